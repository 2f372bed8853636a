"""Who backs what: independence, support, asserted agreement, consensus, sensitivity, credibility.

Everything here is a pure function of a ledger: it counts who stands behind a figure and shows why.
"""

from __future__ import annotations

from provenance.corroboration.assertion import Assertion, Checked, Outcome, Standing, assess
from provenance.corroboration.combination import Combined, combine
from provenance.corroboration.consensus import Consensus, Group, consensus
from provenance.corroboration.copying import SharedValue, Suspicion, suspected_copying
from provenance.corroboration.credibility import (
    Chain,
    Credibility,
    Grade,
    credibility,
    reliability_of,
)
from provenance.corroboration.dispersion import Spread, spread_of
from provenance.corroboration.independence import Tie, independent
from provenance.corroboration.relays import Distortion, Shift, relays_that_differ
from provenance.corroboration.sensitivity import Removal, Sensitivity, sensitivity
from provenance.corroboration.support import Backed, Backing, Support, Turn, support
from provenance.corroboration.trace import Dependence, Step, Trace, trace
from provenance.corroboration.votes import LeftOut, Vote

__all__ = [
    "Assertion",
    "Backed",
    "Backing",
    "Chain",
    "Checked",
    "Combined",
    "Consensus",
    "Credibility",
    "Dependence",
    "Distortion",
    "Grade",
    "Group",
    "LeftOut",
    "Outcome",
    "Removal",
    "Sensitivity",
    "SharedValue",
    "Shift",
    "Spread",
    "Standing",
    "Step",
    "Support",
    "Suspicion",
    "Tie",
    "Trace",
    "Turn",
    "Vote",
    "assess",
    "combine",
    "consensus",
    "credibility",
    "independent",
    "relays_that_differ",
    "reliability_of",
    "sensitivity",
    "spread_of",
    "support",
    "suspected_copying",
    "trace",
]
