import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.report.width import clipped, padded, width_of, wrap

TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from("a 북é\u0301"))


@pytest.mark.parametrize(
    ("text", "width"),
    [("abc", 3), ("북한군", 6), ("e\u0301", 1), ("", 0), ("\uff21\uff22", 4), ("שלום", 4)],
)
def test_columns(text, width):
    assert width_of(text) == width


@given(TEXTS, st.integers(2, 40))
def test_wrapped_lines_fit_and_lose_nothing(text, width):
    lines = list(wrap(text, width))
    assert all(width_of(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == "".join(text.split())


@given(TEXTS, st.integers(2, 40))
def test_clipped_text_fits(text, width):
    shown = clipped(text, width)
    assert width_of(shown) <= width
    assert shown == text or shown.endswith("…")


@given(TEXTS)
def test_padded_columns_line_up(text):
    assert width_of(padded(text, 90)) == max(90, width_of(text))


def test_words_stay_whole_where_they_can():
    assert list(wrap("South Korea's defence ministry", 14)) == [
        "South Korea's",
        "defence",
        "ministry",
    ]


def test_a_mark_stays_with_its_letter():
    assert list(wrap("ae\u0301e\u0301", 2)) == ["ae\u0301", "e\u0301"]
