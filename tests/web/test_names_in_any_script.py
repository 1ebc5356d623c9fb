# ruff: noqa: RUF001  these letters are meant
"""Names as people on all continents and machines write them: right to left, with emoji, and with accents that came apart."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Locator, Page

from conftest import edl
from simulators.command_line import run
from simulators.the_ferry import FERRY
from web.browsing import Opener, said_by, send, words
from web.chromium import address_of, faults_of, needs_chromium, opened, served

SETTINGS: Final = (
    'title = "שלום 🎬 Café"\ncurrent_cut = "cuts/חיתוך é.edl"\ndrafts = ["script/טיוטה é.fountain"]\n'
    '[people."דנה"]\nrole = "script supervisor"\nmay = ["raise standings"]\n'
    '[rates]\n"cuts/חיתוך é.edl" = "25"\n'
    '[[standings]]\ncheck = "unshot-line"\nstanding = "offered"\nby = "דנה"\n'
)
SCRIPT: Final = (
    "Title: שלום 🎬\nAuthor: דנה\n\n.בית קפה #1#\n\nדנה נכנסת!\n\n@דנה 🦊\nשלום, רנה (באר)!\n\n@RENÉE\nHello.\n\n"
    "EXT. مقهى - NIGHT #2א#\n\nالمطر يهطل.\n"
)
LOG: Final = "slate,camera,file,mark,covers,note\n1-1,A,ערב é 🎥.mp4,circled,1-2,הערה (טובה)!\n1-2,A,,ng,1,مطر 7\n"
PANELS: Final = (
    "panel,scene,shot,covers,action,dialogue,image,seconds\n"
    "1א,1,1,1,דנה נכנסת!,שלום (לך),é 🎬.png,2\n2🦊,2א,1,whole,المطر,,,2\n"
)
PNG: Final = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\2\0\0\0"


def made(folder: Path, *, on_disk: str, movie: bytes = bytes(100)) -> Path:
    """The film in a folder; ``on_disk`` is how the machine writes accents in names, and papers write them the other way."""
    within = "NFC" if on_disk == "NFD" else "NFD"

    def write(path: str, content: str | bytes) -> None:
        file = folder / unicodedata.normalize(on_disk, path)  # type: ignore[arg-type]
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            content = unicodedata.normalize(within, content).encode()  # type: ignore[arg-type]
        file.write_bytes(content)

    write("film.toml", SETTINGS)
    write("script/טיוטה é.fountain", SCRIPT)
    write("script/later.fountain", SCRIPT.replace("המ", "לא"))
    write("dailies/log.csv", LOG)
    write("dailies/ערב é 🎥.mp4", movie)
    write("boards/panels.csv", PANELS)
    write("boards/é 🎬.png", PNG)
    write("cuts/חיתוך é.edl", edl(["1-1", "ערב é 🎥.mp4"]).replace("* FRAME RATE: 24\n", ""))
    write("cuts/חיתוך é.mp4", b"\0" * 100)
    return folder


@pytest.mark.parametrize("on_disk", ["NFC", "NFD"])
def test_files_are_found_however_their_accents_are_written(opener: Opener, tmp_path: Path, on_disk: str) -> None:
    room = opener(made(tmp_path / "film", on_disk=on_disk))
    assert "expected drafts" not in words(room.get("/"))
    cut = room.get("/cut")
    assert "2 clips · 25 frames a second" in words(cut)
    assert "2 proven" in words(cut)
    assert cut.text.count("<video") == 1
    assert room.get("/takes?take=1-1").text.count("<video") == 1
    boards = room.get("/boards")
    assert "is not there" not in words(boards)
    assert boards.text.count("<img") == 1


def test_every_page_shows_names_of_any_script(opener: Opener, tmp_path: Path) -> None:
    room = said_by(opener(made(tmp_path / "film", on_disk="NFD")), "דנה")
    send(room, "/script/line", take="1-1", scene="1", covers="1")
    shown = {
        "/": ("שלום 🎬 Café", "דנה"),
        "/script?scene=1": ("בית קפה", "דנה 🦊", "שלום, רנה (באר)!", "הערה (טובה)!"),
        "/script?scene=2א": ("مقهى", "المطر يهطل."),
        "/boards": ("1א", "2🦊", "שלום (לך)", "المطر"),
        "/boards?scene=2א&panel=2🦊": ("2🦊", "مقهى"),
        "/boards/plan?scene=1": ("בית קפה",),
        "/boards/animatic": ("2🦊",),
        "/boards/compare?scene=2א": ("2א",),
        "/takes": ("בית קפה", "הערה (טובה)!", "مطر 7"),
        "/takes?take=1-1": ("ערב é 🎥.mp4", "דנה נכנסת!"),
        "/cut": ("חיתוך é.edl",),
        "/pickups": ("RENÉE", "בית קפה"),
        "/record": ("דנה", "1-1 covers line 1 of scene 1"),
    }
    for path, wanted in shown.items():
        answer = room.get(path)
        said = unicodedata.normalize("NFC", words(answer))
        assert answer.status_code == 200
        assert not [each for each in wanted if unicodedata.normalize("NFC", each) not in said], path


def test_the_command_line_shows_them_too(tmp_path: Path) -> None:
    film = made(tmp_path / "film", on_disk="NFD")
    told = unicodedata.normalize("NFC", run("coverage", film).out + run("coverage", film, "--scene", "2א").out)
    for each in ("שלום 🎬 Café", "בית קפה", "مقهى", "المطر يهطل.", "2א"):
        assert each in told


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The room on that film."""
    root = tmp_path_factory.mktemp("names")
    movie = (FERRY / "dailies" / "day-1" / "A001C003_260302_R1AB.mp4").read_bytes()
    with served(made(root / "film", on_disk="NFD", movie=movie), state=root / "state") as process:
        yield address_of(process)


def left(shown: Locator, text: str) -> float:
    """Where a piece of text begins on the screen, at its left."""
    at = shown.evaluate(
        """(element, text) => {
          const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const from = node.data.indexOf(text);
            if (from < 0) continue;
            const range = document.createRange();
            range.setStart(node, from);
            range.setEnd(node, from + text.length);
            return range.getBoundingClientRect().left;
          }
        }""",
        text,
    )
    assert isinstance(at, float | int)
    return float(at)


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A window on it."""
    yield from opened(browser, address)


@needs_chromium
def test_what_stands_beside_words_from_right_to_left_keeps_its_place(page: Page) -> None:
    page.goto("/boards")
    heading = page.locator(".board h2").first
    assert left(heading, "1 panel") > left(heading, "בית")
    page.goto("/takes")
    note = page.locator(".remark, .setup-head span", has_text="הערה").first
    assert left(note, "!") < left(note, "ה")
    page.goto("/script?scene=1")
    speech = page.locator(".block .dialogue").first
    assert left(speech, "!") < left(speech, "שלום")
    action = page.locator(".block .action").first
    assert left(action, "!") < left(action, "דנה")


@needs_chromium
@pytest.mark.parametrize("path", ["/", "/script?scene=1", "/boards", "/takes", "/cut"])
def test_no_page_of_it_has_a_serious_fault(page: Page, path: str) -> None:
    page.goto(path)
    assert not faults_of(page, path)
