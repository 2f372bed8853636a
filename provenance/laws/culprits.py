"""Rules that each break a law, as rules written in a hurry do: the proof that the law can fail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count, pairwise

from provenance.claim import Claim
from provenance.ledger import Ledger
from provenance.rules import Found, Rule, rule

__all__ = [
    "asks_the_calendar",
    "asymmetric",
    "blames_one",
    "counts_echoes",
    "counts_everything",
    "every_other_time",
    "fond_of_ids",
    "fond_of_names",
    "names_nobody",
    "order_dependent",
    "presumes_a_figure",
    "reads_notes",
    "says_it_twice",
    "starts_with_a_bang",
]


def _low(claim: Claim) -> object:
    return None if claim.estimate is None else claim.estimate.low


@rule("presumes-a-figure")
def presumes_a_figure(claim: Claim) -> str | None:
    """Every figure is above zero; claims without one were not thought of."""
    return None if claim.estimate.low else "it starts at zero"  # type: ignore[union-attr]


@rule("asymmetric")
def asymmetric(first: Claim, second: Claim) -> str | None:
    """Two figures differ where the first is the larger."""
    one, other = _low(first), _low(second)
    if one is None or other is None:
        return None
    return f"{one} is more than {other}" if one > other else None  # type: ignore[operator]


@rule("counts-echoes")
def counts_echoes(claims: Sequence[Claim]) -> Found | None:
    """A figure is well backed when it was printed often."""
    if len(claims) < 2:  # noqa: PLR2004 - printed more than once
        return None
    return Found("printed more than once", numbers={"prints": len(claims)})


@rule("order-dependent")
def order_dependent(claims: Sequence[Claim]) -> Iterator[Found]:
    """Every claim says what the one put on record before it says."""
    for before, after in pairwise(claims):
        if _low(before) != _low(after):
            yield Found("it differs from the one before", claims=[before, after])


@rule("counts-everything")
def counts_everything(ledger: Ledger) -> Found | None:
    """A ledger is large; this rule cannot say why that should matter."""
    if not ledger.claims:
        return None
    return Found("the ledger is large", claims=[ledger.claims[0]], numbers={"size": len(ledger)})


@rule("asks-the-calendar")
def asks_the_calendar(claim: Claim) -> str | None:
    """News is of the year in which the rule was written."""
    return "that is old news" if claim.day is not None and claim.day.year != 2024 else None  # noqa: PLR2004


@rule("fond-of-ids")
def fond_of_ids(claim: Claim) -> str | None:
    """Claims were put on record under the ids that the author of the rule had in mind."""
    return "an id of the old scheme" if claim.id.startswith("c") else None


@rule("fond-of-names")
def fond_of_names(claim: Claim) -> str | None:
    """States tell the truth, and are known by their names."""
    return "it comes from a state" if "state" in claim.source.id else None


@rule("blames-one")
def blames_one(claims: Sequence[Claim]) -> Found | None:
    """Where figures differ, the smallest id is at fault."""
    if len({_low(claim) for claim in claims}) == 1:
        return None
    return Found("figures differ", claims=[min(claims, key=lambda claim: claim.id)])


@rule("says-it-twice")
def says_it_twice(claim: Claim) -> list[str]:
    """A claim without a figure cannot be missed."""
    return [] if claim.estimate else ["no figure", "really no figure"]


@rule("names-nobody")
def names_nobody(claims: Sequence[Claim]) -> Found:
    """Something is wrong somewhere."""
    return Found(f"something is wrong\nin {len(claims)} claims", claims=())


@rule("reads-notes")
def reads_notes(claim: Claim) -> str | None:
    """Whoever needs a note is not to be believed."""
    return "it has a note" if claim.note else None


@rule("starts-with-a-bang")
def starts_with_a_bang(ledger: Ledger) -> Found | None:
    """There is always something to report."""
    return None if ledger.claims else Found("nothing was reported at all", claims=())


def every_other_time() -> Rule:
    """A rule with a memory: it speaks up every other time it is asked."""
    asked = count()

    @rule("every-other-time")
    def forgetful(claim: Claim) -> str | None:  # noqa: ARG001 - it does not even look
        """Every other claim is wrong."""
        return "wrong" if next(asked) % 2 else None

    return forgetful
