import base64
import hashlib
import re
from pathlib import Path

import msgspec
import pytest
from lxml import html as parsed
from lxml.html import HtmlElement
from playwright.sync_api import Browser

from edgecode.formats.disclosure.html import as_html
from edgecode.papers.sheet import Section, Sheet, Table
from formats.disclosure.sheets import HASH, LONG, SCRIPT, hostile, small
from web.chromium import DESKTOP, PHONE, faults_of, needs_chromium, opened

SIDEWAYS = """() => [...document.querySelectorAll('body *')]
    .filter(each => !each.closest('thead') || each.closest('thead').getBoundingClientRect().width > 1)
    .filter(each => each.getBoundingClientRect().width > 1)
    .filter(each => each.getBoundingClientRect().right > innerWidth + 0.5 || each.getBoundingClientRect().left < -0.5)
    .map(each => each.outerHTML.slice(0, 80))"""


def page_of(sheet: Sheet) -> HtmlElement:
    return parsed.document_fromstring(as_html(sheet).decode())


def texts(page: HtmlElement, path: str) -> list[str]:
    return [" ".join(each.text_content().split()) for each in page.xpath(path)]


def test_a_page_stands_alone_and_says_its_language() -> None:
    written = as_html(small()).decode()
    assert written.startswith('<!DOCTYPE html>\n<html lang="en-GB">')
    assert '<meta charset="utf-8">' in written
    page = page_of(small())
    assert not page.xpath("//script | //link | //img | //iframe | //object | //@src | //@href | //@style")
    assert "url(" not in written
    assert "@import" not in written


def test_its_policy_lets_in_its_own_style_sheet_alone() -> None:
    page = page_of(small())
    policy = page.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    style = hashlib.sha256(page.xpath("string(//style)").encode()).digest()
    assert f"style-src 'sha256-{base64.b64encode(style).decode()}'" in policy
    assert "default-src 'none'" in policy


def test_the_head_of_a_paper_names_film_kind_addressee_day_and_standing() -> None:
    page = page_of(small())
    assert texts(page, "//h1") == ["The Ferry"]
    assert texts(page, "//header/p[@class='kind']") == ["Disclosure of the use of AI: writers"]
    assert texts(page, "//header//dd") == ["Writers’ guild, credits", "2026-11-26"]
    assert texts(page, "//title") == ["The Ferry: Disclosure of the use of AI: writers"]
    assert texts(page, "//h2") == ["What this paper rests on", "Tools", "Uses", "Consents", "How to check this paper"]


def test_an_unsigned_paper_has_a_band_and_a_signed_one_has_none() -> None:
    assert texts(page_of(small()), "//div[@class='unsigned']") == ["Nobody has signed this"]
    signed = page_of(small(is_signed=True))
    assert not signed.xpath("//div[@class='unsigned']")
    assert texts(signed, "//div[@class='signed']/p") == [
        "Signed", "By Hanne Lindqvist, producer, on 2026-11-26."
    ]  # fmt: skip


def test_what_must_not_be_passed_over_is_marked_by_a_word() -> None:
    assert texts(page_of(small()), "//p[@class='warns']") == [
        "Take note. The film was half made before the record began.",
        "Take note. Nobody described “SceneSmith”, named in one use.",
    ]


def test_a_table_has_its_columns_and_every_cell_tells_its_own() -> None:
    table = page_of(small()).xpath("//section[h2='Uses']/table")[0]
    assert texts(table, ".//th[@scope='col']") == ["Day", "Tool", "What for", "Scene", "Decided by"]
    assert texts(table, "./tbody/tr/td") == [
        "2026-04-11", "LineFinder", "Matching takes to lines of the script", "3", "Jun Arai"
    ]  # fmt: skip
    assert table.xpath("./tbody/tr/td/@data-column") == texts(table, ".//th[@scope='col']")
    assert texts(page_of(small()), "//p[@class='empty']") == ["None was asked for."]


def test_nothing_of_a_sheet_is_read_as_mark_up() -> None:
    page = page_of(hostile())
    assert texts(page, "//h1") == [f"{SCRIPT} 漢字の映画 #let x = 1"]
    assert not page.xpath("//script | //b | //@onclick")
    assert texts(page, "//section[h2='Three hundred rows']//tr[3]/td[2]") == ['<b>Take</b> & "2"']
    assert page.xpath("//table/@aria-label")[1] == 'Wide "> <b>'


def test_a_day_is_not_broken_at_its_hyphens() -> None:
    assert texts(page_of(small()), "//p//span[@class='word']") == ["2026-03-02"]
    assert texts(page_of(small()), "//dd//span[@class='word']") == ["2026-11-26"]


def test_a_letter_that_turns_the_text_around_is_shown_and_counted() -> None:
    page = page_of(hostile())
    assert texts(page, "//header/p[@class='kind']")[0].startswith("[U+202E]live[U+202C]")
    assert texts(page, "//p[@class='letters']")[0].startswith(
        "6 letters that cannot be seen are given by Unicode number"
    )
    assert not page_of(small()).xpath("//p[@class='letters']")


def test_long_and_wide_tables_are_all_there() -> None:
    page = page_of(hostile())
    assert len(page.xpath("//section[h2='Three hundred rows']/table/tbody/tr")) == 300
    assert [len(table.xpath(".//th")) for table in page.xpath("//table[@class='stacks']")] == [12]
    assert texts(page, "//p[@class='empty']") == ["No row stands here."]
    assert HASH * 4 in texts(page, "//code")


def test_a_row_that_does_not_fit_its_columns_is_refused() -> None:
    torn = Section(heading="Torn", table=Table(columns=("a", "b"), rows=(("1",),)))
    with pytest.raises(ValueError, match="zip"):
        as_html(msgspec.structs.replace(small(), sections=(torn,)))


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert as_html(hostile()) == as_html(hostile())


def test_the_style_sheet_has_no_colour_but_black_white_and_grey() -> None:
    style = page_of(small()).xpath("string(//style)")
    colours = re.findall(r"#([0-9a-f]{3,6})\b", style)
    assert colours
    assert all(len(set(colour)) == 1 or colour == "767676" for colour in colours)


@needs_chromium
@pytest.mark.parametrize("size", [DESKTOP, PHONE])
@pytest.mark.parametrize("sheet", [small(), hostile()], ids=["small", "hostile"])
def test_nothing_runs_over_sideways(browser: Browser, tmp_path: Path, size: tuple[int, int], sheet: Sheet) -> None:
    file = tmp_path / "paper.html"
    file.write_bytes(as_html(sheet))
    for page in opened(browser, "http://127.0.0.1", size=size, at=file.as_uri()):
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.evaluate(SIDEWAYS) == []
        assert page.locator(".unsigned").bounding_box() is not None
        assert page.get_by_text(LONG[:40]).count() == page.locator("bdi", has_text=LONG[:40]).count()


@needs_chromium
@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_axe_finds_nothing_serious_on_a_paper(browser: Browser, tmp_path: Path, size: tuple[int, int]) -> None:
    for number, sheet in enumerate((small(), small(is_signed=True))):
        file = tmp_path / f"{number}.html"
        # axe has to be let in, which the page's own policy does not do.
        file.write_bytes(re.sub(rb"<meta http-equiv[^>]*>", b"", as_html(sheet)))
        for page in opened(browser, "http://127.0.0.1", size=size, at=file.as_uri()):
            assert faults_of(page, file.name) == []
