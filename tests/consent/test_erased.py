import pytest

from edgecode.consent.erased import SOMEBODY, closed_role, erased_name, is_erased, names_erased
from edgecode.consent.roles import owns, role_of
from edgecode.entries.vocabulary import Stage


def test_somebody_who_was_erased_is_called_by_the_digits_of_a_handle() -> None:
    called = erased_name("0123456789abcdef")
    assert called == f"{SOMEBODY} (01234567)"
    assert is_erased(called)
    assert names_erased(f"as {called} said")
    assert not names_erased(f"as {SOMEBODY} said")


@pytest.mark.parametrize("name", ["Ida Lund", SOMEBODY, f"{SOMEBODY} (0123456g)", f"{SOMEBODY} (01234567) too", ""])
def test_nobody_else_is_taken_for_them(name: str) -> None:
    assert not is_erased(name)


@pytest.mark.parametrize(
    ("said", "stays"),
    [
        ("director", "director"),
        ("Ida's mother, and the script supervisor", "crew/camera"),
        ("script supervisor", "script-supervisor"),
        ("writer-director of the whole thing", "writer"),
        ("writer/director", "writer"),
        ("supervising editor", "crew/assistant-editor"),
        ("best boy", "crew"),
        ("", ""),
    ],
)
def test_of_a_role_closed_words_stay(said: str, stays: str) -> None:
    assert closed_role(said) == stays


@pytest.mark.parametrize(
    "said",
    ["director", "writer-director", "supervising editor", "boom operator and 1st AD", "Storyboards; cutter", "DP"],
)
def test_whose_work_a_stage_is_stays_as_it_was(said: str) -> None:
    after = closed_role(said)
    assert role_of(after) is role_of(said)
    assert [owns(after, stage) for stage in Stage] == [owns(said, stage) for stage in Stage]
