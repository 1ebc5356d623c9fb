"""``edgecode record witness`` on a film on the disk, with a witness that really listens on this machine."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conftest import written
from edgecode.record import checkpoint, note
from edgecode.record.keys import KeyKind, SigningKey
from simulators.agreeing_film import BEA, FILM
from simulators.command_line import Edgecode
from simulators.witness import W1, W2, Reply, lines_of, served
from simulators.witnessed_film import WitnessedFilm, now


@pytest.fixture
def film(tmp_path: Path, edgecode: Edgecode) -> WitnessedFilm:
    """A film, and a witness that knows its record."""
    return WitnessedFilm(tmp_path, edgecode)


@pytest.fixture
def url(film: WitnessedFilm) -> Iterator[str]:
    """Where its witness listens."""
    with served(film.witness) as at:
        yield at


def size_of(film: WitnessedFilm) -> int:
    """How many entries the witness cosigned."""
    [state] = film.witness.states.values()
    return state.size


def test_a_round_trip_and_growth(film: WitnessedFilm, url: str, tmp_path: Path) -> None:
    """The first checkpoint from nothing, then from the size before; what was kept is the log's and the witness's word."""
    before = film.entries
    said = film.ask(url, "--out", tmp_path / "kept.note")
    assert (said.code, said.err) == (0, "")
    assert f"Cosigned: the record of {before} entries, by {W1.name} at 20" in said.out
    assert film.witness.asked[0].startswith(b"old 0\n\n")
    kept = note.decoded((tmp_path / "kept.note").read_bytes())
    assert checkpoint.verified(kept, log=film.key).size == size_of(film) == before
    assert film.entries == before + 1, "that it was cosigned is on record"
    film.say(3)
    assert film.ask(url).code == 0
    assert film.witness.asked[1].startswith(b"old %d\n" % before)
    assert len(film.witness.asked) == 2
    assert size_of(film) == before + 4
    log = film.edgecode("record", "log", film.folder).out
    assert log.count("had a checkpoint cosigned by a witness") == 2
    verified = film.edgecode("record", "verify", film.folder)
    assert (verified.code, "held elsewhere" in verified.out) == (0, True)


def test_where_it_was_last_is_asked_of_the_witness_when_nothing_is_known_here(film: WitnessedFilm, url: str) -> None:
    """The user's own note of it is gone: 409 with the size, and once again from there."""
    assert film.ask(url).code == 0
    size = size_of(film)
    [folder] = (film.state / "edgecode" / "records").iterdir()
    shutil.rmtree(folder / "witnessed")
    assert film.ask(url).code == 0
    assert [each.split(b"\n", 1)[0] for each in film.witness.asked] == [b"old 0", b"old 0", b"old %d" % size]


def test_json_says_all_of_it(film: WitnessedFilm, url: str) -> None:
    told = json.loads(film.ask(url, "--json").out)
    assert (told["came"], told["witness"], told["log"]) == ("cosigned", str(W1.verifier), film.key.name)
    assert told["size"] == told["theirs"] == told["done"]["index"]
    assert note.decoded(told["note"].encode()).text.startswith(told["log"])


def test_a_witness_that_holds_more_is_told_and_on_record(film: WitnessedFilm, url: str) -> None:
    """Everything was put back to yesterday, the user's own folder as well: nothing here knows, and the witness does."""
    film.keep("yesterday")
    film.say(2)
    assert film.ask(url).code == 0
    theirs = size_of(film)
    film.put_back("yesterday")
    assert film.edgecode("record", "verify", film.folder).code == 0
    ours = film.entries
    told = film.ask(url)
    assert told.code == 1
    one_line = " ".join(told.out.split())
    assert (
        f"{W1.name} says it cosigned {theirs} entries of the record, and here are {ours}: it was put back" in one_line
    )
    assert "found the record older than a checkpoint kept elsewhere" in film.edgecode("record", "log", film.folder).out
    assert size_of(film) == theirs


@pytest.mark.parametrize("more", [0, 2])
def test_a_witness_that_holds_other_entries_is_told_and_on_record(film: WitnessedFilm, url: str, more: int) -> None:
    """The same, and then another history was written with the real key: as long as the first, or longer."""
    film.keep("yesterday")
    film.say(1)
    assert film.ask(url).code == 0
    film.put_back("yesterday")
    film.said += 1
    film.say(1 + more)
    if more == 0:
        assert film.entries == size_of(film)
    told = film.ask(url)
    assert (told.code, "two histories were written under one name" in " ".join(told.out.split())) == (1, True)
    assert "found two records under one name" in film.edgecode("record", "log", film.folder).out


def test_what_was_cosigned_finds_a_rollback_of_the_folder_and_of_what_was_seen(film: WitnessedFilm, url: str) -> None:
    film.keep("yesterday")
    film.say(2)
    assert film.ask(url).code == 0
    film.put_back("yesterday", state=False)
    [folder] = (film.state / "edgecode" / "records").iterdir()
    shutil.copy(next((film.root / "yesterday").rglob("seen")), folder / "seen")
    told = film.edgecode("record", "verify", film.folder)
    assert (told.code, "put back to an earlier day" in " ".join(told.out.split())) == (1, True)
    refused = film.edgecode("phase", "finish", film.folder, "--by", BEA)
    assert (refused.code, "were seen before" in refused.err) == (2, True)
    assert film.ask(url).code == 2


def test_a_witness_that_is_down_costs_nothing(film: WitnessedFilm, url: str) -> None:
    film.witness.down = True
    before = film.entries
    told = film.ask(url)
    assert told.code == 2
    assert told.err.startswith(f"edgecode: {url}: expected an answer from the witness, found ")
    assert "Nothing was kept and nothing is lost" in told.err
    assert film.entries == before
    film.witness.down = False
    assert film.ask(url).code == 0


def _answer(status: int, body: bytes = b"", kind: str = "text/plain") -> Callable[[Reply], Reply]:
    return lambda _reply: Reply(status, kind, body)


@pytest.mark.parametrize(
    ("instead", "says"),
    [
        (_answer(200), "expected"),
        (_answer(200, b"garbage"), "expected"),
        (_answer(200, b"\xff" * 100), "expected"),
        (_answer(200, b"x" * 10_000_000), "a longer one"),
        (_answer(400), "found that it could not read the request"),
        (_answer(403), "found that it knows another key of this log"),
        (_answer(404), "found that it does not know this log"),
        (_answer(409), "expected a size, as text/x.tlog.size"),
        (_answer(409, b"0\n", "text/x.tlog.size"), "found the size 0 where it was asked from 0 on"),
        (_answer(409, b"1\n", "text/x.tlog.size"), "found the size 1 where it was asked from 1 on"),
        (_answer(422), "found HTTP 422"),
        (_answer(301), "found HTTP 301"),
        (_answer(500, b"\x1b[2J"), "found HTTP 500"),
    ],
)
def test_a_witness_that_answers_otherwise_is_one_sentence_and_costs_nothing(
    film: WitnessedFilm, url: str, instead: Callable[[Reply], Reply], says: str
) -> None:
    before = film.entries
    film.witness.instead = instead
    told = film.ask(url)
    assert (told.code, says in " ".join(told.err.split())) == (2, True), told
    assert "Traceback" not in told.err
    assert "\x1b" not in told.err
    assert film.entries == before
    film.witness.instead = lambda reply: reply
    assert film.ask(url).code == 0


def test_a_foreign_signature_is_none(film: WitnessedFilm, url: str) -> None:
    """It is by another witness, or by the right one over another checkpoint, or at a time far from now."""
    signed = note.decoded(film.edgecode("record", "checkpoint", film.folder).out.encode())
    film.witness.instead = _answer(200, lines_of(signed, key=W2, at=now()))
    assert f"expected a cosignature by {W1.verifier}" in " ".join(film.ask(url).err.split()).replace("+ ", "+")
    other = SigningKey(name=signed.text.split("\n")[0], kind=KeyKind.LOG, seed=b"x" * 32)
    wrong = note.signed(signed.text.replace("\n", "\n9", 1), key=other)
    film.witness.instead = _answer(200, lines_of(wrong, key=W1, at=now()))
    assert "found one that does not hold" in " ".join(film.ask(url).err.split())
    for at in (0, now() - 3600, now() + 3600, 2**62):
        film.witness.instead = _answer(200, lines_of(signed, key=W1, at=at))
        told = " ".join(film.ask(url).err.split())
        assert "expected a time within 5 minutes of this machine's" in told
        assert "One of the two clocks is wrong" in told
    assert "cosigned" not in film.edgecode("record", "log", film.folder).out


def test_a_witness_that_knows_another_log_or_another_key_of_this_one(film: WitnessedFilm, url: str) -> None:
    known = film.witness.logs
    film.witness.logs = {}
    told = film.ask(url)
    assert (told.code, "Give whoever runs the witness the public key of this log" in told.err) == (2, True)
    film.witness.logs = {name: SigningKey(name=name, kind=KeyKind.LOG, seed=b"z" * 32).verifier for name in known}
    assert "another key of this log" in film.ask(url).err


def test_who_asks_is_a_person_of_the_film_and_what_is_asked_for_a_witness(film: WitnessedFilm, url: str) -> None:
    ask = ("record", "witness", film.folder, "--at", url)
    stranger = film.edgecode(*ask, "--key", str(W1.verifier), "--by", "Nobody")
    assert (stranger.code, "expected a person of this film" in stranger.err) == (2, True)
    log = film.edgecode(*ask, "--key", str(film.key), "--by", BEA)
    assert (log.code, "a key of a witness" in log.err) == (2, True)
    rubbish = film.edgecode(*ask, "--key", "rubbish", "--by", BEA)
    assert (rubbish.code, "name+number+base64" in rubbish.err) == (2, True)
    plain = film.edgecode("record", "witness", film.folder, "--at", "http://witness.example", "--key", str(W1.verifier),
                          "--by", BEA)  # fmt: skip
    assert (plain.code, "plain HTTP to another machine" in plain.err) == (2, True)
    assert film.witness.asked == []


def test_where_nothing_is_on_record_there_is_nothing_to_cosign(edgecode: Edgecode, tmp_path: Path) -> None:
    film = written(FILM, tmp_path / "new")
    said = edgecode("record", "witness", film, "--at", "http://127.0.0.1:1", "--key", str(W1.verifier), "--by", BEA)
    assert (said.code, said.out.strip()) == (0, "Nothing is on record yet.")


def test_a_kept_cosignature_that_is_damaged_is_told_and_stops_nothing_but_writing(
    film: WitnessedFilm, url: str
) -> None:
    assert film.ask(url).code == 0
    [kept] = (film.state / "edgecode" / "records").rglob("witnessed/*.json")
    kept.write_bytes(b"{}")
    told = film.edgecode("record", "verify", film.folder)
    assert (told.code, "a checkpoint as a witness cosigned it" in " ".join(told.out.split())) == (1, True)
    refused = film.edgecode("phase", "finish", film.folder, "--by", BEA)
    assert (refused.code, "Delete the file to go on" in refused.err) == (2, True)
    kept.unlink()
    assert film.ask(url).code == 0
