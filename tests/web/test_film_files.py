from pathlib import Path

import pytest

from edgecode.web.film_files import stretch
from web.browsing import Opener, Room

FILE = "/takes/file?path=dailies/day-1/A001C003_260302_R1AB.mp4"


@pytest.fixture
def whole(ferry: Path) -> bytes:
    """What is in the file."""
    return (ferry / "dailies/day-1/A001C003_260302_R1AB.mp4").read_bytes()


def test_a_file_comes_whole_and_says_that_it_can_come_in_ranges(room: Room, whole: bytes) -> None:
    answer = room.get(FILE)
    assert answer.status_code == 200
    assert answer.content == whole
    assert answer.headers["content-length"] == str(len(whole))
    assert answer.headers["accept-ranges"] == "bytes"
    assert answer.headers["content-type"] == "video/mp4"
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [("bytes=0-", 0, None), ("bytes=100-199", 100, 200), ("bytes=-50", -50, None), ("bytes=0-999999999", 0, None)],
)
def test_a_range_comes_as_one(room: Room, whole: bytes, asked: str, first: int, last: int | None) -> None:
    answer = room.get(FILE, headers={"Range": asked})
    assert answer.status_code == 206
    assert answer.content == whole[first:last]
    begin = first % len(whole)
    assert answer.headers["content-range"] == f"bytes {begin}-{begin + len(answer.content) - 1}/{len(whole)}"


@pytest.mark.parametrize("asked", ["bytes=399018-", "bytes=-0", "bytes=999999999999-"])
def test_a_range_that_is_not_there_is_416(room: Room, whole: bytes, asked: str) -> None:
    answer = room.get(FILE, headers={"Range": asked})
    assert len(whole) == 399_018
    assert (answer.status_code, answer.content) == (416, b"")
    assert answer.headers["content-range"] == f"bytes */{len(whole)}"


@pytest.mark.parametrize("asked", ["bytes=9-1", "bytes=a-b", "frames=0-1", "bytes=0-1,4-5", "bytes=" + "9" * 40 + "-"])
def test_what_is_no_single_range_asks_for_the_whole(room: Room, whole: bytes, asked: str) -> None:
    answer = room.get(FILE, headers={"Range": asked})
    assert (answer.status_code, answer.content) == (200, whole)


def test_a_range_of_another_version_gives_the_whole_of_this_one(room: Room, whole: bytes) -> None:
    tag = room.head(FILE).headers["etag"]
    same = room.get(FILE, headers={"Range": "bytes=0-9", "If-Range": tag})
    other = room.get(FILE, headers={"Range": "bytes=0-9", "If-Range": '"another"'})
    assert (same.status_code, other.status_code) == (206, 200)
    assert other.content == whole
    assert room.get(FILE, headers={"If-None-Match": tag}).status_code == 304


def test_head_tells_of_the_file_and_sends_nothing_of_it(room: Room, whole: bytes) -> None:
    answer = room.head(FILE)
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-length"] == str(len(whole))
    part = room.head(FILE, headers={"Range": "bytes=10-19"})
    assert (part.status_code, part.headers["content-length"], part.content) == (206, "10", b"")


@pytest.mark.parametrize(
    "path",
    [
        "film.toml", "script/the-ferry-blue.fountain", "../ferry/film.toml", "/etc/passwd", "", ".edgecode/index.db",
        "dailies/day-1/../day-1/A001C003_260302_R1AB.mp4", "dailies//day-1/A001C003_260302_R1AB.mp4",
        "dailies/day-1/A001C003_260302_R1AB.mp4%00", "cuts/cut-2.mp4",
    ],
)  # fmt: skip
def test_nothing_is_served_that_no_take_names(room: Room, path: str) -> None:
    for address in ("/takes/file?path=", "/takes/still?file="):
        answer = room.get(f"{address}{path}")
        assert answer.status_code == 404
        assert "expected a file" in answer.text.lower()


def test_a_file_that_is_gone_is_one_sentence(opener: Opener, ferry: Path) -> None:
    room = opener(ferry)
    assert room.get(FILE).status_code == 200
    (ferry / "dailies/day-1/A001C003_260302_R1AB.mp4").unlink()
    assert room.get(FILE).status_code == 404


@pytest.mark.parametrize("asked", ["bytes=0-", "bytes=-1", "bytes=0-0"])
def test_an_empty_file_has_no_range(asked: str) -> None:
    assert stretch(asked, size=0) == range(0)
    assert stretch("", size=0) is None
