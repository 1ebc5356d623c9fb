import pytest

from edgecode.checks.boards.crosses_the_line import crosses_the_line
from edgecode.film.boards.plan import Camera, Figure, Plan
from edgecode.film.pointer import Pointer
from edgecode.findings.finding import Finding, Skipped
from edgecode.usecases.boards.board_desk import BoardDesk
from edgecode.usecases.open_film import OpenFilm
from simulators.planned_film import planned_film
from simulators.shared_desk import SharedDesk

KITCHEN = """
    scene 4
    plan Kitchen
    ADA at 0.3 0.5 looks BEN
    BEN at 0.7 0.5 looks ADA
    4A at 0.2 0.8 sees BEN
    4B at 0.8 0.8 sees ADA
    4C at 0.8 0.2 sees ADA
    4D at 0.1 0.5 sees BEN
    4E at 0.5 0.9 sees ADA to 0.5/0.1
    4F at 0.5 0.1 sees ADA to 0.5/0.9
    4G at 0.5 0.9 sees ADA to 0.2/0.7
    4H at 0.5 0.9 sees ADA to 0.1/0.5
    """


def said(boards: str, *, on: str = KITCHEN) -> list[Finding | Skipped]:
    """What the check says of a scene that is boarded so."""
    return list(crosses_the_line.look(planned_film(f"{on}\n    boards {boards}")))


def found(boards: str) -> list[str]:
    """The pairs of shots it tells, where it skips nothing."""
    findings = [each for each in said(boards) if isinstance(each, Finding)]
    assert findings == said(boards)
    return [f"{each.evidence[0].shows[-2:]}|{each.evidence[1].shows[-2:]}" for each in findings]


def test_a_cut_over_the_line_is_found() -> None:
    """4A and 4B look from below, 4C from above."""
    [finding] = said("4A 4B 4B 4C")
    assert isinstance(finding, Finding)
    assert (finding.check, finding.kind, finding.scene) == ("crosses-the-line", "other-side", "4")
    assert finding.says == "From 4B to 4C the camera crosses the line between ADA and BEN"
    assert [(str(shown.place), shown.shows) for shown in finding.evidence] == [
        ("boards.csv:2", "panel p2, the first of 4B"),
        ("boards.csv:4", "panel p4, the first of 4C"),
    ]
    assert finding.options == ("Move a camera", "Put a shot on the line between them", "Keep the crossing")
    assert finding.subjects[:2] == ("shot 4B", "shot 4C")
    assert finding.confidence == 1.0


@pytest.mark.parametrize(
    ("boards", "pairs"),
    [
        ("4A 4B 4A", []),
        ("4A 4C", ["4A|4C"]),
        ("4A 4C 4A 4C", ["4A|4C"]),
        ("4C 4A 4B 4C", ["4C|4A", "4B|4C"]),
        ("4A 4D 4C", []),
        ("4C 4D 4C", []),
        ("4A 4E 4C", []),
        ("4A 4E 4B", ["4E|4B"]),
        ("4C 4E", ["4C|4E"]),
        ("4A 4F 4B", ["4A|4F"]),
        ("4A 4G 4B", []),
        ("4A 4G 4A 4G 4B", []),
        ("4C 4G 4C", ["4C|4G"]),
        ("4A 4H 4C", []),
        ("4C 4H", ["4C|4H"]),
    ],
)
def test_a_camera_on_the_line_or_over_it_takes_the_audience_across(boards: str, pairs: list[str]) -> None:
    """4D stands on the line, 4E and 4F move over it, 4G stays on its side, 4H ends on the line."""
    assert found(boards) == pairs


@pytest.mark.parametrize("boards", ["4E 4A 4E", "4H 4C 4H"])
def test_how_far_a_move_has_come_is_not_guessed(boards: str) -> None:
    """The camera of 4E is cut away from and taken up again on its way over the line, that of 4H on its way there."""
    names = boards.split()
    reason = f"scene 4, plan Kitchen, {names[0]} and {names[1]}: where a camera stands at the cut is not on the plan"
    assert Skipped("crosses-the-line", reason) in said(boards)


def test_a_move_that_does_not_matter_at_a_cut_is_not_skipped() -> None:
    """4D is on the line, wherever the other camera is by then."""
    assert said("4E 4D 4E") == []


def test_across_a_shot_without_a_camera_nothing_is_told() -> None:
    reason = "scene 4: no overhead plan has a camera for 4X"
    assert said("4A 4X 4C") == [Skipped("crosses-the-line", reason)]


def test_a_plan_without_a_line_is_skipped_once() -> None:
    told = "scene 4\nplan Kitchen\nADA at 0 0\n4A at 1 1 sees ADA\n4B at 1 0 sees ADA"
    reason = "scene 4, plan Kitchen: there is no line to be told: fewer than two people are on it"
    assert said("4A 4B 4A", on=told) == [Skipped("crosses-the-line", reason)]


def test_two_cameras_of_one_shot_on_two_sides_leave_it_open() -> None:
    [skipped] = said("4A 4B", on=f"{KITCHEN}\n    4B at 0.8 0.2 sees ADA")
    assert isinstance(skipped, Skipped)


def test_a_line_between_the_only_two_is_less_sure() -> None:
    [finding] = said("4A 4C", on=KITCHEN.replace("looks BEN", "").replace("looks ADA", ""))
    assert isinstance(finding, Finding)
    assert finding.confidence == 0.8


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ("plan Kitchen", "there is no storyboard"),
        ("scene 4\nboards 4A 4B", "there is no overhead plan"),
        ("scene 4\nplan Kitchen\nboards - -", "there is no shot that panels belong to"),
    ],
)
def test_without_boards_plans_or_shots_it_cannot_look(told: str, reason: str) -> None:
    assert list(crosses_the_line.look(planned_film(told))) == [Skipped("crosses-the-line", reason)]


def test_a_finding_keeps_its_id_while_shots_and_people_stay() -> None:
    """Drawn anew: another plan, turned by a quarter, the shots the other way round, more panels, names spelt otherwise."""
    [before] = said("4A 4C")
    redrawn = """
        scene 4
        plan Second
        Ben at 1.5 1.7 looks Ada
        Ada at 1.5 1.3 looks Ben
        4C at 1.8 1.8 sees Ada
        4A at 1.2 1.2 sees Ben
        """
    [after] = said("4C 4C 4A", on=redrawn)
    [others] = said("4C 4C 4A", on=redrawn.replace("Ada", "Cal"))
    assert isinstance(before, Finding)
    assert isinstance(after, Finding)
    assert isinstance(others, Finding)
    assert after.id == before.id != others.id
    assert after.evidence != before.evidence


def test_a_crossing_that_is_meant_stays_silent_through_a_redraw(opened: OpenFilm) -> None:
    """Said in one word of Ida's; then she draws the plan anew, and takes it away and draws another one.

    --- film.toml
    [people.Ida]
    may = ["raise standings", "set intents"]
    [[standings]]
    check = "crosses-the-line"
    standing = "offered"
    by = "Ida"
    --- script/a.fountain
    INT. KITCHEN - DAY #4#

    ADA
    Yes.

    BEN
    No.
    --- boards/panels.csv
    panel,scene,shot
    1,4,4A
    2,4,4A
    3,4,4B
    """
    office = SharedDesk(opened)
    boards = BoardDesk(office.desk)

    def draw(*, name: str, below: float, above: float, on: str = "") -> None:
        figures = Figure(name="ADA", x=0.3, y=0.5, looks_at="BEN"), Figure(name="BEN", x=0.7, y=0.5, looks_at="ADA")
        cameras = Camera(shot="4A", x=0.5, y=below, faces=0.0), Camera(shot="4B", x=0.5, y=above, faces=180.0)
        boards.draw_plan(Plan(id=on, scene="4", name=name, figures=figures, cameras=cameras), by="Ida")

    assert office.desk.today().checked.skipped == (Skipped("crosses-the-line", "there is no overhead plan"),)
    draw(name="Kitchen", below=0.9, above=0.1)
    [finding] = office.desk.today().checked.findings
    assert [str(shown.place) for shown in finding.evidence] == ["boards/panels.csv:2", "boards/panels.csv:4"]
    office.desk.intend("crosses-the-line", Pointer(), finding=finding.id, by="Ida")
    draw(name="Kitchen", below=0.7, above=0.2, on="Kitchen")
    assert office.desk.today().checked.findings == ()
    boards.remove_plan("Kitchen", by="Ida")
    draw(name="Second", below=0.1, above=0.9)
    checked = office.desk.today().checked
    assert (checked.findings, [each.finding.id for each in checked.intended]) == ((), [finding.id])
