"""Camera files that Chromium does not play, made by PyAV, on the *Takes* page. Needs Chromium and PyAV."""

import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Final

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect

from web.chromium import address_of, faults_of, needs_chromium, opened, served

av = pytest.importorskip("av", reason="PyAV is not installed here, so no movie can be made and no still of one")
pytestmark = [needs_chromium, pytest.mark.xdist_group("unplayed")]

SCRIPT: Final = "Title: The Well\nAuthor: Nobody\n\nINT. WELL - DAY #1#\n\nIt drips.\n\nNADIA\nListen.\n"
REPORT: Final = (
    "slate,camera,file,mark\n"
    "1-1,A,A001C001.mov,circled\n1-2,A,A001C002.mp4,\n1-3,A,A001C003.mov,\n1-4,A,A001C004.mxf,\n1-5,A,A001C005.mp4,\n"
)


def shot(target: Path, *, codec: str, pixels: str, sound: bool = False) -> None:
    """A second of grey that grows brighter, with a tone under it if so wanted."""
    with av.open(str(target), "w") as file:
        picture = file.add_stream(codec, rate=Fraction(25))
        picture.width, picture.height, picture.pix_fmt = 1920, 1080, pixels
        if codec == "dnxhd":
            picture.bit_rate = 120_000_000
        tone = file.add_stream("pcm_s16le", rate=48_000, layout="mono") if sound else None
        for nth in range(25):
            frame = av.VideoFrame.from_ndarray(np.full((1080, 1920), 60 + 4 * nth, np.uint8), format="gray8")
            frame = frame.reformat(format=pixels)
            frame.pts, frame.time_base = nth, Fraction(1, 25)
            file.mux(picture.encode(frame))
        file.mux(picture.encode(None))
        if tone is not None:
            heard = av.AudioFrame.from_ndarray(np.zeros((1, 48_000), np.int16), format="s16", layout="mono")
            heard.sample_rate, heard.pts = 48_000, 0
            file.mux(tone.encode(heard))
            file.mux(tone.encode(None))


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A film whose takes are ProRes, a broken MP4, MPEG-4 with sound, DNxHD in MXF, and an MP4 that is none."""
    root = tmp_path_factory.mktemp("unplayed")
    film = root / "film"
    (film / "dailies").mkdir(parents=True)
    (film / "draft.fountain").write_text(SCRIPT)
    (film / "dailies" / "log.csv").write_text(REPORT)
    shot(film / "dailies" / "A001C001.mov", codec="prores_ks", pixels="yuv422p10le")
    shot(film / "whole.mp4", codec="mpeg4", pixels="yuv420p")
    whole = (film / "whole.mp4").read_bytes()
    (film / "dailies" / "A001C002.mp4").write_bytes(whole[: len(whole) // 2])
    (film / "whole.mp4").unlink()
    shot(film / "dailies" / "A001C003.mov", codec="mpeg4", pixels="yuv420p", sound=True)
    shot(film / "dailies" / "A001C004.mxf", codec="dnxhd", pixels="yuv422p")
    (film / "dailies" / "A001C005.mp4").write_bytes(b"\0\0\0\x18ftypmp42" + bytes(range(256)) * 40)
    with served(film, state=root / "state") as process:
        yield address_of(process)


def said_of(page: Page) -> str:
    """What the page says of the file, once it says it."""
    said = page.locator(".players .refused:visible")
    expect(said).to_have_count(1)
    return said.inner_text()


@pytest.mark.parametrize(("take", "codec"), [("1-1", "prores"), ("1-4", "dnxhd")])
def test_what_the_browser_does_not_play_is_said_once_and_shown_as_a_still(
    browser: Browser, address: str, take: str, codec: str
) -> None:
    for page in opened(browser, address):
        page.goto(f"/takes?take={take}")
        assert said_of(page) == (
            f"This browser does not play it, since it is {codec}; the file itself opens in a player that does."
        )
        still = page.get_by_role("img", name=f"Still of {take}, camera A")
        expect(still).to_be_visible()
        expect(still).to_have_js_property("naturalWidth", 960)
        expect(page.locator("video")).to_be_hidden()


def test_it_stays_said_while_the_page_follows_the_folder(browser: Browser, address: str) -> None:
    for page in opened(browser, address):
        page.goto("/takes?take=1-1")
        said_of(page)
        page.evaluate("htmx.ajax('GET', location.pathname + location.search, {target: '#page', swap: 'outerMorph'})")
        page.wait_for_timeout(1000)
        said_of(page)
        expect(page.locator("video")).to_be_hidden()


def test_a_file_of_which_only_the_sound_plays_shows_its_still_over_it(browser: Browser, address: str) -> None:
    for page in opened(browser, address):
        page.goto("/takes?take=1-3")
        assert "does not play it, since it is mpeg4" in said_of(page)
        expect(page.get_by_role("img", name="Still of 1-3, camera A")).to_have_js_property("naturalWidth", 960)


@pytest.mark.parametrize("take", ["1-2", "1-5"])
def test_what_nobody_can_read_is_said_without_a_still(browser: Browser, address: str, take: str) -> None:
    page = browser.new_context(base_url=address).new_page()  # its console says that there is no still
    page.goto(f"/takes?take={take}")
    assert re.match(r"It cannot be played: expected a file that can be decoded, found otherwise: .+\.$", said_of(page))
    expect(page.locator(".players .instead")).to_be_hidden()
    page.context.close()


def test_without_scripts_it_is_said_by_the_file_itself(browser: Browser, address: str) -> None:
    for page in opened(browser, address, scripts=False):
        page.goto("/takes?take=1-1")
        assert said_of(page) == "Most browsers do not play prores; the file itself opens in a player that does."


def test_the_page_of_such_a_take_has_no_serious_fault(browser: Browser, address: str) -> None:
    for page in opened(browser, address):
        page.goto("/takes?take=1-1")
        said_of(page)
        assert not faults_of(page, "1-1")
