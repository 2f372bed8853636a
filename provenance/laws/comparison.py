"""Laws of the verdict on a pair: who comes first, where, when and in which words do not matter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs

from provenance.claim import Claim
from provenance.comparison import compare
from provenance.estimate import Estimate
from provenance.laws import verdicts
from provenance.laws.law import Family, Gathering, Suite
from provenance.laws.saying import alike, claimed
from provenance.laws.variations import moved
from provenance.policy import Policy
from provenance.question import Moves, Status
from provenance.verdict import Comparison, Verdict

__all__ = ["SUITE"]

Compare = Callable[..., Comparison]

_HERE = Gathering(Family.COMPARISON)
law = _HERE.law


def _with(verdict: Verdict, when: Callable[[Any, Any], bool], **fields: Any) -> Compare:
    """A way to compare that answers wrongly where a test is passed."""

    def told(first: Any, second: Any, **options: Any) -> Comparison:
        found = compare(first, second, **options)
        if not when(first, second):
            return found
        return attrs.evolve(found, verdict=verdict, **fields)

    return told


def _is_dated_otherwise(first: Any, _second: Any) -> bool:
    return first.day is not None and first.day.year != 2024  # noqa: PLR2004 - the slip


def _second_is_later(first: Any, second: Any, **options: Any) -> Comparison:
    return attrs.evolve(compare(first, second, **options), later=second.id)


def _always(_first: Any, _second: Any) -> bool:
    return True


@law(
    "a-verdict-is-symmetric",
    "The verdict on two claims is the same whichever comes first.",
    needs="claim claim",
    catches="testing whether the first lies within the second",
    breaker=_with(Verdict.AGREE, lambda a, b: a.source.id < b.source.id),
)
def _symmetric(compare: Compare, one: Claim, other: Claim) -> str | None:
    there, back = compare(one, other), compare(other, one)
    return alike(
        (there.verdict.value, there.field, there.gap),
        (back.verdict.value, back.field, back.gap),
        "verdict, field and gap either way round",
    )


@law(
    "a-revision-knows-which-is-later",
    "Of a revision, the claim named as the later one is the same whichever comes first.",
    needs="claim claim",
    catches="taking the second for the later",
    breaker=_second_is_later,
)
def _later(compare: Compare, one: Claim, other: Claim) -> str | None:
    there, back = compare(one, other), compare(other, one)
    return alike((there.later, there.change), (back.later, back.change), "what is later, and how")


@law(
    "a-figure-agrees-with-itself",
    "An estimate agrees with its like; where it gives no figure, nothing can be judged.",
    needs="estimate policy",
    catches="agreement that asks for a stated range, or for a point",
    breaker=_with(Verdict.COMPATIBLE, lambda a, _b: not a.is_point),
)
def _reflexive(compare: Compare, one: Estimate, policy: Policy) -> str | None:
    found = compare(one, one, policy=policy).verdict
    wanted = Verdict.CANNOT_JUDGE if one.is_unknown else Verdict.AGREE
    return alike(found.value, wanted.value, "the verdict on an estimate and its like")


@law(
    "a-verdict-says-why",
    "Every verdict is one of seven, gives its reason in one line, and names its policy and field.",
    needs="claim claim policy",
    catches="reasons that were forgotten on one path",
    breaker=_with(Verdict.COMPATIBLE, _always, reason=""),
)
def _says_why(compare: Compare, one: Claim, other: Claim, policy: Policy) -> str | None:
    found = compare(one, other, policy=policy)
    fine = found.verdict in tuple(Verdict) and found.reason.isprintable() and found.reason.strip()
    return claimed(bool(fine and found.field), f"no reason or no field: {found!r}") or alike(
        found.policy, policy, "the policy asked for and the one named"
    )


@law(
    "other-questions-never-conflict",
    "Claims that differ in subject, measure, place, status or unit are never comparable.",
    needs="claim claim",
    catches="3,000 deployed against 12,000 expected",
    breaker=_with(Verdict.CONFLICT, lambda a, b: a.question.status is not b.question.status),
)
def _other_question(compare: Compare, one: Claim, other: Claim) -> str | None:
    asked = one.question.but(measure="troops", place="Russia", unit="persons")
    status = Status.PLANNED if asked.status is not Status.PLANNED else Status.FEARED
    changes = {
        "subject": "lighthouse keepers",
        "measure": "wounded",
        "place": "Atlantis",
        "status": status,
        "unit": "vehicles",
    }
    for field, value in changes.items():
        found = compare(one.but(question=asked), other.but(question=asked.but(**{field: value})))
        if found.verdict is not Verdict.NOT_COMPARABLE or found.field != field:
            return f"{field} differs, and the verdict is {found}"
    return None


@law(
    "missing-scope-is-named",
    "Where only one of two claims names a place, nothing can be judged, and the field is named.",
    needs="claim claim",
    catches="an empty field taken for any place, or for another place",
    breaker=_with(Verdict.NOT_COMPARABLE, lambda a, b: not (a.question.place and b.question.place)),
)
def _missing(compare: Compare, one: Claim, other: Claim) -> str | None:
    asked = one.question.but(place="Russia")
    found = compare(one.but(question=asked), other.but(question=asked.but(place="")))
    return alike((found.verdict.value, found.field), ("cannot_judge", "place"), "what is missing")


@law(
    "spelling-changes-no-verdict",
    "Case and spacing of names in a question change no verdict.",
    needs="claim claim",
    catches="names compared letter by letter",
    breaker=_with(
        Verdict.NOT_COMPARABLE,
        lambda a, b: a.question.subject != b.question.subject,
        field="subject",
    ),
)
def _spelling(compare: Compare, one: Claim, other: Claim) -> str | None:
    asked = one.question
    loud = asked.but(subject=f"  {asked.subject.upper()} ", place=asked.place.upper())
    before = compare(one, other.but(question=asked))
    after = compare(one, other.but(question=loud))
    return alike(before.verdict.value, after.verdict.value, "the verdict in either spelling")


@law(
    "moving-both-changes-no-verdict",
    "Moving both claims by the same number of days changes no verdict.",
    needs="claim claim days",
    catches="hidden constants, and today's date",
    breaker=_with(Verdict.CANNOT_JUDGE, _is_dated_otherwise),
)
def _moved(compare: Compare, one: Claim, other: Claim, days: int) -> str | None:
    before = compare(one, other)
    after = compare(moved(one, days), moved(other, days))
    return alike(before.verdict.value, after.verdict.value, f"the verdict {days} days away")


@law(
    "bookkeeping-changes-no-verdict",
    "Notes, locators, addresses and the day of entry change no verdict.",
    needs="claim claim",
    catches="claims compared as records",
    breaker=_with(Verdict.CONFLICT, lambda a, b: a.note != b.note),
)
def _bookkeeping(compare: Compare, one: Claim, other: Claim) -> str | None:
    annotated = other.but(
        note="seen", locator="p. 3", url="https://example.org/", recorded_on="2030"
    )
    before, after = compare(one, other), compare(one, annotated)
    return alike(before.verdict.value, after.verdict.value, "the verdict with and without notes")


@law(
    "one-origin-never-agrees",
    "Claims of one origin on one question repeat, revise or conflict: they never back each other.",
    needs="claim claim",
    catches="a spokesperson counted beside the ministry",
    breaker=_with(Verdict.AGREE, lambda a, b: a.source.principal() == b.source.principal()),
)
def _one_origin(compare: Compare, one: Claim, other: Claim) -> str | None:
    again = other.but(source=one.source, question=one.question)
    found = compare(one, again)
    if one.source.principal(one.day) != again.source.principal(again.day) or not _is_known(one):
        return None
    if one.question.moves is Moves.CHANGE:
        return None
    return claimed(found.verdict is not Verdict.AGREE, f"one origin: {found}")


def _is_known(claim: Claim) -> bool:
    return claim.source.is_named


@law(
    "only-one-origin-repeats-or-revises",
    "Claims of different origins never repeat or revise each other.",
    needs="claim claim",
    catches="the same figure taken for the same statement",
    breaker=_with(Verdict.REPEAT, lambda a, b: a.estimate == b.estimate),
)
def _other_origin(compare: Compare, one: Claim, other: Claim) -> str | None:
    apart = other.but(source="far-away", via=(), utterance="", question=one.question)
    found = compare(one, apart)
    mine = found.verdict in (Verdict.REPEAT, Verdict.REVISION)
    return claimed(not mine, f"two origins, and yet: {found}")


SUITE = Suite(
    Family.COMPARISON,
    "a function like `compare`: two claims or two estimates, `policy=`, `ledger=`",
    (*_HERE, *verdicts.LAWS),
    lambda: (compare,),
)
