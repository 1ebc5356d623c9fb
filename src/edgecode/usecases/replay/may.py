"""Whether what a line of a stream says may be: who may do it, under which consents and at which standing."""

from collections.abc import Mapping
from typing import Final

from edgecode.checks.registry import check_named, every_check
from edgecode.consent.letting_in import Permitted
from edgecode.consent.people import May, Person
from edgecode.consent.purpose import Purpose
from edgecode.consent.standing import Standing
from edgecode.entries.detail import Detail
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import WORK, IdRole, Stage
from edgecode.usecases.film_phase import MAY_SAY, may_say_phase
from edgecode.usecases.permitted import asking
from edgecode.usecases.replay.line import Bound, Line

_WANTS: Final[Mapping[Kind, May]] = {
    Kind.STANDING_RAISED: May.RAISE_STANDINGS,
    Kind.CHECKS_ALL_OFF_ENDED: May.RAISE_STANDINGS,
    Kind.FINDING_INTENDED: May.SET_INTENTS,
    Kind.INTENT_DECLARED: May.SET_INTENTS,
    Kind.PAGE_SIGNED: May.SIGN,
    Kind.DAY_SIGNED: May.SIGN,
    Kind.PERSON_NAMED: May.NAME_PEOPLE,
    Kind.ROLE_GIVEN: May.NAME_PEOPLE,
    Kind.ROLE_TAKEN_BACK: May.NAME_PEOPLE,
    Kind.AUTHORITY_GIVEN: May.NAME_PEOPLE,
    Kind.AUTHORITY_TAKEN_BACK: May.NAME_PEOPLE,
}
_ANSWERS: Final = frozenset({Kind.CONSENT_GIVEN, Kind.CONSENT_REFUSED, Kind.CONSENT_WITHDRAWN})
_CONSENTED: Final[Mapping[Detail, Purpose]] = {
    Detail.SECONDS: Purpose.TIMING,
    Detail.ALTERNATIVES_OPENED: Purpose.TIMING,
    Detail.BEFORE_SHOWN: Purpose.DECIDE_FIRST,
}


def refusal(line: Line, let: Permitted, *, now: int) -> tuple[str, str] | None:
    """Say what was expected and what was found of a line that cannot be; ``None`` where it can.

    ``let`` is who lets what happen at the line's moment, ``now`` the time it is, both in milliseconds since 1970.
    """
    if line.at > now:
        return "a time that has come", "one in the future"
    if line.stage not in {*WORK, Stage.PERMISSIONS} and line.kind is not Kind.FILM_PHASE_SET:
        return "something done in the work on the film or about permissions", f"the stage {line.stage}"
    person = let.people.get(line.who)
    if person is None:
        return f"a person of this film ({', '.join(let.people) or 'none are named yet'})", repr(line.who)
    wants = _WANTS.get(line.kind)
    if wants is not None and wants not in person.may:
        return f"a person who may {wants}", line.who
    if line.kind is Kind.FILM_PHASE_SET and not may_say_phase(person):
        return f"a person who may {MAY_SAY}", line.who
    return (
        _unknown(line)
        or _for_another(line, person)
        or _without_consent(line, let)
        or _off(line, let)
        or _no_raise(line, let)
    )


def _unknown(line: Line) -> tuple[str, str] | None:
    """What is not the id of a check."""
    bound = line.id(IdRole.FINDING)
    named = (line.id(IdRole.CHECK), bound.check if isinstance(bound, Bound) else None)
    known = {check.id for check in every_check()}
    unknown = next((each for each in named if isinstance(each, str) and each not in known), None)
    return ("the id of a check", repr(unknown)) if unknown is not None else None


def _for_another(line: Line, person: Person) -> tuple[str, str] | None:
    """What somebody does about another person who has to be asked, or in their name."""
    about = line.id(IdRole.PERSON)
    if not isinstance(about, str) or about == person.name:
        return None
    if line.kind in _ANSWERS and not person.answers_for(about):
        return f"a person who speaks for {about}", person.name
    if line.kind is Kind.PERSON_LEFT and May.NAME_PEOPLE not in person.may:
        return f"{about}, or a person who may {May.NAME_PEOPLE}", person.name
    return None


def _without_consent(line: Line, let: Permitted) -> tuple[str, str] | None:
    if line.stage not in WORK:
        return None
    for detail, purpose in _CONSENTED.items():
        number = line.detail(detail)
        if number is None or (detail is Detail.BEFORE_SHOWN and not number):
            continue
        since = line.at - (line.detail(Detail.SECONDS) or 0) * 1000
        if not let.consents.held(line.who, purpose, stage=line.stage, since=since, at=line.at):
            key = detail.replace("-", "_")
            return f"{key} only under a consent to {purpose} the whole time", f"none of {line.who} for {line.stage}"
    return None


def _off(line: Line, let: Permitted) -> tuple[str, str] | None:
    """A finding is decided, and a check asked, only while that check is let in for whoever does it."""
    bound = line.id(IdRole.FINDING)
    name = bound.check if isinstance(bound, Bound) else line.id(IdRole.CHECK) if line.kind is Kind.CHECK_ASKED else None
    if not isinstance(name, str):
        return None
    if let.standing(asking(check_named(name)), viewer=line.who) is Standing.OFF:
        return f"a check that is let in for {line.who} at that time", f"that {name} is off"
    return None


def _no_raise(line: Line, let: Permitted) -> tuple[str, str] | None:
    if line.kind not in {Kind.STANDING_RAISED, Kind.STANDING_LOWERED}:
        return None
    check = line.id(IdRole.CHECK)
    levels = list(Standing)
    after = levels[line.detail(Detail.STANDING) or 0]
    before = let.standings.standing(check) if isinstance(check, str) else Standing.OFF
    if after.is_above(before) is not (line.kind is Kind.STANDING_RAISED):
        verb = "above" if line.kind is Kind.STANDING_RAISED else "at or below"
        return f"a standing {verb} {before}", str(after)
    return None
