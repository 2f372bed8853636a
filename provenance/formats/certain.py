"""Columns of values that are certain to be what a claim may hold; whatever is not raises.

Every check here is one of the complete way, asked of each distinct value once, or a quicker one
that admits less. What is read is what the complete way reads, and shared by all that say the same.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property, partial
from itertools import pairwise
from operator import attrgetter, le
from typing import Any

from provenance.claim import Claim
from provenance.dates import Window
from provenance.estimate import Estimate, Side
from provenance.formats.blank import blank_of
from provenance.formats.claim_lines import FIGURES
from provenance.formats.faults import Faults
from provenance.formats.figures import FIGURE_KEYS, figure_of
from provenance.formats.limits import LARGEST_WHOLE
from provenance.formats.moments import window_of
from provenance.formats.shapes import ClaimShape
from provenance.formats.structuring import structured
from provenance.formats.texts import address, name
from provenance.naming import LONGEST_ID
from provenance.question import Question, Status

__all__ = [
    "DOUBTS",
    "Days",
    "Doubt",
    "Figures",
    "Memo",
    "addresses",
    "ids_of",
    "one_name",
    "or_nothing",
    "prose",
]

_MOST_KEPT = 16_384
_UNFIT_IN_IDS = re.compile(r"[\s/\\\"'<>|`]")
_USUAL_IN_IDS = re.compile(r"[a-zA-Z0-9_.:-]*")
_USUAL_NAME = re.compile(r"[!-~]+(?: [!-~]+)*")
_ISO = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}(T[0-9]{2}:[0-9:.]{2,15}(Z|[+-][0-9]{2}:[0-9]{2})?)?")
_ADDRESS = re.compile(r"https?://[a-z0-9][a-z0-9.-]*(/[a-zA-Z0-9/._~?=&%+,;-]*)?")


class Doubt(Exception):
    """Raised where something is not certain to be sound.

    >>> issubclass(Doubt, ValueError)
    False
    """


DOUBTS = (Doubt, LookupError, TypeError, ValueError)
"""What is raised where something is not certain to be sound."""


class Memo(dict[Any, Any]):
    """What was made of each value, made once; emptied when it has grown large.

    >>> Memo(str.upper).all_of(["a", "b", "a"])
    ['A', 'B', 'A']
    """

    def __init__(self, make: Callable[[Any], Any]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, value: Any) -> Any:
        """Make what is not known yet; whatever is raised is the caller's."""
        made = self._make(value)
        if len(self) >= _MOST_KEPT:
            self.clear()
        self[value] = made
        return made

    def all_of(self, column: Sequence[Any]) -> list[Any]:
        """Give what is made of every value of a column."""
        return list(map(self.__getitem__, column))


class Days(Memo):
    """The windows of dates in ISO form, which mean the same whatever date they stand beside.

    >>> str(Days()["2024-10-24"])
    '24 October 2024'
    """

    def __init__(self) -> None:
        super().__init__(_iso_window)


def _iso_window(text: Any) -> Window | None:
    if not (isinstance(text, str) and _ISO.fullmatch(text)):
        raise Doubt
    return window_of(text)


def or_nothing(make: Callable[[Any], Any], nothing: Any) -> Callable[[Any], Any]:
    """Make of an empty text what stands where a key was left out, and of others what `make` does.

    >>> list(map(or_nothing(int, None), ["3", ""]))
    [3, None]
    """
    return lambda text: make(text) if text else nothing


def ids_of(column: Sequence[Any]) -> Sequence[str]:
    """Give ids as they are, once all are certain to be some.

    >>> ids_of(["a", "b-1"])
    ['a', 'b-1']
    """
    together = "".join(column)
    if _USUAL_IN_IDS.fullmatch(together) is None and (
        not together.isprintable() or _UNFIT_IN_IDS.search(together)
    ):
        raise Doubt
    lengths = set(map(len, column))
    if min(lengths) == 0 or max(lengths) > LONGEST_ID:
        raise Doubt
    return column


def one_name(text: Any) -> str:
    """Give a name in its form; most are in it already.

    >>> one_name("South  Korea")
    'South Korea'
    """
    if _USUAL_NAME.fullmatch(text) and len(text) <= LONGEST_ID:
        return str(text)
    return name(text)


def prose(column: Sequence[Any], read: Callable[[object], str], most: int) -> Sequence[str]:
    """Give texts as they are, once all are certain to be fit; `read` decides on unusual ones.

    >>> from provenance.formats.texts import text
    >>> prose(["at least 3,000"], text, 100)
    ['at least 3,000']
    """
    if "".join(column).isprintable() and max(map(len, column)) <= most:
        return column
    return [read(one) for one in column]


def addresses(column: Sequence[Any]) -> Sequence[str]:
    """Give web addresses as they are, once all are certain to be some.

    >>> addresses(["https://example.org/a"])
    ['https://example.org/a']
    """
    for one in column:
        if not _ADDRESS.fullmatch(one) or len(one) > LONGEST_ID:
            Claim("unknown", Question("unknown"), url=address(one))
    return column


_Blank = blank_of(Estimate)
_Kind = tuple[str, Status]
_kind = attrgetter("unit", "status")
_NUMBERS = ("low", "high", "best")
_IN_ORDER = ("low", "best", "high")
_SAYS = ("words", *FIGURE_KEYS, "stance")
_WRITTEN = (FIGURES, "words", "side", "profile", "stance")
_PLAIN = frozenset(_NUMBERS)
_NUMBER = frozenset({int, Decimal, type(None)})
_TYPES = {
    **dict.fromkeys(_NUMBERS, _NUMBER),
    **dict.fromkeys(("low_open", "high_open", "approximate"), frozenset({bool})),
    **dict.fromkeys(("words", "side", "profile", "stance"), frozenset({str})),
}


class Figures:
    """The estimates of claims, made once for all that say the same on questions of one kind.

    >>> figures = Figures({"there": Question("troops", id="there")})
    >>> figures.all_of({"question": ["there"], "low": [3000]})
    [Estimate(low=3000)]
    """

    def __init__(self, questions: Mapping[str, Question]) -> None:
        self._questions = questions
        # Whichever question of a kind decides, it decides alike.
        self._of_kind = dict(zip(map(_kind, questions.values()), questions.values(), strict=True))
        self._all_count = all(question.counts for question in self._of_kind.values())
        self._made: dict[tuple[str, ...], Memo] = {}
        self._counted: dict[tuple[str, ...], dict[Any, Estimate]] = {}
        self._read: dict[tuple[str, ...], Memo] = {}
        self._written: dict[str, Estimate | None] = {}

    @cached_property
    def _kind_of(self) -> dict[str, _Kind]:
        return dict(zip(self._questions, map(_kind, self._questions.values()), strict=True))

    def all_of(self, columns: Mapping[str, Sequence[Any]]) -> list[Any]:
        """Give the estimate of every row, None where it gives none; `columns` are by their key."""
        keys = tuple(key for key in _SAYS if key in columns)
        if self._all_count and keys and _PLAIN.issuperset(keys):
            stated = {key: columns[key] for key in _IN_ORDER if key in columns}
            if _counts(list(stated.values())):
                return self._counts_of(stated)
        for key in keys:
            # True equals 1 and would find what was made of it.
            if not _TYPES[key].issuperset(map(type, columns[key])):
                raise Doubt
        memo = self._made.get(keys)
        if memo is None:
            memo = self._made.setdefault(keys, Memo(partial(self._make, keys)))
        kinds = map(self._kind_of.__getitem__, columns["question"])
        return memo.all_of(list(zip(kinds, *(columns[key] for key in keys), strict=True)))

    def of_texts(self, columns: Mapping[str, Sequence[str]]) -> list[Any]:
        """Give the estimate of every row from columns of texts, empty where a key was left out.

        >>> figures = Figures({"there": Question("troops", id="there")})
        >>> figures.of_texts({"question": ["there"], FIGURES: [', "low": 3000']})
        [Estimate(low=3000)]
        """
        keys = tuple(key for key in _WRITTEN if key in columns)
        if self._all_count and keys == (FIGURES,):
            made = self._counts_written(columns[FIGURES])
            if all(made):
                return made
        memo = self._read.get(keys)
        if memo is None:
            memo = self._read.setdefault(keys, Memo(partial(self._as_written, keys)))
        kinds = map(self._kind_of.__getitem__, columns["question"])
        return memo.all_of(list(zip(*(columns[key] for key in keys), kinds, strict=True)))

    def _counts_written(self, column: Sequence[str]) -> list[Estimate | None]:
        """Make the estimates of counts as lines write them, all new ones together."""
        known = self._written
        if len(known) > _MOST_KEPT:
            known.clear()
        new = list(set(column).difference(known))
        if new:
            known.update(zip(new, _counts_in(new), strict=True))
        return list(map(known.__getitem__, column))

    def _as_written(self, keys: tuple[str, ...], said: tuple[Any, ...]) -> Estimate | None:
        fields: dict[str, Any] = dict(zip(keys, said[:-1], strict=True))
        figures, question = fields.pop(FIGURES, ""), self._of_kind[said[-1]]
        if question.counts and not any(fields.values()) and (made := _counts_in([figures])[0]):
            return made
        stated = {key: text for key, text in fields.items() if text}
        return _in_full({**_figures_in(figures), **stated}, question)

    def _make(self, keys: tuple[str, ...], said: tuple[Any, ...]) -> Estimate | None:
        return _in_full(dict(zip(keys, said[1:], strict=True)), self._of_kind[said[0]])

    def _counts_of(self, stated: Mapping[str, Sequence[int]]) -> list[Estimate]:
        """Make the estimates of counts that stand in their order, as nearly all do."""
        keys = tuple(stated)
        known = self._counted.setdefault(keys, {})
        if len(known) > _MOST_KEPT:
            known.clear()
        find, found = known.get, list[Estimate]()
        for said in zip(*stated.values(), strict=True):
            estimate = find(said)
            if estimate is None:
                estimate = known[said] = _counted(**dict(zip(keys, said, strict=True)))
            found.append(estimate)
        return found


def _counts(columns: Sequence[Sequence[Any]]) -> bool:
    """Whether columns hold whole numbers within the limits, each row of them in order."""
    if not all({int}.issuperset(map(type, column)) for column in columns):
        return False
    if min(columns[0]) < 0 or max(columns[-1]) > LARGEST_WHOLE:
        return False
    return all(all(map(le, one, next_)) for one, next_ in pairwise(columns))


def _figures_in(text: str) -> dict[str, Any]:
    """Read what stands in a line between two keys: members of a JSON object, each after a comma."""
    found: dict[str, Any] = _EXACTLY.decode(f"{{{text.lstrip(', ')}}}") if text else {}
    return found


_EXACTLY = json.JSONDecoder(parse_float=Decimal)


_COUNTS = re.compile(
    "^"
    + "".join(f'(?:, ?"{key}": ?(0|[1-9][0-9]{{0,14}}))?' for key in ("low", "high", "best"))
    + "$",
    re.MULTILINE,
)


def _counts_in(texts: Sequence[str]) -> list[Estimate | None]:
    """Make the estimates of counts as they stand in lines; None where one is no count in order."""
    found = _COUNTS.findall("\n".join(texts))
    if len(found) != len(texts):
        return [_counts_in([text])[0] for text in texts] if len(texts) > 1 else [None]
    return [_count_of(low, high, best) for low, high, best in found]


def _count_of(lowest: str, highest: str, likeliest: str) -> Estimate | None:
    low = int(lowest) if lowest else None
    if highest == lowest and low is not None and not likeliest:
        # By far the most frequent case.
        return _counted(low, low, low)
    high = int(highest) if highest else None
    best = int(likeliest) if likeliest else None
    floor, ceiling = low or 0, LARGEST_WHOLE if high is None else high
    if floor <= (floor if best is None else best) <= ceiling:
        return _counted(low, high, best) if lowest or highest or likeliest else None
    return None


def _counted(low: int | None = None, high: int | None = None, best: int | None = None) -> Estimate:
    """Make the estimate that the checked constructor makes of these figures."""
    if low is None and high is None:
        low = high = best
    elif best is None and low == high:
        best = low
    estimate = _Blank()
    estimate.low = low
    estimate.high = high
    estimate.low_open = False
    estimate.high_open = False
    estimate.best = best
    estimate.approximate = False
    estimate.side = Side.BOTH
    estimate.profile = ""
    estimate.words = ""
    estimate.__class__ = Estimate
    return estimate  # type: ignore[no-any-return]


def _in_full(fields: Mapping[str, Any], question: Question) -> Estimate | None:
    """Make an estimate in the complete way, and doubt it where there is any fault."""
    raw = {"source": "unknown", "question": "unknown", **fields}
    faults = Faults("")
    row = structured(raw, ClaimShape, ("claim", 0), faults)
    says = any(fields.get(key) not in (None, "") for key in ("words", *_NUMBERS, "stance"))
    if row is None or faults or (question.unit and not says):
        raise Doubt
    estimate = figure_of(row.shape, raw, question)
    Claim("unknown", question, estimate, stance=row.shape.stance, words=row.shape.words)
    return estimate
