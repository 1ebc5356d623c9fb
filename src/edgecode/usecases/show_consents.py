"""What is asked of one person: purpose by purpose, the stages that are theirs, and where they stand on each."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from edgecode.consent.consents import Answer, answer_now
from edgecode.consent.letting_in import Permitted
from edgecode.consent.partner import AskingPartner
from edgecode.consent.people import Person
from edgecode.consent.purpose import MEANS, Purpose
from edgecode.consent.roles import owns
from edgecode.entries.vocabulary import WORK, ReportClass, Stage
from edgecode.usecases.moments import day_of

CLASS_MEANS: Final[Mapping[ReportClass, str]] = MappingProxyType(
    {
        ReportClass.BASE: "the weekly table itself",
        ReportClass.PAIRS: "which kind of thing was done right after which",
        ReportClass.REASONS: "which of a closed list of reasons was given",
        ReportClass.TRIALS: "whether what is decided before a finding is shown comes out as the finding has it",
    }
)
"""What each class of a partner report comes to, in half a sentence."""


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """One question and the answer that holds now.

    ``stage`` is ``None`` for every stage at once. ``since`` and ``until`` are days as ISO 8601 has them. ``by`` is who
    answered in the person's name, if not they. ``of_every_stage`` says that the answer was given for all stages, ``to_all``
    that it was given to all partners at once. ``is_stale`` says that a yes was given, and before what is asked now.
    """

    purpose: Purpose
    stage: Stage | None
    report_class: ReportClass | None
    answer: Answer = Answer.NONE
    since: str = ""
    until: str = ""
    by: str = ""
    of_every_stage: bool = False
    partner: str = ""
    partner_name: str = ""
    to_all: bool = False
    is_stale: bool = False

    @property
    def id(self) -> str:
        """A name for it on a page: ``guest-tools-cut``."""
        parts = (self.purpose, self.partner, self.report_class or "", self.stage or "every stage")
        return "-".join(" ".join(part for part in parts if part).split())

    @property
    def about(self) -> str:
        """``every stage``, ``dailies``; of a class, ``base, dailies``."""
        stage = str(self.stage or "every stage")
        return f"{self.report_class}, {stage}" if self.report_class is not None else stage

    @property
    def label(self) -> str:
        """The whole of it for who hears the page: ``counting in a partner report, Aperture Lab, base, dailies``."""
        return ", ".join(each for each in (self.purpose, self.partner_name, self.about) if each)


class PartnerAsks(msgspec.Struct, frozen=True, kw_only=True):
    """What one partner asks of a person: the agreement, what each class comes to, and the questions.

    ``bits`` is how much the partner may learn of the film in a week at most; ``until`` the agreement's last day.
    """

    name: str
    id: str
    bits: float
    until: str
    classes: tuple[tuple[ReportClass, str], ...]
    own: tuple[Question, ...]
    other: tuple[Question, ...]


class PurposeView(msgspec.Struct, frozen=True, kw_only=True):
    """One purpose, what a yes comes to, the questions of a person's own stages, and those of others.

    What a partner report asks is asked partner by partner, and there are no such questions while there is no partner.
    """

    purpose: Purpose
    means: str
    own: tuple[Question, ...] = ()
    other: tuple[Question, ...] = ()
    partners: tuple[PartnerAsks, ...] = ()


class AskedOf(msgspec.Struct, frozen=True):
    """Everything that is asked of one person, by name."""

    person: str
    purposes: tuple[PurposeView, ...]


def asked_of(person: Person, let: Permitted) -> AskedOf:
    """List what is asked of a person: for every stage at once, for the stages that are theirs by role, and for the others."""
    own = [stage for stage in WORK if owns(person.role, stage)]
    other = [stage for stage in WORK if stage not in own]
    asked = [each for each in Purpose if each is not Purpose.AGAIN or person.plays]
    return AskedOf(person.name, tuple(_purpose(each, person.name, let, own=own, other=other) for each in asked))


def _purpose(purpose: Purpose, name: str, let: Permitted, *, own: list[Stage], other: list[Stage]) -> PurposeView:
    if purpose is Purpose.AGAIN:
        own, other = [Stage.PICKUPS], []
    if purpose is Purpose.REPORT:
        partners = tuple(_partner(each, name, let, stages=[*own, *other]) for each in let.asking)
        return PurposeView(purpose=purpose, means=MEANS[purpose], partners=partners)
    return PurposeView(
        purpose=purpose,
        means=MEANS[purpose],
        own=tuple(
            _question(Question(purpose=purpose, stage=stage, report_class=None), name, let) for stage in (None, *own)
        ),
        other=tuple(_question(Question(purpose=purpose, stage=stage, report_class=None), name, let) for stage in other),
    )


def _partner(partner: AskingPartner, name: str, let: Permitted, *, stages: list[Stage]) -> PartnerAsks:
    def asked(class_: ReportClass, stage: Stage | None) -> Question:
        plain = Question(
            purpose=Purpose.REPORT, stage=stage, report_class=class_, partner=partner.id, partner_name=partner.name
        )
        return _question(plain, name, let, given_from=partner.classes[class_])

    classes = [each for each in ReportClass if each in partner.classes]
    return PartnerAsks(
        name=partner.name,
        id=partner.id,
        bits=partner.bits,
        until=partner.until,
        classes=tuple((each, CLASS_MEANS[each]) for each in classes),
        own=tuple(asked(each, None) for each in classes),
        other=tuple(asked(each, stage) for each in classes for stage in stages),
    )


def _question(asked: Question, name: str, let: Permitted, *, given_from: int = 0) -> Question:
    last = let.consents.last(
        name,
        asked.purpose,
        stage=asked.stage,
        at=let.at,
        report_class=asked.report_class,
        partner=asked.partner,
    )
    if last is None:
        return asked
    answer = answer_now(last, at=let.at)
    is_stale = answer is Answer.GIVEN and last.since < given_from
    return msgspec.structs.replace(
        asked,
        answer=Answer.NONE if is_stale else answer,
        since=day_of(last.since),
        until=last.until,
        by=last.by if last.by != name else "",
        of_every_stage=asked.stage is not None and last.stage is None,
        to_all=bool(asked.partner) and not last.partner,
        is_stale=is_stale,
    )
