"""Edit decision lists: CMX 3600, File32 and File128, as Avid, Premiere, Resolve, Nucoda and others write them.

Every event line becomes a clip on each of its tracks, with its reel as the tape (the whole name, where a REEL comment has
it), FROM CLIP NAME (TO CLIP NAME in a transition) as the name, SOURCE FILE as the file, the frames a second of M2 as the
speed, and comments and LOC markers as notes. ASC_SOP, ASC_SAT, FRMC, effect names and Avid's source table are kept in
``extra`` without being understood. A reel's name of eight characters that stands for several sources is remarked upon.
Comments above the first event are left out.

A list says nowhere how many frames a second has, so a cut stays unrated, its timecodes mere text, until a person says
or a line above the first event does (``* FRAME RATE: 23.976``).
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from edgecode.errors import UnreadableError
from edgecode.film.cut import Clip, Cut, Track
from edgecode.film.place import Place, Remark
from edgecode.film.rate import Rate
from edgecode.film.timecode import Timecode
from edgecode.formats.edl.clips import Use, track_kind, track_order, use
from edgecode.formats.edl.events import Doubt, listing
from edgecode.formats.edl.lines import by_words
from edgecode.formats.edl.rating import Times, counted, first_frame, rate_of, times_of, uneven
from edgecode.formats.edl.shared_reels import shared_reels
from edgecode.formats.head import peeked
from edgecode.formats.source import Source
from edgecode.formats.text import decoded, lines

NAME: Final = "edl"
SUFFIXES: Final = (".edl",)

_NUMBERED: Final = re.compile(r"[0-9]+[A-Z]?\s")


def recognises(head: bytes, *, suffix: str) -> bool:
    """Look for an event or an FCM line; TITLE alone counts only in a file called .edl, since scripts have one too."""
    seen = [line.strip() for line in lines(peeked(head))]
    if any(line.startswith("FCM:") or (_NUMBERED.match(line) and by_words(line, line=1)) for line in seen):
        return True
    return suffix in SUFFIXES and any(line.startswith("TITLE:") for line in seen)


def read(source: Source) -> Iterator[Cut | Remark]:
    """Yield the remarks of a list in the order of its lines, then its cut.

    Raises UnreadableError where the file has neither an event nor a TITLE line.
    """
    text = decoded(source.bytes(), path=source.path)
    found = listing(lines(text.content))
    if not found.events and not found.titled:
        raise UnreadableError(
            source.path, line=None, expected="an edit decision list", found="neither a TITLE line nor an event"
        )
    rate, doubts = rate_of(found, said=source.rate)
    uses = [use(event, path=source.path, umids=found.umids) for event in found.events]
    doubts += [*shared_reels(found.events), *found.doubts, *(doubt for each in uses for doubt in each.doubts)]
    if not uses:
        doubts.append(Doubt(1, "expected events below the TITLE line, found none"))
    start, clips, more = _rated(uses, rate=rate)
    if text.remark is not None:
        yield text.remark
    for doubt in sorted([*doubts, *more], key=lambda doubt: doubt.line):
        yield Remark(Place(source.path, line=doubt.line), doubt.says)
    yield Cut(name=found.title, path=source.path, rate=rate, start=start, tracks=_tracks(uses, clips))


def _rated(uses: Sequence[Use], *, rate: Rate | None) -> tuple[Timecode | None, list[Clip], list[Doubt]]:
    if rate is None:
        return None, [each.clip for each in uses], []
    times: list[Times] = []
    doubts: list[Doubt] = []
    for each in uses:
        own, more = times_of(each.clip, rate)
        times.append(own)
        doubts += more
    start = first_frame(times)
    clips = [counted(each.clip, own, start=start) for each, own in zip(uses, times, strict=True)]
    return start, clips, [*doubts, *uneven(clips, rate=rate)]


def _tracks(uses: Sequence[Use], clips: Sequence[Clip]) -> tuple[Track, ...]:
    """Stand each clip on its tracks, in record order; texts of timecode sort as their numbers do."""
    standing: dict[str, list[Clip]] = {}
    for each, clip in zip(uses, clips, strict=True):
        for name in each.tracks:
            standing.setdefault(name, []).append(clip)
    return tuple(
        Track(
            name=name,
            kind=track_kind(name),
            clips=tuple(
                msgspec.structs.replace(clip, track=index)
                for clip in sorted(standing[name], key=lambda clip: _order(clip.record_in_text))
            ),
        )
        for index, name in enumerate(sorted(standing, key=track_order))
    )


def _order(timecode: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"[0-9]+", timecode)))
