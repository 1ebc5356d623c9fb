"""Whole folders of real material open as films."""

import shutil
from pathlib import Path

import pytest

from edgecode.bootstrap import open_film
from edgecode.usecases.open_film import Look
from edgecode.usecases.show_coverage import scene_views


def opened(folder: Path, tmp_path: Path) -> Look:
    """Open a copy: the material itself is not ours to write beside."""
    return open_film(shutil.copytree(folder, tmp_path / "film")).look()


def test_hyperspace_madness_opens_as_a_film(real: Path, tmp_path: Path) -> None:
    look = opened(real / "production" / "hyperspace-madness", tmp_path)
    film = look.film
    assert film.title == "Hyperspace Madness"
    assert len(film.scenes) == 7
    assert len(film.production) == 15
    assert len(film.dailies.recordings) == 131
    views = scene_views(film)
    assert sum(len(take.recordings) for take in film.dailies.takes) == 131
    assert sum(view.takes for view in views) == len(film.dailies.takes) == 130
    assert {remark.place.path for remark in look.remarks} == {
        "Asset-Slate.json",
        "ProductionScene-Slate-Assets.json",
    }, "two of the files are another production's, and that is said"


@pytest.mark.parametrize(
    ("name", "scenes", "clips", "takes"),
    [("ToD_R4_LOCK3.1_030618_Video.edl", 31, 373, 160), ("STP R1 v082517.edl", 29, 246, 133)],
)
def test_a_feature_edl_alone_shows_scenes_setups_and_takes(
    real: Path, tmp_path: Path, name: str, scenes: int, clips: int, takes: int
) -> None:
    film = tmp_path / "film"
    film.mkdir()
    shutil.copy(real / "timelines" / "edl-features" / name, film)
    look = open_film(film).look()
    views = scene_views(look.film)
    assert (len(views), sum(view.clips for view in views), sum(view.takes for view in views)) == (scenes, clips, takes)
    assert all(view.setups for view in views)
    assert look.film.cut is not None
    assert look.film.cut.rate is None, "nobody said the rate"


def test_a_folder_of_everything_opens(real: Path, tmp_path: Path) -> None:
    look = opened(real / "timelines", tmp_path)
    assert len(look.film.cuts) > 40
    assert all(remark.place.path for remark in look.remarks)
