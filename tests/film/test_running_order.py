from itertools import combinations, groupby, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.film.running_order import RunningOrder, running_order


def order(told: str) -> RunningOrder:
    """The running order of a cut told clip by clip: ``1 2*3`` is one clip of scene 1 and three of scene 2."""
    clips = [clip.partition("*") for clip in told.split()]
    return running_order(int(scene) for scene, _, times in clips for _ in range(int(times or 1)))


def moved(told: str) -> list[list[int]]:
    """The scenes that stand elsewhere, those moved together together."""
    return [[run.scene for run in each.runs] for each in order(told).moved]


@pytest.mark.parametrize(
    ("told", "elsewhere"),
    [
        ("", []),
        ("1", []),
        ("1*3 2 3*9 4", []),
        ("1 2 7*2 3 4 5 6 8", [[7]]),
        ("2*5 3*5 4*5 1*5", [[1]]),
        ("1*5 2*5 4*5 3*2 5*5", [[3]]),
        ("1*5 2*5 4*2 3*5 5*5", [[4]]),
        ("1 6 7 8 2 3 4 5 9 10", [[6, 7, 8]]),
        ("1 6 2 7 3 8 4 5 9 10", [[6], [7], [8]]),
        ("8 7 6 1 2 3 4 5", [[8], [7], [6]]),
    ],
)
def test_a_moved_scene_is_told_once_and_those_moved_together_together(told: str, elsewhere: list[list[int]]) -> None:
    assert moved(told) == elsewhere


@pytest.mark.parametrize(
    "told",
    [
        "1 3 2 3 2 3 2 4",
        "1 2 3 2 3 2 3 4",
        "1 3*2 2*2 3*2 2*2 4",
        "1*5 9 1*5 2 3*4 9*8",
        "1*5 2*5 3*5 4*3 1 4*3 5",
        "1*5 2*3 7 2*3 3*5",
        "119*3 127 126*4 119*3 126*3 119*3 127 119*10 127 119 127 119*2",
    ],
)
def test_cross_cutting_and_flashes_are_in_order(told: str) -> None:
    assert moved(told) == []


def test_a_flash_of_a_moved_scene_hides_nothing() -> None:
    assert moved("1*4 2*4 7*4 3*4 4*4 5*4 6*4 8*3 7 8*3 9*4") == [[7]]


def test_the_scenes_beside_it_are_told() -> None:
    one, first, last = (order(told).moved[0] for told in ("1 2 7 3 4 5", "5 1*2 2 3 4", "2 3 4 1"))
    assert (one.after, one.before) == (2, 3)
    assert (first.after, first.before) == (None, 1)
    assert (last.after, last.before) == (4, None)
    assert (one.runs[0].first, one.runs[0].clips) == (2, 1)


SCENES = st.lists(st.integers(1, 9), max_size=40)


@given(st.permutations(range(8)), st.lists(st.integers(1, 5), min_size=8, max_size=8))
def test_of_scenes_that_come_once_the_most_that_rise_stand(scenes: list[int], clips: list[int]) -> None:
    """Against all subsets: none that rises is longer, nor of as many scenes with more clips; the rest is moved."""
    found = running_order(scene for scene, count in zip(scenes, clips, strict=True) for _ in range(count))
    standing = [run.scene for run in found.standing]
    weight = dict(zip(scenes, clips, strict=True))
    rising = (each for size in range(9) for each in combinations(scenes, size) if all(a < b for a, b in pairwise(each)))
    best = max((len(each), sum(weight[scene] for scene in each)) for each in rising)
    assert (len(standing), sum(weight[scene] for scene in standing)) == best
    assert standing == sorted(standing)
    assert sorted([*standing, *(run.scene for each in found.moved for run in each.runs)]) == list(range(8))


@given(SCENES)
def test_a_cut_in_order_moves_nothing(scenes: list[int]) -> None:
    assert running_order(sorted(scenes)).moved == ()


@given(SCENES)
def test_every_scene_that_is_told_is_in_the_cut_once(scenes: list[int]) -> None:
    found = running_order(scenes)
    told = [run for each in found.moved for run in each.runs]
    for run in (*told, *found.standing):
        assert scenes[run.first : run.first + run.clips] == [run.scene] * run.clips
    listed = [run.scene for run in (*told, *found.standing)]
    assert len(listed) == len(set(listed)) <= len(list(groupby(scenes)))
