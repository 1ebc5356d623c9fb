"""What is owed, by what people call it."""

import pytest

from edgecode.errors import NotInFilmError
from edgecode.film.pickup import StateOf
from edgecode.film.pickups.fillers import fillers
from edgecode.film.pickups.owing import owing
from edgecode.film.pickups.states import State
from edgecode.film.place import Place
from edgecode.usecases.open_film import Look
from edgecode.usecases.pickups.named import called, filler_called, filler_named, owing_named, state_named
from simulators.picked_film import PICKED_FILM
from simulators.telling import tells

told = tells(PICKED_FILM)


@told
def test_a_thing_is_found_by_scene_and_line_by_its_id_and_by_how_that_begins(look: Look) -> None:
    every = owing(look.film)
    for each in every:
        assert owing_named(each.id, every) == owing_named(each.id[:8].upper(), every) == each
    assert owing_named("1/4", every).says == "Then you pour."
    assert [called(each) for each in every if each.lines][:2] == ["1/3", "1/4"]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        (
            "9/9",
            "expected something that is owed, by its id or as SCENE/LINE, found '9/9', which is none; there are 1/3, 1/4",
        ),
        ("2", "expected one thing that is owed, found 3 by '2': say "),
        ("", "expected something that is owed"),
    ],
)
@told
def test_what_is_not_owed_or_not_clear_is_one_sentence(look: Look, name: str, says: str) -> None:
    with pytest.raises(NotInFilmError) as refused:
        owing_named(name, owing(look.film))
    assert str(refused.value).startswith(says)


@told
def test_a_filler_is_found_by_its_slate_its_id_or_as_adr(look: Look) -> None:
    film, every = look.film, owing(look.film)
    found = fillers(film, owing_named("1/5", every))
    assert [filler_called(each, film=film) for each in found] == ["1B-1WT", "1B-1", "ADR"]
    for each in found:
        assert filler_named(filler_called(each, film=film), found, film=film) == each
        assert filler_named(each.id, found, film=film) == each
    with pytest.raises(NotInFilmError, match=r"found none by '2-1'; there are 1B-1WT, 1B-1, ADR"):
        filler_named("2-1", found, film=film)


def test_a_note_is_found_by_how_its_id_begins() -> None:
    notes = [
        State(of=StateOf.SET, words="x", place=Place("r"), scene="1", id=name) for name in ("abcd12", "abce34", "")
    ]
    assert state_named("abcd", notes) == notes[0]
    with pytest.raises(NotInFilmError, match="found none by 'abc'; there are abcd12, abce34"):
        state_named("abc", notes)
