"""What is asked of one person: purpose by purpose, the stages that are theirs, and where they stand on each."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from edgecode.consent.consents import Answer, answer_now
from edgecode.consent.letting_in import Permitted
from edgecode.consent.people import Person
from edgecode.consent.purpose import MEANS, Purpose
from edgecode.consent.roles import owns
from edgecode.entries.vocabulary import WORK, ReportClass, Stage
from edgecode.usecases.moments import day_of

CLASS_MEANS: Final[Mapping[ReportClass, str]] = MappingProxyType(
    {
        ReportClass.BASE: "the weekly table itself",
        ReportClass.PAIRS: "which kind of thing was done after which",
        ReportClass.REASONS: "which of a closed list of reasons was given",
        ReportClass.TRIALS: "what changes where one of our checks is held back for a time",
    }
)
"""What each class of a partner report comes to, in half a sentence."""


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """One question and the answer that holds now.

    ``stage`` is ``None`` for every stage at once. ``since`` and ``until`` are days as ISO 8601 has them. ``by`` is who
    answered in the person's name, if not they. ``of_every_stage`` says that the answer was given for all stages.
    """

    purpose: Purpose
    stage: Stage | None
    report_class: ReportClass | None
    answer: Answer = Answer.NONE
    since: str = ""
    until: str = ""
    by: str = ""
    of_every_stage: bool = False

    @property
    def id(self) -> str:
        """A name for it on a page: ``guest-tools-cut``."""
        parts = (self.purpose, self.report_class or "", self.stage or "every stage")
        return "-".join(" ".join(part for part in parts if part).split())

    @property
    def about(self) -> str:
        """``every stage``, ``dailies``; of a class, ``base, dailies``."""
        stage = str(self.stage or "every stage")
        return f"{self.report_class}, {stage}" if self.report_class is not None else stage


class PurposeView(msgspec.Struct, frozen=True, kw_only=True):
    """One purpose, what a yes comes to, the questions of a person's own stages, and those of others."""

    purpose: Purpose
    means: str
    classes: tuple[tuple[ReportClass, str], ...]
    own: tuple[Question, ...]
    other: tuple[Question, ...]


class AskedOf(msgspec.Struct, frozen=True):
    """Everything that is asked of one person, by name."""

    person: str
    purposes: tuple[PurposeView, ...]


def asked_of(person: Person, let: Permitted) -> AskedOf:
    """List what is asked of a person: for every stage at once, for the stages that are theirs by role, and for the others."""
    own = [stage for stage in WORK if owns(person.role, stage)]
    other = [stage for stage in WORK if stage not in own]
    return AskedOf(person.name, tuple(_purpose(each, person.name, let, own=own, other=other) for each in Purpose))


def _purpose(purpose: Purpose, name: str, let: Permitted, *, own: list[Stage], other: list[Stage]) -> PurposeView:
    classes = tuple(ReportClass) if purpose is Purpose.REPORT else (None,)
    asked = [
        _question(purpose, name, let, stage=stage, report_class=each) for each in classes for stage in (None, *own)
    ]
    rest = [_question(purpose, name, let, stage=stage, report_class=each) for each in classes for stage in other]
    named = tuple(CLASS_MEANS.items()) if purpose is Purpose.REPORT else ()
    return PurposeView(purpose=purpose, means=MEANS[purpose], classes=named, own=tuple(asked), other=tuple(rest))


def _question(
    purpose: Purpose, name: str, let: Permitted, *, stage: Stage | None, report_class: ReportClass | None
) -> Question:
    asked = Question(purpose=purpose, stage=stage, report_class=report_class)
    last = let.consents.last(name, purpose, stage=stage, at=let.at, report_class=report_class)
    if last is None:
        return asked
    return msgspec.structs.replace(
        asked,
        answer=answer_now(last, at=let.at),
        since=day_of(last.since),
        until=last.until,
        by=last.by if last.by != name else "",
        of_every_stage=stage is not None and last.stage is None,
    )
