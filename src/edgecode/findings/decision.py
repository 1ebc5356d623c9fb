"""What the words come to: the decisions that stand, intents, signatures, linings by hand, permissions, and what was undone."""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TypeVar

import msgspec

from edgecode.consent.consents import Answer, ConsentSaid
from edgecode.consent.erased import is_erased
from edgecode.consent.people import Person
from edgecode.consent.standing import OwnSay, StandingSet
from edgecode.film.boards.said import SaidOfBoards
from edgecode.film.cut_said import SaidOfCuts
from edgecode.film.hand import HandLining
from edgecode.film.pickup import SaidOfPickups
from edgecode.film.place import Place
from edgecode.film.said_of import SaidOf
from edgecode.findings.intent import Intent
from edgecode.findings.permissions import permissions_of
from edgecode.findings.word import BY_NOBODY, ON_FINDINGS, Deed, Word
from edgecode.papers.statements import Use

D = TypeVar("D")


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """The decision that stands about one finding."""

    entry: str
    finding: str
    deed: Deed
    option: int
    says: str
    by: str
    at: int
    because: str = ""


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that was said and not undone, the last word on each thing."""

    words: tuple[Word, ...] = ()
    undone: frozenset[str] = frozenset()
    decisions: dict[str, Decision] = {}
    intents: tuple[Intent, ...] = ()
    standings: dict[str, StandingSet] = {}
    signed: dict[str, str] = {}
    """The key of a lining -> who signed it last."""
    let_go: frozenset[str] = frozenset()
    """The keys of work on lines that are gone (:attr:`edgecode.findings.left.Left.key`), which somebody let go."""
    lined: dict[str, HandLining] = {}
    """The id of a take -> what was last lined by hand of it."""
    lined_in: dict[str, str] = {}
    """The id of a take -> the entry in which it was last lined by hand."""
    boarded: tuple[SaidOfBoards, ...] = ()
    """What was said of the storyboard, in order."""
    picked: tuple[SaidOfPickups, ...] = ()
    """What was said of pickups and of states, in order."""
    cutting: tuple[SaidOfCuts, ...] = ()
    """What was said of cuts, in order."""
    withdrawn: frozenset[str] = frozenset()
    """The keys of what film.toml says and somebody undid here."""
    people: dict[str, Person | None] = {}
    """Who was named through edgecode; ``None`` for somebody who has left."""
    left: dict[str, Person] = {}
    """Who has left, as they were when they did."""
    once: dict[str, frozenset[str]] = {}
    """The roles in which people were named through edgecode, or left."""
    latest: int = 0
    """The time of the last word: what is in force never runs back behind it, also where the clock does."""
    consents: tuple[ConsentSaid, ...] = ()
    own: dict[str, OwnSay] = {}
    all_off: Word | None = None
    """The word by which every check was turned off for the film, while that holds."""
    announced: tuple[Word, ...] = ()
    """What edgecode announced, told alone, and took down, in order."""
    read: frozenset[tuple[str, str]] = frozenset()
    """(entry of an announcement, person who read it)."""
    decided_first: frozenset[tuple[str, str]] = frozenset()
    """(finding, person) for what was decided before it was shown."""
    phase: Word | None = None
    """The word that says in which phase the film is; its ``subject`` is the phase."""
    stated: tuple[Word, ...] = ()
    """What was stated for the papers and stands, packs that were signed among it, in order."""


def said(words: Iterable[Word], *, written: Collection[str] = ()) -> Said:
    """Fold words, in the order of the record: the later word on one thing wins, what was undone does not count.

    ``written`` are the keys of what film.toml says now; what stood there once and does so no more does not count either,
    but for what keeps checks out: a no once on record, and *no AI on this film*, end by somebody's word alone. So does a use of
    a tool that was stated: taking its line out of a file does not make it unsaid. And what somebody wrote who was erased since
    stands without the file, since their name is to be taken out of that.
    """
    every = tuple(word for word in words if not word.written or word.written in written or _stays(word))
    undone = _undone(every)
    standing = [word for word in every if word.entry not in undone and word.deed is not Deed.UNDO]
    heard = permissions_of(standing)
    return Said(
        words=every,
        undone=undone,
        decisions={word.finding: _decision(word) for word in standing if word.deed in ON_FINDINGS},
        intents=tuple(
            _intent(word)
            for word in standing
            if word.deed is Deed.INTEND and (not word.written or word.written not in written)
        ),
        standings=heard.standings,
        signed={
            line: word.by for word in standing if word.deed in {Deed.SIGN_PAGE, Deed.SIGN_DAY} for line in word.lines
        },
        let_go=frozenset(word.subject for word in standing if word.deed is Deed.LET_GO),
        lined={
            word.subject: HandLining(take=word.subject, by=word.by, lines=word.lines)
            for word in standing
            if word.deed is Deed.LINE
        },
        lined_in={word.subject: word.entry for word in standing if word.deed is Deed.LINE},
        boarded=_of(standing, lambda word: word.boarded),
        picked=_of(standing, lambda word: word.picked),
        cutting=_of(standing, lambda word: word.cutting),
        withdrawn=frozenset(word.written for word in every if word.written and word.entry in undone),
        people=heard.people,
        left=heard.left,
        once={name: frozenset(roles) for name, roles in heard.once.items()},
        latest=max((word.at for word in every), default=0),
        consents=tuple(heard.consents),
        own=heard.own,
        all_off=heard.all_off,
        announced=tuple(heard.announced),
        read=frozenset(heard.read),
        decided_first=frozenset((word.finding, word.by) for word in standing if word.deed is Deed.BEFORE),
        phase=next((word for word in reversed(standing) if word.deed is Deed.PHASE), None),
        stated=tuple(_stated(standing)),
    )


def _of(words: Iterable[Word], deed_of: Callable[[Word], D | None]) -> tuple[SaidOf[D], ...]:
    """What was said of one part of the film, in order."""
    deeds = ((word, deed_of(word)) for word in words)
    return tuple(
        SaidOf(by=word.by, entry=word.entry, says=word.says, deed=deed, at=word.at)
        for word, deed in deeds
        if deed is not None
    )


def _stated(words: Iterable[Word]) -> Iterator[Word]:
    """Give what was stated, and what runs of guest tools state: of each use the first, since when it is."""
    used = set()
    for word in words:
        if word.stated is not None:
            yield word
        if word.guest is not None:
            yield msgspec.structs.replace(word, by=word.guest.described.vendor, stated=word.guest.described)
            for use in word.guest.uses:
                if (use.tool, use.part) not in used:
                    yield msgspec.structs.replace(word, stated=use)
                used.add((use.tool, use.part))


def _stays(word: Word) -> bool:
    said_no = word.consent is not None and word.consent.answer is not Answer.GIVEN
    return word.deed is Deed.ALL_OFF or said_no or isinstance(word.stated, Use) or is_erased(word.by)


def _undone(words: tuple[Word, ...]) -> frozenset[str]:
    """What is undone; an undoing may be undone as well, and comes after what it undoes.

    Nobody takes back what edgecode said by itself, and a consent is answered again instead.
    """
    undone: set[str] = set()
    for word in reversed(words):
        if word.deed is Deed.UNDO and word.entry not in undone:
            undone.add(word.undoes)
    stays = {word.entry for word in words if word.deed in BY_NOBODY or word.deed is Deed.CONSENT}
    return frozenset(undone - stays)


def _decision(word: Word) -> Decision:
    return Decision(
        entry=word.entry,
        finding=word.finding,
        deed=word.deed,
        option=word.option,
        says=word.says,
        by=word.by,
        at=word.at,
        because=word.because,
    )


def _intent(word: Word) -> Intent:
    return Intent(
        check=word.check,
        pointer=word.pointer,
        by=word.by,
        place=Place("the record"),
        because=word.because,
        finding=word.finding,
    )
