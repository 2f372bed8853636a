"""What a chapter comes to, in one sentence: who says what, as of when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from provenance.claim import Claim, Stance
from provenance.comparison import Judge
from provenance.corroboration.order import in_turn
from provenance.corroboration.phrases import joined, with_article
from provenance.report.chapters import Chapter
from provenance.report.order import status_rank
from provenance.report.phrases import cut, day, figure, with_status
from provenance.verdict import Verdict

__all__ = ["headline_of"]

MOST_VOICES = 6


def headline_of(chapter: Chapter, judge: Judge) -> str:
    """Say in one sentence what each voice says last; replaced claims are left out.

    Where nobody gives a figure, the sentence says who answers yes, no or neither.
    """
    standing = [claim for claim in chapter.claims if claim.id not in judge.ledger.replaced]
    if not standing:
        return "No claim on this stands."
    sentence = (
        _figures(chapter, standing, judge) if chapter.has_figures else _stances(standing, judge)
    )
    return f"{sentence[:1].upper()}{sentence[1:]}."


def _figures(chapter: Chapter, standing: list[Claim], judge: Judge) -> str:
    voices: dict[str, list[Claim]] = {}
    for claim in standing:
        voices.setdefault(judge.lineage.voice(claim).id, []).append(claim)
    groups = sorted(voices.values(), key=_figures_last_and_latest)
    told = [_by_voice(group, chapter, judge) for group in groups[:MOST_VOICES]]
    rest = cut(len(told), len(groups), "source")
    return "; ".join((*told, f"{rest} are named here")) if rest else "; ".join(told)


def _figures_last_and_latest(group: list[Claim]) -> tuple[bool, int, str]:
    has_figure = any(claim.estimate is not None for claim in group)
    return not has_figure, -len(group), group[0].id


def _by_voice(group: list[Claim], chapter: Chapter, judge: Judge) -> str:
    name = judge.lineage.voice(group[0]).name
    last = [claim for _, claims in _by_status(group) for claim in _latest(claims, judge)]
    same_day = len({day(claim.said_on) for claim in last}) == 1
    several = len(chapter.sections) > 1
    told = [_claim(claim, several=several, with_day=not same_day) for claim in last]
    when = f" ({day(last[0].said_on)})" if same_day and last[0].said_on else ""
    return f"per {with_article(name)} {', '.join(dict.fromkeys(told))}{when}"


def _by_status(group: list[Claim]) -> Iterator[tuple[int, list[Claim]]]:
    """Go through what is expected or feared first, and what is last."""
    ranked = sorted(group, key=lambda claim: -status_rank(claim.question))
    for rank, claims in groupby(ranked, key=lambda claim: status_rank(claim.question)):
        yield rank, list(claims)


def _latest(claims: Iterable[Claim], judge: Judge) -> list[Claim]:
    """Give what stands of a voice's answers: repeats left out, revised figures dropped."""
    kept: list[Claim] = []
    for claim in in_turn(claims):
        found = [judge.compare(known, claim) for known in kept]
        if any(one.verdict is Verdict.REPEAT for one in found):
            continue
        standing = [known for known, one in zip(kept, found, strict=True) if one.later != claim.id]
        kept = [*standing, claim][-MOST_VOICES:]
    return kept


def _claim(claim: Claim, *, several: bool, with_day: bool) -> str:
    text = with_status(claim) if several or claim.estimate is None else figure(claim)
    return f"{text} ({day(claim.said_on)})" if with_day and claim.said_on else text


def _stances(standing: list[Claim], judge: Judge) -> str:
    told = []
    for stance, verb in _VERBS.items():
        claims = [claim for claim in standing if claim.stance is stance]
        if claims:
            told.append(f"{verb} {_who(claims, judge)}")
    return "; ".join(told)


_VERBS = {Stance.ASSERTS: "said by", Stance.DENIES: "denied by", Stance.UNSURE: "left open by"}


def _who(claims: list[Claim], judge: Judge) -> str:
    """Name who says so, in order of time: "Ukraine (until 22 Oct 2024), then NATO"."""
    first: dict[str, Claim] = {}
    for claim in claims:
        first.setdefault(judge.lineage.voice(claim).id, claim)
    shown = list(first.values())[:MOST_VOICES]
    steps = [
        (when, [with_article(judge.lineage.voice(claim).name) for claim in group])
        for when, group in ((w, list(g)) for w, g in groupby(shown, key=_moment))
    ]
    told = ", then ".join(f"{joined(names)} ({when[0]})" for when, names in steps)
    rest = cut(len(shown), len(first), "source")
    return f"{told} ({rest} are named here)" if rest else told


def _moment(claim: Claim) -> tuple[str, bool]:
    return day(claim.said_on), bool(claim.after)
