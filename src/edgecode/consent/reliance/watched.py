"""What is told of one check: its use as counted, as measured, and the verdict on its declared standing."""

from enum import StrEnum
from typing import Final

import msgspec

from edgecode.consent.reliance.clusters import Correlation
from edgecode.consent.reliance.unexamined import Unexamined
from edgecode.consent.reliance.wilson import Share
from edgecode.consent.standing import Standing

_HALF: Final = 0.5
_FOUR_FIFTHS: Final = 0.8


class Measured(StrEnum):
    """What the use of a check looks like. A description, never an announcement.

    Off: nothing consulted. As long as the lower Wilson bound of adoption is at most half, *on request* when at least half of
    what was consulted was asked for, else *offered*. Above half, *standard*. Above four fifths with less than half asked
    for, *beyond standard*: no standing of that name can be given, it only says how far things have gone.
    """

    OFF = "off"
    ON_REQUEST = "on request"
    OFFERED = "offered"
    STANDARD = "standard"
    BEYOND_STANDARD = "beyond standard"


class Verdict(StrEnum):
    """How use compares with the declared standing."""

    AS_DECLARED = "as declared"
    BEYOND = "beyond its standing"
    CANNOT_TELL = "cannot tell"
    OFF = "off"


class Alarm(msgspec.Struct, frozen=True, kw_only=True):
    """Use beyond the declared standing was noticed, at the ``nth`` decision of the history, counted from 1.

    ``at`` is that decision's time. ``contributors`` are the people whose decisions it rests on, sorted; whom it is told to
    is for the caller to decide. ``lately`` decisions, ``consulted`` of them with the check, are those of the rise that was
    noticed: all since the CUSUM last stood at 0.
    """

    at: int
    nth: int
    standing: Standing
    contributors: tuple[str, ...]
    lately: int
    consulted: int


class Watched(msgspec.Struct, frozen=True, kw_only=True):
    """One check's reliance, over the decisions since its evidence last restarted; only ``alarms`` are of the whole history.

    ``n`` decisions were eligible (E); ``consulted`` (C) of these consulted the check, ``pulled`` (P) of these asked for it.
    ``adoption`` is C/E and ``solicited`` P/C, with Wilson bounds on n / ``design_effect``; ``override`` is the share of C that
    changed or rejected. What has nothing to be computed from is None, as is ``measured`` before the first decision.

    ``m`` and ``rho`` are of all these decisions, ``recent_m`` of the last 200. ``cusum`` stands where it stands since it last
    began, ``threshold`` is its boundary now (None when nothing is watched), and ``detectable`` is the smallest rate of
    consulting that it would have announced by now in half of all cases (None when none).
    """

    declared: Standing
    n: int
    consulted: int
    pulled: int
    followed: int
    changed: int
    rejected: int
    people: int
    contributors: tuple[str, ...]
    adoption: Share | None
    solicited: Share | None
    override: float | None
    unexamined: Unexamined
    m: float | None
    recent_m: float | None
    rho: Correlation | None
    design_effect: float | None
    effective_n: float | None
    cusum: float
    threshold: float | None
    measured: Measured | None
    verdict: Verdict
    reason: str
    detectable: float | None
    alarms: tuple[Alarm, ...]


def measured(adoption: Share | None, *, consulted: int, pulled: int) -> Measured | None:
    """Say what use looks like, by what its Wilson bounds still allow; None before the first decision."""
    if adoption is None:
        return None
    if consulted == 0:
        return Measured.OFF
    asked_for = 2 * pulled >= consulted
    if adoption.low <= _HALF:
        return Measured.ON_REQUEST if asked_for else Measured.OFFERED
    return Measured.BEYOND_STANDARD if adoption.low > _FOUR_FIFTHS and not asked_for else Measured.STANDARD
