"""What is asked of one person follows the same rules as what counts."""

from edgecode.consent.consents import Answer, Consents, ConsentSaid
from edgecode.consent.letting_in import Permitted
from edgecode.consent.people import Person
from edgecode.consent.purpose import Purpose
from edgecode.entries.vocabulary import ReportClass, Stage
from edgecode.usecases.show_consents import asked_of

JUN = Person(name="Jun", role="editor")
YES = ConsentSaid(person="Jun", purpose=Purpose.REPORT, answer=Answer.GIVEN, since=0, by="Jun")


def answers(*said: ConsentSaid) -> dict[tuple[ReportClass | None, Stage | None], Answer]:
    let = Permitted(at=1, people={"Jun": JUN}, consents=Consents(said))
    [report] = [each for each in asked_of(JUN, let).purposes if each.purpose is Purpose.REPORT]
    return {(each.report_class, each.stage): each.answer for each in report.own}


def test_a_yes_that_names_no_class_is_shown_as_one_to_the_base_class_alone() -> None:
    shown = answers(YES)
    for stage in (None, Stage.CUT):
        assert shown[ReportClass.BASE, stage] is Answer.GIVEN
        assert {shown[each, stage] for each in ReportClass if each is not ReportClass.BASE} == {Answer.NONE}


def test_an_answer_for_one_stage_is_none_to_the_question_of_every_stage() -> None:
    [one] = [ConsentSaid(person="Jun", purpose=Purpose.REPORT, answer=Answer.GIVEN, since=0, by="Jun", stage=Stage.CUT)]
    assert answers(one)[ReportClass.BASE, None] is Answer.NONE
    assert answers(one)[ReportClass.BASE, Stage.CUT] is Answer.GIVEN
