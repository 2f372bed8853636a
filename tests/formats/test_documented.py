"""The page on the file format names every key, column, word and limit there is."""

import re
from pathlib import Path

import attrs
import pytest

from provenance.formats import FORMATS, claim_rows, limits, shapes

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "file-format.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"`([^`\n]+)`", PAGE))


@pytest.mark.parametrize("table", [*shapes.TABLES, "policy", "speaks_for"])
def test_every_key_of_a_table_is_documented(table):
    others = {"policy": shapes.PolicyShape, "speaks_for": shapes.AffiliationShape}
    shape = shapes.TABLES.get(table) or others[table]
    assert {field.name for field in attrs.fields(shape)} <= NAMED
    assert re.search(rf"^### .*`\[+{table}\]+`|`{table}`", PAGE, re.MULTILINE)


def test_every_key_at_the_top_is_documented():
    assert {"version", "title", "dateline", "policy", "rules"} <= NAMED
    assert set(shapes.TOP_LEVEL) - set(shapes.TABLES) <= NAMED


def test_every_column_and_suffix_is_documented():
    assert set(claim_rows.COLUMNS) <= NAMED
    assert set(FORMATS) <= NAMED


def test_every_word_of_a_choice_is_documented():
    for shape in shapes.TABLES.values():
        for field in attrs.fields(shape):
            default = field.default
            for word in type(default) if hasattr(type(default), "__members__") else ():
                assert re.search(rf"\b{word.value}\b", PAGE), word


@pytest.mark.parametrize(
    ("limit", "written"),
    [
        (limits.MOST_BYTES, "64 MiB"),
        (limits.MOST_BYTES_OF_TOML, "8 MiB"),
        (limits.LONGEST_LINE, "1,024 KiB"),
        (limits.MOST_BAD_LINES, "10,000"),
        (limits.MOST_DEPTH, "32 levels"),
        (limits.MOST_KEY_PARTS, "TOML key | 8"),
        (limits.LONGEST_WORDS, "10,000"),
        (limits.LONGEST_NOTE, "100,000"),
        (limits.LONGEST_DATE, "words | 120"),
        (limits.LARGEST_WHOLE, "9,007,199,254,740,991"),
        (limits.MOST_STEPS_UP, "100 steps"),
    ],
)
def test_every_limit_is_documented(limit, written):
    units = {"MiB": 1024 * 1024, "KiB": 1024}
    number = int(re.search(r"[\d,]+", written)[0].replace(",", ""))
    assert number * units.get(written.rpartition(" ")[2], 1) == limit
    assert written in PAGE
