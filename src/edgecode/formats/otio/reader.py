"""OpenTimelineIO documents: timelines, collections of timelines, and lone tracks, stacks or clips.

Each timeline becomes a cut, each of its tracks a track. Nested sequences are unfolded, so that their clips stand where they
are seen. A marker becomes a note on its clip, or on the topmost picture clip below it. Exporters' metadata is kept in
``extra`` as far as it is plain values; deeper structures and the parameters of effects stay in the file.
"""

from collections.abc import Iterator
from typing import Final

from edgecode.film.cut import Cut
from edgecode.film.place import Place, Remark
from edgecode.formats.head import peeked
from edgecode.formats.otio.clips import facts_of
from edgecode.formats.otio.objects import timelines
from edgecode.formats.source import Source
from edgecode.formats.text import decoded
from edgecode.formats.timeline.cutting import cut_of

NAME: Final = "otio"
SUFFIXES: Final = (".otio",)


def recognises(head: bytes, *, suffix: str) -> bool:  # noqa: ARG001  the content is always enough
    """Look for JSON that names an OTIO schema."""
    text = peeked(head)
    return text.lstrip()[:1] == "{" and '"OTIO_SCHEMA"' in text


def read(source: Source) -> Iterator[Cut | Remark]:
    """Yield the cuts of a document, each after what is to be remarked about it.

    Raises UnreadableError where the document is no JSON, or holds no timeline.
    """
    text = decoded(source.bytes(), path=source.path)
    if text.remark is not None:
        yield text.remark
    found, says = timelines(text.content, path=source.path)
    yield from (Remark(Place(source.path), each) for each in says)
    for timeline in found:
        yield from cut_of(timeline, path=source.path, said=source.rate, facts=facts_of)
