from pathlib import Path

import pytest

from edgecode.bootstrap import open_desk
from edgecode.errors import NotInFilmError
from edgecode.film.cut import Cut
from edgecode.web.cut_choice import CutChoice, chosen_cut, cut_before, cut_choices
from web.made_cuts_film import made_cuts_film


@pytest.fixture
def choices(tmp_path: Path) -> tuple[CutChoice, ...]:
    """The cuts of the made film."""
    return cut_choices(open_desk(made_cuts_film(tmp_path / "film")).look())


def test_two_cuts_of_one_name_are_told_apart_by_their_files_and_others_are_not(choices: tuple[CutChoice, ...]) -> None:
    assert [each.label for each in choices] == [
        "The Lift · cuts/1-rough.otio",
        "The Lift · cuts/2-fine.otio",
        "The Lift, television",
        "The Lift, flattened",
        "Another Film",
        "The Lift, nested",
    ]
    assert [each.key for each in choices if each.current] == ["cuts/2-fine.otio"]


def test_a_cut_is_found_by_its_key_and_one_that_is_not_there_is_refused(choices: tuple[CutChoice, ...]) -> None:
    assert chosen_cut(choices, "cuts/3-tv.otio") is choices[2]
    assert chosen_cut(choices, "") is choices[1]
    with pytest.raises(NotInFilmError, match=r"expected a cut of this film, found 'cuts/9\.otio'"):
        chosen_cut(choices, "cuts/9.otio")


def test_the_other_cut_is_the_one_seen_before_and_the_firsts_is_the_next(choices: tuple[CutChoice, ...]) -> None:
    assert cut_before(choices, choices[3]) is choices[2]
    assert cut_before(choices, choices[0]) is choices[1]
    alone = CutChoice(cut=Cut(name="one", path="one.edl"), key="one.edl", name="one")
    assert cut_before((alone,), alone) is None
