"""The panels of a shot beside the takes that were slated with its name, on the example film."""

import msgspec
import pytest

from edgecode.bootstrap import open_desk
from edgecode.film.boards.shot import AsBoarded
from edgecode.film.dailies import Take
from edgecode.film.film import Film
from edgecode.film.media_files import TakeFiles, media_files
from edgecode.usecases.boards.board_desk import BoardDesk
from edgecode.usecases.boards.compare_shots import ShotBeside, scenes_boarded, shots_beside
from edgecode.usecases.desk import Desk
from simulators.the_ferry import copied


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The desk of a copy of the example film."""
    root = tmp_path_factory.mktemp("beside")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(root / "state"))
        found = open_desk(copied(root / "ferry"))
        found.look()
        return found


def files_of(desk: Desk) -> dict[str, TakeFiles]:
    """The files of its takes."""
    look = desk.look()
    keys = {reading.path: reading.key for reading in look.holdings.readings}
    return dict(media_files(look.film.dailies.takes, keys=keys))


def one(film: Film, shot: str, *, files: dict[str, TakeFiles]) -> ShotBeside:
    """One shot, by its name."""
    [found] = [each for each in shots_beside(film, files=files) if each.shot.name == shot]
    return found


def unclocked(take: Take) -> Take:
    """A take of which no paper tells how long it runs."""
    rows = tuple(msgspec.structs.replace(row, start=None) for row in take.recordings)
    return msgspec.structs.replace(take, recordings=rows)


def test_a_shot_stands_beside_the_takes_of_the_setup_of_its_name(desk: Desk) -> None:
    beside = one(desk.look().film, "2B", files=files_of(desk))
    assert [panel.name for panel in beside.panels] == ["2.2", "2.3a"]
    assert [each.take.label for each in beside.takes] == ["2B-2", "2B-4PU", "2B-1", "2B-3PU"]


def test_circled_takes_come_first_and_those_that_are_no_good_last(desk: Desk) -> None:
    for beside in shots_beside(desk.look().film, files={}):
        order = [(not each.take.circled, not each.take.usable) for each in beside.takes]
        assert order == sorted(order)


def test_a_frame_stands_where_a_line_of_its_panel_is_said(desk: Desk) -> None:
    film = desk.look().film
    take = one(film, "2", files=files_of(desk)).takes[0]
    assert take.take.label == "2-3"
    assert [frame.heard for frame in take.frames] == [True, True]
    said = {line.paragraph for line in film.hearings[take.take.id].lines}
    spans = film.boards.carried[take.frames[0].panel].spans
    assert any(line in said for span in spans for line in range(span.first, span.last))
    assert take.frames[0].at is not None
    assert take.frames[1].at is not None
    assert take.frames[0].at < take.frames[1].at


def test_without_what_was_heard_each_panel_has_its_share_of_the_take(desk: Desk) -> None:
    film = msgspec.structs.replace(desk.look().film, hearings={})
    take = one(film, "2", files=files_of(desk)).takes[0]
    assert take.length is not None
    assert [frame.heard for frame in take.frames] == [False, False]
    assert [frame.at for frame in take.frames] == [take.length // 4, take.length * 3 // 4]


def test_a_take_without_a_file_or_a_length_has_none(desk: Desk) -> None:
    """No report says when its recordings begin: the frame is the middle of the file."""
    film = desk.look().film
    assert one(film, "2", files={}).takes[0].file is None
    setups = tuple(
        msgspec.structs.replace(setup, takes=tuple(unclocked(take) for take in setup.takes))
        for setup in film.dailies.setups
    )
    dailies = msgspec.structs.replace(film.dailies, setups=setups)
    take = one(msgspec.structs.replace(film, dailies=dailies, hearings={}), "2", files={}).takes[0]
    assert take.length is None
    assert [frame.at for frame in take.frames] == [None, None]


def test_a_scene_or_a_shot_is_asked_for_by_itself(desk: Desk) -> None:
    film = desk.look().film
    assert [each.shot.name for each in shots_beside(film, files={}, scene="2")] == ["2", "2B", "2A"]
    [shot] = [each for each in film.boards.shots if each.name == "2B"]
    assert [each.shot.name for each in shots_beside(film, files={}, shot=shot.id)] == ["2B"]
    assert shots_beside(film, files={}, scene="99") == ()


def test_a_shot_without_a_name_has_no_takes(desk: Desk) -> None:
    film = desk.look().film
    shots = tuple(msgspec.structs.replace(each, name="") for each in film.boards.shots)
    bare = msgspec.structs.replace(film, boards=msgspec.structs.replace(film.boards, shots=shots))
    assert all(each.takes == () for each in shots_beside(bare, files={}))
    assert set(scenes_boarded(bare).values()) == {False}


def test_scenes_with_shots_say_whether_any_was_slated(desk: Desk) -> None:
    film = desk.look().film
    told = scenes_boarded(film)
    assert list(told) == ["1", "2", "3", "5", "A6", "6"]
    for scene, taken in told.items():
        assert taken == any(each.takes for each in shots_beside(film, files={}, scene=scene))


def test_what_a_person_said_stands_beside_the_take(desk: Desk) -> None:
    BoardDesk(desk).compare("2-3", AsBoarded.NO, by="Ines Calder")
    [take] = [each for each in one(desk.look().film, "2", files={}).takes if each.take.label == "2-3"]
    assert take.compared is not None
    assert (take.compared.outcome, take.compared.by) == (AsBoarded.NO, "Ines Calder")
