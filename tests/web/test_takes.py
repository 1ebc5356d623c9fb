import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from edgecode.bootstrap import open_desk
from edgecode.usecases.stills import StillMaker
from simulators.stills import JPEG, KeptPictures, PaintedStills
from web.browsing import Opener, Room, words
from web.rooms import room_of


class Painted(NamedTuple):
    """A room whose stills are painted."""

    room: Room
    engine: PaintedStills


@pytest.fixture
def painted(ferry: Path) -> Iterator[Painted]:
    """The room on the example film, with an engine that paints."""
    engine = PaintedStills(refused={"dailies/day-1/A001C005_260302_R1AB.mp4": "expected a picture"})
    with room_of(open_desk(ferry), ferry, stills=StillMaker(engine, pictures=KeptPictures())) as room:
        yield Painted(room, engine)


@pytest.fixture
def bare(ferry: Path) -> Iterator[Room]:
    """The room on the example film where nothing can look into files."""
    with room_of(open_desk(ferry), ferry, stills=StillMaker(PaintedStills(engine=""), pictures=KeptPictures())) as room:
        yield room


def sources(page: str) -> list[str]:
    """The addresses of all stills on a page."""
    return [html.unescape(each) for each in re.findall(r'<img loading="lazy"[^>]* src="([^"]+)"', page)]


def test_takes_are_shown_by_scene_and_setup_with_what_papers_say(painted: Painted) -> None:
    page = painted.room.get("/takes")
    said = words(page)
    assert page.status_code == 200
    assert "46 takes" in said
    assert said.index("EXT. EAST LANDING - DAY") < said.index("Wide from the bank") < said.index("INT. WHEELHOUSE")
    assert "1, take 3 circled A B ■ 4 in the cut 09:08:03:18 Best for the click." in said
    assert "1, take 1 no good A B" in said
    assert "1 line owed" in said
    assert 'aria-current="page">Takes' in page.text


def test_stills_are_asked_for_one_by_one_as_they_come_into_view(painted: Painted) -> None:
    found = sources(painted.room.get("/takes").text)
    assert len(found) == 22
    assert painted.engine.asked == []
    answer = painted.room.get(found[0])
    assert (answer.status_code, answer.content, answer.headers["content-type"]) == (200, JPEG, "image/jpeg")
    assert answer.headers["x-made-by"] == "Paint 1"
    assert painted.engine.asked == [("dailies/day-1/A001C003_260302_R1AB.mp4", None, 320)]
    refused = next(each for each in found if "A001C005" in each)
    answer = painted.room.get(refused)
    assert (answer.status_code, answer.text) == (404, "expected a picture\n")


def test_takes_can_be_chosen_by_plain_links(painted: Painted) -> None:
    room = painted.room
    circled = words(room.get("/takes?only=circled"))
    assert "shown: circled" in circled
    assert "1, take 3 circled" in circled
    assert "1, take 2 A B" not in circled
    assert "INT. WHEELHOUSE - DAY" in words(room.get("/takes?only=owed"))
    assert "EXT. EAST LANDING - DAY" not in words(room.get("/takes?only=owed"))
    unused = words(room.get("/takes?only=unused"))
    assert "1, take 2 A B" in unused
    assert "1, take 3 circled" not in unused
    assert "46 takes" in words(room.get("/takes?only=frob"))
    assert room.get("/takes?scene=99").status_code == 404


def test_a_take_opens_with_players_lines_papers_and_what_was_said(painted: Painted) -> None:
    page = painted.room.get("/takes?take=1-3")
    said = words(page)
    assert len(re.findall(r'<video [^>]*preload="metadata"', page.text)) == 2
    assert "Scene 1 , EXT. EAST LANDING - DAY · circled, cameras A B, in the cut 4 times" in said
    assert "Best for the click." in said
    assert "dailies/day-1/camera-a.csv:11" in said
    assert "WENDELL Over and back, Mrs. Hazen?" in said
    assert 'href="/film/dailies/day-1/A001C003_260302_R1AB.mp4#t=29.525" data-seek="29.525"' in page.text
    assert 'href="/script?scene=1#line-5"' in page.text
    assert 'href="/takes?take=1-2" data-key="k"' in page.text
    assert 'href="/takes?take=1A-1" data-key="j"' in page.text


def test_a_take_of_sound_alone_plays_as_sound(painted: Painted) -> None:
    page = painted.room.get("/takes?take=A6-1WT")
    assert "<audio controls" in page.text
    assert "<video" not in page.text
    assert "Sound alone" in words(page)


def test_a_take_without_a_file_names_what_the_reports_name(painted: Painted) -> None:
    said = words(painted.room.get("/takes?take=1-1"))
    assert "No file of it is in the folder. The reports name" in said
    assert "A001C001_260302_R1AB" in said


@pytest.mark.parametrize("name", ["99-1", "5B", "<script>", "%00", "x" * 5000])
def test_a_take_that_is_not_there_is_one_sentence(painted: Painted, name: str) -> None:
    answer = painted.room.get(f"/takes?take={name}")
    assert answer.status_code == 404
    assert "expected a take" in words(answer)
    assert "<script>" not in answer.text


def test_cards_show_the_takes_in_evidence_with_the_border_of_who_says_so(painted: Painted) -> None:
    page = painted.room.get("/").text
    assert re.search(r'<a class="pic person" href="/takes\?take=3A-2#t=[0-9.]+">', page)
    assert all(painted.room.get(each).status_code == 200 for each in sources(page))


def test_where_nothing_can_look_into_files_it_is_said_once_and_everything_else_is_there(bare: Room) -> None:
    page = bare.get("/takes")
    assert words(page).count("Stills: skipped. expected Paint, found it not installed") == 1
    assert not sources(page.text)
    assert "Best for the click." in words(page)
    opened = bare.get("/takes?take=1-3")
    assert "<video" in opened.text
    assert not sources(opened.text)
    assert "Stills: skipped" in words(opened)
    today = bare.get("/")
    assert not sources(today.text)
    assert "skipped" not in words(today)


def test_a_film_without_takes_says_what_would_show(opener: Opener, tmp_path: Path) -> None:
    (tmp_path / "film").mkdir()
    said = words(opener(tmp_path / "film").get("/takes"))
    assert "Nothing was shot yet" in said


def test_a_file_that_comes_later_is_found_without_asking_for_a_page(opener: Opener, ferry: Path) -> None:
    name = "dailies/day-1/A001C003_260302_R1AB.mp4"
    content = (ferry / name).read_bytes()
    (ferry / name).unlink()
    room = opener(ferry)
    assert room.get(f"/film/{name}").status_code == 404
    (ferry / name).write_bytes(content)
    assert room.get(f"/film/{name}").status_code == 200
