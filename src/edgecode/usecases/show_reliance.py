"""Reliance as it is told: for each check what is declared, what is measured, the verdict, and what was announced."""

from collections.abc import Iterable

import msgspec

from edgecode.consent.reliance.watched import Measured, Verdict
from edgecode.consent.reliance.wilson import Share
from edgecode.consent.standing import Standing
from edgecode.entries.vocabulary import Stage
from edgecode.findings.word import Deed, Word
from edgecode.usecases.announce import Leaning
from edgecode.usecases.today import Today


class AnnouncementView(msgspec.Struct, frozen=True, kw_only=True):
    """One announcement: its entry, when it was made (milliseconds since 1970, UTC), and its sentence.

    ``to`` names those it was told to alone, nobody where it went to everybody. ``took_down_to`` is the standing the check was
    taken down to, ``None`` where it was off already. ``read`` says whether whoever looks has read it.
    """

    entry: str
    at: int
    says: str
    check: str
    declared: Standing
    to: tuple[str, ...]
    took_down_to: Standing | None
    read: bool = False


class RelianceRow(msgspec.Struct, frozen=True, kw_only=True):
    """One check. Shares and counts are ``None`` where nothing can be told, or it may be told to others alone (``hidden``)."""

    check: str
    stage: Stage
    declared: Standing
    measured: Measured | None
    verdict: Verdict
    reason: str
    decisions: int | None
    people: int | None
    eligible_people: int
    adoption: Share | None
    solicited: Share | None
    override: float | None
    unexamined: float | None
    detectable: float | None
    announcements: tuple[AnnouncementView, ...]
    stepped_down: bool
    hidden: bool = False


def reliance_rows(leanings: Iterable[Leaning], today: Today, *, viewer: str | None) -> tuple[RelianceRow, ...]:
    """Give the rows for whoever looks; ``None`` for who keeps the record, and may see it all.

    What rests on fewer than three people is told to those people alone; others see the standing and that is all.
    """
    return tuple(_row(each, today, viewer=viewer) for each in leanings)


def _row(leaning: Leaning, today: Today, *, viewer: str | None) -> RelianceRow:
    watched, check = leaning.watched, leaning.check
    hidden = viewer is not None and leaning.alone and viewer not in leaning.contributors
    declared = today.let.standings
    row = RelianceRow(
        check=check.id,
        stage=check.stage,
        declared=declared.standing(check.id),
        measured=watched.measured if watched.verdict is not Verdict.CANNOT_TELL else None,
        verdict=watched.verdict,
        reason=watched.reason,
        decisions=watched.n,
        people=watched.people,
        eligible_people=leaning.eligible_people,
        adoption=watched.adoption,
        solicited=watched.solicited,
        override=watched.override,
        unexamined=watched.unexamined.share,
        detectable=watched.detectable,
        announcements=announcements(today, check=check.id, viewer=viewer),
        stepped_down=check.id in declared.of and declared.of[check.id].stepped_down,
    )
    return _hidden(row) if hidden else row


def _hidden(row: RelianceRow) -> RelianceRow:
    return msgspec.structs.replace(
        row,
        measured=None,
        verdict=Verdict.CANNOT_TELL,
        reason="Fewer than three people decided: it is told to them alone.",
        decisions=None,
        people=None,
        adoption=None,
        solicited=None,
        override=None,
        unexamined=None,
        detectable=None,
        hidden=True,
    )


def announcements(today: Today, *, check: str = "", viewer: str | None) -> tuple[AnnouncementView, ...]:
    """Give what was announced, of one check or of all, to whoever looks; oldest first."""
    told = []
    for word, after in _with_steps(today.said.announced):
        announced = word.announced
        if announced is None or (check and word.check != check):
            continue
        if viewer is None or announced.is_for(viewer):
            told.append(
                AnnouncementView(
                    entry=word.entry,
                    at=word.at,
                    says=word.says,
                    check=word.check,
                    declared=announced.declared,
                    to=announced.to,
                    took_down_to=after,
                    read=viewer is not None and (word.entry, viewer) in today.said.read,
                )
            )
    return tuple(told)


def _with_steps(words: Iterable[Word]) -> list[tuple[Word, Standing | None]]:
    """Each announcement with the standing that the step down after it led to."""
    paired: list[tuple[Word, Standing | None]] = []
    for word in words:
        if word.deed is not Deed.STEP_DOWN:
            paired.append((word, None))
        elif paired and paired[-1][0].check == word.check:
            paired[-1] = (paired[-1][0], word.standing)
    return paired
