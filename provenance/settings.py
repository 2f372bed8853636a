"""What a dossier decides about rules: their settings, and the findings accepted with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import attrs

from provenance.errors import RecordError, shown
from provenance.naming import name, several, text

__all__ = ["Exemption", "RuleSettings"]


def _ids(values: object) -> tuple[str, ...]:
    return several(values, "claim ids", text)


def _read_only(options: object) -> Mapping[str, Any]:
    if not isinstance(options, Mapping):
        raise RecordError(f"settings map names to values, not {shown(options)}", value=options)
    return MappingProxyType(dict(options))


@attrs.frozen(order=True)
class Exemption:
    """A finding that was looked at and accepted: the rule, the claims, and why.

    >>> Exemption("running-total-fell", ["gaza-12"], reason="a recount").claims
    ('gaza-12',)
    """

    rule: str = attrs.field(converter=name)
    claims: tuple[str, ...] = attrs.field(converter=_ids)
    reason: str = attrs.field(default="", converter=text)

    def __attrs_post_init__(self) -> None:
        """Refuse an exemption that gives no reason."""
        if not self.reason.strip():
            message = f"why is {shown(self.rule)} exempted? give a reason"
            raise RecordError(message, value=self.reason)


@attrs.frozen
class RuleSettings:
    """What a dossier sets for one rule: its severity, its thresholds, or that it is off.

    >>> RuleSettings("running-total-fell", {"severity": "warning"}).options["severity"]
    'warning'
    """

    rule: str = attrs.field(converter=name)
    options: Mapping[str, Any] = attrs.field(factory=dict, converter=_read_only, hash=False)

    def __reduce__(self) -> tuple[Any, ...]:
        # A read-only view of a dict can be copied and sent only as the dict it shows.
        return RuleSettings, (self.rule, dict(self.options))
