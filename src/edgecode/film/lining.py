"""A lining: who covers which paragraphs of the script."""

from collections.abc import Iterable
from enum import StrEnum

import msgspec

from edgecode.film.covers import Span


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
    SETUP = "another take of the setup says which lines"
    SCENE = "the slate names the scene, nothing finer is known"
    TAKE = "the clip's take covers them"


CONFIDENCE = {Basis.SAID: 1.0, Basis.SETUP: 0.8, Basis.SCENE: 0.4, Basis.TAKE: 0.6}
"""How much a lining is worth by its basis, 0 to 1: engineering choices, no measurement yet (docs/adr/0004)."""


class Lining(msgspec.Struct, frozen=True, kw_only=True):
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

    @property
    def confidence(self) -> float:
        """How much this lining is worth, 0 to 1."""
        return CONFIDENCE[self.basis]


class Lined(msgspec.Struct, frozen=True):
    """All linings of one kind, and for each paragraph of the current draft the indexes of those that cover it."""

    linings: tuple[Lining, ...] = ()
    at: tuple[tuple[int, ...], ...] = ()

    def over(self, paragraph: int) -> tuple[Lining, ...]:
        """Give the linings over one paragraph, in the order they were made."""
        return tuple(self.linings[index] for index in self.at[paragraph]) if paragraph < len(self.at) else ()


def lined(linings: Iterable[Lining], *, paragraphs: int) -> Lined:
    """Index linings by paragraph; ``paragraphs`` is how many the current draft has."""
    kept = tuple(linings)
    at: list[list[int]] = [[] for _ in range(paragraphs)]
    for index, lining in enumerate(kept):
        for paragraph in range(lining.first, min(lining.last, paragraphs)):
            at[paragraph].append(index)
    return Lined(kept, tuple(map(tuple, at)))


def runs(paragraphs: Iterable[tuple[int, bool]]) -> tuple[Span, ...]:
    """Join (paragraph, off camera) pairs to the fewest spans, in rising order; a pair given twice counts once."""
    spans: list[Span] = []
    for off, paragraph in sorted({(off, paragraph) for paragraph, off in paragraphs}):
        if spans and spans[-1].last == paragraph and spans[-1].off == off:
            spans[-1] = Span(spans[-1].first, paragraph + 1, off)
        else:
            spans.append(Span(paragraph, paragraph + 1, off))
    return tuple(sorted(spans, key=lambda span: (span.first, span.off)))
