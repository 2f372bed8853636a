"""Which groups surely have no findings, as a condition in SQL: they need not be looked at.

A group is quiet where all its rows answer one question with plain counts that share a value, said
by known sources, of dates in their order, and nothing else. Whatever is not surely so is judged.
"""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from provenance.engines.columns import speaker_columns
from provenance.rules import built_in
from provenance.rules.rule import Rule

__all__ = ["Quiet", "is_quiet"]

_SILENT = frozenset(
    {
        *("actual-exceeds-expected", "asserted-agreement-not-borne-out", "best-outside"),
        *("circular-reporting", "conflict", "daily-not-the-change", "floor-above-ceiling"),
        *("floor-lowered", "low-above-high", "outlier", "part-exceeds-whole"),
        *("parts-do-not-add-up", "recorded-before-it-was-said", "relay-differs"),
        *("running-total-fell", "said-before-it-happened", "scope-missing"),
        *("self-contradiction", "words-and-figure-differ", "words-do-not-add-up"),
    }
)
"""The built-in rules that surely find nothing in a quiet group, whatever their settings."""

_FIGURES = ("low", "high", "best")
_DATES = ("said_on", "as_of", "recorded_on")
_PLAIN_ID = "^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$"
_WHOLE = "^(0|[1-9][0-9]{0,14})$"
_DAY = "^[12][0-9]{3}-[0-9]{2}-[0-9]{2}$"
_LARGEST = 10**15


def is_quiet(rules: Iterable[Rule]) -> bool:
    """Whether rules are all of those that find nothing in a quiet group.

    >>> is_quiet(built_in())
    True
    """
    known = {rule.id: rule.function for rule in built_in()}
    return all(rule.id in _SILENT and known.get(rule.id) is rule.function for rule in rules)


@attrs.frozen
class Quiet:
    """The conditions under which rows and groups of a table are quiet.

    `matches`, `text` and `quote` are how a dialect of SQL holds a text against a pattern, names its
    type of text, and quotes names. Beside their columns rows have the number of their `question_`,
    and whether they are `steady`.

    >>> Quiet(("id", "source", "low"), text="STRING", quote="`").figure("high", "low", "0")[:54]
    'coalesce(CASE WHEN regexp_matches(CAST(`low` AS STRING'
    """

    columns: tuple[str, ...]
    matches: str = "regexp_matches"
    text: str = "VARCHAR"
    quote: str = '"'

    def figure(self, *names: str) -> str:
        """The first whole number among some columns, or else the last thing named, a number."""
        *columns, otherwise = names
        given = [self._number(name) for name in columns if name in self.columns]
        return f"coalesce({', '.join([*given, otherwise])})"

    def _number(self, name: str) -> str:
        cast = self._cast(name)
        return f"CASE WHEN {self._like(name, _WHOLE)} THEN CAST({cast} AS BIGINT) END"

    def _cast(self, name: str) -> str:
        return f"CAST({self.quote}{name}{self.quote} AS {self.text})"

    def _like(self, name: str, pattern: str) -> str:
        return f"{self.matches}({self._cast(name)}, '{pattern}')"

    def _blank(self, name: str) -> str:
        return f"coalesce(trim({self._cast(name)}), '') = ''"

    def _day(self, name: str) -> str:
        return f"TRY_CAST({self._cast(name)} AS DATE)"

    def row(self) -> str:
        """The condition under which a row gives no finding by itself, and is surely a claim."""
        known = {"id", "source", "stance", *_FIGURES, *_DATES}
        known |= {*speaker_columns(self.columns), "subject", "measure", "place", "status"}
        known |= {"moves", "unit", "question"}
        rest = [
            name for name in self.columns if name not in known and not name.startswith("scope.")
        ]
        conditions = [
            "steady",
            self._like("id", _PLAIN_ID) if "id" in self.columns else "FALSE",
            self._like("source", _PLAIN_ID),
            *(self._blank(name) for name in (*rest, "via") if name in self.columns),
            *self._figures(),
            *self._days(),
        ]
        if "stance" in self.columns:
            said = self._like("stance", "^asserts$")
            conditions.append(f"({self._blank('stance')} OR {said})")
        return " AND ".join(f"coalesce({one}, FALSE)" for one in conditions)

    def _figures(self) -> list[str]:
        given = [name for name in _FIGURES if name in self.columns]
        plain = [f"({self._blank(name)} OR {self._like(name, _WHOLE)})" for name in given]
        some = " OR ".join(f"NOT {self._blank(name)}" for name in given) or "FALSE"
        low, high = self.figure("low", "0"), self.figure("high", str(_LARGEST))
        best = self.figure("best", low)
        return [*plain, f"({some})", f"{low} <= {high}", f"{best} BETWEEN {low} AND {high}"]

    def _days(self) -> list[str]:
        given = [name for name in _DATES if name in self.columns]
        plain = [
            f"({self._blank(name)} OR ({self._like(name, _DAY)} AND {self._day(name)} IS NOT NULL))"
            for name in given
        ]
        later = [("as_of", "said_on"), ("said_on", "recorded_on")]
        ordered = [
            f"coalesce({self._day(one)} <= {self._day(other)}, TRUE)"
            for one, other in later
            if {one, other} <= set(given)
        ]
        return [*plain, *ordered]

    def group(self) -> str:
        """The condition under which a group of such rows gives no finding either."""
        low, high = self.figure("low", "best", "0"), self.figure("high", "best", str(_LARGEST))
        return (
            f"bool_and({self.row()}) AND min(question_) = max(question_)"
            f" AND max({low}) <= min({high})"
        )
