"""Laws of the verdict, whatever is claimed; and true-looking laws that do not hold."""

from decimal import Decimal
from itertools import combinations

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from provenance import strategies as draw
from provenance.claim import Claim, Stance
from provenance.comparison import Judge, compare, compare_all
from provenance.dates import Window
from provenance.estimate import Estimate, Kind
from provenance.figures import Fit, as_far_as, fit_of_stances, match, named_alike, reaches
from provenance.ledger import Ledger
from provenance.number import exact
from provenance.policy import Policy
from provenance.question import Moves, Question, Within
from provenance.scope import Bearing, relate, relate_times
from provenance.source import Source
from provenance.tolerance import Tolerance
from provenance.verdict import Verdict

FIGURES = draw.estimates()
CLOSED = draw.estimates(kinds=[Kind.EXACT, Kind.AT_LEAST, Kind.AT_MOST, Kind.RANGE, Kind.ABOUT])
BEARINGS = st.sampled_from([Bearing.SAME, Bearing.NO_MORE, Bearing.NO_LESS])
HERE = Question("troops", place="Russia")
KURSK = HERE.but(place="Kursk")
ONE, OTHER = Source("one"), Source("other")
INSIDE = [Within("Kursk", "Russia")]
PAIRS = st.tuples(draw.claims(id_="c1"), draw.claims(id_="c2"))
RELATED = st.tuples(
    draw.claims(id_="c1", question=draw.questions(statuses=["actual"])),
    draw.claims(id_="c2", question=draw.questions(statuses=["actual"])),
).map(
    lambda pair: (pair[0], pair[1].but(question=pair[1].question.but(moves=pair[0].question.moves)))
)


def by(source, estimate, **fields):
    return Claim(source, fields.pop("of", HERE), estimate, said_on="2024-10-24", **fields)


def flipped(bearing):
    return {Bearing.NO_MORE: Bearing.NO_LESS, Bearing.NO_LESS: Bearing.NO_MORE}.get(
        bearing, bearing
    )


# Symmetry


@given(PAIRS | RELATED, draw.policies(), st.booleans())
def test_a_verdict_is_the_same_whichever_claim_comes_first(pair, policy, nested):
    ledger = Ledger(pair, wholes=INSIDE if nested else ())
    judge = Judge.of(ledger, policy)
    there, back = judge.compare(*pair), judge.compare(*pair[::-1])
    for field in ("verdict", "field", "gap", "later", "change", "policy"):
        assert getattr(there, field) == getattr(back, field)
    assert sorted(there.notes) == sorted(back.notes)
    assert bool(there.path) == bool(back.path)
    assert {there.first, there.second} == {back.first, back.second}


@given(FIGURES, FIGURES, draw.tolerances(), BEARINGS, st.booleans())
def test_a_fit_is_the_same_from_either_side(one, other, tolerance, bearing, counts):
    there = match(one, other, tolerance, bearing=bearing, counts=counts)
    back = match(other, one, tolerance, bearing=flipped(bearing), counts=counts)
    assert (there.fit, there.gap, there.only) == (back.fit, back.gap, back.only)
    assert sorted(there.notes) == sorted(back.notes)


@given(PAIRS)
def test_a_bearing_turns_with_its_claims(pair):
    policy = Policy()
    first, second = pair
    moved = second.but(question=second.question.but(moves=first.question.moves))
    there, back = relate_times(first, moved, policy), relate_times(moved, first, policy)
    assert there.bearing is flipped(back.bearing)
    assert (there.field, there.doubt) == (back.field, back.doubt)
    assert (there.first, there.second) == (back.second, back.first)


@given(draw.questions(), draw.questions(), st.booleans())
def test_the_scope_of_two_questions_turns_with_them(one, other, nested):
    def is_part(part, whole):
        return nested and (part, whole) == ("Kursk", "Russia")

    there, back = relate(one, other, is_part), relate(other, one, is_part)
    assert there.bearing is flipped(back.bearing)
    assert (there.field, there.first, there.second) == (back.field, back.second, back.first)


# Reflexivity


@given(FIGURES, draw.policies())
def test_every_figure_agrees_with_itself(figure, policy):
    assert compare(figure, figure, policy=policy).verdict is Verdict.AGREE
    assert compare(by(ONE, figure), by(OTHER, figure), policy=policy).verdict is Verdict.AGREE


@given(draw.claims(), draw.policies())
def test_a_claim_and_itself_are_one_statement_or_cannot_be_judged(claim, policy):
    found = compare(claim, claim, policy=policy).verdict
    unusable = claim.stance is Stance.UNSURE
    assert found is (Verdict.CANNOT_JUDGE if unusable else Verdict.REPEAT)


# Widening and narrowing


@given(CLOSED, CLOSED, st.integers(0, 5000), st.integers(0, 5000), BEARINGS)
def test_widening_never_makes_a_conflict_and_narrowing_never_ends_one(
    one, other, down, up, bearing
):
    low = None if one.low is None else max(0, one.low - down)
    high = None if one.high is None else one.high + up
    wide = attrs.evolve(one, low=low, high=high)
    said = Tolerance.as_said()
    narrow_fit = match(one, other, said, bearing=bearing).fit
    wide_fit = match(wide, other, said, bearing=bearing).fit
    assert not (wide_fit is Fit.CONFLICT and narrow_fit is not Fit.CONFLICT)


@given(FIGURES, FIGURES, st.integers(0, 50), st.integers(0, 50), BEARINGS)
def test_a_greater_tolerance_only_removes_conflicts(one, other, percent, more, bearing):
    narrow, wide = Tolerance.percent(percent), Tolerance.percent(min(100, percent + more))
    if match(one, other, wide, bearing=bearing).fit is Fit.CONFLICT:
        assert match(one, other, narrow, bearing=bearing).fit is Fit.CONFLICT
        assert match(one, other, Tolerance.as_said(), bearing=bearing).fit is Fit.CONFLICT


@given(FIGURES, FIGURES, draw.tolerances())
def test_a_part_conflicts_with_its_whole_only_where_it_would_as_the_whole(one, other, tolerance):
    part = match(one, other, tolerance, bearing=Bearing.NO_MORE)
    if part.fit is Fit.CONFLICT and match(one, other, tolerance).fit is not Fit.CONFLICT:
        assert match(one, other, tolerance).only


@given(FIGURES, draw.tolerances(), BEARINGS)
def test_no_figure_conflicts_with_nothing(one, tolerance, bearing):
    assert match(one, Estimate.unknown(), tolerance, bearing=bearing).fit is Fit.COMPATIBLE
    assert compare(one, Estimate.unknown()).verdict is Verdict.CANNOT_JUDGE


# Units and days


POWERS = st.integers(-3, 6).map(lambda power: exact(Decimal(1).scaleb(power)))
KM = Question("the front", unit="km")


@given(FIGURES, FIGURES, POWERS, draw.tolerances().filter(lambda one: one.method != "ferson"))
def test_powers_of_ten_change_no_verdict_on_what_is_measured(one, other, factor, tolerance):
    before, after = (
        compare(by(ONE, a, of=KM), by(OTHER, b, of=KM), tolerance=tolerance)
        for a, b in ((one, other), (one.scaled(factor), other.scaled(factor)))
    )
    assert after.verdict is before.verdict
    if before.gap is not None:
        assert after.gap.absolute == before.gap.absolute * Decimal(factor)
        assert after.gap.relative == before.gap.relative


@given(
    FIGURES,
    FIGURES,
    st.sampled_from([3, 7, Decimal("1.609"), Decimal("0.3048")]),
    st.sampled_from([Tolerance.as_said(), Tolerance.percent(5), Tolerance.percent(20)]),
)
def test_no_unit_changes_a_verdict_under_a_share_or_as_said(one, other, factor, tolerance):
    before, after = (
        compare(by(ONE, a, of=KM), by(OTHER, b, of=KM), tolerance=tolerance)
        for a, b in ((one, other), (one.scaled(factor), other.scaled(factor)))
    )
    assert after.verdict is before.verdict


@given(CLOSED, CLOSED, st.sampled_from([10, 1000]), st.sampled_from(["grain", "as_said"]))
def test_thousands_of_what_is_counted_change_no_verdict_where_ends_are_closed(
    one, other, factor, tolerance
):
    before = compare(one, other, tolerance=tolerance)
    after = compare(one.scaled(factor), other.scaled(factor), tolerance=tolerance)
    assert after.verdict is before.verdict


def moved(window, days):
    return None if window is None else window.shifted(days)


@given(PAIRS, st.integers(-3650, 3650), draw.policies())
def test_moving_both_claims_by_some_days_changes_nothing_but_the_days(pair, days, policy):
    later = [
        claim.but(said_on=moved(claim.said_on, days), as_of=moved(claim.as_of, days))
        for claim in pair
    ]
    before, after = compare(*pair, policy=policy), compare(*later, policy=policy)
    assert (after.verdict, after.field, after.gap, after.later, after.change) == (
        before.verdict,
        before.field,
        before.gap,
        before.later,
        before.change,
    )


@given(PAIRS, st.integers(0, 30), st.integers(0, 30))
def test_a_wider_day_slip_parts_no_levels(pair, slip, more):
    level = [claim.but(question=HERE) for claim in pair]
    narrow, wide = (compare(*level, policy=Policy(day_slip=days)) for days in (slip, slip + more))
    if wide.verdict is Verdict.NOT_COMPARABLE:
        assert narrow.verdict is Verdict.NOT_COMPARABLE


# Questions


@given(PAIRS)
def test_a_conflict_is_always_about_one_question_or_a_part_and_its_whole(pair):
    assume(pair[0].question.key != pair[1].question.key)
    assert compare(*pair).verdict in (Verdict.NOT_COMPARABLE, Verdict.CANNOT_JUDGE)


@given(PAIRS, st.sampled_from(["measure", "place", "unit", "side"]))
def test_a_field_that_only_one_states_is_never_a_conflict(pair, field):
    full = Question("troops", measure="troops", place="Russia", unit="persons", scope={"side": "x"})
    vague = full.but(scope={}) if field == "side" else full.but(**{field: ""})
    found = compare(pair[0].but(question=full), pair[1].but(question=vague))
    assert (found.verdict, found.field) == (Verdict.CANNOT_JUDGE, field)


# Parts and wholes


@given(FIGURES, FIGURES, draw.tolerances())
def test_a_part_and_its_whole_conflict_exactly_where_the_least_part_exceeds_the_whole(
    part, whole, tolerance
):
    found = match(part, whole, tolerance, bearing=Bearing.NO_MORE)
    inner, outer = (tolerance.widen(one).counted() for one in (part, whole))
    exceeds = inner.low is not None and outer.high is not None and inner.low > outer.high
    assert (found.fit is Fit.CONFLICT) == exceeds


@given(FIGURES, FIGURES, draw.tolerances())
def test_only_ends_that_reach_make_a_part_and_its_whole_comparable(part, whole, tolerance):
    pair = by(ONE, part, of=KURSK), by(OTHER, whole)
    found = compare(*pair, ledger=Ledger(pair, wholes=INSIDE), tolerance=tolerance)
    bound = part.low is not None or whole.high is not None
    assert reaches(part, whole, Bearing.NO_MORE) == bound
    assert (found.verdict is Verdict.NOT_COMPARABLE) == (not bound)


@given(FIGURES, BEARINGS)
def test_what_a_figure_says_as_far_as_it_reaches_is_never_more_than_it_said(figure, bearing):
    assert figure.within(as_far_as(figure, bearing))


def test_where_nothing_bears_a_figure_says_nothing():
    assert as_far_as(Estimate.exactly(3), Bearing.NONE) == Estimate.unknown()


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (Bearing.SAME, Bearing.NO_MORE, Bearing.NO_MORE),
        (Bearing.NO_MORE, Bearing.SAME, Bearing.NO_MORE),
        (Bearing.NO_MORE, Bearing.NO_MORE, Bearing.NO_MORE),
        (Bearing.NO_MORE, Bearing.NO_LESS, Bearing.NONE),
        (Bearing.NO_LESS, Bearing.NONE, Bearing.NONE),
        (Bearing.NONE, Bearing.NONE, Bearing.NONE),
    ],
)
def test_two_bearings_at_once_leave_what_both_allow(one, other, both):
    assert one.and_(other) is other.and_(one) is both


# Running totals


DAYS = st.integers(0, 30).map(lambda days: Window.on("2024-10-01").shifted(days))


@given(FIGURES, FIGURES, DAYS, DAYS)
def test_a_running_total_binds_forward_and_never_backward(one, other, day, another):
    total = Question("the siege", measure="killed", moves=Moves.RUNNING_TOTAL)
    pair = by(ONE, one, of=total, as_of=day), by(OTHER, other, of=total, as_of=another)
    found = compare(*pair).verdict
    widened = [Tolerance.grain().widen(figure).counted() for figure in (one, other)]
    earlier, later = widened if day.is_before(another) else widened[::-1]
    falls = earlier.low is not None and later.high is not None and earlier.low > later.high
    if day == another:
        assert found is compare(one, other).verdict
    else:
        assert (found is Verdict.CONFLICT) == falls


# Helly


@given(
    st.lists(
        draw.estimates(kinds=[kind for kind in Kind if kind != "unknown"]), min_size=3, max_size=5
    )
)
def test_figures_of_which_no_two_conflict_share_a_value(figures):
    said = Tolerance.as_said()
    no_conflict = all(
        match(one, other, said).fit is not Fit.CONFLICT for one, other in combinations(figures, 2)
    )
    common = figures[0].counted()
    for figure in figures[1:]:
        common = None if common is None else common & figure.counted()
    assert (common is not None) == no_conflict


# Agreement


@given(FIGURES, FIGURES, draw.tolerances(), BEARINGS)
def test_who_agrees_shares_a_value(one, other, tolerance, bearing):
    if match(one, other, tolerance, bearing=bearing).fit is Fit.AGREE:
        wide = [tolerance.widen(figure).counted() for figure in (one, other)]
        assert wide[0].overlaps(wide[1])


@given(FIGURES, st.integers(0, 10**6))
def test_an_exact_figure_conflicts_exactly_with_what_excludes_it(figure, number):
    found = compare(Estimate.exactly(number), figure, tolerance="as_said")
    assert (found.verdict is Verdict.CONFLICT) == (number not in figure)


@given(FIGURES, FIGURES, draw.tolerances())
def test_figures_named_alike_can_both_be_true(one, other, tolerance):
    assert named_alike(one, other, tolerance) == named_alike(other, one, tolerance)
    if named_alike(one, other, tolerance):
        assert match(one, other, tolerance, counts=False).fit is not Fit.CONFLICT


# Stances


STANCES = [Stance.ASSERTS, Stance.DENIES, Stance.UNSURE]


@pytest.mark.parametrize("one", STANCES)
@pytest.mark.parametrize("other", STANCES)
@given(figures=st.tuples(st.none() | FIGURES, st.none() | FIGURES), bearing=BEARINGS)
def test_every_two_stances_have_a_verdict_that_turns_with_them(one, other, figures, bearing):
    pair = [
        by(source, None if stance is Stance.UNSURE else figure, stance=stance, of=question)
        for source, stance, figure, question in zip(
            (ONE, OTHER),
            (one, other),
            figures,
            {
                Bearing.SAME: (HERE, HERE),
                Bearing.NO_MORE: (KURSK, HERE),
                Bearing.NO_LESS: (HERE, KURSK),
            }[bearing],
            strict=True,
        )
    ]
    ledger = Ledger(pair, wholes=INSIDE)
    found, back = compare(*pair, ledger=ledger), compare(*pair[::-1], ledger=ledger)
    assert (found.verdict, found.field) == (back.verdict, back.field)
    if Stance.UNSURE in (one, other):
        assert (found.verdict, found.field) == (Verdict.CANNOT_JUDGE, "stance")
    elif Stance.DENIES in (one, other):
        assert found.field in ("stance", "estimate")
        assert found.gap is None


@given(FIGURES)
def test_a_bare_denial_conflicts_exactly_with_what_excludes_none(figure):
    denial = Claim.denied(by=OTHER, of=HERE, on="2024-10-24")
    found = compare(by(ONE, figure), denial).verdict
    assert (found is Verdict.CONFLICT) == (0 not in figure.counted())


@given(FIGURES, FIGURES)
def test_denying_a_figure_conflicts_exactly_with_what_leaves_nothing_else(said, denied):
    denial = Claim.denied(by=OTHER, of=HERE, on="2024-10-24", estimate=denied)
    found = compare(by(ONE, said), denial).verdict
    assert (found is Verdict.CONFLICT) == said.counted().within(denied.counted())


@given(FIGURES, BEARINGS)
def test_an_assertion_backs_no_figure_and_excludes_only_none(figure, bearing):
    some = Claim.asserted(by=OTHER, of=HERE, on="2024-10-24")
    fit = fit_of_stances(some, by(ONE, figure), bearing)
    assert fit in (None, Fit.CONFLICT)
    if bearing is Bearing.SAME:
        counted = figure.counted()
        assert (fit is Fit.CONFLICT) == (counted.high is not None and counted.high <= 0)


# Origins


@given(PAIRS, draw.policies())
def test_only_one_origin_repeats_or_revises_and_it_never_agrees_with_itself(pair, policy):
    first, second = (claim.but(question=HERE, utterance="") for claim in pair)
    found = compare(first, second, policy=policy)
    lineage = Judge(policy).lineage
    one_origin = lineage.origins(first) == lineage.origins(second)
    if found.verdict in (Verdict.REPEAT, Verdict.REVISION):
        assert one_origin
        assert found.path
    if one_origin:
        assert found.verdict is not Verdict.AGREE


@given(PAIRS)
def test_a_revision_names_what_is_later_and_how_and_nothing_else_does(pair):
    first, second = (claim.but(source=ONE, question=HERE) for claim in pair)
    found = compare(first, second)
    is_revision = found.verdict is Verdict.REVISION
    assert (found.later in found.ids) == is_revision
    assert (found.change in ("update", "correction")) == is_revision
    assert bool(found.change) == is_revision


@given(PAIRS)
def test_a_conflict_of_figures_carries_a_gap_and_nothing_else_does(pair):
    found = compare(*(claim.but(question=HERE) for claim in pair))
    of_figures = found.verdict is Verdict.CONFLICT and found.field == "estimate"
    assert (found.gap is not None) == of_figures


# Reasons


@given(PAIRS | RELATED, draw.policies(), st.booleans())
def test_a_reason_is_one_line_that_names_both_figures_the_field_and_the_policy(
    pair, policy, nested
):
    ledger = Ledger(pair, wholes=INSIDE if nested else ())
    found = Judge.of(ledger, policy).compare(*pair)
    assert found.reason == found.reason.strip()
    assert found.reason.isprintable()
    assert found.field
    assert found.policy == policy
    assert found.figures == (pair[0].estimate, pair[1].estimate)
    assert str(found) == f"{found.verdict.in_words}: {found.reason}"
    if (
        found.verdict not in (Verdict.NOT_COMPARABLE, Verdict.CANNOT_JUDGE)
        or found.field == "as_of"
    ):
        for claim in pair:
            if claim.estimate is not None and claim.estimate != Estimate.exactly(0):
                assert str(claim.estimate) in found.reason


# The whole ledger


@settings(max_examples=40)
@given(draw.ledgers(), st.randoms(use_true_random=False))
def test_the_order_of_a_ledger_changes_no_verdict(ledger, random):
    def told(one):
        return sorted(
            (*sorted(found.ids), found.verdict, found.field, found.later, found.change)
            for found in compare_all(one)
        )

    claims, links = list(ledger.claims), list(ledger.links)
    random.shuffle(claims)
    random.shuffle(links)
    assert told(Ledger(claims, links=links, wholes=ledger.wholes)) == told(
        Ledger(ledger.claims, links=ledger.links, wholes=ledger.wholes)
    )


@settings(max_examples=40)
@given(draw.ledgers())
def test_every_two_claims_that_can_be_held_against_each_other_are_compared_once(ledger):
    pairs = [frozenset(found.ids) for found in compare_all(ledger)]
    assert len(pairs) == len(set(pairs))
    judge = Judge.of(ledger)
    for one, other in combinations(ledger, 2):
        if frozenset((one.id, other.id)) not in pairs:
            assert judge.compare(one, other).verdict in (
                Verdict.NOT_COMPARABLE,
                Verdict.CANNOT_JUDGE,
            )


# True-looking laws that do not hold; a rule that needs one of them is wrong


def test_agreement_is_not_transitive():
    assert compare("9,000", "between 9,000 and 11,000").verdict is Verdict.AGREE
    assert compare("between 9,000 and 11,000", "11,000").verdict is Verdict.AGREE
    assert compare("9,000", "11,000").verdict is Verdict.CONFLICT


def test_no_conflict_is_not_agreement():
    total = by(OTHER, Estimate.exactly(12000), of=HERE.but(status="expected"))
    assert compare(by(ONE, Estimate.exactly(3000)), total).verdict is Verdict.NOT_COMPARABLE


def test_moving_both_figures_by_a_number_may_change_the_verdict():
    assert compare("about 1,000", "about 1,100", tolerance="percent(10)").verdict != "conflict"
    assert compare("about 100", "about 200", tolerance="percent(10)").verdict == "conflict"


def test_other_units_than_powers_of_ten_may_change_the_verdict_under_grain():
    one, other = Estimate.about(3000), Estimate.exactly(3300)
    assert compare(one, other).verdict == "compatible"
    assert compare(one.scaled(4), other.scaled(4)).verdict == "conflict"


def test_counts_with_open_ends_do_not_grow_with_their_unit():
    one, other = Estimate.more_than(5), Estimate.less_than(6)
    assert compare(one, other).verdict == "conflict"
    assert compare(one.scaled(10), other.scaled(10)).verdict == "agree"


def test_a_part_that_fits_its_whole_may_not_fit_beside_another_part():
    part, whole = Estimate.exactly(6), Estimate.exactly(10)
    assert match(part, whole, Tolerance.grain(), bearing=Bearing.NO_MORE).fit is not Fit.CONFLICT
    two = part + part
    assert match(two, whole, Tolerance.grain(), bearing=Bearing.NO_MORE).fit is Fit.CONFLICT


def test_what_is_written_back_need_not_be_what_was_written():
    for words in ("3000 or more", "12k"):
        assert Estimate.parse(words).in_words() != words
