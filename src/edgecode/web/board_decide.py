"""What a newer draft left open: panels whose place is to be decided about, together where one thing happened to them."""

from collections.abc import Iterable

import msgspec

from edgecode.film.film import Film
from edgecode.web.board_sheet import Note, PanelCard


class ToDecide(msgspec.Struct, frozen=True, kw_only=True):
    """Panels to which one thing happened, which ``says`` tells, and the scenes where they might belong: ids and names."""

    anchor: str
    says: str
    cards: tuple[PanelCard, ...]
    might: tuple[tuple[str, str], ...] = ()

    @property
    def notes(self) -> tuple[Note, ...]:
        """What the checks noticed about any of them, once each."""
        return tuple(dict.fromkeys(note for card in self.cards for note in card.notes))

    @property
    def count(self) -> int:
        """How many panels there are of it."""
        return len(self.cards)


def to_decide(film: Film, cards: Iterable[PanelCard]) -> tuple[ToDecide, ...]:
    """Put panels together to which the same happened, and that might belong in the same scenes."""
    together: dict[tuple[str, tuple[str, ...]], list[PanelCard]] = {}
    for card in cards:
        says = card.changed.says if card.changed is not None else "where it belongs is not known"
        together.setdefault((says, film.boards.carried[card.panel.id].might), []).append(card)
    scenes = {scene.id: scene for scene in film.script.scenes} if film.script is not None else {}
    return tuple(
        ToDecide(
            anchor=f"decide-{own[0].panel.id}",
            says=f"{says[:1].upper()}{says[1:]}",
            cards=tuple(own),
            might=tuple((each, f"{scenes[each].number} {scenes[each].heading}") for each in might if each in scenes),
        )
        for (says, might), own in together.items()
    )
