import pytest

from edgecode.consent.roles import DECIDE, OWNERS, decides, owns, role_of
from edgecode.entries.vocabulary import Role, Stage


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("1st AD", Role.FIRST_AD),
        ("1st-ad", Role.FIRST_AD),
        ("First Assistant Director", Role.FIRST_AD),
        ("script  supervisor", Role.SCRIPT_SUPERVISOR),
        ("Editor", Role.EDITOR),
        ("Writer/Director", Role.WRITER),
        ("director & editor", Role.DIRECTOR),
        ("writer-director", Role.WRITER),
        ("2nd assistant director", Role.CREW),
        ("art director", Role.CREW),
        ("gaffer", Role.CREW),
        ("partner", Role.CREW),
        ("edgecode", Role.CREW),
        ("", Role.CREW),
    ],
)
def test_a_role_as_people_write_it_has_a_closed_word_or_is_crew(said: str, role: Role) -> None:
    assert role_of(said) is role


@pytest.mark.parametrize(
    ("said", "stages"),
    [
        ("writer", {Stage.SCRIPT}),
        ("Writer-Director", {Stage.SCRIPT}),
        ("director / writer", {Stage.SCRIPT}),
        ("co-writer", {Stage.SCRIPT}),
        ("Screenwriter", {Stage.SCRIPT}),
        ("storyboard artist", {Stage.BOARDS}),
        ("1st AD", {Stage.PLANNING}),
        ("Script Supervisor", {Stage.DAILIES}),
        ("director of photography", {Stage.DAILIES}),
        ("sound mixer", {Stage.DAILIES}),
        ("supervising editor", {Stage.CUT}),
        ("Editor (second unit)", {Stage.CUT}),
        ("assistant editor", {Stage.CUT}),
        ("writer, editor", {Stage.SCRIPT, Stage.CUT}),
        ("director", set()),
        ("producer", set()),
        ("post supervisor", set()),
        ("underwriter", set()),
        ("", set()),
    ],
)
def test_whose_work_a_stage_is_goes_by_every_trade_in_the_title(said: str, stages: set[Stage]) -> None:
    """Who writes and directs is not passed over for having two trades in one title."""
    assert {stage for stage in Stage if owns(said, stage)} == stages


def test_every_owner_decides_at_their_stage_or_is_asked_for_all_that() -> None:
    assert set(OWNERS) <= set(DECIDE)
    assert decides("editor", Stage.CUT)
    assert not decides("editor", Stage.HOUSE)
