"""One FDX file as a tree, whatever its bytes are: its real encoding found, bare ampersands mended, offsets kept.

Programs that write FDX by hand leave ``&`` as it is, write HTML's ``&nbsp;``, or name an encoding that the file does not
have. None of that costs a word: it is mended before the parser sees it, and said with its line.
"""

import codecs
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from html.entities import html5
from typing import Final

import msgspec
from lxml import etree

from edgecode.errors import UnreadableError
from edgecode.film.place import Place, Remark
from edgecode.formats.fdx.spans import SPANNED, spans
from edgecode.formats.text import Text, decoded
from edgecode.formats.xml_tree import parsed

ROOT: Final = "FinalDraft"

_BEGINS: Final = b"<FinalDraft"
_DECLARED: Final = re.compile(rb"""(<\?xml\b[^>]{0,200}?)(\sencoding\s*=\s*["']([\w.\-]+)["'])""")
_AMPERSAND: Final = re.compile(rb"<!\[CDATA\[|<!--|&(?:(#\d+|#x[0-9a-fA-F]+|amp|lt|gt|quot|apos);|([A-Za-z]\w*);)?")
_UNTIL: Final = {b"<![CDATA[": b"]]>", b"<!--": b"-->"}
_MOST_REMARKS: Final = 20
_LATIN: Final = "latin-1"
"""Counts one byte a character, for text that was read as Windows-1252 for want of anything better."""


class Document(msgspec.Struct, frozen=True):
    """A file's tree, and for each element of :data:`SPANNED` its bytes in the file (half open), (0, 0) where not known."""

    path: str
    root: etree._Element
    spans: dict[etree._Element, tuple[int, int]]
    remarks: tuple[Remark, ...]


class _Encoded(msgspec.Struct, frozen=True):
    """A file's text as UTF-8, and how to come back to its bytes: its encoding and the length of its byte order mark."""

    utf_8: bytes
    codec: str
    mark: int
    remark: Remark | None


class _Mended(msgspec.Struct, frozen=True):
    """A text with its ampersands in order; after ``ends[i]`` it is ``longer[i]`` bytes longer than it was."""

    utf_8: bytes
    ends: Sequence[int]
    longer: Sequence[int]
    remarks: tuple[Remark, ...]


def begins_like_fdx(head: bytes) -> bool:
    """Whether the start of a file is markup that opens ``<FinalDraft``, in any encoding."""
    bare = head.replace(b"\0", b"")
    return bare.lstrip(codecs.BOM_UTF8 + codecs.BOM_UTF16 + b" \t\r\n").startswith(b"<") and _BEGINS in bare


def document(data: bytes, *, path: str) -> Document:
    """Take a file apart. Raises UnreadableError where it is no XML, or XML of another kind."""
    encoded = _encoded(data, path=path)
    mended = _mended(encoded.utf_8, path=path)
    tree = parsed(mended.utf_8, path=path)
    if etree.QName(tree.root).localname != ROOT:
        raise UnreadableError(path, line=None, expected=f"a <{ROOT}> document", found=f"<{tree.root.tag}>")
    found = spans(mended.utf_8)
    elements = list(tree.root.iter(*SPANNED))
    there = _back_in_the_file([offset for span in found for offset in span], encoded=encoded, mended=mended)
    if not tree.remarks and len(found) != len(elements):
        there = iter(())
    by_element = dict(zip(elements, zip(there, there, strict=False), strict=False))
    remarks = (*([encoded.remark] if encoded.remark else []), *mended.remarks, *tree.remarks)
    return Document(path, tree.root, by_element, remarks)


def _encoded(data: bytes, *, path: str) -> _Encoded:
    declared = _DECLARED.search(data[:512])
    name = declared[3].decode("ascii", "replace") if declared else "utf-8"
    for bare, codec, bom in ((b"<\0", "utf-16-le", codecs.BOM_UTF16_LE), (b"\0<", "utf-16-be", codecs.BOM_UTF16_BE)):
        if data.startswith(bare):
            text = decoded(bom + data, path=path)
            return _Encoded(_undeclared(text.content), codec, 0, text.remark)
    known = _other_codec(name)
    if known and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return _as_declared(data, name=name, codec=known, path=path)
        except UnicodeDecodeError:
            pass
    text = decoded(data, path=path)
    if text.encoding in {"utf-8", "utf-8-sig"}:
        mark = len(codecs.BOM_UTF8) if text.encoding == "utf-8-sig" else 0
        untouched = name.lower() == "utf-8" and not text.remark
        body = data[mark:] if untouched else _undeclared(text.content)
        remark = text.remark or (_declared_wrongly(name, found="UTF-8", path=path) if known else None)
        return _Encoded(body, "utf-8", mark, remark)
    return _Encoded(_undeclared(text.content), *_counted_by(text), text.remark)


def _other_codec(name: str) -> str:
    """Python's name for a declared encoding; empty for UTF-8 and for what nobody knows."""
    try:
        known = codecs.lookup(name).name
    except LookupError:
        return ""
    return "" if known in {"utf-8", "ascii"} else known


def _as_declared(data: bytes, *, name: str, codec: str, path: str) -> _Encoded:
    """Read a file as it says it is written, unless it is UTF-8 after all: no other text is that by accident."""
    try:
        content = data.decode("utf-8")
    except UnicodeDecodeError:
        return _Encoded(_undeclared(data.decode(codec)), codec, 0, None)
    wrong = not data.isascii() or codec.startswith("utf-")
    remark = _declared_wrongly(name, found="UTF-8", path=path) if wrong else None
    return _Encoded(_undeclared(content), "utf-8", 0, remark)


def _declared_wrongly(name: str, *, found: str, path: str) -> Remark:
    return Remark(Place(path, line=1), f"expected {name}, as the file declares, found {found}; read as {found}")


def _counted_by(text: Text) -> tuple[str, int]:
    return (text.encoding, 2) if text.encoding.startswith("utf-16") else (_LATIN, 0)


def _undeclared(content: str) -> bytes:
    """The text as UTF-8, its declared encoding overwritten with spaces: nothing moves."""
    body = content.encode("utf-8", "replace")
    return _DECLARED.sub(lambda found: found[1] + b" " * len(found[2]), body, count=1)


def _mended(utf_8: bytes, *, path: str) -> _Mended:
    """Write ``&amp;`` where a bare ampersand stands, and the character where a name of HTML stands."""
    if b"&" not in utf_8:
        return _Mended(utf_8, (), (), ())
    pieces: list[bytes] = []
    ends: list[int] = []
    longer: list[int] = []
    remarks: list[Remark] = []
    at, size, grown = 0, 0, 0
    for start, end, made, says in _faults(utf_8):
        pieces += (utf_8[at:start], made)
        size += start - at + len(made)
        grown += len(made) - (end - start)
        ends.append(size)
        longer.append(grown)
        if len(remarks) < _MOST_REMARKS:
            remarks.append(Remark(Place(path, line=utf_8.count(b"\n", 0, start) + 1), says))
        at = end
    if len(ends) > len(remarks):
        remarks.append(Remark(Place(path), f"expected every & as &amp;, found {len(ends) - len(remarks)} more alone"))
    return _Mended(b"".join([*pieces, utf_8[at:]]), ends, longer, tuple(remarks))


def _faults(utf_8: bytes) -> Iterator[tuple[int, int, bytes, str]]:
    """Where an ampersand is none of XML's, what to write in its stead, and what to say; comments and CDATA are left alone."""
    at = 0
    closed = dict.fromkeys(_UNTIL, 0)
    while found := _AMPERSAND.search(utf_8, at):
        start, at = found.span()
        if found[0] in _UNTIL:
            if closed[found[0]] >= 0:
                closed[found[0]] = utf_8.find(_UNTIL[found[0]], at)
            at = max(at, closed[found[0]])
            continue
        if found[1]:
            continue
        character = html5.get(f"{found[2].decode()};", "") if found[2] else ""
        if character:
            name = found[2].decode()
            says = f"expected an entity of XML's own, found &{name}; of HTML, kept as its character"
            yield start, at, character.encode(), says
        else:
            yield start, start + 1, b"&amp;", "expected &amp; for an ampersand, found & alone; kept as &"
            at = start + 1


def _back_in_the_file(offsets: Sequence[int], *, encoded: _Encoded, mended: _Mended) -> Iterator[int]:
    """Turn offsets in the mended text into those in the file, in the order given."""
    before = [_before_mending(offset, mended=mended) for offset in offsets] if mended.ends else offsets
    if encoded.codec == "utf-8":
        return (offset + encoded.mark if offset else 0 for offset in before)
    places = dict(_in_other_codec(sorted(set(before)), encoded=encoded, size=_size_in(encoded.codec)))
    return (places[offset] if offset else 0 for offset in before)


def _before_mending(offset: int, *, mended: _Mended) -> int:
    mends = bisect_right(mended.ends, offset)
    return offset - mended.longer[mends - 1] if mends else offset


def _size_in(codec: str) -> Callable[[str], int]:
    return lambda text: len(text.encode(codec, "replace"))


def _in_other_codec(
    ascending: Sequence[int], *, encoded: _Encoded, size: Callable[[str], int]
) -> Iterator[tuple[int, int]]:
    at, there = 0, encoded.mark
    for offset in ascending:
        there += size(encoded.utf_8[at:offset].decode("utf-8", "replace"))
        at = offset
        yield offset, there
