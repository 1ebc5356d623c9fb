"""Who lets what happen, now: film.toml and what was said through edgecode, joined."""

from collections.abc import Iterable

import msgspec

from edgecode.checks.check import Check, Reads
from edgecode.consent.consents import Consents
from edgecode.consent.letting_in import Asking, Permitted
from edgecode.consent.partner import AskingPartner
from edgecode.consent.people import Person
from edgecode.consent.standing import Standings, StandingSet
from edgecode.entries.vocabulary import Stage
from edgecode.film.composed import composed
from edgecode.findings.decision import Said
from edgecode.findings.word import Deed
from edgecode.formats.film_toml import Settings
from edgecode.usecases.dependences import dependences_due
from edgecode.usecases.note_film_toml import consents_in_force, is_all_off, standings_in_force

_STAGES = {
    Reads.SCRIPT: Stage.SCRIPT,
    Reads.BOARDS: Stage.BOARDS,
    Reads.DAILIES: Stage.DAILIES,
    Reads.CUTS: Stage.CUT,
}


def permitted(settings: Settings, said: Said, *, at: int, partners: tuple[AskingPartner, ...] = ()) -> Permitted:
    """Join everything that says who lets what happen, at a moment in milliseconds since 1970, UTC.

    ``partners`` are all there is or was an agreement with.
    The moment is never one before the last word: a clock that jumps back brings no consent back that was withdrawn.
    """
    standings = standings_in_force(settings, said)
    once = {name: roles | _written_role(settings, name) for name, roles in said.once.items()}
    waiting = {each.check: each for each in dependences_due(settings.standings.values(), said.announced)}
    return Permitted(
        at=max(at, said.latest),
        people=people_of(settings, said),
        standings=Standings({check: _taken_down(word, waiting.get(check)) for check, word in standings.items()}),
        consents=Consents(consents_in_force(settings, said)),
        every_check_off=is_all_off(settings, said),
        own=said.own,
        once=once,
        partners=partners,
        adopted=max((word.at for word in said.words if word.deed is Deed.ADOPT), default=0),
    )


def _written_role(settings: Settings, name: str) -> frozenset[str]:
    return frozenset({settings.people[name].role} if name in settings.people else ())


def people_of(settings: Settings, said: Said) -> dict[str, Person]:
    """Give the people of the film: those of film.toml and those named in the room, which wins; without who has left."""
    named = {**settings.people, **said.people}
    return {name: person for name, person in named.items() if person is not None}


def spelled(name: str, names: Iterable[str]) -> str:
    """Give a name as the film has it where only its accents are written another way; any other as it is."""
    return next((each for each in names if composed(each) == composed(name)), name)


def asking(check: Check) -> Asking:
    """Show a check as permissions see it."""
    return Asking(check.id, check.stage, frozenset(_STAGES[part] for part in check.reads if part in _STAGES))


def askings(checks: Iterable[Check]) -> tuple[Asking, ...]:
    """Show checks as permissions see them, in their order."""
    return tuple(map(asking, checks))


def _taken_down(word: StandingSet, depends: StandingSet | None) -> StandingSet:
    """What makes something depend on a check counts one standing less from the first, also where nothing is on record yet."""
    if depends is None or (word.place, word.standing) != (depends.place, depends.standing):
        return word
    return msgspec.structs.replace(word, standing=word.standing.one_down(), stepped_down=True)
