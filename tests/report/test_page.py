"""The page as it is written; how it behaves in a browser stands in tests/browser."""

import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise

import pytest

from provenance import Claim, Estimate, Ledger, Question, Source, check
from provenance.ledger import Exemption
from provenance.report import render


@pytest.fixture(scope="module")
def page(seed, seed_report):
    return render(seed_report, seed, format="html", name="seed.toml")


def test_the_page_asks_nothing_of_any_network(page):
    addresses = re.findall(r"""(?:href|src|url\()=?["'(]?([^"')> ]+)""", page)
    assert all(address.startswith("#") for address in addresses)
    assert "@import" not in page
    assert "default-src 'none'" in page.replace("&#x27;", "'")


def test_only_its_own_script_may_run(page):
    (script,) = re.findall(r"<script[^>]*>(.*?)</script>", page, re.DOTALL)
    digest = b64encode(sha256(script.encode()).digest()).decode()
    assert f"sha256-{digest}" in page


def test_links_within_the_page_lead_somewhere(page):
    names = re.findall(r'\bid="([^"]+)"', page)
    assert len(set(names)) == len(names)
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(names)


def test_headings_descend_one_step_at_a_time(page):
    levels = [int(level) for level in re.findall(r"<h(\d)", page)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


def test_the_page_tells_the_seed(page):
    for sentence in (
        "Per South Korea 12,000 expected, 3,000 actual (24 Oct 2024); per the United States",
        "1 repeat: ",
        "repeat: some 12,000",
        "not comparable: status is expected, not actual",
        "within plan",
        "partly supported",
        "asserted-agreement-not-borne-out",
        "tolerance grain",
        "asserted-agreement-not-borne-out, ",
    ):
        assert sentence in page


def test_findings_give_rule_place_reason_and_remedy():
    asked = Question("x")
    pair = [
        Claim(who, asked, Estimate(n, n), said_on="2024-10-24", id=who)
        for who, n in (("a", 30), ("b", 90))
    ]
    ledger = Ledger(pair)
    report = check(ledger).located({"a": "x.toml:3", "b": "x.toml:9"})
    page = render(report, ledger, format="html")
    assert 'data-severity="error"' in page
    assert "x.toml:3, x.toml:9" in page
    assert "exclude each other by 60" in page
    assert "remedy" in page


def test_accepted_findings_are_shown_with_their_reason():
    asked = Question("x")
    pair = [
        Claim(who, asked, Estimate(n, n), said_on="2024-10-24", id=who)
        for who, n in (("a", 30), ("b", 90))
    ]
    ledger = Ledger(pair, exemptions=[Exemption("conflict", ["a", "b"], "they count otherwise")])
    page = render(check(ledger), ledger, format="html")
    assert "Accepted: they count otherwise" in page
    assert "1 accepted, with a reason" in page


def test_sources_are_shown_with_their_grades(told):
    source = Source("m", name="The monitor", reliability="B", aliases=["SM"], note="since 2011")
    page = told(Ledger([Claim(source, Question("x"), Estimate(3, 3), id="a")]), "html")
    assert "B: usually reliable" in page
    assert "also SM; since 2011" in page


def test_a_page_of_nothing_is_a_page(told):
    page = told(Ledger(), "html")
    assert "0 claims by 0 sources on 0 questions. Found: nothing." in page
    assert "No rule found anything." in page
