"""The word that a line of a stream says, where its kind is said in words at all: so that it counts as if it were said here."""

import datetime as dt
from collections.abc import Mapping
from typing import Final

from edgecode.consent.consents import Answer, ConsentSaid
from edgecode.consent.purpose import Purpose
from edgecode.consent.standing import Standing
from edgecode.entries.catalogue import MEANINGS
from edgecode.entries.detail import SCALES, Detail
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole, Phase, ReportClass, Stage
from edgecode.film.pointer import Pointer
from edgecode.findings.finding import Finding
from edgecode.findings.word import Deed, Word
from edgecode.usecases.replay.line import Line

_DEEDS: Final[Mapping[Kind, Deed]] = {
    Kind.FINDING_OPTION_TAKEN: Deed.TAKE,
    Kind.FINDING_LEFT: Deed.LEAVE,
    Kind.FINDING_LATER: Deed.LATER,
    Kind.FINDING_INTENDED: Deed.INTEND,
    Kind.DECISION_MADE: Deed.BY_HAND,
    Kind.CHECK_ASKED: Deed.ASK,
    Kind.DECISION_UNDONE: Deed.UNDO,
    Kind.STANDING_RAISED: Deed.STANDING,
    Kind.STANDING_LOWERED: Deed.STANDING,
    Kind.STANDING_LOWERED_FOR_ONESELF: Deed.STANDING_MINE,
    Kind.STANDING_OWN_LOWERING_ENDED: Deed.STANDING_MINE,
    Kind.CHECKS_ALL_TURNED_OFF: Deed.ALL_OFF,
    Kind.CHECKS_ALL_OFF_ENDED: Deed.ALL_OFF_ENDED,
    Kind.CHECKS_ALL_TURNED_OFF_FOR_ONESELF: Deed.ALL_OFF_MINE,
    Kind.FILM_PHASE_SET: Deed.PHASE,
    Kind.CONSENT_GIVEN: Deed.CONSENT,
    Kind.CONSENT_REFUSED: Deed.CONSENT,
    Kind.CONSENT_WITHDRAWN: Deed.CONSENT,
}
_ANSWERS: Final[Mapping[Kind, Answer]] = {
    Kind.CONSENT_GIVEN: Answer.GIVEN,
    Kind.CONSENT_REFUSED: Answer.REFUSED,
    Kind.CONSENT_WITHDRAWN: Answer.WITHDRAWN,
}
_EPOCH: Final = dt.date(1970, 1, 1)


def word_of(line: Line, *, entry: str, named: tuple[tuple[IdRole, str], ...], finding: Finding | None) -> Word | None:
    """Give the word; ``named`` are the line's ids bound to the film. ``None`` for what is an entry and nothing else."""
    deed = _DEEDS.get(line.kind)
    if deed is None:
        return None
    ids = dict(named)
    check = finding.check if finding is not None else ids.get(IdRole.CHECK, "")
    option = line.detail(Detail.OPTION) or 0
    standing, phase = line.detail(Detail.STANDING), line.detail(Detail.PHASE)
    return Word(
        entry=entry,
        deed=deed,
        by=line.who,
        at=line.at,
        says=_says(line, check=check, finding=finding),
        finding=finding.id if finding is not None else "",
        check=check,
        option=option,
        pointer=Pointer(scene=finding.scene) if finding is not None else Pointer(),
        standing=list(Standing)[standing] if standing is not None else None,
        subject=list(Phase)[phase] if phase is not None else "",
        undoes=ids.get(IdRole.ENTRY, ""),
        consent=consent_of(line, person=ids.get(IdRole.PERSON, line.who), partner=ids.get(IdRole.AGREEMENT, "")),
    )


def consent_of(line: Line, *, person: str, partner: str = "") -> ConsentSaid | None:
    """Give the answer of a line about a consent; ``None`` for any other line.

    ``person`` and ``partner`` are whose it is and to whom, bound to the film.
    """
    purpose = line.detail(Detail.PURPOSE)
    if line.kind not in _ANSWERS or purpose is None:
        return None
    stage, class_ = line.detail(Detail.ABOUT_STAGE), line.detail(Detail.REPORT_CLASS)
    until = line.detail(Detail.UNTIL_DAY)
    return ConsentSaid(
        person=person,
        purpose=list(Purpose)[purpose],
        answer=_ANSWERS[line.kind],
        since=line.at,
        by=line.who,
        stage=list(Stage)[stage] if stage is not None else None,
        report_class=list(ReportClass)[class_] if class_ is not None else None,
        partner=partner,
        until=(_EPOCH + dt.timedelta(days=until)).isoformat() if until is not None else "",
    )


def _says(line: Line, *, check: str, finding: Finding | None) -> str:
    if finding is not None:
        option = line.detail(Detail.OPTION) or 0
        return finding.options[option - 1] if 1 <= option <= len(finding.options) else finding.says
    for detail in (Detail.PURPOSE, Detail.PHASE):
        number = line.detail(detail)
        if number is not None:
            return SCALES[detail].words[number]
    return check or MEANINGS[line.kind].says
