"""A lining: who covers which paragraphs of the script."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import partial

import msgspec

from edgecode.film.covers import Span
from edgecode.film.memo import Memo
from edgecode.film.transcript import Milliseconds


class LiningKind(StrEnum):
    """Planned by a panel, shot by a take, used by a clip."""

    PLANNED = "planned"
    SHOT = "shot"
    USED = "used"


class SetBy(StrEnum):
    """Who says so. The order matters: a later one is never replaced by an earlier one."""

    MACHINE = "machine"
    PERSON = "person"
    SIGNED = "signed"


class Basis(StrEnum):
    """What a lining rests on, said wherever it is shown."""

    SAID = "the paper says which lines"
    HEARD = "the transcript says which lines"
    SETUP = "another take of the setup says which lines"
    SCENE = "the slate names the scene, nothing finer is known"
    TAKE = "the clip's take covers them"


CONFIDENCE = {Basis.SAID: 1.0, Basis.HEARD: 0.5, Basis.SETUP: 0.8, Basis.SCENE: 0.4, Basis.TAKE: 0.6}
"""How much a lining is worth by its basis, 0 to 1: engineering choices (docs/adr/0004).

A lining from words has its own measured chance (docs/lining.md); what stands here for it is the least it may have.
"""


class Lining(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Paragraphs ``first`` up to but not including ``last`` of the current draft, covered by ``by``.

    ``by`` is the id of a panel, a take or a clip, as ``kind`` says. ``off`` is played off camera.
    """

    by: str
    kind: LiningKind
    first: int
    last: int
    off: bool = False
    set_by: SetBy = SetBy.MACHINE
    basis: Basis = Basis.SAID
    person: str = ""
    heard: float | None = None
    """The measured chance, 0 to 1, that its lines were said; only where they were heard."""
    begins: Milliseconds | None = None
    """When its first heard line begins in the take's recording, where that is known; ``ends`` is exclusive."""
    ends: Milliseconds | None = None
    dropped: tuple[int, ...] = ()
    """Spoken paragraphs between ``first`` and ``last`` that the take does not say: the line runs on past them, but they are
    not covered. Each is a dialogue note at its place."""

    @property
    def confidence(self) -> float:
        """How much this lining is worth, 0 to 1."""
        return CONFIDENCE[self.basis] if self.heard is None else self.heard


def linings_by(linings: Iterable[Lining]) -> dict[str, list[Lining]]:
    """Group linings by who covers: the id of a panel, a take or a clip -> its linings, in their order."""
    found: dict[str, list[Lining]] = {}
    for lining in linings:
        found.setdefault(lining.by, []).append(lining)
    return found


class Lined(msgspec.Struct, frozen=True):
    """All linings of one kind, and for each paragraph of the current draft those that cover it, in the order made."""

    linings: tuple[Lining, ...] = ()
    at: tuple[tuple[Lining, ...], ...] = ()

    def over(self, paragraph: int) -> tuple[Lining, ...]:
        """Give the linings that cover one paragraph, in the order they were made; where it was dropped, it is not covered."""
        return self.at[paragraph] if paragraph < len(self.at) else ()


Group = tuple[Lining, ...]


def lined(linings: Iterable[Lining], *, paragraphs: int) -> Lined:
    """Index linings by paragraph; ``paragraphs`` is how many the current draft has."""
    kept = tuple(linings)
    return Lined(kept, _over(kept, first=0, last=paragraphs))


def lined_scenes(
    groups: Mapping[tuple[int, int], Group], *, paragraphs: int, memo: Memo[tuple[Group, ...]] | None = None
) -> Lined:
    """Index linings that stand in groups, by the paragraphs ``(first, last)`` of their scene.

    The same as :func:`lined` of all of them together, but a scene whose group is made of the very linings of the last time
    is not indexed again. A lining that reaches out of its scene is no reason to lose any of it: then all are indexed.
    """
    every = tuple(lining for group in groups.values() for lining in group)
    if any(not first <= each.first <= each.last <= last for (first, last), group in groups.items() for each in group):
        return lined(every, paragraphs=paragraphs)
    memo = memo if memo is not None else Memo()
    memo.turn()
    at: list[tuple[Lining, ...]] = [()] * paragraphs
    for (first, last), group in groups.items():
        at[first:last] = memo.get((first, last), group, partial(_over, group, first=first, last=last))
    return Lined(every, tuple(at))


def _over(linings: Group, *, first: int, last: int) -> tuple[Group, ...]:
    at: list[list[Lining]] = [[] for _ in range(first, last)]
    for lining in linings:
        for over in at[max(lining.first - first, 0) : max(lining.last - first, 0)]:
            over.append(lining)
        for paragraph in lining.dropped:
            at[paragraph - first].remove(lining)
    return tuple(map(tuple, at))


def runs(paragraphs: Iterable[tuple[int, bool]]) -> tuple[Span, ...]:
    """Join (paragraph, off camera) pairs to the fewest spans, in rising order; a pair given twice counts once."""
    spans: list[Span] = []
    for off, paragraph in sorted({(off, paragraph) for paragraph, off in paragraphs}):
        if spans and spans[-1].last == paragraph and spans[-1].off == off:
            spans[-1] = Span(spans[-1].first, paragraph + 1, off)
        else:
            spans.append(Span(paragraph, paragraph + 1, off))
    return tuple(sorted(spans, key=lambda span: (span.first, span.off)))
