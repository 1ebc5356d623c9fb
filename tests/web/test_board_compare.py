"""Panels beside takes, as a page without a browser."""

import re
from pathlib import Path

import pytest

from edgecode.bootstrap import open_desk
from edgecode.film.boards.shot import AsBoarded
from edgecode.usecases.stills import StillMaker
from simulators.stills import KeptPictures, PaintedStills
from web.browsing import Opener, Room, said_by, send, words
from web.rooms import room_of

BY = "Ines Calder"
PATH = "/boards/compare"
SAY = "/boards/compare/say"


def article(page: str, take: str) -> str:
    """The part of a page that shows one take."""
    [found] = [each for each in page.split("<article ")[1:] if f'aria-label="Take {take} ' in each]
    return found.split("</article>")[0]


def test_the_first_scene_that_was_boarded_and_shot_is_shown(room: Room) -> None:
    page = room.get(PATH)
    assert page.status_code == 200
    assert 'aria-current="true"><b>1</b>' in page.text
    assert "1 2 panels" not in words(page)
    assert "1 3 panels · 3 takes" in words(page)


def test_a_take_has_a_frame_for_each_panel_and_a_slider_for_another_moment(ferry: Path) -> None:
    stills = StillMaker(PaintedStills(engine="painted"), pictures=KeptPictures())
    with room_of(open_desk(ferry), ferry, stills=stills) as room:
        taken = article(room.get(f"{PATH}?scene=2").text, "2-3")
    frames = re.findall(
        r'<img src="(/takes/still\?[^"]+)" alt="Frame of 2-3 beside panel ([\d.]+)" loading="lazy"', taken
    )
    assert [panel for _src, panel in frames] == ["2.1", "2.4"]
    sliders = re.findall(r'max="(\d+)" step="100" value="(\d+)" data-still="([^"]+)"', taken)
    assert len(sliders) == 2
    for (src, _panel), (most, at, still) in zip(frames, sliders, strict=True):
        assert 0 < int(at) < int(most)
        assert f"at={at}" in src
        assert "at=" not in still
    assert re.findall(r'href="/takes\?take=2-3#t=([\d.]+)"', taken)[0] == f"{int(sliders[0][1]) / 1000:g}"


def test_a_take_without_a_file_says_so_and_is_judged_all_the_same(room: Room) -> None:
    taken = article(said_by(room, BY).get(f"{PATH}?scene=2").text, "2-2")
    assert "no camera file in the folder" in taken
    assert re.findall(r'value="([^"]+)" data-key="(\w)"', taken) == [
        ("as boarded", "y"),
        ("not as boarded", "n"),
        ("cannot tell", "c"),
    ]


def test_without_pyav_the_frames_are_skipped_with_the_reason(ferry: Path) -> None:
    stills = StillMaker(PaintedStills(engine=""), pictures=KeptPictures())
    with room_of(open_desk(ferry), ferry, stills=stills) as room:
        page = room.get(f"{PATH}?scene=2")
    assert "Frames: skipped." in words(page)
    assert "/takes/still" not in page.text


def test_a_person_says_and_it_stands_beside_the_take_until_undone(room: Room, ferry: Path) -> None:
    said_by(room, BY)
    shot = re.search(r'name="shot" value="(\w+)"', article(room.get(f"{PATH}?scene=2").text, "2-3"))
    assert shot is not None
    back = f"{PATH}?scene=2"
    page = send(room, SAY, take="2-3", shot=shot[1], outcome="not as boarded", back=back)
    assert page.url.query == b"scene=2"
    taken = article(page.text, "2-3")
    assert f"not as boarded, says <bdi>{BY}</bdi>" in taken
    assert 'value="not as boarded" data-key="n" aria-pressed="true"' in taken
    assert [each.outcome for each in open_desk(ferry).look().film.boards.compared.values()] == [AsBoarded.NO]
    entry = re.search(r'name="entry" value="(\w+)"', page.text)
    assert entry is not None
    page = send(room, "/undo", entry=entry[1], back=back)
    assert "says <bdi>" not in article(page.text, "2-3")


def test_nothing_is_chosen_by_default(room: Room) -> None:
    page = said_by(room, BY).get(f"{PATH}?scene=2").text
    assert 'aria-pressed="true"' not in page.split("<main")[1]


def test_one_shot_is_shown_alone_and_one_that_is_not_there_is_said(room: Room) -> None:
    page = room.get(f"{PATH}?shot=2/2B")
    assert page.text.count('<section class="board compare"') == 1
    assert room.get(f"{PATH}?shot=99Z").status_code == 404


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"take": "2-3", "outcome": "perhaps"}, 400),
        ({"take": "99-1", "outcome": "as boarded"}, 404),
        ({"take": "2-3", "shot": "99Z", "outcome": "as boarded"}, 404),
    ],
)
def test_what_cannot_be_is_refused(room: Room, fields: dict[str, str], status: int) -> None:
    said_by(room, BY)
    assert send(room, SAY, **{"shot": ""} | fields).status_code == status


def test_nobody_says_it_without_saying_who_they_are(room: Room) -> None:
    assert send(room, SAY, take="2-3", shot="", outcome="as boarded").status_code == 403


def test_a_film_without_shots_says_what_to_do(opener: Opener, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    page = opener(tmp_path / "empty").get(PATH)
    assert "Group panels into shots" in words(page)
    assert "has no shots on the boards" in words(opener(tmp_path / "empty").get(f"{PATH}?scene=9"))
