"""Paragraphs as the lines of Fountain that read back as them: a speech is one block, anything else a block of its own.

For each block several ways to write it are tried, the plainest first, and the first that the reader takes for the same is
kept; where none is, the last, and the writer that reads the whole document again will say what became of it.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

import msgspec

from edgecode.film.script import UNDER_A_CUE, Aside, AsideKind, Paragraph, ParagraphKind, Script
from edgecode.formats.fountain.events import events
from edgecode.formats.fountain.page import Event
from edgecode.formats.fountain.title_page import title_page

_EMPTY_LINE: Final = "  "
"""Two spaces are an empty line inside a speech."""
_MARK: Final = "  *"
"""A revision mark, as :mod:`edgecode.formats.fountain.page` knows it."""


class Block(msgspec.Struct, frozen=True):
    """Paragraphs that stand together without a blank line; ``number`` is a heading's scene number."""

    paragraphs: tuple[Paragraph, ...]
    number: str = ""

    def lines(self, inside: Sequence[Sequence[Aside]], *, first: bool) -> list[str]:
        """Write the block; ``inside[n]`` are the asides after its paragraph ``n``, of which the hidden ones go along.

        ``first`` says that nothing stands before it, so that it must not read as a title page.
        """
        texts: list[str] = []
        parts = self._parts(first=first)
        for nth, (paragraph, lines) in enumerate(zip(self.paragraphs, parts, strict=True)):
            marked = _revised(lines) if paragraph.revised or paragraph.revision else lines
            hidden = _hidden(inside[nth]) if nth < len(inside) else []
            texts += [*marked[:-1], " ".join([*marked[-1:], *hidden])] if hidden else marked
        return texts

    def _parts(self, *, first: bool) -> list[list[str]]:
        meant = tuple(map(_as_fountain_has_it, self.paragraphs))
        tried: list[list[str]] = []
        for tried in _ways(meant, number=self.number):
            lines = [line for part in tried for line in part]
            if _reads_as(lines, meant, number=self.number) and not (first and title_page(lines).entries):
                break
        return tried


def blocks_of(script: Script) -> Iterator[Block]:
    """Part a script into blocks, in order, every paragraph in one."""
    numbers = {scene.first: scene.number for scene in script.scenes}
    speech: list[Paragraph] = []
    for index, paragraph in enumerate(script.paragraphs):
        if speech and paragraph.kind in UNDER_A_CUE and paragraph.character == speech[0].character:
            speech.append(paragraph)
            continue
        if speech:
            yield Block(tuple(speech))
        speech = [paragraph] if paragraph.kind is ParagraphKind.CHARACTER else []
        if not speech:
            yield Block((paragraph,), numbers.get(index, ""))
    if speech:
        yield Block(tuple(speech))


def aside_lines(aside: Aside) -> list[str]:
    """Write an aside that stands by itself."""
    if aside.kind in _CLOSES:
        return _hidden([aside])[0].split("\n")
    text = one_line(aside.text)
    if aside.kind is AsideKind.SECTION:
        return [f"{'#' * max(1, aside.depth)} {text}".rstrip()]
    if aside.kind is AsideKind.SYNOPSIS:
        return [f"= {text}".rstrip()]
    return [f"=== {text} ===" if text else "==="]


_CLOSES: Final = {AsideKind.NOTE: ("[[", "]]"), AsideKind.BONEYARD: ("/*", "*/")}


def _hidden(asides: Sequence[Aside]) -> list[str]:
    """Notes and boneyard with their brackets; two spaces keep a blank line from ending a note."""
    made = []
    for aside in asides:
        if aside.kind in _CLOSES:
            opens, closes = _CLOSES[aside.kind]
            text = aside.text
            if aside.kind is AsideKind.NOTE:
                text = "\n".join(line if line.strip() or len(line) > 1 else _EMPTY_LINE for line in text.split("\n"))
            made.append(f"{opens}{text}{closes}")
    return made


def _as_fountain_has_it(paragraph: Paragraph) -> Paragraph:
    """A paragraph of a kind that Fountain does not have, or that is spoken by nobody, is written as action."""
    if paragraph.kind is ParagraphKind.GENERAL:
        return msgspec.structs.replace(paragraph, kind=ParagraphKind.ACTION, character="", extension="")
    return paragraph


def _ways(paragraphs: tuple[Paragraph, ...], *, number: str) -> Iterator[list[list[str]]]:
    """Give the ways to write a block, the plainest first: for each paragraph its lines."""
    first = paragraphs[0]
    if not first.text.strip() and len(paragraphs) == 1:
        yield [[]]
        return
    if first.kind is ParagraphKind.CHARACTER:
        said = _said(paragraphs[1:])
        for cue in _cues(first):
            yield [[cue], *said]
        return
    for lines in _WAYS.get(first.kind, _action)(first):
        yield [[f"{lines[0]} #{number}#"] if number else lines]


def _cues(paragraph: Paragraph) -> Iterator[str]:
    text = one_line(paragraph.text) + (" ^" if paragraph.dual else "")
    yield text
    yield f"@{text}"


def _said(paragraphs: Sequence[Paragraph]) -> list[list[str]]:
    parts: list[list[str]] = []
    before: ParagraphKind | None = None
    for paragraph in paragraphs:
        lyric = paragraph.kind is ParagraphKind.LYRIC
        lines = [f"~{line}" if lyric else line or _EMPTY_LINE for line in paragraph.text.split("\n")]
        parts.append([_EMPTY_LINE, *lines] if lyric and before is ParagraphKind.LYRIC else lines)
        before = paragraph.kind
    return parts


def _heading(paragraph: Paragraph) -> Iterator[list[str]]:
    text = one_line(paragraph.text)
    yield [text]
    yield [f".{text}"]


def _action(paragraph: Paragraph) -> Iterator[list[str]]:
    lines = paragraph.text.split("\n")
    if paragraph.centered:
        yield [f"> {line} <" for line in lines]
        return
    plain = [line if line.strip() else "!" for line in lines]
    yield plain
    yield [_forced(lines[0]), *plain[1:]]
    yield [_forced(line) for line in lines]


def _forced(line: str) -> str:
    """The mark goes after the indent, where people look for it."""
    words = line.lstrip()
    return f"{line[: len(line) - len(words)]}!{words}" if words else "!"


def _transition(paragraph: Paragraph) -> Iterator[list[str]]:
    text = one_line(paragraph.text)
    yield [text]
    yield [f"> {text}"]


def _lyric(paragraph: Paragraph) -> Iterator[list[str]]:
    yield [f"~{line}" for line in paragraph.text.split("\n")]


def _shot(paragraph: Paragraph) -> Iterator[list[str]]:
    yield [f"!!{one_line(paragraph.text)}"]


_WAYS: Final[dict[ParagraphKind, Callable[[Paragraph], Iterator[list[str]]]]] = {
    ParagraphKind.HEADING: _heading,
    ParagraphKind.TRANSITION: _transition,
    ParagraphKind.LYRIC: _lyric,
    ParagraphKind.SHOT: _shot,
}


def one_line(text: str) -> str:
    """Join lines with spaces; only CR and LF break a line of Fountain."""
    return " ".join(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")).strip()


def _revised(lines: Sequence[str]) -> list[str]:
    """Mark every line that can carry a mark: not an empty one, nor one that ends in a star."""
    return [f"{line}{_MARK}" if line.strip() not in {"", "!"} and line[-1:] != "*" else line for line in lines]


def _reads_as(lines: list[str], meant: Sequence[Paragraph], *, number: str) -> bool:
    """Whether lines read as these paragraphs; a speech stands before them, without which nothing is dual."""
    found = events([*_SPEECH, *lines])[2:]
    return [_found(event) for event in found] == [_meant(each, number=number) for each in meant]


_SPEECH: Final = ("A", "b", "")


def _found(event: Event) -> tuple[object, ...]:
    cue = event.cue
    said = (cue.name, cue.extension, cue.dual) if cue else ("", "", False)
    return (event.kind, event.text, event.number, event.centered, *said)


def _meant(paragraph: Paragraph, *, number: str) -> tuple[object, ...]:
    said = (paragraph.character, paragraph.extension, paragraph.dual)
    return (paragraph.kind, paragraph.text, number, paragraph.centered, *said)
