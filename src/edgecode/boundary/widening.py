"""What a version of an agreement changes: what is wider, what is narrower, and whose consent is asked afresh.

Whatever is neither one nor the other (a purpose, a partner, a key, a studio that is now another) counts as wider: people
consented to what stood there. Narrowing is immediate and asks nobody; widening counts from its signing on.
"""

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from edgecode.boundary.agreement import MINUTE_MS, Agreement, Trial, day_number
from edgecode.boundary.week import Week
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import ReportClass

_HOUR_MS: Final = 60 * MINUTE_MS


class Change(msgspec.Struct, frozen=True, order=True):
    """One thing that changes: ``what`` names it, ``says`` tells it as a sentence.

    ``concerns`` is the one class whose people it touches, ``None`` for all of them.
    """

    what: str
    says: str
    concerns: ReportClass | None = None


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """What a version changes. ``other`` is what is another and counts as wider."""

    wider: tuple[Change, ...] = ()
    narrower: tuple[Change, ...] = ()
    other: tuple[Change, ...] = ()

    @property
    def widening(self) -> tuple[Change, ...]:
        """Everything that counts as wider."""
        return (*self.wider, *self.other)

    def touched(self, classes: Iterable[ReportClass]) -> frozenset[ReportClass]:
        """Tell for which of a version's ``classes`` consent is asked afresh.

        For a class that is new: that class. For anything else that is wider: all of them.
        """
        concerned = {change.concerns for change in self.widening}
        return frozenset(each for each in classes if None in concerned or each in concerned)


def changes(before: Agreement, after: Agreement) -> Changes:
    """Compare two versions of one agreement. Their numbers are not looked at."""
    return Changes(
        wider=tuple(_more(before, after, says=_WIDER, new=_added(before, after))),
        narrower=tuple(_more(after, before, says=_NARROWER, new=_added(after, before))),
        other=tuple(_other(before, after)),
    )


class _Says(msgspec.Struct, frozen=True, kw_only=True):
    """How a change is told, in one direction: of things in a list, and of numbers with what they were and are."""

    thing: str
    ceiling: str
    begins: str
    until: str
    films: str
    visits: str
    delay: str
    exclusion: str
    turned: bool


_WIDER: Final = _Says(
    thing="{} is added.",
    ceiling="The ceiling is raised from {} to {} bits a week.",
    begins="It begins earlier, on {1} in place of {0}.",
    until="It lasts longer, until {1} in place of {0}.",
    films="It may hold for more films, {1} in place of {0}.",
    visits="The partner may read its window on more days a week, {1} in place of {0}.",
    delay="A batch is sent sooner after its week, {1} in place of {0}: there is less time to withdraw.",
    exclusion="{} is excluded no more.",
    turned=False,
)
_NARROWER: Final = _Says(
    thing="{} is taken out.",
    ceiling="The ceiling is lowered from {} to {} bits a week.",
    begins="It begins later, on {1} in place of {0}.",
    until="It ends sooner, on {1} in place of {0}.",
    films="It may hold for fewer films, {1} in place of {0}.",
    visits="The partner may read its window on fewer days a week, {1} in place of {0}.",
    delay="A batch is sent later after its week, {1} in place of {0}: there is more time to withdraw.",
    exclusion="{} is excluded from now on.",
    turned=True,
)


def _added(small: Agreement, large: Agreement) -> frozenset[ReportClass]:
    return frozenset(large.classes) - frozenset(small.classes)


def _more(small: Agreement, large: Agreement, *, says: _Says, new: frozenset[ReportClass]) -> Iterator[Change]:
    """Tell in what the second lets a partner learn more than the first does; ``new`` are the classes that only it has."""
    yield from _things(small, large, says=says, new=new)
    numbers = (
        ("ceiling", says.ceiling, f"{small.ceiling:g}", f"{large.ceiling:g}", small.ceiling < large.ceiling),
        ("begins", says.begins, small.begins, large.begins, day_number(large.begins) < day_number(small.begins)),
        ("until", says.until, small.until, large.until, day_number(small.until) < day_number(large.until)),
        ("films", says.films, str(small.films), str(large.films), small.films < large.films),
        ("visits", says.visits, str(small.visits), str(large.visits), small.visits < large.visits),
        ("delay", says.delay, _shown(_delay(small)), _shown(_delay(large)), _delay(large) < _delay(small)),
    )
    for what, how, of_small, of_large, is_more in numbers:
        if is_more:
            was, is_now = (of_large, of_small) if says.turned else (of_small, of_large)
            yield Change(what, how.format(was, is_now))


def _things(small: Agreement, large: Agreement, *, says: _Says, new: frozenset[ReportClass]) -> Iterator[Change]:
    """Tell what stands in a list of the second alone. What a new class speaks of belongs to that class."""
    classes = (Change(f"class {each}", f"The class “{each}”", each) for each in large.classes if each in new)
    groups = (Change(f"group {each}", f"The group “{each}”") for each in large.groups if each not in small.groups)
    pairs = (
        Change(f"pair {_pair(each)}", f"The pair “{_pair(each)}”", _of(ReportClass.PAIRS, new))
        for each in large.pairs
        if each not in small.pairs
    )
    trials = (
        Change(f"trial {_trial(each)}", f"The trial of {_trial(each)}", _of(ReportClass.TRIALS, new))
        for each in large.trials
        if each not in small.trials
    )
    for change in (*classes, *groups, *pairs, *trials):
        yield msgspec.structs.replace(change, says=says.thing.format(change.says))
    for use, said in small.exclusions.items():
        if large.exclusions.get(use) != said:
            yield Change(f"exclusion {use}", says.exclusion.format(f"The use “{use}”"))


def _of(report_class: ReportClass, new: frozenset[ReportClass]) -> ReportClass | None:
    return report_class if report_class in new else None


def _other(before: Agreement, after: Agreement) -> Iterator[Change]:
    told = (
        ("purpose", "The purpose", before.purpose, after.purpose),
        ("studio", "The studio", before.studio, after.studio),
        ("partner", "The partner", before.partner.name, after.partner.name),
    )
    for what, name, was, is_now in told:
        if was != is_now:
            yield Change(what, f"{name} is another: “{is_now}” in place of “{was}”.")
    if before.partner.key != after.partner.key:
        yield Change("key", "The partner's key is another: who holds it reads the window and signs for the partner.")


def _delay(agreement: Agreement) -> int:
    """Milliseconds from the end of a week to its slot; the same for every week."""
    week = Week.of(0)
    return agreement.slot(week) - week.after.monday * 24 * _HOUR_MS


def _shown(delay: int) -> str:
    days, rest = divmod(delay, 24 * _HOUR_MS)
    hours, rest = divmod(rest, _HOUR_MS)
    return f"{days} d {hours} h {rest // MINUTE_MS:02d} min"


def _pair(pair: tuple[Kind, Kind]) -> str:
    return " → ".join(pair)


def _trial(trial: Trial) -> str:
    return f"{trial.check} at {trial.share} %, {trial.begins} to {trial.until}"
