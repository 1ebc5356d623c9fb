"""What people do on the boards: laid over the files, on record, and taken back."""

from collections.abc import Callable

import pytest

from edgecode.entries.kind import Kind
from edgecode.errors import EdgecodeError, NotInFilmError, SaidError, UnknownPersonError, UnknownSceneError
from edgecode.film.boards.plan import Camera, Figure, Plan
from edgecode.film.boards.shot import AsBoarded, Fate
from edgecode.film.film import Film
from edgecode.usecases.boards.board_desk import BoardDesk
from edgecode.usecases.open_film import OpenFilm
from simulators.boarded_film import BOARDED_FILM
from simulators.shared_desk import SharedDesk
from simulators.telling import tells


@pytest.fixture
def office(opened: OpenFilm) -> SharedDesk:
    return SharedDesk(opened)


@pytest.fixture
def boards(office: SharedDesk) -> BoardDesk:
    return BoardDesk(office.desk)


told = tells(BOARDED_FILM)
BY = "Ines"


def film(office: SharedDesk) -> Film:
    """The film as it is now."""
    return office.desk.look().film


def names(office: SharedDesk, scene: str = "12") -> list[str]:
    """The panels of a scene, in the order of the boards."""
    return [panel.name for panel in film(office).panels if panel.scene == scene]


def shots(office: SharedDesk) -> list[tuple[str, int]]:
    """The shots by name, each with how many panels it has."""
    return [(shot.name, len(shot.panels)) for shot in film(office).boards.shots]


@told
def test_a_panel_is_moved_and_undo_puts_it_back(office: SharedDesk, boards: BoardDesk) -> None:
    """Ines puts panel 1 behind 3; the list on disk stays as it is, and one undo takes it back."""
    done = boards.move(["1"], by=BY, after="3")
    assert names(office) == ["2", "3", "1"]
    assert "panel 1 to scene 12, after 3" in done.says
    assert office.kinds(Kind.PANEL_MOVED) == [Kind.PANEL_MOVED]
    office.desk.undo(by=BY)
    assert names(office) == ["1", "2", "3"]


@told
def test_a_panel_is_inserted_behind_another_one_in_its_shot(office: SharedDesk, boards: BoardDesk) -> None:
    """Panel 1a follows panel 1: it is one of 12A, covers Nadia's line, and stands a second and a half."""
    boards.add("1a", by=BY, scene="12", after="1", covers="1", image="boards/1.png", seconds=1.5)
    assert names(office) == ["1", "1a", "2", "3"]
    panel = film(office).panels[1]
    assert (panel.shot, panel.seconds, panel.image, panel.scene) == ("12A", 1.5, "boards/1.png", "12")
    carry = film(office).boards.carried[panel.id]
    assert (carry.fate, carry.whole) == (Fate.HERE, False)
    script = film(office).script
    assert script is not None
    lined = [each for each in film(office).planned.linings if each.by == panel.id]
    assert [script.paragraphs[lining.first].text for lining in lined] == ["NADIA"]


@told
def test_what_was_taken_out_is_kept_and_put_back(office: SharedDesk, boards: BoardDesk) -> None:
    """Panel 2 is taken out, and then put first."""
    boards.remove("2", by=BY)
    assert names(office) == ["1", "3"]
    assert [panel.name for panel in film(office).boards.removed] == ["2"]
    boards.move(["2"], by=BY, scene="12")
    assert names(office) == ["2", "1", "3"]
    assert film(office).boards.removed == ()


@told
def test_a_panel_of_an_omitted_scene_waits_until_somebody_places_it(office: SharedDesk, boards: BoardDesk) -> None:
    """Blue omitted scene 13: panel 4 waits; Ines puts it in 14, over the dog, behind 5."""
    (waiting,) = [panel for panel in film(office).panels if panel.name == "4"]
    assert film(office).boards.carried[waiting.id].fate is Fate.DECIDE
    with pytest.raises(SaidError, match="the scene where it belongs"):
        boards.move(["4"], by=BY)
    boards.move(["4"], by=BY, scene="14", after="5", covers="1")
    assert names(office, "14") == ["5", "4"]
    assert film(office).boards.carried[waiting.id].fate is Fate.HERE


@told
def test_panels_are_described_and_what_is_not_named_stays(office: SharedDesk, boards: BoardDesk) -> None:
    """Panel 2 is called 2x and stands 2.5 seconds, as typed; then nobody knows how long."""
    boards.describe("2", by=BY, name="2x", seconds="2,5s")
    panel = film(office).panels[1]
    assert (panel.name, panel.seconds, panel.dialogue) == ("2x", 2.5, "I said I'd look at it.")
    said = [Kind.PANEL_TIMED, Kind.PANEL_DESCRIBED]
    assert office.kinds(*said) == said
    boards.describe("2x", by=BY, seconds="")
    assert film(office).panels[1].seconds is None


@told
def test_shots_are_split_named_described_and_joined(office: SharedDesk, boards: BoardDesk) -> None:
    """12A is split at panel 2; the second shot is 12C, a close-up; then both are one again."""
    boards.split("2", by=BY, name="12C")
    assert shots(office)[:3] == [("12A", 1), ("12C", 1), ("12B", 1)]
    boards.describe_shot("12C", by=BY, size="CU", lens="85mm")
    boards.name_shot("12C", "12D", by=BY)
    shot = film(office).boards.shots[1]
    assert (shot.name, shot.size, shot.lens, film(office).panels[1].shot) == ("12D", "CU", "85mm", "12D")
    boards.join("12A", "12D", by=BY)
    assert shots(office)[:2] == [("12A", 2), ("12B", 1)]


@told
def test_panels_of_one_scene_are_grouped_under_a_name_no_other_shot_has(office: SharedDesk, boards: BoardDesk) -> None:
    """2 and 3 become 12E; nothing is called 12A twice, and no shot reaches over two scenes."""
    boards.group(["2", "3"], by=BY, name="12E")
    assert shots(office)[:2] == [("12A", 1), ("12E", 2)]
    with pytest.raises(SaidError, match="no shot of the scene has"):
        boards.group(["3"], by=BY, name="12a")
    with pytest.raises(SaidError, match="several scenes"):
        boards.group(["1", "5"], by=BY, name="X")


@told
def test_an_overhead_plan_names_shots_as_people_do(office: SharedDesk, boards: BoardDesk) -> None:
    """Nadia and the porter face each other, 12A's camera looks on; drawn again it is the same plan."""
    drawn = Plan(
        id="", scene="12", name="Doors", axis=("NADIA", "PORTER"),
        figures=(Figure(name="NADIA", x=0.2, y=0.5, looks_at="PORTER"), Figure(name="PORTER", x=0.8, y=0.5)),
        cameras=(Camera(shot="12A", x=0.5, y=0.9, faces=0.0),),
    )  # fmt: skip
    boards.draw_plan(drawn, by=BY)
    (plan,) = film(office).boards.plans
    assert plan.cameras[0].shot == film(office).boards.shots[0].id
    boards.draw_plan(Plan(id="doors", scene="12", name="Lift doors"), by=BY)
    assert [(each.id, each.name) for each in film(office).boards.plans] == [(plan.id, "Lift doors")]
    boards.remove_plan("Lift doors", by=BY)
    assert film(office).boards.plans == ()


@told
def test_a_take_is_compared_and_sound_begins_with_a_panel(office: SharedDesk, boards: BoardDesk) -> None:
    """12A-1 is not as boarded, beside the shot of its setup's name; a sound begins with panel 1."""
    boards.compare("12A-1", AsBoarded.NO, by=BY, because="the rain")
    (compared,) = film(office).boards.compared.values()
    assert (compared.outcome, compared.by) == (AsBoarded.NO, BY)
    boards.sound("1", "boards/1.png", by=BY, skip=0.5)
    assert [(sound.file, sound.skip) for sound in film(office).boards.sounds] == [("boards/1.png", 0.5)]
    boards.sound("1", "", by=BY)
    assert film(office).boards.sounds == ()


REFUSED: dict[str, tuple[type[EdgecodeError], Callable[[BoardDesk], object]]] = {
    "a stranger": (UnknownPersonError, lambda it: it.remove("1", by="Nobody")),
    "no such panel": (NotInFilmError, lambda it: it.remove("99", by=BY)),
    "no such shot": (NotInFilmError, lambda it: it.join("12A", "99Z", by=BY)),
    "no such plan": (NotInFilmError, lambda it: it.remove_plan("x", by=BY)),
    "no such scene": (UnknownSceneError, lambda it: it.add("6", by=BY, scene="99")),
    "no name": (SaidError, lambda it: it.add(" ", by=BY, scene="12")),
    "a name that is there": (SaidError, lambda it: it.add("2", by=BY, scene="12")),
    "a panel of another scene": (SaidError, lambda it: it.add("6", by=BY, scene="14", after="1")),
    "no such lines": (SaidError, lambda it: it.add("6", by=BY, scene="12", covers="99")),
    "no such file": (SaidError, lambda it: it.describe("1", by=BY, image="boards/99.png")),
    "nothing to say": (SaidError, lambda it: it.describe("1", by=BY)),
    "no seconds": (SaidError, lambda it: it.describe("1", by=BY, seconds="soon")),
    "less than no time": (SaidError, lambda it: it.describe("1", by=BY, seconds="-2")),
    "more than a day": (SaidError, lambda it: it.describe("1", by=BY, seconds="1e9")),
    "behind itself": (SaidError, lambda it: it.move(["1"], by=BY, after="1")),
    "a shot's first panel": (SaidError, lambda it: it.split("1", by=BY)),
    "a shot with itself": (SaidError, lambda it: it.join("12A", "12A", by=BY)),
    "shots of two scenes": (SaidError, lambda it: it.join("12A", "14A", by=BY)),
    "nothing of a shot": (SaidError, lambda it: it.describe_shot("12A", by=BY)),
    "a plan of nobody": (
        SaidError,
        lambda it: it.draw_plan(Plan(id="", scene="12", figures=(Figure(name="", x=0, y=0),)), by=BY),
    ),
    "a plan without places": (
        SaidError,
        lambda it: it.draw_plan(Plan(id="", scene="12", figures=(Figure(name="A", x=float("nan"), y=0),)), by=BY),
    ),
    "a look at a stranger": (
        SaidError,
        lambda it: it.draw_plan(Plan(id="", scene="12", figures=(Figure(name="A", x=0, y=0, looks_at="B"),)), by=BY),
    ),
    "no such take": (NotInFilmError, lambda it: it.compare("99-1", AsBoarded.YES, by=BY)),
}  # fmt: skip


@told
@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_is_refused_and_nothing_is_kept(office: SharedDesk, boards: BoardDesk, what: str) -> None:
    """Each in one sentence, and neither the boards nor the record change."""
    error, refused = REFUSED[what]
    with pytest.raises(error):
        refused(boards)
    assert office.desk.entries() == ()
    assert names(office) == ["1", "2", "3"]
