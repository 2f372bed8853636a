"""Everything on record, immutable and indexed: sources, questions, claims, links, parts."""

from provenance.ledger.record import Ledger
from provenance.settings import Exemption, RuleSettings

__all__ = ["Exemption", "Ledger", "RuleSettings"]
