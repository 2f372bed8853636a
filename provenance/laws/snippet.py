"""Claims as a dossier that can be pasted into a file and run with `provenance check`."""

from __future__ import annotations

from provenance.ledger import Ledger

__all__ = ["written"]


def written(ledger: Ledger) -> str:
    """The ledger as a dossier in TOML.

    >>> from provenance import Claim, Estimate, Question
    >>> claim = Claim("us", Question("troops"), Estimate.exactly(3000), id="a")
    >>> print(written(Ledger([claim])).splitlines()[-4])
    source = "us"
    """
    from provenance.formats import records_from, toml

    return "".join(toml.written(records_from(ledger)))
