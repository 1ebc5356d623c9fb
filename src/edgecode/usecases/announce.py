"""Nothing becomes the default in silence: what wants announcing, and the announcement.

Use beyond the declared standing is announced when the CUSUM says so; that something cannot be done without a check, or that it
came on in a template, is announced at once. An announcement goes to everybody on the film, or, where fewer than three people
decided, to those alone. It is an entry, and takes the check one standing down until a named person raises it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from edgecode.checks.check import Check
from edgecode.consent.announced import Announced, Why
from edgecode.consent.people import Person
from edgecode.consent.reliance.decided import Declared
from edgecode.consent.reliance.watch import PEOPLE_FLOOR, Watch
from edgecode.consent.reliance.watched import Alarm, Verdict, Watched
from edgecode.consent.roles import decides
from edgecode.consent.standing import Standing, Standings
from edgecode.entries.vocabulary import IdRole
from edgecode.findings.word import Deed, Word
from edgecode.usecases import permission_entries
from edgecode.usecases.ports.record import Recorded
from edgecode.usecases.reliance_history import HandleOf, Histories, History
from edgecode.usecases.shape import Shape

_ALONE_BELOW: Final = PEOPLE_FLOOR


class Leaning(msgspec.Struct, frozen=True, kw_only=True):
    """How far people lean on one check.

    ``eligible_people`` are those its decisions could come from. ``announced`` is how many decisions there were when its use
    was announced last.
    """

    check: Check
    watched: Watched
    eligible_people: int
    contributors: tuple[str, ...]
    decisions: tuple[str, ...]
    """The entries of the decisions, in order: those of ``watched.alarms`` count them from 1."""
    announced: int = 0

    @property
    def alone(self) -> bool:
        """Whether what is known is known of fewer than three people, and told to them alone."""
        return 0 < len(self.contributors) < _ALONE_BELOW


def leanings(
    recorded: Iterable[Recorded],
    words: Mapping[str, Word],
    *,
    checks: Iterable[Check],
    people: Mapping[str, Person],
    handle: HandleOf,
) -> tuple[Leaning, ...]:
    """Fold the whole record for every check; ``words`` are by the hex ids of their entries."""
    checks = tuple(checks)
    histories = Histories(checks, handle=handle)
    for each in recorded:
        histories.take(each, words.get(each.id.hex()))
    names = {handle(IdRole.PERSON, name).digits: name for name in people}
    return tuple(leaning(check, histories.of[check.id], people=people, names=names) for check in checks)


def undecided(checks: Iterable[Check], *, people: Mapping[str, Person], standings: Standings) -> tuple[Leaning, ...]:
    """Tell the same of a film that has no record yet: what is declared, and that nothing was decided."""
    return tuple(leaning(check, _declared(standings.standing(check.id)), people=people, names={}) for check in checks)


def _declared(standing: Standing) -> History:
    return History(events=[] if standing is Standing.OFF else [Declared(at=0, standing=standing, raised=True)])


def leaning(check: Check, history: History, *, people: Mapping[str, Person], names: Mapping[str, str]) -> Leaning:
    """Fold the history of one check; ``names`` are those of the people, by their handles' digits."""
    eligible = eligible_people(check, history, people=people, names=names)
    watch = Watch(eligible_people=eligible)
    for event in history.events:
        watch.take(event)
    told = watch.told()
    return Leaning(
        check=check,
        watched=told,
        eligible_people=eligible,
        contributors=_named(told.contributors, names),
        decisions=tuple(history.decisions),
        announced=history.announced,
    )


def eligible_people(check: Check, history: History, *, people: Mapping[str, Person], names: Mapping[str, str]) -> int:
    """Count those whose decisions the check could speak to: who decides at its stage by role, and whoever did decide."""
    by_role = {name for name, person in people.items() if decides(person.role, check.stage)}
    return len(by_role | {names.get(who, who) for who in history.deciders})


def use_announced(
    check: str, alarm: Alarm, *, decisions: Sequence[str], names: Mapping[str, str], now: Standing
) -> tuple[Announced, str]:
    """Put an alarm into an announcement and its sentence.

    ``decisions`` are the entries of all decisions of the check, ``now`` is its standing, from which it goes one down.
    """
    to = _named(alarm.contributors, names)
    alone = len(to) < _ALONE_BELOW
    announced = Announced(
        why=Why.USE,
        check=check,
        declared=alarm.standing,
        to=to if alone else (),
        decision=decisions[alarm.nth - 1],
        consulted=alarm.consulted,
        decisions=alarm.lately,
        people=len(to),
    )
    whose = "" if alone else f", by {len(to)} people"
    down = now.one_down()
    says = (
        f"{check} is used more than “{alarm.standing}” says: consulted in {alarm.consulted} of the last {alarm.lately}"
        f" decisions it could have spoken to{whose}. It is {down} until a named person raises it"
    )
    return announced, says


def words_of(announced: Announced, says: str, *, before: Standing, at: int) -> Iterator[tuple[Word, tuple[Shape, ...]]]:
    """Give the words of an announcement and of the check's step down, without ids yet, each with the entries it becomes."""
    deed = Deed.DEPEND if announced.why is not Why.USE else Deed.TELL_ALONE if announced.to else Deed.ANNOUNCE
    word = Word(entry="", deed=deed, by="", at=at, says=says, check=announced.check, announced=announced)
    yield word, tuple(permission_entries.announced(word, person=each) for each in announced.to or ("",))
    after = before.one_down()
    if after is not before:
        says = f"{announced.check}: {before} to {after}"
        step = Word(entry="", deed=Deed.STEP_DOWN, by="", at=at, says=says, check=announced.check, standing=after)
        yield step, (permission_entries.stepped_down(step, before=before),)


def due(every: Iterable[Leaning]) -> Iterator[tuple[Leaning, Alarm]]:
    """Give what wants announcing, one alarm a check at most: the last that was neither announced nor answered by raising it.

    An announcement covers everything decided before it, so that a history which reads otherwise later (somebody was erased,
    somebody left the film) announces nothing a second time.
    """
    for each in every:
        alarms = each.watched.alarms
        if each.watched.verdict is Verdict.BEYOND and alarms and alarms[-1].nth > each.announced:
            yield each, alarms[-1]


def _named(handles: Iterable[str], names: Mapping[str, str]) -> tuple[str, ...]:
    """The names of people; somebody who has left the film since is told apart, and named no more."""
    return tuple(sorted(names.get(each, f"somebody who has left ({each[:4]})") for each in handles))
