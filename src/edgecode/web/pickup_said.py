"""What the buttons of *Pickups* say, as one value each: a word, what is owed, and what fills it or how much it is needed."""

from collections.abc import Callable, Mapping
from typing import Final

from edgecode.errors import SaidError
from edgecode.film.pickup import Need
from edgecode.usecases.pickups.pickup_desk import PickupDesk

_OF_ONE: Final[Mapping[str, Callable[..., object]]] = {
    "waive": PickupDesk.waive,
    "needed": PickupDesk.needed,
    "adr": PickupDesk.give_to_adr,
}
_OF_SEVERAL: Final[Mapping[str, Callable[..., object]]] = {
    "plan": PickupDesk.give_to_planning,
    "drop": PickupDesk.drop,
    "done": PickupDesk.done,
}
_OF_FILLERS: Final[Mapping[str, Callable[..., object]]] = {"fill": PickupDesk.fill, "refuse": PickupDesk.refuse}


def say(desk: PickupDesk, said: str, *, by: str, because: str = "") -> None:
    """Do what a button says; ``plan``, ``drop`` and ``done`` may name several, each of which is a word of its own.

    Raises :class:`SaidError` for what no button says, and what the desk raises.
    """
    word, *names = said.split()
    if word in _OF_ONE and len(names) == 1:
        _OF_ONE[word](desk, names[0], by=by, because=because)
    elif word in _OF_FILLERS and len(names) == 2:  # noqa: PLR2004  what is owed, and what might fill it
        _OF_FILLERS[word](desk, *names, by=by, because=because)
    elif word == "need" and len(names) == 2 and names[1] in set(Need):  # noqa: PLR2004  what is owed, and how much
        desk.weigh(names[0], Need(names[1]), by=by, because=because)
    elif word in _OF_SEVERAL and names:
        for name in dict.fromkeys(names):
            _OF_SEVERAL[word](desk, name, by=by, because=because)
    else:
        raise SaidError("pickups", expected="one of the buttons of the page", found=repr(said))
