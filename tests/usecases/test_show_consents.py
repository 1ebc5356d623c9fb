"""What is asked of one person follows the same rules as what counts."""

from edgecode.consent.consents import Answer, Consents, ConsentSaid
from edgecode.consent.letting_in import Permitted
from edgecode.consent.people import Person
from edgecode.consent.purpose import Purpose
from edgecode.entries.vocabulary import ReportClass, Stage
from edgecode.usecases.ports.partners import Agreed
from edgecode.usecases.show_consents import PartnerAsks, PurposeView, Question, asked_of
from simulators.made_agreement import LAB, OTHER, HeldPartners, agreed, made_agreement

JUN = Person(name="Jun", role="editor")
NOW = 1_764_000_000_000
ALL = agreed(made_agreement(), at=NOW - 10)


def said(answer: Answer = Answer.GIVEN, *, since: int = NOW - 5, **facts: object) -> ConsentSaid:
    told = {"person": "Jun", "purpose": Purpose.REPORT, "by": "Jun"} | facts
    return ConsentSaid(answer=answer, since=since, **told)  # type: ignore[arg-type]


def report(*consents: ConsentSaid, agreements: tuple[Agreed, ...] = (ALL,)) -> PurposeView:
    partners = HeldPartners(*agreements).asking()
    let = Permitted(at=NOW, people={"Jun": JUN}, consents=Consents(consents), partners=partners)
    [view] = [each for each in asked_of(JUN, let).purposes if each.purpose is Purpose.REPORT]
    return view


def answers(asks: PartnerAsks) -> dict[tuple[ReportClass | None, Stage | None], Answer]:
    return {(each.report_class, each.stage): each.answer for each in (*asks.own, *asks.other)}


def question(asks: PartnerAsks, class_: ReportClass, stage: Stage | None = None) -> Question:
    return next(each for each in (*asks.own, *asks.other) if (each.report_class, each.stage) == (class_, stage))


def test_nothing_is_asked_about_reports_while_there_is_no_agreement() -> None:
    view = report(said(), agreements=())
    assert (view.own, view.other, view.partners) == ((), (), ())


def test_each_agreement_asks_for_its_own_classes_and_says_what_it_comes_to() -> None:
    few = agreed(made_agreement(OTHER, name="Zoo", classes=(ReportClass.PAIRS,), ceiling=12.5), at=NOW - 9)
    lab, zoo = report(agreements=(ALL, few)).partners
    assert [each.report_class for each in lab.own] == list(ReportClass)
    assert [(each.report_class, each.stage) for each in zoo.own] == [(ReportClass.PAIRS, None)]
    assert (zoo.name, zoo.id, zoo.bits, zoo.until) == ("Zoo", OTHER, 12.5, "2026-12-31")
    assert (zoo.own[0].id, zoo.own[0].about) == (
        f"counting-in-a-partner-report-{OTHER}-pairs-of-kinds-every-stage",
        "pairs of kinds, every stage",
    )


def test_a_yes_that_names_no_class_is_shown_as_one_to_the_base_class_alone() -> None:
    [asks] = report(said()).partners
    shown = answers(asks)
    for stage in (None, Stage.CUT):
        assert shown[ReportClass.BASE, stage] is Answer.GIVEN
        assert {shown[each, stage] for each in ReportClass if each is not ReportClass.BASE} == {Answer.NONE}
    assert question(asks, ReportClass.BASE).to_all


def test_an_answer_for_one_stage_is_none_to_the_question_of_every_stage() -> None:
    [asks] = report(said(stage=Stage.CUT)).partners
    assert answers(asks)[ReportClass.BASE, None] is Answer.NONE
    assert answers(asks)[ReportClass.BASE, Stage.CUT] is Answer.GIVEN


def test_an_answer_to_one_partner_is_none_to_another() -> None:
    other = agreed(made_agreement(OTHER, name="Zoo"), at=NOW - 9)
    lab, zoo = report(said(partner=LAB), agreements=(ALL, other)).partners
    assert (answers(lab)[ReportClass.BASE, None], answers(zoo)[ReportClass.BASE, None]) == (Answer.GIVEN, Answer.NONE)
    assert not question(lab, ReportClass.BASE).to_all


def test_a_yes_from_before_what_is_asked_now_is_told_and_does_not_count() -> None:
    [asks] = report(said(since=NOW - 11)).partners
    stale = question(asks, ReportClass.BASE)
    assert (stale.answer, stale.is_stale, stale.since) == (Answer.NONE, True, "2025-11-24")
    [refused] = report(said(Answer.REFUSED, since=NOW - 11)).partners
    assert question(refused, ReportClass.BASE).answer is Answer.REFUSED, "a no is to what comes as well"
