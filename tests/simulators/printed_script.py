"""A script printed to PDF by typst, line by line at fixed places, the way writing programs lay one out.

Nothing here is taken from the reader: lines are wrapped and pages broken by counting characters, as a typewriter would.
"""

import json
import textwrap
from collections.abc import Callable, Iterator, Sequence
from typing import Final

import msgspec
import typst

from edgecode.film.emphasis import plain
from edgecode.film.script import SPOKEN, Paragraph, ParagraphKind, Script

_ADVANCE: Final = 0.602
"""How wide a character of DejaVu Sans Mono, which typst brings along, is against its size."""
_IN_A_SPEECH: Final = SPOKEN | {ParagraphKind.PARENTHETICAL}


class Style(msgspec.Struct, frozen=True, kw_only=True):
    """One program's way to lay a script out.

    Paper and margins are in points, indents and widths in characters, a page's length in lines. ``labels`` gives the
    printed number of the nth page (from 0); ``header`` what stands left on its first line.
    """

    paper: tuple[float, float] = (612, 792)
    size: float = 12
    leading: float = 12
    left: float = 108
    top: float = 72
    page_lines: int = 54
    action: int = 60
    dialogue: tuple[int, int] = (10, 35)
    parenthetical: tuple[int, int] = (16, 25)
    cue: int = 22
    cue_centered: bool = False
    dual: tuple[int, int] = (3, 33)
    """Where the two columns of speeches side by side begin."""
    numbers: bool = False
    more: bool = False
    continued: bool = False
    labels: Callable[[int], str] = lambda page: f"{page + 1}." if page else ""
    label_at_foot: bool = False
    header: Callable[[int], str] = lambda _: ""
    footer: str = ""
    title: tuple[tuple[str, float, float], ...] = ()
    """What stands on the title page: a text, how far down in points, and where: 0 left, 0.5 in the middle."""
    double_dialogue: bool = False
    watermark: str = ""
    scale: float = 1.0

    @property
    def pitch(self) -> float:
        """The width of a character in points."""
        return self.size * _ADVANCE


class Row(msgspec.Struct, frozen=True):
    """One printed line: texts at characters from the left edge, or nothing for a blank line."""

    texts: tuple[tuple[float, str], ...] = ()
    revised: bool = False
    speaker: str = ""
    """Set on spoken lines, under which a page may break with (MORE)."""
    keep: bool = False
    """The next line must stand on the same page."""
    scene: str = ""


def printed(script: Script, style: Style) -> bytes:
    """Print a script; notes and other asides are left out, emphasis is not shown."""
    pages = list(_pages(list(_rows(script, style)), style))
    sheets = [_sheet(page, number, style) for number, page in enumerate(pages)]
    if style.title:
        sheets.insert(0, _title(style))
    return _compiled(sheets, paper=style.paper, size=style.size, scale=style.scale)


def placed(
    *sheets: Sequence[tuple[float, float, str]],
    paper: tuple[float, float] = (612, 792),
    size: float = 12,
    more: str = "",
) -> bytes:
    """Print texts at places in points from the upper left corner; ``more`` is typst put before the first sheet's texts."""
    told = ["".join(_at(x, y, text) for x, y, text in sheet) for sheet in sheets]
    return _compiled([more + told[0], *told[1:]], paper=paper, size=size, scale=1)


def _compiled(sheets: Sequence[str], *, paper: tuple[float, float], size: float, scale: float) -> bytes:
    width, height = (each * scale for each in paper)
    head = (
        f"#set page(width: {width}pt, height: {height}pt, margin: 0pt)\n"
        f'#set text(font: "DejaVu Sans Mono", size: {size * scale}pt, hyphenate: false)\n'
        f"#let at(x, y, words) = place(top + left, dx: x * {scale}pt, dy: y * {scale}pt, "
        f"box(width: 999pt, text(words)))\n"
    )
    return typst.compile((head + "#pagebreak()\n".join(sheets)).encode())


def _at(x: float, y: float, text: str) -> str:
    return f"#at({x:.3f}, {y:.3f}, {json.dumps(text, ensure_ascii=False)})\n"


def _rows(script: Script, style: Style) -> Iterator[Row]:
    numbers = {scene.first: scene.number for scene in script.scenes}
    index = 0
    while index < len(script.paragraphs):
        paragraph = script.paragraphs[index]
        if paragraph.kind is ParagraphKind.CHARACTER:
            end = _speech_end(script.paragraphs, index)
            if end < len(script.paragraphs) and script.paragraphs[end].dual:
                other = _speech_end(script.paragraphs, end)
                yield from _side_by_side(script.paragraphs[index:end], script.paragraphs[end:other], style)
                index = other
                continue
        if paragraph.kind not in _IN_A_SPEECH and index:
            yield Row()
        yield from _paragraph(paragraph, style, number=numbers.get(index, ""))
        index += 1


def _speech_end(paragraphs: Sequence[Paragraph], index: int) -> int:
    index += 1
    while index < len(paragraphs) and paragraphs[index].kind in _IN_A_SPEECH:
        index += 1
    return index


def _wrapped(text: str, width: int) -> list[str]:
    return [line for part in text.split("\n") for line in textwrap.wrap(part, width, break_long_words=False) or [""]]


def _paragraph(paragraph: Paragraph, style: Style, *, number: str) -> Iterator[Row]:
    text = plain(paragraph.text)
    match paragraph.kind:
        case ParagraphKind.HEADING:
            lines = _wrapped(text.upper(), style.action)
            for at, line in enumerate(lines):
                row = Row(((0, line),), paragraph.revised, keep=True, scene=number)
                yield _numbered(row, number, style) if at == 0 else row
            yield Row(keep=True)
        case ParagraphKind.CHARACTER:
            yield Row(((_cue_at(text, style), text),), paragraph.revised, keep=True)
        case ParagraphKind.TRANSITION:
            yield Row(((style.action - len(text), text),), paragraph.revised)
        case ParagraphKind.PARENTHETICAL | ParagraphKind.DIALOGUE | ParagraphKind.LYRIC:
            for row in _said(paragraph, style):
                yield row
                if style.double_dialogue:
                    yield Row()
        case _:
            for line in _wrapped(text, style.action):
                middle = (style.action - len(line)) / 2 if paragraph.centered else 0.0
                yield Row(((middle, line),), paragraph.revised)


def _cue_at(text: str, style: Style) -> float:
    return (style.action - len(text)) / 2 if style.cue_centered else style.cue


def _said(paragraph: Paragraph, style: Style) -> Iterator[Row]:
    bracket = paragraph.kind is ParagraphKind.PARENTHETICAL
    left, width = style.parenthetical if bracket else style.dialogue
    for line in _wrapped(plain(paragraph.text), width):
        yield Row(((left, line),), paragraph.revised, speaker=paragraph.character, keep=bracket)


def _numbered(row: Row, number: str, style: Style) -> Row:
    if not (style.numbers and number):
        return row
    return msgspec.structs.replace(row, texts=((-len(number) - 3, number), *row.texts, (style.action + 2, number)))


def _side_by_side(left: Sequence[Paragraph], right: Sequence[Paragraph], style: Style) -> Iterator[Row]:
    columns = [
        [
            (at + (6 if paragraph.kind is ParagraphKind.CHARACTER else 0), line)
            for paragraph in speech
            for line in _wrapped(plain(paragraph.text), style.action // 2 - 5)
        ]
        for at, speech in zip(style.dual, (left, right), strict=True)
    ]
    yield Row()
    for line in range(max(map(len, columns))):
        texts = tuple(column[line] for column in columns if line < len(column))
        yield Row(texts, keep=line + 1 < max(map(len, columns)))


def _pages(rows: Sequence[Row], style: Style) -> Iterator[list[Row]]:
    """Break pages: no cue or heading is left behind, a speech that goes on says so."""
    waiting = list(rows)
    while waiting:
        cut = min(style.page_lines, len(waiting))
        while 0 < cut < len(waiting) and waiting[cut - 1].keep:
            cut -= 1
        page, waiting = waiting[:cut], waiting[cut:]
        before = waiting[0] if waiting else Row()
        if style.more and page[-1].speaker and before.speaker == page[-1].speaker:
            again = f"{before.speaker} (CONT'D)"
            page.append(Row(((style.cue, "(MORE)"),)))
            waiting.insert(0, Row(((_cue_at(again, style), again),), keep=True))
        elif style.continued and waiting and not (waiting[0].scene or waiting[0].keep):
            page += [Row(), Row(((style.action - 11, "(CONTINUED)"),))]
            scene = next((row.scene for row in reversed(page) if row.scene), "")
            waiting[:0] = [_numbered(Row(((0, "CONTINUED:"),), keep=True), scene, style), Row(keep=True)]
        while page and not page[-1].texts:
            page.pop()
        while waiting and not waiting[0].texts:
            waiting.pop(0)
        yield page


def _sheet(page: Sequence[Row], number: int, style: Style) -> str:
    pitch = style.pitch
    told = ""
    for down, row in enumerate(page):
        y = style.top + down * style.leading
        told += "".join(_at(style.left + x * pitch, y, text) for x, text in row.texts)
        if row.revised and row.texts:
            told += _at(style.left + (style.action + 6) * pitch, y, "*")
    label, head = style.labels(number), style.header(number)
    edge = style.paper[1] - 40 if style.label_at_foot else style.top - 3 * style.leading
    right = style.left + (style.action - len(label)) * pitch
    told += _at(style.paper[0] / 2 if style.label_at_foot else right, edge, label) if label else ""
    told += _at(style.left, style.top - 3 * style.leading, head) if head else ""
    told += _at(style.left, style.paper[1] - 30, style.footer) if style.footer else ""
    if style.watermark:
        told += f"#place(center + horizon, rotate(-45deg, text(size: 40pt, fill: gray)[{style.watermark}]))\n"
    return told


def _title(style: Style) -> str:
    told = ""
    for text, down, across in style.title:
        x = style.left if across == 0 else style.paper[0] * across - len(text) * style.pitch / 2
        told += _at(x, down, text)
    return told
