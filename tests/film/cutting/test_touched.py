import pytest

from edgecode.film.cutting.by_script import ScriptChanges, ScriptLine
from edgecode.film.cutting.touched import sound_rolls, touched
from edgecode.film.dailies import assembled
from edgecode.film.proof import proofs
from edgecode.film.recording import WrittenBy
from simulators.papers import row
from simulators.told_cuts import changes, cut

OLD = "1-1@0+50 2-1@0+60 3-1@0+70 4-1@0+80"


def test_sound_follows_what_changes_length_or_source_and_knows_by_how_much() -> None:
    found = touched(changes(OLD, "1-1@0+44 2-1@9+60 ~3-1@0+70 4-1@0+83"))
    assert [(each.change.name, each.running) for each in found.sound] == [("1-1", -6), ("2-1", -6), ("4-1", -3)]


def test_where_room_was_left_for_what_went_nothing_behind_it_is_earlier() -> None:
    [each] = touched(changes(OLD, OLD.replace("2-1@0+60", "gap+60"))).sound
    assert (each.change.op, each.running) == ("removed", 0)


def test_a_cut_that_nobody_hears_touches_no_sound() -> None:
    assert not touched(changes(OLD, OLD.replace("3-1@0+70", "3-1@0+30 3-1@30+40"))).sound
    assert not touched(changes(OLD, OLD)).sound


def test_a_change_on_a_further_track_of_picture_makes_the_picture_no_longer() -> None:
    old, new = cut(OLD, V2="gap+20 8-1@0+30"), cut(OLD, V2="gap+20 8-1@0+35")
    assert [each.running for each in touched(changes(old, new)).sound] == [0]


def test_the_sound_rolls_are_those_of_the_proven_takes() -> None:
    rows = (row("1-1", sound_roll="S001"), row("1-1", paper=WrittenBy.SOUND, roll="S007"), row("2-1"))
    dailies = assembled(rows, scenes=("1", "2"))
    old, new = cut(OLD), cut(OLD.replace("1-1@0+50", "1-1@0+40"))
    rolls = sound_rolls((*proofs(old, dailies=dailies), *proofs(new, dailies=dailies)), dailies=dailies)
    [each] = touched(changes(old, new), rolls=rolls).sound
    assert each.rolls == ("S001", "S007")


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        ("V2-1@0+60", "V2-1@0+50", ["V2-1"]),
        ("2-1@0+60!Blur", "2-1@0+50!Blur", ["2-1"]),
        ("2-1@0+60", "2-1@0+60!Blur", ["2-1"]),
        ("2-1@0+60", "2-1@0+50", []),
        ("black+60", "black+50", []),
    ],
)
def test_vfx_are_touched_by_clips_slated_for_them_or_with_an_effect(old: str, new: str, names: list[str]) -> None:
    found = touched(changes(OLD.replace("2-1@0+60", old), OLD.replace("2-1@0+60", new)))
    assert [change.name for change in found.vfx] == names


def test_music_is_what_its_track_or_its_own_name_says_it_is() -> None:
    old = cut(OLD, A1="MX_river@0+100", A2="5-1@0+100", A3_MUSIC="cue@0+100")
    new = cut(OLD, A1="MX_river@0+90", A2="5-1@0+90", A3_MUSIC="cue@0+90")
    assert [change.name for change in touched(changes(old, new)).music] == ["MX_river", "cue"]


def test_actors_are_touched_by_lines_of_theirs_that_went() -> None:
    lost = tuple(ScriptLine(scene="1", number=nth, first=nth, last=nth + 1, character="Ada") for nth in (1, 2))
    action = ScriptLine(scene="1", number=3, first=3, last=4)
    found = touched(changes(OLD, OLD), lines=ScriptChanges(lost=(*lost, action)))
    assert [(actor.character, len(actor.lines)) for actor in found.actors] == [("ADA", 2)]
