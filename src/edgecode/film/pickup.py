"""What people say of pickups and of states: each is one deed, laid over what papers and cut hold.

Pickups are named by the id of what is owed (:mod:`edgecode.film.pickups.owing`), or by one of their own where somebody asks
for what nothing owes. Scenes are named by their ids, lines as :class:`edgecode.film.hand.HandLining` names them, and takes
by their ids, so that what was said is found again in every draft.
"""

from enum import StrEnum
from typing import TypeAlias

import msgspec

from edgecode.film.said_of import SaidOf

Unset = msgspec.UnsetType


class Need(StrEnum):
    """How much a pickup is needed, as a person says. The order is that of the record's scale of needs."""

    MUST = "must"
    NICE = "nice"
    OPTIONAL = "optional"


class StateOf(StrEnum):
    """What a note of a state is about. The order is that of the record's scale."""

    WARDROBE = "wardrobe"
    HAIR = "hair and make-up"
    PROPS = "props"
    SET = "set"
    LIGHT = "light"


class OwingFilled(msgspec.Struct, frozen=True, gc=False, kw_only=True, tag="owing filled"):
    """Existing material fills what is owed. ``words`` is the digest of the words that were owed then, empty for no line.

    A line that is rewritten afterwards is owed again.
    """

    owing: str
    filler: str
    take: str = ""
    words: str = ""


class FillerRefused(msgspec.Struct, frozen=True, gc=False, kw_only=True, tag="filler refused"):
    """Existing material does not fill what is owed."""

    owing: str
    filler: str
    take: str = ""


class OwingWaived(msgspec.Struct, frozen=True, gc=False, kw_only=True, tag="owing waived"):
    """What is owed is not going to be shot; ``words`` as :class:`OwingFilled` has them."""

    owing: str
    words: str = ""


class OwingNeeded(msgspec.Struct, frozen=True, gc=False, kw_only=True, tag="owing needed"):
    """What was waived, filled, dropped or done is needed after all."""

    owing: str


class PickupProposed(msgspec.Struct, frozen=True, gc=False, kw_only=True, tag="pickup proposed"):
    """A pickup is proposed: of what is owed, by its id; else of a scene, over these lines of it, none for no line."""

    pickup: str
    scene: str = ""
    lines: tuple[str, ...] = ()
    what: str = ""


class PickupWeighed(msgspec.Struct, frozen=True, gc=False, kw_only=True, tag="pickup weighed"):
    """How much a pickup is needed."""

    pickup: str
    need: Need


class PickupDescribed(msgspec.Struct, frozen=True, gc=False, kw_only=True, tag="pickup described", omit_defaults=True):
    """Setups, cast, wardrobe and props of a pickup in words; what is unset stays as it was."""

    pickup: str
    setups: str | Unset = msgspec.UNSET
    cast: str | Unset = msgspec.UNSET
    wardrobe: str | Unset = msgspec.UNSET
    props: str | Unset = msgspec.UNSET
    notes: str | Unset = msgspec.UNSET


class PickupPlanned(msgspec.Struct, frozen=True, gc=False, kw_only=True, tag="pickup planned"):
    """A pickup is given to planning."""

    pickup: str


class PickupDropped(msgspec.Struct, frozen=True, gc=False, kw_only=True, tag="pickup dropped"):
    """A pickup is dropped: it is not going to be shot."""

    pickup: str


class PickupDone(msgspec.Struct, frozen=True, gc=False, kw_only=True, tag="pickup done"):
    """A pickup is done."""

    pickup: str


class LineGivenToAdr(msgspec.Struct, frozen=True, gc=False, kw_only=True, tag="line given to adr"):
    """A line is to be recorded again. ``person`` plays the part and had consented when it was said."""

    owing: str
    paragraph: str
    character: str
    person: str
    words: str = ""


class ReshootCalled(msgspec.Struct, frozen=True, gc=False, kw_only=True, tag="reshoot called"):
    """A scene, or lines of it, is to be shot again, whatever of it there is."""

    pickup: str
    scene: str
    lines: tuple[str, ...] = ()
    what: str = ""


class StateNoted(msgspec.Struct, frozen=True, gc=False, kw_only=True, tag="state noted"):
    """A note of wardrobe, hair and make-up, props, set or light as somebody wrote it.

    ``scene`` is the scene's id; ``take`` the take's, empty for the whole scene. ``character`` is empty for what belongs to
    nobody, as light does.
    """

    state: str
    of: StateOf
    words: str
    scene: str
    take: str = ""
    character: str = ""


class StateCorrected(msgspec.Struct, frozen=True, gc=False, kw_only=True, tag="state corrected"):
    """Other words for a note of a state; without any it is taken away."""

    state: str
    of: StateOf
    words: str


PickedUp = (
    OwingFilled
    | FillerRefused
    | OwingWaived
    | OwingNeeded
    | PickupProposed
    | PickupWeighed
    | PickupDescribed
    | PickupPlanned
    | PickupDropped
    | PickupDone
    | LineGivenToAdr
    | ReshootCalled
    | StateNoted
    | StateCorrected
)


SaidOfPickups: TypeAlias = SaidOf[PickedUp]
"""One thing somebody said of pickups or states."""
