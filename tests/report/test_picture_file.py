"""The figures of a ledger as one picture, and the one that stands on the first page."""

import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path

from provenance import Claim, Estimate, Ledger, Question
from provenance.report import render

PICTURE = Path(__file__).parents[2] / "docs" / "seed.svg"
SVG = "{http://www.w3.org/2000/svg}"


def test_the_picture_on_the_first_page_is_of_the_seed(seed, seed_report):
    drawn = render(seed_report, seed, format="svg")
    assert PICTURE.read_text(encoding="utf-8") == drawn, "draw it again with: make picture"


def test_a_picture_stands_alone(seed, seed_report):
    drawn = render(seed_report, seed, format="svg")
    assert "http://" not in drawn.replace("http://www.w3.org/2000/svg", "")
    assert "https://" not in drawn
    root = ET.fromstring(drawn)  # noqa: S314 - it was made here
    assert root.find(f"{SVG}title").text == seed.title
    assert "12,000 expected" in root.find(f"{SVG}desc").text


def texts(root):
    for one in root.iter(f"{SVG}text"):
        yield float(one.get("x")), float(one.get("y")), one.get("class"), one.text


def test_lines_of_text_never_meet(told, variety, siege):
    for ledger in (variety, siege):
        root = ET.fromstring(told(ledger, "svg"))  # noqa: S314 - it was made here
        rows = sorted({y for _, y, kind, _ in texts(root) if kind not in ("from", "amid", "to")})
        assert all(below - above >= 11 for above, below in pairwise(rows))
        # A label on the left ends before the marks begin, at any usual width of type.
        assert all(
            x + 7.3 * len(text) < 350
            for x, _, kind, text in texts(root)
            if kind in ("figure", "who", "echo", "clash")
        )


def test_without_figures_it_says_so(told):
    assert "No figures are on record." in told(Ledger(), "svg")


def test_topics_left_out_are_counted(told):
    claims = [Claim("a", Question(f"q{n}"), Estimate(n, n), id=f"c{n}") for n in range(30)]
    assert "8 of 30 topics are drawn." in told(Ledger(claims), "svg")
