"""A consent as film.toml has it: which days it may name, and which of two comes first."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from edgecode.consent.consents import LAST_DAY, Answer, ConsentSaid, can_end_on, day_begins
from edgecode.consent.purpose import Purpose
from edgecode.entries.vocabulary import ReportClass, Stage

ENDLESS: Final = "a yes does not apply without a day"
_NOT: Final = "it does not apply"


def dated(facts: Mapping[str, str], *, has_end: bool) -> tuple[tuple[ConsentSaid, ...], tuple[tuple[str, str], ...]]:
    """Make a consent of what an entry says, none where its days cannot be; with what is remarked on, by the entry's keys.

    ``facts`` hold what was read by the keys of film.toml, and ``place``; empty where it is not said or cannot be read.
    ``has_end`` is whether anything stands for ``until``: a yes whose end cannot be read is none, a no has no end.
    """
    yes = facts["answer"] == Answer.GIVEN
    faults = tuple(_faults(facts, yes=yes))
    if any(says.endswith(_NOT) for _key, says in faults) or (yes and has_end and not facts["until"]):
        return (), faults
    said = ConsentSaid(
        person=facts["person"],
        purpose=Purpose(facts["purpose"]),
        answer=Answer(facts["answer"]),
        since=day_begins(facts["on"]),
        by=facts["by"],
        stage=Stage(facts["stage"]) if facts["stage"] else None,
        report_class=ReportClass(facts["class"]) if facts["class"] else None,
        partner=facts["partner"],
        until=facts["until"] if yes else "",
        place=facts["place"],
    )
    return (said,), faults


def in_order(said: Iterable[ConsentSaid]) -> tuple[ConsentSaid, ...]:
    """Sort by day; of two of one day nobody can say which was first, so a no comes after a yes."""
    return tuple(sorted(said, key=lambda each: (each.since, each.answer is not Answer.GIVEN)))


def _faults(facts: Mapping[str, str], *, yes: bool) -> Iterator[tuple[str, str]]:
    on, until = facts["on"], facts["until"]
    if not on:
        yield "on", f"expected on = the day it was said, found none; {_NOT}"
    if facts["class"] and facts["purpose"] != Purpose.REPORT:
        yield "class", f"expected class with '{Purpose.REPORT}' only, found {facts['class']!r}; {_NOT}"
    if facts["partner"] and facts["purpose"] != Purpose.REPORT:
        yield "partner", f"expected partner with '{Purpose.REPORT}' only, found {facts['partner']!r}; {_NOT}"
    if not until:
        return
    if not yes:
        yield "until", f"expected until with a yes only, found {until}; a no has no end"
    elif until < on:
        yield "until", f"expected until = a day not before {on}, found {until}; {_NOT}"
    elif not can_end_on(until):
        yield "until", f"expected until = a day up to {LAST_DAY}, or none, found {until}; {_NOT}"
