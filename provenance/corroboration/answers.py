"""Which claims answer a question, be it for a part of what is asked or for the whole around it."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from provenance.claim import Claim, Stance
from provenance.estimate import Estimate
from provenance.figures import as_far_as
from provenance.ledger import Ledger
from provenance.question import Question
from provenance.scope import Bearing, relate

__all__ = ["Answer", "answers_to", "reach"]


@attrs.frozen
class Answer:
    """A claim that answers a question, and how its value bears on the value asked for.

    >>> kursk = Answer(Claim("us", Question("troops", place="Kursk")), Bearing.NO_MORE)
    >>> kursk.backs
    True
    """

    claim: Claim
    bearing: Bearing = Bearing.SAME

    @property
    def backs(self) -> bool:
        """Whether the claim says that what is asked about is so.

        Some in a part are some in the whole; what is said of a whole tells nothing sure of a part.
        """
        if self.claim.stance is not Stance.ASSERTS or self.bearing is Bearing.NO_LESS:
            return False
        figure = self.claim.estimate
        if self.bearing is Bearing.SAME or figure is None:
            return True
        return figure.low is not None and figure.low >= 0 and 0 not in figure

    @property
    def dissents(self) -> bool:
        """Whether the claim denies it, or denies it of a whole around it."""
        bare = self.bearing is Bearing.NO_LESS and self.claim.estimate is None
        return self.claim.stance is Stance.DENIES and (self.bearing is Bearing.SAME or bare)

    @property
    def figure(self) -> Estimate | None:
        """What the claim leaves possible for the value asked for, before any tolerance.

        A part's low end binds the whole and a whole's high end the part. A denial without a figure
        leaves none; a claim without one, one that denies a figure, and one whose figures contradict
        one another leave everything open, which is told by None.
        """
        said = self.claim.estimate
        if self.claim.stance is Stance.DENIES and said is None and self.dissents:
            return Estimate.exactly(0)
        if self.claim.stance is not Stance.ASSERTS or said is None or said.oddities:
            return None
        return reach(said, self.bearing)


def reach(figure: Estimate, bearing: Bearing) -> Estimate | None:
    """The ends of a figure that reach as far as its bearing; None where no end is left.

    >>> print(reach(Estimate.between(3000, 4000), Bearing.NO_MORE))
    at least 3,000
    """
    if bearing is Bearing.SAME:
        return None if figure.is_unknown else figure
    bound = as_far_as(figure, bearing)
    return None if bound.is_unknown else attrs.evolve(bound, words="")


def answers_to(ledger: Ledger, question: Question) -> Iterator[Answer]:
    """Go through the claims on a question, on its parts and on the wholes around it.

    >>> there = Question("troops", place="Russia")
    >>> ledger = Ledger([Claim("us", there, id="a")])
    >>> [answer.claim.id for answer in answers_to(ledger, there)]
    ['a']
    """
    for claim in ledger.bearing_on(question):
        yield Answer(claim, relate(claim.question, question, ledger.is_part).bearing)
