"""Letters as they stand: what was said of each, folded in the order of the record."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Protocol

import msgspec

from edgecode.boundary.guest.letter import Letter, Stretch, letter_text
from edgecode.consent.erased import names_erased
from edgecode.findings.word import ON_LETTERS, Deed, Word
from edgecode.usecases.done import Done
from edgecode.usecases.moments import minute_of


class LetterState(StrEnum):
    """How a letter stands."""

    WRITTEN = "written, and not signed yet"
    STOPPED = "stopped by the scanner"
    SIGNED = "signed, and not sent yet"
    SENT = "sent"
    WITHDRAWN = "withdrawn"


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a letter: the state it came to, who did it (empty: edgecode), when to the minute, and the entry."""

    state: LetterState
    by: str
    at: str
    entry: str


class LetterView(msgspec.Struct, frozen=True, kw_only=True):
    """One letter and what became of it, oldest step first; the first one is its writing.

    ``tool`` is the 16 digits of the tool's id. ``text`` is what is signed, its head included, and ``note`` what goes once it is
    signed, with the public ``key`` it can be checked with; before that both are empty. ``stretches`` says where the scanner
    found the film, and ``why`` in a sentence what it found, where it stopped the letter.
    """

    letter: Letter
    tool: str
    steps: tuple[Step, ...]
    note: str = ""
    key: str = ""
    why: str = ""
    stretches: tuple[Stretch, ...] = ()

    @property
    def id(self) -> str:
        """The letter's id."""
        return str(self.letter.id)

    @property
    def state(self) -> LetterState:
        """How it stands."""
        return self.steps[-1].state

    @property
    def text(self) -> str:
        """What is signed."""
        return letter_text(self.letter)

    @property
    def written_by(self) -> str:
        """Who wrote it, by name on the film."""
        return self.steps[0].by

    @property
    def signed_by(self) -> str:
        """Who signed it; empty while nobody did."""
        return next((step.by for step in self.steps if step.state is LetterState.SIGNED), "")

    @property
    def is_whole(self) -> bool:
        """Whether it is as it was written; something of it may have gone with somebody who was erased."""
        return bool(self.letter.body) and not names_erased(f"{self.letter.sender}\n{self.letter.body}")

    @property
    def was_sent(self) -> bool:
        """Whether it was given out once at least."""
        return any(step.state is LetterState.SENT for step in self.steps)


class Wrote(msgspec.Struct, frozen=True, kw_only=True):
    """What came of writing a letter: how it stands, what was acknowledged, and in sentences what was put right in the text."""

    view: LetterView
    done: Done
    put_right: tuple[str, ...] = ()


class Handed(msgspec.Struct, frozen=True, kw_only=True):
    """A letter that was given out: the bytes for the partner, the same each time, the key to check them with, and the entry."""

    view: LetterView
    done: Done
    note: bytes
    key: str


class Letters(Protocol):
    """Letters of one film as faces ask for them: whoever scans them is loaded with the first that is dealt with.

    It is :class:`~edgecode.usecases.guests.letters.LetterDesk`, which says what each raises.
    """

    def letters(self) -> tuple[LetterView, ...]:
        """Give every letter of the film, oldest first."""

    def write(self, text: bytes, tool: str, *, by: str, sender: str = "", path: str = "letter") -> Wrote:
        """Take in a letter about a tool, and scan it."""

    def sign(self, letter: str, *, by: str) -> Done:
        """Sign a letter as it was written, once."""

    def withdraw(self, letter: str, *, by: str) -> Done:
        """Withdraw a letter before it is sent."""

    def send(self, letter: str, *, by: str) -> Handed:
        """Give out a signed letter, to be passed on by a person."""


_STATES = {
    Deed.WRITE_LETTER: LetterState.WRITTEN,
    Deed.STOP_LETTER: LetterState.STOPPED,
    Deed.SIGN_LETTER: LetterState.SIGNED,
    Deed.SEND_LETTER: LetterState.SENT,
    Deed.WITHDRAW_LETTER: LetterState.WITHDRAWN,
}


def letter_views(words: Iterable[Word]) -> tuple[LetterView, ...]:
    """Fold the words on record, in their order, to the letters there are, oldest first."""
    views: dict[str, LetterView] = {}
    for word in words:
        if word.deed not in ON_LETTERS:
            continue
        step = Step(state=_STATES[word.deed], by=word.by, at=minute_of(word.at), entry=word.entry)
        if word.letter is not None:
            [tool] = word.lines
            views[word.subject] = LetterView(letter=word.letter, tool=tool, steps=(step,))
        elif word.subject in views:
            views[word.subject] = _after(views[word.subject], word, step)
    return tuple(views.values())


def _after(view: LetterView, word: Word, step: Step) -> LetterView:
    steps = (*view.steps, step)
    if word.deed is Deed.SIGN_LETTER:
        note, key = word.lines
        return msgspec.structs.replace(view, steps=steps, note=note, key=key)
    if word.deed is Deed.STOP_LETTER:
        return msgspec.structs.replace(view, steps=steps, why=word.says, stretches=word.stretches)
    return msgspec.structs.replace(view, steps=steps)
