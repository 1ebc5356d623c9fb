from pathlib import Path

import pytest

from web.browsing import Opener, Room, send


@pytest.mark.parametrize(
    "path", ["/", "/script", "/record", "/static/room/room.css", "/static/htmx/htmx-4.min.js", "/no"]
)
def test_every_answer_says_what_a_browser_may_load(room: Room, path: str) -> None:
    headers = room.get(path).headers
    assert headers["content-security-policy"].startswith("default-src 'self';")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cache-control"] in {"no-store", "no-cache"}


@pytest.mark.parametrize(
    "host", ["example.org", "127.0.0.1.example.org", "localhost:8001", "", "[::1]:8001", "127.0.0.2"]
)
def test_another_name_for_this_machine_is_refused(room: Room, host: str) -> None:
    assert room.get("/", headers={"Host": host}).status_code == 421
    assert room.get("/static/room/room.css", headers={"Host": host}).status_code == 421


def test_a_form_from_elsewhere_is_refused_and_decides_nothing(room: Room) -> None:
    room.get("/")
    for path in ("/decide", "/undo", "/person", "/script/sign"):
        answer = room.post(path, data={"finding": "f4cccf30a0f03223", "deed": "take 1", "entry": "", "scene": "5"})
        assert answer.status_code == 403
        assert "Open the page again" in answer.text


def test_a_form_of_an_earlier_room_is_refused_and_a_new_page_works(opener: Opener, ferry: Path) -> None:
    first, second = opener(ferry), opener(ferry)
    first.get("/")
    second.cookies.update(first.cookies)
    assert send(second, "/person", person="Jun Arai").status_code == 200


@pytest.mark.parametrize(
    "path", ["/static/room/../app.py", "/static/room/%2e%2e/app.py", "/static/htmx/../__init__.py"]
)
def test_no_file_outside_the_static_folders_is_given(room: Room, path: str) -> None:
    assert room.get(path).status_code == 404


def test_no_page_holds_a_script_or_a_style_of_its_own(room: Room) -> None:
    for path in ("/", "/script?scene=5", "/record", "/no"):
        page = room.get(path).text
        assert "<style" not in page
        assert " style=" not in page
        assert " onclick" not in page
        assert page.count("<script") == page.count('<script src="/static/')


def test_nothing_is_fetched_from_outside(room: Room) -> None:
    for path in ("/", "/script?scene=5", "/record", "/static/room/room.css", "/static/room/room.js"):
        assert "http://" not in room.get(path).text
        assert "https://" not in room.get(path).text
