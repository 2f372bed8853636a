"""What was read, shown: the text with its estimates underlined, and a table of what they mean."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from provenance.language.mention import Mention
from provenance.language.profiles import Profile
from provenance.language.reading import read_all

__all__ = ["table", "underlined"]

_HEADS = ("words", "means", "counts", "unit", "status", "remarks")


def table(text: str, *, profile: Profile | str = "neutral", refused: bool = False) -> str:
    """Show a text with its estimates underlined, and below it a row for each of them.

    `refused` adds a row for every number that counts nothing, with the reason.

    >>> print(table("Some 12,000 troops will be sent."))
    Some 12,000 troops will be sent.
    ~~~~~~~~~~~
    words        means         counts  status
    Some 12,000  about 12,000  troops  expected
    """
    reading = read_all(text, profile=profile)
    rows = [_row(mention) for mention in reading.mentions]
    lines = [*underlined(text, reading.mentions), *_aligned([_HEADS, *rows] if rows else [])]
    if not rows:
        lines.append("no estimate found")
    if refused:
        lines += [f"not read: {_visible(one.text)}: {one.reason}" for one in reading.rejections]
    return "\n".join(lines)


def underlined(text: str, mentions: Iterable[Mention]) -> Iterator[str]:
    """Give each line in which something was found, and below it a line of marks.

    A line of more than 100 columns is folded, so that a terminal that folds lines leaves the marks
    below their words; of such a line only the parts with marks are given.

    >>> from provenance.language import read_estimates
    >>> list(underlined("a dozen men", read_estimates("a dozen men")))
    ['a dozen men', '~~~~~~~']
    """
    found = sorted(mentions, key=lambda mention: mention.start)
    first = 0
    for start, shown in _lines(text):
        end = start + len(shown)
        while first < len(found) and found[first].end <= start:
            first += 1
        marks = [" "] * len(shown)
        for mention in found[first:]:
            if mention.start >= end:
                break
            for at in range(max(mention.start - start, 0), min(mention.end - start, len(shown))):
                marks[at] = "~"
        if "~" in marks:
            yield _visible(shown).rstrip()
            pairs = zip(shown, marks, strict=True)
            yield "".join(mark * _width(char) for char, mark in pairs).rstrip()


_WIDEST = 100


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Give each line, or each part that a line is folded into, and where it starts."""
    start = 0
    for line in text.splitlines(keepends=True):
        left = shown = 0
        width, space = 0, -1
        for at, char in enumerate(line):
            width += _width(char)
            if char == " ":
                space = at
            if width > _WIDEST:
                shown = space + 1 if space >= left else at
                yield start + left, line[left:shown]
                width = _columns(line[shown : at + 1])
                left = shown
        yield start + left, line[left:].rstrip("\r\n")
        start += len(line)


def _visible(text: str) -> str:
    """Write a tab or the end of a line as a space, and all else that cannot be printed as a dot."""
    return "".join(
        char if char.isprintable() else " " if char in "\t\r\n" else "·" for char in text
    )


def _width(char: str) -> int:
    """How many columns a character takes."""
    if char.isascii():
        return 1
    if unicodedata.category(char) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _columns(text: str) -> int:
    return sum(map(_width, text))


def _row(mention: Mention) -> tuple[str, ...]:
    return (
        _visible(mention.text),
        mention.estimate.in_words(),
        _visible(mention.noun),
        mention.unit,
        mention.status,
        "; ".join(_remarks(mention)),
    )


def _remarks(mention: Mention) -> Iterator[str]:
    if mention.negated:
        yield "denied"
    if mention.ambiguous:
        yield "ambiguous: " + " or ".join(f"{value:,}" for value in mention.ambiguous)
    relation = mention.relation
    if relation is None:
        if mention.increment:
            yield "added to another figure"
        return
    told = relation.kind.value.replace("_", " ")
    yield told if relation.target is None else f"{told} row {relation.target + 1}"


def _aligned(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Write rows in columns, leaving out a column that is empty but for its head."""
    columns = [column for column in zip(*rows, strict=True) if any(column[1:])]
    widths = [max(map(_columns, column)) for column in columns]
    for row in zip(*columns, strict=True):
        cells = (
            cell + " " * (width - _columns(cell)) for cell, width in zip(row, widths, strict=True)
        )
        yield "  ".join(cells).rstrip()
