import unicodedata
from pathlib import Path
from typing import Final

import msgspec
import pytest

from edgecode.bootstrap import open_desk
from edgecode.web.film_files import CHUNK, held_files, movie_of, named_files
from web.browsing import Opener, Room

PICTURE: Final = "/film/boards/1.1.png"
MOVIE: Final = "/film/cuts/cut-2.mp4"


def test_a_panels_picture_is_sent_as_it_lies_with_its_type_and_its_tag(room: Room, ferry: Path) -> None:
    answer = room.get(PICTURE)
    assert answer.status_code == 200
    assert answer.content == (ferry / "boards" / "1.1.png").read_bytes()
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["accept-ranges"] == "bytes"
    assert answer.headers["cache-control"] == "private, no-cache"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["etag"].startswith('"')


@pytest.mark.parametrize(
    "path",
    [
        "/film/film.toml",
        "/film/script/the-ferry-blue.fountain",
        "/film/dailies/day-1/log.csv",
        "/film/boards/panels.csv",
        "/film/boards/nowhere.png",
        "/film/../film.toml",
        "/film/boards/../film.toml",
        "/film/boards/..%2F..%2Fsecret.png",
        "/film/%2e%2e/secret.png",
        "/film/..%5csecret.png",
        "/film//etc/passwd",
        "/film/%2Fetc%2Fpasswd",
        "/film/boards/1.1.png%00",
        "/film/boards",
        "/film/.edgecode/words.db",
    ],
)
def test_what_the_film_does_not_name_is_not_sent(room: Room, ferry: Path, path: str) -> None:
    (ferry.parent / "secret.png").write_bytes(b"secret")
    answer = room.get(path)
    assert answer.status_code in {400, 404}
    assert b"secret" not in answer.content.replace(b"secret.png", b"")
    assert "root:" not in answer.text


def test_a_panel_that_names_a_file_outside_the_folder_gets_none(opener: Opener, ferry: Path) -> None:
    (ferry.parent / "secret.png").write_bytes(b"secret")
    panels = ferry / "boards" / "panels.csv"
    panels.write_text(panels.read_text().replace(",1.1.png,", ",../../secret.png,"))
    room = opener(ferry)
    assert room.get("/film/../secret.png").status_code == 404
    assert room.get("/film/boards/..%2F..%2Fsecret.png").status_code == 404
    assert "is not there" in room.get("/boards").text


def test_what_the_browser_has_already_is_not_sent_again(room: Room, ferry: Path) -> None:
    tag = room.get(PICTURE).headers["etag"]
    for asked in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = room.get(PICTURE, headers={"If-None-Match": asked})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
    assert room.get(PICTURE, headers={"If-None-Match": '"other"'}).status_code == 200


def test_a_drawing_that_changed_has_another_tag(room: Room, ferry: Path) -> None:
    before = room.get(PICTURE).headers["etag"]
    other = (ferry / "boards" / "1.2.png").read_bytes()
    (ferry / "boards" / "1.1.png").write_bytes(other)
    room.app.state["film files"] = (-1, {})  # as after the folder was seen to change
    after = room.get(PICTURE)
    assert after.headers["etag"] != before
    assert after.content == other


@pytest.mark.parametrize(
    ("asked", "first", "end"), [("bytes=0-99", 0, 100), ("bytes=1000-", 1000, None), ("bytes=-500", -500, None)]
)
def test_a_part_of_a_movie_is_sent_as_that_part(
    room: Room, ferry: Path, asked: str, first: int, end: int | None
) -> None:
    whole = (ferry / "cuts" / "cut-2.mp4").read_bytes()
    answer = room.get(MOVIE, headers={"Range": asked})
    assert answer.status_code == 206
    assert answer.content == whole[first:end]
    start, stop, _step = slice(first, end).indices(len(whole))
    assert answer.headers["content-range"] == f"bytes {start}-{stop - 1}/{len(whole)}"
    assert answer.headers["content-length"] == str(stop - start)
    assert answer.headers["content-type"] == "video/mp4"


def test_a_whole_movie_comes_whole_in_several_chunks(room: Room, ferry: Path) -> None:
    whole = (ferry / "cuts" / "cut-2.mp4").read_bytes()
    assert len(whole) > CHUNK
    assert room.get(MOVIE).content == whole


def test_a_part_beyond_the_end_is_refused_with_the_size(room: Room, ferry: Path) -> None:
    size = (ferry / "cuts" / "cut-2.mp4").stat().st_size
    answer = room.get(MOVIE, headers={"Range": f"bytes={size}-"})
    assert answer.status_code == 416
    assert answer.headers["content-range"] == f"bytes */{size}"
    assert answer.content == b""


def test_a_part_of_another_version_is_the_whole_of_this_one(room: Room, ferry: Path) -> None:
    size = (ferry / "cuts" / "cut-2.mp4").stat().st_size
    tag = room.get(MOVIE, headers={"Range": "bytes=0-0"}).headers["etag"]
    same = room.get(MOVIE, headers={"Range": "bytes=0-9", "If-Range": tag})
    other = room.get(MOVIE, headers={"Range": "bytes=0-9", "If-Range": '"older"'})
    dated = room.get(MOVIE, headers={"Range": "bytes=0-9", "If-Range": "Tue, 03 Mar 2026 10:00:00 GMT"})
    assert (same.status_code, len(same.content)) == (206, 10)
    assert (other.status_code, len(other.content)) == (200, size)
    assert dated.status_code == 200


def test_head_tells_the_size_and_sends_nothing(room: Room, ferry: Path) -> None:
    size = (ferry / "cuts" / "cut-2.mp4").stat().st_size
    answer = room.head(MOVIE)
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-length"] == str(size)
    part = room.head(MOVIE, headers={"Range": "bytes=0-99"})
    assert (part.status_code, part.headers["content-length"]) == (206, "100")


def test_an_empty_picture_is_sent_as_nothing(opener: Opener, ferry: Path) -> None:
    (ferry / "boards" / "1.1.png").write_bytes(b"")
    answer = opener(ferry).get(PICTURE)
    assert (answer.status_code, answer.content) == (200, b"")


def test_a_drawing_that_is_a_document_may_run_nothing(opener: Opener, ferry: Path) -> None:
    (ferry / "boards" / "1.1.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    panels = ferry / "boards" / "panels.csv"
    panels.write_text(panels.read_text().replace(",1.1.png,", ",1.1.svg,"))
    answer = opener(ferry).get("/film/boards/1.1.svg")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert "sandbox" in answer.headers["content-security-policy"]


def test_the_film_names_panels_recordings_and_the_movies_of_its_cuts(ferry: Path) -> None:
    look = open_desk(ferry).look()
    held = held_files(look)
    named = set(named_files(look.film, held=held))
    assert {"boards/1.1.png", "cuts/cut-2.mp4", "dailies/day-1/A001C003_260302_R1AB.mp4"} <= named
    assert {path.rpartition(".")[2] for path in named} == {"png", "mp4", "WAV"}
    assert look.film.cut is not None
    assert movie_of(look.film.cut, held=held) == "cuts/cut-2.mp4"
    assert movie_of(look.film.cut, held=()) == ""
    apart = unicodedata.normalize("NFD", "cuts/Schlußschnitt-é.mp4")
    apart_from = msgspec.structs.replace(look.film.cut, path="cuts/Schlußschnitt-é.edl")
    assert apart != "cuts/Schlußschnitt-é.mp4"
    assert movie_of(apart_from, held={apart: "key"}) == apart


def test_a_name_with_spaces_accents_and_signs_is_found_where_the_page_says(opener: Opener, ferry: Path) -> None:
    (ferry / "boards" / "1.1.png").rename(ferry / "boards" / "é #1 50%?.png")
    panels = ferry / "boards" / "panels.csv"
    panels.write_text(panels.read_text().replace(",1.1.png,", ",é #1 50%?.png,"))
    room = opener(ferry)
    shown = "/film/boards/%C3%A9%20%231%2050%25%3F.png"
    assert f'src="{shown}"' in room.get("/boards").text
    assert room.get(shown).headers["content-type"] == "image/png"
