"""The lined script on its own pages: Letter paper, one page of the script a sheet, nothing twice and nothing left out."""

import re
from pathlib import Path

import pytest

from edgecode.bootstrap import open_desk
from edgecode.film.film import Film
from edgecode.film.paging import Paging, paged
from edgecode.film.script import Script
from edgecode.usecases.show_coverage import scene_views
from edgecode.web.printed_pages import LEAST_FIT, PrintedPage, page_numbers, printed_pages
from web.browsing import Opener, Room, words


def laid_out(film: Film, *, numbers: tuple[str, ...] = ()) -> tuple[PrintedPage, ...]:
    script = script_of(film)
    paging = paged(script)
    return printed_pages(
        scene_views(film),
        film=film,
        paging=paging,
        numbers=numbers or page_numbers(paging),
        notes=lambda _sheet, _scene: {},
    )


def script_of(film: Film) -> Script:
    assert film.script is not None
    return film.script


@pytest.fixture
def film(ferry: Path) -> Film:
    return open_desk(ferry).look().film


def test_every_paragraph_stands_once_on_the_page_it_begins_on(film: Film) -> None:
    paging = paged(script_of(film))
    pages = laid_out(film)
    stands = {
        printed.index: page.number
        for page in pages
        for part in page.slices
        for placed in part.blocks
        for printed in placed.block.paragraphs
        if placed.block.first == printed.index
    }
    every = [
        printed.index
        for page in pages
        for part in page.slices
        for placed in part.blocks
        for printed in placed.block.paragraphs
    ]
    assert every == list(range(len(script_of(film).paragraphs)))
    assert all(paging.pages[index] == number for index, number in stands.items())
    assert [page.number for page in pages] == [str(number) for number in range(1, len(pages) + 1)]


def test_what_heads_a_line_stands_on_one_page(film: Film) -> None:
    pages = laid_out(film)
    headers = [
        (header.label, header.y, part.number)
        for page in pages
        for part in page.slices
        for column in part.columns
        for header in column.headers
    ]
    assert len(headers) == len(set(headers))
    whole = {
        (header.label, header.y, part.number)
        for page in pages
        for part in page.slices
        for column in part.sheet.columns
        for header in column.headers
    }
    assert set(headers) == whole


def test_a_page_is_set_as_small_as_it_has_to_be_to_stay_one(film: Film) -> None:
    for page in laid_out(film):
        height = sum(part.height for part in page.slices)
        assert LEAST_FIT <= page.fit <= 100
        assert height * page.fit / 100 <= 980


def test_only_the_pages_that_are_asked_for_are_laid_out(film: Film) -> None:
    [page] = laid_out(film, numbers=("5",))
    assert page.number == "5"
    assert page.slices[0].goes_on


def test_what_stands_before_the_first_scene_is_printed_too(tmp_path: Path) -> None:
    text = "FADE IN:\n\nINT. FERRY - DAY #1#\n\nShe waits.\n"
    (tmp_path / "a.fountain").write_text(text, encoding="utf-8")
    pages = laid_out(open_desk(tmp_path).look().film)
    said = [row for page in pages for part in page.slices for each in part.blocks for row in each.block.paragraphs]
    assert next(each.rows for each in said) == ("FADE IN:",)


def test_the_pages_show_and_go_on(room: Room) -> None:
    page = room.get("/script/pages")
    assert page.status_code == 200
    assert page.text.count('<section class="printed') == 8
    assert "9 pages, as edgecode lays them out" in words(page)
    assert "blue" in re.findall(r'class="swatch (\w+)"', page.text)
    after = room.get("/script/pages?at=9")
    assert after.text.count('<section class="printed') == 1
    assert room.get("/script/pages?every=true").text.count('<section class="printed') == 9


def test_a_page_that_is_not_there_begins_at_the_first(room: Room) -> None:
    assert 'aria-label="Page 1"' in room.get("/script/pages?at=ninety").text


def test_without_a_script_there_is_nothing_to_print(opener: Opener, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "no pages to print" in words(opener(empty).get("/script/pages"))


def test_no_id_stands_twice_on_the_pages(room: Room) -> None:
    ids = re.findall(r' id="([^"]+)"', room.get("/script/pages?every=true").text)
    assert len(ids) == len(set(ids))


def test_a_paging_without_pages_has_none() -> None:
    assert page_numbers(Paging((), stated=False)) == ()
