"""Keep for good what cuts used of takes, so that a cut that is deleted later does not make its footage look unused."""

from functools import partial

import msgspec

from edgecode.film.cut import Cut
from edgecode.film.cutting.footage import Footage, footage_of, unseen
from edgecode.film.film import Film
from edgecode.film.memo import Memo, Step
from edgecode.film.proof import proofs
from edgecode.usecases.ports.words import Words


class KeptFootage:
    """What the cuts of a film use, worked out again only for a cut, or for dailies, that are not as they were."""

    def __init__(self) -> None:
        """Begin with nothing worked out."""
        self._by_cut: Memo[tuple[Footage, ...]] = Memo()
        self._film: Step[tuple[Footage, ...]] = Step()
        self._last: tuple[Footage, ...] | None = None

    def of(self, film: Film) -> tuple[Footage, ...]:
        """Give what all cuts of a film use of its takes."""
        return self._film.get((film.cuts, film.dailies), partial(self._worked_out, film))

    def keep(self, film: Film, *, words: Words, at: int) -> None:
        """Keep what the record does not have yet, as first seen ``at`` (ms since 1970, UTC); nothing is written without any.

        Raises ``WordsStoreError``.
        """
        now = self.of(film)
        if now is self._last or not now:
            return
        fresh = unseen(now, words.footage())
        if fresh:
            words.keep_footage(msgspec.structs.replace(each, seen=at) for each in fresh)
        self._last = now

    def _worked_out(self, film: Film) -> tuple[Footage, ...]:
        self._by_cut.turn()
        return tuple(
            each
            for nth, cut in enumerate(film.cuts)
            for each in self._by_cut.get((cut.path, nth), (cut, film.dailies), partial(_used, cut, film))
        )


def _used(cut: Cut, film: Film) -> tuple[Footage, ...]:
    proven = film.proofs if cut is film.cut else proofs(cut, dailies=film.dailies)
    return footage_of(cut, proven, dailies=film.dailies)
