"""What engines that speak SQL have in common: the survey of a table, and its rows by group."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from provenance.engines.arrow import GROUP
from provenance.engines.columns import ASKED, PART, asked_in, cell_of, speaker_columns
from provenance.engines.heads import LINKED, head_columns
from provenance.engines.plan import Plan, Wish, planned, side_draft
from provenance.engines.quiet import Quiet, is_quiet
from provenance.engines.staging import LINE, is_direct, is_to_be_text, looked_up, staged
from provenance.engines.survey import Cells, Survey, id_in, ids_in
from provenance.engines.table import Reading, Table
from provenance.engines.typed import schema_of

__all__ = ["SPACES", "Dialect", "Relational"]

SPACES = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
"""All that Python takes off the ends of a cell."""


@attrs.frozen
class Dialect:
    """How one kind of SQL quotes a name, names its type of text and tests a pattern.

    `trimmed` gives the id in a cell, as `survey.id_in` does; `same` compares, missing cells too.

    >>> Dialect('"', "VARCHAR", "regexp_matches", "trim(id)", "IS NOT DISTINCT FROM").named("low")
    '"low"'
    """

    quote: str
    text: str
    matches: str
    trimmed: str
    same: str

    def named(self, *names: str) -> str:
        """Quote names, with commas between."""
        quote = self.quote
        return ", ".join(f"{quote}{name.replace(quote, quote * 2)}{quote}" for name in names)


@attrs.define
class Relational(ABC):
    """One table in an engine of SQL: its rows are those of the view `rows_`."""

    table: Table
    heads: list[Cells] = attrs.field(factory=list, init=False)

    @property
    @abstractmethod
    def dialect(self) -> Dialect:
        """Its kind of SQL."""

    @abstractmethod
    def all_of(self, query: str) -> list[tuple[Any, ...]]:
        """Run a query and give its rows."""

    @abstractmethod
    def view(self, name: str, query: str, *, kept: bool = False) -> None:
        """Call the rows of a query by a name; `kept` where they are read more than once."""

    @abstractmethod
    def take_in(
        self, name: str, columns: Mapping[str, Sequence[Any]], kinds: Sequence[str]
    ) -> None:
        """Call rows of our own by a name; each column is of texts, of int64 or of bool."""

    def read_in(self, reading: Reading, folder: Path, row_number: str) -> tuple[Path, list[str]]:
        """Give a Parquet file with the rows of the table, and how to select the line and cells.

        It is the table itself where SQL reads it as Python does, and else a copy in a folder.
        """
        table = self.table
        if not is_direct(table):
            copy = folder / "rows.parquet"
            staged(reading, copy)
            return copy, [f"{LINE} AS {LINE}", *map(self.dialect.named, table.columns)]
        schema, sought = schema_of(table.path, table.file), looked_up(table.columns)
        cells = [f"{row_number} AS {LINE}"]
        for field, column in zip(schema, table.columns, strict=True):
            name = self.dialect.named(field.name)
            cast = column in sought and is_to_be_text(field.type)
            cell = f"CAST({name} AS {self.dialect.text})" if cast else name
            cells.append(f"{cell} AS {self.dialect.named(column)}")
        return table.path, cells

    # What the plan needs to know

    def plan(self, wish: Wish, reading: Reading) -> Plan:
        """Survey the table and plan its check."""
        survey, columns = Survey(), self.table.columns
        for *cells, line in self._distinct(speaker_columns(columns)):
            survey.add_speaker(tuple(map(cell_of, cells)), line)
        self.heads.clear()
        raw = self._distinct(head_columns(columns))
        for *cells, line in raw:
            survey.add_head(tuple(map(cell_of, cells)), line)
        self.heads.extend(tuple(cells) for *cells, _ in raw)
        self._survey_ids(survey)
        return planned(self.table, survey, wish, side_draft(reading), self._find)

    def _distinct(self, columns: tuple[str, ...]) -> list[tuple[Any, ...]]:
        if not columns:
            return self.all_of(f"SELECT min({LINE}) FROM rows_ HAVING count(*) > 0")
        cells = self.dialect.named(*columns)
        return self.all_of(f"SELECT {cells}, min({LINE}) FROM rows_ GROUP BY {cells}")

    def _survey_ids(self, survey: Survey) -> None:
        columns, id_ = self.table.columns, self.dialect.trimmed
        if "id" in columns:
            named = f"SELECT {id_} AS id_, {LINE} FROM rows_ WHERE {id_} <> ''"
            again = f"SELECT id_, min({LINE}) FROM ({named}) n GROUP BY id_ HAVING count(*) > 1"
            survey.repeated.update((one, line) for one, line in self.all_of(again))
        if "after" in columns:
            named = "id" if "id" in columns else "NULL"
            after = self.dialect.named("after")
            told = f"SELECT {LINE}, {named}, {after} FROM rows_ WHERE {after} IS NOT NULL"
            for line, one, cell in self.all_of(told):
                if ids := ids_in(cell_of(cell) if self.table.is_parquet else cell):
                    survey.after.append((line, id_in(one), ids))
        if "utterance" in columns:
            heads = self.dialect.named("utterance", *head_columns(columns))
            told = f"SELECT DISTINCT {heads} FROM rows_ WHERE utterance <> ''"
            for utterance, *cells in self.all_of(told):
                survey.add_utterance(utterance, tuple(map(cell_of, cells)))

    def _find(self, ids: frozenset[str]) -> Mapping[str, Cells]:
        if not ids or "id" not in self.table.columns:
            return {}
        self.take_in("wanted_", {"it": sorted(ids)}, ["string"])
        id_ = self.dialect.trimmed
        heads = "".join(f", {self.dialect.named(one)}" for one in head_columns(self.table.columns))
        rows = self.all_of(
            f"SELECT {id_}, {LINE}{heads} FROM rows_ WHERE {id_} IN (SELECT it FROM wanted_)"
        )
        first = sorted(rows, key=lambda row: row[1], reverse=True)
        return {one: tuple(map(cell_of, cells)) for one, _, *cells in first}

    # From the plan to what has to be judged

    def set_quiet_aside(self, plan: Plan) -> int:
        """Give every row its group; count the claims of the groups that need not be judged."""
        self._place(plan)
        if self.table.is_records or not is_quiet(plan.decisions.in_force):
            self.view("judged_", "SELECT * FROM placed_")
            return 0
        sql = self.dialect
        condition = Quiet(self.table.columns, sql.matches, sql.text, sql.quote).group()
        self.view(
            "quiet_",
            f"SELECT {GROUP} AS group_, count(*) AS many_ FROM placed_"
            f" WHERE {GROUP} <> {LINKED} GROUP BY {GROUP} HAVING {condition}",
            kept=True,
        )
        self.view(
            "judged_",
            f"SELECT p.* FROM placed_ p LEFT ANTI JOIN quiet_ q ON p.{GROUP} = q.group_",
        )
        [(claims,)] = self.all_of("SELECT coalesce(sum(many_), 0) FROM quiet_")
        return int(claims)

    def _place(self, plan: Plan) -> None:
        """Join every row with its group, its question, and whether it is steady."""
        columns = head_columns(self.table.columns)
        cells = [tuple(map(cell_of, head)) for head in self.heads]
        places = list(map(plan.keys.of, cells))
        unfit = plan.context.unfit
        numbers: dict[str, Sequence[Any]] = {
            GROUP: [plan.groups.get(place.plain, place.plain) for place in places],
            "question_": [place.question for place in places],
            "steady_": [
                place.is_steady and asked_in(head) not in unfit
                for place, head in zip(places, cells, strict=True)
            ],
        }
        heads = {f"h{n}_": [head[n] for head in self.heads] for n in range(len(columns))}
        kinds = [*("any" for _ in heads), "int64", "int64", "bool"]
        self.take_in("places_", {**heads, **numbers}, kinds)
        same = " AND ".join(
            f"r.{self.dialect.named(column)} {self.dialect.same} p.{head}"
            for column, head in zip(columns, heads, strict=True)
        )
        self.view(
            "placed_",
            f"SELECT r.*, p.{GROUP}, p.question_, {self._steady(plan)} AS steady"
            f" FROM rows_ r JOIN places_ p ON {same or 'TRUE'}",
            kept=True,
        )

    def _steady(self, plan: Plan) -> str:
        """The condition under which a row may be quiet, as far as the whole table tells."""
        columns, context = self.table.columns, plan.context
        source = speaker_columns(columns).index("source") if "source" in columns else 0
        said = [one.split(PART)[source] for one in context.unfit if not one.startswith(ASKED)]
        doubtful: Iterable[tuple[str, str, str, list[Any]]] = (
            (f"r.{LINE}", "refused_", "int64", sorted(context.refused)),
            (self.dialect.trimmed, "repeated_", "string", sorted(context.first_lines)),
            ("r.source", "unfit_", "string", sorted(set(said))),
        )
        conditions = ["p.steady_"]
        for cell, name, kind, values in doubtful:
            if values:
                self.take_in(name, {"it": values}, [kind])
                conditions.append(f"coalesce({cell} NOT IN (SELECT it FROM {name}), FALSE)")
        return " AND ".join(conditions)

    @property
    def judged(self) -> str:
        """The query for the rows that have to be judged, in any order."""
        return f"SELECT {self.dialect.named(LINE, *self.table.columns, GROUP)} FROM judged_"
