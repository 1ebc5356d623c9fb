from edgecode.formats.pdf.panels.cells import drawn_sheets
from edgecode.formats.pdf.panels.placing import PlacedPage, placed_pages
from edgecode.formats.pdf.sheets import sheets_of
from simulators.printed_boards import Item, Picture, Text, printed_boards


def placed(*pages: list[Item]) -> tuple[PlacedPage, ...]:
    return placed_pages(drawn_sheets(sheets_of(printed_boards(*pages), path="").sheets))


def said(page: PlacedPage) -> list[str]:
    return [
        " ".join(word.text for word in sorted(each.words, key=lambda word: (-word.base, word.left)))
        for each in page.placed
    ]


def test_what_repeats_belongs_to_the_page_and_what_stands_under_a_picture_to_it() -> None:
    page: list[Item] = [
        Text(36, 20, "The Ferry"),
        Picture(60, 80, 300, 170),
        Text(60, 255, "one"),
        Text(36, 560, "Confidential"),
    ]
    for found in placed(page, page):
        assert said(found) == ["one"]
        assert sorted(found.own) == ["Confidential", "The Ferry"]


def test_captions_above_and_below_stand_with_their_own_row() -> None:
    rows: list[Item] = []
    for y, name in ((60, "one"), (320, "two")):
        rows += [Text(60, y - 14, f"above {name}"), Picture(60, y, 300, 170), Text(60, y + 175, f"under {name}")]
    [found] = placed(rows)
    assert said(found) == ["above one under one", "above two under two"]


def test_words_on_a_picture_are_counted_and_are_no_caption() -> None:
    [found] = placed([Picture(60, 60, 300, 170), Text(100, 120, "to camera left"), Text(60, 235, "one")])
    assert (said(found), found.over) == (["one"], 3)
