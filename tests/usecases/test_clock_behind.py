"""A clock that is behind the record is told each time, and noted once."""

from contextlib import closing
from pathlib import Path

import pytest

from edgecode.bootstrap import open_film
from edgecode.entries.entry import Entry
from edgecode.entries.handle import THE_HOUSE, Handle
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import Role, Stage
from edgecode.errors import RecordFromElsewhereError
from edgecode.store.record_db.book import RecordDb
from edgecode.store.words_db import WordsDb
from edgecode.usecases.clock_behind import Behind, clock_behind
from edgecode.usecases.deciding import Deciding
from edgecode.usecases.desk import Desk, Stores
from edgecode.usecases.permission_desk import PermissionDesk
from edgecode.usecases.ports.record import Recorded
from simulators.clock import SetClock
from simulators.entropy import CountedEntropy

SAYS = "The clock here is behind the last entry, so this one has its time"


def recorded(*rows: tuple[int, Kind] | None) -> list[Recorded]:
    made = []
    for index, row in enumerate(rows):
        entry = None
        if row is not None:
            entry = Entry(
                at=row[0],
                who=THE_HOUSE,
                role=Role.EDGECODE,
                stage=Stage.RECORD,
                kind=row[1],
                film=Handle("1" * 16),
            )
        made.append(Recorded(index=index, id=bytes(16), entry=entry))
    return made


BEGUN, FOUND = Kind.RECORD_BEGUN, Kind.CLOCK_FOUND_BEHIND


def test_a_clock_at_or_after_the_last_entry_is_not_behind() -> None:
    assert clock_behind(5, recorded=recorded((5, BEGUN))) == Behind()
    assert clock_behind(5, recorded=[]) == Behind()
    assert clock_behind(5, recorded=recorded(None)) == Behind(), "nobody can read what was erased"


def test_a_clock_behind_is_noted_once_while_it_is_so() -> None:
    first = clock_behind(4, recorded=recorded((1, FOUND), (5, BEGUN), None))
    assert (first.says, first.note and first.note.kind) == (f". {SAYS}", FOUND)
    again = clock_behind(4, recorded=recorded((5, BEGUN), (5, FOUND), (5, BEGUN)))
    assert (again.says, again.note) == (f". {SAYS}", None)


class RealDesk:
    """A desk over the real stores of a folder, with a clock one sets."""

    def __init__(self, folder: Path, *, state: Path) -> None:
        """Make the stores in the folder, and the keys in the user's own."""
        self.clock, entropy = SetClock(), CountedEntropy()
        self.words = WordsDb(folder / "words.db", entropy=entropy)
        self.record = RecordDb.open(folder, film_id=self.words.film_id, state=state, clock=self.clock, entropy=entropy)
        stores = Stores(Deciding(self.words, record=self.record, clock=self.clock), self.record)
        self.desk = Desk(open_film(folder, clock=self.clock, entropy=entropy), stores=lambda _make: stores)
        self.says = PermissionDesk(self.desk)

    def close(self) -> None:
        """Let go of both files."""
        self.record.close()
        self.words.close()


def test_times_in_the_record_do_not_run_back(folder: Path, tmp_path: Path) -> None:
    """
    --- film.toml
    [people.Ada]
    role = "director"
    --- script.fountain
    INT. LIFT - NIGHT #1#

    Nobody.
    """
    with closing(RealDesk(folder, state=tmp_path / "state")) as office:
        assert SAYS not in office.says.all_off(by="Ada").says
        office.clock.move(-3_600_000)
        done = [office.says.all_off(by="Ada", mine=True), office.says.all_off_ended(by="Ada", mine=True)]
        assert [each.says.count(SAYS) for each in done] == [1, 1]
        entries = [row.entry for row in office.record.entries() if row.entry is not None]
        assert [entry.at for entry in entries] == sorted(entry.at for entry in entries)
        assert [entry.kind for entry in entries].count(Kind.CLOCK_FOUND_BEHIND) == 1
        office.clock.move(7_200_000)
        assert SAYS not in office.says.all_off(by="Ada").says


def test_the_record_of_another_film_is_one_sentence_and_nothing_is_kept(folder: Path, tmp_path: Path) -> None:
    """
    --- film.toml
    [people.Ada]
    role = "director"
    --- script.fountain
    INT. LIFT - NIGHT #1#

    Nobody.
    """
    with closing(RealDesk(folder, state=tmp_path / "state")) as office:
        office.says.all_off(by="Ada")
    (folder / "words.db").unlink()
    with closing(WordsDb(folder / "words.db", entropy=CountedEntropy(7))) as other:
        with pytest.raises(RecordFromElsewhereError) as error:
            RecordDb.open(
                folder, film_id=other.film_id, state=tmp_path / "state", clock=SetClock(), entropy=CountedEntropy()
            )
        assert str(error.value).count("expected the record of the film") == 1
        assert other.all() == {}
