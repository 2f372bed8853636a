"""Changes to a ledger after which something must still be the same: tests without an oracle.

Each helper gives a `Change`: the ledger before and after, and what must stay the same.

>>> from provenance import Claim, Question, support
>>> asked = Question("troops", place="Russia", id="there")
>>> change = with_echo(Ledger([Claim.said("3,000", by="kim", of=asked, id="kim-1")]))
>>> change.keeps(lambda ledger: support(ledger, "there").counts[0])
True
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

import attrs

from provenance.claim import Claim
from provenance.errors import RecordError
from provenance.estimate import Estimate
from provenance.laws import variations
from provenance.ledger import Ledger
from provenance.number import Number
from provenance.rules import Finding

__all__ = [
    "Change",
    "renamed",
    "rescaled",
    "shifted",
    "shuffled",
    "widened",
    "with_echo",
    "with_unrelated",
]


@attrs.frozen
class Change:
    """A ledger before and after a change, and what must not change with it.

    `same` says that in a sentence. `names` gives, for the id of a claim after the change, the id of
    the claim that it was before; a claim that is new and stands for none has no entry.

    >>> Change(Ledger(), Ledger(), "nothing was added", {}).keeps(len)
    True
    """

    before: Ledger
    ledger: Ledger
    same: str
    names: Mapping[str, str]

    def keeps(self, measure: Callable[[Ledger], Any]) -> bool:
        """Whether something computed from a ledger is the same before and after.

        >>> shuffled(Ledger()).keeps(len)
        True
        """
        return bool(measure(self.before) == measure(self.ledger))

    def keeps_findings(self, find: Callable[[Ledger], Iterable[Finding]]) -> bool:
        """Whether the same is found, claims being called by what they were called before.

        >>> from provenance import check
        >>> renamed(Ledger()).keeps_findings(lambda ledger: check(ledger).findings)
        True
        """
        before = {_key(one, {}) for one in find(self.before)}
        after = {_key(one, self.names) for one in find(self.ledger)}
        return before == after


def _key(finding: Finding, names: Mapping[str, str]) -> tuple[str, frozenset[str]]:
    return finding.rule, frozenset(names.get(id_, id_) for id_ in finding.claims)


def _one_of(ledger: Ledger, claim: str | None) -> Claim:
    if not ledger.claims:
        raise RecordError("a ledger without claims has none to change", value=ledger)
    return ledger.claims[0] if claim is None else ledger.claim(claim)


def with_echo(ledger: Ledger, claim: str | None = None) -> Change:
    """One more outlet repeats a claim (the first, unless another is named).

    >>> from provenance import Question
    >>> change = with_echo(Ledger([Claim("kim", Question("troops"), id="a")]))
    >>> [one.id for one in change.ledger], change.names["a-echo"]
    (['a', 'a-echo'], 'a')
    """
    told = _one_of(ledger, claim)
    echo, link = variations.echo_of(told, variations.fresh(ledger, f"{told.id}-echo"))
    same = "the number of origins, every verdict and finding but for the echo's own name"
    return Change(ledger, ledger.add(echo, link), same, {echo.id: told.id})


def with_unrelated(ledger: Ledger) -> Change:
    """A claim about something else altogether is put on record.

    >>> len(with_unrelated(Ledger()).ledger)
    1
    """
    stranger = variations.unrelated_claim(variations.fresh(ledger, "unrelated"))
    return Change(ledger, ledger.add(stranger), "all that is found and counted elsewhere", {})


def widened(ledger: Ledger, claim: str | None = None) -> Change:
    """A claim gives up its upper end: "12,000" becomes "at least 12,000".

    >>> from provenance import Question
    >>> said = Claim("kim", Question("troops"), Estimate.exactly(3000), id="a")
    >>> widened(Ledger([said])).ledger.claim("a").estimate
    Estimate(low=3000)
    """
    told = _one_of(ledger, claim)
    said = told.estimate
    if said is not None:
        wide = Estimate(None if said.low is None else said.low, low_open=said.low_open)
        claims = (one.but(estimate=wide, words="") if one is told else one for one in ledger)
        after = ledger.but(claims=tuple(claims))
    else:
        after = ledger
    same = "no two claims of different origins conflict that did not conflict before"
    return Change(ledger, after, same, {})


def renamed(ledger: Ledger, name: Callable[[str], str] = "x-{}".format) -> Change:
    """Claims and sources are known by other ids and names.

    >>> from provenance import Question
    >>> change = renamed(Ledger([Claim("kim", Question("troops"), id="a")]))
    >>> change.ledger.claims[0].id, change.ledger.claims[0].source.id
    ('x-a', 'x-kim')
    """
    names = {claim.id: name(claim.id) for claim in ledger}
    other = variations.renamed_sources(variations.renamed_claims(ledger, names), name)
    back = {new: old for old, new in names.items()}
    return Change(ledger, other, "everything but the names", back)


def shifted(ledger: Ledger, days: int = 28) -> Change:
    """Every date lies so many days later.

    >>> from provenance import Question
    >>> said = Claim("kim", Question("troops"), said_on="2024-10-23", id="a")
    >>> print(shifted(Ledger([said]), 1).ledger.claim("a").said_on)
    24 October 2024
    """
    claims = tuple(variations.moved(claim, days) for claim in ledger)
    links = tuple(
        attrs.evolve(link, said_on=link.said_on and link.said_on.shifted(days))
        for link in ledger.links
    )
    after = ledger.but(claims=claims, links=links, sources=())
    return Change(ledger, after, "everything but the dates", {})


def rescaled(ledger: Ledger, factor: Number = 1000) -> Change:
    """Every figure is so many times as large, as in a smaller unit; the factor is a power of ten.

    An open end ("more than 3") moves by more than one, for counts are whole.

    >>> from provenance import Question
    >>> said = Claim("kim", Question("troops"), Estimate.exactly(3), id="a")
    >>> rescaled(Ledger([said])).ledger.claim("a").estimate.low
    3000
    """
    if factor < 1 or Decimal(factor).normalize().as_tuple().digits != (1,):
        raise RecordError(f"a factor is a power of ten from 1, not {factor}", value=factor)

    def grown(claim: Claim) -> Claim:
        if claim.estimate is None:
            return claim
        return claim.but(estimate=claim.estimate.scaled(factor), words="")

    after = ledger.but(claims=tuple(grown(claim) for claim in ledger))
    same = "every verdict on figures with closed ends, under tolerances that hang on no unit"
    return Change(ledger, after, same, {})


def shuffled(ledger: Ledger) -> Change:
    """Claims, links and sources are put on record in the opposite order.

    >>> from provenance import Question
    >>> both = [Claim("kim", Question("troops"), id=id_) for id_ in "ab"]
    >>> [one.id for one in shuffled(Ledger(both)).ledger]
    ['b', 'a']
    """
    fields = ("claims", "links", "sources", "questions", "wholes", "sums")
    after = ledger.but(**{field: getattr(ledger, field)[::-1] for field in fields})
    return Change(ledger, after, "everything but the order of the record", {})
