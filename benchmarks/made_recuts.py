"""Made cuts with known edits, from a seed: what was done to which clip is known by construction, by how many frames, too.

A cut of scenes is made in which takes of a setup are cut against each other, some used again, with black, titles and cards for
missing shots. Then edits of chosen kinds are made on a part of its clips. A clip or a block is only moved past more frames than
it has itself, and never past what another was moved past or was moved itself: of two neighbours that change places, nobody can
say which was moved. What is added overlaps nothing that was
used before, else it could be said to have been there; and nothing is added or taken out right beside a clip that is replaced,
for nobody can say which of two came for it. Seeds below :data:`UNTOUCHED` were looked at while the comparison was written; the
tests count those from there on.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from edgecode.film.cut import ClipKind, Cut
from edgecode.film.cutting.change import Op
from edgecode.film.rate import Rate

UNTOUCHED: Final = 1000
"""Seeds from here on were never looked at while the comparison was written."""
RATE: Final = Rate.of(24)
HOUR: Final = 3600 * 24
Known = dict[tuple[Op, tuple[int, ...], tuple[int, ...]], tuple[int, int, int]]
"""The operation, the indexes of the clips in the older and in the newer cut -> frames, head, tail."""


@dataclass(frozen=True)
class MadeTake:
    """One take: its slate, its file, where its timecode begins, its length in frames."""

    setup: str
    slate: str
    file: str
    start: int
    frames: int


@dataclass(frozen=True)
class Shot:
    """One clip to be: of a take, or without one black or made; ``speed`` is source frames in a record frame."""

    take: MadeTake | None
    begin: int
    frames: int
    kind: ClipKind = ClipKind.MATERIAL
    name: str = ""
    speed: float = 1.0
    transition: str = ""
    effect: str = ""


@dataclass(frozen=True)
class Done:
    """One clip of the newer cut: the older clips it comes from, and what was done; ``by`` holds frames, head and tail."""

    shot: Shot
    of: tuple[int, ...]
    ops: tuple[Op, ...] = ()
    by: tuple[int, int, int] = (0, 0, 0)


@dataclass
class Recut:
    """An older and a newer cut, and all that was done."""

    old: Cut
    new: Cut
    known: Known
    removed: int = 0
    kinds: tuple[str, ...] = field(default=())


def takes(chance: random.Random, *, scenes: int) -> list[list[MadeTake]]:
    """Make what was shot, scene by scene: two to five setups, one to four takes, now and then a second camera."""
    every = []
    nth = 0
    for scene in range(1, scenes + 1):
        own = []
        for letter in "ABCDEF"[: chance.randint(2, 5)]:
            for number in range(1, chance.randint(2, 5)):
                start, frames = chance.randint(8, 18) * HOUR + chance.randint(0, HOUR), chance.randint(1200, 4000)
                for camera in "AB"[: 1 + (chance.random() < 0.2)]:
                    nth += 1
                    file = f"{camera}{nth // 90 + 1:03d}C{nth % 90 + 1:03d}_260301_R1AB"
                    own.append(MadeTake(f"{scene}{letter}", f"{scene}{letter}-{number}{camera}", file, start, frames))
        every.append(own)
    return every


def first_cut(shot: Sequence[Sequence[MadeTake]], chance: random.Random, *, clips: int) -> list[Shot]:
    """Cut scene after scene: a few takes against each other, each going on after where it was left."""
    cut: list[Shot] = []
    for nth, scene in enumerate(shot):
        wanted = clips * (nth + 1) // len(shot) - len(cut)
        used = chance.sample(scene, min(len(scene), chance.randint(2, 5)))
        at = {take: take.start + chance.randint(24, 200) for take in used}
        while wanted > 0:
            wanted -= 1
            cut.append(_next_shot(used, at, cut, chance))
            if wanted and chance.random() < 0.04 and cut[-1].take is not None:
                wanted -= 1
                cut.append(_after(cut[-1], at, chance))
    return cut


def _next_shot(used: Sequence[MadeTake], at: dict[MadeTake, int], cut: Sequence[Shot], chance: random.Random) -> Shot:
    odd = chance.random()
    frames = chance.randint(12, 150)
    if odd < 0.01:
        return Shot(None, 0, chance.choice((12, 24, 24, 48)), ClipKind.BLACK, "BLACK")
    if odd < 0.02:
        return Shot(None, 0, frames, ClipKind.GENERATOR, f"Title {len(cut)}")
    if odd < 0.03 and len(cut) > 20 and cut[-20].take is not None:
        return cut[-20]
    take = chance.choice(used)
    begin = at[take] + chance.randint(0, 40)
    at[take] = begin + frames
    transition = "dissolve" if chance.random() < 0.02 else ""
    speed = 2.0 if chance.random() < 0.02 else 1.0
    at[take] += round(frames * (speed - 1))
    return Shot(take, begin, frames, speed=speed, transition=transition)


def _after(before: Shot, at: dict[MadeTake, int], chance: random.Random) -> Shot:
    """Go on in the same take without a frame between: a cut that could be joined."""
    begin = before.begin + round(before.frames * before.speed)
    frames = chance.randint(12, 90)
    if before.take is not None:
        at[before.take] = max(at.get(before.take, 0), begin + round(frames * before.speed))
    return replace(before, begin=begin, frames=frames, transition="")


class Editing:
    """Edits a cut; each clip is worked on once, unless the kind of edit says that it does two things."""

    def __init__(self, cut: Sequence[Shot], shot: Sequence[Sequence[MadeTake]], chance: random.Random) -> None:
        """Take the cut and everything that was shot."""
        self.old = list(cut)
        self.new = [Done(each, (at,)) for at, each in enumerate(cut)]
        self.shot = shot
        self.chance = chance
        self.passed: set[tuple[int, ...]] = set()
        self.used: dict[str, list[tuple[int, int]]] = {}
        for each in cut:
            if each.take is not None:
                span = (each.begin, each.begin + round(each.frames * each.speed))
                self.used.setdefault(each.take.file, []).append(span)
        self.kinds: dict[str, Callable[[int], bool]] = {
            "trims": self.trim,
            "slips": self.slip,
            "removals": self.remove,
            "additions": self.add,
            "moves": self.move,
            "swaps": self.swap,
            "retimes": self.retime,
            "splits": self.split,
            "joins": self.join,
            "transitions": self.transition,
            "effects": self.effect,
            "titles": self.title,
        }

    def edit(self, kinds: Sequence[str], *, share: float) -> None:
        """Make edits of some kinds, on a share of the clips."""
        wanted = max(1, round(len(self.old) * share))
        for _ in range(wanted * 20):
            if wanted <= 0:
                return
            wanted -= self.kinds[self.chance.choice(kinds)](self.chance.randrange(len(self.new)))

    def _free(self, at: int) -> Shot | None:
        """The clip at a place, if it is of a take and nothing was done to it yet."""
        done = self.new[at]
        return done.shot if not done.ops and done.shot.take is not None and len(done.of) == 1 else None

    def _near(self, at: int, op: Op) -> bool:
        """Whether this was done to a clip or to its neighbours."""
        return any(op in done.ops for done in self.new[max(0, at - 1) : at + 2])

    def _beside_its_old_neighbours(self, at: int) -> bool:
        """Nothing was taken out, or carried off, right before or behind a clip."""
        last = len(self.old) - 1
        own = self.new[at].of[0]
        before = self.new[at - 1].of[-1:] if at else ()
        behind = self.new[at + 1].of[:1] if at + 1 < len(self.new) else ()
        return (own == 0 or before == (own - 1,)) and (own == last or behind == (own + 1,))

    def _did(self, at: int, shot: Shot, op: Op, by: tuple[int, int, int] = (0, 0, 0)) -> bool:
        done = self.new[at]
        self.new[at] = replace(done, shot=shot, ops=(*done.ops, op), by=by)
        return True

    def trim(self, at: int) -> bool:
        """Trim head, tail or both, longer or shorter, by up to a third."""
        shot = self._free(at)
        if shot is None or shot.speed != 1:
            return False
        most = shot.frames // 3
        head, tail = (self.chance.randint(-most, most) * (self.chance.random() < 0.7) for _ in range(2))
        if not head + tail:
            return False
        made = replace(shot, begin=shot.begin - head, frames=shot.frames + head + tail)
        return self._did(at, made, Op.TRIMMED, (head + tail, head, tail))

    def slip(self, at: int) -> bool:
        """Play another part of the source, as long as before."""
        shot = self._free(at)
        later = self.chance.choice((-1, 1)) * self.chance.randint(1, 200)
        if shot is None or shot.take is None or shot.begin + later < shot.take.start or shot.speed != 1:
            return False
        return self._did(at, replace(shot, begin=shot.begin + later), Op.SLIPPED, (later, 0, 0))

    def remove(self, at: int) -> bool:
        """Take a clip out."""
        if self._free(at) is None or self._near(at, Op.REPLACED):
            return False
        del self.new[at]
        return True

    def add(self, at: int) -> bool:
        """Put in a part of a take that was not used; of the scene around, if there is one."""
        near = self.new[at].shot.take
        scene = next((takes for takes in self.shot if near in takes), self.chance.choice(self.shot))
        fresh = self._unused(scene)
        if fresh is None or Op.SPLIT in self.new[at].ops or self._near(at, Op.REPLACED):
            return False
        self.new.insert(at, Done(fresh, (), (Op.ADDED,), (fresh.frames, 0, 0)))
        return True

    def _unused(self, among: Sequence[MadeTake]) -> Shot | None:
        for _ in range(10):
            take, frames = self.chance.choice(among), self.chance.randint(12, 150)
            begin = take.start + self.chance.randint(0, take.frames - frames)
            spans = self.used.setdefault(take.file, [])
            if all(begin + frames + 250 <= first or last + 250 <= begin for first, last in spans):
                spans.append((begin, begin + frames))
                return Shot(take, begin, frames)
        return None

    def move(self, at: int) -> bool:
        """Move a clip, or up to four in a row, past more frames than they have; half of those alone are trimmed as well."""
        count = self.chance.choice((1, 1, 2, 4))
        to = at + self.chance.choice((-1, 1)) * self.chance.randint(8, 40)
        block = self.new[at : at + count]
        if not 0 <= to <= len(self.new) - count or len(block) < count:
            return False
        if any(self._free(at + nth) is None for nth in range(count)):
            return False
        passed = self.new[to:at] if to < at else self.new[at + count : to + count]
        if any(
            Op.SPLIT in each.ops for each in (*passed[:1], *passed[-1:], *self.new[max(0, at - 1) : at + count + 1])
        ):
            return False
        if sum(each.shot.frames for each in passed) < 3 * sum(each.shot.frames for each in block):
            return False
        over = {each.of for each in passed if each.of}
        if (over | {each.of for each in block}) & self.passed or any(Op.MOVED in each.ops for each in passed):
            return False
        self.passed |= over
        if count == 1 and self.chance.random() < 0.5:
            self.trim(at)
        block = [replace(each, ops=(*each.ops, Op.MOVED)) for each in self.new[at : at + count]]
        del self.new[at : at + count]
        self.new[to:to] = block
        return True

    def swap(self, at: int) -> bool:
        """Put another take of the setup, another camera, or as much of something else in the place of a clip."""
        shot = self._free(at)
        if shot is None or shot.take is None:
            return False
        if self._near(at, Op.ADDED) or not self._beside_its_old_neighbours(at):
            return False
        others = [take for scene in self.shot for take in scene if take.setup == shot.take.setup and take != shot.take]
        longer = self.chance.randint(-shot.frames // 4, shot.frames // 4)
        if others and self.chance.random() < 0.7:
            fresh = self._unused(others)
        else:
            fresh, longer = self._unused(self.chance.choice(self.shot)), 0
        if fresh is None:
            return False
        made = replace(fresh, frames=shot.frames + longer, transition=shot.transition)
        return self._did(at, made, Op.REPLACED, (longer, 0, 0))

    def retime(self, at: int) -> bool:
        """Change the speed: the same frames of the source in another time, or another part of it in the same time."""
        shot = self._free(at)
        if shot is None or shot.speed != 1:
            return False
        speed = self.chance.choice((0.5, 0.8, 1.25, 2.0, -1.0))
        frames = round(shot.frames / speed) if speed > 0 and self.chance.random() < 0.5 else shot.frames
        return self._did(at, replace(shot, frames=frames, speed=speed), Op.RETIMED, (frames - shot.frames, 0, 0))

    def split(self, at: int) -> bool:
        """Cut a clip in two or three; now and then a few frames between go, or something is put between."""
        shot = self._free(at)
        parts = self.chance.choice((2, 2, 3))
        if shot is None or shot.frames < 12 * parts or shot.speed != 1:
            return False
        gap = self.chance.choice((0, 0, 4))
        each = shot.frames // parts
        made, begin = [], shot.begin
        for nth in range(parts):
            last = nth == parts - 1
            frames = shot.begin + shot.frames - begin if last else each - gap
            transition = shot.transition if not nth else ""
            made.append(
                Done(replace(shot, begin=begin, frames=frames, transition=transition), self.new[at].of, (Op.SPLIT,))
            )
            begin += each
        lost = -gap * (parts - 1)
        made = [replace(part, by=(lost, 0, 0)) for part in made]
        fresh = self._unused(self.chance.choice(self.shot)) if self.chance.random() < 0.3 else None
        between = [Done(fresh, (), (Op.ADDED,), (fresh.frames, 0, 0))] if fresh is not None else []
        self.new[at : at + 1] = [made[0], *between, *made[1:]]
        return True

    def join(self, at: int) -> bool:
        """Make one of two clips that go on from one another."""
        if at + 1 >= len(self.new):
            return False
        one, other = self._free(at), self._free(at + 1)
        if one is None or other is None or one.take != other.take or one.speed != other.speed:
            return False
        if one.begin + round(one.frames * one.speed) != other.begin or self.new[at].of[0] + 1 != self.new[at + 1].of[0]:
            return False
        of = (*self.new[at].of, *self.new[at + 1].of)
        self.new[at : at + 2] = [Done(replace(one, frames=one.frames + other.frames), of, (Op.JOINED,))]
        return True

    def transition(self, at: int) -> bool:
        """Make a cut a dissolve, or a dissolve a cut."""
        shot = self._free(at)
        if shot is None:
            return False
        return self._did(at, replace(shot, transition="" if shot.transition else "dissolve"), Op.TRANSITION)

    def effect(self, at: int) -> bool:
        """Put an effect on a clip."""
        shot = self._free(at)
        return shot is not None and not shot.transition and self._did(at, replace(shot, effect="Resize"), Op.EFFECT)

    def title(self, at: int) -> bool:
        """Let a title say something else."""
        done = self.new[at]
        if done.shot.kind is not ClipKind.GENERATOR or done.ops:
            return False
        return self._did(at, replace(done.shot, name=f"{done.shot.name} again"), Op.TITLE)
