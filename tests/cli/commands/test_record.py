"""Rollback, a second history and backdating of the film's own record, each found against one old checkpoint. Real files."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from edgecode.entries.entry import Entry
from edgecode.store.record_db.writing import Work
from edgecode.usecases.ports.record import Recorded
from simulators.command_line import Edgecode, Said
from simulators.witness import W1, served
from simulators.witnessed_film import WitnessedFilm, now

THREE_DAYS = 3 * 86_400_000


@pytest.fixture
def film(tmp_path: Path, edgecode: Edgecode) -> WitnessedFilm:
    """A film whose checkpoint somebody holds, in ``held``, which has grown since."""
    made = WitnessedFilm(tmp_path, edgecode)
    made.keep("yesterday")
    made.say(2)
    (tmp_path / "held").write_text(edgecode("record", "checkpoint", made.folder).out)
    return made


def verify(film: WitnessedFilm, *more: str | Path) -> Said:
    """Verify the record against what is held."""
    return film.edgecode("record", "verify", film.folder, "--held", film.root / "held", *more)


def found(said: Said) -> str:
    """What was found, on one line."""
    assert said.code == 1, said
    return " ".join(said.out.split())


def test_a_record_that_only_grew_is_not_accused(film: WitnessedFilm) -> None:
    for _ in range(3):
        said = verify(film, "--witness", str(W1.verifier))
        assert (said.code, "held elsewhere" in said.out) == (0, True)
        film.say()


def test_a_rollback_with_everything_of_the_users_put_back_too_is_found(film: WitnessedFilm) -> None:
    film.put_back("yesterday")
    assert film.edgecode("record", "verify", film.folder).code == 0, "nothing here knows"
    assert "It was put back to an earlier day" in found(verify(film))


@pytest.mark.parametrize("more", [2, 5])
def test_a_second_history_with_the_real_key_is_found(film: WitnessedFilm, more: int) -> None:
    film.put_back("yesterday")
    film.said += 1
    film.say(more)
    assert film.edgecode("record", "verify", film.folder).code == 0, "nothing here knows"
    assert "Two histories were written under its name" in found(verify(film))


def backdated(film: WitnessedFilm, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put an entry in for three days ago with the real key: what keeps the writer from it is taken out."""
    real: Callable[[Work, bytes, Entry], Recorded] = Work.add

    def add(work: Work, id_: bytes, entry: Entry) -> Recorded:
        work.at = 0
        return real(work, id_, entry)

    with monkeypatch.context() as here:
        here.setattr(Work, "add", add)
        film.forge(at=now() * 1000 - THREE_DAYS)


def test_what_is_put_in_after_it_under_an_earlier_time_is_found(
    film: WitnessedFilm, monkeypatch: pytest.MonkeyPatch
) -> None:
    backdated(film, monkeypatch)
    says = found(verify(film))
    assert "Something was backdated" in says
    assert "held elsewhere, found one 3 days before it" in says


def test_what_is_put_in_under_it_with_an_earlier_time_is_found(
    film: WitnessedFilm, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The record is put back, something is put in for three days ago, and what came after is said again."""
    film.put_back("yesterday")
    backdated(film, monkeypatch)
    film.say(3)
    assert "Two histories were written under its name" in found(verify(film))


def test_the_time_of_a_witness_finds_what_a_bare_checkpoint_cannot(tmp_path: Path, edgecode: Edgecode) -> None:
    """The last thing was said three days ago, a witness saw that today, and now something is put in for yesterday.

    Nothing here knows: the user's own folder was put back too. Whoever holds what the witness cosigned finds it, once they
    say which witness they trust.
    """
    film = WitnessedFilm(tmp_path, edgecode, begun=now() * 1000 - THREE_DAYS)
    film.keep("yesterday")
    with served(film.witness) as url:
        assert film.ask(url, "--out", tmp_path / "held").code == 0
    film.put_back("yesterday")
    film.forge(at=now() * 1000 - THREE_DAYS // 3)
    assert verify(film).code == 0, "its entries only grew"
    says = found(verify(film, "--witness", str(W1.verifier)))
    assert "Something was backdated" in says
    assert "found one 23 hours before it" in says


def test_what_was_cosigned_and_kept_finds_it_by_itself(tmp_path: Path, edgecode: Edgecode) -> None:
    """The film's folder alone was put back, and the clock with it."""
    film = WitnessedFilm(tmp_path, edgecode, begun=now() * 1000 - THREE_DAYS)
    film.keep("yesterday")
    with served(film.witness) as url:
        assert film.ask(url).code == 0
    seen = next((film.root / "yesterday").rglob("seen"))
    film.put_back("yesterday", state=False)
    shutil.copy(seen, next(film.state.rglob("seen")))
    film.forge(at=now() * 1000 - THREE_DAYS // 3)
    assert "Something was backdated" in found(edgecode("record", "verify", film.folder))


def test_a_witness_that_is_named_wrongly_is_one_sentence(film: WitnessedFilm) -> None:
    said = verify(film, "--witness", "rubbish")
    assert (said.code, "name+number+base64" in said.err) == (2, True)
