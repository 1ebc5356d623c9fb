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
    """One answer as it stands now; ``stage`` is ``None`` where it is the same at every stage, ``until`` its last day if any.

    To a partner's report, ``partner`` is the partner's name and ``agreement`` the id of the agreement; a yes that was given
    before what the agreement asks now is no answer to it.
    """

    purpose: Purpose
    answer: Answer
    stage: Stage | None = None
    report_class: ReportClass | None = None
    until: str = ""
    by: str = ""
    partner: str = ""
    agreement: str = ""


def answers_of(desk: Desk, *, by: str, person: str = "") -> tuple[AnswerView, ...]:
    """Give every answer of a person, also where none was given to what is asked.

    Raises what acting raises and :class:`NotAllowedError`.
    """
    with desk.acting(by, also_left=True) as acting:
        known = [*(each.name for each in acting.today.people), *acting.today.said.left]
        whom = spelled(person or acting.person.name, known)
        if not acting.person.answers_for(whom):
            raise NotAllowedError(acting.person.name, may=f"speak for {whom}")
        return tuple(_answers(acting.today.let, whom))


def _answers(let: Permitted, person: str) -> Iterator[AnswerView]:
    for purpose in Purpose:
        if purpose is Purpose.AGAIN:
            yield from _of_a_part(let, person)
            continue
        if purpose is not Purpose.REPORT:
            yield from _of_stages(let, person, AnswerView(purpose=purpose, answer=Answer.NONE))
            continue
        for partner in let.asking:
            for class_, given_from in partner.classes.items():
                asked = AnswerView(
                    purpose=purpose,
                    answer=Answer.NONE,
                    report_class=class_,
                    partner=partner.name,
                    agreement=partner.id,
                )
                yield from _of_stages(let, person, asked, given_from=given_from)
        if not let.asking:
            yield from _said_to_nobody(let, person)


def _of_a_part(let: Permitted, person: str) -> Iterator[AnswerView]:
    """What is asked of whoever plays a part, at the one stage where it counts."""
    asked = AnswerView(purpose=Purpose.AGAIN, answer=Answer.NONE)
    answer = _answer(let, person, asked, stage=Stage.PICKUPS, given_from=0)
    if answer.answer is not Answer.NONE or (person in let.people and let.people[person].plays):
        yield answer


def _said_to_nobody(let: Permitted, person: str) -> Iterator[AnswerView]:
    """What was answered about partner reports though nobody asks: nothing is asked while there is no agreement."""
    for class_ in ReportClass:
        asked = AnswerView(purpose=Purpose.REPORT, answer=Answer.NONE, report_class=class_)
        rows = tuple(_of_stages(let, person, asked))
        yield from rows if any(each.answer is not Answer.NONE for each in rows) else ()


def _of_stages(let: Permitted, person: str, asked: AnswerView, *, given_from: int = 0) -> Iterator[AnswerView]:
    each = [_answer(let, person, asked, stage=stage, given_from=given_from) for stage in WORK]
    same = {msgspec.structs.replace(view, stage=None) for view in each}
    yield from same if len(same) == 1 else each


def _answer(let: Permitted, person: str, asked: AnswerView, *, stage: Stage, given_from: int) -> AnswerView:
    said = let.consents.last(
        person,
        asked.purpose,
        stage=stage,
        at=let.at,
        report_class=asked.report_class,
        partner=asked.agreement,
    )
    answer = answer_now(said, at=let.at)
    if said is None or (answer is Answer.GIVEN and said.since < given_from):
        return msgspec.structs.replace(asked, stage=stage)
    return msgspec.structs.replace(asked, answer=answer, stage=stage, until=said.until, by=said.by)
