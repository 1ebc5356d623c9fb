"""Consents: what each person said yes or no to, for which stage and purpose, from when and until when.

Nobody who has not answered has consented. An answer counts from its moment on and never before; a later answer takes the
place of an earlier one for the stages and classes it speaks of. What stands in film.toml carries a day of its own: a yes of
an earlier day that comes to light after a no does not undo it. Refusing and not answering have the same effect, so that
nobody can tell one from the other by what happens.
"""

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

import msgspec

from edgecode.consent.purpose import Purpose
from edgecode.entries.detail import SCALES, Detail
from edgecode.entries.vocabulary import ReportClass, Stage

_DAY_MS: Final = 24 * 3600 * 1000
LAST_DAY: Final = (dt.date(1970, 1, 1) + dt.timedelta(days=SCALES[Detail.UNTIL_DAY].most)).isoformat()
"""The last day that an entry can name as the end of a consent; one that shall last longer has no end."""


class Answer(StrEnum):
    """Where a person stands on one question."""

    NONE = "not answered"
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


GIVABLE: Final = (Answer.GIVEN, Answer.REFUSED, Answer.WITHDRAWN)
"""What a person can say; the others come about."""


class ConsentSaid(msgspec.Struct, frozen=True, kw_only=True):
    """One answer of one person.

    ``stage`` is ``None`` for every stage. Without a ``report_class`` a yes is to the base class alone, since each class wants
    a consent of its own, and a no is to all of them. ``partner`` is the id of an agreement: with it an answer is to that one
    partner's reports alone. Without, a no is to all partners, and a yes to those whose agreement was signed before it.
    ``since`` counts milliseconds since 1970, UTC; ``until`` is the last day it holds, as ISO 8601 has it, empty for no end.
    ``by`` is who said it: the person, or somebody who speaks for them. ``place`` is where it is written, empty for what was
    said through edgecode.
    """

    person: str
    purpose: Purpose
    answer: Answer
    since: int
    by: str
    stage: Stage | None = None
    report_class: ReportClass | None = None
    partner: str = ""
    until: str = ""
    entry: str = ""
    place: str = ""


class Consents(msgspec.Struct, frozen=True):
    """All answers, in the order they were given."""

    said: tuple[ConsentSaid, ...] = ()

    def last(
        self,
        person: str,
        purpose: Purpose,
        *,
        stage: Stage | None,
        at: int,
        report_class: ReportClass | None = None,
        partner: str = "",
    ) -> ConsentSaid | None:
        """Give the answer that holds at a moment, ``None`` where there is none yet.

        Without a ``stage``, the last that was given for every stage at once; without a ``partner``, likewise for all.
        """
        heard: list[ConsentSaid] = []
        for each in self.said:
            asked = (each.person, each.purpose) == (person, purpose) and each.stage in {None, stage}
            to_them = each.partner in {"", partner}
            if asked and to_them and each.since <= at and _is_about(each, report_class):
                heard.insert(_place_of(each, heard), each)
        return heard[-1] if heard else None

    def answer(
        self,
        person: str,
        purpose: Purpose,
        *,
        stage: Stage,
        at: int,
        report_class: ReportClass | None = None,
        partner: str = "",
    ) -> Answer:
        """Tell where a person stands at a moment."""
        last = self.last(person, purpose, stage=stage, at=at, report_class=report_class, partner=partner)
        return answer_now(last, at=at)

    def holds(
        self,
        person: str,
        purpose: Purpose,
        *,
        stage: Stage,
        at: int,
        report_class: ReportClass | None = None,
        partner: str = "",
    ) -> bool:
        """Whether a person has consented, at a moment."""
        answer = self.answer(person, purpose, stage=stage, at=at, report_class=report_class, partner=partner)
        return answer is Answer.GIVEN

    def held(
        self,
        person: str,
        purpose: Purpose,
        *,
        stage: Stage,
        since: int,
        at: int,
        report_class: ReportClass | None = None,
        partner: str = "",
        given_from: int = 0,
    ) -> bool:
        """Whether a person had consented the whole time from one moment to another, both included.

        At each moment the yes that held then has to have been given at ``given_from`` or after.
        """
        start = self.held_since(
            person,
            purpose,
            stage=stage,
            at=at,
            report_class=report_class,
            partner=partner,
            given_from=given_from,
        )
        return start is not None and start <= since

    def held_since(
        self,
        person: str,
        purpose: Purpose,
        *,
        stage: Stage,
        at: int,
        report_class: ReportClass | None = None,
        partner: str = "",
        given_from: int = 0,
    ) -> int | None:
        """Give the first moment from which a person had consented without a gap until ``at``; ``None`` where they have not.

        ``given_from`` as :meth:`held` has it.
        """
        theirs = Consents(tuple(each for each in self.said if (each.person, each.purpose) == (person, purpose)))
        turns = {each.since for each in theirs.said} | {day_ends(each.until) for each in theirs.said if each.until}
        start = None
        # Between two turns nothing changes, so that what holds at one holds until the next.
        for turn in sorted((turn for turn in turns if turn <= at), reverse=True):
            said = theirs.last(person, purpose, stage=stage, at=turn, report_class=report_class, partner=partner)
            if said is None or said.since < given_from or answer_now(said, at=turn) is not Answer.GIVEN:
                break
            start = turn
        return start


def answer_now(said: ConsentSaid | None, *, at: int) -> Answer:
    """Tell what an answer comes to at a moment; ``None`` is none."""
    if said is None:
        return Answer.NONE
    return Answer.EXPIRED if said.answer is Answer.GIVEN and has_ended(said, at=at) else said.answer


def has_ended(said: ConsentSaid, *, at: int) -> bool:
    """Whether the last day of a consent is past, by UTC."""
    return bool(said.until) and at >= day_ends(said.until)


def can_end_on(day: str) -> bool:
    """Whether a day lies in what an entry can say; see :data:`LAST_DAY`."""
    return SCALES[Detail.UNTIL_DAY].holds(day_begins(day) // _DAY_MS)


def day_begins(day: str) -> int:
    """Tell when a day begins, in milliseconds since 1970, UTC; ``day`` as ISO 8601 has it."""
    return int(dt.datetime.combine(dt.date.fromisoformat(day), dt.time(), tzinfo=dt.UTC).timestamp()) * 1000


def day_ends(day: str) -> int:
    """Tell when a day is over, likewise."""
    return day_begins(day) + _DAY_MS


def _is_about(said: ConsentSaid, wanted: ReportClass | None) -> bool:
    if said.report_class is None and said.answer is not Answer.GIVEN:
        return True
    return (said.report_class or ReportClass.BASE) is (wanted or ReportClass.BASE)


def _place_of(said: ConsentSaid, heard: Sequence[ConsentSaid]) -> int:
    """Where an answer comes among those heard before it: at the end, but for a yes that film.toml dates earlier."""
    place = len(heard)
    while said.place and said.answer is Answer.GIVEN and place and heard[place - 1].since > said.since:
        place -= 1
    return place
