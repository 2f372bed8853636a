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
        ("12\tmen\t13", ["12 men 13", "~~     ~~"]),
        ("\u2764\ufe0f 12", ["\u2764\ufe0f 12", "  ~~"]),
        ("| 12 | 13 |", ["| 12 | 13 |", "  ~~   ~~"]),
        ("between 1\nand 3 men", ["between 1", "~~~~~~~~~", "and 3 men", "~~~~~"]),
    ],
)
def test_marks_stand_under_the_words_whatever_is_on_the_line(text, lines):
    assert list(underlined(text, read_estimates(text))) == lines


def test_a_long_line_is_folded_and_only_its_parts_with_marks_are_shown():
    text = "12 men " + "and nobody else " * 20 + "saw about 3,000 cats"
    lines = list(underlined(text, read_estimates(text)))
    assert all(len(line) <= 100 for line in lines)
    assert [line.split()[0] for line in lines[1::2]] == ["~~", "~" * len("about 3,000")]
    assert lines[2][lines[3].index("~") :].startswith("about 3,000 cats")


def test_a_line_without_spaces_is_folded_as_it_comes():
    text = "\u5317" * 80 + " 12 men"
    assert list(underlined(text, read_estimates(text))) == [
        "\u5317" * 30 + " 12 men",
        " " * 61 + "~~",
    ]


def test_columns_stand_below_each_other_whatever_their_letters():
    rows = table("3,000 \u5175\u58eb came; 12 men came").splitlines()[2:]
    assert rows == [
        "words  means  counts  status",
        "3,000  3,000  \u5175\u58eb    actual",
        "12     12     men     actual",
    ]
