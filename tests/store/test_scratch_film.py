"""A scratch copy is the same film elsewhere, and the film itself is not touched."""

import os
from pathlib import Path

import pytest

from edgecode.bootstrap import WALKER, open_desk, open_film, scratch_copies
from edgecode.consent.people import May
from edgecode.consent.standing import Standing
from edgecode.errors import NoSuchFolderError, RecordStoreError, WordsStoreError
from edgecode.film.pointer import Pointer
from edgecode.findings.word import Deed
from edgecode.store.places import OWN
from edgecode.store.scratch_film import practice_film, scratch_film
from simulators.the_ferry import copied

IDA = """
    --- film.toml
    [people.Ida]
    may = ["raise standings", "set intents"]
    [[standings]]
    check = "time-of-day-unresolved"
    standing = "offered"
    by = "Ida"

    --- script/a.fountain
    INT. KITCHEN #1#

    ADA
    Yes.
    """


@pytest.fixture(autouse=True)
def _own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The user's own state folder is a new one."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def contents(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Give every file below a folder with its bytes and its date."""
    return {
        str(file.relative_to(folder)): (file.read_bytes(), file.stat().st_mtime_ns)
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not file.name.endswith("-shm")  # which readers of one file share, and note themselves in
    }


def test_the_copy_is_the_same_film(tmp_path: Path) -> None:
    film = copied(tmp_path / "ferry")
    copy = scratch_film(film, into=tmp_path / "scratch", person=WALKER)
    own, other = open_film(film).look(), open_film(copy).look()
    assert other.film == own.film
    assert other.remarks == own.remarks
    assert other.holdings.settings.people.keys() - own.holdings.settings.people.keys() == {WALKER}
    assert other.holdings.settings.people[WALKER].may == frozenset(May)
    assert other.holdings.read == (), "it was read again, and its index came with it"


def test_nothing_is_left_in_the_film_nor_of_the_copies(folder: Path, tmp_path: Path) -> None:
    before = contents(folder)
    with scratch_copies(folder) as copies:
        places = [Path(each.folder) for each in (copies.by_hand, copies.with_checks, copies.practice)]
        for scratch in (copies.by_hand, copies.with_checks, copies.practice):
            scratch.desk.intend("unshot-line", Pointer(scene="1"), by=scratch.who)
        assert all(place.is_dir() for place in places)
    assert not any(place.exists() for place in places)
    assert contents(folder) == before
    assert not (folder / OWN).exists()
    assert not (tmp_path / "state").exists()


test_nothing_is_left_in_the_film_nor_of_the_copies.__doc__ = IDA


def test_what_was_said_comes_along_and_can_be_built_upon(folder: Path, tmp_path: Path) -> None:
    desk = open_desk(folder)
    [card] = desk.today().cards
    desk.decide(Deed.LEAVE, card.finding.id, by="Ida")
    before = contents(folder / OWN)
    with scratch_copies(folder) as copies:
        for scratch in (copies.by_hand, copies.with_checks):
            [decided] = scratch.desk.today().decided
            assert decided.decision is not None
            assert decided.decision.by == "Ida"
            scratch.desk.standing("time-of-day-unresolved", Standing.OFF, by=scratch.who)
            verdict = scratch.desk.verify()
            assert verdict is not None
            assert not verdict.problems
    assert contents(folder / OWN) == before
    assert len(open_desk(folder).entries()) == 2


test_what_was_said_comes_along_and_can_be_built_upon.__doc__ = IDA


def test_commands_share_one_opening_of_a_copy_that_is_not_the_walkers(folder: Path) -> None:
    with scratch_copies(folder) as copies:
        walked = copies.with_checks
        opened = open_desk(walked.folder)
        assert opened is not walked.desk
        assert open_desk(walked.folder) is opened
        assert open_desk(folder) is not open_desk(folder)
        assert "time-of-day-unresolved" in opened.today().checked.ran
        walked.desk.standing("time-of-day-unresolved", Standing.OFF, by=walked.who)
        assert "time-of-day-unresolved" not in open_desk(walked.folder).today().checked.ran
    with pytest.raises(NoSuchFolderError):
        open_desk(walked.folder)


test_commands_share_one_opening_of_a_copy_that_is_not_the_walkers.__doc__ = IDA


def test_a_folder_without_people_gets_one_who_may(folder: Path) -> None:
    """
    --- script/a.fountain
    INT. KITCHEN #1#
    """
    with scratch_copies(folder) as copies:
        assert copies.by_hand.who == WALKER
        assert copies.by_hand.desk.look().film.title == folder.name


@pytest.mark.parametrize(
    "told",
    [
        b'people = { Ida = { may = ["set intents"] } }\n',
        b"title = \n",
        b"\xff\xfe",
    ],
)
def test_where_film_toml_takes_nobody_it_stays_as_it_is(folder: Path, tmp_path: Path, told: bytes) -> None:
    """
    --- script/a.fountain
    INT. KITCHEN #1#
    """
    (folder / "film.toml").write_bytes(told)
    copy = scratch_film(folder, into=tmp_path / "scratch", person=WALKER)
    assert (copy / "film.toml").read_bytes() == told
    with scratch_copies(folder) as copies:
        assert copies.by_hand.who == ""


def test_links_that_lead_nowhere_and_hidden_files_are_as_in_the_film(folder: Path, tmp_path: Path) -> None:
    """
    --- script/a.fountain
    INT. KITCHEN #1#
    """
    (folder / "gone.wav").symlink_to(tmp_path / "nothing.wav")
    (folder / "elsewhere").symlink_to(tmp_path)
    (folder / ".hidden").write_text("x", encoding="utf-8")
    copy = scratch_film(folder, into=tmp_path / "scratch", person=WALKER)
    assert not (copy / ".hidden").exists()
    assert open_film(copy).look().remarks == open_film(folder).look().remarks
    assert (copy / "script" / "a.fountain").is_symlink()


def test_a_film_toml_that_is_a_folder_stays_one(folder: Path, tmp_path: Path) -> None:
    """
    --- script/a.fountain
    INT. KITCHEN #1#
    """
    (folder / "film.toml").mkdir()
    copy = scratch_film(folder, into=tmp_path / "scratch", person=WALKER)
    assert open_film(copy).look().remarks == open_film(folder).look().remarks


def test_where_no_copy_can_be_made_it_says_so(folder: Path, tmp_path: Path) -> None:
    """
    --- script/a.fountain
    INT. KITCHEN #1#
    """
    (tmp_path / "scratch").write_text("in the way", encoding="utf-8")
    with pytest.raises(NoSuchFolderError, match="expected a film folder, found not a directory"):
        scratch_film(folder, into=tmp_path / "scratch", person=WALKER)


@pytest.mark.parametrize(("name", "error"), [("words.db", WordsStoreError), ("record.db", RecordStoreError)])
def test_stores_that_are_damaged_stop_it_with_one_sentence(
    folder: Path, tmp_path: Path, name: str, error: type[Exception]
) -> None:
    """
    --- script/a.fountain
    INT. KITCHEN #1#
    """
    (folder / OWN).mkdir()
    (folder / OWN / name).write_bytes(os.urandom(4096))
    with pytest.raises(error):
        scratch_film(folder, into=tmp_path / "scratch", person=WALKER)


def test_an_index_that_is_damaged_only_costs_time(folder: Path, tmp_path: Path) -> None:
    """
    --- script/a.fountain
    INT. KITCHEN #1#
    """
    (folder / OWN).mkdir()
    (folder / OWN / "index.db").write_bytes(b"no database" * 500)
    copy = scratch_film(folder, into=tmp_path / "scratch", person=WALKER)
    assert open_film(copy).look().film.scenes


def test_stores_in_a_folder_that_may_not_be_written_to_are_read_as_they_lie(folder: Path, tmp_path: Path) -> None:
    desk = open_desk(folder)
    [card] = desk.today().cards
    desk.decide(Deed.LEAVE, card.finding.id, by="Ida")
    (folder / OWN).chmod(0o500)
    try:
        copy = scratch_film(folder, into=tmp_path / "scratch", person=WALKER)
    finally:
        (folder / OWN).chmod(0o700)
    assert {file.name for file in (copy / OWN).iterdir()} >= {"words.db", "index.db", "record.db"}


test_stores_in_a_folder_that_may_not_be_written_to_are_read_as_they_lie.__doc__ = IDA


def test_a_check_has_something_to_say_of_the_practice_page(tmp_path: Path) -> None:
    film = practice_film(tmp_path / "practice", person=WALKER)
    desk = open_desk(film)
    desk.standing("time-of-day-unresolved", Standing.OFFERED, by=WALKER)
    [card] = desk.today().cards
    assert card.finding.options
