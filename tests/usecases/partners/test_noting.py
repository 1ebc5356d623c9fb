"""What edgecode notes by itself, once however many come upon it; what is noted when stands in test_closing."""

from pathlib import Path

import pytest

from edgecode.entries.kind import Kind
from edgecode.errors import RecordError
from edgecode.usecases.desk import Stores
from edgecode.usecases.partners.noting import entry_of, note_once, of_batch
from edgecode.usecases.ports.partners import Agreed
from simulators.held_film import HeldFilm
from simulators.trace import AGREED, trace
from simulators.two_partners import P

WEEK = next(P.weeks())
AGREED_TO = Agreed(agreement=P, note=b"", at=AGREED, by="Hanne", entry="", fresh_from={})
NOTE = of_batch(Kind.BATCH_BUILT, AGREED_TO, WEEK)


@pytest.fixture
def film(tmp_path: Path) -> HeldFilm:
    """A film with something on record."""
    return HeldFilm(tmp_path).agree(P).until(P.slot(WEEK), trace())


def stores(film: HeldFilm) -> Stores:
    return Stores(film.deciding, film.record)


def test_a_note_is_on_record_once(film: HeldFilm) -> None:
    other = of_batch(Kind.BATCH_SENT, AGREED_TO, WEEK)
    assert note_once([NOTE], stores=stores(film), at=film.clock.at) == (NOTE,)
    assert note_once([NOTE, other, other], stores=stores(film), at=film.clock.at) == (other,)
    assert len(film.entries(Kind.BATCH_BUILT)) == len(film.entries(Kind.BATCH_SENT)) == 1


def test_of_two_that_come_upon_it_at_once_one_notes_it(film: HeldFilm, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other looked at the record before, and appends after."""
    before = film.record.entries()
    note_once([NOTE], stores=stores(film), at=film.clock.at)
    looks = iter([before])
    entries = film.record.entries
    monkeypatch.setattr(film.record, "entries", lambda **_more: next(looks, None) or entries())
    assert note_once([NOTE], stores=stores(film), at=film.clock.at) == ()
    assert [row.id for row in entries()].count(entry_of(NOTE, stores=stores(film))) == 1


def test_a_record_that_breaks_otherwise_says_so(film: HeldFilm) -> None:
    film.record.breaks = RecordError("entry", expected="room", found="none")
    with pytest.raises(RecordError, match="room"):
        note_once([NOTE], stores=stores(film), at=AGREED)
