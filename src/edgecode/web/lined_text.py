"""The text of a scene as blocks of rows: wrapped by characters, so that the place of every row is known without a browser."""

import textwrap
from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from edgecode.film.emphasis import plain
from edgecode.film.script import Paragraph, ParagraphKind, Scene, Script
from edgecode.usecases.show_coverage import LineView, SceneView

ACTION_CHARACTERS: Final = 56
"""How many characters a row of action holds."""
_WIDTH: Final[Mapping[ParagraphKind, int]] = {
    ParagraphKind.CHARACTER: 36,
    ParagraphKind.PARENTHETICAL: 25,
    ParagraphKind.DIALOGUE: 35,
    ParagraphKind.LYRIC: 35,
    ParagraphKind.TRANSITION: 16,
}
"""Width in characters, in the proportions of a script page; the indents stand in ``room.css`` under the same names."""


class Printed(msgspec.Struct, frozen=True, kw_only=True):
    """One paragraph, wrapped. ``index`` is its place in the draft."""

    index: int
    kind: ParagraphKind
    rows: tuple[str, ...]
    revised: bool = False


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """The heading, or one numbered line of a scene. ``line`` is ``None`` for the heading and what has no number."""

    paragraphs: tuple[Printed, ...]
    line: LineView | None = None

    @property
    def first(self) -> int:
        """The first paragraph of it, as an index in the draft."""
        return self.paragraphs[0].index

    @property
    def rows(self) -> int:
        """How many rows it takes."""
        return sum(len(printed.rows) for printed in self.paragraphs)


def text_blocks(view: SceneView, *, script: Script, scene: Scene) -> tuple[Block, ...]:
    """Set the paragraphs of a scene in blocks, in their order; a block begins at the heading and at each numbered line."""
    begins = {line.first: line for line in view.lines}
    blocks: list[Block] = []
    group: list[Printed] = []
    line: LineView | None = None
    for index in range(scene.first, scene.last):
        if group and (index in begins or group[-1].kind is ParagraphKind.HEADING):
            blocks.append(Block(paragraphs=tuple(group), line=line))
            group, line = [], None
        line = begins.get(index, line)
        group.append(_printed(script.paragraphs[index], index=index))
    return (*blocks, Block(paragraphs=tuple(group), line=line)) if group else tuple(blocks)


def _printed(paragraph: Paragraph, *, index: int) -> Printed:
    return Printed(index=index, kind=paragraph.kind, rows=tuple(_rows(paragraph)), revised=paragraph.revised)


def _rows(paragraph: Paragraph) -> Iterator[str]:
    width = _WIDTH.get(paragraph.kind, ACTION_CHARACTERS)
    for text in plain(paragraph.text).splitlines() or [""]:
        yield from textwrap.wrap(text, width) or [""]
