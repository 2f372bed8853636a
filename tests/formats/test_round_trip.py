"""One law for every format: what was written is read back, but for the losses listed here."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.claim import Claim, Stance
from provenance.dates import Window
from provenance.estimate import Estimate
from provenance.formats import csv, dump, ledger_from, load, losses, records_from
from provenance.ledger import Ledger
from provenance.link import Link, Relation
from provenance.policy import Policy
from provenance.question import Moves, Question, Status, Sum, Within
from provenance.settings import Exemption, RuleSettings
from provenance.source import Affiliation, Level, Reliability, Source, SourceKind

# What no format gives back as it was, and why; each has its own test below.
LOST_IN_EVERY_FORMAT = {
    "an id with spaces or slashes": "an id in a file has none, and is made from its words",
    "an estimate that states nothing": "no figure and no estimate are written alike: not at all",
    "settings of one rule in two parts": "a file has one table for each rule",
    "a source that claims know by its id alone": "a file has one record of each source",
    "a zero under words that name no least figure": "the words decide what was said",
}

words = st.sampled_from(
    ["North", "South", "the border", "Київ", "x=1; y", "a 'b' \"c\"", "\uff2e\uff21\uff34\uff2f"]
)
notes = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t"), max_size=12
)
ids = st.sampled_from(["a", "b", "c", "d-1", "e.f", "g:h", "-i", "=j", "ö"])
counts = st.integers(min_value=0, max_value=20) | st.sampled_from([3000, 12000, 2**53 - 1])
days = st.integers(min_value=0, max_value=400).map(lambda n: date(2024, 1, 1) + timedelta(days=n))


@st.composite
def windows(draw):
    kind = draw(st.sampled_from(["day", "month", "year", "span", "moment", "about", "since"]))
    day = draw(days)
    if kind == "span":
        return Window.between(day, day + timedelta(days=draw(st.integers(1, 40))))
    return {
        "day": Window.on(day),
        "month": Window.month(day.year, day.month),
        "year": Window.year(day.year),
        "moment": Window.from_iso(f"{day}T23:30+09:00"),
        "about": Window(day, day, approximate=True),
        "since": Window.since(day),
    }[kind]


dates = st.none() | windows()


@st.composite
def estimates(draw):
    low, high, best = (draw(st.none() | counts) for _ in range(3))
    hedged = draw(st.booleans())
    fields = {"best": best, "approximate": hedged}
    if low is None and high is None and best is None:
        low = draw(counts)
    if low != high:
        # No count is fewer than none, nor between one and the next.
        low_open = draw(st.booleans())
        fits = bool(high) and not (low_open and low is not None and high == low + 1)
        fields |= {"low_open": low_open, "high_open": fits and draw(st.booleans())}
    if hedged:
        fields["side"] = draw(st.sampled_from(["both", "below", "above"]))
    if draw(st.integers(0, 9)) == 0:
        fields["profile"] = "neutral"
    return Estimate(low, high, **fields)


@st.composite
def sources(draw):
    made = []
    for id_ in draw(st.lists(ids, min_size=1, max_size=4, unique=True)):
        above = draw(st.sampled_from([*made, None]))
        speaks_for = () if above is None else Affiliation(above)
        if above is not None and draw(st.integers(0, 3)) == 0:
            speaks_for = Affiliation(above, since=draw(days))
        made.append(
            Source(
                id_,
                name=draw(st.just(id_) | words),
                kind=draw(st.sampled_from(SourceKind)),
                speaks_for=speaks_for,
                aliases=draw(st.lists(words, max_size=2)),
                reliability=draw(st.none() | st.sampled_from(Reliability)),
                note=draw(notes),
            )
        )
    return made


questions = st.builds(
    Question,
    words,
    measure=st.just("") | words,
    place=st.just("") | words,
    status=st.sampled_from(Status),
    moves=st.sampled_from(Moves),
    unit=st.sampled_from(["", "persons", "items"]),
    scope=st.dictionaries(st.sampled_from(["side", "event"]), words),
    id=st.just("") | ids,
)


@st.composite
def claims(draw, speakers, asked, id_, earlier):
    estimate = draw(st.none() | estimates())
    stance = draw(st.sampled_from(Stance))
    source = draw(st.sampled_from(speakers))
    relays = [one for one in speakers if one.id != source.id]
    said = ""
    if estimate is not None and not estimate.oddities and draw(st.booleans()):
        said = f"{estimate.in_words()} of them"
    return Claim(
        source,
        draw(st.sampled_from(asked)),
        None if stance is Stance.UNSURE else estimate,
        stance=stance,
        words=said if _reads_back(estimate, said) else "",
        said_on=draw(dates),
        as_of=draw(dates),
        recorded_on=draw(dates),
        target=draw(dates),
        via=draw(st.lists(st.sampled_from(relays), unique=True, max_size=2)) if relays else (),
        after=draw(st.lists(st.sampled_from(earlier), unique=True, max_size=2)) if earlier else (),
        utterance=draw(st.just("") | ids),
        audience=draw(st.just("") | words),
        locator=draw(notes),
        url=draw(st.sampled_from(["", "https://example.org/a?b=c#d"])),
        note=draw(notes),
        id=id_,
    )


def _reads_back(estimate, said):
    """Whether the words, if any, read as the estimate: others are refused, and tested elsewhere."""
    if not said:
        return True
    from provenance.language import read_estimates

    return [mention.estimate for mention in read_estimates(said)] == [estimate]


settings_of_rules = st.dictionaries(
    st.sampled_from(["severity", "least", "on"]),
    st.sampled_from(["note", 3, True, Decimal("0.5"), (1, 2)]),
)


@st.composite
def ledgers(draw):
    speakers = draw(sources())
    asked = draw(st.lists(questions, min_size=1, max_size=3, unique_by=lambda one: one.id))
    made = []
    for id_ in draw(st.lists(ids, max_size=4, unique=True)):
        made.append(draw(claims(speakers, asked, id_, [one.id for one in made])))
    links = []
    if len(made) > 1:
        ends = st.sampled_from([f"source:{speakers[0].id}", made[1].id])
        kinds = st.sampled_from([Relation.CONFIRMS, Relation.REPEATS, Relation.SUPERSEDES])
        for relation in draw(st.lists(kinds, unique=True, max_size=2)):
            fields = {"words": draw(notes), "said_on": draw(dates), "reason": draw(notes)}
            targets = [draw(ends)]
            fields |= {"claims": [made[0].id], "targets": targets, "id": draw(st.just(""))}
            links.append(Link(relation, by=speakers[-1], **fields))
    exemptions = [Exemption("conflict", [made[0].id], "looked at")] if made else []
    return Ledger(
        made,
        sources=speakers,
        questions=asked,
        links=links,
        wholes=draw(st.sampled_from([(), (Within("Kursk", "Russia"),)])),
        sums=draw(st.sampled_from([(), (Sum("casualties", ["killed", "wounded"]),)])),
        exemptions=exemptions,
        rule_settings=[RuleSettings("conflict", draw(settings_of_rules))],
        policy=Policy(
            tolerance=draw(st.sampled_from(["grain", "as_said", "percent(2.5)", "grain(20)"])),
            day_slip=draw(st.integers(0, 3)),
            level=draw(st.sampled_from(Level)),
        ),
        title=draw(notes),
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("dossiers")


@pytest.mark.parametrize("suffix", [".json", ".jsonl", ".toml"])
@given(ledger=ledgers())
def test_what_was_written_is_read_back(folder, suffix, ledger):
    path = folder / f"a{suffix}"
    dump(ledger, path)
    assert _comparable(load(path)) == _comparable(ledger)
    assert losses(ledger, path) == ()


def _comparable(ledger):
    """Leave out settings that set nothing, which no file has a reason to hold."""
    kept = tuple(one for one in ledger.rule_settings if one.options)
    return ledger.but(rule_settings=kept)


@given(ledger=ledgers())
def test_of_a_table_all_is_read_back_that_it_is_said_to_keep(folder, ledger):
    path = folder / "a.csv"
    records = records_from(ledger)
    if csv.unwritable(records) or not ledger.claims:
        return
    dump(ledger, path)
    read, kept = load(path), ledger_from(csv.kept(records))
    assert read.claims == kept.claims
    assert {one.id: one for one in read.sources} == {one.id: one for one in kept.sources}
    assert {one.id: one for one in read.questions} == {one.id: one for one in kept.questions}
    lost = {loss.partition(":")[0] for loss in losses(ledger, path)}
    assert lost <= csv.LOSES.keys()
    assert {"link", "within", "sum", "exception", "policy", "title"} & records.keys() <= lost


@given(ledger=ledgers())
def test_the_plain_records_give_the_ledger_back(ledger):
    assert _comparable(ledger_from(records_from(ledger))) == _comparable(ledger)


def _through_a_file(ledger, folder):
    path = folder / "lost.json"
    dump(ledger, path)
    return load(path)


THERE = Question("troops", id="there")


def test_lost_an_id_with_spaces_or_slashes(folder):
    ledger = Ledger([Claim("United States", THERE, id="my claim")])
    (claim,) = _through_a_file(ledger, folder)
    assert (claim.id, claim.source.id, claim.source.name) == (
        "my-claim",
        "united-states",
        "United States",
    )


def test_lost_an_estimate_that_states_nothing(folder):
    (claim,) = _through_a_file(Ledger([Claim("a", THERE, Estimate.unknown(), id="c")]), folder)
    assert claim.estimate is None


def test_lost_settings_of_one_rule_in_two_parts(folder):
    parts = [RuleSettings("conflict", {"a": 1, "b": 1}), RuleSettings("conflict", {"b": 2})]
    (settings,) = _through_a_file(Ledger(rule_settings=parts), folder).rule_settings
    assert settings.options == {"a": 1, "b": 2}


def test_lost_a_source_that_claims_know_by_its_id_alone(folder):
    nbc = Source("nbc", kind="outlet")
    ledger = Ledger([Claim("nbc", THERE, id="c")], sources=[nbc])
    assert _through_a_file(ledger, folder).claim("c").source == nbc


def test_lost_a_zero_under_words_that_name_no_least_figure(folder):
    claim = Claim("a", THERE, Estimate(0, 12000), words="up to 12,000", id="c")
    (read,) = _through_a_file(Ledger([claim]), folder)
    assert read.estimate == Estimate.at_most(12000)


def test_every_loss_has_a_test():
    tests = {name.removeprefix("test_lost_") for name in globals() if name.startswith("test_lost_")}
    assert tests == {loss.replace(" ", "_") for loss in LOST_IN_EVERY_FORMAT}
