"""Consents: what each person said yes or no to, for which stage and purpose, from when and until when.

Nobody who has not answered has consented. An answer counts from its moment on and never before; a later answer takes the
place of an earlier one for the stages and classes it speaks of. Refusing and not answering have the same effect, so that
nobody can tell one from the other by what happens.
"""

import datetime as dt
from enum import StrEnum
from typing import Final

import msgspec

from edgecode.consent.purpose import Purpose, ReportClass
from edgecode.entries.vocabulary import Stage

_DAY_MS: Final = 24 * 3600 * 1000


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

    ``stage`` is ``None`` for every stage, ``report_class`` empty for what is no matter of classes, or for all of them.
    ``since`` counts milliseconds since 1970, UTC; ``until`` is the last day it holds, as ISO 8601 has it, empty for no end.
    ``by`` is who said it: the person, or somebody who speaks for them.
    """

    person: str
    purpose: Purpose
    answer: Answer
    since: int
    by: str
    stage: Stage | None = None
    report_class: ReportClass | None = None
    until: str = ""
    entry: str = ""
    place: str = ""


class Consents(msgspec.Struct, frozen=True):
    """All answers, in the order they were given."""

    said: tuple[ConsentSaid, ...] = ()

    def last(
        self, person: str, purpose: Purpose, *, stage: Stage, at: int, report_class: ReportClass | None = None
    ) -> ConsentSaid | None:
        """Give the answer that holds at a moment, ``None`` where there is none yet."""
        return next(
            (
                each
                for each in reversed(self.said)
                if (each.person, each.purpose) == (person, purpose)
                and each.stage in {None, stage}
                and each.report_class in {None, report_class}
                and each.since <= at
            ),
            None,
        )

    def answer(
        self, person: str, purpose: Purpose, *, stage: Stage, at: int, report_class: ReportClass | None = None
    ) -> Answer:
        """Tell where a person stands at a moment."""
        found = self.last(person, purpose, stage=stage, at=at, report_class=report_class)
        if found is None:
            return Answer.NONE
        return Answer.EXPIRED if found.answer is Answer.GIVEN and has_ended(found, at=at) else found.answer

    def holds(
        self, person: str, purpose: Purpose, *, stage: Stage, at: int, report_class: ReportClass | None = None
    ) -> bool:
        """Whether a person has consented, at a moment."""
        return self.answer(person, purpose, stage=stage, at=at, report_class=report_class) is Answer.GIVEN

    def held(self, person: str, purpose: Purpose, *, stage: Stage, since: int, at: int) -> bool:
        """Whether a person had consented the whole time from one moment to another, both included."""
        begun = self.last(person, purpose, stage=stage, at=since)
        between = (each for each in self.said if each.person == person and since < each.since <= at)
        broken = any(
            each.purpose is purpose and each.stage in {None, stage} and each.answer is not Answer.GIVEN
            for each in between
        )
        return begun is not None and not broken and self.holds(person, purpose, stage=stage, at=at) and _given(begun)


def has_ended(said: ConsentSaid, *, at: int) -> bool:
    """Whether the last day of a consent is past, by UTC."""
    return bool(said.until) and at >= day_begins(said.until) + _DAY_MS


def day_begins(day: str) -> int:
    """Tell when a day begins, in milliseconds since 1970, UTC; ``day`` as ISO 8601 has it."""
    return int(dt.datetime.combine(dt.date.fromisoformat(day), dt.time(), tzinfo=dt.UTC).timestamp()) * 1000


def _given(said: ConsentSaid) -> bool:
    return said.answer is Answer.GIVEN
