"""A script printed to PDF and read back, to set beside the one in Fountain it was printed from."""

import io
from collections.abc import Callable

from screenplain.export import pdf
from screenplain.parsers import fountain

from edgecode.film.emphasis import plain
from edgecode.film.place import Remark
from edgecode.film.script import ParagraphKind, Script
from edgecode.formats.fountain.reader import read as read_fountain
from edgecode.formats.pdf.reader import read as read_pdf
from simulators.memory_source import MemorySource

_PARSE: Callable[[io.StringIO], object] = fountain.parse
_EXPORT: Callable[[object, io.BytesIO], object] = pdf.to_pdf
_IN_CAPITALS = {ParagraphKind.HEADING, ParagraphKind.TRANSITION}
Told = tuple[str, str, str, str, bool, bool]


def read_back(data: bytes) -> Script:
    """Read a PDF that must be a script."""
    script, _ = script_and_remarks(data)
    assert script is not None
    return script


def script_and_remarks(data: bytes) -> tuple[Script | None, list[str]]:
    """Read a PDF; the script, if there is one, and what is remarked."""
    found = list(read_pdf(MemorySource(data, path="draft.pdf")))
    scripts = [record for record in found if isinstance(record, Script)]
    return next(iter(scripts), None), [f"{each.place}: {each.says}" for each in found if isinstance(each, Remark)]


def in_fountain(text: str) -> Script:
    """Read a text as Fountain."""
    [script] = [record for record in read_fountain(MemorySource(text)) if isinstance(record, Script)]
    return script


def exported(text: str) -> bytes:
    """Print a text in Fountain with screenplain."""
    stream = io.BytesIO()
    _EXPORT(_PARSE(io.StringIO(text)), stream)
    return stream.getvalue()


def told(script: Script) -> list[Told]:
    """List paragraphs: kind, plain text, speaker, extension, dual, centered. Spaces do not count, nor capitals in headings."""
    return [
        (
            str(each.kind),
            words.upper() if each.kind in _IN_CAPITALS else words,
            each.character,
            each.extension,
            each.dual,
            each.centered,
        )
        for each in script.paragraphs
        for words in [" ".join(plain(each.text).split())]
    ]
