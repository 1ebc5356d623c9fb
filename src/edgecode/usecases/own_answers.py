"""What somebody answered, purpose by purpose and stage by stage; for their own eyes, and for who speaks for them."""

from collections.abc import Iterator

import msgspec

from edgecode.consent.consents import Answer, answer_now
from edgecode.consent.letting_in import Permitted
from edgecode.consent.purpose import Purpose
from edgecode.entries.vocabulary import WORK, ReportClass, Stage
from edgecode.errors import NotAllowedError
from edgecode.usecases.desk import Desk
from edgecode.usecases.permitted import spelled


class AnswerView(msgspec.Struct, frozen=True, kw_only=True):
    """One answer as it stands now; ``stage`` is ``None`` where it is the same at every stage, ``until`` its last day if any."""

    purpose: Purpose
    answer: Answer
    stage: Stage | None = None
    report_class: ReportClass | None = None
    until: str = ""
    by: str = ""


def answers_of(desk: Desk, *, by: str, person: str = "") -> tuple[AnswerView, ...]:
    """Give every answer of a person, those not given among them. Raises what acting raises and ``NotAllowedError``."""
    with desk.acting(by, also_left=True) as acting:
        known = [*(each.name for each in acting.today.people), *acting.today.said.left]
        whom = spelled(person or acting.person.name, known)
        if not acting.person.answers_for(whom):
            raise NotAllowedError(acting.person.name, may=f"speak for {whom}")
        return tuple(_answers(acting.today.let, whom))


def _answers(let: Permitted, person: str) -> Iterator[AnswerView]:
    for purpose in Purpose:
        for class_ in ReportClass if purpose is Purpose.REPORT else [None]:
            each = [_answer(let, person, purpose, stage=stage, report_class=class_) for stage in WORK]
            same = {msgspec.structs.replace(view, stage=None) for view in each}
            yield from same if len(same) == 1 else each


def _answer(
    let: Permitted, person: str, purpose: Purpose, *, stage: Stage, report_class: ReportClass | None
) -> AnswerView:
    said = let.consents.last(person, purpose, stage=stage, at=let.at, report_class=report_class)
    return AnswerView(
        purpose=purpose,
        answer=answer_now(said, at=let.at),
        stage=stage,
        report_class=report_class,
        until=said.until if said is not None else "",
        by=said.by if said is not None else "",
    )
