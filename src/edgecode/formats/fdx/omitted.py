"""What an omitted scene said, as a text that can be read, and back."""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from edgecode.film.script import SPEECH, UNDER_A_CUE, ParagraphKind
from edgecode.formats.fdx.kinds import KIND_OF, Types
from edgecode.formats.fdx.runs import run_of, words_of

_NUMBER: Final = re.compile(r"(.*) #([^#\n]+)#")


def omitted_text(block: etree._Element, *, types: Types) -> str:
    """The paragraphs of an omitted scene, a blank line between them; what is said stands under its cue."""
    text = ""
    last: ParagraphKind | None = None
    for kind, words in _printed(block, types=types):
        gap = "" if last is None else "\n" if kind in UNDER_A_CUE and last in SPEECH else "\n\n"
        text += gap + words
        last = kind
    return text


def _printed(block: etree._Element, *, types: Types) -> Iterator[tuple[ParagraphKind, str]]:
    for paragraph in block.iterchildren("Paragraph"):
        name = paragraph.get("Type", "")
        if types.aside(name):
            continue
        kind = KIND_OF.get(name.casefold(), ParagraphKind.GENERAL)
        capitals = name.casefold() in types.capitals
        runs = [run_of(each, capitals=capitals) for each in paragraph.iterchildren("Text")]
        words = words_of(runs, indent=False).text
        number = paragraph.get("Number", "").strip()
        if words:
            yield kind, f"{words} #{number}#" if number and kind is ParagraphKind.HEADING else words
        for dual in paragraph.iterchildren("DualDialogue"):
            yield from _printed(dual, types=types)


def omitted_paragraphs(text: str) -> Iterator[tuple[ParagraphKind, str, str]]:
    """The paragraphs of such a text: kind, words and scene number; the first is the heading.

    Which kinds they had is guessed from how they stand, as in Fountain: a line in capitals with lines under it is a cue.
    """
    for nth, part in enumerate(text.split("\n\n")):
        first, _, rest = part.partition("\n")
        if nth == 0:
            numbered = _NUMBER.fullmatch(part)
            yield ParagraphKind.HEADING, numbered[1] if numbered else part, numbered[2] if numbered else ""
        elif rest and first.isupper():
            yield ParagraphKind.CHARACTER, first, ""
            for line in rest.split("\n"):
                spoken = line.startswith("(") and line.endswith(")")
                yield ParagraphKind.PARENTHETICAL if spoken else ParagraphKind.DIALOGUE, line, ""
        else:
            yield ParagraphKind.ACTION, part, ""
