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
    "Claim",
    "Comparison",
    "DateError",
    "DateMention",
    "Estimate",
    "EstimateError",
    "Fault",
    "Finding",
    "Gap",
    "Ledger",
    "LedgerError",
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
    "Severity",
    "Source",
    "Stance",
    "Status",
    "Sum",
    "Tolerance",
    "UnreadableWords",
    "UnusableInput",
    "Verdict",
    "Window",
    "Within",
    "check",
    "compare",
    "compare_all",
    "consensus",
    "dump",
    "load",
    "parse_date",
    "read_dates",
    "read_estimates",
    "rule",
    "support",
]

if TYPE_CHECKING:
    # What follows is read by type checkers and editors alone; `_ROOMS` says the same at run time,
    # and a test holds the two together.
    from provenance.checking import Report, check
    from provenance.claim import Claim, Stance
    from provenance.comparison import compare, compare_all
    from provenance.corroboration import consensus, support
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
    from provenance.rules import Finding, Rule, Severity, rule
    from provenance.source import Affiliation, Source
    from provenance.tolerance import Tolerance
    from provenance.verdict import Comparison, Verdict
else:
    _ROOMS = {
        "checking": ("Report", "check"),
        "claim": ("Claim", "Stance"),
        "comparison": ("compare", "compare_all"),
        "corroboration": ("consensus", "support"),
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
        "rules": ("Finding", "Rule", "Severity", "rule"),
        "source": ("Affiliation", "Source"),
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
