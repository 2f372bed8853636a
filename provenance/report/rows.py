"""The rows of a picture: one for each figure that a source gave, its echoes collapsed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

import attrs

from provenance.claim import Claim
from provenance.comparison import Judge
from provenance.corroboration.order import in_turn
from provenance.report.chapters import Chapter
from provenance.verdict import Verdict

__all__ = ["Band", "Row", "bands_of"]

MOST_ROWS = 40
_NEAR = 6
"""Among how many of its last figures an origin's repeats are looked for."""

_NONE: Mapping[str, Sequence[str]] = MappingProxyType({})


@attrs.frozen
class Row:
    """One figure of one voice, with the claims that only repeat it and those that exclude it."""

    claim: Claim
    voice: str
    echoes: tuple[Claim, ...] = ()
    conflicts: tuple[Claim, ...] = ()

    @property
    def is_dated(self) -> bool:
        """Whether it is known when the claim was made or of when it is."""
        return self.claim.holds_on is not None


@attrs.frozen
class Band:
    """Rows shown together: those with a date, or those without one."""

    rows: tuple[Row, ...]
    total: int
    is_dated: bool


def bands_of(
    chapter: Chapter, judge: Judge, disputes: Mapping[str, Sequence[str]] = _NONE
) -> tuple[Band, ...]:
    """Lay out every figure of a chapter, by source and in order of time; undated ones come last.

    `disputes` are the ids of claims found to exclude others beyond those that are held against
    one another in the chapter.

    Of a long chapter the last figures of each source are kept; a band knows how many there were.
    """
    rows = tuple(_rows(chapter, judge, _conflicts(chapter, disputes)))
    bands = (
        Band(_kept(one), len(one), is_dated)
        for is_dated in (True, False)
        if (one := _by_voice(row for row in rows if row.is_dated is is_dated))
    )
    return tuple(bands)


def _rows(
    chapter: Chapter, judge: Judge, conflicts: Mapping[str, Sequence[Claim]]
) -> Iterator[Row]:
    for rows in _figures(chapter, judge).values():
        for claim, *echoes in rows:
            against = {
                one.id: one for said in (claim, *echoes) for one in conflicts.get(said.id, ())
            }
            voice = judge.lineage.voice(claim).name
            yield Row(claim, voice, tuple(echoes), tuple(against.values()))


def _figures(chapter: Chapter, judge: Judge) -> Mapping[str, list[list[Claim]]]:
    """Gather the figures of each voice; each comes with its echoes behind it."""
    found: dict[str, list[list[Claim]]] = {}
    for claim in chapter.claims:
        if claim.estimate is None:
            continue
        known = found.setdefault(judge.lineage.voice(claim).id, [])
        for figure in known[-_NEAR:]:
            if judge.compare(figure[0], claim).verdict is Verdict.REPEAT:
                figure.append(claim)
                break
        else:
            known.append([claim])
    return found


def _conflicts(
    chapter: Chapter, disputes: Mapping[str, Sequence[str]]
) -> Mapping[str, Sequence[Claim]]:
    """Give the claims of a chapter that exclude each of them, those compared in it first."""
    claims = {claim.id: claim for claim in chapter.claims}
    found: dict[str, dict[str, Claim]] = {id_: {} for id_ in claims}
    for section in chapter.sections:
        for one in section.comparisons:
            if one.verdict is Verdict.CONFLICT:
                first, second = one.ids
                found[first][second] = claims[second]
                found[second][first] = claims[first]
    for id_, against in found.items():
        against |= {one: claims[one] for one in disputes.get(id_, ()) if one in claims}
    return {id_: tuple(against.values()) for id_, against in found.items()}


def _by_voice(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Put voices in the order of their first words, and the rows of each in order of time."""
    told = {row.claim.id: row for row in rows}
    voices: dict[str, list[Row]] = {}
    for claim in in_turn(row.claim for row in told.values()):
        voices.setdefault(told[claim.id].voice, []).append(told[claim.id])
    return tuple(row for group in voices.values() for row in group)


def _kept(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    if len(rows) <= MOST_ROWS:
        return rows
    left: dict[str, int] = {}
    ages: dict[str, int] = {}
    for row in reversed(rows):
        ages[row.claim.id] = left[row.voice] = left.get(row.voice, 0) + 1
    newest = sorted(rows, key=lambda row: ages[row.claim.id])[:MOST_ROWS]
    ids = {row.claim.id for row in newest}
    return tuple(row for row in rows if row.claim.id in ids)
