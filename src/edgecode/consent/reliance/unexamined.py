"""Unexamined acceptance: what a check said was followed faster than the person ever decides alone, nothing else opened.

Each person is measured by their own pace: the 10th percentile of the seconds of their unaided decisions, those that did not
consult the check. Twenty of these are needed before there is a pace; it is an engineering choice. The figure is told for
all people together.
"""

from statistics import quantiles
from typing import Final

import msgspec

from edgecode.consent.reliance.decided import Choice, Decided

LEAST_UNAIDED: Final = 20


class Unexamined(msgspec.Struct, frozen=True, kw_only=True):
    """How many of so many followed findings were accepted unexamined; ``share`` is None where ``why_not`` says so."""

    count: int = 0
    of: int = 0
    share: float | None = None
    why_not: str = ""


class Paces:
    """How long people take, alone and when they follow the check."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._unaided: dict[str, list[int]] = {}
        self._followed: dict[str, list[tuple[int, int]]] = {}

    def add(self, decided: Decided) -> None:
        """Add one decision; one without its timing says nothing here."""
        if decided.seconds is None:
            return
        if not decided.consulted:
            self._unaided.setdefault(decided.who, []).append(decided.seconds)
        elif decided.choice is Choice.FOLLOWED and decided.alternatives_opened is not None:
            timed = (decided.seconds, decided.alternatives_opened)
            self._followed.setdefault(decided.who, []).append(timed)

    def unexamined(self) -> Unexamined:
        """Count over the people who have a pace."""
        paces = {
            who: quantiles(seconds, n=10, method="inclusive")[0]
            for who, seconds in self._unaided.items()
            if len(seconds) >= LEAST_UNAIDED
        }
        if not paces:
            return Unexamined(why_not=f"nobody has {LEAST_UNAIDED} timed decisions made without the check")
        timed = [(*each, paces[who]) for who, followed in self._followed.items() if who in paces for each in followed]
        if not timed:
            return Unexamined(why_not="nobody who has a pace of their own has followed the check with timing")
        count = sum(1 for seconds, opened, pace in timed if opened == 0 and seconds < pace)
        return Unexamined(count=count, of=len(timed), share=count / len(timed))
