"""Final Cut Pro 7 XML (xmeml), as Premiere, Resolve, Hiero and others write it still.

Each sequence that lies in a project or a bin becomes a cut; sequences that clips show are unfolded, so that their clips
stand where they are seen. A clip next to a transition runs up to the frame at which that cuts. A sound pair spread over
two tracks is read once. Time Remap gives the speed; the names of other filters, the log and the label are kept in
``extra``. Markers become notes: on their clip, or on the topmost picture below.
"""

import re
from collections.abc import Iterator
from typing import Final

from edgecode.errors import UnreadableError
from edgecode.film.cut import Cut
from edgecode.film.place import Place, Remark
from edgecode.formats.fcp7.sequences import Sequences
from edgecode.formats.fcp7.values import Book, Element, start
from edgecode.formats.head import peeked
from edgecode.formats.source import Source
from edgecode.formats.timeline.cutting import cut_of
from edgecode.formats.xml_tree import parsed

NAME: Final = "fcp7 xml"
SUFFIXES: Final = (".xml",)

_ROOT: Final = re.compile(r"<(?:!DOCTYPE\s+)?xmeml\b")


def recognises(head: bytes, *, suffix: str) -> bool:  # noqa: ARG001  the content is always enough
    """Look for XML whose root or document type is xmeml."""
    text = peeked(head)
    return text.lstrip()[:1] == "<" and _ROOT.search(text) is not None


def read(source: Source) -> Iterator[Cut | Remark]:
    """Yield what is to be remarked about a document, then its cuts, in the order they are written.

    Raises UnreadableError where nothing in it is XML, or its root is not xmeml.
    """
    tree = parsed(source.bytes(), path=source.path)
    if tree.root.tag != "xmeml":
        raise UnreadableError(
            source.path,
            line=None,
            expected="Final Cut Pro 7 XML (xmeml)",
            found=f"XML of another kind ({tree.root.tag})",
        )
    yield from tree.remarks
    every = _top(tree.root)
    if not every:
        yield Remark(Place(source.path), "expected a sequence, found none; nothing in the file is a cut")
    sequences = Sequences(Book(tree.root))
    for sequence in every:
        timeline = sequences.timeline(sequence)
        yield from (Remark(Place(source.path, line=each.line), each.says) for each in sequences.says)
        sequences.says.clear()
        own = start(sequence, otherwise=None)
        rate = own[1].rate if own is not None else None
        yield from cut_of(timeline, path=source.path, said=source.rate or rate)


def _top(root: Element) -> list[Element]:
    """The sequences no clip shows, without those named by their id alone."""
    return [each for each in root.iter("sequence") if len(each) and next(each.iterancestors("clipitem"), None) is None]
