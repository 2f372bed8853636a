"""Reading takes time in proportion to the text: shown by counting the lines of code that run."""

import contextlib
import sys

import pytest

from provenance.errors import UnreadableWords
from provenance.language import parse_estimate, read_all
from provenance.language.showing import table

ATOMS = [
    *("1", "1,", "1,000", ",", "1.", ".", "1 ", " ", "\t", "\n", "-", "1-", "1/", "/", "1e", "e"),
    *("+", "1+", "(", ")", "[", '"', "'", "\\", "a", "one ", "hundred ", "thousand ", "and "),
    *("about ", "at least ", "up to ", "between ", " to ", "3,000 to ", "and 3,000 ", "Oct "),
    *("24 ", "1:", ":", "2024-", "2024-10-24 ", "am ", "GMT+", "\u0301", "\u202e", "\u0663"),
    *("%", "&lt;", "<", "\x00", "~", "±", "–", "one hundred and ", "a third of ", "hundreds of "),
    *("(1 ", "1) ", "half ", "1½", "www.", "http://1 ", "1 of the ", "from 1 ", "1, including "),
    *("several ", "no ", "not ", "will ", "3-400-", "1 000 ", "point one ", "twenty-", "first "),
    *("10 A ", "10 Street ", "+44 20 ", "and 3/4 ", "not one ", "1 plus or minus ", "1, perhaps "),
    *("over 1 men ", "1 of the ", "pp. 12-14 ", "1k-", "will 1 ", "\u00a0", "x" * 30 + " ", "×"),
    *("1 man in 9 ", "9 to 1 ", "in 12 Big Men ", "1 degrees ", "aged 1, ", "1/1,000 ", "737-"),
    *("rose 1, from ", "2007 Games ", "is 1 is ", "one by ", "1 times ", "a third "),
    *("1 and ", "1 or ", "1 plus ", "1, ", "May 5, ", "$1 ", "1 dollar and ", "&nbsp;", "1^"),
    *("000&rsquo;", "1&comma;", "between 1 ", "± ", "1 to… ", "twice "),
]
SMALL, LARGE = 60, 240


def lines_run(function, text):
    """Count the lines of code that run while a function works on a text."""
    count = 0

    def trace(_frame, event, _argument):
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        function(text)
    finally:
        sys.settrace(before)
    return count


def parse_or_refuse(text):
    with contextlib.suppress(UnreadableWords):
        parse_estimate(text)


@pytest.mark.parametrize("atom", ATOMS, ids=ascii)
@pytest.mark.parametrize("affixes", [("", ""), ("3,000 ", " troops")], ids=["bare", "framed"])
def test_four_times_the_text_is_at_most_about_four_times_the_work(atom, affixes):
    before, behind = affixes
    small = lines_run(read_all, before + atom * SMALL + behind)
    large = lines_run(read_all, before + atom * LARGE + behind)
    # Work that grew with the square would be sixteen times as much.
    assert large <= 5 * small + 200


@pytest.mark.parametrize("atom", ["1 and ", "one of the 3 ", "1\n"], ids=ascii)
def test_showing_is_linear_too(atom):
    small, large = (lines_run(table, atom * count) for count in (SMALL, LARGE))
    assert large <= 5 * small + 200


@pytest.mark.parametrize("atom", ["9", "1,1", "1/", "-", " ", "at least ", "(", "1.", "3,000 to "])
def test_a_hundred_thousand_characters_are_no_trouble(atom):
    text = atom * (100_000 // len(atom))
    read_all(text)
    parse_or_refuse(text)
