from pathlib import Path

import pytest

from edgecode.errors import RecordKeyMissingError
from edgecode.usecases.may_sign import check_may_sign
from simulators.agreeing_film import BEA, AgreeingFilm


def test_a_film_without_a_record_and_one_that_may_be_written_pass(tmp_path: Path) -> None:
    film = AgreeingFilm(tmp_path)
    check_may_sign(film.desk)
    film.says.all_off(by=BEA)
    check_may_sign(film.desk)


def test_a_copy_that_may_not_sign_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    film = AgreeingFilm(tmp_path)
    film.says.all_off(by=BEA)

    def is_copy() -> None:
        raise RecordKeyMissingError("record.db", origin="edgecode/0")

    monkeypatch.setattr(film.record, "ready", is_copy)
    with pytest.raises(RecordKeyMissingError):
        check_may_sign(film.desk)
