"""One trace of doings, by the parts of a cast: played into two films, people did the same kinds of things in both.

It is a made stream as ``edgecode replay`` takes it. What a line names of the film is bound per film by its number there; a
handle that is not there is an error of the replay.
"""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import msgspec

from edgecode.boundary.agreement import DAY_MS, Agreement
from edgecode.boundary.week import Week
from edgecode.consent.purpose import Purpose
from edgecode.entries.vocabulary import WORK, Phase, Reason, ReportClass, Stage
from simulators.two_films import PARTS, TwoFilm

FIRST: Final = Week.named("2026-W10")
"""The first week that is told of."""
AGREED: Final = (FIRST.monday - 3) * DAY_MS + 12 * 3_600_000
"""When the agreements are signed: on the Friday before, at noon; a morning later the first consents are given."""
_HOUR: Final = 3_600_000
_MINUTE: Final = 60_000
EVERYBODY: Final = tuple(PARTS)


class Doing(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that one part does: ``at`` in milliseconds since 1970, UTC; ``more`` is what the kind needs, as JSON."""

    at: int
    part: str
    stage: Stage
    kind: str
    more: Mapping[str, object] = {}


_OFTEN: Final = frozenset(
    {"take.circled", "lining.set", "panel.described", "clip.explained", "note.written", "finding.opened"}
)
"""What people do once or many times in a row, as their film has it; not decisions made first, which are counted."""


def of_film(doings: Iterable[Doing], film: TwoFilm) -> Iterator[Doing]:
    """Give the trace as it is lived on one film: as often and as late in the day as there, and otherwise the same."""
    for each in doings:
        late = film.late * _MINUTE if each.stage in WORK else 0
        yield from [msgspec.structs.replace(each, at=each.at + late)] * (film.times if each.kind in _OFTEN else 1)


def lines(doings: Iterable[Doing], film: TwoFilm) -> bytes:
    """Write doings as a stream for one film: in order of their time, under the names of its cast."""
    rows = (
        {
            "at": dt.datetime.fromtimestamp(each.at / 1000, dt.UTC).isoformat(),
            "who": film.cast[each.part],
            "role": PARTS[each.part][0],
            "stage": each.stage,
            "kind": each.kind,
            **each.more,
        }
        for each in sorted(doings, key=lambda each: each.at)
    )
    return "\n".join(map(json.dumps, rows)).encode()


def on(week: int, day: int, *, hour: int = 9, nth: int = 0) -> int:
    """Give a moment: the week from 0, the day from 0 for Monday, ``nth`` minutes after the hour, UTC."""
    return (FIRST.monday + 7 * week + day) * DAY_MS + hour * _HOUR + nth * _MINUTE


def consents(parts: Iterable[str], *, at: int = AGREED + 20 * _HOUR, verb: str = "given") -> Iterator[Doing]:
    """Everybody answers for every class of a report, and to deciding first."""
    for part in parts:
        for class_ in ReportClass:
            more = {"purpose": Purpose.REPORT.value, "report_class": class_.value}
            yield Doing(at=at, part=part, stage=Stage.PERMISSIONS, kind=f"consent.{verb}", more=more)
        if verb == "given":
            more = {"purpose": Purpose.DECIDE_FIRST.value}
            yield Doing(at=at, part=part, stage=Stage.PERMISSIONS, kind="consent.given", more=more)


def done(
    kind: str,
    parts: Iterable[str],
    *,
    when: tuple[int, Iterable[int]],
    stage: Stage,
    hour: int = 9,
    **more: object,
) -> Iterator[Doing]:
    """Each of some people does one kind of thing, in a week from 0, on each of some days."""
    week, days = when
    for day in days:
        for nth, part in enumerate(parts):
            yield Doing(at=on(week, day, hour=hour, nth=nth), part=part, stage=stage, kind=kind, more=more)


def _decided(
    week: int, days: Iterable[int], parts: Iterable[str], *, reason: Reason, **more: object
) -> Iterator[Doing]:
    """People decide, in the stage of the check, before they were shown what it found."""
    for day in days:
        for nth, part in enumerate(parts):
            said = {"check": "unshot-line", "decision": f"{week} {day} {part}", "reason": reason.value, **more}
            yield Doing(
                at=on(week, day, hour=14, nth=nth), part=part, stage=Stage.DAILIES, kind="decision.made", more=said
            )


def _found(week: int, days: Iterable[int], parts: Iterable[str]) -> Iterator[Doing]:
    """People open findings of the film, which are others in each, and leave them, with a reason."""
    for day in days:
        for nth, part in enumerate(parts):
            finding = {"finding": {"check": "unshot-line", "nth": 1 + nth % 3}}
            at = on(week, day, hour=16, nth=2 * nth)
            yield Doing(at=at, part=part, stage=Stage.DAILIES, kind="finding.opened", more=finding)
            left = {**finding, "reason": Reason.ON_PURPOSE.value}
            yield Doing(at=at + _MINUTE, part=part, stage=Stage.DAILIES, kind="finding.left", more=left)


def _phase(week: int, phase: Phase) -> Doing:
    """Before anybody does anything on the Monday, it is said in which phase the film is."""
    return Doing(
        at=on(week, 0, hour=7), part="floor", stage=Stage.HOUSE, kind="film.phase-set", more={"phase": phase.value}
    )


def trace(*, findings: bool = True) -> tuple[Doing, ...]:
    """Give the whole trace; without ``findings`` as it fits a film in which nothing is found."""
    return (*consents(EVERYBODY), *_prepare(), *_shoot(findings=findings), *_finish())


def _prepare() -> Iterator[Doing]:
    """First week: nine person-days at the script, which is one less than a border; four people at the boards."""
    draft = {"nth": 1}
    yield from done("draft.named", EVERYBODY[:5], when=(0, [0]), stage=Stage.SCRIPT, draft=draft)
    yield from done("draft.ordered", EVERYBODY[:4], when=(0, [2]), stage=Stage.SCRIPT, draft=draft)
    yield from done("panel.described", EVERYBODY[:4], when=(0, range(5)), stage=Stage.BOARDS, hour=13, panel={"nth": 1})
    for nth, part in enumerate(EVERYBODY[:6]):
        more = {"note": f"note {part}", "scene": {"nth": 1}}
        yield Doing(at=on(0, 0, hour=11, nth=nth), part=part, stage=Stage.SCRIPT, kind="note.written", more=more)


def _shoot(*, findings: bool) -> Iterator[Doing]:
    """Two weeks of shooting: takes, linings, decisions made first; one person withdraws in the second."""
    yield _phase(1, Phase.SHOOT)
    for week in (1, 2):
        yield from done("take.circled", EVERYBODY, when=(week, range(3)), stage=Stage.DAILIES, take={"nth": 1})
        yield from done("lining.set", EVERYBODY[2:], when=(week, [3]), stage=Stage.DAILIES, lining="the line")
    yield from _decided(1, [1, 3], EVERYBODY[:6], reason=Reason.KNOWN, before_shown=True, choice="followed")
    yield from _decided(2, [1, 2, 3], EVERYBODY, reason=Reason.NOT_NOW, before_shown=True, choice="rejected")
    yield from (_found if findings else _undiscovered)(1, [4], EVERYBODY[1:])
    yield from consents(["second"], at=on(2, 3, hour=20), verb="withdrawn")


def _undiscovered(week: int, days: Iterable[int], parts: Iterable[str]) -> Iterator[Doing]:
    return _decided(week, days, parts, reason=Reason.ON_PURPOSE)


def _finish() -> Iterator[Doing]:
    """Two last weeks: everybody at the cut on every day; who withdrew consents again on the Wednesday."""
    yield _phase(3, Phase.FINISH)
    yield from consents(["second"], at=on(3, 2, hour=20))
    yield from done("clip.explained", EVERYBODY, when=(3, range(6)), stage=Stage.CUT, clip={"nth": 1})
    yield from done("document.exported", EVERYBODY[3:], when=(3, [4]), stage=Stage.CUT, hour=17, document="the list")
    yield from done("note.written", EVERYBODY[1:], when=(4, [0, 1]), stage=Stage.CUT, note="the note")


def one_more_day() -> Doing:
    """One person-day that moves the script's cell of the first week over its border."""
    [doing] = done("draft.ordered", ["log"], when=(0, [3]), stage=Stage.SCRIPT, draft={"nth": 1})
    return doing


def a_fifth_person() -> Doing:
    """One doing of a fifth person at the boards in the first week, on a day on which others were there anyway."""
    [doing] = done("panel.described", ["log"], when=(0, [0]), stage=Stage.BOARDS, panel={"nth": 1})
    return doing


def not_to_one(agreement: Agreement, *, part: str = "page") -> Doing:
    """Somebody withdraws, in the third week, their consent to one partner alone."""
    more = {"purpose": Purpose.REPORT.value, "agreement": str(agreement.id)}
    return Doing(at=on(2, 4, hour=20), part=part, stage=Stage.PERMISSIONS, kind="consent.withdrawn", more=more)
