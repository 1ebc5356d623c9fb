"""Storyboards as other programs print them: one way to lay a page out each."""

from collections.abc import Callable
from typing import Final

from simulators.printed_boards import Frame, Item, Picture, Text, grid, printed_boards

WORDS: Final = "The ferry turns in the current and nobody on deck says a word for a while."
FEW, PORTRAIT = 2, (595, 842)


def labelled_under() -> bytes:
    """Six on a page, labels and fields under each."""
    pages: list[list[Item]] = []
    for page in range(FEW):
        items: list[Item] = [Text(36, 20, "THE FERRY - storyboard"), Text(700, 20, f"Page {page + 1} of 2")]
        for nth, (x, y) in enumerate(grid(3, 2, step=(260, 265)), start=1):
            items += [
                Picture(x, y, 240, 135, shade=100 + nth),
                Text(x, y + 140, f"Scene 4  Shot 4{'AB'[page]}  Panel {nth}"),
                Text(x, y + 152, f"Duration: {nth / 2}s"),
                Text(x, y + 164, f"Action: {WORDS}", wide=240),
                Text(x, y + 190, "Dialogue: OTTO: I may get off.", wide=240),
            ]
        pages.append(items)
    return printed_boards(*pages)


def bare_beside() -> bytes:
    """Four in a column, numbers and a cue to the left of each."""
    pages: list[list[Item]] = []
    for page in range(FEW):
        items: list[Item] = [Text(36, 20, "storyboard v2")]
        for nth, (x, y) in enumerate(grid(1, 4, step=(0, 180), start=(300, 60)), start=1):
            items += [
                Picture(x, y, 260, 146, shade=100 + nth),
                Text(40, y, f"4A.{nth + 4 * page}", size=12),
                Text(40, y + 20, WORDS, wide=240),
                Text(40, y + 60, "NADIA"),
                Text(60, y + 72, "We never came back.", wide=200),
            ]
        pages.append(items)
    return printed_boards(*pages, paper=PORTRAIT)


def above() -> bytes:
    """Four on a page, words above each."""
    pages: list[list[Item]] = []
    for page in range(FEW):
        items: list[Item] = [Text(36, 15, "Ferry boards", size=14), Text(36, 575, f"- {page + 1} -")]
        for nth, (x, y) in enumerate(grid(2, 2, step=(390, 260), start=(40, 110)), start=1):
            items += [
                Text(x, y - 40, f"SC 4A-{nth + 4 * page}"),
                Text(x, y - 28, WORDS, wide=370),
                Picture(x, y, 370, 190, shade=100 + nth),
            ]
        pages.append(items)
    return printed_boards(*pages)


def twelve() -> bytes:
    """Twelve on a page."""
    items: list[Item] = []
    for nth, (x, y) in enumerate(grid(4, 3, step=(195, 175), start=(36, 50)), start=1):
        items += [
            Picture(x, y, 180, 101, shade=100 + nth),
            Text(x, y + 104, f"4-{nth}", size=7),
            Text(x + 150, y + 104, "2.5s", size=7),
            Text(x, y + 113, "Otto waits.", size=7),
        ]
    return printed_boards(items, items)


def cards() -> bytes:
    """Cards with picture and form in one box, under a page that is headed by the scene."""
    items: list[Item] = [Text(36, 20, "Scene 7")]
    for nth, (x, y) in enumerate(grid(3, 1, step=(260, 0)), start=1):
        items += [
            Frame(x - 4, y - 4, 248, 260),
            Picture(x, y, 240, 135, shade=100 + nth),
            Text(x, y + 140, f"Shot {nth}A"),
            *(Text(x, y + 160 + 20 * at, word) for at, word in enumerate(("Action", "Dialogue", "Lens"))),
            *(
                Text(x + 60, y + 160 + 20 * at, word)
                for at, word in enumerate(("He waits.", "I may get off.", "35 mm"))
            ),
        ]
    return printed_boards(items)


def strips() -> bytes:
    """Labels apart from their numbers above each, boxes with fields beside, a logo, and the rate on the page."""
    pages: list[list[Item]] = []
    for page in range(FEW):
        items: list[Item] = [Text(36, 18, "THE FERRY"), Text(260, 18, "24 fps"), Text(500, 18, f"Page {page + 1}/2")]
        items.append(Picture(540, 10, 24, 24, shade=30))
        for nth, (x, y) in enumerate(grid(1, 3, step=(0, 255), start=(36, 80)), start=1 + 3 * page):
            named = ("Scene", "12", "Duration", "02:12", "Panel", str(nth))
            items += [
                *(Text(x + at, y - 16, word) for at, word in zip((0, 40, 90, 140, 220, 260), named, strict=True)),
                Picture(x, y, 300, 169, shade=100 + nth),
                Frame(x + 310, y, 210, 80),
                Text(x + 314, y + 3, "Dialogue", size=8),
                Text(x + 314, y + 15, "NADIA: We never came back.", wide=200),
                Frame(x + 310, y + 84, 210, 85),
                Text(x + 314, y + 87, "Action Notes", size=8),
                Text(x + 314, y + 99, f"{WORDS} {nth}", wide=200),
            ]
        pages.append(items)
    return printed_boards(*pages, paper=PORTRAIT, font="New Computer Modern")


def centred() -> bytes:
    """Nine on a page, numbers in one word and words centred under each; the last page is not full."""
    pages: list[list[Item]] = []
    numbers = iter(range(1, 15))
    for count in (9, 5):
        items: list[Item] = [
            Text(36, 16, "The Ferry", size=16),
            Text(36, 575, "Confidential - 12 March"),
            Text(760, 575, "2"),
        ]
        for x, y in list(grid(3, 3, step=(265, 172), start=(40, 50)))[:count]:
            nth = next(numbers)
            said = (f"SC010_SH020_P{nth:02}", "Nadia turns; the lever falls.", '1.5"' if nth % 2 else "2 sec")
            items.append(Picture(x, y, 235, 100, shade=100 + nth))
            items += [Text(x, y + 103 + 12 * at, words, wide=235, centred=True) for at, words in enumerate(said)]
        pages.append(items)
    return printed_boards(*pages)


def columns() -> bytes:
    """One on a page, named by the page's head, with three columns of words under it."""
    pages: list[list[Item]] = []
    for nth in range(1, 4):
        items: list[Item] = [
            Text(60, 40, f"SCENE 22 - SHOT {nth}", size=14),
            Picture(60, 70, 640, 360, shade=100 + nth),
        ]
        items += [Text(60 + 220 * at, 440, word) for at, word in enumerate(("ACTION", "DIALOGUE", "NOTES"))]
        said = (WORDS, "I'd need my glasses.", "Check the lever.")
        items += [Text(60 + 220 * at, 455, words, wide=190) for at, words in enumerate(said)]
        pages.append([*items, Text(60, 560, "Ferry Pictures Ltd")])
    return printed_boards(*pages, font="DejaVu Sans Mono")


Told = tuple[str, str, str, float | None, str, str]
"""Scene, shot, name, seconds, action and dialogue of a panel."""
TWELVE: Final[list[Told]] = [("4", "", f"4-{n}", 2.5, "Otto waits.", "") for n in range(1, 13)]
LAYOUTS: Final[dict[str, tuple[Callable[[], bytes], list[Told]]]] = {
    "labelled under": (
        labelled_under,
        [("4", f"4{x}", f"4{x}-{n}", n / 2, WORDS, "OTTO: I may get off.") for x in "AB" for n in range(1, 7)],
    ),
    "bare beside": (
        bare_beside,
        [("4", "4A", f"4A.{n}", None, WORDS, "NADIA: We never came back.") for n in range(1, 9)],
    ),
    "above": (above, [("4A", "", f"4A-{n}", None, WORDS, "") for n in range(1, 9)]),
    "twelve": (twelve, TWELVE * FEW),
    "cards": (cards, [("7", f"{n}A", f"p1-{n}", None, "He waits.", "I may get off.") for n in range(1, 4)]),
    "strips": (strips, [("12", "", f"{n}", 2.5, f"{WORDS} {n}", "NADIA: We never came back.") for n in range(1, 7)]),
    "centred": (
        centred,
        [
            ("010", "020", f"SC010_SH020_P{n:02}", 1.5 if n % 2 else 2.0, "Nadia turns; the lever falls.", "")
            for n in range(1, 15)
        ],
    ),
    "columns": (columns, [("22", f"{n}", f"p{n}-1", None, WORDS, "I'd need my glasses.") for n in range(1, 4)]),
}
