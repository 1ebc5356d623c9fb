r"""Fountain, a screenplay as plain text (fountain.io/syntax, version 1.1), to a script.

It keeps every word that is printed: headings, action, speeches, lyrics, transitions, centered lines and shots, with the
byte at which each begins and ends, in any encoding. Sections, synopses, page breaks, notes and boneyard become asides.
Emphasis (``*so*``, ``_so_``) and escapes (``\*``) stay in a paragraph's text as they were typed;
:func:`edgecode.film.emphasis.plain` takes them out.

It remarks on a note or boneyard that is never closed, and on a scene number that stands on two headings.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from edgecode.film.place import Remark
from edgecode.film.script import Aside, AsideKind, Paragraph, ParagraphKind, Script
from edgecode.formats.fountain.cue import Cue
from edgecode.formats.fountain.document import Document, document
from edgecode.formats.fountain.recognition import looks_like_fountain
from edgecode.formats.fountain.scenes import scenes_of
from edgecode.formats.records import Record
from edgecode.formats.scene_numbers import used_twice
from edgecode.formats.source import Source

NAME: Final = "fountain"
SUFFIXES: Final = (".fountain", ".spmd")

_NOBODY: Final = Cue("", "")


def recognises(head: bytes, *, suffix: str) -> bool:
    """Whether a file that begins with ``head`` is a script in Fountain; any text is where the suffix says so."""
    return looks_like_fountain(head, named_so=suffix in SUFFIXES)


def read(source: Source) -> Iterator[Record | Remark]:
    """Read one draft: the script, then the remarks. Raises UnreadableError where the file is no text at all."""
    found = document(source.bytes(), path=source.path)
    script = script_of(found)
    yield script
    if found.lines.remark:
        yield found.lines.remark
    yield from found.printed.remarks
    yield from used_twice(script.scenes)


def script_of(found: Document) -> Script:
    """Make the script of a file taken apart; ids are not set."""
    paragraphs = _paragraphs(found)
    headings = [event for event in found.events if event.kind is ParagraphKind.HEADING]
    return Script(
        path=found.path,
        title=found.title_page.value("title"),
        draft=found.title_page.draft,
        title_page=found.title_page.entries,
        paragraphs=tuple(paragraphs),
        scenes=tuple(scenes_of(paragraphs, numbers=[event.number for event in headings])),
        asides=tuple(_asides(found, starts=[paragraph.start for paragraph in paragraphs])),
    )


def _paragraphs(found: Document) -> list[Paragraph]:
    paragraphs = []
    scene = -1
    for event in found.events:
        kind = event.kind
        if isinstance(kind, AsideKind):
            continue
        if kind is ParagraphKind.HEADING:
            scene += 1
        start, end = found.span(event)
        cue = event.cue or _NOBODY
        paragraphs.append(
            Paragraph(
                kind=kind,
                text=event.text,
                place=found.place(event),
                start=start,
                end=end,
                scene=scene,
                character=cue.name,
                extension=cue.extension,
                dual=cue.dual,
                centered=event.centered,
                revised=event.revised,
            )
        )
    return paragraphs


def _asides(found: Document, *, starts: Sequence[int]) -> list[Aside]:
    """All asides in the order of the file, each before the paragraph that begins at or after it."""
    own = [
        Aside(kind=event.kind, text=event.text, place=found.place(event), start=start, end=end, depth=event.depth)
        for event in found.events
        if isinstance(event.kind, AsideKind)
        for start, end in [found.span(event)]
    ]
    every = sorted([*own, *found.printed.asides], key=lambda aside: aside.start)
    return [msgspec.structs.replace(aside, before=bisect_left(starts, aside.start)) for aside in every]
