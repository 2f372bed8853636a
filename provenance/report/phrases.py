"""Short phrases that every format tells a ledger in."""

from __future__ import annotations

from datetime import date

from provenance.claim import Claim, Stance
from provenance.corroboration.phrases import joined, plural, with_article
from provenance.dates import Window
from provenance.estimate import Estimate
from provenance.language.wording import numeral
from provenance.ledger import Ledger
from provenance.link import OF_SOURCE, Link
from provenance.naming import folded
from provenance.question import Question

__all__ = [
    "answer",
    "asserted",
    "cut",
    "day",
    "figure",
    "said",
    "short_day",
    "title_of",
    "with_status",
]

_STANCES = {Stance.ASSERTS: "yes", Stance.DENIES: "no", Stance.UNSURE: "unsure"}
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def cut(shown: int, total: int, thing: str) -> str:
    """Say how much of a list is shown, or nothing where all of it is.

    >>> cut(12, 66, "pair"), cut(3, 3, "pair")
    ('12 of 66 pairs', '')
    """
    return "" if shown >= total else f"{shown:,} of {plural(total, thing)}"


def day(window: Window | None) -> str:
    """Write a date shortly: "24 Oct 2024"; anything but one day is written in full.

    >>> day(Window.on("2024-10-24")), day(Window.month(2024, 10)), day(None)
    ('24 Oct 2024', 'October 2024', 'undated')
    """
    if window is None:
        return "undated"
    if window.days == 1 and window.start is not None and not window.approximate:
        return short_day(window.start)
    return str(window)


def short_day(when: date, *, year: bool = True) -> str:
    """Write one day shortly.

    >>> short_day(date(2024, 10, 24))
    '24 Oct 2024'
    """
    text = f"{when.day} {_MONTHS[when.month - 1]}"
    return f"{text} {when.year}" if year else text


def figure(claim: Claim) -> str:
    """Give the figure of a claim in plain words; yes, no or unsure where it has none.

    >>> figure(Claim("us", Question("troops"), stance="denies"))
    'no'
    """
    if claim.estimate is None:
        return _STANCES[claim.stance]
    text = _in_words(claim.estimate)
    return f"not {text}" if claim.stance is Stance.DENIES else text


def _in_words(estimate: Estimate) -> str:
    if not estimate.oddities:
        return estimate.in_words()
    ends = (("low", estimate.low), ("best", estimate.best), ("high", estimate.high))
    told = ", ".join(f"{name} {numeral(end)}" for name, end in ends if end is not None)
    return f"{told} (contradictory)"


def with_status(claim: Claim) -> str:
    """Give the figure of a claim with the status of its question.

    >>> with_status(Claim("us", Question("war", status="feared"), Estimate(3, 3)))
    '3 feared'
    """
    text, status = figure(claim), claim.question.status.value
    if claim.estimate is None and claim.stance is not Stance.UNSURE:
        so = "so" if claim.question.status.is_actual else status
        return f"that it is {'not ' if claim.stance is Stance.DENIES else ''}{so}"
    return f"{text}, {status}" if ", " in text else f"{text} {status}"


def answer(claim: Claim) -> str:
    """Give the figure of a claim, or else what it says: "yes", "no", "feared".

    >>> answer(Claim("us", Question("war", status="feared")))
    'feared'
    """
    asserted = claim.estimate is None and claim.stance is Stance.ASSERTS
    actual = claim.question.status.is_actual
    return claim.question.status.value if asserted and not actual else figure(claim)


def said(claim: Claim) -> str:
    """Quote the words of a claim where they say more than its figure does.

    >>> said(Claim("us", Question("troops"), words="fair game"))
    '“fair game”'
    """
    if not claim.words or folded(claim.words) == folded(figure(claim)):
        return ""
    return f"“{claim.words}”"


def asserted(link: Link, ledger: Ledger) -> str:
    """Tell what somebody asserted of claims, in the words used where they are on record.

    >>> said = [Claim(who, Question("troops"), id=who) for who in ("us", "nato")]
    >>> link = Link("confirms", by="nbc", claims=["nato"], targets=["us"], words="it matches")
    >>> asserted(link, Ledger(said, links=[link]))
    'nbc: “it matches” (nato confirms us)'
    """
    claims = [_side(id_, ledger) for id_ in link.claims]
    verb = link.relation.value if len(claims) == 1 else link.relation.value.removesuffix("s")
    relation = f"{joined(claims)} {verb} {joined(_side(id_, ledger) for id_ in link.targets)}"
    return f"{link.by}: “{link.words}” ({relation})" if link.words else f"{link.by}: {relation}"


def _side(target: str, ledger: Ledger) -> str:
    if target.startswith(OF_SOURCE):
        return with_article(str(ledger.source(target.removeprefix(OF_SOURCE))))
    claim = ledger.claim(target)
    return str(claim.source) if claim.estimate is None else f"{figure(claim)} by {claim.source}"


def title_of(question: Question) -> str:
    """Name what is asked, whatever the status: "North Korean troops in Russia".

    >>> title_of(Question("the siege", measure="killed", place="Aleppo"))
    'the siege in Aleppo: killed'
    """
    text = question.subject
    if question.place:
        text += f" in {question.place}"
    if question.measure and folded(question.measure) not in folded(question.subject):
        text += f": {question.measure}"
    scope = ", ".join(f"{key} {what}" for key, what in question.scope)
    return f"{text} ({scope})" if scope else text
