"""WebVTT captions (``.vtt``), with words where the cues carry their times.

As the W3C has it (WebVTT: The Web Video Text Tracks Format, 2019; sections 4 and 6). ``<v Speaker>`` names who speaks, and
parts a cue in which several do; ``<00:00:01.000>`` times the words behind it. Other tags, cue settings, cue identifiers,
styles and regions are layout and left out; notes and what else the header says are kept in ``extra``. Captions that
roll up (every line comes twice) are told once.

Chapters, descriptions and metadata are files of the same format in which nobody speaks. What kind a file is, its header
says (``Kind: chapters``), else its name (``film-chapters.en.vtt``), else its cues (all JSON, or all parts of a picture). Such
a file gives a transcript without cues, so that nothing is lined by it: its kind is ``extra["vtt.kind"]``, its text is
``extra["vtt.text"]``, and a remark says so.
"""

import html
import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Final

import msgspec

from edgecode.errors import UnreadableError
from edgecode.film.place import Place, Remark
from edgecode.film.transcript import Cue, Milliseconds, SpokenWord, Transcript
from edgecode.formats.cue_times import ARROW, Span, moment_of, order_remarks, span_of, transcript_of
from edgecode.formats.head import peeked
from edgecode.formats.source import Source
from edgecode.formats.text import decoded, lines

NAME: Final = "vtt"
SUFFIXES: Final = (".vtt", ".webvtt")

_SIGNATURE: Final = "WEBVTT"
_SILENT: Final = ("chapters", "descriptions", "metadata")
_SPOKEN: Final = ("subtitles", "captions")
_TAG: Final = re.compile(r"<(?P<tag>[^<>]{0,500})>")
_HEADER: Final = re.compile(r"(?P<key>[A-Za-z][\w-]{0,40})\s*[:=]\s*(?P<value>.*)")
_ASIDE: Final = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_STAMP: Final = re.compile(r"<(?:[0-9]{1,4}:)?[0-9]{2}:[0-9]{2}[.,][0-9]{3}>")
_VOICE: Final = re.compile(r"v(?:\.[^\s<>]{0,200})?(?:\s+(?P<name>.*))?|/v", re.DOTALL)
_DATA: Final = re.compile(r"\{.*\}|\S+(?:#xywh=\S*|\.(?:jpe?g|png|webp))", re.IGNORECASE | re.DOTALL)
"""What a cue of a metadata file holds: JSON, or a picture and the part of it to show."""


def recognises(head: bytes, *, suffix: str) -> bool:
    """Look for WEBVTT at the very start, alone on its line or before a space."""
    del suffix
    text = peeked(head[:64])
    return text.startswith(_SIGNATURE) and text[len(_SIGNATURE) :][:1] in {"", " ", "\t", "\n", "\r"}


def read(source: Source) -> Iterator[Transcript | Remark]:
    """Yield the transcript, before it what is to be remarked. Raises UnreadableError where the file is no text."""
    text = decoded(source.bytes(), path=source.path)
    if text.remark is not None:
        yield text.remark
    if not text.content.startswith(_SIGNATURE):
        raise UnreadableError(source.path, line=1, expected=_SIGNATURE, found="something else")
    file = _File([line.replace("\0", "\ufffd") for line in lines(text.content)], path=source.path)
    file.go()
    yield from file.remarks
    kind = file.kind()
    if kind in _SILENT:
        says = f"expected what is said, found {kind}; its {len(file.cues)} cues are not read as speech"
        yield Remark(Place(source.path), says)
        shown = "\n".join(f"{cue.begins / 1000:.3f} {cue.text}" for cue in file.cues)
        extra = file.extra | {"vtt.kind": kind, "vtt.text": shown}
        yield transcript_of((), path=source.path, language=file.language, extra=extra)
        return
    yield from order_remarks(file.cues, path=source.path)
    yield transcript_of(file.cues, path=source.path, language=file.language, extra=file.extra)


class _File:
    """One walk over the lines of a file, and what it has found so far."""

    def __init__(self, split: list[str], *, path: str) -> None:
        self.split = split
        self.path = path
        self.cues: list[Cue] = []
        self.remarks: list[Remark] = []
        self.extra: dict[str, str] = {}
        self.language = ""
        self.said_kind = ""
        self.rolls_up = any(_STAMP.search(line) for line in split)
        self.last_line = ""

    def go(self) -> None:
        """Read the header and every block."""
        at = self._header()
        for start, block in _blocks(self.split, at):
            if _ASIDE.match(block[0]) and ARROW not in block[0]:
                self._aside(block)
            elif any(line.strip() for line in block):
                self._cues(block, start=start)

    def kind(self) -> str:
        """What kind of file this is: as the header says, else the name, else the cues."""
        if self.said_kind in _SILENT + _SPOKEN:
            return self.said_kind
        words = set(re.split(r"[^a-z]+", PurePosixPath(self.path).name.casefold()))
        named = next((kind for kind in _SILENT if kind in words), "")
        data = self.cues and all(_DATA.fullmatch(cue.text) for cue in self.cues)
        return named or ("metadata" if data else "")

    def _header(self) -> int:
        """Read the lines up to the first blank one; gives the line to go on from, from 0."""
        self._keep("header", self.split[0][len(_SIGNATURE) :].strip(" \t-"))
        for index, line in enumerate(self.split[1:], start=1):
            if not line.strip() or ARROW in line:
                return index
            match = _HEADER.fullmatch(line.strip())
            key, value = (match["key"], match["value"].strip()) if match is not None else ("header", line.strip())
            if key.casefold() == "language":
                self.language = value
            elif key.casefold() == "kind":
                self.said_kind = value.casefold()
            else:
                self._keep(key, value)
        return len(self.split)

    def _aside(self, block: list[str]) -> None:
        """Keep a note; styles and regions are layout."""
        if block[0].startswith("NOTE"):
            lines_ = [block[0].removeprefix("NOTE").strip(), *block[1:]]
            self._keep("note", "\n".join(line for line in lines_ if line))

    def _keep(self, name: str, value: str) -> None:
        if value:
            before = self.extra.get(f"vtt.{name}", "")
            self.extra[f"vtt.{name}"] = f"{before}\n{value}" if before else value

    def _cues(self, block: list[str], *, start: int) -> None:
        """Read the cue of a block, or the several that no blank line parts; ``start`` is its first line, from 0."""
        timed = [index for index, line in enumerate(block) if ARROW in line]
        if not timed:
            self._remark(
                start, f"expected times, found {block[0].strip()[:60]!r}; the lines up to the next blank one left out"
            )
            return
        for index, end in zip(timed, [*timed[1:], len(block)], strict=True):
            span = span_of(block[index])
            if span is None:
                says = f"expected times such as 00:01.000 --> 00:02.000, found {block[index].strip()[:60]!r}"
                self._remark(start + index, f"{says}; cue left out")
                continue
            if span.fault:
                self._remark(start + index, span.fault)
            text = block[index + 1 : end]
            if end < len(block) and text and text[-1].strip().isdigit():
                text.pop()
            self._said(self._new(text), span=span, place=Place(self.path, line=start + index + 1))

    def _new(self, text: list[str]) -> list[str]:
        """Leave out the lines of captions that roll up which the cue before has shown already."""
        if not self.rolls_up:
            return text
        new = [line for line in text if _STAMP.search(line) or _plain(line) != self.last_line]
        self.last_line = next((plain for line in reversed(text) if (plain := _plain(line))), self.last_line)
        return new

    def _said(self, text: list[str], *, span: Span, place: Place) -> None:
        for voice in _voices("\n".join(text), span=span):
            words = "\n".join(filter(None, (line.strip() for line in voice.text().split("\n"))))
            if words:
                cue = Cue(
                    text=words,
                    place=place,
                    begins=span.begins,
                    ends=span.ends,
                    speaker=voice.speaker,
                    words=tuple(voice.words()) if voice.timed else (),
                )
                self.cues.append(cue)

    def _remark(self, index: int, says: str) -> None:
        self.remarks.append(Remark(Place(self.path, line=index + 1), says))


class _Piece(msgspec.Struct):
    """A stretch of text between two tags, from when it is said, up to when."""

    text: str
    begins: Milliseconds
    ends: Milliseconds


class _Voice(msgspec.Struct):
    """What one speaker says in a cue; ``timed`` where the cue times its words."""

    speaker: str
    pieces: list[_Piece] = []
    timed: bool = False

    def say(self, written: str, *, begins: Milliseconds, ends: Milliseconds) -> None:
        """Take in what stands between two tags; what begins together is one piece."""
        said = html.unescape(written).replace("\xa0", " ")
        if said and self.pieces and self.pieces[-1].begins == begins:
            self.pieces[-1].text += said
        elif said:
            self.pieces.append(_Piece(said, begins, ends))

    def text(self) -> str:
        """All that is said, lines as they stand."""
        return "".join(piece.text for piece in self.pieces)

    def words(self) -> Iterator[SpokenWord]:
        """The words; of several between two times the first has the begin and the last the end."""
        open_word: SpokenWord | None = None
        for piece in self.pieces:
            split = piece.text.split()
            for index, word in enumerate(split):
                ends = piece.ends if index + 1 == len(split) else None
                if index == 0 and open_word is not None and not piece.text[0].isspace():
                    open_word = SpokenWord(text=open_word.text + word, begins=open_word.begins, ends=ends)
                    continue
                if open_word is not None:
                    yield open_word
                open_word = SpokenWord(text=word, begins=piece.begins if index == 0 else None, ends=ends)
            if open_word is not None and piece.text[-1:].isspace():
                yield open_word
                open_word = None
        if open_word is not None:
            yield open_word


def _voices(text: str, *, span: Span) -> list[_Voice]:
    """Part the text of a cue by who says it and by the times in it; a time out of order or out of the cue parts nothing."""
    voices = [_Voice(speaker="")]
    since = list(voices)
    begins, timed, at = span.begins, False, 0
    for tag in _TAG.finditer(text):
        voices[-1].say(text[at : tag.start()], begins=begins, ends=span.ends)
        at = tag.end()
        stamp = moment_of(tag["tag"]) if tag["tag"][:1].isdigit() else None
        if stamp is not None and begins <= stamp <= span.ends:
            for piece in (voice.pieces[-1] for voice in since if voice.pieces):
                piece.ends = stamp if piece.begins == begins else piece.ends
            begins, timed, since = stamp, True, voices[-1:]
        elif (named := _VOICE.fullmatch(tag["tag"])) is not None:
            voices.append(_Voice(speaker=html.unescape(named["name"] or "").strip()))
            since.append(voices[-1])
    voices[-1].say(text[at:], begins=begins, ends=span.ends)
    for voice in voices:
        voice.timed = timed
    return voices


def _blocks(split: Sequence[str], at: int) -> Iterator[tuple[int, list[str]]]:
    """Give the blocks between empty lines, each with its first line, from 0; a line of spaces is no empty one."""
    block: list[str] = []
    for index in range(at, len(split)):
        if split[index]:
            block.append(split[index])
        elif block:
            yield index - len(block), block
            block = []
    if block:
        yield len(split) - len(block), block


def _plain(line: str) -> str:
    return html.unescape(_TAG.sub("", line)).strip()
