"""What people say of cuts: on record, and taken back."""

import pytest

from edgecode.entries.kind import Kind
from edgecode.errors import ExportError, NotInFilmError, SaidError, UnknownPersonError
from edgecode.film.cut_said import AlternateChosen, ClipNoted, locked_reels
from edgecode.usecases.cutting.cut_desk import CutDesk
from edgecode.usecases.open_film import OpenFilm
from simulators.shared_desk import SharedDesk
from simulators.telling import tells
from simulators.turned_film import TURNED_FILM

told = tells(TURNED_FILM)
BY = "Ida"


@pytest.fixture
def office(opened: OpenFilm) -> SharedDesk:
    return SharedDesk(opened)


@pytest.fixture
def cuts(office: SharedDesk) -> CutDesk:
    return CutDesk(office.desk)


def locked(office: SharedDesk) -> dict[str, str]:
    return {reel: each.by for reel, each in locked_reels(office.desk.look().film.cutting).items()}


@told
def test_a_reel_is_locked_unlocked_and_undo_takes_it_back(office: SharedDesk, cuts: CutDesk) -> None:
    """The cut is called LIFT R1: its one reel is meant without a number."""
    done = cuts.lock(by=BY, on="2026-03-14")
    assert done.says.startswith("Ida locked an edit reel: reel 1 on 2026-03-14")
    assert locked(office) == {"1": BY}
    cuts.unlock(by="Ines", reel="R1", because="one more look")
    assert locked(office) == {}
    office.desk.undo(by="Ines")
    assert locked(office) == {"1": BY}
    kinds = office.kinds(Kind.REEL_LOCKED, Kind.REEL_UNLOCKED, Kind.DECISION_UNDONE)
    assert kinds == [Kind.REEL_LOCKED, Kind.REEL_UNLOCKED, Kind.DECISION_UNDONE]


@told
def test_a_take_is_chosen_and_a_note_written_on_a_clip_by_timecode_and_by_name(
    office: SharedDesk, cuts: CutDesk
) -> None:
    cuts.choose("01:00:04:00", "1-2", by=BY, because="the better smile")
    cuts.note("2-1", "  Hold it\n longer ", by="Ines")
    chosen, noted = (each.deed for each in office.desk.look().film.cutting)
    film = office.desk.look().film
    assert film.cut is not None
    picture = film.cut.tracks[0].clips
    assert isinstance(chosen, AlternateChosen)
    assert isinstance(noted, ClipNoted)
    assert (chosen.clip, film.dailies.by_id[chosen.take].label) == (picture[1].id, "1-2")
    assert (noted.clip, noted.note) == (picture[2].id, "Hold it longer")
    assert office.kinds(Kind.ALTERNATE_CHOSEN, Kind.NOTE_WRITTEN) == [Kind.ALTERNATE_CHOSEN, Kind.NOTE_WRITTEN]


@told
def test_what_cannot_be_is_one_sentence_and_nothing_is_kept(office: SharedDesk, cuts: CutDesk) -> None:
    with pytest.raises(UnknownPersonError):
        cuts.lock(by="Nobody", on="2026-03-14")
    with pytest.raises(SaidError, match=r"day: expected a date such as 2026-03-14, found 'yesterday'"):
        cuts.lock(by=BY, on="yesterday")
    with pytest.raises(SaidError, match=r"reel 7 of LIFT R1: expected one of its edit reels, found 1"):
        cuts.lock(by=BY, on="2026-03-14", reel="7")
    with pytest.raises(SaidError, match=r"reel 1: expected a reel that is locked, found one that is not"):
        cuts.unlock(by=BY)
    with pytest.raises(NotInFilmError, match=r"'1-1': expected one clip of LIFT R1, .* found 4 of that name"):
        cuts.note("1-1", "Which one?", by=BY)
    with pytest.raises(NotInFilmError, match=r"expected one take that a report of this film lists, found none"):
        cuts.choose("2-1", "9-9", by=BY)
    with pytest.raises(SaidError, match=r"note: expected 1 to 2000 characters, found 0"):
        cuts.note("2-1", "  ", by=BY)
    with pytest.raises(ExportError, match=r"LIFT R1: expected one cut .* found 2 of that name"):
        cuts.lock(by=BY, on="2026-03-14", cut="LIFT R1")
    assert office.kinds() == []
