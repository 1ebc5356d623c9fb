"""A change list as an edit decision list: the events of the newer cut that are not as they were, at their record timecode.

What was removed has no event; what merely shifted is left out, since its source is as it was. A comment below each event says
what was done to it. The list is read back by :mod:`edgecode.formats.edl.reader` like any other.
"""

from typing import Final

import msgspec

from edgecode.errors import ExportError
from edgecode.film.cut import Clip, Cut, Track
from edgecode.film.cutting.change import Change, CutChanges, Op, Use
from edgecode.film.cutting.words import in_words
from edgecode.film.place import Place, Remark
from edgecode.formats.edl import writer
from edgecode.formats.written import Written

_WORDS: Final = "CHANGE: "


def edl_list(changes: CutChanges) -> Written:
    """Write the changed events of the newer cut. Raises :class:`ExportError` where there are none to write."""
    cut = changed_events(changes)
    if not any(track.clips for track in cut.tracks):
        raise ExportError("edl", expected="a clip in the newer cut that is not as it was", found="none")
    made = writer.written(cut)
    gone = sum(change.new is None for change in changes.changes)
    if not gone:
        return made
    says = f"expected changes that have an event in the newer cut, found {gone} removed clips; they are in the CSV list"
    return Written(made.data, (*made.remarks, Remark(Place(changes.new.path), says)))


def changed_events(changes: CutChanges) -> Cut:
    """The newer cut with only those clips that were edited, each with notes of what was done to it."""
    done: dict[int, list[Change]] = {}
    for change in changes.edits:
        for use in {id(use.clip): use for use in (change.new, *_newer_parts(change)) if use is not None}.values():
            done.setdefault(id(use.clip), []).append(change)
    tracks = (
        Track(
            name=track.name,
            kind=track.kind,
            clips=tuple(_noted(clip, done[id(clip)]) for clip in track.clips if id(clip) in done),
        )
        for track in changes.new.tracks
    )
    name = f"{changes.new.name} CHANGES".strip()
    return msgspec.structs.replace(changes.new, name=name, tracks=tuple(tracks))


def _newer_parts(change: Change) -> tuple[Use, ...]:
    return change.parts if change.op is Op.SPLIT else ()


def _plain(words: str) -> str:
    """A list is read by old machines: no signs that they do not have."""
    return words.replace("\N{MINUS SIGN}", "-").replace("\N{RIGHTWARDS ARROW}", "->")


def _noted(clip: Clip, changes: list[Change]) -> Clip:
    said = tuple(f"{_WORDS}{change.op.value.upper()} {_plain(in_words(change))}".rstrip() for change in changes)
    return msgspec.structs.replace(clip, notes=(*clip.notes, *said))
