from pathlib import Path

import pytest

from edgecode.film.place import Place, Remark
from edgecode.film.script import Script
from simulators.clock import SetClock
from simulators.office import Office, Restless


@pytest.mark.parametrize("clock", [1, 2_000_000_000_000])
def test_a_script_saved_while_it_is_read_is_read_as_it_was_saved(tmp_path: Path, clock: int) -> None:
    """The one who writes is done before the second reading; nothing is to remark then."""
    (tmp_path / "a.fountain").write_text("INT. KITCHEN - DAY #1#\n", encoding="utf-8")
    saves = ["INT. KITCHEN - DAY #2#\n"]
    folder = Restless(tmp_path, clock=SetClock(at=clock), path="a.fountain", saves=saves)
    office = Office(tmp_path, folder=folder)
    holdings = office.look()
    [script] = holdings.readings[0].records
    assert isinstance(script, Script)
    assert script.scenes[0].number == "2"
    assert holdings.readings[0].remarks == ()
    assert office.look().read == ()
    (tmp_path / "a.fountain").write_text("INT. KITCHEN - DAY #1#\n", encoding="utf-8")
    [script] = office.look().readings[0].records
    assert isinstance(script, Script)
    assert script.scenes[0].number == "1"


def test_a_script_that_never_holds_still_is_told_of_and_not_kept(tmp_path: Path) -> None:
    (tmp_path / "a.fountain").write_text("INT. KITCHEN - DAY #1#\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("slate,camera\n1-1,A\n", encoding="utf-8")
    saves = [f"INT. KITCHEN - DAY #{number}#\n" for number in range(10, 16)]
    office = Office(tmp_path, folder=Restless(tmp_path, clock=SetClock(), path="a.fountain", saves=saves))
    first, second = office.look(), office.look()
    for holdings in (first, second):
        assert holdings.readings[0].remarks == (
            Remark(
                Place("a.fountain"),
                "expected a file that holds still, found it written to while it was read: look again",
            ),
        )
        assert len(holdings.readings[1].records) == 1
    assert second.read == ("a.fountain",)
    assert first.readings[0].key != second.readings[0].key
    calm = office.look()
    assert (calm.read, calm.readings[0].remarks) == (("a.fountain",), ())


def test_of_footage_that_is_still_being_copied_nothing_is_said(tmp_path: Path) -> None:
    """No reader knows it, so nothing of it was used."""
    (tmp_path / "a.mov").write_text("0", encoding="utf-8")
    saves = [str(number) * number for number in range(2, 9)]
    office = Office(tmp_path, folder=Restless(tmp_path, clock=SetClock(), path="a.mov", saves=saves))
    [reading] = office.look().readings
    assert (reading.format, reading.remarks) == ("", ())
    assert office.look().read == ("a.mov",)


def test_a_file_that_goes_away_while_it_is_read_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "a.fountain").write_text("INT. KITCHEN - DAY #1#\n", encoding="utf-8")
    office = Office(tmp_path, folder=Restless(tmp_path, clock=SetClock(), path="a.fountain", saves=[""]))
    [reading] = office.look().readings
    assert reading.remarks == (Remark(Place("a.fountain"), "expected a file, found nothing there"),)
    (tmp_path / "a.fountain").write_text("INT. KITCHEN - DAY #1#\n", encoding="utf-8")
    [reading] = office.look().readings
    assert (len(reading.records), reading.remarks) == (1, ())


def test_what_cannot_be_read_is_told_at_every_look_until_it_can(folder: Path) -> None:
    """The dailies lie on a drive that is not here.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#
    """
    office = Office(folder)
    (folder / "dailies.csv").symlink_to(folder.parent / "drive.csv")
    for _ in range(2):
        holdings = office.look()
        assert holdings.readings[0].remarks == (Remark(Place("dailies.csv"), "expected a file, found nothing there"),)
        assert holdings.read[0] == "dailies.csv"
    (folder.parent / "drive.csv").write_text("slate,camera\n1-1,A\n", encoding="utf-8")
    assert len(office.look().readings[0].records) == 1
