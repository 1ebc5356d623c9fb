"""Decisions come back to the editing room at the clip they are about, or it is said why not."""

from pathlib import Path

import pytest

from edgecode.bootstrap import exports_of, open_desk
from edgecode.errors import ExportError, NotExportedError
from edgecode.film.pointer import Pointer
from edgecode.findings.word import Deed
from edgecode.usecases.cutting.cut_desk import CutDesk
from edgecode.usecases.cutting.hand_back import HandedBack, hand_back
from edgecode.usecases.desk import Desk
from simulators.clock import SetClock
from simulators.entropy import CountedEntropy
from simulators.telling import tells
from simulators.turned_film import TURNED_FILM

CHECKED = TURNED_FILM.replace(
    '    [people."Ida"]',
    '    [[standings]]\n    check = "none-usable"\n    standing = "offered"\n    by = "Ines"\n    on = 2026-01-01\n'
    '    [people."Ida"]',
).replace("12:00:30:00,24,circled,whole", "12:00:30:00,24,ng,whole")
told = tells(CHECKED)


@pytest.fixture
def desk(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return open_desk(folder, clock=SetClock(), entropy=CountedEntropy())


def handed(desk: Desk, to: Path, *, by: str = "Ida", cut: str = "") -> HandedBack:
    return hand_back(desk, cut=cut, to=str(to), exports=exports_of(to.parent / "film"), by=by)


@told
def test_decisions_intents_notes_and_chosen_takes_stand_on_their_clips(desk: Desk, tmp_path: Path) -> None:
    """2-1 is the only take of “Then we walk.”, and NG; that finding is put off, and an intent about scene 1 stands in its clip."""
    [card] = [card for card in desk.today().cards if card.finding.scene == "2"]
    desk.decide(Deed.LATER, card.finding.id, by="Ines", because="ask again")
    desk.intend("line-lost-in-cut", Pointer(scene="1", line="It always is"), by="Ines")
    CutDesk(desk).note("01:00:04:00", "Too long", by="Ida")
    CutDesk(desk).choose("01:00:00:00", "1-2", by="Ida")
    CutDesk(desk).choose("01:00:00:00", "1A-1", by="Ida")
    made = handed(desk, tmp_path / "m.txt")
    assert [(each.frame, each.said.value, each.by) for each in made.markers] == [
        (0, "As intended", "Ines"),
        (0, "Chosen instead", "Ida"),
        (84, "Note", "Ida"),
        (132, "Later", "Ines"),
    ]
    assert [each.text for each in made.markers if each.by == "Ida"] == ["1A-1", "Too long"]
    assert made.markers[3].text.endswith("– ask again")
    assert made.done is not None
    assert made.done.says.startswith(
        "Ida handed decisions back to the editing room: 3 clips of LIFT R1 marked, in m.txt"
    )
    assert made.remarks == ()


@told
def test_a_take_that_is_undone_is_handed_back_no_more(desk: Desk, tmp_path: Path) -> None:
    CutDesk(desk).note("2-1", "Too long", by="Ida")
    CutDesk(desk).note("2-1", "Too short", by="Ida")
    desk.undo(by="Ida")
    assert [each.text for each in handed(desk, tmp_path / "m.edl", by="").markers] == ["Too long"]


@told
def test_what_has_no_place_in_the_cut_is_told(desk: Desk, tmp_path: Path) -> None:
    """The first cut has no clip of 1-2, and the note is on a clip of the second."""
    CutDesk(desk).note("2-1", "Fine", by="Ida", cut="one.edl")
    desk.intend("single-cover", Pointer(take="1-2"), by="Ines")
    made = handed(desk, tmp_path / "m.otio", cut="one.edl", by="")
    [remark] = made.remarks
    assert [each.text for each in made.markers] == ["Fine"]
    assert remark.says.endswith("found 1 without: As intended: single-cover, 1-2 (no clip of the cut belongs to it)")


@told
def test_what_cannot_be_is_one_sentence(desk: Desk, folder: Path, tmp_path: Path) -> None:
    with pytest.raises(
        ExportError, match=r"expected a name that ends in .otio, .edl, .fcpxml, .ale, .txt, found '.doc'"
    ):
        handed(desk, tmp_path / "m.doc")
    with pytest.raises(ExportError, match=r"expected decisions, notes or chosen takes to hand back, found none"):
        handed(desk, tmp_path / "m.txt")
    CutDesk(desk).note("2-1", "Fine", by="Ida")
    (tmp_path / "m.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(NotExportedError, match="found one that is there"):
        handed(desk, tmp_path / "m.txt")
    assert (tmp_path / "m.txt").read_text(encoding="utf-8") == "mine"
    assert folder.exists()
