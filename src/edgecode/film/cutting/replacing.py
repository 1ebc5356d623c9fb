"""What was put in the place of what: of the clips that are only in one of the cuts, those that stand in one place.

First another take of the same setup; then what lasts as long, one title for another before all else; then whatever covers
mostly the same stretch, as a shot does that came for a card saying it is missing. A place is counted by the clips that are only
there.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from edgecode.film.cut import ClipKind
from edgecode.film.cutting.laid import Laid

_MOSTLY: Final = 0.5

Setup = Callable[[Laid], str]
"""The setup of a clip's take (``12A``), empty where it is not known."""

Left = dict[int, list[int]]
"""The clips without a pair by their place, in record order."""


def replacements(old: Sequence[Laid], new: Sequence[Laid], *, olds: Left, news: Left, setup: Setup) -> dict[int, int]:
    """Find what replaced what: index of the older clip -> index of the newer."""
    found: dict[int, int] = {}
    for place, own in olds.items():
        if place in news:
            found.update(_InOnePlace(old, new, setup=setup).paired(own, news[place]))
    return found


class _InOnePlace:
    """Pairs what stands in one place, what is most alike first."""

    def __init__(self, old: Sequence[Laid], new: Sequence[Laid], *, setup: Setup) -> None:
        self.old, self.new, self.setup = old, new, setup
        self.found: dict[int, int] = {}

    def paired(self, olds: list[int], news: list[int]) -> dict[int, int]:
        starts = _starts(self.old, olds), _starts(self.new, news)
        self._alike(olds, news, self.setup)
        self._alike(olds, news, _made_as_long)
        self._alike(olds, news, _as_long)
        self._over(self._left(olds), [to for to in news if to not in self.found.values()], starts=starts)
        return self.found

    def _left(self, olds: list[int]) -> list[int]:
        return [at for at in olds if at not in self.found]

    def _alike(self, olds: list[int], news: list[int], key: Setup) -> None:
        """Pair those of one key in their order; an empty key is like no other."""
        taken = set(self.found.values())
        waiting: dict[str, list[int]] = {}
        for to in reversed(news):
            if to not in taken and (label := key(self.new[to])):
                waiting.setdefault(label, []).append(to)
        for at in self._left(olds):
            same = waiting.get(key(self.old[at]))
            if same:
                self.found[at] = same.pop()

    def _over(self, olds: list[int], news: list[int], *, starts: tuple[dict[int, int], dict[int, int]]) -> None:
        for at, to in _over_each_other(olds, news, old=self.old, new=self.new, starts=starts):
            self.found[at] = to


def _starts(uses: Sequence[Laid], among: list[int]) -> dict[int, int]:
    """Where each clip begins in its place, what is in both cuts not counted."""
    found = {}
    passed = 0
    for at in among:
        found[at] = passed
        passed += uses[at].frames
    return found


def _made_as_long(use: Laid) -> str:
    return f"made {use.frames}" if use.clip.kind is ClipKind.GENERATOR else ""


def _as_long(use: Laid) -> str:
    return str(use.frames) if use.anchors else ""


def _over_each_other(
    olds: list[int],
    news: list[int],
    *,
    old: Sequence[Laid],
    new: Sequence[Laid],
    starts: tuple[dict[int, int], dict[int, int]],
) -> Iterator[tuple[int, int]]:
    """Walk along one place and pair what covers mostly the same stretch of it."""
    at = to = 0
    while at < len(olds) and to < len(news):
        one, other = old[olds[at]], new[news[to]]
        first, second = starts[0][olds[at]], starts[1][news[to]]
        shared = min(first + one.frames, second + other.frames) - max(first, second)
        if shared >= _MOSTLY * max(one.frames, other.frames):
            yield olds[at], news[to]
            at, to = at + 1, to + 1
        elif first + one.frames <= second + other.frames:
            at += 1
        else:
            to += 1
