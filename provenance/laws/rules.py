"""Laws of rules: what a finding may depend on, and what it must not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from provenance.checking import check
from provenance.checking.running import FAILED
from provenance.claim import Claim
from provenance.comparison import Judge
from provenance.errors import ProvenanceError
from provenance.laws import culprits
from provenance.laws.law import Family, Gathering, Suite
from provenance.laws.saying import alike, claimed, no_less
from provenance.laws.variations import (
    echo_of,
    fresh,
    moved,
    renamed_claims,
    renamed_sources,
    unrelated_claim,
    with_claims,
    without,
)
from provenance.ledger import Ledger
from provenance.rules import Finding, Found, Looks, Rule, built_in, rule

__all__ = ["SUITE", "as_rule", "found_by"]

_HERE = Gathering(Family.RULES)
law = _HERE.law

Key = tuple[Any, ...]
_MOST_LOOKED_AT = 12
_LONGEST_REASON = 500
_FAR_AWAY = 1_461  # four years, so that no month changes its length
_SINGLE = frozenset({Looks.CLAIM, Looks.PAIR, Looks.COMPARISON})


def as_rule(subject: Any) -> Rule:
    """A rule as it is, or one made of a plain function.

    >>> as_rule(lambda claim: None).id
    'your-rule'
    """
    return subject if isinstance(subject, Rule) else rule("your-rule")(subject)


def found_by(subject: Rule, ledger: Ledger) -> tuple[Finding, ...]:
    """What a rule alone finds in a ledger, with its own settings and nothing exempted.

    Raises what the rule raises.

    >>> found_by(as_rule(lambda claim: "no"), Ledger())
    ()
    """
    bare = ledger.but(exemptions=(), rule_settings=())
    findings = check(bare, [as_rule(subject)]).findings
    for finding in findings:
        if finding.rule == FAILED:
            raise ProvenanceError(finding.reason, value=finding)
    return findings


def _keys(findings: Iterable[Finding]) -> frozenset[Key]:
    return frozenset((frozenset(one.claims), one.numbers) for one in findings)


def _cited(findings: Iterable[Finding]) -> frozenset[Key]:
    return frozenset(tuple(sorted(one.claims)) for one in findings)


def _some(things: Iterable[Any]) -> list[Any]:
    """Take a few things, spread evenly, where there are many."""
    every = list(things)
    return every[:: 1 + len(every) // _MOST_LOOKED_AT]


@law(
    "a-rule-never-raises",
    "A rule has an answer for every ledger, with denials and claims without figure or date.",
    needs="ledger",
    catches="a figure taken for granted",
    breaker=culprits.presumes_a_figure,
)
def _never_raises(subject: Any, ledger: Ledger) -> str | None:
    found_by(subject, ledger)
    return None


@law(
    "order-changes-nothing",
    "A rule finds the same whatever the order of the claims it is shown.",
    needs="ledger",
    catches="the first claim taken for the true one",
    breaker=culprits.order_dependent,
)
def _order(subject: Any, ledger: Ledger) -> str | None:
    backwards = ledger.but(claims=ledger.claims[::-1], links=ledger.links[::-1])
    what = "the findings in either order"
    wrong = alike(_keys(found_by(subject, ledger)), _keys(found_by(subject, backwards)), what)
    made = as_rule(subject)
    if wrong or made.looks is not Looks.CLAIMS:
        return wrong
    for group in ledger.by_question.values():
        orders = [group, group[::-1], (*group[1:], group[0])]
        seen = [_shown(made, one, group) for one in orders]
        if len(set(seen)) > 1:
            return f"shown {len(group)} claims on one question in another order it says other"
    return None


def _shown(made: Rule, claims: tuple[Claim, ...], group: tuple[Claim, ...]) -> frozenset[Key]:
    every = tuple(claim.id for claim in group)
    return frozenset(
        (frozenset(found.claims if found.claims is not None else every), found.numbers)
        for found in made.find(claims)
    )


@law(
    "two-claims-either-way-round",
    "A rule on two claims finds the same whichever of them comes first.",
    needs="ledger",
    catches="more than where different was meant",
    breaker=culprits.asymmetric,
    applies=lambda subject: as_rule(subject).looks in (Looks.PAIR, Looks.COMPARISON),
)
def _either_way(subject: Any, ledger: Ledger) -> str | None:
    made, judge = as_rule(subject), Judge.of(ledger)
    for first, second in _some(judge.pairs()):
        there, back = (_of_pair(made, judge, pair) for pair in ((first, second), (second, first)))
        if there != back:
            return f"{first.id} and {second.id} give {_many(there)}, the other way {_many(back)}"
    return None


def _of_pair(made: Rule, judge: Judge, pair: tuple[Claim, Claim]) -> frozenset[frozenset[str]]:
    if made.looks is Looks.PAIR:
        founds: Iterator[Found] = made.find(*pair)
    else:
        compared = judge.compare(*pair)
        wanted = made.verdicts is None or compared.verdict in made.verdicts
        founds = made.find(compared) if wanted else iter(())
    ids = tuple(claim.id for claim in pair)
    return frozenset(frozenset(ids if one.claims is None else one.claims) for one in founds)


def _many(found: frozenset[Any]) -> str:
    return "no finding" if not found else f"{len(found)} finding{'s' * (len(found) > 1)}"


@law(
    "an-echo-adds-nothing",
    "Another outlet that repeats a statement changes what it is found in, never what is found.",
    needs="ledger",
    catches="counting prints instead of origins",
    breaker=culprits.counts_echoes,
)
def _echo(subject: Any, ledger: Ledger) -> str | None:
    before = _keys(found_by(subject, ledger))
    for claim in _some(ledger.standing):
        echo, link = echo_of(claim, fresh(ledger, f"{claim.id}-echo"))
        after = found_by(subject, ledger.add(echo, link))
        names = {echo.id: claim.id}
        told = _keys(one.but(claims=[names.get(id_, id_) for id_ in one.claims]) for one in after)
        if told != before:
            return alike(before, told, f"what is found without and with an echo of {claim.id}")
    return None


@law(
    "the-unrelated-changes-nothing",
    "A claim about something else changes no finding about this.",
    needs="ledger",
    catches="counts over the whole ledger",
    breaker=culprits.counts_everything,
)
def _unrelated(subject: Any, ledger: Ledger) -> str | None:
    stranger = unrelated_claim(fresh(ledger, "unrelated"))
    after = (
        one for one in found_by(subject, ledger.add(stranger)) if stranger.id not in one.claims
    )
    return alike(
        _keys(found_by(subject, ledger)), _keys(after), "the findings, and those beside it"
    )


@law(
    "moving-all-dates-changes-nothing",
    "The same claims four years later give the same findings.",
    needs="ledger",
    catches="today's date, and constants that were true once",
    breaker=culprits.asks_the_calendar,
)
def _moved(subject: Any, ledger: Ledger) -> str | None:
    later = ledger.but(claims=tuple(moved(claim, _FAR_AWAY) for claim in ledger), sources=())
    return alike(
        _cited(found_by(subject, ledger)), _cited(found_by(subject, later)), "then and now"
    )


@law(
    "renaming-claims-renames-findings",
    "Other ids for the same claims give the same findings under the other ids.",
    needs="ledger",
    catches="ties that are broken by an id",
    breaker=culprits.fond_of_ids,
)
def _renamed(subject: Any, ledger: Ledger) -> str | None:
    ids = sorted(claim.id for claim in ledger)
    names = {id_: f"n{len(ids) - place}" for place, id_ in enumerate(ids)}
    after = _cited(found_by(subject, renamed_claims(ledger, names)))
    told = (one.but(claims=[names[id_] for id_ in one.claims]) for one in found_by(subject, ledger))
    return alike(_cited(told), after, "the findings, renamed, and those on renamed claims")


@law(
    "renaming-sources-changes-nothing",
    "The same sources under other names give the same findings.",
    needs="ledger",
    catches="lists of trusted names inside a rule",
    breaker=culprits.fond_of_names,
)
def _other_names(subject: Any, ledger: Ledger) -> str | None:
    other = renamed_sources(ledger, lambda id_: f"x{id_[::-1]}")
    return alike(
        _cited(found_by(subject, ledger)), _cited(found_by(subject, other)), "under either name"
    )


@law(
    "asked-again-it-says-the-same",
    "A rule gives the same answer every time it is asked the same.",
    needs="ledger",
    catches="a memory between calls, and chance",
    breaker=culprits.every_other_time(),
)
def _again(subject: Any, ledger: Ledger) -> str | None:
    first, second = (found_by(subject, ledger) for _ in range(2))
    what = "the findings of two runs"
    wrong = alike(_keys(first), _keys(second), what)
    return wrong or alike(set(map(str, first)), set(map(str, second)), what)


@law(
    "the-cited-claims-suffice",
    "The claims that a finding names give the same finding by themselves.",
    needs="ledger",
    catches="findings that leave out who is at fault",
    breaker=culprits.blames_one,
)
def _witness(subject: Any, ledger: Ledger) -> str | None:
    for finding in _some(found_by(subject, ledger)):
        named = with_claims(ledger, tuple(one for one in ledger if one.id in finding.claims))
        if frozenset(finding.claims) not in {
            frozenset(one.claims) for one in found_by(subject, named)
        }:
            return f"{', '.join(finding.claims)} alone do not give: {finding.reason}"
    return None


@law(
    "adding-removes-nothing",
    "A claim that is added removes no finding of a rule that looks at one claim or two.",
    needs="ledger",
    catches="rules that report the last thing they saw",
    breaker=culprits.every_other_time(),
    applies=lambda subject: as_rule(subject).looks in _SINGLE,
)
def _adding(subject: Any, ledger: Ledger) -> str | None:
    after = _keys(found_by(subject, ledger))
    for claim in _some(ledger):
        if any(claim.id in (*link.claims, *link.targets) for link in ledger.links):
            continue
        lost = no_less(after, _keys(found_by(subject, without(ledger, claim))), "lost")
        if lost:
            return f"adding {claim.id}: {lost}"
    return None


@law(
    "what-is-new-names-the-new-claim",
    "Every finding that a claim brings to a rule on one claim or two names that claim.",
    needs="ledger",
    catches="findings filed under the wrong claim",
    breaker=culprits.every_other_time(),
    applies=lambda subject: as_rule(subject).looks in _SINGLE,
)
def _new(subject: Any, ledger: Ledger) -> str | None:
    after = found_by(subject, ledger)
    for claim in _some(ledger):
        if any(claim.id in (*link.claims, *link.targets) for link in ledger.links):
            continue
        others = frozenset(_keys(one for one in after if claim.id not in one.claims))
        known = _keys(found_by(subject, without(ledger, claim)))
        if not others <= known:
            return f"{claim.id} brings a finding that does not name it"
    return None


@law(
    "nothing-is-said-twice",
    "A rule reports each thing once.",
    needs="ledger",
    catches="both orders of a pair, and loops within loops",
    breaker=culprits.says_it_twice,
)
def _once(subject: Any, ledger: Ledger) -> str | None:
    keys = [one.key for one in found_by(subject, ledger)]
    twice = sorted({str(key) for key in keys if keys.count(key) > 1})
    return claimed(not twice, f"said more than once: {twice[:1]}")


@law(
    "a-finding-can-be-acted-on",
    "Every finding names claims of the ledger and gives its reason in one line.",
    needs="ledger",
    catches="findings about nothing in particular",
    breaker=culprits.names_nobody,
)
def _actionable(subject: Any, ledger: Ledger) -> str | None:
    known = {claim.id for claim in ledger}
    for finding in found_by(subject, ledger):
        if not finding.claims or not known.issuperset(finding.claims):
            return f"it names {finding.claims or 'no claim'}: {finding.reason}"
        if not finding.reason.isprintable() or len(finding.reason) > _LONGEST_REASON:
            return f"its reason is no single line: {finding.reason!r}"
    return None


@law(
    "an-empty-ledger-is-in-order",
    "Where nothing was said, nothing is found.",
    needs="",
    catches="rules that always have something to say",
    breaker=culprits.starts_with_a_bang,
)
def _empty(subject: Any) -> str | None:
    found = found_by(subject, Ledger())
    return claimed(not found, f"in an empty ledger: {found}")


@law(
    "notes-change-nothing",
    "Notes, locators and addresses of claims change no finding.",
    needs="ledger",
    catches="judging the paperwork",
    breaker=culprits.reads_notes,
)
def _notes(subject: Any, ledger: Ledger) -> str | None:
    noted = (one.but(note="seen", locator="p. 3", url="https://example.org/") for one in ledger)
    after = found_by(subject, ledger.but(claims=tuple(noted)))
    return alike(
        _keys(found_by(subject, ledger)), _keys(after), "the findings with and without notes"
    )


SUITE = Suite(
    Family.RULES,
    "a rule made with `@rule`, or a plain function of claims that `rule` would take",
    tuple(_HERE),
    lambda: tuple(built_in()),
)
