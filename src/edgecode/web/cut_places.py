"""What else there is for the lines a clip's take covers: panels, takes that earlier cuts tried, takes that no cut ever used.

A take counts as of the same lines where its lines and those of the clip's take overlap; how much of the take a clip plays is
not asked. "Ever" means in any cut that lies in the film's folder.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final

import msgspec

from edgecode.film.dailies import Take
from edgecode.film.lining import Lined, linings_by
from edgecode.film.proof import proofs
from edgecode.film.recording import Mark
from edgecode.usecases.today import Today
from edgecode.web.board_sheet import PanelCard, SceneBoard, scene_boards
from edgecode.web.cut_choice import CutChoice, cut_choices

_RANK: Final = {Mark.CIRCLED: 0, Mark.GOOD: 1, Mark.HOLD: 2, Mark.NONE: 3, Mark.NG: 4}


class TriedTake(msgspec.Struct, frozen=True):
    """Another take that earlier cuts use for the same lines, and what those are called, in the order first seen."""

    take: Take
    cuts: tuple[str, ...]


class AtPlace(msgspec.Struct, frozen=True, kw_only=True):
    """What else there is for the lines of one take; ``unused`` are in no cut, circled first, no good last."""

    tried: tuple[TriedTake, ...] = ()
    unused: tuple[Take, ...] = ()

    @property
    def circled(self) -> tuple[Take, ...]:
        """The circled takes that no cut ever used."""
        return tuple(take for take in self.unused if take.circled)


_NOTHING: Final = AtPlace()


class CutPlaces:
    """Tells of any take of one cut what else there is for its lines. Nothing is looked up before it is asked for."""

    def __init__(self, today: Today, choice: CutChoice, *, scales: bool = False) -> None:
        """Take the film as it is today and one of its cuts; ``scales`` as for :func:`scene_boards`."""
        self._today, self._choice, self._scales = today, choice, scales
        self._film = today.look.film
        self._linings = linings_by(self._film.shot.linings)
        self._told: dict[str, AtPlace] = {}

    def of(self, take: Take | None) -> AtPlace:
        """What else there is for the lines of a take; nothing where a clip's take is not known."""
        if take is None:
            return _NOTHING
        if take.id not in self._told:
            self._told[take.id] = self._found(take)
        return self._told[take.id]

    def panels(self, take: Take | None) -> tuple[PanelCard, ...]:
        """The panels drawn for any line of a take, in the order of the boards."""
        if take is None:
            return ()
        found = self._covering(self._lines(take), self._film.planned)
        return tuple(card for board in self._boards for card in board.cards if card.panel.id in found)

    @cached_property
    def _boards(self) -> Sequence[SceneBoard]:
        return scene_boards(self._today, scales=self._scales)

    def _found(self, take: Take) -> AtPlace:
        same = self._covering(self._lines(take), self._film.shot)
        others = [each for each in self._film.dailies.takes if each.id in same and each.id != take.id]
        tried = tuple(TriedTake(each, cuts) for each in others if (cuts := self._earlier.get(each.id, ())))
        unused = (each for each in others if each.id not in self._used)
        return AtPlace(tried=tried, unused=tuple(sorted(unused, key=lambda each: _RANK[each.mark])))

    def _lines(self, take: Take) -> Iterable[int]:
        return {
            paragraph
            for lining in self._linings.get(take.id, ())
            for paragraph in range(lining.first, lining.last)
            if paragraph not in lining.dropped
        }

    def _covering(self, paragraphs: Iterable[int], lined: Lined) -> frozenset[str]:
        return frozenset(lining.by for paragraph in paragraphs for lining in lined.over(paragraph))

    @cached_property
    def uses(self) -> tuple[tuple[CutChoice, frozenset[str]], ...]:
        """The takes each cut uses, cut by cut in the order first seen."""
        film = self._film
        found = []
        for choice in cut_choices(self._today.look):
            proven = film.proofs if choice.current else proofs(choice.cut, dailies=film.dailies)
            found.append((choice, frozenset(proof.take for proof in proven if proof.take)))
        return tuple(found)

    @cached_property
    def _used(self) -> frozenset[str]:
        return frozenset(take for _choice, takes in self.uses for take in takes)

    @cached_property
    def _earlier(self) -> dict[str, tuple[str, ...]]:
        """The takes of the cuts seen before this one, each with what those cuts are called."""
        found: dict[str, tuple[str, ...]] = {}
        for choice, takes in self.uses:
            if choice.key == self._choice.key:
                break
            for take in takes:
                found[take] = (*found.get(take, ()), choice.label)
        return found
