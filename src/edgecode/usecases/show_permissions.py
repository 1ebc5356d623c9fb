"""Permissions as somebody may read them: who lets which check in how far, what is asked of them alone, and who is on the film.

Of consents a reader learns their own, and of others only that something waits: refused, not answered, withdrawn and expired
look the same.
"""

from collections.abc import Iterable
from typing import Final

import msgspec

from edgecode.checks.check import Check, Reads
from edgecode.consent.people import May, Person
from edgecode.consent.standing import Standing, StandingSet
from edgecode.entries.vocabulary import Stage
from edgecode.errors import NotAllowedError
from edgecode.findings.decision import Said
from edgecode.findings.word import Deed, Word
from edgecode.usecases.moments import day_of, minute_of
from edgecode.usecases.permitted import asking
from edgecode.usecases.show_consents import AskedOf, asked_of
from edgecode.usecases.today import Today

_READS: Final = {Reads.INTENTS: "what people said is meant"}
_ON_STANDINGS: Final = frozenset({Deed.STANDING, Deed.STEP_DOWN})


class Level(msgspec.Struct, frozen=True, kw_only=True):
    """One step that a check may be let in to. ``standing`` is ``None`` for *as the film*; ``now`` is where it stands.

    ``open`` says whether whoever looks may choose it: raising for the film wants authority, lowering nothing.
    """

    standing: Standing | None
    now: bool
    open: bool = True

    @property
    def says(self) -> str:
        """``off``, ``on request``, ``as the film``."""
        return str(self.standing) if self.standing is not None else "as the film"


class CheckView(msgspec.Struct, frozen=True, kw_only=True):
    """One check and how far it is let in: for the film by whose word and since which day, and for whoever looks.

    ``waits`` says that the film let it in and it does not look yet, for want of a consent; it never says whose.
    ``refused`` says that whoever looks said no to it themselves.
    """

    check: Check
    looks_for: str
    reads: tuple[str, ...]
    manual: tuple[tuple[str, str], ...]
    standing: Standing
    for_film: tuple[Level, ...]
    for_me: tuple[Level, ...]
    by: str = ""
    since: str = ""
    stepped_down: bool = False
    template: str = ""
    required_for: str = ""
    waits: bool = False
    refused: bool = False


class AllOffView(msgspec.Struct, frozen=True):
    """Every check off: by whose word, and since which day or moment, as far as that is known."""

    by: str
    since: str


class PersonView(msgspec.Struct, frozen=True, kw_only=True):
    """One person of the film: what they do, what they may do, and for whom they speak."""

    name: str
    role: str
    may: tuple[str, ...]
    speaks_for: tuple[str, ...]


class PermissionsView(msgspec.Struct, frozen=True, kw_only=True):
    """All of it, for a ``viewer``, who is ``None`` where nobody said who they are."""

    viewer: Person | None
    all_off: AllOffView | None
    all_off_mine: AllOffView | None
    stages: tuple[tuple[Stage, tuple[CheckView, ...]], ...]
    asked: AskedOf | None
    others: tuple[str, ...]
    """For whom the viewer may answer besides themselves."""
    people: tuple[PersonView, ...]
    raisers: tuple[str, ...]

    def may(self, word: str) -> bool:
        """Whether the viewer may do what not everybody may, by the word of it."""
        return self.viewer is not None and word in self.viewer.may

    @property
    def why_not_raised(self) -> str:
        """Why the viewer lets no check in further, in one sentence; empty where they may."""
        if self.may(May.RAISE_STANDINGS):
            return ""
        who = ", ".join(self.raisers)
        return f"Raising is for who may raise standings: {who}." if who else "Nobody here may raise standings yet."


def permissions_view(today: Today, *, checks: Iterable[Check], person: str = "") -> PermissionsView:
    """Show permissions to whoever looks. ``person`` is somebody they speak for, whose questions are shown in place of theirs.

    Raises :class:`NotAllowedError` for somebody they do not speak for.
    """
    viewer = next((each for each in today.people if each.name == today.viewer), None)
    if person and (viewer is None or not viewer.answers_for(person)):
        raise NotAllowedError(today.viewer or "nobody named", may=f"speak for {person}")
    whom = next((each for each in today.people if each.name == (person or today.viewer)), None)
    shown = [_check(each, today, viewer=viewer) for each in checks]
    return PermissionsView(
        viewer=viewer,
        all_off=_all_off(today),
        all_off_mine=_all_off_mine(today),
        stages=tuple((stage, own) for stage in Stage if (own := tuple(c for c in shown if c.check.stage is stage))),
        asked=asked_of(whom, today.let) if viewer is not None and whom is not None else None,
        others=tuple(each.name for each in today.people if viewer and each.name in viewer.speaks_for - {viewer.name}),
        people=tuple(_person(each) for each in today.people),
        raisers=tuple(each.name for each in today.people if May.RAISE_STANDINGS in each.may),
    )


def announced_to(today: Today) -> tuple[Word, ...]:
    """Give what edgecode announced to whoever looks, or to everybody, and they have not said they read; oldest first.

    Nobody in particular can say so: they see it for as long as the check is down for it.
    """
    said, viewer = today.said, today.viewer
    return tuple(
        word
        for word in said.announced
        if word.announced is not None
        and word.announced.is_for(viewer)
        and ((word.entry, viewer) not in said.read if viewer else _is_down(word.check, today))
    )


def _is_down(check: str, today: Today) -> bool:
    said = today.let.standings.of.get(check)
    return said is not None and said.stepped_down


def _check(check: Check, today: Today, *, viewer: Person | None) -> CheckView:
    let = today.let
    word = let.standings.of.get(check.id)
    said = word or StandingSet(check=check.id, standing=Standing.OFF, by="")
    may_raise = viewer is not None and May.RAISE_STANDINGS in viewer.may
    return CheckView(
        check=check,
        looks_for=check.manual.splitlines()[0] if check.manual else "",
        reads=tuple(_READS.get(part, str(part)) for part in Reads if part in check.reads),
        manual=tuple(_parts(check.manual)),
        standing=said.standing,
        for_film=tuple(
            Level(standing=each, now=each is said.standing, open=may_raise or not each.is_above(said.standing))
            for each in Standing
        ),
        for_me=_for_me(check, today),
        by=said.by,
        since=_since(said, today.said) if word is not None else "",
        stepped_down=said.stepped_down,
        template=said.template,
        required_for=said.required_for,
        waits=said.standing is not Standing.OFF and not let.is_consented(asking(check), by={said.by, *said.raised_by}),
        refused=viewer is not None and _refused(check, today),
    )


def _for_me(check: Check, today: Today) -> tuple[Level, ...]:
    own = today.let.own.get(today.viewer)
    mine = own.of.get(check.id) if own is not None else None
    steps = (Standing.OFF, Standing.ON_REQUEST, Standing.OFFERED, None)
    now = None if mine is Standing.STANDARD else mine
    return tuple(Level(standing=each, now=each is now) for each in steps)


def _refused(check: Check, today: Today) -> bool:
    """Whether whoever looks has said no to checks at this stage, so that the film's word does not count for them."""
    without = msgspec.structs.replace(today.let, own={})
    film, mine = without.standing(asking(check)), without.standing(asking(check), viewer=today.viewer)
    return film.is_above(mine)


def _parts(manual: str) -> Iterable[tuple[str, str]]:
    """The parts of a manual that have a heading: the heading, and its words without what only marks them up."""
    for part in manual.split("\n## ")[1:]:
        heading, _, text = part.partition("\n")
        yield heading.strip(), " ".join(text.replace("`", "").split())


def _since(word: StandingSet, said: Said) -> str:
    if word.on:
        return word.on
    last = _last(said, (each for each in said.words if each.deed in _ON_STANDINGS and each.check == word.check))
    return day_of(last.at) if last is not None else ""


def _all_off(today: Today) -> AllOffView | None:
    if not today.let.every_check_off:
        return None
    word, written = today.said.all_off, today.look.holdings.settings.no_ai
    if word is not None and not (word.written and written is not None and written.on):
        return AllOffView(word.by, minute_of(word.at))
    return AllOffView(written.by, written.on) if written is not None else AllOffView("", "")


def _all_off_mine(today: Today) -> AllOffView | None:
    own = today.let.own.get(today.viewer)
    if own is None or not own.every_check_off:
        return None
    words = (each for each in today.said.words if each.deed is Deed.ALL_OFF_MINE and each.by == today.viewer)
    last = _last(today.said, words)
    return AllOffView(today.viewer, minute_of(last.at) if last is not None else "")


def _last(said: Said, words: Iterable[Word]) -> Word | None:
    standing = [each for each in words if each.entry not in said.undone]
    return standing[-1] if standing else None


def _person(person: Person) -> PersonView:
    return PersonView(
        name=person.name,
        role=person.role,
        may=tuple(each for each in May if each in person.may),
        speaks_for=tuple(sorted(person.speaks_for)),
    )
