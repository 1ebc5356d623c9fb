"""How long a scene is in eighths of a page, estimated from its words: for scripts whose file does not say.

The script is laid out line by line as Final Draft's screenplay template lays it out, and a scene's lines are set against
those of a page. A length the file gives (:attr:`edgecode.film.script.Scene.eighths`), and one the assistant director sets by
hand, are better than this estimate and never replaced by it.

Where the numbers come from:

- Lines: six to the inch, ten characters to the inch, in Courier 12. A page of US Letter with an inch above and below has
  54 lines; Write Brothers' support article on page counts names 54 to 55 with the page number as the US standard.
- Indents and the space above each paragraph: the ``ElementSettings`` that Final Draft writes into an FDX made from its
  screenplay template. Text runs from 1.25 to 7.25 inches (60 characters), dialogue from 2.56 to 6.25 (36), parentheticals
  from 3.25 to 5.25 (20), cues from 3.75 to 7.25 (35), transitions from 5.25 to 6.75 (15). One blank line stands above all
  but what stands under a cue and General. Above a heading there are two (``SpaceBefore`` 24 points), of which one is counted
  (see below); above the first paragraph of the script there is none.
- An eighth: Movie Magic Screenwriter's manual (*Calculate Eighths by*) has two rules, *Standard*, 6 lines an eighth, from
  when a page was eight inches of text, and *Adjusted*, 7 lines, the lines of a page divided by eight and rounded; both
  round a scene's eighths upwards. How Final Draft counts is not published. The lengths in files it wrote agree best with
  a page of 54 lines, one line counted above a heading, and rounding upwards: this is our reading of them. Of the 21
  scenes of eight short scripts on which it was chosen 19 agree and two are an eighth off; of four set aside three agree and
  one is an eighth off. A scene has at least one eighth, an omitted one none.
- Dual dialogue takes as many lines as its longer side. The width of a side is our own measure: half of the text, less the
  gap between the two.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Final

import msgspec

from edgecode.film.emphasis import plain
from edgecode.film.script import UNDER_A_CUE, Paragraph, ParagraphKind, Scene, Script

PAGE: Final = 8
"""Eighths in a page."""

_TEXT: Final = 60
_SPEECH: Final = 36
_SIDE: Final = 28


class Rule(StrEnum):
    """What an eighth is, in lines of the page; a part of one counts as one."""

    SHARE = "an eighth of the lines of a page"
    SIX = "six lines"
    SEVEN = "seven lines"


class Layout(msgspec.Struct, frozen=True):
    """A page: how many lines it has, how many characters a line of each kind, and how many blank lines stand above one."""

    lines: int
    widths: dict[ParagraphKind, int]
    above: dict[ParagraphKind, int]


LETTER: Final = Layout(
    lines=54,
    widths={
        ParagraphKind.HEADING: _TEXT,
        ParagraphKind.ACTION: _TEXT,
        ParagraphKind.SHOT: _TEXT,
        ParagraphKind.GENERAL: _TEXT,
        ParagraphKind.CHARACTER: 35,
        ParagraphKind.PARENTHETICAL: 20,
        ParagraphKind.DIALOGUE: _SPEECH,
        ParagraphKind.LYRIC: _SPEECH,
        ParagraphKind.TRANSITION: 15,
    },
    above={
        ParagraphKind.HEADING: 1,
        ParagraphKind.ACTION: 1,
        ParagraphKind.SHOT: 1,
        ParagraphKind.CHARACTER: 1,
        ParagraphKind.TRANSITION: 1,
    },
)
"""US Letter, as Final Draft's screenplay template has it; see above for where each number comes from."""


def estimated(script: Script, *, rule: Rule = Rule.SHARE, layout: Layout = LETTER) -> tuple[int, ...]:
    """Estimate the eighths of every scene of a script, in the order of its scenes."""
    every = zip(script.scenes, lines_of(script, layout=layout), strict=True)
    return tuple(_eighths(lines, scene, rule=rule, layout=layout) for scene, lines in every)


def lines_of(script: Script, *, layout: Layout = LETTER) -> tuple[int, ...]:
    """How many lines every scene of a script takes, those counted above its paragraphs included."""
    return tuple(
        _lines(script.paragraphs[scene.first : scene.last], layout=layout)
        - (layout.above.get(ParagraphKind.HEADING, 0) if scene.first == 0 else 0)
        for scene in script.scenes
    )


def blocks_of(paragraphs: Sequence[Paragraph], *, layout: Layout = LETTER) -> Iterator[tuple[int, int]]:
    """Part paragraphs into what stays together on a page, a cue with its speech: how many paragraphs, and their lines.

    Speeches side by side are one block. The lines counted above a block are among its own.
    """
    beside: list[list[Paragraph]] = []
    for block in _blocks(paragraphs):
        if beside and not block[0].dual:
            yield sum(map(len, beside)), _height(beside, layout=layout)
            beside = []
        beside.append(block)
    if beside:
        yield sum(map(len, beside)), _height(beside, layout=layout)


def _eighths(lines: int, scene: Scene, *, rule: Rule, layout: Layout) -> int:
    if scene.omitted:
        return 0
    match rule:
        case Rule.SHARE:
            return _upwards(lines * PAGE, layout.lines)
        case Rule.SIX:
            return _upwards(lines, 6)
        case Rule.SEVEN:
            return _upwards(lines, 7)


def _upwards(whole: int, part: int) -> int:
    return max(1, -(-whole // part))


def _lines(paragraphs: Sequence[Paragraph], *, layout: Layout) -> int:
    return sum(height for _count, height in blocks_of(paragraphs, layout=layout))


def _blocks(paragraphs: Sequence[Paragraph]) -> Iterator[list[Paragraph]]:
    """A cue with what stands under it, or a paragraph of its own."""
    block: list[Paragraph] = []
    for paragraph in paragraphs:
        if block and (paragraph.kind not in UNDER_A_CUE or block[0].kind is not ParagraphKind.CHARACTER):
            yield block
            block = []
        block.append(paragraph)
    if block:
        yield block


def _height(beside: list[list[Paragraph]], *, layout: Layout) -> int:
    """The lines of blocks side by side, or of one alone."""
    most = _SIDE if len(beside) > 1 else _TEXT
    heights = (
        sum(
            layout.above.get(paragraph.kind, 0)
            + _wrapped(plain(paragraph.text), width=min(most, layout.widths[paragraph.kind]))
            for paragraph in block
        )
        for block in beside
    )
    return max(heights, default=0)


def _wrapped(text: str, *, width: int) -> int:
    """How many lines a text takes; a word longer than a line is broken."""
    return sum(_wrapped_line(line, width=width) for line in text.split("\n"))


def _wrapped_line(line: str, *, width: int) -> int:
    line = line.rstrip()
    lines = 1
    while len(line) > width:
        at = line.rfind(" ", 0, width + 1)
        line = line[at + 1 :] if at > 0 else line[width:]
        lines += 1
    return lines
