"""What somebody answered, for their own eyes: partner by partner where one asks, and nothing about reports where none does."""

from pathlib import Path

import pytest

from edgecode.consent.consents import Answer
from edgecode.consent.purpose import Purpose
from edgecode.entries.vocabulary import ReportClass, Stage
from edgecode.errors import NotAllowedError
from edgecode.usecases.own_answers import AnswerView, answers_of
from simulators.desk_at_hand import DeskAtHand
from simulators.made_agreement import LAB, OTHER, HeldPartners, agreed, made_agreement
from simulators.telling import tells

FILM = """
    --- film.toml
    [people.Bea]
    role = "producer"
    [people.Jun]
    role = "editor"
    --- script.fountain
    INT. LIFT - NIGHT #1#

    Nobody.
    """
SIGNED = 1_763_000_000_000
LAB_ASKS = agreed(made_agreement(classes=(ReportClass.BASE, ReportClass.PAIRS)), at=SIGNED)
ZOO_ASKS = agreed(made_agreement(OTHER, name="Zoo", classes=(ReportClass.BASE,)), at=SIGNED)
told = tells(FILM)


@pytest.fixture
def partners() -> HeldPartners:
    return HeldPartners()


@pytest.fixture
def office(folder: Path, partners: HeldPartners) -> DeskAtHand:
    return DeskAtHand(folder, partners=partners.asking)


def report(office: DeskAtHand) -> list[AnswerView]:
    return [each for each in answers_of(office.desk, by="Jun") if each.purpose is Purpose.REPORT]


def rows(office: DeskAtHand) -> list[tuple[str, ReportClass | None, Stage | None, Answer]]:
    return [(each.partner, each.report_class, each.stage, each.answer) for each in report(office)]


@told
def test_nothing_is_listed_about_reports_while_nobody_asks_and_nothing_was_said(office: DeskAtHand) -> None:
    assert report(office) == []
    office.says.consent(Purpose.REPORT, yes=False, by="Jun", report_class=ReportClass.PAIRS)
    assert rows(office) == [("", ReportClass.PAIRS, None, Answer.REFUSED)], "what was said is told all the same"


@told
def test_each_partner_that_asks_has_a_row_for_each_class(office: DeskAtHand, partners: HeldPartners) -> None:
    partners.every += [LAB_ASKS, ZOO_ASKS]
    office.says.consent(Purpose.REPORT, yes=True, by="Jun", partner="Zoo")
    assert rows(office) == [
        ("Aperture Lab", ReportClass.BASE, None, Answer.NONE),
        ("Aperture Lab", ReportClass.PAIRS, None, Answer.NONE),
        ("Zoo", ReportClass.BASE, None, Answer.GIVEN),
    ]
    assert [each.agreement for each in report(office)] == [LAB, LAB, OTHER]


@told
def test_a_yes_from_before_the_agreement_is_no_answer_to_it(office: DeskAtHand, partners: HeldPartners) -> None:
    office.says.consent(Purpose.REPORT, yes=True, by="Jun")
    office.clock.move(1000)
    partners.every += [agreed(made_agreement(classes=(ReportClass.BASE,)), at=office.clock.now())]
    assert rows(office) == [("Aperture Lab", ReportClass.BASE, None, Answer.NONE)]


@told
def test_stages_that_differ_are_told_apart(office: DeskAtHand, partners: HeldPartners) -> None:
    partners.every += [ZOO_ASKS]
    office.says.consent(Purpose.REPORT, yes=True, by="Jun", partner="Zoo", stage=Stage.CUT)
    given = [each.stage for each in report(office) if each.answer is Answer.GIVEN]
    assert (given, len(report(office))) == ([Stage.CUT], 7)


@told
def test_nobody_else_lists_them(office: DeskAtHand) -> None:
    with pytest.raises(NotAllowedError, match="speak for Jun"):
        answers_of(office.desk, by="Bea", person="Jun")
