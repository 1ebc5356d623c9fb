"""Made recuts whole: both cuts as a reader would give them, what is known of them, and how well a comparison finds it."""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

import msgspec
from made_recuts import HOUR, RATE, Done, Editing, Known, Recut, Shot, first_cut, takes

from edgecode.film.cut import Clip, ClipKind, Cut, Track, TrackKind
from edgecode.film.cutting.change import Change, CutChanges, Op
from edgecode.film.identity import named_clips
from edgecode.film.place import Place
from edgecode.film.rate import Rate
from edgecode.film.timecode import Timecode

SINGLE: Final = (
    "trims", "slips", "removals", "additions", "moves", "swaps", "retimes", "splits", "joins", "transitions", "effects",
    "titles",
)  # fmt: skip
VARIANTS: Final = ("plain", "truncated", "slowed", "with sound")
"""As two programs would write it: the newer list with names cut to eight characters; the older at 23.976; with its sound."""


def made_recut(seed: int, *, clips: int = 400, kinds: Sequence[str] = SINGLE, share: float = 0.12) -> Recut:
    """Make two cuts and what is known of them; the variant goes by the seed."""
    chance = random.Random(seed)
    shot = takes(chance, scenes=max(2, clips // 12))
    older = first_cut(shot, chance, clips=clips)
    editing = Editing(older, shot, chance)
    editing.edit(kinds, share=share)
    variant = VARIANTS[seed % len(VARIANTS)]
    sound = variant == "with sound"
    old = cut_of([Done(each, (at,)) for at, each in enumerate(older)], "CUT 1", sound=sound)
    new = cut_of(editing.new, "CUT 2", sound=sound)
    if variant == "truncated":
        new = _cut_short(new)
    if variant == "slowed":
        old = _at(old, Rate.of(23.976))
    return Recut(named_clips(old), named_clips(new), known(older, editing.new), kinds=tuple(kinds))


def cut_of(done: Iterable[Done], name: str, *, sound: bool) -> Cut:
    """Lay shots one behind the other, as a reader of timelines gives them."""
    clips, at = [], 0
    for each in done:
        clips.append(_clip(each.shot, at))
        at += each.shot.frames
    tracks = [Track(name="V1", kind=TrackKind.PICTURE, clips=tuple(clips))]
    if sound:
        heard = tuple(msgspec.structs.replace(clip, track=1) for clip in clips if clip.kind is ClipKind.MATERIAL)
        tracks.append(Track(name="A1", kind=TrackKind.SOUND, clips=heard))
    return Cut(name=name, path=f"{name}.edl", rate=RATE, start=Timecode(HOUR, RATE), tracks=tuple(tracks))


def _clip(shot: Shot, at: int) -> Clip:
    begin, length = shot.begin, round(shot.frames * abs(shot.speed))
    source = Timecode(begin, RATE) if shot.take is not None else None
    return Clip(
        name=shot.take.slate if shot.take is not None else shot.name,
        place=Place("made"),
        track=0,
        kind=shot.kind,
        tape=shot.take.file if shot.take is not None else "",
        file=f"{shot.take.file}.mov" if shot.take is not None else "",
        record_in=at,
        record_out=at + shot.frames,
        source_in=source,
        source_out=source + length if source is not None else None,
        speed=None if shot.speed == 1 else shot.speed * RATE.nominal,
        transition=shot.transition,
        extra={"edl.effect": shot.effect} if shot.effect else {},
    )


def _cut_short(cut: Cut) -> Cut:
    """Write a cut as a list of eight characters has it: no files, reels cut short."""
    return _with_clips(cut, lambda clip: msgspec.structs.replace(clip, file="", tape=clip.tape[:8]))


def _at(cut: Cut, rate: Rate) -> Cut:
    def slowed(clip: Clip) -> Clip:
        if clip.source_in is None or clip.source_out is None:
            return clip
        source_in, source_out = Timecode(clip.source_in.frame, rate), Timecode(clip.source_out.frame, rate)
        return msgspec.structs.replace(clip, source_in=source_in, source_out=source_out)

    start = Timecode(cut.start.frame, rate) if cut.start is not None else None
    return msgspec.structs.replace(_with_clips(cut, slowed), rate=rate, start=start)


def _with_clips(cut: Cut, change: Callable[[Clip], Clip]) -> Cut:
    tracks = (msgspec.structs.replace(track, clips=tuple(map(change, track.clips))) for track in cut.tracks)
    return msgspec.structs.replace(cut, tracks=tuple(tracks))


def known(older: Sequence[Shot], done: Sequence[Done]) -> Known:
    """Tell what was done, by the indexes of the clips; what merely shifted is reckoned from the lengths before it."""
    begins, starts = _begins(each.frames for each in older), _begins(each.shot.frames for each in done)
    found: Known = {}
    parts: dict[int, list[int]] = {}
    for at, each in enumerate(done):
        if Op.SPLIT in each.ops:
            parts.setdefault(each.of[0], []).append(at)
        for op in each.ops:
            if op is not Op.SPLIT:
                found[op, each.of, (at,)] = (starts[at] - begins[each.of[0]], 0, 0) if op is Op.MOVED else each.by
        if not each.ops and begins[each.of[0]] != starts[at]:
            found[Op.SHIFTED, each.of, (at,)] = (starts[at] - begins[each.of[0]], 0, 0)
    for whole, pieces in parts.items():
        found[Op.SPLIT, (whole,), tuple(pieces)] = done[pieces[0]].by
    gone = set(range(len(older))) - {at for each in done for at in each.of}
    found.update({(Op.REMOVED, (at,), ()): (-older[at].frames, 0, 0) for at in gone})
    return found


def _begins(lengths: Iterable[int]) -> list[int]:
    found = [0]
    for frames in lengths:
        found.append(found[-1] + frames)
    return found


def told(changes: CutChanges, *, kind: TrackKind = TrackKind.PICTURE) -> Known:
    """What a comparison says, in the words of :data:`~made_recuts.Known`."""
    return {
        _key(change): (change.frames, change.head, change.tail) for change in changes.changes if change.kind is kind
    }


def _key(change: Change) -> tuple[Op, tuple[int, ...], tuple[int, ...]]:
    olds = () if change.old is None else (change.old.index,)
    news = () if change.new is None else (change.new.index,)
    parts = tuple(sorted(part.index for part in change.parts))
    return (change.op, parts if change.op is Op.JOINED else olds, parts if change.op is Op.SPLIT else news)


class Score:
    """Counts, for each operation, what was found, what was missed and what was said without having been done."""

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self.found: Counter[Op] = Counter()
        self.missed: Counter[Op] = Counter()
        self.wrong: Counter[Op] = Counter()
        self.exact: Counter[Op] = Counter()
        """Found with the right number of frames at the right ends."""
        self.moved_as_two = 0
        """Moved clips that were reported as removed and added."""
        self.shifted_as_moved = 0

    def count(self, known: Known, said: Known) -> None:
        """Count one comparison against what is known."""
        for key, by in said.items():
            self.found[key[0]] += key in known
            self.wrong[key[0]] += key not in known
            self.exact[key[0]] += key in known and known[key] == by
        for key in known:
            self.missed[key[0]] += key not in said
        for op, of, to in known:
            twice = (Op.REMOVED, of, ()) in said and (Op.ADDED, (), to) in said
            self.moved_as_two += op is Op.MOVED and twice
            self.shifted_as_moved += op is Op.SHIFTED and (Op.MOVED, of, to) in said

    def rows(self) -> Iterator[tuple[Op, float, float, float, int]]:
        """Give precision, recall, the part of the found that is exact, and how many there were, for each operation."""
        for op in Op:
            found, missed, wrong = self.found[op], self.missed[op], self.wrong[op]
            if found + missed + wrong:
                yield (
                    op,
                    found / (found + wrong) if found + wrong else 1.0,
                    found / (found + missed) if found + missed else 1.0,
                    self.exact[op] / found if found else 1.0,
                    found + missed,
                )
