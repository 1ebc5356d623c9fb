import msgspec
import pypdfium2  # type: ignore[import-untyped]  # it has no stubs
import pytest

from edgecode.errors import ExportError
from edgecode.film.board import Panel
from edgecode.film.boards.shot import Boards, Carry, Change, Fate, Shot
from edgecode.film.film import Film, FilmScene
from edgecode.film.lining import Lined, Lining, LiningKind, SetBy
from edgecode.film.place import Place
from edgecode.formats.board_pages import pages as module
from edgecode.formats.pdf.panels.reading import boards_in, panels_of
from edgecode.formats.pdf.sheets import sheets_of
from edgecode.formats.writers import document_of, writer_of
from edgecode.formats.written import Written
from simulators.printed_boards import grey_png

WIDE = grey_png(90, wide=64, high=27)
FILES = {
    "boards/1.png": WIDE,
    "boards/2.png": WIDE,
    "boards/bad.png": WIDE[:60],
    "boards/scan.tif": b"II*\0" + bytes(99),
}
LONG = "The ferry turns in the current and nobody on deck says a word. " * 30


def panel(number: int, **more: str | float) -> Panel:
    made = Panel(
        name=f"1.{number}", id=f"p{number}", place=Place("boards/panels.csv", line=number + 1), scene="12", shot="12A"
    )
    return msgspec.structs.replace(made, **more)


def film(*panels: Panel) -> Film:
    set_by = [SetBy.MACHINE, SetBy.PERSON, SetBy.SIGNED]
    linings = [
        Lining(by=each.id, kind=LiningKind.PLANNED, first=0, last=1, set_by=by)
        for each, by in zip(panels, set_by, strict=False)
    ]
    shot = Shot(
        id="s", scene="12", name="12A", size="WS", angle="low", lens="35 mm", move="dolly in", panels=("p1", "p2")
    )
    carried = {
        "p1": Carry(panel="p1", fate=Fate.CARRIED, changes=(Change.REWRITTEN, Change.CUT)),
        "p2": Carry(panel="p2", fate=Fate.DECIDE, changes=(Change.GONE,)),
    }
    return Film(
        title="The Ferry",
        scenes=(FilmScene(number="12", heading="EXT. EAST LANDING - DAY"),),
        panels=panels,
        planned=Lined(tuple(linings)),
        boards=Boards(shots=(shot,), carried=carried),
    )


def written(made: Film, up: int) -> Written:
    return document_of(writer_of(f"boards-pdf-{up}"), made, held=FILES.get)


def texts(data: bytes) -> list[str]:
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in pypdfium2.PdfDocument(data)]


@pytest.mark.parametrize(("up", "pages"), [(1, 7), (2, 4), (6, 2)])
def test_panels_stand_so_many_on_a_page_and_read_back_as_they_were(up: int, pages: int) -> None:
    boards = [panel(n, image="boards/1.png", seconds=n / 2, action="Otto waits.") for n in range(1, 6)]
    boards += [panel(6, action="Nobody drew this one yet.", dialogue="OTTO: Me."), panel(7, scene="A13", shot="A13B")]
    made = written(film(*boards), up)
    assert made.remarks == ()
    assert made == written(film(*boards), up), "the same bytes twice"
    found = texts(made.data)
    assert [f"page {number} of {pages}" in text for number, text in enumerate(found, start=1)] == [True] * pages
    assert all(text.startswith("The Ferry") for text in found)
    back = [each for each in panels_of(boards_in(sheets_of(made.data, path="")), path="") if isinstance(each, Panel)]
    told = [(each.name, each.scene, each.shot, each.seconds) for each in boards]
    assert [(each.name, each.scene, each.shot, each.seconds) for each in back] == told
    assert [bool(each.image) for each in back] == [True] * 5 + [False] * 2


def test_a_panel_stands_with_its_scene_its_shot_and_what_became_of_it() -> None:
    (text,) = texts(written(film(panel(1, image="boards/1.png"), panel(2, image="boards/2.png")), 6).data)
    for words in (
        "Scene 12 EXT. EAST LANDING - DAY",
        "Shot 12A Panel 1.1",
        "WS, low, 35 mm, dolly in",
        "Since it was drawn: its lines were rewritten, lines of it were cut.",
        "To decide: its scene is not in the draft.",
    ):
        assert words in text
    assert "a machine a person signed it covers none" in text


@pytest.mark.parametrize("up", [1, 2, 6])
def test_long_and_foreign_words_are_cut_and_stay_on_their_own_panel(up: int) -> None:
    long = panel(1, name="x" * 90, image="boards/1.png", action=LONG, dialogue=LONG, seconds=1.5)
    foreign = panel(2, action="שלום, مرحبا, 漢字", dialogue="y" * 800, image="boards/2.png")
    made = written(film(long, foreign, panel(3, action=LONG, dialogue=LONG)), up)
    pages = pypdfium2.PdfDocument(made.data)
    assert len(pages) == -(-3 // up), "nothing runs over to another page"
    for page in pages:
        text = page.get_textpage()
        boxes = [text.get_charbox(at) for at in range(text.count_chars())]
        assert max(box[2] for box in boxes) < page.get_size()[0] - 30
        assert min(box[1] for box in boxes if box[3] > box[1]) > 15
    assert "…" in " ".join(texts(made.data))
    assert "U+6F22 U+5B57" in " ".join(texts(made.data))
    assert "found 2 that they lack" in made.remarks[-1].says


def test_a_picture_that_cannot_be_shown_is_said_in_its_place_and_in_a_remark() -> None:
    boards = [
        panel(n, image=f"boards/{name}") for n, name in enumerate(("1.png", "none.png", "bad.png", "scan.tif"), start=1)
    ]
    made = written(film(*boards), 6)
    found = " ".join(texts(made.data))
    said = [
        "boards/none.png is not there",
        "boards/bad.png is damaged, or a picture that no page can show",
        "boards/scan.tif is no picture that a page can show: PNG, JPEG, GIF or WebP",
    ]
    assert [f"{each.place}: {each.says}" for each in made.remarks] == [
        f"boards/panels.csv:{line}: panel 1.{line - 1}: expected its picture, found that {says}"
        for line, says in enumerate(said, start=3)
    ]
    assert all(says in found for says in said)


def test_a_picture_that_is_too_large_is_made_smaller_or_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_PIXELS", 1000)
    monkeypatch.setattr(module, "MOST_TOGETHER", 10**9)
    made = written(film(panel(1, image="boards/1.png")), 6)
    assert made.remarks == ()
    assert made.data != written(film(panel(1, image="boards/none.png")), 6).data


def test_a_film_without_panels_is_refused() -> None:
    with pytest.raises(ExportError, match="boards-pdf-2: expected storyboard panels, found none in this film"):
        written(Film(), 2)
