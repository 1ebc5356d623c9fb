"""A cut as a new edit decision list, CMX 3600: one picture track, four sound tracks, eight characters to a reel.

What CMX 3600 cuts off stands whole in comments, which :mod:`edgecode.formats.edl.reader` reads back: ``* REEL:`` the whole
name of a reel that was cut to eight characters, ``* SOURCE FILE:``, ``* FROM CLIP NAME:``, and the rate above the events
(``* FRAME RATE: 23.976``). What a list has no place for at all, such as the tracks above the first picture, is left out and
remarked upon. Timecode counts as FCM says; frame numbers that drop are written with ``;``. An unrated cut is written in the
words of the list it came from.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from edgecode.errors import ExportError
from edgecode.film.cut import Clip, ClipKind, Cut, Track, TrackKind
from edgecode.film.place import Place, Remark
from edgecode.formats.edl.comments import below
from edgecode.formats.edl.decisions import Decision, Loss, decisions_of
from edgecode.formats.edl.reels import BLACK, short_reels
from edgecode.formats.written import Written

WRITES: Final = "edl"
OF: Final = Cut

_SOUNDS: Final = 4
_MOST_EVENTS: Final = 999
_COLUMN: Final = {
    (): "NONE",
    ("V",): "V",
    ("A1",): "A",
    ("A2",): "A2",
    ("V", "A1"): "B",
    ("V", "A2"): "A2/V",
    ("A1", "A2"): "AA",
    ("V", "A1", "A2"): "AA/V",
}
"""The channel column of CMX 3600; the third and fourth sound stand on an AUD line."""


def written(cut: Cut) -> Written:
    """Write a cut. Raises :class:`ExportError` where no event of it can be placed."""
    lost = Loss()
    decisions = decisions_of(_tracks(cut, lost=lost), cut=cut, lost=lost)
    if not decisions:
        if cut.rate is None and any(track.clips for track in cut.tracks):
            # Without a rate nothing has a timecode; to say that no clip stands anywhere would send people looking for clips.
            raise ExportError(WRITES, expected="a cut with a frame rate", found="none in " + _named(cut))
        raise ExportError(
            WRITES, expected="a cut with clips that stand somewhere on picture or sound", found="none in " + _named(cut)
        )
    reels = short_reels(BLACK if each.clip.kind is ClipKind.BLACK else each.clip.tape for each in decisions)
    lines = [*_head(cut, decisions), *_events(decisions, reels=reels), *_umids(decisions, reels=reels)]
    if len(decisions) > _MOST_EVENTS:
        lost.say(f"expected at most {_MOST_EVENTS} events, found {len(decisions)}; their numbers have more digits")
    remarks = tuple(Remark(Place(cut.path), says) for says in lost.said())
    return Written("".join(f"{line}\n" for line in lines).encode("utf-8", "replace"), remarks)


def _named(cut: Cut) -> str:
    return cut.name or cut.path


def _tracks(cut: Cut, *, lost: Loss) -> list[tuple[str, Track]]:
    """Name the tracks that a list has: the first picture, four sounds."""
    kept: list[tuple[str, Track]] = []
    pictures = [track for track in cut.tracks if track.kind is TrackKind.PICTURE]
    sounds = [track for track in cut.tracks if track.kind is TrackKind.SOUND]
    kept += [("V", track) for track in pictures[:1]]
    kept += [(f"A{number}", track) for number, track in enumerate(sounds[:_SOUNDS], start=1)]
    for track in (*pictures[1:], *sounds[_SOUNDS:]):
        if track.clips:
            most = "one picture track" if track.kind is TrackKind.PICTURE else f"{_SOUNDS} sound tracks"
            lost.say(f"expected at most {most}, found {track.name} with {len(track.clips)} clips; left out")
    renamed = [track.name for name, track in kept if track.name.removesuffix("1") != name.removesuffix("1")]
    if renamed:
        lost.say(
            f"expected tracks that are called V and A1 to A4, found {', '.join(renamed)}; their names are left out"
        )
    return kept


def _head(cut: Cut, decisions: Sequence[Decision]) -> Iterator[str]:
    yield f"TITLE: {' '.join(cut.name.split())}".rstrip()
    if cut.rate is not None:
        yield f"FCM: {'DROP FRAME' if cut.rate.drop else 'NON-DROP FRAME'}"
        yield f"* FRAME RATE: {cut.rate}"
    elif ";" in decisions[0].record_in:
        yield "FCM: DROP FRAME"


def _events(decisions: Sequence[Decision], *, reels: dict[str, str]) -> Iterator[str]:
    number = 0
    before: Decision | None = None
    for each in decisions:
        shares = each.transition == "K" and before is not None and before.transition == "KB"
        number += not shares
        channels, more = _channels(each.tracks)
        reel = _reel(each.clip, reels=reels)
        if each.transition[0] in "DW":
            out = each.outgoing
            from_reel, at = (_reel(out.clip, reels=reels), out.source_out) if out is not None else (BLACK, each.zero)
            yield _event(number, from_reel, channels, "C", "", (at, at, each.record_in, each.record_in))
        times = (each.source_in, each.source_out, each.record_in, each.record_out)
        yield _event(number, reel, channels, each.transition, each.operand, times)
        yield from more
        yield from below(each, reel=reel)
        before = each


def _event(number: int, reel: str, channels: str, transition: str, operand: str, times: tuple[str, ...]) -> str:
    """Lay one line out in the columns of CMX 3600."""
    return f"{number:03d}  {reel:<8} {channels:<4}  {transition:<4} {operand:>3} {' '.join(times)}"


def _reel(clip: Clip, *, reels: dict[str, str]) -> str:
    return BLACK if clip.kind is ClipKind.BLACK else reels[clip.tape]


def _channels(tracks: tuple[str, ...]) -> tuple[str, list[str]]:
    """The channel column, and the AUD line for what it cannot hold."""
    column = _COLUMN[tuple(name for name in tracks if name in {"V", "A1", "A2"})]
    further = [name[1:] for name in tracks if name in {"A3", "A4"}]
    return column, [f"AUD   {'    '.join(further)}"] if further else []


def _umids(decisions: Sequence[Decision], *, reels: dict[str, str]) -> Iterator[str]:
    """Avid's table of sources, at the end of a list."""
    umids = {_reel(each.clip, reels=reels): each.clip.extra.get("edl.umid", "") for each in decisions}
    for reel, umid in umids.items():
        if umid:
            yield f">>> SOURCE {reel} {umid}"
