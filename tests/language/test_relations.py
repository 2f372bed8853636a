"""Relations between figures: shares, parts, lists, additions, changes and multiples."""

import pytest

from provenance.estimate import Estimate
from provenance.language import RelationKind, read_estimates


def relations(text):
    """Give (words of the figure, kind, words of its target) for each related figure."""
    mentions = read_estimates(text)
    return [
        (
            mention.text,
            mention.relation.kind.value,
            None if mention.relation.target is None else mentions[mention.relation.target].text,
        )
        for mention in mentions
        if mention.relation is not None
    ]


@pytest.mark.parametrize(
    ("text", "share", "whole"),
    [
        ("a third of the 12,000", "a third", "12,000"),
        ("two-thirds of its 900 ships", "two-thirds", "900"),
        ("more than half of the 1,200 homes", "More than half", "1,200"),
        ("half the 800 prisoners", "half", "800"),
        ("20% of the 12,000", "20%", "12,000"),
        ("one in five of the 300", "one in five", "300"),
        ("a quarter of the country's 2.3 million", "a quarter", "2.3 million"),
        ("12,000 troops, a quarter of whom are new", "a quarter", "12,000"),
        ("12,000 troops; 40% of them are new", "40%", "12,000"),
        ("Of 12,000 troops, two thirds have left", "two thirds", "12,000"),
    ],
)
def test_a_share_of_a_whole(text, share, whole):
    ((said, kind, target),) = relations(text)
    assert (said.lower(), kind, target) == (share.lower(), "fraction_of", whole)


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("3,000 of the 12,000 have left", "3,000", "12,000"),
        ("3,000 out of the 12,000", "3,000", "12,000"),
        ("12,000 troops, of whom 3,000 have left", "3,000", "12,000"),
        ("12,000 troops, 3,000 of them officers", "3,000", "12,000"),
        ("three children among the 62 on board", "three", "62"),
        ("12 of 36 hospitals", "12", "36"),
        ("12 of Gaza's 36 hospitals", "12", "36"),
        ("Of 500 samples, 30 were bad", "30", "500"),
        ("It said that out of the 500 samples, 30 were bad", "30", "500"),
    ],
)
def test_a_part_of_a_whole(text, part, whole):
    assert relations(text) == [(part, "part_of", whole)]


def test_shares_one_behind_the_other_are_of_one_whole():
    text = "12,000 troops, 40% of them new, 60% of them old"
    assert relations(text) == [
        ("40%", "fraction_of", "12,000"),
        ("60%", "fraction_of", "12,000"),
    ]


def test_a_whole_named_inside_a_clause_opens_no_list():
    assert relations("in spite of 500 protests, 30 ships came") == []


def test_a_list_of_what_is_included():
    text = "1,250 dead, including about 300 children and 200 women, and 4,000 hurt"
    assert relations(text) == [
        ("about 300", "including", "1,250"),
        ("200", "including", "1,250"),
    ]


def test_parts_in_brackets_belong_to_the_figure_before_them():
    text = (
        "approximately 7,200 troops (6,500 army; 500 navy, including about 100 marines; "
        "200 air force); est. 5,000 police (2019)"
    )
    assert relations(text) == [
        ("6,500", "part_of", "approximately 7,200"),
        ("500", "part_of", "approximately 7,200"),
        ("about 100", "including", "500"),
        ("200", "part_of", "approximately 7,200"),
    ]


def test_parts_behind_a_colon():
    text = "46,000 personnel: 14,000 in service; 11,000 in reserve; 21,000 at home"
    assert [kind for _, kind, _ in relations(text)] == ["part_of"] * 3


def test_a_bracket_that_is_never_closed_ends_with_the_ones_inside_it():
    text = (
        "850,000 troops (300,000 land; 100,000 other (staff, etc.); estimated 200,000 guards (2022)"
    )
    assert [said for said, _, _ in relations(text)] == ["300,000", "100,000"]


@pytest.mark.parametrize(
    "text",
    [
        "a road of 12 km (7 miles)",
        "12 men (note: 3 women are counted elsewhere)",
        "12 men (see 3,000 below)",
        "12 men; 3 women",
        "12 men and 3 women",
    ],
)
def test_figures_that_only_stand_beside_each_other(text):
    assert relations(text) == []


@pytest.mark.parametrize(
    "text",
    ["another 3,000", "an additional 3,000", "3,000 more", "3,000 extra", "3,000 more to follow"],
)
def test_an_addition_says_so(text):
    (mention,) = read_estimates(text)
    assert mention.increment
    assert mention.relation.kind is RelationKind.INCREMENT


def test_an_addition_in_one_sentence_names_what_it_adds_to():
    assert relations("It has 500 men and sent another 300.") == [
        ("another 300", "increment", "500")
    ]
    assert relations("It has 500 men. It sent another 300.") == [("another 300", "increment", None)]


@pytest.mark.parametrize(
    ("text", "to", "start"),
    [
        ("rose from 3,000 to 12,000", "12,000", "3,000"),
        ("fell to 3,000 from 12,000", "3,000", "12,000"),
        ("12,000, up from 3,000", "12,000", "3,000"),
        ("61 percent, compared with 54 percent", None, None),
        ("cut from 12,000 to 3,000", "3,000", "12,000"),
    ],
)
def test_a_change_is_no_range(text, to, start):
    expected = [] if to is None else [(to, "from_to", start)]
    assert relations(text) == expected
    assert all(mention.estimate.is_point for mention in read_estimates(text))


@pytest.mark.parametrize(
    ("text", "factor"),
    [
        ("more than doubled to 3,000", Estimate.more_than(2)),
        ("nearly tripled to 3,000", Estimate.about(3, side="below")),
        ("quadrupled to 3,000", Estimate.exactly(4)),
    ],
)
def test_a_multiple_is_kept_apart_from_the_figure_it_led_to(text, factor):
    (mention,) = read_estimates(text)
    assert mention.estimate == Estimate.exactly(3000)
    assert mention.relation.factor == factor
