"""A credibility grade proposed for a claim, with its derivation, and the reliability of its chain.

The two axes of the Admiralty system stay apart: what is known of the source says nothing of the
information, and "cannot be judged" (F and 6) is no number, neither good nor bad.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any

import attrs

from provenance.claim import Claim
from provenance.comparison import Judge
from provenance.corroboration.origins import origins_of
from provenance.corroboration.phrases import as_markdown, as_text, joined
from provenance.corroboration.support import Support, support
from provenance.ledger import Ledger
from provenance.lineage import Lineage, Origin
from provenance.policy import Policy
from provenance.source import Level, Reliability, Source
from provenance.verdict import Verdict

__all__ = ["Chain", "Credibility", "Grade", "credibility", "reliability_of"]


class Credibility(StrEnum):
    """The Admiralty grade of a piece of information; 6 is no worse than any other.

    >>> Credibility("2").meaning
    'probably true'
    """

    CONFIRMED = "1"
    PROBABLY_TRUE = "2"
    POSSIBLY_TRUE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    CANNOT_BE_JUDGED = "6"

    @property
    def meaning(self) -> str:
        """The words that the grade stands for (NATO AJP-2.1)."""
        return _MEANINGS[self.value]


_MEANINGS = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}


@attrs.frozen
class Chain:
    """How reliable a chain is: as its weakest link, or F where one of them cannot be judged.

    `at_best` is the weakest grade among those that can be judged: the chain is no better.

    >>> print(Chain(Reliability("F"), unjudged=("the wire",)))
    F (cannot be judged: no grade for the wire)
    """

    reliability: Reliability
    at_best: Reliability | None = None
    weakest: str = ""
    unjudged: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Name the grade and the link that decides."""
        if not self.unjudged:
            return f"{self.reliability} ({self.reliability.meaning}), as {self.weakest}"
        limit = f", no better than {self.at_best} for {self.weakest}" if self.at_best else ""
        return f"F (cannot be judged: no grade for {joined(self.unjudged)}{limit})"


def reliability_of(lineage: Lineage, claim: Claim) -> Chain:
    """Grade the chain of a claim, from print to its origins, by its weakest link.

    A source without a grade has that of whom it speaks for.

    >>> from provenance import Question
    >>> afp = Source("afp", kind="outlet", reliability="B")
    >>> said = Claim(Source("kim", reliability="C"), Question("troops"), via=[afp])
    >>> print(reliability_of(Lineage(), said))
    C (fairly reliable), as kim
    """
    graded: dict[str, Reliability] = {}
    unjudged: dict[str, None] = {}
    for source, grade in _links(lineage, claim):
        if grade is None or grade is Reliability.F:
            unjudged[source.name] = None
        else:
            graded[source.name] = grade
    weakest = max(graded, key=lambda name: (graded[name], name), default="")
    at_best = graded.get(weakest)
    if unjudged or at_best is None:
        return Chain(Reliability.F, at_best, weakest, tuple(unjudged))
    return Chain(at_best, at_best, weakest)


def _links(lineage: Lineage, claim: Claim) -> Iterator[tuple[Source, Reliability | None]]:
    ways = (lineage.way(claim, end) for end in lineage.ends(claim))
    ids = dict.fromkeys(id_ for way in ways for id_ in way)
    for one in (lineage.claims.get(id_, claim) for id_ in ids):
        for source in (*reversed(one.via), one.source):
            line = lineage.identity.line(source, one.day)
            graded = (up.reliability for up in line if up.reliability is not None)
            yield line[0], next(graded, None)


@attrs.frozen
class Grade:
    """A proposed grade: how credible a claim is and why, and apart from it how reliable its chain.

    >>> from provenance import Question
    >>> there = Question("troops", place="Russia")
    >>> said = [Claim.said("3,000", by=id_, of=there, id=id_) for id_ in ("us", "kim")]
    >>> print(credibility(Ledger(said), said[0]))
    F1: confirmed by other sources: 2 independent origins say so (kim and us), and none denies it
    """

    claim: Claim
    credibility: Credibility
    derivation: tuple[str, ...]
    chain: Chain
    support: Support = attrs.field(repr=False)

    @property
    def code(self) -> str:
        """Both axes side by side, as the Admiralty system writes them."""
        return f"{self.chain.reliability}{self.credibility}"

    def __str__(self) -> str:
        """Give the code and why."""
        return f"{self.code}: {self.credibility.meaning}: {', and '.join(self.derivation)}"

    def lines(self) -> Iterable[tuple[int, str]]:
        """Tell it all, line by line, each with its depth."""
        yield 0, f"{self.claim}: {self.code}"
        yield 1, f"credibility {self.credibility}, {self.credibility.meaning} (proposed)"
        for one in self.derivation:
            yield 2, one
        yield 1, f"reliability {self.chain}"

    def account(self) -> str:
        """Tell it all as indented text."""
        return as_text(self.lines())

    def to_markdown(self) -> str:
        """Tell it all as a nested list in Markdown."""
        return as_markdown(self.lines())

    def to_dict(self) -> dict[str, Any]:
        """The grade as plain values, for JSON; both axes are letters, never numbers."""
        return {
            "claim": self.claim.id,
            "credibility": self.credibility.value,
            "meaning": self.credibility.meaning,
            "derivation": list(self.derivation),
            "reliability": self.chain.reliability.value,
            "weakest_link": self.chain.weakest,
            "unjudged": list(self.chain.unjudged),
        }


def credibility(
    ledger: Ledger,
    claim: Claim | str,
    *,
    level: Level | str | None = None,
    policy: Policy | None = None,
) -> Grade:
    """Propose an Admiralty credibility for a claim, from who backs, allows and contradicts it.

    Only independent origins count: no echo, no unknown lineage. `LedgerError` for an unknown id.

    >>> from provenance.question import Question
    >>> from provenance.estimate import Estimate
    >>> there = Question("troops", id="there")
    >>> at = {"us": 3000, "ru": 0, "kr": 3000}
    >>> said = [Claim(who, there, Estimate(n, n), id=who) for who, n in at.items()]
    >>> print(credibility(Ledger(said), "us"))
    F3: possibly true: 2 independent origins say so (kr and us), and ru contradicts it
    """
    asked = claim if isinstance(claim, Claim) else ledger.claim(claim)
    known = support(ledger, asked, level=level, policy=policy)
    judge = Judge.of(ledger, known.policy)
    allowing = _allowing(known, judge)
    own = any(origin.known for origin in judge.lineage.origins(asked))
    grade = _grade(known, allowing, own_is_known=own)
    derivation = tuple(_derivation(known, allowing))
    return Grade(asked, grade, derivation, reliability_of(judge.lineage, asked), known)


def _allowing(known: Support, judge: Judge) -> tuple[Origin, ...]:
    """Find the origins that leave room for a figure, without backing or contradicting it."""
    compatible = (one.second for one in known.comparisons if one.verdict is Verdict.COMPATIBLE)
    claims = [other for other in compatible if isinstance(other, Claim)]
    found = origins_of(judge.lineage, claims, judge.ledger.replaced).known
    taken = {id_ for origin in (*known.origins, *known.dissenting) for id_ in origin.ids}
    return tuple(origin for origin in found if taken.isdisjoint(origin.ids))


def _grade(known: Support, allowing: tuple[Origin, ...], *, own_is_known: bool) -> Credibility:
    """Weigh the origins that back a figure against those that contradict or merely allow it.

    >>> from provenance import Question
    >>> said = Claim("us", Question("troops"), id="a")
    >>> _grade(support(Ledger([said]), said), (), own_is_known=True).meaning
    'truth cannot be judged'
    """
    backing, against = len(known.origins), len(known.dissenting)
    # One origin lends weight to a claim of unknown lineage; its own lends none to a known one.
    elsewhere = backing == 1 and not own_is_known
    if backing > 1 and not against:
        return Credibility.CONFIRMED
    if backing > 1:
        return Credibility.POSSIBLY_TRUE if backing > against else Credibility.DOUBTFUL
    if against:
        return Credibility.DOUBTFUL if elsewhere or allowing else Credibility.IMPROBABLE
    if elsewhere or (backing and allowing):
        return Credibility.PROBABLY_TRUE
    return Credibility.POSSIBLY_TRUE if allowing else Credibility.CANNOT_BE_JUDGED


def _derivation(known: Support, allowing: tuple[Origin, ...]) -> Iterator[str]:
    if len(known.origins) > 1:
        yield f"{len(known.origins):,} independent origins say so ({_names(known.origins)})"
    elif known.origins:
        yield f"one origin says so ({_names(known.origins)})"
    else:
        yield "no known origin says so"
    if known.dissenting:
        verb = "contradicts it" if len(known.dissenting) == 1 else "contradict it"
        yield f"{_names(known.dissenting)} {verb}"
    else:
        yield "none denies it" if len(known.origins) > 1 else "none contradicts it"
    if allowing:
        yield f"{_names(allowing)} {'leaves' if len(allowing) == 1 else 'leave'} room for it"
    if known.unknown:
        verb = "lends" if len(known.unknown) == 1 else "lend"
        yield f"{len(known.unknown):,} of unknown lineage {verb} no weight"
    for one in known.revisions:
        if known.claim is not None and one.later != known.claim.id:
            yield f"its figure has changed: {one.reason}"


def _names(origins: Iterable[Origin]) -> str:
    return joined(str(origin) for origin in origins)
