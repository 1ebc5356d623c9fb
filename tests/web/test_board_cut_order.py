"""The boards as the cut has them, as a page without a browser."""

import re
from pathlib import Path

from web.browsing import Opener, Room, said_by, send, words

BY = "Ines Calder"
PATH = "/boards/bring-back"
APPLY = "/boards/bring-back/apply"


def names(page: str) -> list[str]:
    """The panels of the scenes that a page shows, in the order of the cut."""
    rows = page.split('<ol class="brought">')[1:]
    return [name for row in rows for name in re.findall(r'<p class="name"><b>([^<]+)</b>', row.split("</ol>")[0])]


def test_a_scene_shows_what_the_cut_has_otherwise_and_nothing_changes_by_looking(room: Room, ferry: Path) -> None:
    page = room.get(f"{PATH}?scene=2")
    assert "5 panels otherwise in the cut" in words(page)
    assert names(page.text) == ["2.1", "2.3", "2.2", "2.3a", "2.4"]
    assert "2.3 3 → 2 30 s → 44 s" in words(page)
    assert names(page.text) == names(room.get(f"{PATH}?scene=2").text)
    assert not (ferry / ".edgecode" / "words.db").exists() or "You changed" not in words(page)


def test_all_scenes_are_shown_one_after_the_other(room: Room) -> None:
    page = room.get(PATH).text
    assert re.findall(r'id="scene-\d+-name"><b>(\w+)</b>', page) == ["1", "2", "3", "5", "A6", "6"]
    assert all('loading="lazy"' in image for image in re.findall("<img [^>]*>", page))


def test_a_person_brings_it_back_and_undo_takes_it_back(room: Room) -> None:
    said_by(room, BY)
    page = send(room, APPLY, scene="2", back=f"{PATH}?scene=2")
    assert "You changed the boards: scene 2 as Cut 2 has it: 5 panels" in words(page)
    assert "as the cut has it" in page.text.split("<main")[1].split("</h2>")[0]
    assert re.findall(r'data-name="([^"]+)"', room.get("/boards/animatic?scene=2").text) == [
        "2.1", "2.3", "2.2", "2.3a", "2.4",
    ]  # fmt: skip
    entry = re.search(r'name="entry" value="(\w+)"', page.text)
    assert entry is not None
    assert "5 panels otherwise" in words(send(room, "/undo", entry=entry[1], back=f"{PATH}?scene=2"))


def test_only_somebody_brings_it_back_and_only_what_is_otherwise(room: Room) -> None:
    assert APPLY not in room.get(PATH).text
    assert send(room, APPLY, scene="2").status_code == 403
    said_by(room, BY)
    send(room, APPLY, scene="2")
    assert send(room, APPLY, scene="2").status_code == 400
    assert send(room, APPLY, scene="99").status_code == 404


def test_without_a_cut_or_panels_the_page_says_what_is_missing(opener: Opener, ferry: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "There is no cut yet." in words(opener(tmp_path / "empty").get(PATH))
    (ferry / "boards" / "panels.csv").unlink()
    for picture in (ferry / "boards").glob("*.png"):
        picture.unlink()
    assert "No scene has both panels and clips" in words(opener(ferry).get(PATH))


def test_a_cut_without_a_rate_tells_no_seconds(opener: Opener, ferry: Path) -> None:
    settings = ferry / "film.toml"
    settings.write_text(settings.read_text().replace("cut-2.otio", "assembly.edl"))
    assembly = ferry / "cuts" / "assembly.edl"
    assembly.write_text(assembly.read_text().replace("* FRAME RATE: 24\n", ""))
    page = opener(ferry).get(PATH)
    assert page.status_code == 200
    assert "The cut says no rate" in words(page)
