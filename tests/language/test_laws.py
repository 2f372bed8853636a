"""What holds for every text, however it is put together."""

import json
import os
import subprocess
import sys
import unicodedata
from decimal import Decimal
from itertools import pairwise

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.errors import EstimateError
from provenance.estimate import Estimate
from provenance.language import Reader, read_all, read_estimates, sifting
from provenance.language.anchors import may_hold_estimates, may_hold_numbers
from provenance.language.hedges import BEFORE_FIGURE, BEHIND_FIGURE, phrases
from provenance.language.number_words import ATOMS
from provenance.language.pseudo_tables import AFTER, BEFORE, MONTHS
from provenance.language.scanner import LONGEST_TEXT, scan
from provenance.language.sifting import find_figures

WORDS = sorted(
    {*ATOMS, *BEFORE, *AFTER, *MONTHS, *phrases(BEFORE_FIGURE), *phrases(BEHIND_FIGURE)}
    | set("12 3,000 12,000 1.5 2024 0 007 1,2 12.000 ½ 3k 5m 1e5 9/11 4:25 50-60 km F-16".split())
    | set(
        "to and or of the between from in a an but including ( ) , ; : . % $ € troops men".split()
    )
    | set("rose doubled denied not expected killed will no one &nbsp; &rsquo; — – − × ٣".split())
    | set(
        "The Big Four Leopard Air France top call 911 555-1234 percent Percent Cent \u02bc".split()
    )
    | set("first second First higher than mark s".split())
)
PHRASES = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
GLUED = st.lists(st.sampled_from([*WORDS, " ", "-", "/"]), max_size=10).map("".join)
TEXTS = st.text(max_size=80) | PHRASES | GLUED


@given(TEXTS)
def test_offsets_point_into_the_text_and_mentions_follow_each_other(text):
    reading = read_all(text)
    found = sorted([*reading.mentions, *reading.rejections], key=lambda one: one.start)
    assert all(text[one.start : one.end] == one.text != "" for one in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert all(mention.estimate.words == mention.text for mention in reading.mentions)


@given(TEXTS)
def test_tokens_cover_every_character_that_is_not_white_space(text):
    tokens = scan(text)
    covered = {
        place
        for index in range(len(tokens.words))
        for place in range(tokens.starts[index], tokens.end(index))
    }
    assert all(place in covered for place, char in enumerate(text) if not char.isspace())


@given(TEXTS)
def test_a_text_that_is_passed_over_holds_no_number(text):
    if not may_hold_numbers(text):
        assert find_figures(scan(text)) == []


@given(TEXTS)
def test_asking_for_the_estimates_alone_gives_the_same(text):
    assert read_estimates(text) == list(read_all(text).mentions)


@pytest.mark.parametrize("text", ["no higher than the second", "above the first and the third"])
def test_a_rank_that_bounds_is_not_passed_over(text):
    assert may_hold_estimates(text)


def test_a_rank_that_counts_nothing_is_passed_over():
    assert not may_hold_estimates("the first of them came second")


@given(TEXTS)
def test_any_white_space_cuts_a_text_into_the_same_tokens(text):
    by_lines = scan(text.replace(" ", "\n"))
    by_spaces = scan(text)
    assert by_spaces.words == by_lines.words
    assert by_spaces.starts == by_lines.starts


@given(TEXTS)
def test_what_is_read_is_what_the_checked_constructor_would_make(text):
    for mention in read_estimates(text):
        made = mention.estimate
        fields = {field.name: getattr(made, field.name) for field in attrs.fields(Estimate)}
        checked = Estimate(**fields)
        assert checked == made
        for name, value in fields.items():
            assert type(getattr(checked, name)) is type(value)
        assert attrs.evolve(mention) == mention


@given(TEXTS)
def test_relations_point_at_another_mention(text):
    mentions = read_estimates(text)
    for place, mention in enumerate(mentions):
        if mention.relation is not None and mention.relation.target is not None:
            assert mention.relation.target in range(len(mentions))
            assert mention.relation.target != place


@given(TEXTS)
def test_a_plain_figure_is_what_the_rules_would_have_made_of_it(text):
    by_look_up = read_all(text)
    plain = sifting.plain_figure
    sifting.plain_figure = lambda _tokens, _at: None
    try:
        by_rules = read_all(text)
    finally:
        sifting.plain_figure = plain
    assert by_look_up == by_rules


@given(TEXTS)
def test_a_reading_is_told_in_values_that_json_can_write(text):
    told = read_all(text).to_dict()
    assert json.loads(json.dumps(told)) == told


ZEROS = [chr(code) for code in range(0x110000) if unicodedata.digit(chr(code), None) == 0]
DECIMAL_ZEROS = [char for char in ZEROS if char.isdecimal()]


@given(st.sampled_from(DECIMAL_ZEROS), st.integers(0, 10**12), st.sampled_from(["{}", "{:,}"]))
def test_digits_of_any_one_script_give_the_same_number(zero, value, form):
    written = form.format(value)
    foreign = "".join(chr(ord(zero) + int(d)) if d.isdecimal() else d for d in written)
    (ours,), (theirs,) = read_estimates(f"{written} men"), read_estimates(f"{foreign} men")
    assert ours.estimate == theirs.estimate
    assert theirs.text == foreign


@given(
    st.sampled_from(["\u00a0", "\u2009", "\u202f", "\u2007", "&nbsp;", "&#160;", "&thinsp;"]),
    st.integers(1000, 10**12),
)
def test_any_space_between_thousands_gives_the_same_number(space, value):
    (mention,) = read_estimates(f"{value:,}".replace(",", space))
    assert mention.estimate.best == value


@pytest.mark.parametrize("entity", ["&rsquo;", "&#8217;", "&lsquo;", "’"])
def test_an_entity_is_never_read_as_a_number(entity):
    (mention,) = read_estimates(f"Seoul{entity}s 12 men")
    assert mention.estimate.best == 12


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("&#49;2 men", "markup"),
        ("1&#50; men", "markup"),
        ("&#x31;2 men", "markup"),
        ("12\u201a000 men", "grouping"),
        ("12\u00b4000 men", "grouping"),
        ("12\u00b7000 men", "grouping"),
        ("1\u200b000 men", "invisible character"),
        ("1\u2060000 men", "invisible character"),
        ("12\u0301 men", "invisible character"),
        ("1\uff12 men", "scripts"),
        ("12\u00b2 men", "superscript"),
    ],
)
def test_what_may_hide_a_digit_is_refused_and_never_misread(text, rule):
    reading = read_all(text)
    assert not reading.mentions
    assert rule in [rejection.rule for rejection in reading.rejections]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("10\u301c12 men", 10, 12),
        ("10\uff5e12 men", 10, 12),
        ("10&ndash;12 men", 10, 12),
        ("10\u201112 men", 10, 12),
        ("\uff04\uff11\uff12", 12, 12),
        ("\uff11\uff0f\uff12", Decimal("0.5"), Decimal("0.5")),
        ("2&frac12; men", Decimal("2.5"), Decimal("2.5")),
        ("three\u00a0hundred men", 300, 300),
        ("twenty\u2011five men", 25, 25),
        ("12&nbsp;000&nbsp;men", 12_000, 12_000),
    ],
)
def test_signs_of_any_script_are_read_as_what_they_are(text, low, high):
    (mention,) = read_estimates(text)
    assert (mention.estimate.low, mention.estimate.high) == (low, high)


def test_an_entity_for_a_space_does_not_hide_what_is_counted():
    (mention,) = read_estimates("12,000&nbsp;troops")
    assert mention.noun == "troops"


def test_a_text_beyond_the_limit_is_refused():
    with pytest.raises(EstimateError, match=r"10,000,001 characters; at most 10,000,000"):
        read_estimates(" " * (LONGEST_TEXT + 1))


def test_an_unknown_profile_is_refused_with_those_there_are():
    with pytest.raises(EstimateError, match="no profile named 'mine'; choose neutral"):
        read_estimates("dozens", profile="mine")


def test_a_reader_can_be_asked_again():
    reader = Reader()
    assert reader.read("some 12 men") == reader.read("some 12 men")


PROGRAM = """
from provenance.language import read_all
for text in ("Some 12,000 troops, including dozens of officers, were expected by Nov. 12, 2023.",
             "between 10 and 12 thousand of the 30,000; 5% or more; three-quarters; the 5th man",
             "hundreds, if not thousands; $2.5bn, up from 1.000; rose from 3 to 12"):
    print(read_all(text))
"""


def answer(**environment):
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout


def test_nothing_depends_on_hash_seed_locale_or_time_zone():
    first = answer(PYTHONHASHSEED="1", LC_ALL="C", TZ="UTC", PYTHONUTF8="1")
    second = answer(PYTHONHASHSEED="4711", LC_ALL="C.UTF-8", TZ="Asia/Pyongyang", PYTHONUTF8="1")
    assert first == second != ""


def test_reading_numbers_loads_no_calendar():
    program = "import sys; from provenance.language import read_estimates; read_estimates('12'); "
    program += "print('provenance.language.calendar' in sys.modules, 'dateutil' in sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout.split()[0] == "False"
