"""Writing: whole or not at all, and whatever was written comes back."""

import json
import os
import stat
from decimal import Decimal

import pytest

from provenance.claim import Claim
from provenance.errors import UnusableInput
from provenance.estimate import Estimate
from provenance.formats import dump, files, load, losses, read, records_from
from provenance.ledger import Ledger
from provenance.link import Link
from provenance.question import Question
from provenance.source import Source

SUFFIXES = (".json", ".jsonl", ".toml", ".csv")
WHOLE = (".json", ".jsonl", ".toml")
TROOPS = Question("troops", place="Russia", id="there")

HOSTILE = (
    "\uff2e\uff21\uff34\uff2f",
    "NA\u200bTO",
    "<script>alert(1)</script>",
    "' onmouseover='alert(1)",
    "<!--",
    "[x](javascript:alert(1))",
    "a|b",
    '"];x[label="',
    "{{7*7}}",
    'x", "evil": "y',
    "=1+1",
    "+1+cmd",
    "-2",
    "@SUM(A1)",
    "\uff1d1+1",
    "'=1+1",
    "\u202eevil",
    "\\",
    '"""',
    "'''",
    "a\\u0041",
    "#",
    "\u2028",
    "🇰🇵",
)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_back_unchanged(tmp_path, suffix, text):
    path = tmp_path / f"a{suffix}"
    name = f"x{text}" if text.isprintable() else "x"
    claim = Claim(Source("a", name=name), TROOPS, note=text, locator=text, id="c")
    dump(Ledger([claim]), path)
    assert load(path).claims == (claim,)


@pytest.mark.parametrize("suffix", WHOLE)
@pytest.mark.parametrize("text", ["two\nlines", "a\ttab", "\r\n", " ", "x\n"])
def test_lines_and_spaces_in_notes_come_back_unchanged(tmp_path, suffix, text):
    path = tmp_path / f"a{suffix}"
    claim = Claim("a", TROOPS, note=text, id="c")
    dump(Ledger([claim]), path)
    assert load(path).claim("c").note == text


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize(
    "fields",
    [
        {"note": "a\x1b[31mb"},
        {"note": "\x00"},
        {"words": "3,000", "estimate": Estimate.exactly(5000)},
        {"estimate": Estimate.exactly(2**53)},
        {"after": ["nowhere"]},
    ],
)
def test_what_would_not_be_read_back_is_not_written(tmp_path, suffix, fields):
    path = tmp_path / f"a{suffix}"
    path.write_text("as it was")
    with pytest.raises(UnusableInput):
        dump(Ledger([Claim("a", TROOPS, id="c", **fields)]), path)
    assert path.read_text() == "as it was"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_keeps_its_mode_and_a_link_its_target(tmp_path):
    path, link = tmp_path / "a.json", tmp_path / "b.json"
    dump(Ledger(title="one"), path)
    path.chmod(0o640)
    link.symlink_to(path)
    dump(Ledger(title="two"), link)
    assert link.is_symlink()
    assert load(path).title == "two"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_full_disk_leaves_the_file_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "a.json"
    dump(Ledger(title="one"), path)

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UnusableInput, match="no space left on device; nothing was changed"):
        dump(Ledger(title="two"), path)
    monkeypatch.undo()
    assert load(path).title == "one"
    assert list(tmp_path.iterdir()) == [path]
    dump(Ledger(title="two"), path)
    assert load(path).title == "two"


def test_an_interruption_leaves_nothing_behind(tmp_path, monkeypatch):
    path = tmp_path / "a.json"

    def interrupted(_descriptor):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        dump(Ledger(title="two"), path)
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["missing/a.json", "a.yaml", "folder.json"])
def test_what_cannot_be_written_is_refused_in_a_sentence(tmp_path, name):
    (tmp_path / "folder.json").mkdir()
    with pytest.raises(UnusableInput) as caught:
        dump(Ledger(), tmp_path / name)
    assert len(caught.value.faults) == 1


def test_ids_that_files_cannot_hold_are_made_from_their_words(tmp_path):
    path = tmp_path / "a.toml"
    kim = Source("Kim Yong-hyun", speaks_for="South Korea")
    claims = [
        Claim(kim, TROOPS, id="first claim"),
        Claim("kim-yong-hyun", TROOPS, id="second", after=["first claim"]),
    ]
    link = Link("confirms", by="NBC", claims=["second"], targets=["source:South Korea"])
    dump(Ledger(claims, links=[link]), path)
    ledger = load(path)
    assert [source.id for source in ledger.claim("first-claim").source.line()] == [
        "kim-yong-hyun-2",
        "south-korea",
    ]
    assert ledger.source("kim-yong-hyun-2").name == "Kim Yong-hyun"
    assert ledger.claim("second").after == ("first-claim",)
    assert ledger.links[0].targets == ("source:south-korea",)


def test_exact_decimals_stay_exact(tmp_path):
    front = Question("front", unit="km", id="front")
    figure = Estimate(Decimal("0.1"), Decimal("12.345678901234567890"))
    for suffix in SUFFIXES:
        path = tmp_path / f"a{suffix}"
        dump(Ledger([Claim("a", front, figure, id="c")]), path)
        assert load(path).claim("c").estimate == figure


def test_the_plain_records_are_json_with_nothing_to_spare():
    ledger = Ledger([Claim.said("at least 3,000", by="a", of=TROOPS, on="2024-10-24", id="c")])
    assert records_from(ledger)["claim"] == [
        {
            "id": "c",
            "source": "a",
            "question": "there",
            "words": "at least 3,000",
            "said_on": ledger.claim("c").said_on.start,
        }
    ]


def test_what_a_table_has_no_place_for_is_told():
    link = Link("confirms", by="b", claims=["c"], targets=["d"])
    claims = [Claim("a", TROOPS, id="c"), Claim("a", TROOPS, id="d")]
    ledger = Ledger(claims, links=[link], title="Troops")
    told = losses(ledger, "a.csv")
    assert [loss.partition(":")[0] for loss in told] == ["title", "link", "source"]
    assert losses(ledger, "a.json") == ()


def test_the_place_of_each_claim_is_known(tmp_path):
    path = tmp_path / "a.json"
    dump(Ledger([Claim("a", TROOPS, id="c")]), path)
    dossier = read(path)
    line = int(dossier.places["c"].rpartition(":")[2])
    assert json.loads(path.read_text())["claim"][0]["id"] == "c"
    assert path.read_text().splitlines()[line - 1].strip() == "{"


def test_an_interruption_in_the_moment_a_file_is_made_leaves_nothing_of_it(tmp_path, monkeypatch):
    def made_and_interrupted(path, flags):
        os.close(os.open(path, flags, 0o600))
        raise KeyboardInterrupt

    monkeypatch.setattr(files, "_for_us_alone", made_and_interrupted)
    target = tmp_path / "a.jsonl"
    target.write_text("as it was")
    with pytest.raises(KeyboardInterrupt):
        dump(Ledger(), target)
    assert [one.name for one in tmp_path.iterdir()] == ["a.jsonl"]
    assert target.read_text() == "as it was"
