"""Tables as people keep them in spreadsheets: headings, separators, signs, dates, gaps."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance import Ledger
from provenance.errors import ProvenanceError, UnusableInput
from provenance.formats import Spreadsheet, dump, load, losses
from provenance.formats.claim_rows import COLUMNS, FIGURE
from provenance.formats.delimited import draft_of
from provenance.formats.headers import ALIASES, column_of
from provenance.strategies import ledgers

TABLE = (
    "Speaker,On behalf of,Outlet,Subject,Where,Stage,Figure,Date,Comments\n"
    'Kim Yong-hyun,South Korea,NBC News,troops,Russia,expected,"12,000",2024-10-24,\n'
    "John Kirby,United States,NBC News,troops,Russia,,at least 3000,23 October 2024,-\n"
)


@pytest.fixture
def kept(written):
    """Load a table as it is kept in a spreadsheet."""

    def read(text, suffix=".csv", **declared):
        return load(written(text, suffix), spreadsheet=Spreadsheet(**declared))

    return read


@pytest.fixture
def refused_as_kept(written):
    def refuse(text, suffix=".csv", **declared):
        with pytest.raises(UnusableInput) as caught:
            load(written(text, suffix), spreadsheet=Spreadsheet(**declared))
        return caught.value.faults

    return refuse


# Headings


def test_a_table_of_names_and_headings_as_people_write_them(kept):
    kim, kirby = kept(TABLE)
    assert (kim.source.name, kim.source.id) == ("Kim Yong-hyun", "kim-yong-hyun")
    assert str(kim.source.principal()) == "South Korea"
    assert [str(one) for one in kim.via] == ["NBC News"]
    assert (kim.question.place, kim.question.status) == ("Russia", "expected")
    assert (kim.estimate.low, kim.estimate.high) == (12000, 12000)
    assert (kirby.estimate.low, kirby.estimate.high) == (3000, None)
    assert str(kirby.said_on) == "23 October 2024"
    assert kirby.note == ""


def test_columns_stand_in_any_order(kept):
    rows = [line.split(",") for line in TABLE.replace('"12,000"', "12000").splitlines()]
    turned = "\n".join(",".join(reversed(row)) for row in rows)
    assert kept(turned).claims == kept(TABLE).claims


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Said on", "said_on"),
        ("SAID_ON", "said_on"),
        (" said-on: ", "said_on"),
        ("Quote", "words"),
        ("min.", "low"),
        ("Source URL", "url"),
        ("scope.side", "scope.side"),
    ],
)
def test_headings(heading, column):
    assert column_of(heading.strip()) == column


def test_no_heading_means_two_columns_and_every_one_means_a_column():
    assert set(ALIASES.values()) <= {*COLUMNS, FIGURE}
    for column in COLUMNS:
        assert column_of(column) == column


def test_two_headings_of_one_meaning_are_named(refused_as_kept):
    (fault,) = refused_as_kept("source,Date,Said on,subject,figure\na,2024,2024,x,3\n")
    assert "'Date' and 'Said on' mean the same" in fault.message


def test_an_unknown_heading_is_named_with_a_remedy(refused_as_kept, kept):
    text = "source,subject,figure,Checked by\na,troops,3,Ann\n"
    (fault,) = refused_as_kept(text)
    assert "unknown column 'Checked by'" in fault.message
    assert "'x. Checked by' leaves it aside" in fault.message
    (claim,) = kept(text.replace("Checked by", "x. Checked by"))
    assert claim.estimate.low == 3


# Separators and what stands before the header


@pytest.mark.parametrize(
    ("mark", "suffix"), [(";", ".csv"), ("\t", ".csv"), ("\t", ".tsv"), ("|", ".csv")]
)
def test_separators_are_found(kept, mark, suffix):
    text = TABLE.replace('"12,000"', "12000").replace(",", mark)
    assert kept(text, suffix).claims == kept(TABLE).claims


def test_a_separator_may_be_declared(kept, written):
    text = "sep=;\nsource;subject;low\na;x;3\n"
    assert kept(text).claims == kept("source;subject;low\na;x;3\n").claims
    assert load(written(text, ".csv")).claims == kept(text).claims
    assert kept("# separator: semicolon\nsource;subject;low\na;x;3\n").claims == kept(text).claims


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("start", ["", "\ufeff", "\n\n", ",,,\n", "# a list of claims,,,\n"])
def test_what_spreadsheets_put_before_and_behind(kept, start, end):
    text = f"{start}{TABLE}".replace("\n", end)
    assert len(kept(text)) == 2


def test_empty_cells_behind_the_last_column_are_no_columns(kept):
    text = "source,subject,low,,\na,x,3,,\nb,x,4,,\n"
    assert len(kept(text)) == 2


def test_a_program_reads_commas_alone_unless_told(written):
    with pytest.raises(UnusableInput, match="separated by commas, not by ';'"):
        load(written("source;subject;low\na;x;3\n", ".csv"))


# Figures


@pytest.mark.parametrize(
    ("cell", "declared", "low"),
    [
        ("12000", {}, 12000),
        ('"12,000"', {}, 12000),
        ("12.000", {"decimal": "comma"}, 12000),
        ('"12.000.000"', {"decimal": "comma"}, 12000000),
    ],
)
def test_figures(kept, cell, declared, low):
    for column in ("figure", "low"):
        (claim,) = kept(f"source,subject,{column}\na,troops,{cell}\n", **declared)
        assert claim.estimate.low == low


def test_a_decimal_comma_is_read_only_where_it_is_declared(kept, refused_as_kept):
    text = 'source,subject,unit,low\na,front,km,"12,5"\n'
    assert "number" in refused_as_kept(text)[0].message
    (claim,) = kept(text, decimal="comma")
    assert str(claim.estimate.low) == "12.5"
    (claim,) = kept(f"# decimal: comma\n{text}")
    assert str(claim.estimate.low) == "12.5"


@pytest.mark.parametrize("column", ["figure", "low"])
def test_a_number_with_two_readings_is_not_guessed(kept, refused_as_kept, column):
    text = f"source,subject,unit,{column}\na,front,km,12.500\n"
    (fault,) = refused_as_kept(text)
    assert fault.path == f"claim[0].{column}"
    assert "two readings" in fault.message
    for decimal, low in (("comma", "12500"), ("point", "12.5")):
        (claim,) = kept(text, decimal=decimal)
        assert str(claim.estimate.low) == low


def test_a_figure_may_be_words_and_may_stand_beside_words(kept, refused_as_kept):
    (claim,) = kept("source,subject,figure\na,troops,up to 12000\n")
    assert (claim.estimate.low, claim.estimate.high) == (None, 12000)
    (claim,) = kept("source,subject,figure,quote\na,troops,12000,some 12000\n")
    assert (claim.estimate.best, claim.words) == (12000, "some 12000")
    (fault,) = refused_as_kept("source,subject,figure,quote\na,troops,up to 9,at most 9\n")
    assert fault.path == "claim[0].figure"
    assert fault.line == 2


@pytest.mark.parametrize("dash", ["-", "–", "—", "", "  "])
def test_a_dash_is_an_empty_cell(kept, dash):
    (claim,) = kept(f"source,subject,low,high,note\na,troops,3,{dash},{dash}\n")
    assert (claim.estimate.high, claim.note) == (None, "")


# Dates


@pytest.mark.parametrize(
    ("cell", "declared", "day"),
    [
        ("2024-04-03", "", "2024-04-03"),
        ("3 April 2024", "", "2024-04-03"),
        ("2024-04-03", "day/month/year", "2024-04-03"),
        ("3/4/2024", "day/month/year", "2024-04-03"),
        ("03.04.2024", "dmy", "2024-04-03"),
        ("4/3/2024", "month/day/year", "2024-04-03"),
        ("45385", "serial", "2024-04-03"),
        ("3/4/2024", "serial, dmy", "2024-04-03"),
    ],
)
def test_dates_of_a_declared_style(kept, cell, declared, day):
    text = f"source,subject,low,date\na,troops,3,{cell}\n"
    for ledger in (
        kept(text, dates=declared),
        kept(f"# dates: {declared}\n{text}") if declared else None,
    ):
        if ledger is not None:
            assert ledger.claims[0].said_on.isoformat() == day


@pytest.mark.parametrize(
    ("cell", "declared"),
    [
        ("3/4/2024", ""),
        ("45385", ""),
        ("45385", "dmy"),
        ("3/4/24", "dmy"),
        ("31/4/2024", "dmy"),
        ("3/14/2024", "dmy"),
    ],
)
def test_dates_that_would_have_to_be_guessed(refused_as_kept, cell, declared):
    text = f"source,subject,low,date\nb,troops,3,2024-04-03\na,troops,3,{cell}\n"
    (fault,) = refused_as_kept(text, dates=declared)
    assert fault.path == "claim[1].said_on"
    assert fault.line == 3


@pytest.mark.parametrize(
    "declared",
    [
        {"separator": "colon"},
        {"decimal": "dot"},
        {"dates": "year first"},
        {"dates": "dmy and mdy"},
    ],
)
def test_declarations_that_mean_nothing_are_refused(declared, refused_as_kept):
    with pytest.raises(ProvenanceError):
        Spreadsheet(**declared)
    key, value = next(iter(declared.items()))
    (fault,) = refused_as_kept(f"# {key}: {value}\nsource,subject,low\na,x,3\n")
    assert fault.line == 1


# All rows or none


def test_every_row_with_a_fault_is_reported_with_its_line(refused_as_kept):
    rows = [
        "Speaker,Subject,Figure,Date,Stage",
        "Ann,troops,3,2024-04-03,actual",
        "Ben,troops,many,2024-04-03,actual",
        "Cem,troops,4,yesterday,actual",
        "Dan,troops,5,2024-04-03,expeced",
        "Eva,troops,6,2024-04-03,actual",
        ",troops,6,2024-04-03,actual",
    ]
    faults = refused_as_kept("\n".join(rows) + "\n")
    assert [fault.line for fault in faults] == [4, 5, 7]


def test_words_without_a_figure_are_a_claim_without_one(kept):
    (claim,) = kept("Speaker,Subject,Figure\nBen,troops,very many of them\n")
    assert claim.estimate is None
    assert claim.words == "very many of them"


# Round trips


@settings(max_examples=40)
@given(ledger=ledgers(), suffix=st.sampled_from([".csv", ".tsv"]))
def test_what_is_written_is_read_back_in_both_ways(ledger, suffix, tmp_path_factory):
    path = tmp_path_factory.mktemp("tables") / f"a{suffix}"
    try:
        dump(ledger, path)
    except UnusableInput:
        return
    strict = load(path)
    assert load(path, spreadsheet=Spreadsheet()) == strict
    again = path.with_name(f"b{suffix}")
    dump(strict, again)
    assert again.read_bytes() == path.read_bytes()


@pytest.mark.parametrize("text", ["-", "\u2013", "\u2014", " ", " - ", "\u2003", "'\u2013", "''-"])
def test_a_text_that_looks_like_an_empty_cell_is_not_lost(text, tmp_path):
    ledger = load_from("source,subject,low,note\na,troops,3,x\n", tmp_path)
    (claim,) = ledger
    named = claim.but(note=text, question=claim.question.but(place=text.strip()), id="a")
    for suffix in (".csv", ".tsv"):
        path = tmp_path / f"b{suffix}"
        dump(Ledger([named]), path)
        for spreadsheet in (Spreadsheet(), None):
            (back,) = load(path, spreadsheet=spreadsheet)
            assert (back.note, back.question.place) == (text, text.strip())


def load_from(text, folder):
    path = folder / "a.csv"
    path.write_text(text, encoding="utf-8")
    return load(path)


def test_a_table_with_tabs_tells_what_it_leaves_out():
    assert losses(Ledger(title="Troops"), "a.tsv") == ("title: a table has no place for a title",)


@settings(max_examples=150)
@given(st.text(st.sampled_from('ab,;\t"\n\r#=-+3source subject low figure date') | st.characters()))
def test_any_text_is_read_or_refused(tmp_path_factory, text):
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    faults = ()
    try:
        load(path, spreadsheet=Spreadsheet())
    except UnusableInput as error:
        faults = error.faults
    assert all(len(fault.message) <= 500 for fault in faults)


def test_a_long_header_is_read_in_good_time(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(";" * 200_000 + "\n")
    with pytest.raises(UnusableInput):
        draft_of(path, "a.csv", ",", Spreadsheet())


# What has no place, or two


def test_a_heading_may_be_any_column_in_capitals_or_not():
    for column in COLUMNS:
        assert column_of(column.replace("_", " ").title()) == column
    assert column_of("Scope.side") == "scope.side"


def test_words_out_of_a_short_list_may_have_capitals(kept):
    heading = "Speaker,Kind of source,Subject,Stage,Moves as,Position,Figure"
    (claim,) = kept(f"{heading}\nKim,Ministry,troops,Expected,Running total,Denies,3000\n")
    assert (claim.source.kind, claim.stance) == ("ministry", "denies")
    assert (claim.question.status, claim.question.moves) == ("expected", "running_total")


@pytest.mark.parametrize(
    "cell",
    ["n/a", "?", "unknown", "#REF!", "#N/A", "=SUM(A1:A3)", '"1.234,5"', "3-Apr", "1e400", "TRUE"],
)
def test_a_figure_that_was_lost_on_the_way_is_named(refused_as_kept, cell):
    (fault,) = refused_as_kept(f"Speaker,Subject,Figure\nAnn,troops,3\nBen,troops,{cell}\n")
    assert (fault.path, fault.line) == ("claim[1].figure", 3)
    assert "is no figure that can be read" in fault.message


@pytest.mark.parametrize("cell", ["$3000", '"12,5"', "50%"])
def test_words_in_a_cell_for_a_figure_are_named_by_that_cell(refused_as_kept, cell):
    (fault,) = refused_as_kept(f"Speaker,Subject,Figure\nBen,troops,{cell}\n")
    assert fault.path == "claim[0].figure"


def test_a_cell_under_no_heading_is_never_dropped(refused_as_kept, kept):
    text = "Speaker,Subject,,Figure,\nAnn,troops,,3,\nBen,troops,lost,4,\n"
    (fault,) = refused_as_kept(text)
    assert fault.line == 3
    assert "'lost' in column 3, which has no heading" in fault.message
    assert len(kept(text.replace("lost", ""))) == 2
    assert len(kept(text.replace("Subject,,", "Subject,x.,"))) == 2


def test_a_table_that_answers_nothing_is_told_so_once(refused_as_kept):
    (fault,) = refused_as_kept("Speaker,Figure\nAnn,3\nBen,4\n")
    assert "the column subject is missing" in fault.message


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("03/04/2024 16:25", "2024-04-03T16:25:00"),
        ("3/4/2024 4:25 PM", "2024-04-03T16:25:00"),
        ("Wed 3/4/2024", "2024-04-03"),
        ("3/4/2024 - 5/4/2024", "2024-04-03/2024-04-05"),
        ("until 3/4/2024", "../2024-04-03"),
    ],
)
def test_a_declared_style_holds_wherever_a_day_stands(kept, refused_as_kept, cell, day):
    text = f"source,subject,low,date\na,troops,3,{cell}\n"
    assert kept(text, dates="dmy").claims[0].said_on.isoformat() == day
    (fault,) = refused_as_kept(text)
    assert "two readings; declare the style" in fault.message


def test_a_day_with_its_hour_keeps_to_the_declared_style(refused_as_kept):
    (fault,) = refused_as_kept(
        "source,subject,low,date\na,troops,3,24/10/2024 16:25\n", dates="month/day/year"
    )
    assert fault.path == "claim[0].said_on"


@pytest.mark.parametrize(
    "named", ["DD/MM/YYYY", "dd.mm.yyyy", "day-month-year", "DMY", "Day/Month/Year"]
)
def test_styles_are_named_as_spreadsheets_name_them(named):
    assert Spreadsheet(dates=named) == Spreadsheet(dates="dmy")


def test_decimal_signs_are_named_or_written():
    assert Spreadsheet(decimal=",") == Spreadsheet(decimal="comma")
    assert Spreadsheet(decimal=".") == Spreadsheet(decimal="point")


@pytest.mark.parametrize(
    ("first", "second"),
    [("dates: dmy", "dates: mdy"), ("decimal: comma", "decimal: point")],
)
def test_declarations_that_contradict_each_other_are_refused(refused_as_kept, first, second):
    (fault,) = refused_as_kept(f"# {first}\n# {second}\nsource,subject,low\na,x,3\n")
    assert fault.line == 2


def test_styles_of_dates_may_be_declared_one_a_line(kept):
    text = "# dates: dmy\n# dates: serial\nsource,subject,low,date\na,x,3,3/4/2024\nb,x,3,45385\n"
    assert {claim.said_on.isoformat() for claim in kept(text)} == {"2024-04-03"}
    assert kept(f"# decimal: comma\n# decimal: comma\n{TABLE}") == kept(
        f"# decimal: comma\n{TABLE}"
    )


def test_every_row_at_fault_is_reported_whatever_is_wrong_with_it(refused_as_kept):
    rows = [
        "Speaker,Subject,Figure,Date",
        "Ann,troops,3,2024-02-30",
        "Ben,troops",
        'Cem,troops,"4"x,2024-04-03',
        "Dan,troops,5,2024-04-03",
        "Eva,troops,#REF!,2024-04-03",
        'Fay,troops,"6,2024-04-03',
    ]
    faults = refused_as_kept("\n".join(rows) + "\n")
    assert [fault.line for fault in faults] == [2, 3, 4, 6, 7]


def test_a_cell_beyond_all_bounds_is_named_so(refused_as_kept):
    (fault,) = refused_as_kept(f"Speaker,Subject,Note\nAnn,troops,{'x' * 200_000}\n")
    assert "a cell holds more than 100,000 characters" in fault.message
