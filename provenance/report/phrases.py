"""Short phrases that every format tells a ledger in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from provenance.claim import Claim, Stance
from provenance.dates import Window
from provenance.naming import folded
from provenance.question import Question

__all__ = ["answer", "cut", "day", "figure", "joined", "plural", "said", "title_of", "with_article"]

_STANCES = {Stance.ASSERTS: "yes", Stance.DENIES: "no", Stance.UNSURE: "unsure"}
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_TAKES_THE = frozenset(
    "agency alliance army authority bureau command commission committee council department "
    "embassy emirates federation foundation government institute islands kingdom kremlin ministry "
    "nations netherlands observatory office organisation organization pentagon philippines police "
    "presidency republic secretariat service states union vatican".split()
)


def plural(number: int, thing: str) -> str:
    """Count things in words: "1 claim", "3 claims".

    >>> plural(1, "claim"), plural(3, "reply")
    ('1 claim', '3 replies')
    """
    if number == 1:
        return f"1 {thing}"
    return f"{number:,} {thing[:-1]}ies" if thing.endswith("y") else f"{number:,} {thing}s"


def cut(shown: int, total: int, thing: str) -> str:
    """Say how much of a list is shown, or nothing where all of it is.

    >>> cut(12, 66, "pair"), cut(3, 3, "pair")
    ('12 of 66 pairs', '')
    """
    return "" if shown >= total else f"{shown:,} of {plural(total, thing)}"


def joined(parts: Iterable[str]) -> str:
    """Write a list as a sentence has it.

    >>> joined(["a"]), joined(["a", "b"]), joined("abc")
    ('a', 'a and b', 'a, b and c')
    """
    *head, last = list(parts) or [""]
    return f"{', '.join(head)} and {last}" if head else last


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
    text = claim.estimate.in_words()
    return f"not {text}" if claim.stance is Stance.DENIES else text


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


def with_article(name: str) -> str:
    """Put "the" before a name that takes it within a sentence.

    >>> with_article("United States"), with_article("South Korea")
    ('the United States', 'South Korea')
    """
    words: Sequence[str] = name.casefold().split()
    if not words or words[0] in ("the", "a", "an", "unnamed") or "'s" in name or "’s" in name:
        return name
    return f"the {name}" if words[-1] in _TAKES_THE else name


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
