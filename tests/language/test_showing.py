"""What was read, shown: underlined in place, and in a table."""

import pytest

from provenance.language import read_estimates
from provenance.language.showing import table, underlined


def test_the_table_shows_words_meaning_and_remarks():
    shown = table("Not 3,000 of the 12,000 troops:\nanother 1.500 since 2022.", refused=True)
    assert shown.splitlines() == [
        "Not 3,000 of the 12,000 troops:",
        "    ~~~~~        ~~~~~~",
        "another 1.500 since 2022.",
        "~~~~~~~~~~~~~",
        "words          means   counts  remarks",
        "3,000          3,000           denied; part of row 2",
        "12,000         12,000  troops",
        "another 1.500  1.5             ambiguous: 1.5 or 1,500; increment row 2",
        "not read: 2022: a year",
    ]


def test_nothing_to_show_is_said():
    assert table("nobody knows") == "no estimate found"


def test_another_profile_changes_what_a_word_means():
    assert 'about 12, by the profile "acled"' in table("dozens", profile="acled")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("北 12 men", ["北 12 men", "   ~~"]),
        ("e\u0301 12", ["e\u0301 12", "  ~~"]),
        ("a\x1b[m 12", ["a·[m 12", "     ~~"]),
        ("12\nmen\n\n13", ["12", "~~", "13", "~~"]),
        ("between 1\nand 3 men", ["between 1", "~~~~~~~~~", "and 3 men", "~~~~~"]),
    ],
)
def test_marks_stand_under_the_words_whatever_is_on_the_line(text, lines):
    assert list(underlined(text, read_estimates(text))) == lines
