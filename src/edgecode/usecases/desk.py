"""The desk: a film, what people said about it, and what wants a decision today."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable
from functools import partial
from threading import RLock

import msgspec

from edgecode.checks.registry import check_named
from edgecode.consent.people import Person
from edgecode.consent.standing import Standing
from edgecode.entries.catalogue import MEANINGS
from edgecode.entries.vocabulary import Stage
from edgecode.errors import EdgecodeError, UnknownSceneError
from edgecode.film import scene_number
from edgecode.film.lining import Lined
from edgecode.film.memo import Step
from edgecode.film.paging import Paging, paged
from edgecode.film.pointer import Pointer
from edgecode.film.script import Script
from edgecode.film.signing import day_lines, page_lines, signed_lines
from edgecode.findings.decision import Decision, Deed, Said
from edgecode.findings.finding import Finding
from edgecode.findings.intent import Intent
from edgecode.formats.film_toml import Settings
from edgecode.record.verdict import Verdict
from edgecode.usecases.deciding import Deciding, Done, finding_with, person_named
from edgecode.usecases.line_by_hand import SeenLining, as_seen, lined_by_hand
from edgecode.usecases.note_film_toml import in_force
from edgecode.usecases.open_film import Look, OpenFilm
from edgecode.usecases.ports.record import Record
from edgecode.usecases.read_folder import Progress
from edgecode.usecases.run_checks import Checked


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """One finding on the desk, and the decision that stands about it, if any."""

    finding: Finding
    stage: Stage
    decision: Decision | None = None

    @property
    def wants(self) -> bool:
        """Whether it still wants a decision: nobody decided, or somebody put it off."""
        return self.decision is None or self.decision.deed is Deed.LATER


class Today(msgspec.Struct, frozen=True, kw_only=True):
    """What wants a decision, and what has one. ``read_only`` says why nothing can be decided here, if so."""

    title: str
    look: Look
    checked: Checked
    cards: tuple[Card, ...]
    decided: tuple[Card, ...]
    people: tuple[Person, ...]
    said: Said
    read_only: str = ""


class EntryView(msgspec.Struct, frozen=True, kw_only=True):
    """One entry in plain words; ``at`` is UTC as RFC 3339 has it, ``who`` the person's name where words tell it."""

    index: int
    id: str
    at: str
    who: str
    says: str
    about: str = ""
    because: str = ""
    undone: bool = False


class Stores(msgspec.Struct, frozen=True):
    """What a desk decides with."""

    deciding: Deciding
    record: Record


class Desk:
    """One film, opened for deciding. Several threads may share it: they take turns."""

    def __init__(self, film: OpenFilm, *, stores: Callable[[bool], Stores | None]) -> None:
        """Take the film, and a way to its stores: asked with ``True`` it makes them where they are not there yet."""
        self.film = film
        self._open_stores = stores
        self._stores: Stores | None = None
        self._turn = RLock()
        self._paging: Step[Paging] = Step()
        self._signed: Step[Lined] = Step()

    def look(self, progress: Progress | None = None) -> Look:
        """Look at the film, with what was signed drawn as signed; no check looks."""
        with self._turn:
            return self._looked(progress)[0]

    def today(self, *, asked: Collection[str] = (), progress: Progress | None = None) -> Today:
        """Look, run the checks with what people said, and sort what was found by whether somebody decided."""
        with self._turn:
            look, said, read_only = self._looked(progress)
            checked = self.film.check(look, asked=asked, said=said)
            cards = [
                Card(finding=each, stage=check_named(each.check).stage, decision=said.decisions.get(each.id))
                for each in checked.findings
            ]
            return Today(
                title=look.film.title,
                look=look,
                checked=checked,
                cards=tuple(card for card in cards if card.wants),
                decided=tuple(card for card in cards if not card.wants),
                people=tuple(look.holdings.settings.people.values()),
                said=said,
                read_only=read_only,
            )

    def paging(self, script: Script) -> Paging:
        """Find on which page each paragraph of a draft begins; laid out once for as long as the draft stays."""
        with self._turn:
            return self._paging.get((script,), partial(paged, script))

    def decide(self, deed: Deed, finding: str, *, by: str, option: int = 0, because: str = "") -> Done:
        """Take an option, leave a finding, or put it off."""
        with self._turn:
            today = self.today()
            found = finding_with(finding, [card.finding for card in (*today.cards, *today.decided)])
            person = person_named(by, today.look.holdings.settings.people)
            return self._deciding(today).decide(deed, found, person=person, option=option, because=because)

    def intend(self, check: str, pointer: Pointer, *, by: str, finding: str = "", because: str = "") -> Done:
        """Say that what a check finds at a place, or one finding, is meant."""
        with self._turn:
            today = self.today()
            person = person_named(by, today.look.holdings.settings.people)
            found = finding_with(finding, today.checked.findings) if finding else None
            return self._deciding(today).intend(
                found.check if found else check,
                pointer,
                person=person,
                finding=found.id if found else "",
                because=because,
                says=found.says if found else "",
            )

    def standing(self, check: str, standing: Standing, *, by: str) -> Done:
        """Raise or lower a check for this film."""
        with self._turn:
            today = self.today()
            person = person_named(by, today.look.holdings.settings.people)
            before = _standing_now(today, check)
            return self._deciding(today).standing(check, standing, person=person, before=before)

    def sign_page(self, scene: str, *, by: str) -> Done:
        """Sign the lined page of a scene, as it stands."""
        with self._turn:
            today = self.today()
            film = today.look.film
            found = film.scene_numbered(scene)
            if found is None or found.index is None:
                raise UnknownSceneError(scene, known=", ".join(each.number for each in film.scenes))
            person = person_named(by, today.look.holdings.settings.people)
            what = f"the page of scene {scene_number.folded(found.number)}"
            return self._deciding(today).sign(Deed.SIGN_PAGE, what, page_lines(film, scene=found.index), person=person)

    def sign_day(self, day: str, *, by: str) -> Done:
        """Sign everything that was shot on a day, by its number or date."""
        with self._turn:
            today = self.today()
            person = person_named(by, today.look.holdings.settings.people)
            lines = day_lines(today.look.film, day=day)
            return self._deciding(today).sign(Deed.SIGN_DAY, f"shoot day {day}", lines, person=person)

    def line(
        self, name: str, *, by: str, covers: str = "", because: str = "", seen: SeenLining | None = None
    ) -> tuple[Done, ...]:
        """Line a take, or all takes of a setup, by hand; without ``covers`` what is drawn now is confirmed.

        ``covers`` is in the words of :mod:`edgecode.film.covers`, or *nothing*. Raises :class:`NoSuchTakeError`, and
        :class:`NotLinesError` for what names no lines of the take's scene in the current draft. ``seen`` is what a page
        showed of a take when it was said; raises :class:`LinedSinceError` where that is not how it is any more.
        """
        with self._turn:
            today = self.today()
            person = person_named(by, today.look.holdings.settings.people)
            asked = lined_by_hand(name, film=today.look.film, covers=covers, lined=today.said.lined)
            if seen is not None:
                as_seen(asked, seen, film=today.look.film, covers=covers, said=today.said)
            deciding = self._deciding(today)
            return tuple(
                deciding.line(each.take, each.lines, person=person, kind=each.kind, says=each.says, because=because)
                for each in asked
            )

    def let_go(self, key: str, says: str, *, by: str, because: str = "") -> Done:
        """Say that work on a line that is gone is let go; see :mod:`edgecode.usecases.work_left`, which finds its key."""
        with self._turn:
            today = self.today()
            person = person_named(by, today.look.holdings.settings.people)
            return self._deciding(today).let_go(key, says, person=person, because=because)

    def undo(self, *, by: str, entry: str = "") -> Done:
        """Take back the last thing a person said, or one thing by its entry's id."""
        with self._turn:
            today = self.today()
            settings = today.look.holdings.settings
            return self._deciding(today).undo(person=person_named(by, settings.people), settings=settings, entry=entry)

    def entries(self) -> tuple[EntryView, ...]:
        """Give the record in plain words, newest first."""
        with self._turn:
            stores = self._have(make=False)
            if stores is None:
                return ()
            _look, said, _read_only = self._looked(None)
            words = {word.entry: word for word in stores.deciding.every_word()}
            views = []
            for each in stores.record.entries():
                word = words.get(each.id.hex())
                kind = (
                    MEANINGS[each.entry.kind].says
                    if each.entry is not None
                    else "somebody who was erased did something"
                )
                views.append(
                    EntryView(
                        index=each.index,
                        id=each.id.hex(),
                        at=_moment(each.entry.at) if each.entry is not None else "",
                        who=word.by if word is not None else "",
                        says=kind,
                        about=word.says if word is not None else "",
                        because=word.because if word is not None else "",
                        undone=each.id.hex() in said.undone,
                    )
                )
            return tuple(reversed(views))

    def verify(self, *, held: Iterable[bytes] = ()) -> Verdict | None:
        """Recompute the whole record, also against checkpoints ``held`` elsewhere; ``None`` where nothing was recorded yet."""
        with self._turn:
            stores = self._have(make=False)
            return stores.record.verify(held=held) if stores is not None else None

    def checkpoint(self) -> str:
        """Sign the record as it stands; empty where nothing was recorded yet."""
        with self._turn:
            stores = self._have(make=False)
            return stores.record.checkpoint() if stores is not None else ""

    def adopt(self, *, by: str) -> Done:
        """Make a copied record one of its own: a new origin, begun by an entry of the person who says so."""
        with self._turn:
            look = self.film.look()
            person = person_named(by, look.holdings.settings.people)
            stores = self._have(make=True)
            if stores is None:
                raise AssertionError
            origin = stores.record.adopt()
            return stores.deciding.adopted(origin, person=person)

    def intents(self) -> tuple[Intent, ...]:
        """Give what is said to be meant, by film.toml, by notes in the script and here, as it is in force; no check looks."""
        with self._turn:
            look, said, _read_only = self._looked(None)
            return in_force(look.holdings.settings, said)[1]

    def drilled(self, *, held: bool, by: str) -> Done:
        """Put on record that a person walked the drill, and how it came out."""
        with self._turn:
            today = self.today()
            person = person_named(by, today.look.holdings.settings.people)
            return self._deciding(today).drilled(held=held, person=person)

    def orphans(self) -> tuple[str, ...]:
        """Say what was kept in words and never came on record, one sentence each."""
        stores = self._have(make=False)
        words = stores.deciding.orphans() if stores is not None else ()
        return tuple(f"{word.by} said “{word.says}”; it was never acknowledged and does not count" for word in words)

    def _looked(self, progress: Progress | None) -> tuple[Look, Said, str]:
        """Look at the film with what people said: hand linings joined in, what was signed drawn as signed."""
        holdings = self.film.read(progress)
        said, read_only = self._said(holdings.settings)
        look = self.film.joined(holdings, hand=said.lined)
        if not read_only:
            said, read_only = self._noted(look.holdings.settings, None if look.holdings is not holdings else said)
        return self._drawn(look, said), said, read_only

    def _drawn(self, look: Look, said: Said) -> Look:
        """Draw what was signed as signed, once for as long as neither changes."""
        drawn = self._signed.get(
            (look.film.shot, look.film.script, said.signed), partial(signed_lines, look.film, said.signed)
        )
        film = msgspec.structs.replace(look.film, shot=drawn)
        return msgspec.structs.replace(look, joined=msgspec.structs.replace(look.joined, film=film))

    def _have(self, *, make: bool) -> Stores | None:
        if self._stores is None:
            self._stores = self._open_stores(make)
        return self._stores

    def _said(self, settings: Settings) -> tuple[Said, str]:
        """What was said; where that cannot be had, the reason in one sentence."""
        try:
            stores = self._have(make=False)
            return stores.deciding.said(settings) if stores is not None else Said(), ""
        except EdgecodeError as error:
            return Said(), str(error)

    def _noted(self, settings: Settings, said: Said | None) -> tuple[Said, str]:
        """Put on record what stands in film.toml and in the script's notes for the first time, and give what was said then.

        ``said`` is what was said by these settings, where that is known; with the reason where nothing can be recorded.
        """
        stores = self._have(make=False)
        if said is None:
            said, why = self._said(settings)
            if why:
                return said, why
        if stores is None:
            return said, ""
        try:
            return (stores.deciding.said(settings) if stores.deciding.note(settings) else said), ""
        except EdgecodeError as error:
            return said, str(error)

    def _deciding(self, today: Today) -> Deciding:
        """Make the stores with the first decision, film.toml's words before it."""
        stores = self._have(make=True)
        if stores is None:
            raise AssertionError
        self.film.freeze()
        stores.deciding.note(today.look.holdings.settings)
        return stores.deciding


def _standing_now(today: Today, check: str) -> Standing:
    spoken = today.said.standings.get(check) or today.look.holdings.settings.standings.get(check)
    return spoken.standing if spoken is not None else Standing.OFF


def _moment(at: int) -> str:
    return dt.datetime.fromtimestamp(at / 1000, tz=dt.UTC).isoformat(sep=" ", timespec="seconds").removesuffix("+00:00")
