"""Pages of a storyboard printed by typst: pictures and texts at places, the way other programs lay them out.

A picture is one shade of grey, so that it can be told which of them was cut out of a page.
"""

import json
import struct
import zlib
from collections.abc import Iterable, Sequence

import msgspec
import typst


class Picture(msgspec.Struct, frozen=True):
    """A picture ``wide`` by ``high`` points, its upper left corner so far from the page's; ``shade`` from 0 (black) to 255."""

    x: float
    y: float
    wide: float
    high: float
    shade: int = 200


class Text(msgspec.Struct, frozen=True):
    """A text whose first line begins at a place; it breaks where it is wider than ``wide``."""

    x: float
    y: float
    words: str
    size: float = 9
    wide: float = 400
    centred: bool = False


class Frame(msgspec.Struct, frozen=True):
    """A rectangle that is drawn, and empty."""

    x: float
    y: float
    wide: float
    high: float


Item = Picture | Text | Frame


def printed_boards(
    *pages: Sequence[Item], paper: tuple[float, float] = (842, 595), font: str = "Libertinus Serif"
) -> bytes:
    """Print pages of things at places in points from the upper left corner."""
    shades = {each.shade for page in pages for each in page if isinstance(each, Picture)}
    head = [
        f"#set page(width: {paper[0]}pt, height: {paper[1]}pt, margin: 0pt)",
        f'#set text(font: "{font}", hyphenate: false, top-edge: "ascender")',
        *(f"#let shade{shade} = bytes({tuple(grey_png(shade))})" for shade in sorted(shades)),
    ]
    told = "\n#pagebreak()\n".join("\n".join(map(_typst, page)) for page in pages)
    return bytes(typst.compile("\n".join([*head, told]).encode(), format="pdf", timestamp=0, ignore_system_fonts=True))


def grey_png(shade: int, *, wide: int = 1, high: int = 1) -> bytes:
    """A PNG of one shade of grey."""
    rows = (b"\0" + bytes([shade]) * wide) * high
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))
        for kind, data in (
            (b"IHDR", struct.pack(">LLBBBBB", wide, high, 8, 0, 0, 0, 0)),
            (b"IDAT", zlib.compress(rows)),
            (b"IEND", b""),
        )
    )


def grid(
    columns: int, rows: int, *, step: tuple[float, float], start: tuple[float, float] = (36, 60)
) -> Iterable[tuple[float, float]]:
    """Upper left corners of a grid, rows first."""
    for row in range(rows):
        for column in range(columns):
            yield start[0] + column * step[0], start[1] + row * step[1]


def _typst(item: Item) -> str:
    at = f"#place(top + left, dx: {item.x}pt, dy: {item.y}pt, "
    if isinstance(item, Picture):
        return f'{at}image(shade{item.shade}, width: {item.wide}pt, height: {item.high}pt, fit: "stretch"))'
    if isinstance(item, Frame):
        return f"{at}rect(width: {item.wide}pt, height: {item.high}pt, stroke: 0.8pt))"
    words = "#linebreak()".join(f"#text(size: {item.size}pt, {json.dumps(each)})" for each in item.words.split("\n"))
    side = "center" if item.centred else "left"
    return f"{at}box(width: {item.wide}pt, align({side})[{words}]))"
