"""Who said how many, when and through whom: judge whether reported figures bear each other out.

Every public name can be imported from here. A name's room is loaded when the name is first used,
so that `import provenance` costs next to nothing.

>>> from provenance import Estimate
>>> Estimate.at_least(3000)
Estimate(low=3000)
"""

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

__all__ = [
    "Affiliation",
    "Assertion",
    "Baseline",
    "Claim",
    "Comparison",
    "Consensus",
    "Credibility",
    "DateError",
    "DateMention",
    "Dependence",
    "Estimate",
    "EstimateError",
    "Exemption",
    "Fault",
    "Finding",
    "Found",
    "Gap",
    "Ledger",
    "LedgerError",
    "Level",
    "Link",
    "Mention",
    "Moves",
    "Policy",
    "Precision",
    "ProvenanceError",
    "Question",
    "RecordError",
    "Relation",
    "Report",
    "Rule",
    "RuleError",
    "RuleSettings",
    "Sensitivity",
    "Series",
    "Severity",
    "Source",
    "Stance",
    "Status",
    "Sum",
    "Support",
    "Suspicion",
    "Table",
    "Tolerance",
    "Trace",
    "UnreadableWords",
    "UnusableInput",
    "Verdict",
    "Window",
    "Within",
    "assess",
    "best_lag",
    "check",
    "combine",
    "compare",
    "compare_all",
    "consensus",
    "credibility",
    "dump",
    "independent",
    "load",
    "parse_date",
    "read_dates",
    "read_estimates",
    "relays_that_differ",
    "rule",
    "sensitivity",
    "series_of",
    "support",
    "suspected_copying",
    "trace",
]

if TYPE_CHECKING:
    # What follows is read by type checkers and editors alone; `_ROOMS` says the same at run time,
    # and a test holds the two together.
    from provenance.checking import Baseline, Report, check
    from provenance.claim import Claim, Stance
    from provenance.comparison import compare, compare_all
    from provenance.corroboration import (
        Assertion,
        Consensus,
        Credibility,
        Dependence,
        Sensitivity,
        Support,
        Suspicion,
        Trace,
        assess,
        combine,
        independent,
        relays_that_differ,
        suspected_copying,
    )
    from provenance.corroboration.consensus import consensus
    from provenance.corroboration.credibility import credibility
    from provenance.corroboration.sensitivity import sensitivity
    from provenance.corroboration.support import support
    from provenance.corroboration.trace import trace
    from provenance.dates import Precision, Window
    from provenance.errors import (
        DateError,
        EstimateError,
        Fault,
        LedgerError,
        ProvenanceError,
        RecordError,
        RuleError,
        UnreadableWords,
        UnusableInput,
    )
    from provenance.estimate import Estimate
    from provenance.formats import dump, load
    from provenance.gap import Gap
    from provenance.language import DateMention, Mention, parse_date, read_dates, read_estimates
    from provenance.ledger import Ledger
    from provenance.link import Link, Relation
    from provenance.policy import Policy
    from provenance.question import Moves, Question, Status, Sum, Within
    from provenance.rules import Finding, Found, Rule, Severity
    from provenance.rules.rule import rule
    from provenance.series import Series, best_lag, series_of
    from provenance.settings import Exemption, RuleSettings
    from provenance.source import Affiliation, Level, Source
    from provenance.tables import Table
    from provenance.tolerance import Tolerance
    from provenance.verdict import Comparison, Verdict
else:
    _ROOMS = {
        "checking": ("Baseline", "Report", "check"),
        "claim": ("Claim", "Stance"),
        "comparison": ("compare", "compare_all"),
        "corroboration": (
            "Assertion",
            "Consensus",
            "Credibility",
            "Dependence",
            "Sensitivity",
            "Support",
            "Suspicion",
            "Trace",
            "assess",
            "combine",
            "independent",
            "relays_that_differ",
            "suspected_copying",
        ),
        "corroboration.consensus": ("consensus",),
        "corroboration.credibility": ("credibility",),
        "corroboration.sensitivity": ("sensitivity",),
        "corroboration.support": ("support",),
        "corroboration.trace": ("trace",),
        "dates": ("Precision", "Window"),
        "errors": (
            "DateError",
            "EstimateError",
            "Fault",
            "LedgerError",
            "ProvenanceError",
            "RecordError",
            "RuleError",
            "UnreadableWords",
            "UnusableInput",
        ),
        "estimate": ("Estimate",),
        "formats": ("dump", "load"),
        "gap": ("Gap",),
        "language": ("DateMention", "Mention", "parse_date", "read_dates", "read_estimates"),
        "ledger": ("Ledger",),
        "link": ("Link", "Relation"),
        "policy": ("Policy",),
        "question": ("Moves", "Question", "Status", "Sum", "Within"),
        "rules": ("Finding", "Found", "Rule", "Severity"),
        "rules.rule": ("rule",),
        "series": ("Series", "best_lag", "series_of"),
        "settings": ("Exemption", "RuleSettings"),
        "source": ("Affiliation", "Level", "Source"),
        "tables": ("Table",),
        "tolerance": ("Tolerance",),
        "verdict": ("Comparison", "Verdict"),
    }
    _ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}

    # Out of the checkers' sight, for a module with a __getattr__ has every misspelt name too.
    def __getattr__(name: str) -> object:
        if name not in _ROOM_OF:
            message = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(message, name=name, obj=import_module(__name__))
        value = getattr(import_module(f"{__name__}.{_ROOM_OF[name]}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
