import json
import subprocess
import sys
from pathlib import Path

import pytest

from edgecode.sender.__main__ import PLACES, main
from edgecode.sender.sending import Places
from simulators.agreements import BASE
from simulators.made_partner import MadePartner

FIRST, *_LATER = BASE.weeks()


class SlotClock:
    """Stands at the first slot's last minute."""

    def now(self) -> int:
        """Give the time."""
        return BASE.slot(FIRST) + 7 * 60_000

    def wait(self, milliseconds: int) -> None:
        """Refuse: nothing has to be waited for."""
        raise AssertionError(milliseconds)


def places_of(made: MadePartner) -> Places:
    there = made.places
    return Places(outbox=there.outbox, log=there.log, seed=there.seed, seen=there.checkpoint)


def test_what_went_out_is_told_as_a_line_of_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = MadePartner(tmp_path)
    assert main([made.id, FIRST.name], places=places_of(made), clock=SlotClock()) == 0
    assert json.loads(capsys.readouterr().out) == {"weeks": [FIRST.name], "refused": ""}
    assert made.log().size == 2


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([], "the id of an agreement"),
        (["no digits"], "an agreement, a week and a log"),
        ([BASE.id.digits, "2026-W99"], "an agreement, a week and a log"),
        ([BASE.id.digits], "a debit for each week that goes out"),
    ],
)
def test_what_cannot_go_out_is_told_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], says: str
) -> None:
    made = MadePartner(tmp_path)
    assert main(words, places=places_of(made), clock=SlotClock()) == 2
    assert json.loads(capsys.readouterr().out)["expected"] == says
    assert made.log().size == 1


@pytest.mark.parametrize("seed", [b"", b"00", b"\xff", b"zz" * 32, b"00" * 33])
def test_a_seed_that_is_none_is_not_repeated(tmp_path: Path, capsys: pytest.CaptureFixture[str], seed: bytes) -> None:
    made = MadePartner(tmp_path)
    made.places.seed.write_bytes(seed)
    assert main([made.id, FIRST.name], places=places_of(made), clock=SlotClock()) == 2
    told = json.loads(capsys.readouterr().out)
    assert told["what"] == "seed"
    assert not seed or seed.decode("latin-1") not in told["found"]


def test_without_a_room_it_finds_nothing_and_says_so() -> None:
    """Started by hand, outside of bubblewrap, the places it is given there are not there."""
    assert not PLACES.seed.exists()
    done = subprocess.run([sys.executable, "-m", "edgecode.sender", BASE.id.digits], capture_output=True, check=False)
    assert done.returncode == 2
    assert json.loads(done.stdout)["what"] == "seed"
