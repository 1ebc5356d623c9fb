"""Three ratios of steps, each at most 1: saying no may never take more than saying yes.

A step here is one thing that a person gives: the verb, an argument, or an option with its value; FOLDER is left away, which
every command takes. Each deed is done for real, through the commands, on a practice page; where one is refused, a reason is
given too, which is one step more, since a deed that wants a reason takes more of a person than one that does not. On a card
in the room a step is a key. A ratio is the largest of its pairs, on either face.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Final

import msgspec

from edgecode.consent.purpose import Purpose
from edgecode.consent.standing import Standing
from edgecode.errors import ConsentError
from edgecode.findings.finding import Finding
from edgecode.findings.word import Deed
from edgecode.usecases.card_keys import presses
from edgecode.usecases.drill.scratch import Face, Scratch
from edgecode.usecases.permission_desk import PermissionDesk

MOST: Final = 1.0

Act = tuple[tuple[str, ...], ...]
"""What a person gives, thing by thing, each in its words; ``{check}``, ``{finding}`` and ``{who}`` are filled in."""

_BY: Final = ("--by", "{who}")
_BECAUSE: Final = ("--because", "because the drill was asked for a reason")
TURN_ON: Final[Act] = (("standing",), ("{check}",), (Standing.OFFERED.value,), _BY)
TURN_OFF: Final[Act] = (("standing",), ("{check}",), (Standing.OFF.value,), _BY)
TAKE: Final[Act] = (("decide",), ("{finding}",), ("--take", "1"), _BY)
LEAVE: Final[Act] = (("decide",), ("{finding}",), ("--leave",), _BY)
NO_AI: Final[Act] = (("no-ai",), _BY)
OFF_FOR_ME: Final[Act] = (("standing",), ("{check}",), (Standing.OFF.value,), ("--mine",), _BY)
AS_FILM_FOR_ME: Final[Act] = (("standing",), ("{check}",), ("as-film",), ("--mine",), _BY)
GIVE: Final[Act] = (("consent",), ("checks",), ("yes",), _BY)
REFUSE: Final[Act] = (("consent",), ("checks",), ("no",), _BY)
INTEND: Final[Act] = (("intend",), ("{check}",), ("--finding", "{finding}"), _BY)


class Ratio(StrEnum):
    """The three ratios."""

    OFF_ON = "off_on"
    DECLINE_AGREE = "decline_agree"
    INTENDED_AGREE = "intended_agree"


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """Two deeds of which the first may take no more than the second; ``keys`` where both are one card's in the room.

    ``every``: what takes the film as a whole; an act that names a check is done once for every check there is.
    """

    ratio: Ratio
    says: str
    no: Act
    yes: Act
    keys: tuple[Deed, Deed] | None = None
    every: bool = False


PAIRS: Final = (
    Pair(ratio=Ratio.OFF_ON, says="turn a check off, on", no=TURN_OFF, yes=TURN_ON),
    Pair(ratio=Ratio.OFF_ON, says="turn every check of the film off, on", no=NO_AI, yes=TURN_ON, every=True),
    Pair(ratio=Ratio.OFF_ON, says="turn a check off for oneself, on again", no=OFF_FOR_ME, yes=AS_FILM_FOR_ME),
    Pair(
        ratio=Ratio.DECLINE_AGREE,
        says="leave a finding, take an option",
        no=LEAVE,
        yes=TAKE,
        keys=(Deed.LEAVE, Deed.TAKE),
    ),
    Pair(
        ratio=Ratio.INTENDED_AGREE,
        says="as intended, take an option",
        no=INTEND,
        yes=TAKE,
        keys=(Deed.INTEND, Deed.TAKE),
    ),
    Pair(ratio=Ratio.DECLINE_AGREE, says="refuse a consent, give it", no=REFUSE, yes=GIVE),
)


class Walked(msgspec.Struct, frozen=True, kw_only=True):
    """One pair as it was walked, on one face: the steps of either deed; ``failed`` says which could not be done, and why."""

    ratio: Ratio
    says: str
    no: int = 0
    yes: int = 0
    failed: str = ""

    @property
    def value(self) -> float | None:
        """The one over the other; ``None`` where one could not be done."""
        return None if self.failed or not self.yes else self.no / self.yes


def walk_ratios(
    practice: Scratch, *, checks: Sequence[str], face: Face, pairs: Iterable[Pair] = PAIRS
) -> tuple[Walked, ...]:
    """Walk each pair through the commands on a practice page, and count its keys on a card. Raises what the desk raises."""
    found = _something_found(practice, checks)
    walked: list[Walked] = []
    for pair in pairs:
        walked.append(_walked(pair, practice, checks=checks, found=found, face=face))
        if pair.keys is not None:
            no, yes = map(presses, pair.keys)
            walked.append(Walked(ratio=pair.ratio, says=f"{pair.says}: keys on a card", no=no, yes=yes))
    return tuple(walked)


def value_of(ratio: Ratio, walked: Iterable[Walked]) -> float | None:
    """The largest value of a ratio's pairs; ``None`` where one of them could not be walked, or there is none."""
    values = [each.value for each in walked if each.ratio is ratio]
    known = [value for value in values if value is not None]
    return max(known) if known and len(known) == len(values) else None


def _something_found(practice: Scratch, checks: Iterable[str]) -> Finding | None:
    """Something to decide about; every check is off again afterwards."""
    turned = [practice.desk.standing(check, Standing.OFFERED, by=practice.who) for check in checks]
    found = next((each for each in practice.desk.today().checked.findings if each.options), None)
    _take_back([each.entry for each in turned], practice)
    return found


def _walked(pair: Pair, practice: Scratch, *, checks: Sequence[str], found: Finding | None, face: Face) -> Walked:
    """Do what the pair is about, yes before no: what was turned on can be turned off then. All of it is taken back."""
    walked = Walked(ratio=pair.ratio, says=pair.says)
    if found is None:
        return msgspec.structs.replace(walked, failed="no check has anything to say of the practice page")
    made: list[str] = []
    if _about("{finding}", pair.no) or _about("{finding}", pair.yes):
        made.append(practice.desk.standing(found.check, Standing.OFFERED, by=practice.who).entry)
    steps = dict.fromkeys(("yes", "no"), 0)
    for side, act in (("yes", pair.yes), ("no", pair.no)):
        for check in checks if pair.every and _about("{check}", act) else (found.check,):
            done = _done(act, {"check": check, "finding": found.id, "who": practice.who}, practice, face=face)
            made += [done.entry] if done.entry else []
            steps[side] += done.steps
            walked = msgspec.structs.replace(walked, failed=walked.failed or done.refused)
    _take_back(made, practice)
    return msgspec.structs.replace(walked, **steps)


def _about(what: str, act: Act) -> bool:
    return any(what in word for thing in act for word in thing)


def _take_back(entries: Sequence[str], practice: Scratch) -> None:
    """Undo what was done; a consent is not undone but answered again, and a no would keep checks out of what is left."""
    for entry in reversed(entries):
        try:
            practice.desk.undo(by=practice.who, entry=entry)
        except ConsentError:
            PermissionDesk(practice.desk).consent(Purpose.CHECKS, yes=True, by=practice.who)


class _Done(msgspec.Struct, frozen=True):
    """A deed that was done: its steps and its entry; else why it was not."""

    steps: int = 0
    entry: str = ""
    refused: str = ""


def _done(act: Act, words: Mapping[str, str], practice: Scratch, *, face: Face) -> _Done:
    """Do one deed with as little as it takes."""
    refused = ""
    for things in (act, (*act, _BECAUSE)):
        filled = [word.format_map(words) for thing in things for word in thing]
        answer = face((*filled, practice.folder, "--json"))
        entry = str(answer.document.get("entry", ""))
        if not answer.refused and entry in {view.id for view in practice.desk.entries()}:
            return _Done(len(things), entry)
        refused = refused or answer.refused or f"edgecode {' '.join(filled)} left nothing on record"
    return _Done(refused=refused)
