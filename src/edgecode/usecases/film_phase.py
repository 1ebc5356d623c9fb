"""The phase of the film: which it is in, who says so, and saying it.

Partner reports are told by phase, and nothing else is decided by it. A wrong one would tell a partner that people shoot while
they prepare, so not everybody says it: whoever directs or produces, the first AD, and whoever may raise standings.
"""

from typing import Final

import msgspec

from edgecode.consent.people import May, Person
from edgecode.consent.roles import roles_of
from edgecode.entries.detail import Detail
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import Phase, Role, Stage
from edgecode.errors import NotAllowedError
from edgecode.findings.decision import Said
from edgecode.findings.word import Deed
from edgecode.usecases.desk import Desk
from edgecode.usecases.done import Done
from edgecode.usecases.moments import minute_of
from edgecode.usecases.shape import Shape

SAYERS: Final = frozenset({Role.DIRECTOR, Role.PRODUCER, Role.FIRST_AD})
"""Who says in which phase the film is by what they do on it."""
MAY_SAY: Final = "say in which phase the film is: director, producer, first AD, or who may raise standings"


class PhaseView(msgspec.Struct, frozen=True, kw_only=True):
    """The phase, who said so and since when, to the minute; both empty before anybody did."""

    phase: Phase
    by: str = ""
    since: str = ""


def phase_of(said: Said) -> PhaseView:
    """Tell which phase the film is in by what was said; it is being prepared before anybody said anything."""
    word = said.phase
    if word is None:
        return PhaseView(phase=Phase.PREPARE)
    return PhaseView(phase=Phase(word.subject), by=word.by, since=minute_of(word.at))


def may_say_phase(person: Person) -> bool:
    """Whether a person may say in which phase the film is."""
    return May.RAISE_STANDINGS in person.may or bool(roles_of(person.role) & SAYERS)


def say_phase(desk: Desk, phase: Phase, *, by: str) -> Done:
    """Say in which phase the film is, from now on. Raises :class:`NotAllowedError` and ``UnknownPersonError``."""
    with desk.acting(by) as acting:
        if not may_say_phase(acting.person):
            raise NotAllowedError(acting.person.name, may=MAY_SAY)
        word = acting.deciding.word(Deed.PHASE, acting.person, says=str(phase), subject=str(phase))
        details = ((Detail.PHASE, list(Phase).index(phase)),)
        shape = Shape(kind=Kind.FILM_PHASE_SET, stage=Stage.HOUSE, ids=(), details=details)
        return acting.deciding.commit(word, acting.person, shape)
