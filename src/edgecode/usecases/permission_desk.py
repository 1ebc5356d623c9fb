"""Permissions at the desk: who is on the film, what they consent to, and how far they let checks in for themselves."""

from edgecode.checks.registry import check_named
from edgecode.consent.consents import Answer, ConsentSaid, day_begins
from edgecode.consent.people import May, Person
from edgecode.consent.purpose import Purpose, ReportClass
from edgecode.consent.standing import Standing
from edgecode.entries.detail import SCALES, Detail
from edgecode.entries.vocabulary import Stage
from edgecode.errors import (
    ConsentError,
    NotAllowedError,
    UnknownPersonError,
)
from edgecode.findings.word import Deed
from edgecode.usecases import permission_entries as entries
from edgecode.usecases.desk import Acting, Desk
from edgecode.usecases.done import Done
from edgecode.usecases.entry_of import Shape

_DAY_MS = 24 * 3600 * 1000


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
        until: str = "",
    ) -> Done:
        """Answer a question of consent, for oneself or for a ``person`` one speaks for; it counts from now on.

        A no to what was given withdraws it, any other no refuses. ``until`` is the last day of a yes, as ISO 8601 has it.
        Raises :class:`NotAllowedError` and :class:`ConsentError`.
        """
        with self._desk.acting(by) as acting:
            whom = person or by
            _known(whom, acting)
            if not acting.person.answers_for(whom):
                raise NotAllowedError(by, may=f"speak for {whom}")
            answer = Answer.GIVEN if yes else self._no(acting, whom, purpose, stage=stage, report_class=report_class)
            at = self._desk.film.clock.now()
            _check_until(until, at=at, yes=yes)
            said = ConsentSaid(
                person=whom,
                purpose=purpose,
                answer=answer,
                since=at,
                by=by,
                stage=stage,
                report_class=report_class,
                until=until,
            )
            where = f", {stage}" if stage is not None else ""
            whose = f" for {whom}" if whom != by else ""
            word = acting.deciding.word(
                Deed.CONSENT, acting.person, says=f"{purpose}{where}{whose}: {answer}", consent=said
            )
            return acting.deciding.commit(word, acting.person, entries.consent(said))

    def _no(
        self, acting: Acting, person: str, purpose: Purpose, *, stage: Stage | None, report_class: ReportClass | None
    ) -> Answer:
        """What a no comes to: something that was given is withdrawn by it."""
        let = acting.today.let
        stages = [stage] if stage is not None else list(Stage)
        given = any(
            let.consents.holds(person, purpose, stage=each, at=let.at, report_class=report_class) for each in stages
        )
        return Answer.WITHDRAWN if given else Answer.REFUSED

    def name(
        self,
        name: str,
        *,
        by: str,
        role: str = "",
        may: frozenset[May] = frozenset(),
        speaks_for: frozenset[str] = frozenset(),
    ) -> Done:
        """Name a person on the film, with role, and what they may do and for whom they may speak.

        Said again it takes the place of what stood. Nobody gives an authority they do not have; what
        somebody has they may keep. On a film where nobody is
        named yet, the first person names themselves, and may do everything. Raises :class:`NotAllowedError`.
        """
        tidy = " ".join(name.split())
        if not tidy:
            raise ConsentError("name", expected="what a person is called", found="nothing")
        with self._desk.beginning(tidy, by=by) as acting:
            before = next((each.may for each in acting.today.people if each.name == tidy), frozenset())
            if not acting.today.people:
                may = frozenset(May)
            else:
                _check_naming(acting.person, may - before)
            person = Person(name=tidy, role=" ".join(role.split()), may=may, speaks_for=speaks_for)
            word = acting.deciding.word(Deed.NAME, acting.person, says=_called(person), named=person)
            return acting.deciding.commit(
                word, acting.person, entries.named(person), also=_authorities(person, before=before)
            )

    def has_left(self, name: str, *, by: str) -> Done:
        """Say that somebody has left the film: oneself, or another where one may name people."""
        with self._desk.acting(by) as acting:
            person = _known(name, acting)
            if name != by and May.NAME_PEOPLE not in acting.person.may:
                raise NotAllowedError(by, may=May.NAME_PEOPLE)
            word = acting.deciding.word(Deed.HAS_LEFT, acting.person, says=name, named=person)
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
                if (
                    word.entry.startswith(announcement)
                    and word.announced is not None
                    and _is_for(by, word.announced.to)
                ):
                    said = acting.deciding.word(
                        Deed.READ, acting.person, says=word.says, check=word.check, subject=word.entry
                    )
                    return acting.deciding.commit(said, acting.person, entries.read(said))
            raise ConsentError("announcement", expected="one that was told to you", found=repr(announcement))


def _is_for(person: str, told: tuple[str, ...]) -> bool:
    return not told or person in told


def _known(name: str, acting: Acting) -> Person:
    found = next((each for each in acting.today.people if each.name == name), None)
    if found is None:
        raise UnknownPersonError(name, known=", ".join(each.name for each in acting.today.people))
    return found


def _check_naming(person: Person, may: frozenset[May]) -> None:
    if May.NAME_PEOPLE not in person.may:
        raise NotAllowedError(person.name, may=May.NAME_PEOPLE)
    for each in May:
        if each in may - person.may:
            raise NotAllowedError(person.name, may=each)


def _check_until(until: str, *, at: int, yes: bool) -> None:
    if not until:
        return
    if not yes:
        raise ConsentError("until", expected="a last day with a yes only", found=until)
    try:
        ends = day_begins(until)
    except ValueError as error:
        raise ConsentError("until", expected="a day such as 2027-03-01", found=repr(until)) from error
    if ends + _DAY_MS <= at:
        raise ConsentError("until", expected="a day that is not over yet", found=until)
    if not SCALES[Detail.UNTIL_DAY].holds(ends // _DAY_MS):
        raise ConsentError(
            "until", expected="a day within what the record can say; leave it out for no end", found=until
        )


def _called(person: Person) -> str:
    words = [person.name, *([person.role] if person.role else [])]
    if person.may:
        words.append(f"may {', '.join(sorted(person.may))}")
    if person.speaks_for:
        words.append(f"speaks for {', '.join(sorted(person.speaks_for))}")
    return "; ".join(words)


def _authorities(person: Person, *, before: frozenset[May]) -> list[Shape]:
    given = [entries.authority(person, each, given=True) for each in May if each in person.may - before]
    return [*given, *(entries.authority(person, each, given=False) for each in May if each in before - person.may)]
