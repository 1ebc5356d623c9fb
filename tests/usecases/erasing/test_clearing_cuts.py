from edgecode.film.cut_said import ClipNoted, ReelLocked
from edgecode.findings.naming import Names
from edgecode.usecases.erasing.clearing_cuts import without_names_of_note


def test_a_name_goes_out_of_a_note_and_the_note_stays() -> None:
    names = Names({"Ida Roth": "somebody who was erased"})
    noted = ClipNoted(cut="a", clip="c", note="Ida Roth says: longer")
    assert without_names_of_note(noted, names) == ClipNoted(
        cut="a", clip="c", note="somebody who was erased says: longer"
    )
    locked = ReelLocked(cut="Ida Roth.edl", reel="1")
    assert without_names_of_note(locked, names) is locked
