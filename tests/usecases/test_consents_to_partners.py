"""A consent to be counted may name the partner, said at the desk or in film.toml; see test_permission_desk for all others."""

from pathlib import Path

import pytest

from edgecode.consent.consents import Answer
from edgecode.consent.partner import AskingPartner
from edgecode.consent.purpose import Purpose
from edgecode.entries.handle import Handle
from edgecode.entries.vocabulary import IdRole, ReportClass, Stage
from edgecode.errors import ConsentError
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


@pytest.fixture
def office(folder: Path) -> DeskAtHand:
    return DeskAtHand(folder)


told = tells(FILM)


def reported(office: DeskAtHand, partner: str, report_class: ReportClass = ReportClass.BASE) -> Answer:
    let = office.desk.today().let
    return let.consents.answer(
        "Jun", Purpose.REPORT, stage=Stage.CUT, at=let.at, report_class=report_class, partner=partner
    )


@pytest.fixture
def two(folder: Path) -> DeskAtHand:
    """The office of a film with two partners."""
    signed = (made_agreement(), made_agreement(OTHER, name="Zoo"))
    return DeskAtHand(folder, partners=HeldPartners(*(agreed(each, at=1_000) for each in signed)).asking)


@told
def test_a_consent_to_a_report_may_name_the_partner(two: DeskAtHand) -> None:
    done = two.says.consent(Purpose.REPORT, yes=True, by="Jun", partner="aperture lab", stage=Stage.CUT)
    assert done.says == "Jun gave a consent: counting in a partner report, cut, Aperture Lab: given"
    assert (reported(two, LAB), reported(two, OTHER)) == (Answer.GIVEN, Answer.NONE)
    entry = two.record.rows[-1].entry
    assert entry is not None
    assert dict(entry.ids)[IdRole.AGREEMENT] == Handle(LAB), "an agreement is named by its id"
    assert two.again().desk.today().let.consents.said[-1].partner == LAB


@told
def test_a_no_to_one_partner_withdraws_what_was_given_to_all(two: DeskAtHand) -> None:
    two.says.consent(Purpose.REPORT, yes=True, by="Jun")
    assert two.says.consent(Purpose.REPORT, yes=False, by="Jun", partner=OTHER).says.endswith("Zoo: withdrawn")
    assert (reported(two, LAB), reported(two, OTHER)) == (Answer.GIVEN, Answer.WITHDRAWN)
    two.says.consent(Purpose.REPORT, yes=True, by="Jun", partner=OTHER, report_class=ReportClass.PAIRS)
    assert two.says.consent(Purpose.REPORT, yes=False, by="Jun").says.endswith("report: withdrawn")
    assert (reported(two, LAB), reported(two, OTHER, ReportClass.PAIRS)) == (Answer.WITHDRAWN, Answer.WITHDRAWN)


@told
def test_a_partner_that_there_is_not_or_for_another_purpose_is_one_sentence(two: DeskAtHand) -> None:
    with pytest.raises(ConsentError, match="partner: expected one whose agreement is in force: Aperture Lab"):
        two.says.consent(Purpose.REPORT, yes=True, by="Jun", partner="Nobody")
    with pytest.raises(ConsentError, match="partner: expected one with counting in a partner report only, found Zoo"):
        two.says.consent(Purpose.TIMING, yes=True, by="Jun", partner="Zoo")
    assert not two.made


@told
def test_a_yes_while_nobody_asks_is_taken_and_says_that_it_is_to_nobody(office: DeskAtHand) -> None:
    done = office.says.consent(Purpose.REPORT, yes=True, by="Jun")
    assert done.says.endswith(
        "given. No agreement with a partner is in force: this counts for none, and one to come asks anew"
    )
    assert "No agreement" not in office.says.consent(Purpose.REPORT, yes=False, by="Jun").says


@told
def test_film_toml_names_a_partner_and_waits_for_one_that_is_not_there_yet(folder: Path) -> None:
    partners = HeldPartners()
    office = DeskAtHand(folder, partners=partners.asking)
    office.write(
        """[[consents]]
        purpose = "counting in a partner report"
        answer = "given"
        partner = "Aperture Lab"
        by = "Jun"
        on = 2025-11-20"""
    )
    look = office.desk.look()
    [remark] = [each for each in look.remarks if "partner" in each.says]
    assert (remark.place.line, "it does not apply" in remark.says) == (6, True)
    assert reported(office, LAB) is Answer.NONE
    partners.every.append(agreed(made_agreement(), at=1_000))
    assert reported(office, LAB) is Answer.GIVEN
    office.says.consent(Purpose.TIMING, yes=True, by="Jun")
    ids = [dict(row.entry.ids) for row in office.record.rows if row.entry is not None]
    assert [each[IdRole.AGREEMENT] for each in ids if IdRole.AGREEMENT in each] == [Handle(LAB)]
    assert reported(office.again(), LAB) is Answer.GIVEN


@told
def test_partners_that_cannot_be_read_are_remarked_on_and_the_film_opens(folder: Path) -> None:
    def broken() -> tuple[AskingPartner, ...]:
        raise ConsentError("report.db", expected="a store", found="rubbish")

    office = DeskAtHand(folder, partners=broken)
    assert any("which partners there are could not be read" in each.says for each in office.desk.look().remarks)
    assert office.desk.today().let.partners == ()
