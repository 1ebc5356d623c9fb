"""Deciding: a named person says something about the film, first in words, then on record; acknowledged after both."""

from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from edgecode.checks.check import Check
from edgecode.checks.registry import check_named
from edgecode.consent.announced import Announced
from edgecode.consent.erased import is_erased
from edgecode.consent.people import May, Person
from edgecode.consent.roles import role_of
from edgecode.consent.standing import Standing
from edgecode.entries.entry import Entry
from edgecode.entries.handle import THE_HOUSE, Handle
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole, Role, Stage
from edgecode.errors import (
    EdgecodeError,
    FindingGoneError,
    NoSuchOptionError,
    NotAllowedError,
    NothingToSignError,
    NothingToUndoError,
    UnknownPersonError,
)
from edgecode.film.dailies import Take
from edgecode.film.memo import Step
from edgecode.film.pointer import Pointer
from edgecode.findings.decision import Said, said
from edgecode.findings.finding import Finding
from edgecode.findings.word import NEVER_UNDONE, Deed, Word
from edgecode.formats.film_toml import Settings
from edgecode.usecases import entry_of, paper_entries, permission_entries
from edgecode.usecases.announce import Leaning, leanings, words_of
from edgecode.usecases.clock_behind import Behind, clock_behind
from edgecode.usecases.done import Done
from edgecode.usecases.handles import entry_of_fact, handle
from edgecode.usecases.note_film_toml import unheard, written_words
from edgecode.usecases.permitted import spelled
from edgecode.usecases.ports.clock import Clock
from edgecode.usecases.ports.record import Record, Recorded
from edgecode.usecases.ports.words import Words
from edgecode.usecases.shape import Details, Shape
from edgecode.usecases.taking_back import check_undoing


class Saying(msgspec.Struct, frozen=True, kw_only=True):
    """One thing about to be said: the word, who says it (``None``: edgecode), and its entry; ``also`` go with it."""

    word: Word
    person: Person | None
    shape: Shape
    also: tuple[Shape, ...] = ()


class Deciding:
    """Says things about one film, for one person at a time. The film's people and findings are handed in as they stand."""

    def __init__(self, words: Words, *, record: Record, clock: Clock) -> None:
        """Take the stores."""
        self._words = words
        self._record = record
        self._clock = clock
        self._leanings: Step[tuple[Leaning, ...]] = Step()
        self._folded: Step[Said] = Step()

    def said(self, settings: Settings) -> Said:
        """Fold what was said, film.toml's words among it; one whose entry never came to be (an orphan) does not count.

        It is folded again only when the record has grown, film.toml says something else, or somebody was erased.
        """
        recorded = self._record.entries()
        written = frozenset(word.written for word in written_words(settings))
        key = (recorded[-1:], written, self._words.cleared())
        return self._folded.get(key, lambda: self._fold(recorded, written))

    def _fold(self, recorded: Sequence[Recorded], written: frozenset[str]) -> Said:
        kept = self._words.all()
        ids = [each.id.hex() for each in recorded]
        return said((kept[each] for each in ids if each in kept), written=written)

    def note(self, settings: Settings, *, at: int | None = None) -> tuple[Done, ...]:
        """Put on record what film.toml says and the record does not know yet; whoever wrote it there stands in it.

        ``at`` is the time it is noted at, in milliseconds since 1970, UTC; now, where none is given.
        """
        fresh = self.unnoted(settings, at=self._clock.now() if at is None else at)
        return self.commit_all(fresh) if fresh else ()

    def unnoted(self, settings: Settings, *, at: int) -> tuple[Saying, ...]:
        """Give what :meth:`note` would put on record. What was kept in words and never came on record is said again."""
        now = self.said(settings)
        sayings = []
        for written in unheard(settings, now):
            person = settings.people.get(written.by)  # who is named in the room alone says nothing in the file
            if person is not None:
                before = now.standings[written.check].standing if written.check in now.standings else Standing.OFF
                lowers = written.deed is Deed.STANDING and not (written.standing or Standing.OFF).is_above(before)
                word = msgspec.structs.replace(written, entry=self._record.new_id().hex(), at=at, lowers=lowers)
                sayings.append(Saying(word=word, person=person, shape=_shape(word, before=before)))
        return tuple(sayings)

    def every_word(self) -> tuple[Word, ...]:
        """Give every word there is, on record or not."""
        return tuple(self._words.all().values())

    def orphans(self) -> tuple[Word, ...]:
        """Give the words whose entry never came to be: said, and not acknowledged."""
        recorded = {each.id.hex() for each in self._record.entries()}
        return tuple(word for entry, word in sorted(self._words.all().items()) if entry not in recorded)

    def decide(
        self,
        deed: Deed,
        finding: Finding,
        *,
        person: Person,
        option: int = 0,
        because: str = "",
        how: Details = (),
        stage: Stage | None = None,
    ) -> Done:
        """Take an option (from 1), leave it, or put it off. Raises :class:`NoSuchOptionError`.

        ``how`` it was come to is kept with it as far as the person consents, which is asked before. ``stage`` is that of a
        finding of a guest tool; a check of ours has its own.
        """
        if deed is Deed.TAKE and not 1 <= option <= len(finding.options):
            raise NoSuchOptionError(option, options=len(finding.options))
        chosen = finding.options[option - 1] if deed is Deed.TAKE else ""
        word = self.word(
            deed,
            person,
            says=chosen or finding.says,
            because=because,
            finding=finding.id,
            check=finding.check,
            option=option,
        )
        return self.commit(
            word, person, entry_of.decision(word, stage=stage or check_named(finding.check).stage, how=how)
        )

    def intend(
        self,
        check: str,
        pointer: Pointer,
        *,
        person: Person,
        finding: str = "",
        because: str = "",
        says: str = "",
        how: Details = (),
        stage: Stage | None = None,
    ) -> Done:
        """Say that what a check finds somewhere is meant. Raises :class:`NotAllowedError`, ``UnknownCheckError``.

        ``stage`` is that of a finding of a guest tool; a check of ours has its own.
        """
        must(person, May.SET_INTENTS)
        stage = stage or check_named(check).stage
        word = self.word(
            Deed.INTEND,
            person,
            says=says or str(pointer),
            because=because,
            finding=finding,
            check=check,
            pointer=pointer,
        )
        return self.commit(word, person, entry_of.intent(word, stage=stage, how=how))

    def standing(self, check: str, standing: Standing, *, person: Person, before: Standing) -> Done:
        """Raise or lower a check. Raising wants authority, lowering does not. Raises ``UnknownCheckError``."""
        check_named(check)
        raised = standing.is_above(before)
        if raised:
            must(person, May.RAISE_STANDINGS)
        says = f"{check}: {before} to {standing}"
        word = self.word(Deed.STANDING, person, says=says, check=check, standing=standing, lowers=not raised)
        return self.commit(word, person, entry_of.standing(word, raised=raised, before=before))

    def sign(self, deed: Deed, what: str, lines: Iterable[str], *, person: Person) -> Done:
        """Sign the linings that stand on a page or a day, by their keys. Raises :class:`NothingToSignError`."""
        must(person, May.SIGN)
        keys = tuple(lines)
        if not keys:
            raise NothingToSignError(what)
        word = self.word(deed, person, says=what, lines=keys)
        return self.commit(word, person, entry_of.signature(word))

    def line(
        self, take: Take, lines: Iterable[str], *, person: Person, kind: Kind, says: str, because: str = ""
    ) -> Done:
        """Line a take by hand, by the ids of its paragraphs as :class:`edgecode.film.hand.HandLining` has them."""
        word = self.word(
            Deed.LINE,
            person,
            says=says,
            because=because,
            subject=take.id,
            pointer=Pointer(scene=take.scene, take=take.label),
            lines=tuple(lines),
        )
        return self.commit(word, person, entry_of.lining(word, kind=kind))

    def let_go(self, key: str, says: str, *, person: Person, because: str = "") -> Done:
        """Say that work on a line that is gone is not carried over; ``key`` is that of the work left behind."""
        word = self.word(Deed.LET_GO, person, says=says, because=because, subject=key)
        return self.commit(word, person, entry_of.letting_go(word))

    def adopted(self, origin: str, *, person: Person) -> Done:
        """Put on record that a copied record goes on here under a new origin."""
        word = self.word(Deed.ADOPT, person, says=origin)
        return self.commit(word, person, entry_of.adoption())

    def undo(self, *, person: Person, settings: Settings, entry: str = "") -> Done:
        """Take back the last thing a person said, or one thing by its entry. Raises :class:`NothingToUndoError`.

        What lets checks further in by it, or gives somebody an authority, wants who may do so; a consent is answered again
        instead, and who said something meanwhile is not un-named. Raises :class:`NotAllowedError`, :class:`ConsentError`.
        """
        now = self.said(settings)
        mine = [word for word in now.words if word.by == person.name and word.entry not in now.undone]
        found = next((word for word in reversed(mine) if word.entry.startswith(entry) and _can_be_undone(word)), None)
        if found is None:
            raise NothingToUndoError(person.name, entry=entry)
        word = self.word(
            Deed.UNDO,
            person,
            says=f"undone: {found.says}",
            finding=found.finding,
            check=found.check,
            undoes=found.entry,
        )
        check_undoing(found, word, settings=settings, now=now, person=person)
        return self.commit(word, person, entry_of.undoing(word, undone=found))

    def drilled(self, *, held: bool, person: Person) -> Done:
        """Put on record that a person walked the drill, and whether it held."""
        word = self.word(Deed.DRILL, person, says="it held" if held else "it did not hold")
        return self.commit(word, person, entry_of.drill(held=held))

    def decide_first(self, finding: Finding, *, person: Person, option: int = 0) -> Done:
        """Decide before a finding is shown: an option from 1, or 0 to leave it. Raises :class:`NoSuchOptionError`."""
        if not 0 <= option <= len(finding.options):
            raise NoSuchOptionError(option, options=len(finding.options))
        says = finding.options[option - 1] if option else "leave it"
        word = self.word(Deed.BEFORE, person, says=says, finding=finding.id, check=finding.check, option=option)
        return self.commit(word, person, entry_of.before_shown(word, stage=check_named(finding.check).stage))

    def ask(self, check: str, *, person: Person) -> Done:
        """Ask a check on request to look, for this sitting. Raises :class:`UnknownCheckError`."""
        stage = check_named(check).stage
        word = self.word(Deed.ASK, person, says=check, check=check)
        return self.commit(word, person, entry_of.asked(word, stage=stage))

    def leanings(self, checks: Iterable[Check], *, people: Mapping[str, Person]) -> tuple[Leaning, ...]:
        """Tell how far people lean on each check, by the whole record; folded again only when that has grown."""
        recorded = self._record.entries()
        key = (recorded[-1:], tuple(people.values()))
        return self._leanings.get(
            key, lambda: leanings(recorded, self._words.all(), checks=checks, people=people, handle=self.handle)
        )

    def announce(self, announced: Announced, says: str, *, before: Standing) -> tuple[Done, ...]:
        """Announce something of a check by edgecode itself, and take the check one standing down from where it is.

        Once only, however many processes come to it at once, or come to it again after one of them was killed on the way:
        the ids of its entries are made of what it announces. Nothing is done, and nothing given, where it is on record.
        """
        fact = (announced.why, announced.check, announced.decision, announced.what, announced.declared)
        sayings = []
        for word, shapes in words_of(announced, says, before=before, at=self._clock.now()):
            named = msgspec.structs.replace(word, entry=entry_of_fact(self._words, word.deed, *fact).hex())
            sayings.append(Saying(word=named, person=None, shape=shapes[0], also=shapes[1:]))
        try:
            return self.commit_all(sayings, kept=self._words.all())
        except EdgecodeError:
            own = sayings[0].word.entry
            if any(each.id.hex() == own for each in self._record.entries()):
                return ()
            raise

    def replayed(self, words: Iterable[Word], entries: Sequence[tuple[bytes, Entry]]) -> None:
        """Keep what a replay made, all of it or nothing."""
        self._record.ready()
        self._words.keep_all(words)
        self._record.append(entries)

    @property
    def film(self) -> Handle:
        """The film's own handle."""
        return Handle(self._words.film_id)

    @property
    def secret(self) -> bytes:
        """The film's own secret, 32 bytes, of which keys are derived; it is written nowhere else."""
        return self._words.secret

    def handle(self, role: IdRole, name: str) -> Handle:
        """Make the handle by which entries name a thing of this film."""
        return handle(self._words, role, name)

    def fact(self, *fact: str) -> bytes:
        """Make the id of an entry that may be on record once only, out of the fact that it states."""
        return entry_of_fact(self._words, *fact)

    def word(self, deed: Deed, person: Person | None, **facts: object) -> Word:
        """Begin a word of a person, or of edgecode itself, with an id for its entry and the time."""
        by = person.name if person is not None else ""
        empty = Word(entry=self._record.new_id().hex(), deed=deed, by=by, at=self._clock.now())
        return msgspec.structs.replace(empty, **facts)

    def commit(self, word: Word, person: Person | None, shape: Shape, *, also: Iterable[Shape] = ()) -> Done:
        """Words first, then the entry: killed in between, an orphan is left, and nothing was acknowledged.

        Without a ``person`` edgecode notes it by itself. ``also`` are entries that go with it, all or none.
        """
        return self.commit_all([Saying(word=word, person=person, shape=shape, also=tuple(also))])[0]

    def commit_all(self, sayings: Sequence[Saying], *, kept: Collection[str] = ()) -> tuple[Done, ...]:
        """Commit several things at once: all words first, then all entries, all or none of these.

        ``kept`` are the entries whose words are kept already.
        """
        entries = self.entries_of(sayings)
        self._record.ready()
        behind = clock_behind(sayings[0].word.at, recorded=self._record.entries())
        if behind.note is not None:
            noted = msgspec.structs.replace(sayings[0], person=None)
            entries.append((self._record.new_id(), self._entry(noted, behind.note)))
        self._words.keep_all([each.word for each in sayings if each.word.entry not in kept])
        recorded = {each.id.hex(): each.index for each in self._record.append(entries)}
        return tuple(_done(each, index=recorded[each.word.entry], behind=behind) for each in sayings)

    def entries_of(self, sayings: Iterable[Saying]) -> list[tuple[bytes, Entry]]:
        """Give the entries that things become, in order, with their ids."""
        return [
            (bytes.fromhex(each.word.entry) if own else self._record.new_id(), self._entry(each, shape))
            for each in sayings
            for own, shape in ((True, each.shape), *((False, shape) for shape in each.also))
        ]

    def _entry(self, saying: Saying, shape: Shape) -> Entry:
        person = saying.person
        return entry_of.entry_with(
            shape,
            at=saying.word.at,
            who=self.handle(IdRole.PERSON, person.name) if person is not None else THE_HOUSE,
            role=role_of(person.role) if person is not None else Role.EDGECODE,
            film=self.film,
            handle=self.handle,
        )


def _shape(word: Word, *, before: Standing) -> Shape:
    if word.deed is Deed.STANDING:
        return entry_of.standing(word, raised=not word.lowers, before=before)
    if word.deed is Deed.CONSENT and word.consent is not None:
        return permission_entries.consent(word.consent)
    if word.deed is Deed.ALL_OFF:
        return permission_entries.all_off(word)
    if word.deed is Deed.STATE:
        return paper_entries.stated(word)
    return entry_of.intent(word, stage=check_named(word.check).stage)


def person_named(name: str, people: dict[str, Person]) -> Person:
    """Find who is deciding, however the accents are written. Raises :class:`UnknownPersonError` with the people there are."""
    found = people.get(spelled(name, people))
    if found is None or is_erased(found.name):
        raise UnknownPersonError(name, known=", ".join(each for each in people if not is_erased(each)))
    return found


def finding_with(wanted: str, findings: Iterable[Finding]) -> Finding:
    """Find a finding by its id or by the first digits of it. Raises :class:`FindingGoneError`."""
    found = [finding for finding in findings if wanted and finding.id.startswith(wanted)]
    if len(found) != 1:
        raise FindingGoneError(wanted)
    return found[0]


def must(person: Person, may: May) -> None:
    """Raise :class:`NotAllowedError` unless a person may do a thing."""
    if may not in person.may:
        raise NotAllowedError(person.name, may=may)


def _done(saying: Saying, *, index: int, behind: Behind) -> Done:
    word = saying.word
    says = f"{word.by or 'edgecode'} {saying.shape.says}: {word.says}{behind.says}"
    return Done(entry=word.entry, index=index, says=says)


def _can_be_undone(word: Word) -> bool:
    """Whether undoing takes it back: a consent that stands in film.toml is answered again instead."""
    return word.deed not in NEVER_UNDONE and not (word.written and word.deed is Deed.CONSENT)
