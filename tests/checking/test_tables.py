"""Tables turned into ledgers."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.checking import check
from provenance.errors import ProvenanceError, UnusableInput
from provenance.estimate import Estimate
from provenance.question import Question, Sum
from provenance.source import Source
from provenance.tables import Figure, Table

KILLED = Question("people", measure="killed", place="Gaza", moves="running_total")


def table(*figures, **fields):
    return Table(figures, **({"key": "{id}", "source": "ministry"} | fields))


class TestFigures:
    def test_single_ones(self):
        made = table(Figure("n", KILLED)).ledger([{"id": "a", "n": 3}, {"id": "b", "n": "1,204"}])
        assert [claim.estimate.low for claim in made] == [3, 1204]

    def test_low_best_and_high_however_odd(self):
        figure = Figure("best", KILLED, low="low", high="high")
        rows = [{"id": "a", "low": 5, "best": 9, "high": 3}]
        claim = table(figure).ledger(rows).claim("a")
        assert (claim.estimate.low, claim.estimate.best, claim.estimate.high) == (5, 9, 3)

    def test_a_floor(self):
        claim = table(Figure(low="n", question=KILLED)).ledger([{"id": "a", "n": 5}]).claim("a")
        assert claim.estimate == Estimate.at_least(5)

    def test_hedged(self):
        claim = (
            table(Figure("n", KILLED, approximate=True)).ledger([{"id": "a", "n": 5}]).claim("a")
        )
        assert claim.estimate == Estimate.about(5)

    def test_words_that_are_read_or_only_quoted(self):
        rows = [{"id": "a", "said": "at least 3,000"}]
        read = table(Figure(question=KILLED, words="{said}", read=True)).ledger(rows).claim("a")
        quoted = table(Figure(question=KILLED, words="{said}")).ledger(rows).claim("a")
        assert (read.estimate, read.words) == (Estimate.at_least(3000), "at least 3,000")
        assert (quoted.estimate, quoted.words) == (None, "at least 3,000")

    @pytest.mark.parametrize("empty", [None, "", "  ", float("nan"), "absent"])
    def test_an_empty_cell_makes_no_claim(self, empty):
        row = {"id": "a"} if empty == "absent" else {"id": "a", "n": empty}
        assert len(table(Figure("n", KILLED)).ledger([row])) == 0

    def test_zero_is_a_figure(self):
        assert len(table(Figure("n", KILLED)).ledger([{"id": "a", "n": 0}])) == 1

    def test_whole_floats_of_data_frames_are_whole_numbers(self):
        assert (
            table(Figure("n", KILLED)).ledger([{"id": "a", "n": 3.0}]).claim("a").estimate.low == 3
        )


class TestTemplates:
    def test_fill_source_dates_question_and_id(self):
        asked = Question(
            "{side}", measure="deaths", place="{where.city}", scope={"event": "{event}"}
        )
        made = table(
            Figure("n", asked),
            key="{event}",
            source="{who}",
            via=["{outlet}"],
            said_on="{day}",
            recorded_on="{day}",
            note="{missing}",
        )
        row = {
            "n": 3,
            "side": "A",
            "where": {"city": "Idlib"},
            "event": "e1",
            "who": "us",
            "outlet": "ap",
            "day": "2024-10-24",
        }
        claim = made.ledger([row]).claim("e1")
        assert str(claim.question) == "A, deaths in Idlib (event e1)"
        assert (claim.source.id, claim.via[0].id, str(claim.said_on)) == (
            "us",
            "ap",
            "24 October 2024",
        )
        assert (str(claim.recorded_on), claim.note) == ("24 October 2024", "")

    def test_ids_name_the_figure_where_a_row_has_several(self):
        made = table(Figure("n", KILLED), Figure("m", KILLED.but(measure="hurt"), name="hurt"))
        ids = [claim.id for claim in made.ledger([{"id": "a", "n": 3, "m": 4}])]
        assert ids == ["a:n", "a:hurt"]

    def test_sources_are_taken_from_their_records(self):
        known = Source("ministry", name="the ministry", speaks_for="gaza")
        made = table(Figure("n", KILLED), sources=[known]).ledger([{"id": "a", "n": 3}])
        assert made.claim("a").source.principal().id == "gaza"

    def test_a_scope_that_a_row_leaves_empty_is_left_out(self):
        asked = KILLED.but(scope={"episode": "{episode}"})
        rows = [{"id": "a", "n": 3}, {"id": "b", "n": 4, "episode": "second"}]
        made = table(Figure("n", asked)).ledger(rows)
        assert [claim.question.scope for claim in made] == [(), (("episode", "second"),)]

    def test_a_period_ends_on_the_day(self):
        figure = Figure("n", KILLED.but(moves="change"), hours="{hours}")
        rows = [
            {"id": f"for {hours}", "n": 3, "day": "2024-10-24", "hours": hours}
            for hours in (24, 48, 0, None)
        ]
        made = table(figure, as_of="{day}").ledger(rows)
        assert [claim.as_of.isoformat() for claim in made] == [
            "2024-10-24",
            "2024-10-23/2024-10-24",
            "2024-10-24",
            "2024-10-24",
        ]


class TestFaults:
    def test_are_told_all_at_once_with_row_and_column(self):
        rows = [
            {"id": "a", "n": "many"},
            {"id": "b", "n": 3},
            {"id": "c", "n": True},
            {"id": "b", "n": 4},
            {"id": "d", "n": 3, "day": "2024-02-30"},
        ]
        with pytest.raises(UnusableInput) as error:
            table(Figure("n", KILLED), as_of="{day}").ledger(rows, file="daily.csv")
        assert [fault.path for fault in error.value.faults] == [
            "row 1.n",
            "row 3.n",
            "row 4.n",
            "row 5.n",
        ]
        assert str(error.value).startswith("daily.csv: row 1.n: no number: 'many'")
        assert "name more in the key" in str(error.value)

    @pytest.mark.parametrize("hours", ["12", "-24", "1.5", "soon"])
    def test_of_periods_that_are_no_days(self, hours):
        figure = Figure("n", KILLED.but(moves="change"), hours="{hours}")
        with pytest.raises(UnusableInput, match=r"whole number of days|no number"):
            table(figure, as_of="{day}").ledger(
                [{"id": "a", "n": 3, "day": "2024-10-24", "hours": hours}]
            )

    @pytest.mark.parametrize("odd", [3.5, "3_000", "1,20", "-5", Decimal("Infinity"), [3], "९"])
    def test_of_numbers_that_are_none(self, odd):
        with pytest.raises(UnusableInput):
            table(Figure("n", KILLED)).ledger([{"id": "a", "n": odd}])

    @given(
        st.lists(
            st.dictionaries(
                st.sampled_from(["id", "n", "day"]),
                st.one_of(
                    st.none(),
                    st.integers(),
                    st.floats(),
                    st.text(max_size=9),
                    st.binary(max_size=3),
                    st.lists(st.integers(), max_size=2),
                    st.booleans(),
                ),
            ),
            max_size=4,
        )
    )
    def test_no_row_makes_anything_but_a_ledger_or_a_named_error(self, rows):
        with suppress(ProvenanceError):
            table(Figure("n", KILLED), as_of="{day}").ledger(rows)


def test_totals_and_parts():
    figures = [
        Figure(name, KILLED.but(measure=name, moves="final")) for name in ("all", "men", "women")
    ]
    made = table(*figures, sums=[Sum("all", ["men", "women"])])
    rows = [
        {"id": "a", "all": 100, "men": 60, "women": 40},
        {"id": "b", "all": 100, "men": 10, "women": 40},
    ]
    apart = [dict(row, day=f"2024-10-{day}") for row, day in zip(rows, (10, 20), strict=True)]
    ledger = table(*figures, sums=made.sums, as_of="{day}", said_on="{day}").ledger(apart)
    assert list(check(ledger).by_rule) == ["parts-do-not-add-up"]
