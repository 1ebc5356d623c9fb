"""The changes of one track, told from what was paired on it."""

from collections.abc import Callable, Iterator

from edgecode.film.cut import Clip, ClipKind, Cut
from edgecode.film.cutting.change import Change, Op, Use
from edgecode.film.cutting.frames import first_timecode
from edgecode.film.cutting.laid import Laid
from edgecode.film.cutting.lengths import Edit, edits, ends
from edgecode.film.cutting.looks import Slates, effects, title, transition
from edgecode.film.cutting.tracks import TrackPair
from edgecode.film.timecode import Timecode


class Telling:
    """Tells what was done to the clips of a pair of cuts, track after track; ``same`` counts those nothing was done to."""

    def __init__(self, old: Cut, new: Cut, *, slates: Slates, reel: Callable[[int], str], with_effects: bool) -> None:
        """Take both cuts, and what is asked of their clips: their slates, their reels, whether effects can be compared."""
        self.old, self.new, self.slates, self.reel = old, new, slates, reel
        self.with_effects = with_effects
        self.same = 0
        self._starts = first_timecode(old), first_timecode(new)

    def _older(self, laid: Laid) -> Use:
        return use_of(laid, self.old.tracks[laid.track].name, start=self._starts[0])

    def _newer(self, laid: Laid) -> Use:
        return use_of(laid, self.new.tracks[laid.track].name, start=self._starts[1])

    def changes(self, pair: TrackPair) -> Iterator[Change]:
        """Tell one track; what went comes first, the rest in the order of the older cut."""
        olds, news = pair.old.uses, pair.new.uses
        for at in pair.gone():
            if at not in pair.replaced:
                yield self._change(pair, Edit(op=Op.REMOVED, frames=-olds[at].frames), old=olds[at], at=at)
        came = set(pair.replaced.values())
        for to in pair.fresh():
            if to not in came:
                yield self._change(pair, Edit(op=Op.ADDED, frames=news[to].frames), new=news[to])
        for at, to in pair.replaced.items():
            yield from self._replaced(pair, olds[at], news[to])
        for at, carried in pair.across.items():
            yield self._moved(pair, olds[at], carried)
            yield from self._edited(pair, olds[at], carried)
            yield from self._looks(pair, olds[at], carried)
        for at, to in enumerate(pair.pairing.to_new):
            if to >= 0:
                yield from self._paired(pair, at, to)

    def _paired(self, pair: TrackPair, at: int, to: int) -> Iterator[Change]:
        old, new = pair.old.uses[at], pair.new.uses[to]
        told = [] if at in pair.kept.old else [self._moved(pair, old, new)]
        if at in pair.splits:
            parts = (new, *(pair.new.uses[part] for part in pair.splits[at]))
            told.append(self._split(pair, old, new, parts))
        elif to in pair.joins:
            parts = (old, *(pair.old.uses[part] for part in pair.joins[to]))
            told.append(self._joined(pair, old, new, parts))
        else:
            told += self._edited(pair, old, new)
        told += self._looks(pair, old, new)
        if told:
            yield from told
        elif old.first != new.first:
            yield self._change(pair, Edit(op=Op.SHIFTED, frames=new.first - old.first), old=old, new=new)
        else:
            self.same += 1

    def _moved(self, pair: TrackPair, old: Laid, new: Laid) -> Change:
        return self._change(pair, Edit(op=Op.MOVED, frames=new.first - old.first), old=old, new=new)

    def _edited(self, pair: TrackPair, old: Laid, new: Laid) -> list[Change]:
        return [self._change(pair, edit, old=old, new=new) for edit in edits(old, new)]

    def _split(self, pair: TrackPair, old: Laid, new: Laid, parts: tuple[Laid, ...]) -> Change:
        """A clip that became several."""
        head, tail = ends(old, parts)
        more = sum(part.frames for part in parts) - old.frames
        edit = Edit(op=Op.SPLIT, frames=more, head=head, tail=tail)
        uses = tuple(self._newer(part) for part in sorted(parts, key=_plays))
        return self._change(pair, edit, old=old, new=new, parts=uses)

    def _joined(self, pair: TrackPair, old: Laid, new: Laid, parts: tuple[Laid, ...]) -> Change:
        """Several clips that became one."""
        head, tail = ends(new, parts)
        more = new.frames - sum(part.frames for part in parts)
        edit = Edit(op=Op.JOINED, frames=more, head=-head, tail=-tail)
        uses = tuple(self._older(part) for part in sorted(parts, key=_plays))
        return self._change(pair, edit, old=old, new=new, parts=uses)

    def _replaced(self, pair: TrackPair, old: Laid, new: Laid) -> Iterator[Change]:
        made = old.clip.kind is new.clip.kind is ClipKind.GENERATOR
        was, now = (title(old.clip), title(new.clip)) if made else (self._called(old.clip), self._called(new.clip))
        op = Op.TITLE if made else Op.REPLACED
        yield self._change(pair, Edit(op=op, frames=new.frames - old.frames, was=was, now=now), old=old, new=new)
        yield from (change for change in self._looks(pair, old, new) if change.op is not Op.TITLE)

    def _called(self, clip: Clip) -> str:
        return self.slates.take_and_camera(clip) or clip.name or clip.kind.value

    def _looks(self, pair: TrackPair, old: Laid, new: Laid) -> list[Change]:
        """How it comes in, its effects, what a title says."""
        seen = [
            (Op.TRANSITION, transition(old.clip), transition(new.clip)),
            (Op.TITLE, title(old.clip), title(new.clip)),
        ]
        if self.with_effects:
            seen.append((Op.EFFECT, effects(old.clip), effects(new.clip)))
        return [
            self._change(pair, Edit(op=op, was=was, now=now), old=old, new=new) for op, was, now in seen if was != now
        ]

    def _change(
        self,
        pair: TrackPair,
        edit: Edit,
        *,
        old: Laid | None = None,
        new: Laid | None = None,
        at: int = -1,
        parts: tuple[Use, ...] = (),
    ) -> Change:
        """Make a change; ``at`` is the index of a clip that went."""
        use = new or old
        if use is None:  # pragma: no cover  nothing makes a change of no clip
            raise AssertionError(edit.op)
        where = new.first if new is not None else pair.place_of(at)
        return Change(
            op=edit.op,
            kind=pair.kind,
            material=use.clip.kind,
            old=self._older(old) if old is not None else None,
            new=self._newer(new) if new is not None else None,
            slate=self.slates.take(use.clip),
            frames=edit.frames,
            head=edit.head,
            tail=edit.tail,
            was=edit.was,
            now=edit.now,
            parts=parts,
            at=where,
            later=pair.later_after(old, new),
            reel=self.reel(where),
        )


def use_of(laid: Laid, track: str, *, start: Timecode) -> Use:
    """A clip as a change shows it."""
    return Use(clip=laid.clip, track=track, index=laid.index, first=laid.first, last=laid.last, start=start)


def _plays(use: Laid) -> float:
    return use.low
