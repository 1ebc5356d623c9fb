"""``edgecode-verify BATCH.note`` as a partner calls it: its own process, a public key, and files."""

import json
from pathlib import Path

import pytest

from simulators.command_line import Edgecode, program
from simulators.partner_film import PartnerFilm

verify: Edgecode = program("edgecode-verify")


@pytest.fixture
def film(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PartnerFilm:
    """A log of three weeks, as it was handed over, and the second week's batch beside it."""
    monkeypatch.chdir(tmp_path)
    made = PartnerFilm(tmp_path / "log").agree().send(3)
    Path("batch.note").write_bytes((tmp_path / "log" / "leaves" / "000002.note").read_bytes())
    Path("held").write_bytes((tmp_path / "log" / "checkpoint").read_bytes())
    return made


def test_a_batch_that_holds_says_what_that_shows_and_what_not(film: PartnerFilm) -> None:
    film.send(1, first=3)
    said = verify("batch.note", "--key", str(film.key.verifier), "--log", "log", "--checkpoint", "held")
    assert (said.code, said.err) == (0, "")
    for words in ("It holds.", "2025-W50 of film", "leaf 2 of a log of 5", "grown from the checkpoint of 4 leaves",
                  "It does not show that the batch is complete"):  # fmt: skip
        assert words in said.out


def test_json_says_the_same(film: PartnerFilm) -> None:
    said = verify("batch.note", "--key", str(film.key.verifier), "--log", "log", "--json")
    told = json.loads(said.out)
    assert (told["holds"], told["week"], told["film"], told["problems"]) == (True, "2025-W50", film.alias, [])
    assert len(told["shows"]) == 3


def test_a_batch_that_was_altered_does_not_hold(film: PartnerFilm) -> None:
    batch = Path("batch.note")
    batch.write_bytes(batch.read_bytes().replace(b'"a"', b'"b"', 1))
    said = verify("batch.note", "--key", str(film.key.verifier))
    assert said.code == 1
    assert "It does not hold." in said.out
    assert "complete" not in said.out


def test_a_log_that_was_rolled_back_is_told(film: PartnerFilm, tmp_path: Path) -> None:
    """The log that is handed over later has a week less than the checkpoint that the partner kept."""
    shorter = PartnerFilm(tmp_path / "later" / "log").agree().send(2)
    said = verify("batch.note", "--key", str(shorter.key.verifier), "--log", "later/log", "--checkpoint", "held")
    assert said.code == 1
    assert "it was rolled back" in said.out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "Give the public key"),
        (("--key", "rubbish"), "expected a file"),
        (("--key", "KEY", "--log", "nowhere"), "expected a file"),
        (("--key", "KEY", "--proof", "nowhere"), "expected a file"),
        (("--key", "KEY", "--checkpoint", "nowhere"), "expected a file"),
        (("--key", "KEY", "--key", "KEY"), "the one public key of the log"),
    ],
)
def test_what_cannot_be_looked_at_is_one_sentence(film: PartnerFilm, words: tuple[str, ...], says: str) -> None:
    said = verify("batch.note", *(str(film.key.verifier) if each == "KEY" else each for each in words))
    assert said.code == 2
    assert says in said.err
    assert "Traceback" not in said.err
