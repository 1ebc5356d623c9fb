"""FCPXML, all versions 1: Final Cut Pro's own exchange format, which Resolve writes as well.

Each project becomes a cut; without one, each compound clip of the browser does. The primary storyline and every lane are
tracks. A clip with picture stands on a track of picture, its own sound with it; only what sounds without picture has tracks
of sound. Compound, synchronised and multicam clips are unfolded; a synchronised clip keeps its own name, of an audition the
pick counts. Markers become notes; roles, keywords, ratings, names of filters and metadata are kept in ``extra``.
"""

import re
from collections.abc import Iterator
from typing import Final

from edgecode.errors import UnreadableError
from edgecode.film.cut import Cut
from edgecode.film.place import Place, Remark
from edgecode.formats.fcpxml.projects import Projects
from edgecode.formats.fcpxml.resources import Element, Resources
from edgecode.formats.head import peeked
from edgecode.formats.source import Source
from edgecode.formats.timeline.cutting import cut_of
from edgecode.formats.xml_tree import line_of, parsed

NAME: Final = "fcpxml"
SUFFIXES: Final = (".fcpxml",)

_ROOT: Final = re.compile(r"<(?:!DOCTYPE\s+)?fcpxml\b")
_NEWEST: Final = (1, 14)
"""The newest version Apple has published a DTD of at the time of writing."""


def recognises(head: bytes, *, suffix: str) -> bool:  # noqa: ARG001  the content is always enough
    """Look for XML whose root or document type is fcpxml."""
    text = peeked(head)
    return text.lstrip()[:1] == "<" and _ROOT.search(text) is not None


def read(source: Source) -> Iterator[Cut | Remark]:
    """Yield what is to be remarked about a document, then its cuts, in the order they are written.

    Raises UnreadableError where nothing in it is XML, or its root is not fcpxml.
    """
    tree = parsed(source.bytes(), path=source.path)
    root = tree.root
    if root.tag != "fcpxml":
        raise UnreadableError(source.path, line=None, expected="FCPXML", found=f"XML of another kind ({root.tag})")
    yield from tree.remarks
    yield from _version(root, path=source.path)
    resources = Resources(root)
    every = list(_sequences(root, resources=resources))
    if not every:
        yield Remark(Place(source.path), "expected a project, found none; nothing in the file is a cut")
    projects = Projects(resources)
    for name, sequence in every:
        timeline = projects.timeline(sequence, name=name)
        counted = projects.sequence(sequence).counted
        yield from (Remark(Place(source.path, line=each.line), each.says) for each in projects.says)
        projects.says.clear()
        if counted is None:
            says = f"expected a format with a frame rate, found {sequence.get('format')!r}; times count at 24 frames a second"
            yield Remark(Place(source.path, line=line_of(sequence)), says)
        said = source.rate or (counted.rate if counted is not None else None)
        yield from cut_of(timeline, path=source.path, said=said)


def _version(root: Element, *, path: str) -> Iterator[Remark]:
    written = root.get("version", "")
    parts = written.split(".")
    known = all(part.isdecimal() and part.isascii() and len(part) < 4 for part in parts)  # noqa: PLR2004  three digits are plenty
    if not known or not (1, 0) <= tuple(map(int, parts)) <= _NEWEST:
        yield Remark(
            Place(path, line=line_of(root)),
            f"expected FCPXML 1.0 to 1.{_NEWEST[1]}, found version {written!r}; read as far as it is known",
        )


def _sequences(root: Element, *, resources: Resources) -> Iterator[tuple[str, Element]]:
    """The sequences of projects, else of the compound clips that lie in the browser; the oldest versions name none."""
    found = [each for each in root.iter("sequence") if _holder(each) != "media"]
    for each in found:
        parent = each.getparent()
        yield each.get("name", "") or (parent.get("name", "") if parent is not None else ""), each
    if found:
        return
    seen: set[str] = set()
    for clip in root.iter("ref-clip"):
        media = resources.named("media", clip.get("ref"))
        sequence = media.find("sequence") if media is not None else None
        if _holder(clip) in {"fcpxml", "event", "library"} and sequence is not None and clip.get("ref", "") not in seen:
            seen.add(clip.get("ref", ""))
            yield clip.get("name", ""), sequence


def _holder(element: Element) -> str:
    parent = element.getparent()
    return str(parent.tag) if parent is not None else ""
