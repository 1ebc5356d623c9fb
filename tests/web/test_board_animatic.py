"""The animatic as a page: what a browser without scripts sees of it, and what it gives to the editing room."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from simulators.wave_file import wave
from web.browsing import Opener, Room, said_by, send, words

BY = "Ines Calder"
PATH = "/boards/animatic"


def panels(page: str) -> list[tuple[str, int, int]]:
    """The panels of a strip: name, first frame, frames."""
    found = re.findall(r'data-first="(\d+)" data-frames="(\d+)"[^>]* data-name="([^"]+)"', page)
    return [(name, int(first), int(frames)) for first, frames, name in found]


def test_a_scene_is_laid_out_panel_by_panel_with_times(room: Room) -> None:
    page = room.get(f"{PATH}?scene=2")
    assert page.status_code == 200
    said = words(page)
    assert "INT. WHEELHOUSE - DAY · 5 panels, 00:01:01:00 at 24" in said
    laid = panels(page.text)
    assert [name for name, _first, _frames in laid] == ["2.1", "2.2", "2.3", "2.3a", "2.4"]
    assert all(one[1] + one[2] == other[1] for one, other in pairwise(laid))
    table = page.text.split('class="fold listed"')[1]
    assert len(re.findall("<tr>", table)) == 6
    assert "00:00:10:00" in table


def test_page_board_and_cut_time_stand_beside_each_other(room: Room) -> None:
    said = words(room.get(f"{PATH}?scene=2"))
    times = re.search(r"Page (\d:\d\d) .*? Boards (\d:\d\d) 5 of 5 say how long Cut (\d:\d\d)", said)
    assert times is not None
    assert times[2] == "1:01"


def test_a_panel_without_seconds_says_that_two_are_assumed(opener: Opener, ferry: Path) -> None:
    listed = ferry / "boards" / "panels.csv"
    listed.write_text(re.sub(r"(?m)^(2\.2,.*),8$", r"\1,", listed.read_text()))
    page = opener(ferry).get(f"{PATH}?scene=2")
    assert "1 panel without seconds, 2 s assumed for each" in words(page)
    assert page.text.count('data-stands="2 s assumed" data-assumed') == 1
    assert "Boards 0:55 4 of 5 say how long" in words(page)


def test_without_scripts_each_panel_is_a_link_to_a_page_that_shows_it_large(room: Room) -> None:
    page = room.get(f"{PATH}?scene=2").text
    href = re.search(
        r'href="([^"]+)" data-panel-id="\w+" data-first="\d+" data-frames="\d+"[^>]* data-name="2\.3"', page
    )
    assert href is not None
    large = room.get(href[1].replace("&amp;", "&")).text
    assert re.search(r'<img id="picture"[^>]* src="/film/boards/2\.3\.png"', large)
    [here] = re.findall(r'aria-current="true"[^>]* data-name="([^"]+)"', large)
    assert here == "2.3"


def test_the_whole_film_plays_scene_after_scene(room: Room) -> None:
    page = room.get(PATH)
    assert "Animatic of the whole film" in words(page)
    assert [name for name, _first, _frames in panels(page.text)][:6] == ["1.1", "1.2", "1.2a", "1.3", "1.3a", "2.1"]


def test_seconds_and_scratch_sound_are_set_and_come_back_to_the_panel(opener: Opener, ferry: Path) -> None:
    (ferry / "sound").mkdir()
    (ferry / "sound" / "kettle.wav").write_bytes(wave(seconds=1))
    room = said_by(opener(ferry), BY)
    page = room.get(f"{PATH}?scene=2")
    panel = re.search(r'name="panels" value="(\w+)"', page.text)
    assert panel is not None
    back = f"{PATH}?scene=2&panel={panel[1]}"
    page = send(room, "/boards/seconds", panels=panel[1], seconds="2,5", back=back)
    assert panels(page.text)[0] == ("2.1", 0, 60)
    page = send(room, f"{PATH}/sound", panel=panel[1], file="sound/kettle.wav", skip="0.5", back=back)
    assert 'data-at="0" data-skip="0.5" src="/film/sound/kettle.wav"' in page.text
    assert room.get("/film/sound/kettle.wav").status_code == 200
    page = send(room, f"{PATH}/sound", panel=panel[1], file="", back=back)
    assert "<audio" not in page.text


def test_the_document_for_the_editing_room_has_the_same_frames(room: Room) -> None:
    answer = room.get(f"{PATH}/document?scene=2")
    assert answer.headers["content-disposition"] == 'attachment; filename="animatic-scene-2.otio"'
    track = json.loads(answer.content)["tracks"]["children"][0]
    frames = [clip["source_range"]["duration"]["value"] for clip in track["children"]]
    assert frames == [length for _name, _first, length in panels(room.get(f"{PATH}?scene=2").text)]


def test_the_command_for_the_movie_names_this_folder_and_scene(room: Room, ferry: Path) -> None:
    said = words(room.get(f"{PATH}?scene=A6"))
    assert f"edgecode animatic {ferry.resolve()} --to animatic-scene-A6.mp4 --scene A6" in said


@pytest.mark.parametrize("path", [f"{PATH}?scene=99", f"{PATH}/document?scene=99"])
def test_a_scene_that_is_not_there_is_said(room: Room, path: str) -> None:
    answer = room.get(path)
    assert answer.status_code == 404
    assert "99" in words(answer)


def test_a_film_without_panels_says_so(opener: Opener, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    room = opener(tmp_path / "empty")
    assert "There is no storyboard yet." in words(room.get(PATH))
    answer = room.get(f"{PATH}/document")
    assert answer.status_code == 404
    assert "expected storyboard panels, found none" in words(answer)


def test_what_is_no_time_or_no_sound_is_refused(room: Room) -> None:
    said_by(room, BY)
    panel = re.search(r'data-panel-id="(\w+)"', room.get(f"{PATH}?scene=2").text)
    assert panel is not None
    assert send(room, f"{PATH}/sound", panel=panel[1], file="sound/gone.wav").status_code == 400
    assert send(room, f"{PATH}/sound", panel=panel[1], file="", skip="soon").status_code == 400
