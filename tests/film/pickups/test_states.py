"""Notes of states, in reports and by hand, and those around a scene."""

import msgspec
import pytest

from edgecode.film.film import Film
from edgecode.film.pickup import SaidOfPickups, StateCorrected, StateNoted, StateOf
from edgecode.film.pickups.states import State, around, states
from edgecode.usecases.open_film import Look
from simulators.telling import tells

REPORTED = """
    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    One.

    MRS. HAZEN
    Two.

    INT. HALL - DAY #2#

    ADA
    Three.

    INT. ATTIC - DAY #3#

    ADA
    Four.
    --- log.csv
    slate,covers,Wardrobe,Hair & make-up Ada,light notes,Props Mrs. Hazen,Setting
    1-1,whole,ADA: coat open; Mrs. Hazen: good coat,wet,late sun,flask,f/4
    2-1,whole,wet floor: see photo,,,,
    """

told = tells(REPORTED)


def told_of(every: tuple[State, ...]) -> list[tuple[StateOf, str, str, str]]:
    return [(each.of, each.character, each.words, each.scene) for each in every]


@told
def test_columns_of_reports_are_read_by_their_headings(look: Look) -> None:
    assert told_of(states(look.film)) == [
        (StateOf.WARDROBE, "ADA", "coat open", "1"),
        (StateOf.WARDROBE, "MRS. HAZEN", "good coat", "1"),
        (StateOf.HAIR, "ADA", "wet", "1"),
        (StateOf.LIGHT, "", "late sun", "1"),
        (StateOf.PROPS, "MRS. HAZEN", "flask", "1"),
        (StateOf.WARDROBE, "", "wet floor: see photo", "2"),
    ]
    assert {str(each.place) for each in states(look.film)} == {"log.csv:2", "log.csv:3"}


def noted(film: Film, *deeds: StateNoted | StateCorrected) -> Film:
    """The film after somebody noted these things."""
    said = tuple(SaidOfPickups(by=f"P{at}", entry=str(at), says="", deed=deed) for at, deed in enumerate(deeds))
    return msgspec.structs.replace(film, picked=said)


@pytest.fixture
def scenes(look: Look) -> list[str]:
    assert look.film.script is not None
    return [scene.id for scene in look.film.script.scenes]


@told
def test_notes_by_hand_have_their_last_words_and_may_be_taken_away(look: Look, scenes: list[str]) -> None:
    film = noted(
        look.film,
        StateNoted(state="s1", of=StateOf.SET, words="door open", scene=scenes[1]),
        StateNoted(state="s2", of=StateOf.WARDROBE, words="no coat", scene=scenes[1], character="ada"),
        StateCorrected(state="s1", of=StateOf.SET, words="door shut"),
        StateCorrected(state="s2", of=StateOf.WARDROBE, words=""),
        StateCorrected(state="s3", of=StateOf.SET, words="of nothing"),
    )
    [own] = [each for each in states(film) if each.id]
    assert (own.words, own.by, own.scene, own.character) == ("door shut", "P2", "2", "")


@told
def test_around_a_scene_are_the_nearest_notes_before_and_after_of_the_cast(look: Look, scenes: list[str]) -> None:
    film = noted(
        look.film,
        StateNoted(state="s1", of=StateOf.WARDROBE, words="coat shut", scene=scenes[2], character="ADA"),
        StateNoted(state="s2", of=StateOf.WARDROBE, words="coat in hand", scene=scenes[1], character="ADA"),
    )
    found = {(each.character, each.of): each for each in around(film, "2", cast=("Ada",))}
    assert set(found) == {
        ("ADA", StateOf.WARDROBE),
        ("ADA", StateOf.HAIR),
        ("", StateOf.LIGHT),
        ("", StateOf.WARDROBE),
    }
    coat = found["ADA", StateOf.WARDROBE]
    assert [each.words for each in (*coat.before, *coat.here, *coat.after)] == [
        "coat open",
        "coat in hand",
        "coat shut",
    ]
    assert around(film, "99", cast=("Ada",)) == ()
