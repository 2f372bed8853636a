"""Profiles: what vague words such as "dozens" amount to, by whose convention.

Everyone counts them differently, so the convention is named and kept with the estimate. Make your
own in one line: `NEUTRAL.but("ours", dozens=(24, 99))`.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import attrs

from provenance.errors import EstimateError, shown
from provenance.estimate import Estimate
from provenance.number import Number, arithmetic, exact

__all__ = ["PROFILES", "Profile"]

_Ends = tuple[Number, Number | None]


def _frozen(table: Mapping[str, Any]) -> Mapping[str, _Ends]:
    ends: dict[str, _Ends] = {}
    for word, value in table.items():
        low, high = value if isinstance(value, tuple) else (value, value)
        ends[word.replace("_", " ")] = (exact(low), None if high is None else exact(high))
    return MappingProxyType(ends)


def _kept(table: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType(dict(table))


@attrs.frozen
class Profile:
    """A named convention: for each vague word the lowest and the highest number it stands for.

    A single number is a point; a pair may leave its high end open with None.

    >>> Profile("ours", {"dozens": (24, None)}).estimate("dozens")
    Estimate(low=24, approximate=True, profile='ours')
    """

    name: str
    words: Mapping[str, Any] = attrs.field(converter=_frozen)
    _followed: Mapping[str, str] = attrs.field(factory=dict, converter=_kept, eq=False, repr=False)

    def source_of(self, word: str) -> str:
        """The name of the profile whose reading of a word this is: its own, or one it follows.

        >>> acled = PROFILES["acled"]
        >>> acled.source_of("dozens"), acled.source_of("thousands")
        ('acled', 'neutral')
        """
        return self._followed.get(word, self.name)

    def estimate(self, word: str, times: Number = 1, *, said: str = "") -> Estimate:
        """The estimate that a vague word stands for, `times` times; `EstimateError` if unknown.

        >>> PROFILES["neutral"].estimate("tens", 1000)
        Estimate(low=20000, approximate=True, profile='neutral')
        """
        low, high = self.ends(word, times)
        return Estimate(low, high, approximate=True, profile=self.name, words=said)

    def ends(self, word: str, times: Number = 1) -> tuple[Number, Number | None]:
        """The least and the greatest number a vague word stands for, `times` times.

        >>> PROFILES["airwars"].ends("dozens")
        (12, 24)
        """
        if word not in self.words:
            message = f"the profile {self.name} does not know {shown(word)}"
            raise EstimateError(message, value=word)
        low, high = self.words[word]
        if times == 1:
            return low, high
        return _times(low, times), None if high is None else _times(high, times)

    def but(self, name: str, **words: Any) -> Profile:
        """The same convention under another name, with some words read otherwise.

        The other words follow this profile on purpose, and `source_of` tells which they are.

        >>> PROFILES["neutral"].but("ours", a_few=4).estimate("a few").low
        4
        """
        own = _frozen(words)
        followed = {word: self.source_of(word) for word in self.words if word not in own}
        return Profile(name, {**self.words, **own}, followed)


_ORDERS: Mapping[str, int] = MappingProxyType(
    {
        **dict.fromkeys(("several", "a few", "a couple"), 10),
        **dict.fromkeys(("tens", "dozens", "scores"), 100),
        "hundreds": 10**3,
        "thousands": 10**4,
        "lakhs": 10**6,
        "millions": 10**7,
        "crores": 10**8,
        "billions": 10**10,
        "trillions": 10**13,
    }
)


def next_order(word: str, times: Number = 1) -> Number | None:
    """The number below which a vague word stays when something bounds it from above.

    "At most a few hundred" is less than a thousand, by whatever convention.

    >>> next_order("a few", 100), next_order("dozens"), next_order("oodles")
    (1000, 100, None)
    """
    order = _ORDERS.get(word)
    return None if order is None else _times(order, times)


def _times(end: Number, times: Number) -> Number:
    return exact(arithmetic.multiply(Decimal(end), Decimal(times)))


_NEUTRAL = Profile(
    "neutral",
    {
        "tens": (20, None),
        "dozens": (24, None),
        "scores": (40, None),
        "hundreds": (200, None),
        "thousands": (2_000, None),
        "lakhs": (2 * 10**5, None),
        "millions": (2 * 10**6, None),
        "crores": (2 * 10**7, None),
        "billions": (2 * 10**9, None),
        "trillions": (2 * 10**12, None),
        "several": (3, None),
        "a few": (3, None),
        "a couple": 2,
    },
)

PROFILES: Mapping[str, Profile] = MappingProxyType(
    {
        profile.name: profile
        for profile in (
            # Plural words state no upper end, so none is invented.
            _NEUTRAL,
            # A published convention is silent on most words; on those it follows the neutral one.
            # Armed Conflict Location & Event Data: how its coders enter unstated numbers.
            _NEUTRAL.but("acled", tens=10, dozens=12, hundreds=100),
            # Crowd Counting Consortium: the lowest number the plural can mean.
            _NEUTRAL.but(
                "crowd_counting",
                tens=20,
                dozens=24,
                hundreds=200,
                thousands=2_000,
                millions=2 * 10**6,
            ),
            # Airwars: a range for each word.
            _NEUTRAL.but("airwars", dozens=(12, 24)),
        )
    }
)
"""The profiles shipped, by name."""


def profile_named(profile: Profile | str) -> Profile:
    """Find a profile by its name; `EstimateError` names those there are.

    >>> profile_named("acled").estimate("dozens").low
    12
    """
    if isinstance(profile, Profile):
        return profile
    if profile not in PROFILES:
        names = ", ".join(PROFILES)
        raise EstimateError(f"no profile named {shown(profile)}; choose {names}", value=profile)
    return PROFILES[profile]
