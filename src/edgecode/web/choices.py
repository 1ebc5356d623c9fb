"""What a card's form says, on whichever page the card stands: what was decided about a finding, and how it was come to."""

from typing import Final

import msgspec

from edgecode.entries.vocabulary import Reason
from edgecode.errors import ConsentError
from edgecode.findings.word import Deed
from edgecode.usecases.took import Took

_DIGITS: Final = 4
"""More of them name no option of any card."""
_MOST_DIGITS: Final = 9
"""More of them are no time that anybody takes over a decision."""
_DEEDS: Final = {each.value: each for each in (Deed.TAKE, Deed.LEAVE, Deed.LATER, Deed.INTEND)}
"""A deed that is none of these takes no option, and is refused as such."""


class Choice(msgspec.Struct, frozen=True):
    """What a card's form says: ``deed`` is ``take 1``, ``leave``, ``later`` or ``intend``."""

    finding: str
    deed: str
    because: str = ""
    why: str = ""
    """A reason of the closed list, empty for none."""
    check: str = ""
    scene: str = ""
    take: str = ""
    seconds: str = ""
    """How long it took, and how many links of its evidence were opened: filled by a script, only where one consented."""
    opened: str = ""


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """A choice as the desk takes it; ``took`` is how it was come to, where the page told."""

    deed: Deed
    option: int
    because: str
    why: Reason | None
    took: Took | None


def chosen(choice: Choice) -> Chosen:
    """Read a choice. Raises :class:`ConsentError` for a reason that is none of the list."""
    if choice.why and choice.why not in set(Reason):
        raise ConsentError("reason", expected=f"one of {', '.join(Reason)}, or none", found=repr(choice.why))
    deed, _, option = choice.deed.partition(" ")
    return Chosen(
        deed=_DEEDS.get(deed, Deed.TAKE),
        option=number(option),
        because=" ".join(choice.because.split()),
        why=Reason(choice.why) if choice.why else None,
        took=_took(choice),
    )


def number(said: str, *, least: int = 0) -> int:
    """Read the number of an option; ``least`` for what is none."""
    return int(said) if said.isascii() and said.isdecimal() and len(said) < _DIGITS else least


def _took(choice: Choice) -> Took | None:
    """How it was come to, where the page told; the desk keeps it only where the person consented."""
    told = (choice.seconds, choice.opened)
    if not all(each.isascii() and each.isdecimal() and len(each) <= _MOST_DIGITS for each in told):
        return None
    return Took(int(choice.seconds), int(choice.opened))
