"""One's own folder opened: what was understood, what was not, what is missing; and what is dropped in becomes a file of it."""

import re
from pathlib import Path

import pytest
from httpx import Response

from web.browsing import Opener, Room, words

PAGE = "Title: Ice\n\nINT. KITCHEN - NIGHT\n\nNADIA weighs a letter.\n"


def drop(room: Room, *files: tuple[str, bytes]) -> Response:
    """Send files as the form of the page would."""
    token = re.search(r'name="_csrf_token" value="([0-9a-f]+)"', room.get("/folder").text)
    assert token is not None
    sent = [("files", (name, data)) for name, data in files]
    return room.post("/folder/files", data={"_csrf_token": token[1]}, files=sent)


def test_the_example_is_understood_kind_by_kind(room: Room) -> None:
    said = words(room.get("/folder"))
    assert "script 2 files" in said
    assert "script/the-ferry-blue.fountain fountain 7 scenes, 233 paragraphs" in said
    assert "No camera file of 22 of 44 takes." in said
    assert "No report names 1 of the recordings." in said
    assert "No reader knows 1 file: README.md." in said


def test_an_empty_folder_says_what_to_do_and_that_nothing_is_on(opener: Opener, tmp_path: Path) -> None:
    film = tmp_path / "mine"
    film.mkdir()
    said = words(opener(film).get("/folder"))
    assert "Nothing here says what a film is made of yet." in said
    assert "No script." in said
    assert re.search(r"All \d+ checks are off until a named person turns one on", said)


def test_what_is_dropped_in_is_read_at_once_and_where_a_folder_says(opener: Opener, tmp_path: Path) -> None:
    film = tmp_path / "mine"
    film.mkdir()
    room = opener(film)
    answer = drop(room, ("script/ice.fountain", PAGE.encode()), ("notes.xyz", b"\1\2\3"))
    said = words(answer)
    assert answer.status_code == 200
    assert "2 files added: script/ice.fountain, notes.xyz" in said
    assert "1 scene" in said
    assert "No reader knows 1 file: notes.xyz" in said
    assert (film / "script" / "ice.fountain").read_text() == PAGE
    assert "INT. KITCHEN - NIGHT" in words(room.get("/script"))


def test_nothing_is_written_over_and_nothing_leads_out(opener: Opener, tmp_path: Path) -> None:
    film, outside = tmp_path / "mine", tmp_path / "outside"
    film.mkdir()
    outside.mkdir()
    (film / "ice.fountain").write_text(PAGE)
    (film / "link").symlink_to(outside)
    answer = drop(
        opener(film),
        ("ice.fountain", PAGE.encode()),
        ("link/a.fountain", b"a"),
        ("../b.fountain", b"b"),
        ("/c.fountain", b"c"),
        (".edgecode/record.db", b"d"),
        ("fresh.fountain", PAGE.encode()),
    )
    said = words(answer)
    assert "1 file there already: ice.fountain" in said
    assert "1 file added: fresh.fountain" in said
    assert said.count("expected to write a new file, found") == 4
    assert not any(outside.iterdir())
    assert not (tmp_path / "b.fountain").exists()
    other = drop(opener(film), ("ice.fountain", b"another"))
    assert "ice.fountain: expected to write a new file, found another of that name" in words(other)
    assert (film / "ice.fountain").read_text() == PAGE


@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"
)  # what is refused is closed by the framework
def test_a_form_without_a_file_and_one_that_is_not_the_rooms(room: Room, ferry: Path) -> None:
    assert "No file was chosen." in words(drop(room))
    before = sorted(ferry.rglob("*"))
    assert room.post("/folder/files", files=[("files", ("a.fountain", b"a"))]).status_code == 403
    assert sorted(ferry.rglob("*")) == before


def test_after_files_came_the_forms_of_the_page_lead_back_to_it(room: Room) -> None:
    """Without scripts the page then has an address that nothing can be asked for by."""
    page = drop(room, ("fresh.csv", b"a,b"))
    assert set(re.findall(r'name="back" value="([^"]*)"', page.text)) == {"/folder"}
