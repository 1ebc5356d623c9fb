"""How long timelines of AAF and FCPXML take, bytes to cut, against OpenTimelineIO's adapters on the same files in the same run.

Prints a JSON line for each format. ``same_clips`` says whether both found clips of the same names at the same record frames,
in the same order. The adapters' time holds reading the file into their timeline, and nothing that is made of it.
"""

import io
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from fractions import Fraction
from importlib import metadata
from pathlib import Path

import opentimelineio as otio

from edgecode.film.cut import Clip, Cut, Track, TrackKind
from edgecode.film.place import Place
from edgecode.film.rate import Rate
from edgecode.film.timecode import Timecode
from edgecode.formats.aaf import reader as aaf
from edgecode.formats.fcpxml import reader as fcpxml
from edgecode.formats.fcpxml.writer import written

LIMIT = 1.0
ROUNDS = 3
CLIPS = 1200
RATE = Rate.parse("24")
LENGTHS = (36, 12, 90, 48, 24, 61)
Use = tuple[str, int, int]


class Held:
    """A file held in memory."""

    rate: Rate | None = None

    def __init__(self, data: bytes, *, path: str) -> None:
        """Hold some bytes."""
        self.data = data
        self.path = path
        self.size = len(data)

    def open(self) -> io.BytesIO:
        """Open a fresh stream."""
        return io.BytesIO(self.data)

    def bytes(self) -> bytes:
        """Give the whole content."""
        return self.data


def best(work: Callable[[], object]) -> float:
    """Time the quickest of some rounds, in milliseconds."""
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times) * 1000


def made_cut() -> Cut:
    """Make a cut of one track of picture, clip behind clip, from 40 files."""
    clips, at = [], 0
    for index in range(CLIPS):
        lasts = LENGTHS[index % len(LENGTHS)]
        source = Timecode(86_400 + (index * 37) % 5000, RATE)
        clips.append(
            Clip(
                name=f"{index % 90 + 1}A-{index % 7 + 1}",
                place=Place("made"),
                track=0,
                file=f"A{index % 40:03}C001.mov",
                record_in=at,
                record_out=at + lasts,
                source_in=source,
                source_out=source + lasts,
            )
        )
        at += lasts
    return Cut(
        name="made", path="made", rate=RATE, tracks=(Track(name="V1", kind=TrackKind.PICTURE, clips=tuple(clips)),)
    )


def made_timeline(cut: Cut) -> otio.schema.Timeline:
    """Make the same cut as OpenTimelineIO has it, for its adapter to write as AAF."""
    timeline = otio.schema.Timeline(cut.name)
    track = otio.schema.Track("V1", kind=otio.schema.TrackKind.Video)  # type: ignore[attr-defined]
    timeline.tracks.append(track)
    for clip in cut.tracks[0].clips:
        first = clip.source_in.frame if clip.source_in is not None else 0
        lasts = (clip.record_out or 0) - (clip.record_in or 0)
        media = otio.schema.ExternalReference(f"file:///{clip.file}", _range(86_400, 10_000))
        media.metadata["AAF"] = {"MobID": _mob_id(clip.file)}
        track.append(otio.schema.Clip(clip.name, media, _range(first, lasts)))
    return timeline


def _range(first: int, lasts: int) -> otio.opentime.TimeRange:
    return otio.opentime.TimeRange(otio.opentime.RationalTime(first, 24), otio.opentime.RationalTime(lasts, 24))


def _mob_id(name: str) -> str:
    number = f"{abs(int.from_bytes(name.encode(), 'big')) % 16**32:032x}"
    parts = ".".join(number[at : at + 8] for at in range(0, 32, 8))
    return f"urn:smpte:umid:060a2b34.01010105.01010f10.13000000.{parts}"


def ours(read: Callable[[Held], Iterator[object]], held: Held) -> list[Use]:
    """List what we found."""
    (cut,) = (record for record in read(held) if isinstance(record, Cut))
    return [(clip.name, clip.record_in or 0, clip.record_out or 0) for track in cut.tracks for clip in track.clips]


def theirs(file: Path, *, adapter: str) -> otio.schema.Timeline:
    """Read a file with an adapter, from its path, as it does."""
    found = otio.adapters.read_from_file(str(file), adapter)  # type: ignore[no-untyped-call]
    return found if isinstance(found, otio.schema.Timeline) else next(iter(found))


def their_uses(timeline: otio.schema.Timeline) -> list[Use]:
    """List what the adapter found, along its one track."""
    found, at = [], Fraction(0)
    for child in timeline.tracks[0]:
        lasts = Fraction(child.trimmed_range().duration.value)
        if not isinstance(child, otio.schema.Gap):
            name = child.name if isinstance(child, otio.schema.Clip) else next(iter(child.find_clips())).name
            found.append((name, round(at), round(at + lasts)))
        at += lasts
    return found


def measured(name: str, read: Callable[[Held], Iterator[object]], data: bytes, *, file: Path, adapter: str) -> bool:
    """Print one format's line; tell whether it is within the limit and found the same clips."""
    file.write_bytes(data)
    held = Held(data, path=file.name)
    own = best(lambda: list(read(held)))
    peer = best(lambda: theirs(file, adapter=adapter))
    uses = ours(read, held)
    same = uses == their_uses(theirs(file, adapter=adapter))
    line = {
        "bench": "timelines",
        "format": name,
        "clips": len(uses),
        "bytes": len(data),
        "ms_per_1000_clips": round(own / len(uses) * 1000, 1),
        "peer": f"{adapter} {metadata.version(PEERS[name])}",
        "peer_ms_per_1000_clips": round(peer / len(uses) * 1000, 1),
        "ratio": round(own / peer, 3),
        "limit": LIMIT,
        "same_clips": same,
    }
    print(json.dumps(line))
    return same and own / peer <= LIMIT


PEERS = {"aaf": "otio-aaf-adapter", "fcpxml": "otio-fcpx-xml-adapter"}


def main() -> int:
    """Measure both formats; 1 where one is over its limit or finds other clips than its peer."""
    cut = made_cut()
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "written.aaf"
        otio.adapters.write_to_file(made_timeline(cut), str(made), "AAF")  # type: ignore[no-untyped-call]
        within = [
            measured("fcpxml", fcpxml.read, written(cut), file=Path(folder) / "made.fcpxml", adapter="fcpx_xml"),
            measured("aaf", aaf.read, made.read_bytes(), file=Path(folder) / "made.aaf", adapter="AAF"),
        ]
    return 0 if all(within) else 1


if __name__ == "__main__":
    sys.exit(main())
