"""Faulty records are left out where that is asked for, and kept with their line and reasons."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.cli import main
from provenance.errors import UnusableInput
from provenance.formats import dump, load, read

SOURCE = '{"record": "source", "id": "a"}'
QUESTION = '{"record": "question", "id": "q", "subject": "troops"}'


def claim(id_, **fields):
    return json.dumps({"record": "claim", "id": id_, "source": "a", "question": "q"} | fields)


def kept_and_left(path, tmp_path):
    """Load what can be loaded, and give its claims and what became of the others."""
    rejects = tmp_path / "rejects.jsonl"
    ledger = load(path, rejects=rejects)
    left = [json.loads(line) for line in rejects.read_text(encoding="utf-8").splitlines()]
    return [one.id for one in ledger], left


def test_bad_lines_and_bad_records_are_left_out(written, tmp_path):
    lines = [SOURCE, QUESTION, claim("x", low=3), "nonsense", claim("y", low="many"), claim("z")]
    path = written("\n".join(lines) + "\n", ".jsonl")
    ids, left = kept_and_left(path, tmp_path)
    assert ids == ["x", "z"]
    assert [(one["line"], one["path"]) for one in left] == [(4, ""), (5, "claim[1]")]
    assert left[0]["record"] == "nonsense"
    assert left[1]["record"]["low"] == "many"
    assert left[1]["reasons"][0].startswith("low: a figure is an exact number")


def test_without_a_file_for_rejects_nothing_is_half_loaded(written):
    with pytest.raises(UnusableInput):
        load(written("\n".join([SOURCE, QUESTION, claim("x"), "nonsense"]), ".jsonl"))


def test_what_refers_to_a_record_left_out_is_left_out_after_it(written, tmp_path):
    sources = [SOURCE, '{"record": "source", "id": "b", "kind": 3}']
    links = ['{"record": "link", "relation": "confirms", "by": "a", "claims": ["y"]}']
    links[0] = links[0][:-1] + ', "targets": ["x"]}'
    rows = [*sources, QUESTION, claim("x"), claim("y", source="b"), claim("z", after=["y"]), *links]
    ids, left = kept_and_left(written("\n".join(rows), ".jsonl"), tmp_path)
    assert ids == ["x"]
    assert [one["line"] for one in left] == [2, 5, 6, 7]
    assert "no source has the id 'b'" in left[1]["reasons"][0]


def test_of_two_records_with_one_id_the_first_stays(written, tmp_path):
    rows = [SOURCE, QUESTION, claim("x", low=1), claim("x", low=2), claim("y", low=3)]
    path = written("\n".join(rows), ".jsonl")
    ledger = load(path, rejects=tmp_path / "rejects")
    assert [(one.id, one.estimate.low) for one in ledger] == [("x", 1), ("y", 3)]


def test_other_formats_leave_out_as_well(written, tmp_path, sound):
    sound["claim"][0]["low"] = -1
    assert kept_and_left(written(sound), tmp_path)[0] == ["second"]
    table = "id,source,question,subject,low\nx,a,q,troops,3\ny,a,q,troops\nz,a,q,troops,many\n"
    ids, left = kept_and_left(written(table, ".csv"), tmp_path)
    assert ids == ["x"]
    assert [one["line"] for one in left] == [3, 4]


@pytest.mark.parametrize("text", ['{"record": "dossier", "version": 9}', '{"record": "nothing"'])
def test_what_is_wrong_with_the_file_refuses_it_still(written, tmp_path, text):
    path = written(text, ".jsonl" if "version" in text else ".json")
    with pytest.raises(UnusableInput):
        load(path, rejects=tmp_path / "rejects")
    assert not (tmp_path / "rejects").exists()


bad = st.sampled_from(["nonsense", "[]", '{"record": "clam"}', claim("n", low="x"), claim("m") * 2])


@given(places=st.lists(st.tuples(st.integers(0, 5), bad), max_size=5))
def test_the_sound_records_are_the_ledger_of_a_sound_file(places, tmp_path_factory):
    folder = tmp_path_factory.mktemp("rejects")
    sound = [SOURCE, QUESTION, *(claim(f"c{n}", low=n) for n in range(4))]
    spoilt = list(sound)
    for place, line in places:
        spoilt.insert(place, line)
    (folder / "sound.jsonl").write_text("\n".join(sound) + "\n", encoding="utf-8")
    (folder / "spoilt.jsonl").write_text("\n".join(spoilt) + "\n", encoding="utf-8")
    dossier = read(folder / "spoilt.jsonl", rejecting=True)
    assert dossier.ledger == load(folder / "sound.jsonl")
    assert len(dossier.rejected) == len(places)
    assert all(spoilt[one.line - 1] not in sound for one in dossier.rejected)
    assert dossier.places["c3"] == f"{folder / 'spoilt.jsonl'}:{spoilt.index(sound[-1]) + 1}"


def test_the_command_tells_how_many_were_left_out(written, tmp_path, capsys):
    path = written("\n".join([SOURCE, QUESTION, claim("x", low=3), "nonsense"]), ".jsonl")
    rejects = tmp_path / "rejects.jsonl"
    assert main(["check", str(path)]) == 2
    assert not rejects.exists()
    assert main(["check", str(path), "--rejects", str(rejects)]) == 0
    assert "1 record left out" in capsys.readouterr().err
    first = rejects.read_bytes()
    assert main(["convert", str(path), str(tmp_path / "o.json"), "--rejects", str(rejects)]) == 0
    assert rejects.read_bytes() == first
    assert [one.id for one in load(tmp_path / "o.json")] == ["x"]


def test_writing_twice_gives_the_same_bytes(written, tmp_path):
    ledger = load(written("\n".join([SOURCE, QUESTION, claim("x", low=3)]), ".jsonl"))
    for suffix in (".jsonl", ".json", ".toml", ".csv", ".tsv"):
        one, two = tmp_path / f"one{suffix}", tmp_path / f"two{suffix}"
        dump(ledger, one)
        dump(load(one), two)
        assert one.read_bytes() == two.read_bytes()


def test_what_is_left_out_is_never_written_over_the_file_it_stood_in(tmp_path):
    path, other = tmp_path / "a.jsonl", tmp_path / "same.jsonl"
    path.write_text('{"record": "source", "id": "us"}\n{"record": "nonsense"}\n')
    other.symlink_to(path)
    before = path.read_text()
    for rejects in (path, str(path), other):
        with pytest.raises(UnusableInput, match="written over a file that is needed"):
            load(path, rejects=rejects)
    assert path.read_text() == before
