"""What a person said about the film through edgecode: decisions, intents, standings, signatures, and undoing them.

A word is the film's side of an entry: it may name findings, scenes and reasons, and lies in ``words.db`` only. The entry in
the record says that it was said, by handles alone.
"""

from collections.abc import Collection, Iterable
from enum import StrEnum

import msgspec

from edgecode.consent.standing import Standing, StandingSet
from edgecode.film.hand import HandLining
from edgecode.film.place import Place
from edgecode.film.pointer import Pointer
from edgecode.findings.intent import Intent


class Deed(StrEnum):
    """What was done."""

    TAKE = "take"
    LEAVE = "leave"
    LATER = "later"
    INTEND = "intend"
    STANDING = "standing"
    SIGN_PAGE = "sign page"
    SIGN_DAY = "sign day"
    LINE = "line"
    LET_GO = "let go"
    UNDO = "undo"
    ADOPT = "adopt"
    DRILL = "drill"


ON_FINDINGS = frozenset({Deed.TAKE, Deed.LEAVE, Deed.LATER})
NEVER_UNDONE = frozenset({Deed.UNDO, Deed.DRILL})
"""What "undo" passes over: a drill was walked, whatever is thought of it later."""


class Word(msgspec.Struct, frozen=True, kw_only=True):
    """One thing a person said.

    ``entry`` is the hex id of the entry it belongs to, ``at`` milliseconds since 1970, UTC. ``option`` counts from 1, 0 for
    none; ``says`` is what it was about in plain words when it was said. ``undoes`` is the entry an undoing takes back.
    """

    entry: str
    deed: Deed
    by: str
    at: int
    says: str = ""
    because: str = ""
    finding: str = ""
    check: str = ""
    option: int = 0
    pointer: Pointer = Pointer()
    standing: Standing | None = None
    lines: tuple[str, ...] = ()
    """What a signature signs: the keys of the linings that stood on the page or the day. What was lined by hand: the
    paragraphs, as :class:`edgecode.film.hand.HandLining` has them."""
    subject: str = ""
    """The id of what it is about where that is no finding: the take that was lined."""
    undoes: str = ""
    written: str = ""
    """The key of the entry of film.toml that says it, for a word that stands there."""


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
    withdrawn: frozenset[str] = frozenset()
    """The keys of what film.toml says and somebody undid here."""


def said(words: Iterable[Word], *, written: Collection[str] = ()) -> Said:
    """Fold words, in the order of the record: the later word on one thing wins, what was undone does not count.

    ``written`` are the keys of what film.toml says now; what stood there once and does so no more does not count either.
    """
    every = tuple(word for word in words if not word.written or word.written in written)
    undone = _undone(every)
    standing = [word for word in every if word.entry not in undone and word.deed is not Deed.UNDO]
    return Said(
        words=every,
        undone=undone,
        decisions={word.finding: _decision(word) for word in standing if word.deed in ON_FINDINGS},
        intents=tuple(_intent(word) for word in standing if word.deed is Deed.INTEND and not word.written),
        standings={word.check: _standing(word) for word in standing if word.deed is Deed.STANDING},
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
        withdrawn=frozenset(word.written for word in every if word.written and word.entry in undone),
    )


def _undone(words: tuple[Word, ...]) -> frozenset[str]:
    """What is undone; an undoing may be undone as well, and comes after what it undoes."""
    undone: set[str] = set()
    for word in reversed(words):
        if word.deed is Deed.UNDO and word.entry not in undone:
            undone.add(word.undoes)
    return frozenset(undone)


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


def _standing(word: Word) -> StandingSet:
    return StandingSet(
        check=word.check,
        standing=word.standing or Standing.OFF,
        by=word.by,
        place=f"the record, entry {word.entry[:8]}",
    )
