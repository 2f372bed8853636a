"""Values that a notebook shows as they are told in reports, not as they are written in code."""

from __future__ import annotations

from importlib import import_module

__all__ = ["ShownInNotebooks"]


class ShownInNotebooks:
    """What can be shown in a notebook; the room of reports decides how.

    >>> from provenance import Estimate
    >>> Estimate.at_least(3000)._repr_html_()
    '<span><b>at least 3,000</b> [3,000, ∞)</span>'
    """

    __slots__ = ()

    def _repr_html_(self) -> str:
        # The room of reports stands above every value: it is looked up when called, not imported.
        return str(import_module("provenance.report.notebook").in_html(self))
