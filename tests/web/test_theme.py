import re

import pytest

from edgecode.web.keys import KEYS
from web.browsing import Room, send, words

PAGES = (
    "/",
    "/script",
    "/boards",
    "/boards?scene=2&panel=2.3",
    "/boards/plan",
    "/boards/animatic",
    "/boards/compare",
    "/boards/bring-back",
    "/takes",
    "/takes?take=1-3",
    "/cut",
    "/pickups",
    "/pickups/list",
    "/pickups/states",
    "/record",
    "/papers",
)


def test_the_room_is_dark_until_somebody_says_otherwise(room: Room) -> None:
    page = room.get("/boards").text
    assert '<html lang="en" data-theme="dark">' in page
    assert '<meta name="color-scheme" content="dark">' in page


@pytest.mark.parametrize(("theme", "scheme"), [("light", "light"), ("auto", "light dark"), ("dark", "dark")])
def test_how_the_room_is_lit_is_kept_and_leads_back(room: Room, theme: str, scheme: str) -> None:
    after = send(room, "/theme", theme=theme, back="/cut")
    assert [step.headers["location"] for step in after.history] == ["/cut"]
    for path in (*PAGES, "/nowhere"):
        page = room.get(path).text
        assert f'data-theme="{theme}"' in page
        assert f'<meta name="color-scheme" content="{scheme}">' in page
        assert page.count('name="theme"') in {0, 3}


def test_no_other_light_is_known(room: Room) -> None:
    assert send(room, "/theme", theme="neon").status_code == 400
    room.cookies.set("edgecode-theme", 'x" onload="alert(1)')
    assert 'data-theme="dark"' in room.get("/").text


def test_light_stands_twice_in_the_style_and_is_the_same(room: Room) -> None:
    style = room.get("/static/room/room.css").text
    chosen = re.search(r':root\[data-theme="light"\] \{(.*?)\n\}', style, re.DOTALL)
    follows = re.search(r':root\[data-theme="auto"\] \{(.*?)\n\}', style, re.DOTALL)
    assert chosen is not None
    assert follows is not None
    assert chosen[1] == follows[1]
    dark = re.search(r":root \{(.*?)\n\}", style, re.DOTALL)
    assert dark is not None
    assert set(re.findall(r"--[\w-]+(?=:)", chosen[1])) <= set(re.findall(r"--[\w-]+(?=:)", dark[1]))


@pytest.mark.parametrize("path", PAGES)
def test_every_page_lists_its_own_keys(room: Room, path: str) -> None:
    page = room.get(path)
    name = {"/": "today", "/boards?scene=2&panel=2.3": "panel", "/takes?take=1-3": "take"}.get(
        path,
        path.removeprefix("/")
        .replace("boards/", "board_")
        .replace("pickups/", "pickup_")
        .replace("bring-back", "cut_order"),
    )
    listed = words(page).split("Keys of this page")[-1]
    for _keys, does in KEYS[name]:
        assert does in listed


def test_the_pages_stand_in_the_order_a_film_is_made(room: Room) -> None:
    nav = room.get("/cut").text.split('aria-label="Pages"')[1].split("</nav>")[0]
    names = re.findall(r">(Script|Boards|Cut|Pickups|Today|Record)", nav)
    assert names == ["Script", "Boards", "Cut", "Pickups", "Today", "Record"]
    assert nav.count('aria-current="page"') == 1
