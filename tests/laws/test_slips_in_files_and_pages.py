"""What breaks a part of a law on words, files or pages, and what none of the laws asks for."""

from itertools import count
from types import SimpleNamespace

import attrs
import pytest

from provenance.checking import check
from provenance.claim import Claim
from provenance.comparison import compare
from provenance.errors import Fault, ProvenanceError, UnreadableWords, UnusableInput
from provenance.laws import law_named
from provenance.laws.culprits import presumes_a_figure
from provenance.laws.formats import Format
from provenance.laws.language import Reading
from provenance.laws.reports import Telling
from provenance.laws.rules import found_by
from provenance.ledger import Ledger
from provenance.link import Link
from provenance.policy import Policy
from provenance.question import Question, Sum, Within
from provenance.report import FORMATS as FORMATS_TOLD
from provenance.rules import Found, conflict, rule
from provenance.series import series_in
from provenance.settings import Exemption, RuleSettings
from provenance.source import Affiliation, Source
from provenance.tolerance import Tolerance
from provenance.verdict import Comparison, Verdict

TROOPS = Question("troops", place="Russia", unit="persons")
CHANGE = Question("the siege", measure="killed", place="Russia", moves="change")


def said(id_, words="3,000", of=TROOPS, by=None):
    return Claim.said(words, by=by or id_, of=of, on="2024-10-23", id=id_)


RU = said("ru", "12,000")
CLASH = Ledger([said("kim"), RU])


def agreeing(first, second, **options):
    return attrs.evolve(compare(first, second, **options), verdict=Verdict.AGREE)


def refused(_text, reason="no number", offset=0):
    error = UnreadableWords.__new__(UnreadableWords)
    error.reason, error.offset = reason, offset
    raise error


LANGUAGE = [
    (
        "mentions-do-not-overlap",
        Reading(read=lambda _text: [SimpleNamespace(start=1, end=1)]),
        ("abc",),
        "1-1 after 0 in 'abc'",
    ),
    *(
        (
            "every-text-has-an-answer",
            Reading(parse=lambda text, r=reason, o=offset: refused(text, r, o)),
            ("abc",),
            f"refused without a reason, or at {offset} of 3",
        )
        for reason, offset in (("", 0), ("no number", -1), ("no number", 4))
    ),
]


def whole(ledger, _suffix):
    return b"[\n]\n" if ledger.claims else b""


def format_of(ledger, **ways):
    """A format that writes two lines, and reads some ledger back."""
    told = {"write": whole, "read": lambda *_: ledger, "loses": lambda *_: False} | ways
    return Format(".json", **told)


def refusing(*faults):
    error = UnusableInput.__new__(UnusableInput)
    error.faults = faults

    def read(data, _suffix):
        if data != b"[\n]\n":
            raise error
        return FULL

    return read


def forgetting(**fields):
    return format_of(FULL.but(**fields))


FULL = Ledger(
    [said("part", of=TROOPS.but(place="Kursk")), RU],
    links=[Link("confirms", by="desk", claims=["ru"], targets=["part"], id="l")],
    wholes=[Within("Kursk", "Russia")],
    sums=[Sum("casualties", ["dead", "hurt"])],
    policy=Policy(day_slip=7),
    title="all of it",
)
READ_OTHERWISE = "what was written and what is read must be the same: "
FORMATS = [
    ("what-is-written-is-read", forgetting(links=()), (FULL,), READ_OTHERWISE),
    ("what-is-written-is-read", forgetting(wholes=()), (FULL,), READ_OTHERWISE),
    ("what-is-written-is-read", forgetting(sums=()), (FULL,), READ_OTHERWISE),
    ("what-is-written-is-read", forgetting(policy=Policy()), (FULL,), READ_OTHERWISE),
    ("what-is-written-is-read", forgetting(title=""), (FULL,), READ_OTHERWISE),
    ("what-is-written-is-read", forgetting(claims=FULL.claims[::-1]), (FULL,), READ_OTHERWISE),
    (
        "writing-again-gives-the-same-bytes",
        format_of(FULL.but(title=""), write=lambda ledger, _s: ledger.title.encode()),
        (FULL,),
        "the bytes written once and twice must be the same: b'all of it' and b''",
    ),
    (
        "line-ends-change-nothing",
        format_of(FULL, read=lambda data, _s: FULL.but(title=str(data.count(b"\r\n")))),
        (FULL,),
        "what is read with either line end must be the same: ",
    ),
    (
        "a-file-is-text-in-utf-8",
        format_of(FULL, write=lambda *_: b"[\n]"),
        (FULL,),
        "ends '[\\n]', holds []",
    ),
    (
        "a-file-is-text-in-utf-8",
        format_of(FULL, write=lambda *_: b"a long one\r\t\x00\x01\x02\x03\n"),
        (FULL,),
        r"ends '\x00\x01\x02\x03\n', holds ['\x00', '\x01', '\x02']",
    ),
    (
        "what-is-damaged-is-refused",
        format_of(FULL, read=refusing()),
        (FULL, 1, 1),
        "refused without a reason: ",
    ),
    (
        "what-is-damaged-is-refused",
        format_of(FULL, read=refusing(Fault("a", "b", "odd"), Fault("a", "b", ""))),
        (FULL, 1, 1),
        "refused without a reason: ",
    ),
    (
        "no-claim-is-half-written",
        forgetting(claims=FULL.claims[::-1]),
        (FULL,),
        (
            "the claims written and the claims read must be the same: "
            "['part', 'ru'] and ['ru', 'part']"
        ),
    ),
]


def telling(change, format_="text"):
    """A way to tell a report that answers `change(page)`."""
    right = Telling(format_).render
    return Telling(format_, lambda report, ledger, name: change(right(report, ledger, name)))


def first_of(name):
    return lambda ledger: str(next(iter(getattr(ledger, name)), ""))


ASKED = count()
TWO_LINKS = FULL.add(Link("confirms", by="un", claims=["part"], targets=["ru"], id="m"))
ODD = "on the page as it came: "
REPORTS = [
    ("every-source-is-told", Telling("text", lambda *_: ""), (CLASH,), "not named: kim, ru"),
    ("every-source-is-told", telling(lambda page: page.replace("ru", "r")), (CLASH,), "not named:"),
    (
        "every-figure-is-told",
        telling(lambda page: page.replace("12,000", "")),
        (CLASH,),
        "not told: 12,000",
    ),
    (
        "every-finding-is-told",
        telling(lambda page: page.replace("conflict", "")),
        (CLASH,),
        "not told: [",
    ),
    (
        "every-finding-is-told",
        telling(lambda page: page.replace("exclude", "")),
        (CLASH,),
        "not told: [",
    ),
    *(
        (
            "the-order-of-the-record-changes-no-page",
            Telling("text", lambda _report, ledger, _format, n=name: first_of(n)(ledger)),
            (TWO_LINKS,),
            "the report in either order must be the same: [",
        )
        for name in ("claims", "links", "sources", "questions")
    ),
    (
        "a-report-repeats-itself",
        Telling("text", lambda *_: str(next(ASKED))),
        (CLASH,),
        "two runs give two reports",
    ),
    (
        "nothing-said-breaks-the-page",
        Telling("html", lambda *_: "<p><b>x</b></p>"),
        (CLASH,),
        ODD + r"'\u202e<b>x</b>\x1b[31m'",
    ),
    (
        "nothing-said-breaks-the-page",
        Telling("html", lambda _r, ledger, _f: f"{ledger.title}\x00\x01\x02"),
        (CLASH,),
        ODD + r"['\u202e', '\x1b', '\x00']",
    ),
    (
        "nothing-said-breaks-the-page",
        Telling("text", lambda _r, ledger, _f: ledger.claims[0].note),
        (CLASH,),
        ODD + r"['\u202e', '\x1b']",
    ),
    (
        "nothing-said-breaks-the-page",
        Telling("text", lambda _r, ledger, _f: ledger.claims[0].locator),
        (CLASH,),
        ODD + r"['\u202e', '\x1b']",
    ),
    (
        "long-names-are-told-in-full",
        telling(lambda page: page.replace("ru-ru-ru", "ru-ru-")),
        (CLASH,),
        "not told in full: ru-ru-ru",
    ),
]
EVERY = [*LANGUAGE, *FORMATS, *REPORTS]
NAMES = [f"{slip[0]}-{number}" for number, slip in enumerate(EVERY)]


@pytest.mark.parametrize(("name", "subject", "values", "reason"), EVERY, ids=NAMES)
def test_a_law_notices_what_breaks_a_part_of_it(name, subject, values, reason, reason_against):
    assert reason_against(name, subject, values).startswith(reason)


@rule("of-one")
def of_one(claim: Claim) -> str | None:
    """It looks at one claim."""
    return "it says where" if claim.locator else None


@rule("of-two")
def of_two(first: Claim, _second: Claim) -> Found | None:
    """It looks at two."""
    return Found("the first is at fault", claims=[first])


@rule("of-some")
def of_some(claims: tuple[Claim, ...]) -> Found | None:
    """It looks at all on a question."""
    return Found("there is a first", claims=[claims[0]])


@rule("of-all")
def of_all(ledger: Ledger) -> Found | None:
    """It looks at everything."""
    return Found("there is something", claims=[ledger.claims[0]])


@rule("of-figures")
def of_figures(claim: Claim) -> str | None:
    """It looks at figures."""
    return "it gives a figure" if claim.estimate else None


@rule("counts-claims")
def counts_claims(claims: tuple[Claim, ...]) -> Found:
    """It tells how many there are."""
    return Found("there are some", numbers={"claims": len(claims)})


@rule("of-agreement", verdicts=(Verdict.AGREE,))
def of_agreement(comparison: Comparison) -> Found:
    """It names the first of two that agree."""
    return Found("they agree", claims=[comparison.first.id])


@rule("told-later")
def told_later(_claim: Claim) -> Found:
    """It gives the longest of reasons when it is asked to."""
    known = {"claims": None, "hint": "", "numbers": (), "causes": (), "severity": None}
    return Found.untold(lambda: {"reason": "a" * 500}, **known)


TURNED = Source(
    "turned",
    speaks_for=[
        Affiliation("one", until="2024-06-30"),
        Affiliation("other", since="2024-07-01"),
    ],
)
IN_MARCH = said("m", by=TURNED).but(said_on="2024-03-10")
IN_MAY = said("n", by=TURNED).but(said_on="2024-05-10")
NOTHING_NAMED = TROOPS.but(place="", unit="")
ONE_AFTER = Ledger([said("kim"), RU.but(after=["kim"])])
SETTLED = Ledger(
    [said("kim"), RU, said("un", "90")],
    exemptions=[Exemption("conflict", ["kim", "ru"], reason="known")],
)
SPARE = Ledger(
    CLASH.claims,
    sources=[Source(id_, kind="ministry") for id_ in ("one", "two", "three", "four")],
    questions=[TROOPS.but(place=place) for place in ("Kursk", "Donetsk", "Luhansk", "Crimea")],
)


def kept(name):
    """A page that holds the names of what else is on record."""
    return Telling(
        "text", lambda _r, ledger, _f: " ".join(sorted(one.id for one in getattr(ledger, name)))
    )


def from_to(*figures, **fields):
    """The series of a running total."""
    days = enumerate(figures, start=10)
    of = CHANGE.but(moves="running_total")
    said_so = [
        said(f"d{day}", words, of, by="m").but(said_on=f"2024-10-{day}", **fields)
        for day, words in days
    ]
    (one,) = series_in(Ledger(said_so))
    return one


SILENCED = CLASH.but(rule_settings=[RuleSettings("conflict", {"severity": "off"})])
LOST = Ledger([said("kim").but(after=["gone"]), RU])
HOLDING = [
    ("order-changes-nothing", counts_claims, (CLASH.add(said("un", "90")),)),
    ("two-claims-either-way-round", of_agreement, (CLASH,)),
    ("an-echo-adds-nothing", of_figures, (CLASH,)),
    ("the-unrelated-changes-nothing", of_figures, (CLASH,)),
    ("moving-all-dates-changes-nothing", of_figures, (Ledger([IN_MARCH, IN_MAY]),)),
    ("moving-all-dates-moves-the-series", series_in, (Ledger([IN_MARCH, IN_MAY]),)),
    ("the-cited-claims-suffice", conflict, (CLASH,)),
    ("nothing-is-said-twice", conflict, (CLASH,)),
    ("a-finding-can-be-acted-on", conflict, (CLASH,)),
    ("a-finding-can-be-acted-on", told_later, (CLASH,)),
    ("the-order-of-the-record-changes-no-page", kept("sources"), (SPARE,)),
    ("the-order-of-the-record-changes-no-page", kept("questions"), (SPARE,)),
    ("every-dated-figure-is-a-point", series_in, (Ledger([said("a").but(said_on=None), RU]),)),
    ("changes-add-up", series_in, (from_to("0", "5"),)),
    ("changes-add-up", series_in, (from_to("5", "0"),)),
    ("checking-again-is-checking-anew", check, (CLASH, LOST)),
    ("another-voice-makes-another-series", series_in, (from_to("5", "7", via=["wire"]),)),
    ("two-claims-either-way-round", conflict, (CLASH,)),
    ("one-origin-never-agrees", agreeing, (IN_MARCH, RU)),
    ("one-origin-never-agrees", agreeing, (said("o", by=TURNED), IN_MAY)),
    (
        "only-one-origin-repeats-or-revises",
        compare,
        (said("a").but(utterance="speech"), said("b").but(utterance="speech")),
    ),
    (
        "only-one-origin-repeats-or-revises",
        compare,
        (said("a", of=TROOPS.but(status="expected")), RU),
    ),
    ("other-questions-never-conflict", compare, (said("a", of=NOTHING_NAMED), RU)),
    ("checking-again-is-checking-anew", check, (CLASH, ONE_AFTER)),
    ("an-exemption-loses-nothing", check, (SETTLED,)),
    ("severity-changes-only-severity", check, (SILENCED,)),
    ("what-is-written-is-read", forgetting(title=""), (Ledger(),)),
    (
        "what-is-written-is-read",
        format_of(FULL.but(title=""), loses=lambda *_: True),
        (FULL,),
    ),
    *(
        (name, format_of(FULL, write=lambda *_: b"", read=lambda *_: None), (Ledger(), *slips))
        for name, slips in (
            ("writing-again-gives-the-same-bytes", ()),
            ("line-ends-change-nothing", ()),
            ("a-file-is-text-in-utf-8", ()),
            ("what-is-damaged-is-refused", (1, 1)),
            ("no-claim-is-half-written", ()),
        )
    ),
    (
        "what-is-damaged-is-refused",
        format_of(FULL, read=refusing(Fault("a", "b", "odd"))),
        (FULL, 1, 1),
    ),
    ("a-file-is-text-in-utf-8", format_of(FULL, write=lambda *_: b"[\r\n\t]\n"), (FULL,)),
    ("nothing-said-breaks-the-page", Telling("text", lambda *_: "\t<b>x</b>\n"), (CLASH,)),
    ("nothing-said-breaks-the-page", Telling("html", lambda *_: "\t<p>x</p>\n"), (CLASH,)),
    ("one-origin-never-agrees", agreeing, (said("c", of=CHANGE), RU)),
    (
        "one-origin-never-agrees",
        agreeing,
        (said("o", by=Source("officials", kind="unnamed")), RU),
    ),
    ("every-text-has-an-answer", Reading(parse=lambda text: refused(text, "so", 3)), ("abc",)),
    ("every-text-has-an-answer", Reading(parse=lambda text: refused(text, "so", 0)), ("abc",)),
]


@pytest.mark.parametrize(
    ("name", "subject", "values"), HOLDING, ids=[f"{one[0]}-{n}" for n, one in enumerate(HOLDING)]
)
def test_a_law_asks_for_no_more_than_it_says(name, subject, values):
    assert law_named(name).holds(subject, *values) is True


def test_a_rule_finds_by_itself_what_is_exempted_or_switched_off():
    for ledger in (SETTLED, SILENCED, SETTLED.but(rule_settings=SILENCED.rule_settings)):
        assert ("kim", "ru") in {tuple(sorted(one.claims)) for one in found_by(conflict, ledger)}


def test_a_rule_that_raises_is_told_with_the_finding():
    with pytest.raises(ProvenanceError, match="presumes-a-figure") as told:
        found_by(presumes_a_figure, Ledger([Claim("un", TROOPS, id="bare")]))
    assert told.value.value.rule == "rule-failed"


def bound(name):
    return [one for one in FORMATS_TOLD if law_named(name).applies(Telling(one))]


def test_a_law_binds_the_reports_that_tell_all():
    pages = {"text", "markdown", "html"}
    assert pages < set(FORMATS_TOLD)
    for name in ("every-source-is-told", "every-figure-is-told", "long-names-are-told-in-full"):
        assert set(bound(name)) == pages
    assert set(bound("every-finding-is-told")) == {*pages, "json"}
    assert bound("a-report-repeats-itself") == list(FORMATS_TOLD)


def test_a_law_binds_the_tolerances_that_it_is_true_of():
    kinds = [Tolerance.named(name) for name in ("grain", "as_said", "ferson", "percent(5)")]
    spared = {
        "about-some-is-not-none": ["percent"],
        "the-unit-changes-no-tolerance": ["ferson"],
        "a-figure-rounds-with-itself": ["as_said"],
        "rounding-is-symmetric": [],
    }
    for name, methods in spared.items():
        law = law_named(name)
        assert [one.method for one in kinds if not law.applies(one)] == methods


def test_a_law_binds_the_rules_that_it_is_true_of():
    by_looks = {
        "one": of_one,
        "pair": of_two,
        "claims": of_some,
        "ledger": of_all,
    }
    for name, bound_looks in {
        "two-claims-either-way-round": ["pair"],
        "adding-removes-nothing": ["one", "pair"],
        "what-is-new-names-the-new-claim": ["one", "pair"],
        "order-changes-nothing": [*by_looks],
    }.items():
        law = law_named(name)
        assert [looks for looks, one in by_looks.items() if law.applies(one)] == bound_looks


def test_a_file_is_damaged_at_tenths_of_it():
    seen = []

    def read(data, _suffix):
        seen.append(data)
        return FULL

    kind = format_of(FULL, write=lambda *_: bytes(range(100)), read=read)
    for place in (0, 1, 7):
        assert law_named("what-is-damaged-is-refused").holds(kind, FULL, place, 3) is True
    cut, changed = seen[::2], seen[1::2]
    assert [len(one) for one in cut] == [0, 10, 70]
    assert [one[at : at + 1] for one, at in zip(changed, (0, 10, 70), strict=True)] == [b"="] * 3
    assert {len(one) for one in changed} == {100}


def test_one_finding_that_is_not_told_is_shown():
    held = law_named("every-finding-is-told").holds(Telling("text", lambda *_: ""), SETTLED)
    assert held.reason.startswith("not told: [Finding(")
    assert held.reason.count("Finding(") == 1


def test_a_rule_that_says_the_same_in_other_words_is_told_of_both(reason_against):
    asked = count()

    @rule("in-other-words")
    def in_other_words(claim: Claim) -> str:
        """It puts it otherwise every other time."""
        return f"{claim.id} is {('far off', 'beside the point')[next(asked) % 2]}"

    told = reason_against("asked-again-it-says-the-same", in_other_words, (Ledger([RU]),))
    assert told.startswith("the findings of two runs must be the same: {")
    assert "far off" in told
    assert "beside the point" in told
