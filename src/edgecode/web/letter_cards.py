"""Letters to partners as *Guest tools* shows them: exactly as each goes, with the lines in which the scanner found the film."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import msgspec

from edgecode.boundary.guest.letter import Stretch
from edgecode.consent.people import May, Person
from edgecode.usecases.guests.letter_states import LetterState, LetterView, Step

_DID: Final[Mapping[LetterState, str]] = {
    LetterState.WRITTEN: "wrote it",
    LetterState.STOPPED: "stopped it",
    LetterState.SIGNED: "signed it",
    LetterState.SENT: "gave it out",
    LetterState.WITHDRAWN: "withdrew it",
}
_SENDER: Final = 1
"""The line of a letter, from 0, with the name that it is from; before it stands what it is."""
_BODY: Final = 7
"""The line, from 0, with which the body begins."""


class LetterLine(msgspec.Struct, frozen=True):
    """One line of a letter, and whether the scanner found the film in it."""

    text: str
    is_found: bool


class FoundThere(msgspec.Struct, frozen=True, kw_only=True):
    """What the scanner found: where, in words, the letter's own words there, and how they were read."""

    where: str
    quote: str
    how: str


class LetterCard(msgspec.Struct, frozen=True, kw_only=True):
    """One letter, with what whoever looks may do with it. ``steps`` tell who did what, and when to the minute."""

    view: LetterView
    lines: tuple[LetterLine, ...]
    found: tuple[FoundThere, ...]
    steps: tuple[tuple[str, str, str], ...]
    put_right: tuple[str, ...]
    may_sign: bool
    may_withdraw: bool
    may_give_out: bool


def letter_cards(
    views: Iterable[LetterView], *, viewer: Person | None, put_right: Mapping[str, tuple[str, ...]]
) -> Iterator[LetterCard]:
    """Give the letters, newest first, as a person may deal with them; nobody may do anything."""
    agrees = viewer is not None and May.AGREE in viewer.may
    for view in reversed(tuple(views)):
        wrote = viewer is not None and view.written_by == viewer.name
        yield LetterCard(
            view=view,
            lines=tuple(_lines(view)),
            found=tuple(_found(each) for each in view.stretches),
            steps=tuple(_step(each) for each in view.steps),
            put_right=put_right.get(view.id, ()),
            may_sign=agrees and view.is_whole and view.state is LetterState.WRITTEN,
            may_withdraw=(agrees or wrote) and view.state not in {LetterState.SENT, LetterState.WITHDRAWN},
            may_give_out=agrees and view.is_whole and view.state in {LetterState.SIGNED, LetterState.SENT},
        )


def _lines(view: LetterView) -> Iterator[LetterLine]:
    """Give what is signed, line by line; the signature is in the file alone, so that nothing goes out but on record."""
    found = {line for each in view.stretches for line in _places(each)}
    for nth, text in enumerate(view.text.removesuffix("\n").split("\n")):
        yield LetterLine(text, nth in found)


def _places(stretch: Stretch) -> Iterator[int]:
    for line in range(stretch.first_line, stretch.last_line + 1):
        yield _BODY + line - 1 if line else _SENDER


def _found(stretch: Stretch) -> FoundThere:
    first, last = stretch.first_line, stretch.last_line
    if not last:
        where = "the name it is from"
    elif first == last:
        where = f"line {first} of what was written"
    else:
        where = f"lines {max(first, 1)} to {last} of what was written"
    return FoundThere(where=where, quote=" ".join(stretch.quote.split()), how=stretch.how)


def _step(step: Step) -> tuple[str, str, str]:
    return step.at, step.by, _DID[step.state]
