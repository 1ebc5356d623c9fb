import html
import re
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from edgecode.bootstrap import open_desk
from edgecode.usecases.stills import StillMaker
from simulators.printed_boards import Item, Picture, Text, printed_boards
from simulators.stills import JPEG, KeptPictures, PaintedStills
from web.browsing import Opener, Room, words
from web.rooms import room_of


@contextmanager
def painted(folder: Path, *, engine: str) -> Iterator[Room]:
    """The room on a folder, its stills painted; with an engine without a name there are none."""
    stills = StillMaker(PaintedStills(engine=engine), pictures=KeptPictures())
    with room_of(open_desk(folder), folder, stills=stills) as room:
        yield room


def card(page: str, panel: str) -> str:
    """The part of a page that shows one panel."""
    found = [
        each for each in re.split(r'(?=<li id="(?:panel|stray)-)', page) if f"<b>{panel}</b>" in each.split("</li>")[0]
    ]
    assert len(found) == 1, panel
    return found[0].split("</li>")[0]


def let_in(ferry: Path) -> None:
    """Turn on the check of panels that are behind the draft."""
    with (ferry / "film.toml").open("a") as settings:
        settings.write('\n[[standings]]\ncheck = "panel-behind-draft"\nstanding = "offered"\nby = "Beatrice Nwosu"\n')


def test_panels_stand_under_their_scenes_in_the_order_of_the_script(room: Room) -> None:
    page = room.get("/boards")
    assert page.status_code == 200
    said = words(page)
    assert "28 panels · 6 scenes boarded · every scene has panels · 1 to decide" in said
    assert "1 EXT. EAST LANDING - DAY 5 panels · pages about 1:08 · boards 0:50 · cut" in said
    headings = re.findall(r'<h2 id="scene-\d+-name"><a href="/script\?scene=(\w+)">', page.text)
    assert headings == ["1", "2", "3", "5", "A6", "6"]
    assert page.text.count("<img ") == 28


def test_a_panel_shows_its_picture_its_words_and_the_lines_it_covers(room: Room) -> None:
    shown = card(room.get("/boards").text, "2.3")
    assert '<img src="/film/boards/2.3.png" alt="Alma, profile.' in shown
    assert 'width="640" height="268"' in shown
    assert "There was a wedding." in shown
    assert "30 s" in shown
    for line in ("6", "8", "10"):
        assert f'href="/script?scene=2#line-{line}"' in shown
    assert ">10-19</a>" in shown


def test_the_border_says_who_says_what_a_panel_covers(room: Room) -> None:
    page = room.get("/boards").text
    assert 'class="contact person ' in card(page, "1.1")
    assert 'class="contact machine ' in card(page, "2.3a")
    assert "whole scene" in card(page, "2.3a")


def test_lines_lead_to_their_place_on_the_script_page(room: Room) -> None:
    links = set(re.findall(r'href="(/script\?scene=\w+)#(line-\d+)"', room.get("/boards").text))
    assert len(links) > 20
    for path, anchor in sorted(links)[:6]:
        assert f'id="{anchor}"' in room.get(path).text


def test_a_panel_without_a_picture_is_a_card_with_its_words(opener: Opener, ferry: Path) -> None:
    (ferry / "boards" / "3.1a.png").unlink()
    panels = ferry / "boards" / "panels.csv"
    panels.write_text(panels.read_text().replace(",3.2.png,", ",,"))
    page = opener(ferry).get("/boards").text
    gone, never = card(page, "3.1a"), card(page, "3.2")
    assert "<img" not in gone + never
    assert '<span class="words">Wendell with the lid. He drinks.</span>' in gone
    assert "boards/3.1a.png is not there" in gone
    assert "like a portrait of somebody else" in never
    assert "is not there" not in never


def test_a_picture_that_no_browser_shows_is_not_sent(ferry: Path) -> None:
    (ferry / "boards" / "3.1a.png").rename(ferry / "boards" / "3.1a.tif")
    panels = ferry / "boards" / "panels.csv"
    panels.write_text(panels.read_text().replace(",3.1a.png,", ",3.1a.tif,"))
    with painted(ferry, engine="") as room:
        shown = card(room.get("/boards").text, "3.1a")
    assert "<img" not in shown
    assert "boards/3.1a.tif is no picture a browser shows" in shown
    with painted(ferry, engine="Paint 1") as room:
        shown = card(room.get("/boards").text, "3.1a")
        source = html.unescape(re.findall(r'<img src="([^"]+)"', shown)[0])
        assert source.startswith("/boards/still?file=boards%2F3.1a.tif&v=")
        assert room.get(source).content == JPEG


def huge(path: Path, *, wide: int = 12_000, high: int = 9_000) -> Path:
    """A PNG that says it is 12,000 pixels wide and 9,000 high, and holds none of them."""
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">LL", wide, high) + b"\x08\2\0\0\0")
    return path


def test_a_picture_of_twelve_thousand_pixels_is_shown_smaller_and_says_so(ferry: Path) -> None:
    huge(ferry / "boards" / "2.3.png")
    with painted(ferry, engine="Paint 1") as room:
        shown = card(room.get("/boards").text, "2.3")
        assert '<img src="/boards/still?file=boards%2F2.3.png&amp;v=' in shown
        assert "/film/boards/2.3.png" not in shown
        panel = room.get("/boards?scene=2&panel=2.3")
        assert "pixels; it is shown smaller here." in words(panel)
        assert "boards/2.3.png is 12,000 \N{MULTIPLICATION SIGN} 9,000" in words(panel)
        assert '<a href="/film/boards/2.3.png">' in panel.text
        assert "&amp;size=large" in panel.text
        for other in ("film.toml", "boards/none.png", ""):
            answer = room.get("/boards/still", params={"file": other})
            assert (answer.status_code, answer.text.count("\n")) == (404, 1)


def test_where_nothing_makes_it_smaller_it_says_what_it_is(ferry: Path) -> None:
    huge(ferry / "boards" / "2.3.png")
    with painted(ferry, engine="") as room:
        shown = card(room.get("/boards").text, "2.3")
    assert "<img" not in shown
    assert "boards/2.3.png is too large to be shown here without PyAV: 12,000 by 9,000 pixels" in shown


def test_what_nothing_can_make_smaller_is_said_at_once(ferry: Path) -> None:
    huge(ferry / "boards" / "2.3.png", wide=20_000, high=15_000)
    with painted(ferry, engine="Paint 1") as room:
        shown = card(room.get("/boards").text, "2.3")
    assert "<img" not in shown
    says = (
        "boards/2.3.png is too large to be shown here, even smaller, since FFmpeg decodes no picture of so many pixels"
    )
    assert f"{says}: 20,000 by 15,000 pixels" in shown


def test_a_scene_without_panels_is_said_calmly_and_leads_to_the_script(opener: Opener, ferry: Path) -> None:
    panels = ferry / "boards" / "panels.csv"
    rows = panels.read_text().splitlines()
    panels.write_text("\n".join(row for row in rows if not row.startswith("A6.")) + "\n")
    page = opener(ferry).get("/boards")
    assert "26 panels · 5 scenes boarded · 1 scene without a panel" in words(page)
    assert "Without a panel <small>1</small>" in page.text
    assert '<a href="/script?scene=A6"><b>A6</b>' in page.text


def test_a_film_without_boards_is_said_calmly(opener: Opener, ferry: Path) -> None:
    for file in (ferry / "boards").iterdir():
        file.unlink()
    answer = opener(ferry).get("/boards")
    assert answer.status_code == 200
    assert "There is no storyboard yet" in words(answer)


def test_panels_of_a_scene_nobody_knows_are_not_lost(opener: Opener, ferry: Path) -> None:
    panels = ferry / "boards" / "panels.csv"
    panels.write_text(panels.read_text() + "77.1,77,77,,A cow.,,,3\n")
    answer = opener(ferry).get("/boards")
    assert "No draft has scene 77" in words(answer)
    assert "A cow." in card(answer.text, "77.1")


def test_a_panel_behind_the_draft_leads_to_its_card_where_the_check_was_let_in(
    opener: Opener, room: Room, ferry: Path
) -> None:
    assert "panel behind draft" not in room.get("/boards").text
    let_in(ferry)
    other = opener(ferry)
    page = other.get("/boards").text
    [href] = re.findall(r'<a href="(/#card-[0-9a-f]+)" title="[^"]+">panel behind draft</a>', card(page, "3.1a"))
    assert f'id="{href.removeprefix("/#")}"' in other.get("/").text
    assert "panel behind draft" not in card(page, "3.1")
    assert "Scene 4 is not in Blue revision any more" in page


def test_one_panel_is_shown_large_with_the_lines_in_full(room: Room) -> None:
    answer = room.get("/boards?scene=2&panel=2.3")
    said = words(answer)
    assert "Panel 2.3 Scene 2, INT. WHEELHOUSE - DAY · shot 2A · 30 s · 8 of 28" in said
    assert "19 ALMA By the bridge it's fifty-two minutes." in said
    assert 'href="/boards?scene=2&amp;panel=2.2" data-key="ArrowLeft"' in answer.text
    assert 'href="/boards?scene=2&amp;panel=2.3a" data-key="ArrowRight"' in answer.text
    assert 'href="/boards#scene-1" data-key="Escape"' in answer.text


def test_every_panel_opens_where_its_card_leads(room: Room) -> None:
    links = re.findall(r'href="([^"]+)" data-panel', room.get("/boards").text)
    assert len(links) == 28
    for link in links[::9]:
        assert room.get(link.replace("&amp;", "&")).status_code == 200


@pytest.mark.parametrize("asked", ["panel=9.9", "scene=1&panel=2.3", "panel=%00", "panel=" + "9" * 4000])
def test_a_panel_that_is_not_there_is_one_sentence(room: Room, asked: str) -> None:
    answer = room.get(f"/boards?{asked}")
    assert answer.status_code == 404
    assert "expected a panel of this film" in words(answer)


def test_words_of_a_panel_are_escaped(opener: Opener, ferry: Path) -> None:
    panels = ferry / "boards" / "panels.csv"
    panels.write_text(panels.read_text().replace("I may get off.", '<img src=x onerror="alert(1)">'.replace('"', "'")))
    room = opener(ferry)
    for path in ("/boards", "/boards?scene=1&panel=1.2"):
        assert "<img src=x" not in room.get(path).text


def test_panels_of_a_pdf_are_shown_as_they_stand_on_its_pages(tmp_path: Path) -> None:
    page: list[Item] = [
        Picture(60, 60, 300, 170),
        Text(60, 240, "Scene 1 Panel 1"),
        Picture(400, 60, 300, 170),
        Text(400, 240, "Scene 1 Panel 2"),
    ]
    (tmp_path / "boards.pdf").write_bytes(printed_boards(page))
    with painted(tmp_path, engine="") as room:
        shown = card(room.get("/boards").text, "2")
        (src,) = re.findall(r'<img src="([^"]+)"', shown)
        found = room.get(html.unescape(src))
        assert (found.status_code, found.headers["content-type"]) == (200, "image/png")
        assert found.content.startswith(b"\x89PNG")
        gone = room.get(html.unescape(src).replace("picture%3D2", "picture%3D3"))
        assert gone.status_code == 404
