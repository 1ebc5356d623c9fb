import re
from itertools import pairwise

from edgecode.film.cutting.change import Op
from edgecode.film.cutting.rows import rows
from edgecode.web.cut_axis import Axis
from edgecode.web.cut_ribbon import HEIGHT, Ribbon, Ribbons, worded
from simulators.told_cuts import changes


def drawn(old: str, new: str, *, width: float = 1000) -> dict[str, Ribbon]:
    """The ribbons of two cuts at one pixel a frame, by all that was done to the clip."""
    pen = Ribbons(Axis(0, pixels=1), Axis(0, pixels=1), width=width)
    found = {}
    for nth, row in enumerate(rows(changes(old, new)), start=1):
        ribbon = pen.of(nth, row.changes)
        assert ribbon is not None
        found[row.op] = ribbon
    return found


def corners(path: str) -> list[tuple[float, float]]:
    """Where the straight lines of a path meet."""
    found: list[tuple[float, float]] = []
    for command, numbers in re.findall(r"([MHL])([-\d. ]+)", path):
        values = [float(each) for each in numbers.split()]
        found.append((values[0], values[1] if command != "H" else found[-1][1]))
    return found


def test_what_was_added_opens_from_a_point_and_what_was_removed_closes_to_one() -> None:
    removed = drawn("12A-1@0+48 12B-1@0+48 12D-1@0+48", "12A-1@0+48 12D-1@0+48")["removed"]
    assert corners(removed.path) == [(48, 0), (96, 0), (48, HEIGHT)]
    added = drawn("12A-1@0+48 12D-1@0+48", "12A-1@0+48 12C-1@0+24 12D-1@0+48")["added"]
    assert corners(added.path) == [(60, 0), (72, HEIGHT), (48, HEIGHT)]


def test_a_trim_joins_what_both_have_and_its_ends_are_wedges() -> None:
    """Eight frames went at the head, twelve came at the tail."""
    trimmed = drawn("12A-1@100+48 12B-1@0+48", "12A-1@108+52 12B-1@0+48")["trimmed"]
    assert corners(trimmed.path) == [(8, 0), (48, 0), (40, HEIGHT), (0, HEIGHT)]
    went, came = trimmed.wedges
    assert went[0] == "went"
    assert corners(went[1]) == [(0, 0), (8, 0), (0, HEIGHT)]
    assert came[0] == "came"
    assert corners(came[1]) == [(48, 0), (52, HEIGHT), (40, HEIGHT)]


def test_shapes_differ_by_what_was_done_and_not_by_colour_alone() -> None:
    slipped = drawn("12A-1@100+48 12B-1@0+48", "12A-1@112+48 12B-1@0+48")["slipped"]
    retimed = drawn("12A-1@100+48 12B-1@0+48", "12A-1@100+96x0.5 12B-1@0+48")["retimed"]
    replaced = drawn("12A-1@100+48 12B-1@0+48", "12A-2@100+48 12B-1@0+48")["replaced"]
    assert slipped.inner.count("M") == retimed.inner.count("M") == 3
    assert corners(slipped.inner)[0][0] < corners(slipped.inner)[1][0]
    assert replaced.path.count("M") == 2
    assert not replaced.inner
    assert "C" not in slipped.path + retimed.path + replaced.path


def test_a_split_and_a_join_have_one_outline_for_each_part() -> None:
    found = drawn("12A-1@0+96 12B-1@0+48", "12A-1@0+40 12C-1@0+24 12A-1@40+56 12B-1@0+48")
    assert found["split"].path.count("M") == 2
    joined = drawn("12A-1@0+40 12C-1@0+24 12A-1@40+56 12B-1@0+48", "12A-1@0+96 12B-1@0+48")
    assert joined["joined"].path.count("M") == 2


def test_what_was_moved_is_curved_and_leads_out_of_the_window_where_it_came_from_there() -> None:
    old = "12A-1@0+48 12B-1@0+48 12C-1@0+48 12D-1@0+48 12E-1@0+30"
    new = "12E-1@0+30 12A-1@0+48 12B-1@0+48 12C-1@0+48 12D-1@0+48"
    moved = drawn(old, new, width=100)["moved"]
    assert moved.shape == Op.MOVED
    assert moved.path.count("C") == 2
    assert max(float(number) for number in re.findall(r"[-\d.]+", moved.path)) <= 124
    assert 0 <= moved.middle <= 100


def test_words_never_touch_and_where_there_is_no_room_the_number_stands_alone() -> None:
    ribbons = [(Ribbon(shape="trimmed", path="", number=nth, middle=nth * 14), "trimmed") for nth in range(1, 60)]
    found = list(worded(ribbons, width=900))
    assert any(each.says == "1 trimmed" for each in found)
    assert any(each.says.isdecimal() for each in found)
    for line in {each.y for each in found}:
        places = sorted(
            (each.x - 3.6 * len(each.says), each.x + 3.6 * len(each.says)) for each in found if each.y == line
        )
        assert all(before[1] <= after[0] for before, after in pairwise(places))
