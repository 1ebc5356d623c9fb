"""The edit decision lists of a turnover, one for each track, and each read back and held against the cut."""

import io
import re
from collections.abc import Iterator
from typing import BinaryIO, Final

import msgspec

from edgecode.film.cut import Clip, Cut, Track, TrackKind
from edgecode.film.cutting.frames import first_timecode
from edgecode.film.place import Place, Remark
from edgecode.film.rate import Rate
from edgecode.formats.edl import reader, writer
from edgecode.formats.written import Written

_UNSAFE: Final = re.compile(r"[^A-Za-z0-9_-]+")
_AS: Final = {TrackKind.PICTURE: "V", TrackKind.SOUND: "A1"}
"""A list of one track has one channel, whatever the track is called in the cut; the file's name tells the tracks apart."""


class _Bytes:
    """A list that was just written, to be read back."""

    def __init__(self, data: bytes, *, path: str) -> None:
        self.path, self._data = path, data
        self.rate: Rate | None = None

    @property
    def size(self) -> int:
        return len(self._data)

    def open(self) -> BinaryIO:
        return io.BytesIO(self._data)

    def bytes(self) -> bytes:
        return self._data


def track_lists(cut: Cut) -> Iterator[tuple[str, Written]]:
    """Write a list for each track that has clips with a place, with the track's name as it goes into a file's name."""
    named: dict[str, int] = {}
    for track in cut.tracks:
        if not any(_listed(clip) for clip in track.clips):
            continue
        name = _UNSAFE.sub("-", track.name).strip("-") or _AS[track.kind]
        named[name.upper()] = nth = named.get(name.upper(), 0) + 1
        yield (name if nth == 1 else f"{name}-{nth}"), _list(cut, track)


def _listed(clip: Clip) -> bool:
    placed = clip.record_in is not None and clip.record_out is not None
    return clip.enabled and placed and clip.record_in != clip.record_out


def _list(cut: Cut, track: Track) -> Written:
    alone = msgspec.structs.replace(track, name=_AS[track.kind])
    title = " ".join(filter(None, (cut.name, track.name)))
    made = writer.written(msgspec.structs.replace(cut, name=title, tracks=(alone,)))
    place = Place(f"{cut.path} {track.name}")
    remarks = [Remark(place, remark.says) for remark in made.remarks]
    remarks += [Remark(place, says) for says in differences(made.data, cut=cut, track=track)]
    return Written(made.data, tuple(remarks))


def differences(data: bytes, *, cut: Cut, track: Track) -> Iterator[str]:
    """Read a list back and say where it is not the track: how many events, and where the first one differs."""
    [again] = [each for each in reader.read(_Bytes(data, path=cut.path)) if isinstance(each, Cut)]
    wanted = sorted(_record(cut, clip) for clip in track.clips if _listed(clip))
    found = sorted(_record(again, clip) for each in again.tracks for clip in each.clips)
    if wanted == found:
        return
    first = next((one for one, other in zip(wanted, found, strict=False) if one != other), wanted[-1])
    begins = first_timecode(cut) + (first[0] - first_timecode(cut).frame)
    yield (
        f"expected {len(wanted)} events frame for frame, found {len(found)} when the list was read back; the first that"
        f" differs begins at {begins}"
    )


def _record(cut: Cut, clip: Clip) -> tuple[int, int]:
    start = first_timecode(cut).frame
    return start + (clip.record_in or 0), start + (clip.record_out or 0)
