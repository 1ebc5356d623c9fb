"""Permissions at the desk: who is on the film, what they consent to, and how far they let checks in for themselves."""

import msgspec

from edgecode.checks.registry import check_named
from edgecode.consent.consents import LAST_DAY, Answer, ConsentSaid, can_end_on, day_ends
from edgecode.consent.erased import is_erased
from edgecode.consent.letting_in import Permitted
from edgecode.consent.people import May, Person
from edgecode.consent.purpose import Purpose
from edgecode.consent.standing import Standing
from edgecode.entries.vocabulary import ReportClass, Role, Stage
from edgecode.errors import (
    ConsentError,
    NotAllowedError,
    UnknownPersonError,
)
from edgecode.film.composed import composed
from edgecode.findings.word import Deed
from edgecode.usecases import permission_entries as entries
from edgecode.usecases.acting import Acting
from edgecode.usecases.asking_partners import partner_meant
from edgecode.usecases.deciding import person_named
from edgecode.usecases.desk import Desk
from edgecode.usecases.done import Done
from edgecode.usecases.permitted import spelled
from edgecode.usecases.shape import Shape


class PermissionDesk:
    """What people of one film say about permissions. Every method raises :class:`UnknownPersonError` for a stranger."""

    def __init__(self, desk: Desk) -> None:
        """Take the desk of the film."""
        self._desk = desk

    def consent(
        self,
        purpose: Purpose,
        *,
        yes: bool,
        by: str,
        stage: Stage | None = None,
        person: str = "",
        report_class: ReportClass | None = None,
        partner: str = "",
        until: str = "",
    ) -> Done:
        """Answer a question of consent, for oneself or for a ``person`` one speaks for; it counts from now on.

        ``partner`` is a partner's name or the id of an agreement: then the answer is to that one alone.
        A no to what was given withdraws it, any other no refuses. ``until`` is the last day of a yes, as ISO 8601 has it.
        Who has left the film still answers for what is theirs. Raises :class:`NotAllowedError` and :class:`ConsentError`.
        """
        _check_class(purpose, report_class, partner)
        with self._desk.acting(by, also_left=True) as acting:
            by = acting.person.name
            whom = _somebody(person or by, acting)
            if not acting.person.answers_for(whom):
                raise NotAllowedError(by, may=f"speak for {whom}")
            let = acting.today.let
            meant = partner_meant(partner, let.partners, at=let.at) if partner else None
            _check_until(until, at=let.at, yes=yes)
            said = ConsentSaid(
                person=whom,
                purpose=purpose,
                answer=Answer.GIVEN,
                since=let.at,
                by=by,
                stage=stage,
                report_class=report_class,
                partner=meant.id if meant is not None else "",
                until=until,
            )
            if not yes:
                said = msgspec.structs.replace(said, answer=_no(said, let))
            about = "".join(f", {each}" for each in (stage, meant and meant.name) if each)
            whose = f" for {whom}" if whom != by else ""
            word = acting.deciding.word(
                Deed.CONSENT, acting.person, says=f"{purpose}{about}{whose}: {said.answer}", consent=said
            )
            done = acting.deciding.commit(word, acting.person, entries.consent(said))
            return _without_partner(done, let) if yes and purpose is Purpose.REPORT else done

    def name(
        self,
        name: str,
        *,
        by: str,
        role: str = "",
        may: frozenset[May] = frozenset(),
        speaks_for: frozenset[str] = frozenset(),
        plays: frozenset[str] | None = None,
    ) -> Done:
        """Name a person on the film, with role, and what they may do and for whom they may speak.

        ``plays`` are the parts of an actor; ``None`` leaves them as they are.
        Said again it takes the place of what stood. Nobody gives an authority they do not have, nor makes themselves speak
        for anybody. On a film where nobody was ever named, the first person names themselves, and may do everything.
        Raises :class:`NotAllowedError`, and :class:`ConsentError` for what is no name of a person.
        """
        tidy = _tidy(name)
        with self._desk.beginning(tidy, by=by) as acting:
            tidy = spelled(tidy, [each.name for each in acting.today.people])
            before = next((each for each in acting.today.people if each.name == tidy), Person(name=tidy))
            speaks_for = frozenset(_somebody(each, acting) for each in speaks_for)
            if acting.today.people:
                _check_naming(acting.person, before=before, may=may, speaks_for=speaks_for)
            else:
                may = frozenset(May)
            parts = (
                before.plays if plays is None else frozenset(filter(None, (" ".join(each.split()) for each in plays)))
            )
            person = Person(name=tidy, role=" ".join(role.split()), may=may, speaks_for=speaks_for, plays=parts)
            word = acting.deciding.word(Deed.NAME, acting.person, says=_called(person), named=person)
            return acting.deciding.commit(
                word, acting.person, entries.named(person), also=_authorities(person, before=before)
            )

    def has_left(self, name: str, *, by: str) -> Done:
        """Say that somebody has left the film: oneself, or another where one may name people."""
        with self._desk.acting(by) as acting:
            person = person_named(name, {each.name: each for each in acting.today.people})
            if person != acting.person and May.NAME_PEOPLE not in acting.person.may:
                raise NotAllowedError(by, may=May.NAME_PEOPLE)
            word = acting.deciding.word(Deed.HAS_LEFT, acting.person, says=person.name, named=person)
            return acting.deciding.commit(word, acting.person, entries.has_left(person))

    def standing_for_oneself(self, check: str, standing: Standing | None, *, by: str) -> Done:
        """Let a check in no further than a standing for oneself; ``None`` ends that. Raises ``UnknownCheckError``."""
        check_named(check)
        with self._desk.acting(by) as acting:
            says = f"{check}: {standing}" if standing is not None else f"{check}: as the film has it"
            word = acting.deciding.word(Deed.STANDING_MINE, acting.person, says=says, check=check, standing=standing)
            return acting.deciding.commit(word, acting.person, entries.own_standing(word))

    def all_off(self, *, by: str, mine: bool = False) -> Done:
        """Turn every check off: for the film, or for oneself alone. Needs no authority and no reason."""
        return self._every_check(Deed.ALL_OFF_MINE if mine else Deed.ALL_OFF, by=by)

    def all_off_ended(self, *, by: str, mine: bool = False) -> Done:
        """End that. For the film it lets checks in again as far as they were, and wants who may raise standings."""
        return self._every_check(Deed.ALL_OFF_MINE_ENDED if mine else Deed.ALL_OFF_ENDED, by=by)

    def _every_check(self, deed: Deed, *, by: str) -> Done:
        with self._desk.acting(by) as acting:
            if deed is Deed.ALL_OFF_ENDED and May.RAISE_STANDINGS not in acting.person.may:
                raise NotAllowedError(by, may=May.RAISE_STANDINGS)
            whose = "for oneself" if deed in {Deed.ALL_OFF_MINE, Deed.ALL_OFF_MINE_ENDED} else "for the film"
            word = acting.deciding.word(deed, acting.person, says=f"every check, {whose}")
            return acting.deciding.commit(word, acting.person, entries.all_off(word))

    def read(self, announcement: str, *, by: str) -> Done:
        """Say that one has read an announcement, by its entry. Raises :class:`ConsentError` where there is none for them."""
        with self._desk.acting(by) as acting:
            for word in acting.today.said.announced:
                is_meant = bool(announcement) and word.entry.startswith(announcement)
                if is_meant and word.announced is not None and word.announced.is_for(acting.person.name):
                    said = acting.deciding.word(
                        Deed.READ, acting.person, says=word.says, check=word.check, subject=word.entry
                    )
                    return acting.deciding.commit(said, acting.person, entries.read(said))
            raise ConsentError("announcement", expected="one that was told to you", found=repr(announcement))


def _no(asked: ConsentSaid, let: Permitted) -> Answer:
    """What a no comes to: something that was given is withdrawn by it."""
    given = any(
        let.consents.holds(asked.person, asked.purpose, stage=stage, at=let.at, report_class=class_, partner=partner)
        for stage in ([asked.stage] if asked.stage is not None else Stage)
        for class_ in ([asked.report_class] if asked.report_class is not None else ReportClass)
        for partner in ([asked.partner] if asked.partner else ["", *(each.id for each in let.partners)])
    )
    return Answer.WITHDRAWN if given else Answer.REFUSED


def _without_partner(done: Done, let: Permitted) -> Done:
    """Say so where a yes is to nobody yet: it is to those whose agreement was signed before it."""
    if let.asking:
        return done
    says = f"{done.says}. No agreement with a partner is in force: this counts for none, and one to come asks anew"
    return msgspec.structs.replace(done, says=says)


def _somebody(name: str, acting: Acting) -> str:
    """The name, as the film has it, of somebody who is on the film or has left it."""
    known = [*(each.name for each in acting.today.people), *acting.today.said.left]
    found = spelled(name, known)
    if found not in known:
        raise UnknownPersonError(name, known=", ".join(each.name for each in acting.today.people))
    return found


def _tidy(name: str) -> str:
    tidy = composed(" ".join(name.split()))
    if is_erased(tidy):
        raise ConsentError("name", expected="what a person is called", found=tidy)
    if not tidy or tidy.casefold() == Role.EDGECODE:
        found = f"{tidy}, which is nobody" if tidy else "nothing"
        raise ConsentError("name", expected="what a person is called", found=found)
    return tidy


def _check_naming(person: Person, *, before: Person, may: frozenset[May], speaks_for: frozenset[str]) -> None:
    if May.NAME_PEOPLE not in person.may:
        raise NotAllowedError(person.name, may=May.NAME_PEOPLE)
    for each in May:
        if each in may - before.may - person.may:
            raise NotAllowedError(person.name, may=each)
    if before.name == person.name and (gained := speaks_for - before.speaks_for - {person.name}):
        raise NotAllowedError(person.name, may=f"make themselves speak for {', '.join(sorted(gained))}")


def _check_class(purpose: Purpose, report_class: ReportClass | None, partner: str) -> None:
    if partner and purpose is not Purpose.REPORT:
        raise ConsentError("partner", expected=f"one with {Purpose.REPORT} only", found=partner)
    if report_class is not None and purpose is not Purpose.REPORT:
        raise ConsentError("class", expected=f"one with {Purpose.REPORT} only", found=report_class)


def _check_until(until: str, *, at: int, yes: bool) -> None:
    if not until:
        return
    if not yes:
        raise ConsentError("until", expected="a last day with a yes only", found=until)
    try:
        ends = day_ends(until)
    except ValueError as error:
        raise ConsentError("until", expected="a day such as 2027-03-01", found=repr(until)) from error
    if ends <= at:
        raise ConsentError("until", expected="a day that is not over yet", found=until)
    if not can_end_on(until):
        raise ConsentError("until", expected=f"a day up to {LAST_DAY}, or none", found=until)


def _called(person: Person) -> str:
    words = [person.name, *([person.role] if person.role else [])]
    if person.may:
        words.append(f"may {', '.join(sorted(person.may))}")
    if person.speaks_for:
        words.append(f"speaks for {', '.join(sorted(person.speaks_for))}")
    if person.plays:
        words.append(f"plays {', '.join(sorted(person.plays))}")
    return "; ".join(words)


def _authorities(person: Person, *, before: Person) -> list[Shape]:
    now, then = _authority(person), _authority(before)
    given = [entries.authority(person, each, given=True) for each in now if each not in then]
    return [*given, *(entries.authority(person, each, given=False) for each in then if each not in now)]


def _authority(person: Person) -> list[str]:
    return [*(each for each in May if each in person.may), *([entries.SPEAK_FOR] if person.speaks_for else [])]
