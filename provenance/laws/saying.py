"""What the tests of laws say when something is wrong, and None when nothing is."""

from __future__ import annotations

from typing import Any

from provenance.errors import shown

__all__ = ["alike", "claimed", "no_less"]

_LIMIT = 120


def alike(one: Any, other: Any, what: str) -> str | None:
    """Say that two things differ that must not.

    >>> alike(1, 1, "both counts") is None, alike(1, 2, "both counts")
    (True, 'both counts must be the same: 1 and 2')
    """
    if one == other:
        return None
    both = f"{shown(one, limit=_LIMIT)} and {shown(other, limit=_LIMIT)}"
    return f"{what} must be the same: {both}"


def claimed(holds: bool, otherwise: str) -> str | None:  # noqa: FBT001 - the condition itself
    """Say what is wrong where a condition does not hold.

    >>> claimed(True, "never said") is None, claimed(False, "said")
    (True, 'said')
    """
    return None if holds else otherwise


def no_less(more: frozenset[Any], less: frozenset[Any], what: str) -> str | None:
    """Say what is in the second set and missing from the first.

    >>> no_less(frozenset("ab"), frozenset("a"), "lost") is None
    True
    """
    lost = less - more
    if not lost:
        return None
    return f"{what}: {', '.join(sorted(shown(one, limit=_LIMIT) for one in lost))}"
