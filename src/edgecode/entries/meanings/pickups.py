"""Pickups and reshoots: what is owed and how it is mended."""

from functools import partial
from typing import Final

from edgecode.entries.detail import Detail
from edgecode.entries.kind import Kind
from edgecode.entries.meaning import Meaning
from edgecode.entries.vocabulary import SUBJECTS, Group, IdRole, Stage

_done: Final = partial(Meaning, stages=(Stage.PICKUPS,), group=Group.PICKUPS)

PICKUPS: Final = (
    _done(Kind.OWED_FILLED, "said that existing material fills what is owed", ids_if_known=SUBJECTS),
    _done(Kind.OWED_FILLER_REFUSED, "said that existing material does not fill what is owed", ids_if_known=SUBJECTS),
    _done(Kind.OWED_WAIVED, "said that what is owed is not going to be shot", ids_if_known=SUBJECTS),
    _done(Kind.OWED_WAIVER_WITHDRAWN, "said that what is owed has to be shot after all", ids_if_known=SUBJECTS),
    _done(Kind.PICKUP_PROPOSED, "proposed a pickup", ids=(IdRole.PICKUP,), ids_if_known=SUBJECTS),
    _done(
        Kind.PICKUP_WEIGHED,
        "said how much a pickup is needed",
        ids=(IdRole.PICKUP,),
        ids_if_known=SUBJECTS,
        details=(Detail.NEED,),
    ),
    _done(
        Kind.PICKUP_DESCRIBED,
        "described a pickup: setups, cast, states",
        ids=(IdRole.PICKUP,),
        ids_if_known=(*SUBJECTS, IdRole.STATE),
    ),
    _done(Kind.PICKUP_GIVEN_TO_PLANNING, "gave a pickup to planning", ids=(IdRole.PICKUP,), ids_if_known=SUBJECTS),
    _done(Kind.PICKUP_DROPPED, "dropped a pickup", ids=(IdRole.PICKUP,), ids_if_known=SUBJECTS),
    _done(Kind.PICKUP_DONE, "said that a pickup is done", ids=(IdRole.PICKUP,), ids_if_known=SUBJECTS),
    _done(Kind.PICKUP_LIST_ISSUED, "issued a pickup list", ids_if_known=(IdRole.DOCUMENT, IdRole.PICKUP)),
    _done(
        Kind.LINE_GIVEN_TO_ADR,
        "gave a line to be recorded again",
        ids=(IdRole.PARAGRAPH,),
        ids_if_known=(IdRole.CHARACTER, IdRole.PERSON, IdRole.PICKUP, IdRole.CLIP),
    ),
    _done(Kind.RESHOOT_CALLED, "called a reshoot", ids=(IdRole.PICKUP,), ids_if_known=SUBJECTS),
)
