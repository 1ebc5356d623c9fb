import pytest

from edgecode.checks.boards.eyelines_do_not_meet import eyelines_do_not_meet
from edgecode.findings.finding import Finding, Skipped
from simulators.planned_film import planned_film

KITCHEN = """
    scene 4
    plan Kitchen
    ADA at 0.3 0.5 looks BEN
    BEN at 0.7 0.5 looks ADA
    CAL at 0.5 0.1 looks ADA
    4A at 0.5 0.8 sees ADA
    4B at 0.5 0.8 sees BEN
    4C at 0.6 0.2 sees BEN
    4D at 0.1 0.5 sees BEN
    4E at 0.5 0.2 sees CAL
    4F at 0.5 1.5 sees 0 wide 60
    4G at 0.6 0.2 sees BEN to 0.6/0.8
    4H at 0.5 0.8 sees 90
    4I at 0.5 0.8 sees 90 wide 60
    """


def said(boards: str, *, on: str = KITCHEN) -> list[Finding | Skipped]:
    """What the check says of a scene that is boarded so."""
    return list(eyelines_do_not_meet.look(planned_film(f"{on}\n    boards {boards}")))


def test_two_who_look_to_one_side_of_the_screen_are_found() -> None:
    """From below ADA looks to the right and BEN to the left; from above BEN looks to the right as well."""
    [finding] = said("4B 4A 4C 4C")
    assert isinstance(finding, Finding)
    assert (finding.check, finding.kind, finding.scene) == ("eyelines-do-not-meet", "same-side", "4")
    assert finding.says == "From 4A to 4C, ADA and BEN look at each other, and to one side of the screen"
    assert [(str(shown.place), shown.shows) for shown in finding.evidence] == [
        ("boards.csv:2", "panel p2, the first of 4A"),
        ("boards.csv:3", "panel p3, the first of 4C"),
    ]
    assert finding.options == ("Move a camera", "Turn somebody's look", "Keep the looks apart")
    assert finding.subjects[:2] == ("shot 4A", "shot 4C")


@pytest.mark.parametrize(
    ("boards", "pairs"),
    [
        ("4A 4B 4A", 0),
        ("4A 4C 4A 4C", 1),
        ("4B 4C", 0),
        ("4A 4D", 0),
        ("4A 4E 4C", 0),
        ("4A 4I 4C", 0),
        ("4A 4F 4B", 0),
        ("4A 4G 4C", 1),
        ("4G 4A", 0),
    ],
)
def test_only_those_who_look_at_each_other_are_held_against_each_other(boards: str, pairs: int) -> None:
    """4C and 4B are of one person, 4D sees BEN straight, 4E is of CAL, 4I of nobody, 4F of two; 4G goes over to below."""
    findings = said(boards)
    assert all(isinstance(each, Finding) for each in findings)
    assert len(findings) == pairs


def test_a_shot_of_two_against_one_from_the_other_side_leaves_it_open() -> None:
    where = "scene 4, plan Kitchen, 4F and 4C"
    reason = f"{where}: of whom a shot is at the cut, or from where it is seen, the plan leaves open"
    assert said("4F 4C", on=KITCHEN.replace("CAL at 0.5 0.1", "CAL at 2.5 0.1")) == [
        Skipped("eyelines-do-not-meet", reason)
    ]


def test_a_shot_taken_up_again_on_its_way_over_leaves_it_open() -> None:
    left, taken_up = said("4G 4A 4G")
    assert isinstance(left, Skipped)
    assert isinstance(taken_up, Skipped)
    assert left.reason.startswith("scene 4, plan Kitchen, 4G and 4A: of whom a shot is at the cut")
    assert taken_up.reason.startswith("scene 4, plan Kitchen, 4A and 4G: of whom a shot is at the cut")


@pytest.mark.parametrize("boards", ["4A 4H", "4H 4A"])
def test_of_whom_a_shot_is_cannot_be_told_where_its_view_might_be_wide(boards: str) -> None:
    [skipped] = said(boards)
    assert isinstance(skipped, Skipped)
    assert skipped.reason.endswith(": nobody is near the middle of 4H, and how wide it sees is not said")


def test_against_a_shot_of_nobody_it_does_not_matter_whom_another_is_of() -> None:
    assert said("4I 4H") == []


def test_looks_that_nobody_said_are_skipped() -> None:
    reason = "scene 4, plan Kitchen, 4A and 4B: whether ADA and BEN look at each other is not on the plan"
    assert said("4A 4B", on=KITCHEN.replace("0.5 looks ADA", "0.5")) == [Skipped("eyelines-do-not-meet", reason)]


def test_a_shot_without_a_camera_is_skipped() -> None:
    reason = "scene 4: no overhead plan has a camera for 4X"
    assert said("4A 4X 4C") == [Skipped("eyelines-do-not-meet", reason)]


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ("plan Kitchen", "there is no storyboard"),
        ("scene 4\nboards 4A 4B", "there is no overhead plan"),
        ("scene 4\nplan Kitchen\nboards - -", "there is no shot that panels belong to"),
    ],
)
def test_without_boards_plans_or_shots_it_cannot_look(told: str, reason: str) -> None:
    assert list(eyelines_do_not_meet.look(planned_film(told))) == [Skipped("eyelines-do-not-meet", reason)]


def test_a_finding_keeps_its_id_while_shots_and_people_stay() -> None:
    """Drawn anew: another plan and other places, the shots the other way round, more panels."""
    [before] = said("4A 4C")
    redrawn = """
        scene 4
        plan Second
        Ben at 1.5 1.7 looks Ada
        Ada at 1.5 1.3 looks Ben
        4C at 1.8 1.6 sees Ben
        4A at 1.2 1.5 sees Ada wide 20
        """
    [after] = said("4C 4C 4A", on=redrawn)
    assert isinstance(before, Finding)
    assert isinstance(after, Finding)
    assert after.id == before.id
    assert after.evidence != before.evidence
