"""A stream of entries, gone through with its own times: each line checked, bound to the film, and followed by what it brings.

Nothing is kept here: what comes out is what would be said and entered. So a stream is known to be whole and sound before
anything is half done.
"""

from collections.abc import Callable, Iterable, Iterator

import msgspec

from edgecode.checks.registry import check_named, every_check
from edgecode.consent.announced import Announced
from edgecode.consent.letting_in import Permitted
from edgecode.consent.reliance.decided import Declared
from edgecode.consent.reliance.watch import Watch
from edgecode.consent.standing import Standing
from edgecode.entries.detail import SCALES, Detail
from edgecode.entries.entry import Entry
from edgecode.entries.handle import THE_HOUSE, Handle
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole, Role
from edgecode.errors import EntryError, StreamError
from edgecode.findings.word import BY_NOBODY, Deed, Word
from edgecode.usecases.announce import eligible_people, use_announced, words_of
from edgecode.usecases.entry_of import entry_with
from edgecode.usecases.moments import second_of
from edgecode.usecases.ports.record import Recorded
from edgecode.usecases.reliance_history import HandleOf, Histories
from edgecode.usecases.replay.binding import Binder
from edgecode.usecases.replay.line import Line, OfLine
from edgecode.usecases.replay.may import refusal
from edgecode.usecases.replay.words import word_of
from edgecode.usecases.shape import Shape

_REPLAYED = (Detail.ORIGIN, SCALES[Detail.ORIGIN].words.index("replay"))
_OF_THE_WORK = frozenset(
    {
        *(Deed.TAKE, Deed.LEAVE, Deed.LATER, Deed.INTEND, Deed.BEFORE, Deed.BY_HAND, Deed.ASK, Deed.READ),
        *(Deed.SIGN_PAGE, Deed.SIGN_DAY, Deed.LINE, Deed.LET_GO, Deed.ADOPT, Deed.PHASE),
    }
)
"""What changes nothing of who may what. There is much of it, and it is not gone through again with each consent."""


class Begun(msgspec.Struct, frozen=True, kw_only=True):
    """What a stream is replayed into: the film's id and handles, what is on record there, and who may what by then."""

    film: Handle
    handle: HandleOf
    new_id: Callable[[], bytes]
    recorded: tuple[Recorded, ...]
    words: dict[str, Word]
    let: Callable[[Iterable[Word], int], Permitted]
    """Who lets what happen, by all words about permissions so far, at a moment."""


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """What came of one line, or of edgecode after it: an entry, and its word where it has one."""

    entry: bytes
    says: Entry
    word: Word | None


class Stream:
    """Goes through the lines of one stream, in order."""

    def __init__(self, begun: Begun, *, binder: Binder, path: str, now: int) -> None:
        """Begin where the film stands; ``now`` is the time it is, ``path`` the stream's, for errors."""
        self._begun, self._binder, self._path, self._now = begun, binder, path, now
        self._permissions = [word for word in begun.words.values() if word.deed not in _OF_THE_WORK]
        self._entries: dict[int, str] = {}
        self._undoable: dict[str, str] = {}
        self._histories = Histories(every_check(), handle=begun.handle)
        self._watches: dict[str, tuple[Watch, int, int]] = {}
        self._last = max((each.entry.at for each in begun.recorded if each.entry is not None), default=0)
        self._count = len(begun.recorded)
        for each in begun.recorded:
            self._histories.take(each, begun.words.get(each.id.hex()))
        self._let = begun.let(self._permissions, self._last)
        # Nobody is named, and nobody leaves, in a stream.
        self._people = dict(self._let.people)
        self._names = {begun.handle(IdRole.PERSON, name).digits: name for name in self._people}

    def depend(self, announced: Announced, says: str, *, before: Standing, at: int) -> Iterator[Made]:
        """Announce, ahead of the first line, that something depends on a check."""
        for made in self._by_edgecode(announced, says, before=before, at=max(at, self._last)):
            yield made
            self._heard(made)

    def take(self, line: Line) -> Iterator[Made]:
        """Take the next line, and give what it becomes. Raises :class:`StreamError` with the line."""
        if line.at < self._last:
            raise self._refused(
                line,
                expected=f"a time not before the last entry's, {second_of(self._last)}",
                found="one before it: the clock jumps back",
            )
        let = msgspec.structs.replace(self._let, at=line.at)
        if (told := refusal(line, let, now=self._now)) is not None:
            raise self._refused(line, expected=told[0], found=told[1])
        self._last = line.at
        made = self._made(line)
        self._entries[line.number] = made.entry.hex()
        yield made
        for name in self._heard(made):
            yield from self._announced(name, at=line.at)

    def _made(self, line: Line) -> Made:
        finding = self._binder.finding(line)
        named = self._binder.bind(line, entries=self._entries)
        if finding is not None and IdRole.CHECK not in dict(named):
            named = (*named, (IdRole.CHECK, finding.check))
        if finding is not None and finding.check != dict(named)[IdRole.CHECK]:
            raise self._refused(line, expected=f"the check of the finding, {finding.check}", found="another")
        own = self._begun.new_id()
        shape = Shape(kind=line.kind, stage=line.stage, ids=named, details=line.details)
        try:
            whole = self._entry(shape, at=line.at, who=self._begun.handle(IdRole.PERSON, line.who), role=line.role)
        except EntryError as error:
            raise self._refused(line, expected=error.expected, found=error.found) from error
        self._check_undoing(line)
        return Made(entry=own, says=whole, word=word_of(line, entry=own.hex(), named=named, finding=finding))

    def _check_undoing(self, line: Line) -> None:
        """People take back what they said themselves, and nobody what edgecode announced."""
        undone = line.id(IdRole.ENTRY)
        if line.kind is not Kind.DECISION_UNDONE or not isinstance(undone, OfLine):
            return
        if self._undoable.get(self._entries[undone.line]) != line.who:
            expected = f"something {line.who} said that can be undone"
            raise self._refused(line, expected=expected, found=f"line {undone.line}")

    def _heard(self, made: Made) -> tuple[str, ...]:
        """Put an entry behind all others; gives the checks it bears on."""
        if made.word is not None:
            if made.word.deed not in {*BY_NOBODY, Deed.UNDO}:
                self._undoable[made.entry.hex()] = made.word.by
            if made.word.deed not in _OF_THE_WORK:
                self._permissions.append(made.word)
                self._let = self._begun.let(self._permissions, made.says.at)
        recorded = Recorded(index=self._count, id=made.entry, entry=made.says)
        self._count += 1
        return self._histories.take(recorded, made.word)

    def _announced(self, name: str, *, at: int) -> Iterator[Made]:
        """Follow one check up to now, and announce what wants announcing: an entry, and one standing down."""
        history = self._histories.of[name]
        watch, seen, eligible = self._watches.get(name, (None, 0, 0))
        now_eligible = eligible_people(check_named(name), history, people=self._people, names=self._names)
        if watch is None or eligible != now_eligible:
            watch, seen = Watch(eligible_people=now_eligible), 0
        alarm = None
        for event in history.events[seen:]:
            alarm = watch.take(event)
        self._watches[name] = (watch, len(history.events), now_eligible)
        if alarm is None or isinstance(history.events[-1], Declared):
            return
        before = self._let.standings.standing(name)
        announced, says = use_announced(name, alarm, decisions=history.decisions, names=self._names, now=before)
        for made in self._by_edgecode(announced, says, before=before, at=at):
            yield made
            self._heard(made)

    def _by_edgecode(self, announced: Announced, says: str, *, before: Standing, at: int) -> Iterator[Made]:
        for word, shapes in words_of(announced, says, before=before, at=at):
            yield self._noted(word, shapes[0], at=at)
            yield from (self._noted(None, shape, at=at) for shape in shapes[1:])

    def _noted(self, word: Word | None, shape: Shape, *, at: int) -> Made:
        own = self._begun.new_id()
        named = msgspec.structs.replace(word, entry=own.hex()) if word is not None else None
        return Made(entry=own, says=self._entry(shape, at=at, who=THE_HOUSE, role=Role.EDGECODE), word=named)

    def _entry(self, shape: Shape, *, at: int, who: Handle, role: Role) -> Entry:
        """Give an entry, which says that it was replayed. Raises :class:`EntryError`."""
        marked = msgspec.structs.replace(shape, details=(*shape.details, _REPLAYED))
        return entry_with(marked, at=at, who=who, role=role, film=self._begun.film, handle=self._begun.handle)

    def _refused(self, line: Line, *, expected: str, found: str) -> StreamError:
        return StreamError(self._path, line=line.number, expected=expected, found=found)
