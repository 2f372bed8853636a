"""Laws of words: what is read can be written and read again, and nothing around it matters."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs

from provenance.errors import UnreadableWords
from provenance.estimate import Estimate
from provenance.language import Mention, parse_estimate, read_estimates
from provenance.laws.law import Family, Gathering, Suite
from provenance.laws.saying import alike, claimed

__all__ = ["SUITE", "Reading"]


@attrs.frozen
class Reading:
    """How words are read and written; replace one way to test another.

    >>> Reading().parse("at least 3,000")
    Estimate(low=3000)
    """

    parse: Callable[[str], Estimate] = parse_estimate
    read: Callable[[str], Any] = read_estimates
    write: Callable[[Estimate], str] = Estimate.in_words


_HERE = Gathering(Family.LANGUAGE)
law = _HERE.law


def _bare(text: str) -> Estimate:
    return parse_estimate("".join(char for char in text if char in "0123456789,"))


def _first(text: str) -> list[Mention]:
    return list(read_estimates(text))[:1]


@law(
    "words-mean-what-they-mean",
    "A phrase is read as the estimate that it means.",
    needs="meant",
    catches="hedges that are dropped",
    breaker=Reading(parse=_bare),
)
def _meant(reading: Any, pair: tuple[str, Estimate]) -> str | None:
    words, estimate = pair
    return alike(reading.parse(words), estimate, f"what {words!r} is read as, and what it means")


@law(
    "what-is-written-reads-back",
    "An estimate that was read and is put into words reads back as the same estimate.",
    needs="meant",
    catches="ends left out that come back, and hedges that are lost in writing",
    breaker=Reading(write=lambda one: f"at least {one.figures[0]:,}"),
)
def _back(reading: Any, pair: tuple[str, Estimate]) -> str | None:
    words = reading.write(pair[1])
    return alike(
        reading.parse(words), pair[1], f"what reads back from {words!r}, and what was written"
    )


@law(
    "case-changes-no-figure",
    "Words in capitals mean the same.",
    needs="phrase",
    catches="tables looked up letter by letter",
    breaker=Reading(parse=lambda text: _bare(text) if text.isupper() else parse_estimate(text)),
)
def _case(reading: Any, words: str) -> str | None:
    loud = words.upper()
    return alike(reading.parse(words), reading.parse(loud), f"{words!r} and {loud!r}")


@law(
    "spacing-changes-no-figure",
    "Spaces around words, and more of them between words, mean nothing.",
    needs="phrase",
    catches="splitting at single spaces",
    breaker=Reading(parse=lambda text: parse_estimate(text.split("  ")[0] or "0")),
)
def _spacing(reading: Any, words: str) -> str | None:
    wide = f"  {words.replace(' ', '  ')} "
    return alike(reading.parse(words), reading.parse(wide), f"{words!r} and {wide!r}")


@law(
    "a-full-stop-changes-no-figure",
    "A full stop at the end of the words is no part of the figure.",
    needs="phrase",
    catches="points taken for decimal ones",
    breaker=Reading(parse=lambda text: _bare(text) if text.endswith(".") else parse_estimate(text)),
)
def _full_stop(reading: Any, words: str) -> str | None:
    return alike(
        reading.parse(words), reading.parse(f"{words}."), f"{words!r} with and without a stop"
    )


@law(
    "a-noun-changes-no-figure",
    "What is counted does not change how many there are.",
    needs="phrase",
    catches="figures that must be the last word",
    breaker=Reading(
        parse=lambda text: _bare(text) if text.endswith("troops") else parse_estimate(text)
    ),
)
def _noun(reading: Any, words: str) -> str | None:
    counted = f"{words} troops"
    return alike(reading.parse(words), reading.parse(counted), f"{words!r} and {counted!r}")


@law(
    "a-sentence-around-changes-no-figure",
    "In the middle of a sentence words mean what they mean alone.",
    needs="phrase",
    catches="reading the start of a line only",
    breaker=Reading(read=lambda text: read_estimates(text.split(" that ")[-1][:12])),
)
def _sentence(reading: Any, words: str) -> str | None:
    found = reading.read(f"The minister told lawmakers that {words} troops had arrived.")
    estimates = [mention.estimate for mention in found]
    return alike(estimates, [reading.parse(words)], f"the figures in a sentence with {words!r}")


@law(
    "two-figures-stay-two",
    "Two figures in one sentence are read as two, in their order.",
    needs="phrase phrase",
    catches="stopping at the first figure",
    breaker=Reading(read=_first),
)
def _two(reading: Any, one: str, other: str) -> str | None:
    text = f"The army sent {one} soldiers. The navy sent {other} sailors."
    found = [mention.estimate for mention in reading.read(text)]
    return alike(found, [reading.parse(one), reading.parse(other)], f"the figures in {text!r}")


@law(
    "a-mention-lies-where-it-says",
    "The words between the start and the end of a mention hold the figure it gives.",
    needs="phrase",
    catches="offsets into some other text",
    breaker=Reading(
        read=lambda text: [attrs.evolve(one, end=one.start + 1) for one in read_estimates(text)]
    ),
)
def _where(reading: Any, words: str) -> str | None:
    text = f"It was reported that {words} people had fled."
    for mention in reading.read(text):
        inside = text[mention.start : mention.end]
        if reading.parse(inside) != mention.estimate:
            return f"{inside!r} is not {mention.estimate!r}"
    return None


@law(
    "every-text-has-an-answer",
    "Any text is read as an estimate, or refused with a reason and a place within it.",
    needs="text",
    catches="errors of conversion that nobody promised",
    breaker=Reading(parse=lambda text: Estimate.exactly(int(text))),
)
def _total(reading: Any, text: str) -> str | None:
    try:
        reading.parse(text)
    except UnreadableWords as error:
        fine = 0 <= error.offset <= len(text) and bool(error.reason)
        return claimed(fine, f"refused without a reason, or at {error.offset} of {len(text)}")
    return None


@law(
    "mentions-do-not-overlap",
    "The mentions in any text lie one after another within it.",
    needs="text",
    catches="one figure read twice",
    breaker=Reading(read=lambda text: [*read_estimates(text), *read_estimates(text)]),
)
def _apart(reading: Any, text: str) -> str | None:
    end = 0
    for mention in reading.read(text):
        if not end <= mention.start < mention.end <= len(text):
            return f"{mention.start}-{mention.end} after {end} in {text!r}"
        end = mention.end
    return None


SUITE = Suite(
    Family.LANGUAGE,
    "a `Reading`: how words are parsed, found in a text and written",
    tuple(_HERE),
    lambda: (Reading(),),
)
