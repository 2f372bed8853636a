"""The parts of a page that are drawn: figures, trees, matrices, lines."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from provenance import Claim, Estimate, Ledger, Question, Source, Tolerance, Verdict, check
from provenance.report import account_of
from provenance.report.axis import Axis
from provenance.report.headline import headline_of
from provenance.report.marks import Pen, marks_of
from provenance.report.matrix import SIGNS, matrix
from provenance.report.plot import picture
from provenance.report.rows import MOST_ROWS, bands_of
from provenance.report.sheet import Sheet
from provenance.report.timeline import charted, timelines
from provenance.report.tree import forest_of, tree
from provenance.strategies import ledgers


class Shapes(HTMLParser):
    """The classes of all elements, and the text."""

    def __init__(self, markup):
        super().__init__(convert_charrefs=True)
        self.classes, self.text, self.tags = [], "", []
        self.feed(str(markup or ""))
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.classes += dict(attrs).get("class", "").split()

    def handle_data(self, data):
        self.text += data


def sheet_of(ledger):
    return Sheet(account_of(check(ledger), ledger))


def first_chapter(ledger):
    sheet = sheet_of(ledger)
    return sheet.account.told[0].chapter, sheet


# Marks


def drawn(claim, axis=None, **options):
    pen = Pen.in_percent(axis or Axis(0, 10000), Tolerance.grain())
    return Shapes("".join(marks_of(claim, pen, **options))).classes


@pytest.mark.parametrize(
    ("claim", "kinds"),
    [
        ("exact", ["dot"]),
        ("range", ["whisker", "cap", "cap"]),
        ("about", ["tolerance", "cap", "cap", "dot"]),
        ("more", ["whisker", "cap", "arrow"]),
        ("most", ["whisker", "arrow", "cap", "dot"]),
        ("vague", ["tolerance", "cap", "cap"]),
        ("denied", ["cross"]),
        ("wide", ["whisker", "cap", "clipped", "hollow"]),
        ("none", []),
        ("unsure", []),
        ("unknown", []),
        ("odd", []),
    ],
)
def test_each_kind_of_figure_has_its_mark(variety, claim, kinds):
    assert drawn(variety.claim(claim)) == kinds


def test_a_conflict_is_marked_by_more_than_colour(variety):
    assert drawn(variety.claim("exact"), contested=True) == ["contested", "dot"]
    assert drawn(variety.claim("range"), contested=True)[:2] == ["whisker", "clash"]


def test_what_lies_off_the_axis_is_not_drawn_on_it(variety):
    assert drawn(variety.claim("exact"), Axis(0, 100)) == []


def test_zero_is_drawn_on_an_axis_of_powers_as_well():
    asked = Question("troops", place="Russia")
    claims = [
        Claim(f"s{n}", asked, Estimate.exactly(n), said_on="2024-10-24", id=f"c{n}")
        for n in (0, 10, 12_000)
    ]
    powers = Axis(10, 100_000, logarithmic=True)
    assert drawn(claims[0], powers) == ["dot", "clipped"]
    assert drawn(claims[0], powers, contested=True) == ["contested", "dot", "clipped"]
    chapter, sheet = first_chapter(Ledger(claims))
    assert "zero lies left of a double stroke" in Shapes(picture(chapter, sheet)).text
    chapter, sheet = first_chapter(Ledger(claims[1:]))
    assert "zero" not in Shapes(picture(chapter, sheet)).text


# Rows


def test_an_echo_collapses_into_the_figure_it_repeats(seed):
    chapter, sheet = first_chapter(seed)
    rows = [row for band in bands_of(chapter, sheet.account.judge) for row in band.rows]
    echoes = {row.claim.id: [one.id for one in row.echoes] for row in rows}
    assert echoes == {"kirby-there": [], "minister-there": [], "minister-total": ["ministry-total"]}


def test_a_conflict_is_marked_in_a_long_chapter_as_well():
    """Where only the last words of each voice are held against one another."""
    asked = Question("troops", place="Russia", unit="persons")
    claims = [
        Claim(f"s{n % 10}", asked, Estimate.exactly(5000), said_on=f"2024-{n:02}-01", id=f"c{n}")
        for n in range(1, 13)
    ]
    claims += [
        Claim(f"t{n}", asked, Estimate.exactly(5000), said_on="2024-12-24", id=f"d{n}")
        for n in range(20)
    ]
    claims.append(Claim("odd", asked, Estimate.exactly(10), said_on="2024-03-01", id="odd"))
    chapter, sheet = first_chapter(Ledger(claims))
    (band,) = bands_of(chapter, sheet.account.judge, sheet.account.disputes)
    marked = {row.claim.id: [one.id for one in row.conflicts] for row in band.rows}
    assert marked["odd"] == ["c3"]
    assert marked["c3"] == ["odd"]
    assert marked["c5"] == []
    assert "contested" in Shapes(picture(chapter, sheet)).classes


def test_undated_figures_have_a_band_of_their_own(variety):
    chapter, sheet = first_chapter(variety)
    bands = bands_of(chapter, sheet.account.judge)
    assert [band.is_dated for band in bands] == [True, False]
    assert [row.claim.id for row in bands[1].rows] == ["undated"]


def test_the_rows_of_a_voice_stand_together_in_order_of_time(siege):
    chapter, sheet = first_chapter(siege)
    (band,) = bands_of(chapter, sheet.account.judge)
    voices = [row.voice for row in band.rows]
    assert voices == sorted(voices, reverse=True)
    days = [row.claim.said_on.start for row in band.rows if row.voice == "ministry"]
    assert days == sorted(days)


@settings(max_examples=40)
@given(ledgers())
def test_every_figure_is_a_row_or_an_echo_of_one(ledger):
    account = account_of(check(ledger), ledger)
    for told in account.told:
        bands = bands_of(told.chapter, account.judge)
        shown = [one.id for band in bands for row in band.rows for one in (row.claim, *row.echoes)]
        figures = [claim.id for claim in told.chapter.claims if claim.estimate is not None]
        assert sorted(shown) == sorted(figures)


def test_of_very_many_figures_the_last_of_each_source_are_drawn():
    asked = Question("x")
    said = [
        Claim(
            "often",
            asked,
            Estimate(n, n),
            as_of=f"2024-{1 + n // 28:02}-{1 + n % 28:02}",
            id=f"o{n}",
        )
        for n in range(100)
    ]
    said.append(Claim("once", asked, Estimate(7, 7), as_of="2024-01-01", id="only"))
    chapter, sheet = first_chapter(Ledger(said))
    (band,) = bands_of(chapter, sheet.account.judge)
    assert (len(band.rows), band.total) == (MOST_ROWS, 101)
    kept = {row.claim.id for row in band.rows}
    assert {"only", "o99"} <= kept
    assert "o0" not in kept
    assert f"{MOST_ROWS} of 101 figures" in Shapes(picture(chapter, sheet)).text


def test_the_legend_explains_exactly_what_is_drawn(variety, seed):
    for ledger in (variety, seed):
        chapter, sheet = first_chapter(ledger)
        drawn = Shapes(picture(chapter, sheet))
        legend = drawn.text[drawn.text.rindex("actual") :]
        assert ("denied" in legend) == ("cross" in drawn.classes)
        assert ("stated range" in legend) == (ledger is variety)
        assert "expected" in legend


# Headlines


def headline(*claims, **fields):
    chapter, sheet = first_chapter(Ledger(claims, **fields))
    return headline_of(chapter, sheet.account.judge)


def test_a_headline_tells_the_last_word_of_each_voice():
    asked = Question("troops", place="Russia")
    old, new = (
        Claim("kim", asked, Estimate(n, n), said_on=f"2024-10-{day}", id=str(n))
        for n, day in ((3000, 24), (4000, 28))
    )
    assert headline(old, new) == "Per kim 4,000 (28 Oct 2024)."


def test_a_headline_hides_no_contradiction_of_a_voice():
    asked = Question("troops", place="Russia")
    one, other = (
        Claim("kim", asked, Estimate(n, n), said_on="2024-10-24", id=str(n)) for n in (3000, 4000)
    )
    assert headline(one, other) == "Per kim 3,000, 4,000 (24 Oct 2024)."


def test_a_headline_without_figures_says_who_answers_what():
    asked = Question("troops", place="Russia")
    said = {"us": "asserts", "rok": "asserts", "russia": "denies", "nato": "unsure"}
    claims = [
        Claim(who, asked, stance=stance, said_on="2024-10-24", id=who)
        for who, stance in said.items()
    ]
    assert headline(*claims) == (
        "Said by rok and us (24 Oct 2024); denied by russia (24 Oct 2024); "
        "left open by nato (24 Oct 2024)."
    )


def test_a_headline_says_how_many_sources_it_names():
    asked = Question("troops", place="Russia")
    claims = [
        Claim(f"s{n}", asked, Estimate.exactly(n), said_on="2024-10-24", id=f"c{n}")
        for n in range(1000, 1020)
    ]
    assert re.search(r"\(24 Oct 2024\); \d+ of 20 sources are named here\.$", headline(*claims))


# Trees


def test_the_tree_leads_from_the_origin_to_print(seed):
    chapter, sheet = first_chapter(seed)
    korea, states = forest_of(chapter)
    assert (korea.name, states.name) == ("South Korea", "United States")
    ministry = korea.leads_to["South Korea's defence ministry"]
    assert set(ministry.leads_to) == {"Kim Yong-hyun", "NBC News"}
    printed = (
        ministry.leads_to["Kim Yong-hyun"].leads_to["Kim Yong-hyun's office"].leads_to["NBC News"]
    )
    assert [claim.id for claim in printed.claims] == ["minister-there", "minister-total"]
    assert "lineage unknown" not in Shapes(tree(chapter, sheet)).text


def test_a_long_way_to_print_goes_on_in_one_line():
    asked = Question("troops", place="Russia")
    relays = [Source(f"r{n}") for n in range(1500)]
    claims = [
        Claim("kim", asked, Estimate.exactly(3), via=relays, id="far"),
        Claim("kim", asked, Estimate.exactly(3), via=relays[:9], id="near"),
    ]
    chapter, sheet = first_chapter(Ledger(claims))
    drawn = Shapes(tree(chapter, sheet))
    assert drawn.tags.count("ul") == 7
    assert "r5 → r6 → r7 → r8" in drawn.text
    assert "r8 → r9 → r10" in drawn.text
    assert drawn.text.count("r1499") == 1


def test_unknown_lineage_is_said_in_the_tree():
    outlet = Source("paper", name="The Paper", kind="outlet")
    chapter, sheet = first_chapter(Ledger([Claim(outlet, Question("x"), Estimate(3, 3), id="a")]))
    assert "lineage unknown" in Shapes(tree(chapter, sheet)).text


# Matrices


def test_every_cell_of_the_matrix_gives_its_reason(variety):
    chapter, sheet = first_chapter(variety)
    drawn = Shapes(matrix(chapter, sheet))
    claims = len(chapter.claims)
    assert drawn.classes.count("reason") == claims * (claims - 1) // 2
    assert "exclude each other by" in drawn.text
    assert "status is" in drawn.text


def test_every_verdict_has_a_sign_of_its_own():
    assert set(SIGNS) == set(Verdict)
    assert len(set(SIGNS.values())) == len(Verdict)


def test_a_lone_claim_has_no_matrix():
    chapter, sheet = first_chapter(Ledger([Claim("a", Question("x"), Estimate(3, 3), id="a")]))
    assert matrix(chapter, sheet) is None


# Lines


def test_falls_and_revisions_are_told_in_words_and_marked(siege):
    chapter, sheet = first_chapter(siege)
    drawn = Shapes(timelines(chapter, sheet))
    assert "16 figures, from 30 on 1 Oct 2024 to 300 on 16 Oct 2024" in drawn.text
    assert "fell from 60 to 58 on 5 Oct 2024, from 120 to 118 on 10 Oct 2024" in drawn.text
    assert "revised 35 to 36" in drawn.text
    assert drawn.classes.count("fall") == 2
    assert drawn.classes.count("revised") == 1


def test_one_day_makes_no_line(seed):
    chapter, sheet = first_chapter(seed)
    assert charted(chapter, sheet) == ()
    assert timelines(chapter, sheet) is None


@settings(max_examples=40)
@given(ledgers())
def test_coordinates_are_finite_and_on_the_page(ledger):
    sheet = sheet_of(ledger)
    for told in sheet.account.told:
        markup = f"{picture(told.chapter, sheet)}{timelines(told.chapter, sheet)}"
        assert "nan" not in markup
        assert "inf" not in re.sub(r"[^\"]*(?=<)", "", markup)
        for share in re.findall(r'"(-?[\d.e+-]+)%"', markup):
            assert 0 <= float(share) <= 100
