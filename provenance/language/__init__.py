"""Words and estimates: reading one out of the other, and writing it back."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from provenance.language.calendar import (
        DateMention,
        UnreadDate,
        parse_date,
        read_dates,
        unread_dates,
    )
    from provenance.language.hedging import Hedges
    from provenance.language.mention import Mention, Reading, Rejection, Relation, RelationKind
    from provenance.language.parsing import parse_estimate
    from provenance.language.profiles import PROFILES, Profile
    from provenance.language.reading import Reader, read_all, read_estimates
    from provenance.language.showing import table, underlined
    from provenance.language.wording import in_words

__all__ = [
    "PROFILES",
    "DateMention",
    "Hedges",
    "Mention",
    "Profile",
    "Reader",
    "Reading",
    "Rejection",
    "Relation",
    "RelationKind",
    "UnreadDate",
    "in_words",
    "parse_date",
    "parse_estimate",
    "read_all",
    "read_dates",
    "read_estimates",
    "table",
    "underlined",
    "unread_dates",
]

_HOMES = {
    "hedging": ("Hedges",),
    "calendar": ("DateMention", "UnreadDate", "parse_date", "read_dates", "unread_dates"),
    "mention": ("Mention", "Reading", "Rejection", "Relation", "RelationKind"),
    "parsing": ("parse_estimate",),
    "profiles": ("PROFILES", "Profile"),
    "reading": ("Reader", "read_all", "read_estimates"),
    "showing": ("table", "underlined"),
    "wording": ("in_words",),
}
_MODULES = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """Load a public name when it is first used, so that reading numbers loads no calendar."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = value
    return value
