from pathlib import Path

import pytest

from edgecode.bootstrap import open_film
from edgecode.errors import NoSuchTakeError, UnknownSceneError
from edgecode.film.film import Film
from edgecode.usecases import show_takes
from edgecode.usecases.open_film import OpenFilm
from edgecode.usecases.show_takes import KeptScenes, Only, TakesPage, take_named, takes_page

FERRY = Path(__file__).resolve().parents[2] / "examples" / "the-ferry"


@pytest.fixture(scope="module")
def film() -> Film:
    """The example film."""
    return open_film(FERRY).look().film


def labels(page: TakesPage) -> list[str]:
    """The takes on a page."""
    return [take.view.label for scene in page.scenes for setup in scene.setups for take in setup.takes]


def test_every_take_is_shown_once_in_scene_and_setup_order(film: Film) -> None:
    page = takes_page(film, files={})
    assert sorted(labels(page)) == sorted(take.label for take in film.dailies.takes)
    assert [scene.number for scene in page.scenes] == ["1", "2", "3", "5", "A6", "6"]
    first = page.scenes[0].setups[0]
    assert (first.label, first.days, first.rolls) == ("1", ("1",), ("A001", "B001"))
    assert first.takes[0].begins == "08:41:12:06"


def test_only_the_circled_the_unused_or_those_of_owed_scenes_are_shown(film: Film) -> None:
    takes = {take.label: take for take in film.dailies.takes}
    circled = labels(takes_page(film, files={}, only=Only.CIRCLED))
    assert circled == [label for label in labels(takes_page(film, files={})) if takes[label].circled]
    used = {proof.take for proof in film.proofs}
    unused = labels(takes_page(film, files={}, only=Only.UNUSED))
    assert set(unused) == {label for label, take in takes.items() if take.id not in used}
    assert {scene.number for scene in takes_page(film, files={}, only=Only.OWED).scenes} == {"2", "3"}


def test_a_page_ends_with_a_scene_and_the_next_one_goes_on(film: Film, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(show_takes, "PAGE", 15)
    every, seen, scene = takes_page(film, files={}).all, [], ""
    while True:
        page = takes_page(film, files={}, scene=scene)
        assert len(page.scenes) == 1 or len(labels(page)) <= 15
        assert page.scenes == every[page.first : page.first + len(page.scenes)]
        seen += labels(page)
        if page.after is None:
            break
        scene = page.after
    assert sorted(seen) == sorted(take.label for take in film.dailies.takes)
    assert page.before is not None
    assert takes_page(film, files={}, scene=page.before).after is not None


def test_a_scene_or_take_that_is_not_there_is_said(film: Film) -> None:
    with pytest.raises(UnknownSceneError, match="expected one of 1, 2, 3"):
        takes_page(film, files={}, scene="99")
    with pytest.raises(NoSuchTakeError):
        take_named("99-1", film=film)
    with pytest.raises(NoSuchTakeError):
        take_named("5B", film=film)
    assert take_named("5b tk 2", film=film).label == "5B-2"


def test_a_take_whose_papers_change_is_shown_anew_in_a_room_that_stays_open(folder: Path, opened: OpenFilm) -> None:
    """Nothing that a scene is seen by changes, only the camera roll.

    --- script.fountain
    INT. LIFT - NIGHT #1#

    NADIA
    Going down.
    --- day1/camera.csv
    Report,Camera report
    slate,roll
    1-1,A001
    """
    kept = KeptScenes()
    [before] = takes_page(opened.look().film, files={}, kept=kept).scenes
    report = folder / "day1" / "camera.csv"
    report.write_text(report.read_text(encoding="utf-8").replace("A001", "A002"), encoding="utf-8")
    [after] = takes_page(opened.look().film, files={}, kept=kept).scenes
    assert [scene.setups[0].rolls for scene in (before, after)] == [("A001",), ("A002",)]
