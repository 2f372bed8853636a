"""From print back to the origins: who a claim rests on in the end, and where that is unknown.

`identity` says who is who and who speaks for whom, `graph` finds rings and the ends of chains,
`statements` which prints are of one statement, and `chains` puts them together.
"""

from __future__ import annotations

from provenance.lineage.chains import Lineage
from provenance.lineage.graph import ends_of, strongly_connected
from provenance.lineage.identity import Identity
from provenance.lineage.origin import End, Origin

__all__ = ["End", "Identity", "Lineage", "Origin", "ends_of", "strongly_connected"]
