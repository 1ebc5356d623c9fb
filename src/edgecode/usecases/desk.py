"""The desk: a film, what people said about it, and what wants a decision today."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from threading import RLock

import msgspec

from edgecode.checks.registry import check_named
from edgecode.consent.letting_in import Permitted
from edgecode.consent.people import May, Person
from edgecode.consent.standing import Standing
from edgecode.entries.vocabulary import Reason
from edgecode.errors import EdgecodeError, NotAskedError, UnknownSceneError
from edgecode.film import scene_number
from edgecode.film.lining import Lined
from edgecode.film.memo import Step
from edgecode.film.paging import Paging, paged
from edgecode.film.pointer import Pointer
from edgecode.film.script import Script
from edgecode.film.signing import day_lines, page_lines, signed_lines
from edgecode.findings.decision import Said
from edgecode.findings.finding import Finding
from edgecode.findings.intent import Intent
from edgecode.findings.word import Deed
from edgecode.formats.film_toml import Settings
from edgecode.record.verdict import Verdict
from edgecode.usecases.acting import Acting
from edgecode.usecases.announce import Leaning, undecided
from edgecode.usecases.announcing import announced
from edgecode.usecases.deciding import Deciding, finding_with, must, person_named
from edgecode.usecases.done import Done
from edgecode.usecases.line_by_hand import SeenLining, as_seen, lined_by_hand
from edgecode.usecases.note_film_toml import intents_in_force
from edgecode.usecases.open_film import Look, OpenFilm
from edgecode.usecases.permitted import asking, people_of, permitted, spelled
from edgecode.usecases.ports.record import Record
from edgecode.usecases.read_folder import Progress
from edgecode.usecases.show_record import EntryView, entry_views, orphaned
from edgecode.usecases.sitting import asked_in_sitting
from edgecode.usecases.today import Card, Today
from edgecode.usecases.took import Took, check_decides_first, decides_first, how_of, without_timing


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

    def today(self, *, viewer: str = "", asked: Collection[str] = (), progress: Progress | None = None) -> Today:
        """Look, run the checks with what people said, and sort what was found by whether somebody decided.

        For a ``viewer`` the checks run that are let in for them, those they asked to look in this sitting among them.
        """
        with self._turn:
            look, said, read_only = self._looked(progress)
            viewer = spelled(viewer, people_of(look.holdings.settings, said)) if viewer else ""
            mine = self._asked(said, by=viewer) if viewer else frozenset()
            let = permitted(look.holdings.settings, said, at=self.film.clock.now(), partners=self.film.partners())
            checked = self.film.check(look, asked=asked, also=mine, said=said, let=let, viewer=viewer)
            cards = [_card(each, let, said=said, viewer=viewer) for each in checked.findings]
            return Today(
                title=look.film.title,
                look=look,
                checked=checked,
                cards=tuple(card for card in cards if card.wants),
                decided=tuple(card for card in cards if not card.wants),
                people=tuple(people_of(look.holdings.settings, said).values()),
                said=said,
                let=let,
                viewer=viewer,
                read_only=read_only,
            )

    def _asked(self, said: Said, *, by: str) -> frozenset[str]:
        words = (word for word in said.words if word.entry not in said.undone)
        return asked_in_sitting(words, by=by, at=self.film.clock.now())

    def paging(self, script: Script) -> Paging:
        """Find on which page each paragraph of a draft begins; laid out once for as long as the draft stays."""
        with self._turn:
            return self._paging.get((script,), partial(paged, script))

    @contextmanager
    def acting(self, by: str, *, also_left: bool = False) -> Iterator[Acting]:
        """Take a turn as a person of the film, or one who has left it. Raises :class:`UnknownPersonError`.

        What follows from what was said, and wants saying at once, is said before the turn ends.
        """
        with self._turn:
            today = self.today(viewer=by)
            people = {each.name: each for each in today.people}
            if also_left:
                people |= {name: Person(name=name, role=each.role) for name, each in today.said.left.items()}
            yield Acting(today, person_named(by, people), partial(self._deciding, today))
            self._noted(today.look.holdings.settings, None)

    @contextmanager
    def beginning(self, name: str, *, by: str) -> Iterator[Acting]:
        """Take a turn as somebody who is named by it: whoever names themselves first, on a film where nobody is yet."""
        with self._turn:
            today = self.today()
            if today.people or today.said.people or not name or name != by:
                with self.acting(by) as acting:
                    yield acting
            else:
                yield Acting(today, Person(name=name), partial(self._deciding, today))

    def decide(
        self,
        deed: Deed,
        finding: str,
        *,
        by: str,
        option: int = 0,
        because: str = "",
        took: Took | None = None,
        why: Reason | None = None,
    ) -> Done:
        """Take an option, leave a finding, or put it off. ``took`` is kept only where the person consents to it."""
        with self.acting(by) as acting:
            found = self._finding(finding, acting.today, by=by)
            how = how_of(took, why, acting=acting, finding=found)
            done = acting.deciding.decide(deed, found, person=acting.person, option=option, because=because, how=how)
            return without_timing(done, took, how)

    def decide_first(self, finding: str, *, by: str, option: int = 0) -> Done:
        """Decide about a place before the finding there is shown; 0 takes no option.

        Raises :class:`ConsentError` where the person does not consent to that, or does no more.
        """
        with self.acting(by) as acting:
            found = self._finding(finding, acting.today, by=by)
            check_decides_first(acting.today.let, person=acting.person.name, stage=check_named(found.check).stage)
            return acting.deciding.decide_first(found, person=acting.person, option=option)

    def intend(
        self,
        check: str,
        pointer: Pointer,
        *,
        by: str,
        finding: str = "",
        because: str = "",
        took: Took | None = None,
        why: Reason | None = None,
    ) -> Done:
        """Say that what a check finds at a place, or one finding, is meant."""
        with self.acting(by) as acting:
            found = self._finding(finding, acting.today, by=by) if finding else None
            name = found.check if found else check
            how = how_of(took, why, acting=acting, finding=found)
            done = acting.deciding.intend(
                name,
                pointer,
                person=acting.person,
                finding=found.id if found else "",
                because=because,
                says=found.says if found else "",
                how=how,
            )
            return without_timing(done, took, how)

    def ask(self, check: str, *, by: str) -> Done:
        """Ask a check on request to look, for this sitting. Raises :class:`NotAskedError` where it is not on request."""
        with self.acting(by) as acting:
            standing = acting.today.let.standing(asking(check_named(check)), viewer=acting.person.name)
            if standing is not Standing.ON_REQUEST:
                raise NotAskedError(check, standing=standing)
            return acting.deciding.ask(check, person=acting.person)

    def standing(self, check: str, standing: Standing, *, by: str) -> Done:
        """Raise or lower a check for this film."""
        with self.acting(by) as acting:
            before = acting.today.let.standings.standing(check_named(check).id)
            if standing.is_above(before):
                must(acting.person, May.RAISE_STANDINGS)  # before anything is made to say it in
            return acting.deciding.standing(check, standing, person=acting.person, before=before)

    def sign_page(self, scene: str, *, by: str) -> Done:
        """Sign the lined page of a scene, as it stands."""
        with self.acting(by) as acting:
            film = acting.today.look.film
            found = film.scene_numbered(scene)
            if found is None or found.index is None:
                raise UnknownSceneError(scene, known=", ".join(each.number for each in film.scenes))
            what = f"the page of scene {scene_number.folded(found.number)}"
            lines = page_lines(film, scene=found.index)
            return acting.deciding.sign(Deed.SIGN_PAGE, what, lines, person=acting.person)

    def sign_day(self, day: str, *, by: str) -> Done:
        """Sign everything that was shot on a day, by its number or date."""
        with self.acting(by) as acting:
            lines = day_lines(acting.today.look.film, day=day)
            return acting.deciding.sign(Deed.SIGN_DAY, f"shoot day {day}", lines, person=acting.person)

    def line(
        self, name: str, *, by: str, covers: str = "", because: str = "", seen: SeenLining | None = None
    ) -> tuple[Done, ...]:
        """Line a take, or all takes of a setup, by hand; without ``covers`` what is drawn now is confirmed.

        ``covers`` is in the words of :mod:`edgecode.film.covers`, or *nothing*. Raises :class:`NoSuchTakeError`, and
        :class:`NotLinesError` for what names no lines of the take's scene in the current draft. ``seen`` is what a page
        showed of a take when it was said; raises :class:`LinedSinceError` where that is not how it is any more.
        """
        with self.acting(by) as acting:
            film, said = acting.today.look.film, acting.today.said
            asked = lined_by_hand(name, film=film, covers=covers, lined=said.lined)
            if seen is not None:
                as_seen(asked, seen, film=film, covers=covers, said=said)
            deciding, person = acting.deciding, acting.person
            return tuple(
                deciding.line(each.take, each.lines, person=person, kind=each.kind, says=each.says, because=because)
                for each in asked
            )

    def let_go(self, key: str, says: str, *, by: str, because: str = "") -> Done:
        """Say that work on a line that is gone is let go; see :mod:`edgecode.usecases.work_left`, which finds its key."""
        with self.acting(by) as acting:
            return acting.deciding.let_go(key, says, person=acting.person, because=because)

    def undo(self, *, by: str, entry: str = "") -> Done:
        """Take back the last thing a person said, or one thing by its entry's id."""
        with self.acting(by) as acting:
            settings = acting.today.look.holdings.settings
            return acting.deciding.undo(person=acting.person, settings=settings, entry=entry)

    def _finding(self, wanted: str, today: Today, *, by: str) -> Finding:
        """Find a finding by its id. One of a check on request is looked for too: who names it asked for it."""
        findings = [card.finding for card in (*today.cards, *today.decided)]
        if not any(each.id.startswith(wanted) for each in findings) and today.checked.on_request:
            also, viewer = today.checked.on_request, today.viewer or by
            asked = self.film.check(today.look, also=also, said=today.said, let=today.let, viewer=viewer)
            findings = list(asked.findings)
        return finding_with(wanted, findings)

    def entries(self, *, viewer: str = "") -> tuple[EntryView, ...]:
        """Give the record in plain words, newest first; what is somebody's own business only to that person."""
        with self._turn:
            stores = self._have(make=False)
            if stores is None:
                return ()
            look, said, _read_only = self._looked(None)
            viewer = spelled(viewer, people_of(look.holdings.settings, said)) if viewer else ""
            words = {word.entry: word for word in stores.deciding.every_word()}
            return entry_views(stores.record.entries(), words=words, said=said, viewer=viewer)

    def verify(self, *, held: Iterable[bytes] = (), witnesses: Iterable[str] = ()) -> Verdict | None:
        """Recompute the whole record, as :meth:`Record.verify` has it; ``None`` where nothing was recorded yet."""
        with self._turn:
            stores = self._have(make=False)
            return stores.record.verify(held=held, witnesses=witnesses) if stores is not None else None

    def checkpoint(self) -> str:
        """Sign the record as it stands; empty where nothing was recorded yet."""
        with self._turn:
            stores = self._have(make=False)
            return stores.record.checkpoint() if stores is not None else ""

    def public_key(self) -> str:
        """Give the public key of the record, as text; empty where nothing was recorded yet."""
        with self._turn:
            stores = self._have(make=False)
            return stores.record.key() if stores is not None else ""

    def adopt(self, *, by: str) -> Done:
        """Make a copied record one of its own: a new origin, begun by an entry of the person who says so."""
        with self._turn:
            look, said, _read_only = self._looked(None)
            person = person_named(by, people_of(look.holdings.settings, said))
            stores = self._have(make=True)
            if stores is None:
                raise AssertionError
            origin = stores.record.adopt()
            return stores.deciding.adopted(origin, person=person)

    def intents(self) -> tuple[Intent, ...]:
        """Give what is said to be meant, by film.toml, by notes in the script and here, as it is in force; no check looks."""
        with self._turn:
            look, said, _read_only = self._looked(None)
            return intents_in_force(look.holdings.settings, said)

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
        return tuple(f"{orphaned(word)}; it was never acknowledged and does not count" for word in words)

    def _looked(self, progress: Progress | None) -> tuple[Look, Said, str]:
        """Look at the film with what people said: hand linings joined in, what was signed drawn as signed."""
        holdings = self.film.read(progress)
        said, read_only = self._said(holdings.settings)
        look = self.film.joined(holdings, said)
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
            if stores.deciding.note(settings):
                said = stores.deciding.said(settings)
            if announced(stores.deciding, settings, said=said, checks=self.film.checks):
                said = stores.deciding.said(settings)
        except EdgecodeError as error:
            return said, str(error)
        return said, ""

    @contextmanager
    def whole_record(self, *, make: bool) -> Iterator[Stores | None]:
        """Take a turn with the stores themselves; ``None`` where there are none and none are to be made."""
        with self._turn:
            yield self._have(make=make)

    def leanings(self) -> tuple[Leaning, ...]:
        """Tell how far people lean on each check, also where nothing is on record yet."""
        with self._turn:
            look, said, _read_only = self._looked(None)
            let = permitted(look.holdings.settings, said, at=self.film.clock.now())
            stores = self._have(make=False)
            if stores is None:
                return undecided(self.film.checks, people=let.people, standings=let.standings)
            return stores.deciding.leanings(self.film.checks, people=let.people)

    def _deciding(self, today: Today) -> Deciding:
        """Make the stores with the first decision, film.toml's words before it."""
        stores = self._have(make=True)
        if stores is None:
            raise AssertionError
        self.film.freeze()
        settings = today.look.holdings.settings
        stores.deciding.note(settings)
        # What film.toml makes depend on a check is announced before a person's word on it, which then settles it.
        announced(stores.deciding, settings, said=stores.deciding.said(settings), checks=self.film.checks)
        return stores.deciding


def _card(finding: Finding, let: Permitted, *, said: Said, viewer: str) -> Card:
    stage = check_named(finding.check).stage
    decision = said.decisions.get(finding.id)
    first = decision is None and decides_first(finding.id, let, person=viewer, stage=stage, said=said)
    return Card(finding=finding, stage=stage, decision=decision, first=first)
