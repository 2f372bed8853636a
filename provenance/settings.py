"""What a dossier decides about rules: their settings, and the findings accepted with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

import attrs

from provenance.errors import RecordError, shown

__all__ = ["Exemption", "RuleSettings"]


def _ids(values: Iterable[str]) -> tuple[str, ...]:
    if isinstance(values, str):
        raise RecordError(f"a list of claim ids, not one string: {shown(values)}", value=values)
    return tuple(values)


def _read_only(options: Mapping[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType(dict(options))


@attrs.frozen(order=True)
class Exemption:
    """A finding that was looked at and accepted: the rule, the claims, and why.

    >>> Exemption("running-total-fell", ["gaza-12"], reason="a recount").claims
    ('gaza-12',)
    """

    rule: str
    claims: tuple[str, ...] = attrs.field(converter=_ids)
    reason: str = ""

    def __attrs_post_init__(self) -> None:
        """Refuse an exemption that gives no reason."""
        if not self.reason.strip():
            raise RecordError(f"why is {self.rule!r} exempted? give a reason", value=self)


@attrs.frozen
class RuleSettings:
    """What a dossier sets for one rule: its severity, its thresholds, or that it is off.

    >>> RuleSettings("running-total-fell", {"severity": "warning"}).options["severity"]
    'warning'
    """

    rule: str
    options: Mapping[str, Any] = attrs.field(factory=dict, converter=_read_only, hash=False)
