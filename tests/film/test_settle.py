import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.film.settle import Settled, SettledBy, normal_scene, settle, setup_letters, setup_ordinal
from edgecode.film.slate import Slate, Style


def settled(text: str, *scenes: str, style: Style = Style.US, **said: str) -> Settled:
    slate = Slate.parse(text, style=style)
    assert slate is not None
    return settle(slate, scenes, said={stem.removeprefix("_"): scene for stem, scene in said.items()})


@pytest.mark.parametrize(
    ("text", "scenes", "scene", "setup"),
    [
        ("12-3", "12 13", "12", ""),
        ("12A-3", "12 13", "12", "A"),
        ("12A-3", "12A 13", "12A", ""),
        ("12AB-3", "12A 13", "12A", "B"),
        ("A103A-4PUA", "102 A103 103", "A103", "A"),
        ("A14-3", "14 14A A14", "A14", ""),
        ("VB6A-1", "6 B6", "B6", "VA"),
        ("V4L-1", "4 5", "4", "VL"),
        ("R102A-1", "102", "102", "RA"),
        ("AP002K-2", "AP2", "AP2", "K"),
        ("012a-3", "12", "12", "A"),
        ("12A-3", "012.", "012.", "A"),
        ("469C-4-1", "469 470", "469", "C-4"),
        ("469C-4-1", "469C 470", "469C", "4"),
    ],
)
def test_the_scene_list_decides(text: str, scenes: str, scene: str, setup: str) -> None:
    assert settled(text, *scenes.split()) == Settled(scene=scene, setup=setup, by=SettledBy.SCRIPT)


def test_two_scenes_that_would_do_are_an_ambiguous_guess_at_the_longer() -> None:
    assert settled("12A-3", "12", "12A") == Settled(scene="12A", setup="", by=SettledBy.GUESS, ambiguous=True)
    assert settled("12AB-3", "12", "12A").ambiguous
    assert settled("12B-3", "12", "12A") == Settled(scene="12", setup="B", by=SettledBy.SCRIPT)


def test_a_person_outranks_the_script() -> None:
    assert settled("12A-3", "12", "12A", _12A="12") == Settled(scene="12", setup="A", by=SettledBy.PERSON)
    assert settled("12A-3", "12A", _12a="012") == Settled(scene="012", setup="A", by=SettledBy.PERSON)
    assert settled("R118-2", "118", "R118", _R118="118") == Settled(scene="118", setup="R", by=SettledBy.PERSON)


def test_a_person_may_name_a_scene_the_slate_does_not() -> None:
    assert settled("12A-3", "12", "40", _12A="40") == Settled(scene="40", setup="12A", by=SettledBy.PERSON)


def test_a_word_about_another_setup_changes_nothing() -> None:
    assert settled("12B-3", "12", _12A="40") == settled("12B-3", "12")


@pytest.mark.parametrize(
    ("text", "scene", "setup"),
    [
        ("12A-3", "12", "A"),
        ("012-3", "12", ""),
        ("A103A-4", "A103", "A"),
        ("V4L-1", "4", "VL"),
        ("VB6A-1", "B6", "VA"),
        ("X3E_3", "3", "XE"),
        ("VFX12A-1", "12", "VFXA"),
        ("AA9A-2", "AA9", "A"),
        ("469C-4-1", "469C", "4"),
    ],
)
def test_without_a_script_the_slate_is_guessed_from_its_form(text: str, scene: str, setup: str) -> None:
    assert settled(text) == Settled(scene=scene, setup=setup, by=SettledBy.GUESS)
    assert settled(text, "777") == settled(text)


def test_a_uk_slate_does_not_tell_its_scene() -> None:
    assert settled("417-3", "417", "12", style=Style.UK) == Settled(
        scene="", setup="417", by=SettledBy.GUESS, ambiguous=True
    )


def test_a_person_tells_the_scene_of_a_uk_slate() -> None:
    assert settled("417-3", "12", style=Style.UK, _417="12") == Settled(scene="12", setup="417", by=SettledBy.PERSON)


def test_a_uk_slate_with_its_scene_in_front_is_found() -> None:
    assert settled("12/417/3", "12", style=Style.UK) == Settled(scene="12", setup="417", by=SettledBy.SCRIPT)


@pytest.mark.parametrize(
    ("number", "normal"), [("12", "12"), (" a 014. ", "A14"), ("14a", "14A"), ("0", "0"), ("100", "100"), ("", "")]
)
def test_scene_numbers_are_compared_without_zeros_spaces_and_dots(number: str, normal: str) -> None:
    assert normal_scene(number) == normal


def test_setups_count_on_from_the_bare_one_without_i_and_o() -> None:
    assert [setup_letters(number) for number in (0, 1, 8, 9, 13, 14, 24, 25, 26, 49)] == [
        "",
        *"AHJNPZ",
        "AA",
        "AB",
        "BA",
    ]
    assert setup_ordinal("aa") == 25
    assert setup_letters(-1) == ""


@pytest.mark.parametrize("letters", ["I", "AO", "4", "É", "C-4"])
def test_letters_that_are_no_us_setup_have_no_number(letters: str) -> None:
    assert setup_ordinal(letters) is None


@settings(deadline=None)
@given(st.integers(0, 10**9))
def test_setup_letters_and_numbers_are_inverse(number: int) -> None:
    letters = setup_letters(number)
    assert setup_ordinal(letters) == number
    assert not set(letters) & {"I", "O"}


@settings(deadline=None)
@given(st.text(alphabet="ABCDEFGHJKLMNPQRSTUVWXYZ", max_size=8))
def test_setup_letters_come_back_from_their_number(letters: str) -> None:
    number = setup_ordinal(letters)
    assert number is not None
    assert setup_letters(number) == letters


@settings(deadline=None)
@given(
    st.from_regex(r"[ABVX]{0,2}[0-9]{1,3}[A-D]{0,2}-[1-9][AB]?", fullmatch=True),
    st.lists(st.from_regex(r"[AB]?[0-9]{1,2}[AB]?", fullmatch=True), max_size=8),
)
def test_a_scene_by_script_is_one_of_the_script(text: str, scenes: list[str]) -> None:
    """And what is left for the setup, with the scene, is the whole stem again."""
    found = settled(text, *scenes)
    slate = Slate.parse(text)
    assert slate is not None
    if found.by is SettledBy.SCRIPT:
        assert found.scene in scenes
    assert sorted(normal_scene(found.scene) + found.setup) == sorted(normal_scene(slate.setup_label))
