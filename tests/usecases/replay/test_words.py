"""Which word a line of a stream says."""

import pytest

from edgecode.consent.consents import Answer
from edgecode.consent.purpose import Purpose
from edgecode.consent.standing import Standing
from edgecode.entries.detail import SCALES, Detail
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole, Phase, ReportClass, Role, Stage
from edgecode.findings.word import Deed, Word
from edgecode.usecases.replay.line import Line
from edgecode.usecases.replay.words import word_of


def word(kind: Kind, *, named: tuple[tuple[IdRole, str], ...] = (), **details: int) -> Word | None:
    line = Line(
        number=1,
        at=9,
        who="Otto",
        role=Role.CREW,
        stage=Stage.PERMISSIONS,
        kind=kind,
        ids=(),
        details=tuple((Detail(each.replace("_", "-")), number) for each, number in details.items()),
    )
    return word_of(line, entry="e", named=named, finding=None)


def test_a_standing_is_said_of_its_check() -> None:
    for kind in (Kind.STANDING_RAISED, Kind.STANDING_LOWERED):
        said = word(kind, named=((IdRole.CHECK, "unshot-line"),), standing=2)
        assert said is not None
        assert (said.deed, said.by, said.at, said.check, said.standing) == (
            Deed.STANDING,
            "Otto",
            9,
            "unshot-line",
            Standing.OFFERED,
        )


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        (Kind.CONSENT_GIVEN, Answer.GIVEN),
        (Kind.CONSENT_REFUSED, Answer.REFUSED),
        (Kind.CONSENT_WITHDRAWN, Answer.WITHDRAWN),
    ],
)
def test_an_answer_is_whose_it_is_about_what_and_until_when(kind: Kind, answer: Answer) -> None:
    said = word(kind, named=((IdRole.PERSON, "Mo"),), purpose=3, about_stage=1, report_class=2, until_day=10)
    assert said is not None
    assert said.consent is not None
    assert (said.consent.person, said.consent.by, said.consent.answer, said.consent.since) == ("Mo", "Otto", answer, 9)
    assert (said.consent.purpose, said.consent.stage) == (Purpose.REPORT, Stage.SCRIPT)
    assert (said.consent.report_class, said.consent.until) == (ReportClass.REASONS, "1970-01-11")


def test_every_purpose_of_the_vocabulary_is_asked_somewhere() -> None:
    assert tuple(Purpose) == SCALES[Detail.PURPOSE].words
    said = word(Kind.CONSENT_GIVEN, purpose=len(Purpose) - 1)
    assert said is not None
    assert said.consent is not None
    assert said.consent.purpose is Purpose.AGAIN


def test_what_is_an_entry_and_nothing_else_says_no_word() -> None:
    assert word(Kind.PAGE_SIGNED) is None
    assert word(Kind.TAKE_LOGGED) is None


def test_every_word_of_a_standing_and_a_purpose_has_its_place_on_the_scale() -> None:
    assert SCALES[Detail.STANDING].words == tuple(Standing)
    assert SCALES[Detail.PURPOSE].words[: len(Purpose)] == tuple(Purpose)
    assert SCALES[Detail.REPORT_CLASS].words == tuple(ReportClass)


def test_the_phase_of_the_film_is_said_by_its_word() -> None:
    said = word(Kind.FILM_PHASE_SET, phase=list(Phase).index(Phase.SHOOT))
    assert said is not None
    assert (said.deed, said.subject, said.says) == (Deed.PHASE, "shoot", "shoot")


def test_an_answer_is_to_the_partner_whose_agreement_the_line_names() -> None:
    named = ((IdRole.AGREEMENT, "00000000000000ab"),)
    said = word(Kind.CONSENT_GIVEN, named=named, purpose=list(Purpose).index(Purpose.REPORT))
    assert said is not None
    assert said.consent is not None
    assert said.consent.partner == "00000000000000ab"
