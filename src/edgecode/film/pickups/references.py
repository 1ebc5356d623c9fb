"""The takes around what is to be shot: those a pickup has to match, one before it, one after, and one of its own framing."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

import msgspec

from edgecode.film.dailies import Take
from edgecode.film.film import Film
from edgecode.film.pickups.smallest import PickupSetup, SetupKind
from edgecode.film.transcript import Milliseconds


class Side(StrEnum):
    """Where a take stands to what is to be shot."""

    BEFORE = "before"
    SAME = "same framing"
    AFTER = "after"


class Reference(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One take, by id; ``begins`` is when the line next to the pickup begins in its recording, where that was heard.

    ``used`` says that the current cut has a clip of it.
    """

    side: Side
    take: str
    begins: Milliseconds | None = None
    used: bool = False


def references(film: Film, setup: PickupSetup) -> tuple[Reference, ...]:
    """Give the takes around a setup: in the cut before circled, circled before others; none that is no good."""
    return tuple(_references(film, setup))


def _references(film: Film, setup: PickupSetup) -> Iterator[Reference]:
    used = {proof.take for proof in film.proofs if proof.take}
    if setup.kind is SetupKind.AGAIN:
        own = next((each for each in film.dailies.setups if each.id == setup.of), None)
        best = _best(own.takes if own is not None else (), used=used)
        if best is not None:
            begins = _nearest(film, best, setup.paragraphs)
            yield Reference(side=Side.SAME, take=best.id, begins=begins, used=best.id in used)
    scene = film.scene_of(setup.paragraphs[0]) if setup.paragraphs else None
    if scene is None:
        return
    for side, steps in (
        (Side.BEFORE, range(setup.paragraphs[0] - 1, scene.first - 1, -1)),
        (Side.AFTER, range(setup.paragraphs[-1] + 1, scene.last)),
    ):
        for near in steps:
            on = [film.dailies.by_id[each.by] for each in film.shot.over(near) if not each.off]
            best = _best(on, used=used)
            if best is not None:
                yield Reference(side=side, take=best.id, begins=_heard(film, best, near), used=best.id in used)
                break


def _best(takes: Iterable[Take], *, used: set[str]) -> Take | None:
    every = [take for take in takes if take.usable and take.has_picture]
    return min(every, key=lambda take: (take.id not in used, not take.circled, take.label), default=None)


def _nearest(film: Film, take: Take, paragraphs: tuple[int, ...]) -> Milliseconds | None:
    """When a take of the same framing comes nearest to what is to be shot: the line itself, else the last one before it."""
    hearing = film.hearings.get(take.id)
    if hearing is None or not paragraphs:
        return None
    before = [line for line in hearing.lines if line.paragraph <= paragraphs[0]]
    return max(before, key=lambda line: (line.paragraph, line.run)).begins if before else None


def _heard(film: Film, take: Take, paragraph: int) -> Milliseconds | None:
    hearing = film.hearings.get(take.id)
    return next((line.begins for line in hearing.lines if line.paragraph == paragraph), None) if hearing else None
