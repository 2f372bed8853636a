"""Values of this library for tests that draw their examples, with Hypothesis.

Every strategy gives valid values by construction, draws from few names and few round figures so
that claims meet one another, and shrinks to something that a person would write. It needs
Hypothesis, which nothing else here imports: `pip install claim-provenance[testing]`.

>>> from hypothesis import find
>>> find(estimates(), lambda estimate: estimate.kind == "at least")
Estimate(low=0)
"""

from __future__ import annotations

from provenance.strategies.claims import (
    claims,
    contradicting_pairs,
    echoes_of,
    links,
    revisions_of,
)
from provenance.strategies.dates import dates, windows
from provenance.strategies.figures import estimates, numbers, policies, tolerances
from provenance.strategies.ledgers import ledgers, series
from provenance.strategies.questions import questions
from provenance.strategies.sources import chains, sources
from provenance.strategies.words import phrases

__all__ = [
    "chains",
    "claims",
    "contradicting_pairs",
    "dates",
    "echoes_of",
    "estimates",
    "ledgers",
    "links",
    "numbers",
    "phrases",
    "policies",
    "questions",
    "revisions_of",
    "series",
    "sources",
    "tolerances",
    "windows",
]
