import os
from pathlib import Path

import pytest

from edgecode.film.place import Place, Remark
from edgecode.film.recording import Recording
from edgecode.store.index_db import IndexDb
from edgecode.usecases.read_folder import Holdings, read_folder
from simulators.entropy import CountedEntropy
from simulators.office import Office


@pytest.fixture
def office(folder: Path) -> Office:
    """The told film, not yet looked at."""
    return Office(folder)


def append(file: Path, text: str) -> None:
    """Add a line to a file."""
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def takes(holdings: Holdings) -> list[str]:
    """The slates of all rows, by path."""
    rows = (row for reading in holdings.readings for row in reading.records)
    return [row.slate_text for row in rows if isinstance(row, Recording)]


def test_everything_is_read_once(office: Office) -> None:
    """A report, a script, and a text that is no paper of a film.

    --- dailies/day-1.csv
    slate,camera
    1-1,A

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    --- notes.md
    Call time is seven.
    """
    first = office.look()
    assert first.read == ("dailies/day-1.csv", "notes.md", "script/a.fountain")
    assert [reading.format for reading in first.readings] == ["set report", "", "fountain"]
    assert (first.name, first.remarks) == ("film", ())
    again = office.look()
    assert (again.read, again.readings) == ((), first.readings)
    assert all(one is other for one, other in zip(again.readings, first.readings, strict=True))


def test_the_next_process_reads_nothing_that_did_not_change(office: Office) -> None:
    """One report.

    --- dailies/day-1.csv
    slate,camera
    1-1,A
    """
    first = office.look()
    office.restart()
    again = office.look()
    assert (again.read, again.readings, again.first_seen) == ((), first.readings, first.first_seen)


def test_of_two_reports_the_changed_one_is_read(folder: Path, office: Office) -> None:
    """Two days.

    --- dailies/day-1.csv
    slate,camera
    1-1,A

    --- dailies/day-2.csv
    slate,camera
    2-1,A
    """
    before = office.look()
    append(folder / "dailies/day-2.csv", "2-2,A\n")
    after = office.look()
    assert after.read == ("dailies/day-2.csv",)
    assert after.readings[0] is before.readings[0]
    assert takes(after) == ["1-1", "2-1", "2-2"]


def test_a_new_date_alone_is_no_change(folder: Path, office: Office) -> None:
    """One report, copied back from a backup.

    --- dailies/day-1.csv
    slate,camera
    1-1,A
    """
    before = office.look()
    os.utime(folder / "dailies/day-1.csv", ns=(1, 1))
    after = office.look()
    assert after.read == ()
    assert after.readings[0] is before.readings[0]


def test_what_was_changed_back_is_not_read_again(folder: Path, office: Office) -> None:
    """A script of which every version is kept.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#
    """
    script = folder / "script/a.fountain"
    told = script.read_text(encoding="utf-8")
    before = office.look()
    append(script, "\nSteam.\n")
    assert office.look().read == ("script/a.fountain",)
    script.write_text(told, encoding="utf-8")
    after = office.look()
    assert (after.read, after.readings) == ((), before.readings)


def test_a_file_under_another_name_is_read_and_no_other(folder: Path, office: Office) -> None:
    """Places are told by path, so the rows are not the same.

    --- dailies/day-1.csv
    slate,camera
    1-1,A

    --- dailies/day-2.csv
    slate,camera
    2-1,A
    """
    office.look()
    (folder / "dailies/day-1.csv").rename(folder / "dailies/monday.csv")
    after = office.look()
    assert after.read == ("dailies/monday.csv",)
    assert [reading.path for reading in after.readings] == ["dailies/day-2.csv", "dailies/monday.csv"]
    [row] = after.readings[1].records
    assert isinstance(row, Recording)
    assert row.place == Place("dailies/monday.csv", 2)


def test_two_files_that_change_names_are_both_read(folder: Path, office: Office) -> None:
    """Same size, same kind, the other's content.

    --- dailies/day-1.csv
    slate,camera
    1-1,A

    --- dailies/day-2.csv
    slate,camera
    2-1,A
    """
    office.look()
    (folder / "dailies/day-1.csv").rename(folder / "dailies/day-3.csv")
    (folder / "dailies/day-2.csv").rename(folder / "dailies/day-1.csv")
    (folder / "dailies/day-3.csv").rename(folder / "dailies/day-2.csv")
    after = office.look()
    assert after.read == ("dailies/day-1.csv", "dailies/day-2.csv")
    assert takes(after) == ["2-1", "1-1"]


def test_a_file_taken_away_is_gone(folder: Path, office: Office) -> None:
    """Two days, then one.

    --- dailies/day-1.csv
    slate,camera
    1-1,A

    --- dailies/day-2.csv
    slate,camera
    2-1,A
    """
    office.look()
    (folder / "dailies/day-1.csv").unlink()
    after = office.look()
    assert (after.read, takes(after)) == ((), ["2-1"])


def test_film_toml_is_no_paper_and_its_change_reads_nothing(folder: Path, office: Office) -> None:
    """It says INT. and a slate, and is still nothing but film.toml.

    --- film.toml
    title = "INT. KITCHEN - DAY"

    --- dailies/day-1.csv
    slate,camera
    1-1,A
    """
    first = office.look()
    assert first.read == ("dailies/day-1.csv",)
    assert first.settings.title == "INT. KITCHEN - DAY"
    (folder / "film.toml").write_text('title = "Yard"\n', encoding="utf-8")
    again = office.look()
    assert (again.read, again.settings.title) == ((), "Yard")
    assert office.look().settings is again.settings


def test_a_rate_reads_the_files_it_means(folder: Path, office: Office) -> None:
    """The star means both; a file's own name outranks it wherever it stands.

    --- film.toml

    --- cuts/a.edl
    TITLE: a
    FCM: NON-DROP FRAME
    001  A V C 01:00:00:00 01:00:01:00 01:00:00:00 01:00:01:00

    --- cuts/b.edl
    TITLE: b
    FCM: NON-DROP FRAME
    001  A V C 01:00:00:00 01:00:01:00 01:00:00:00 01:00:01:00
    """
    office.look()
    toml = folder / "film.toml"
    toml.write_text('[rates]\n"cuts/b.edl" = 25\n', encoding="utf-8")
    assert office.look().read == ("cuts/b.edl",)
    toml.write_text('[rates]\n"cuts/b.edl" = 25\n"cuts/*" = 24\n"*" = 30\n', encoding="utf-8")
    both = office.look()
    assert both.read == ("cuts/a.edl",)
    assert [reading.key.rpartition("@")[2] for reading in both.readings] == ["24", "25"]
    toml.write_text("", encoding="utf-8")
    assert office.look().read == ("cuts/a.edl", "cuts/b.edl")


def test_a_broken_film_toml_is_told_with_its_line(folder: Path, office: Office) -> None:
    """The rest of the film opens, and what it says counts again once it is mended.

    --- film.toml
    title = "Yard"
    ignore = [

    --- dailies/day-1.csv
    slate,camera
    1-1,A
    """
    broken = office.look()
    assert broken.remarks == (
        Remark(
            Place("film.toml", 2),
            "expected TOML, found a fault in it: invalid value; the film opens without what it says",
        ),
    )
    assert takes(broken) == ["1-1"]
    (folder / "film.toml").write_text('title = "Yard"\n', encoding="utf-8")
    mended = office.look()
    assert (mended.remarks, mended.settings.title) == ((), "Yard")


def test_a_film_toml_that_cannot_be_read_is_told(folder: Path, office: Office) -> None:
    """A folder stands in its place.

    --- dailies/day-1.csv
    slate,camera
    1-1,A
    """
    (folder / "film.toml").mkdir()
    [remark] = office.look().remarks
    assert remark.place == Place("film.toml")
    assert remark.says == "expected a file, found a folder; the film opens without what it says"


def test_what_film_toml_ignores_is_not_read(office: Office) -> None:
    """An old day lies about.

    --- film.toml
    ignore = ["dailies/old"]

    --- dailies/day-1.csv
    slate,camera
    1-1,A

    --- dailies/old/day-1.csv
    slate,camera
    9-1,A
    """
    assert office.look().read == ("dailies/day-1.csv",)


def test_progress_is_told_for_what_is_there_and_for_what_has_to_be_read(folder: Path, office: Office) -> None:
    """Two files, then the same two.

    --- a.csv
    slate,camera
    1-1,A

    --- b.csv
    slate,camera
    2-1,A
    """
    told: list[tuple[int, int, str]] = []
    for _ in range(2):
        read_folder(
            office.folder,
            index=office.index,
            clock=office.clock,
            progress=lambda done, total, path: told.append((done, total, path)),
        )
    looked = [(1, 2, ""), (2, 2, "")]
    assert told == [*looked, (1, 2, "a.csv"), (2, 2, "b.csv"), *looked]


def test_what_is_seen_later_is_later_whatever_the_clock_says(folder: Path, office: Office) -> None:
    """Two files together, then one more after the clock went back.

    --- a.fountain
    INT. KITCHEN - DAY #1#

    --- b.fountain
    INT. KITCHEN - DAY #1#
    """
    together = office.look().first_seen
    assert together["a.fountain"] == together["b.fountain"] == office.clock.now()
    office.clock.move(-86_400_000)
    (folder / "0.fountain").write_text("INT. KITCHEN - DAY #1#\n", encoding="utf-8")
    later = office.look().first_seen
    assert later["0.fountain"] > later["b.fountain"]
    office.restart()
    assert office.look().first_seen == later


def test_an_index_that_cannot_keep_costs_a_remark(folder: Path) -> None:
    """A folder stands where the index should be.

    --- dailies/day-1.csv
    slate,camera
    1-1,A
    """
    (folder / "index.db").mkdir()
    office = Office(folder)
    office.index = IndexDb(folder / "index.db", code="", entropy=CountedEntropy())
    holdings = office.look()
    assert takes(holdings) == ["1-1"]
    says = "what was read could not be kept for next time: unable to open database file"
    assert holdings.remarks == (Remark(Place("film"), says),)
    assert office.look().remarks == ()
