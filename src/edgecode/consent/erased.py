"""What somebody is called from the day on that they were erased: nobody's name, and one person's only within one film."""

import re
from typing import Final

from edgecode.consent.roles import OWNERS, owns, role_of
from edgecode.entries.vocabulary import Role

SOMEBODY: Final = "somebody who was erased"
_DIGITS: Final = 8
_CALLED: Final = re.compile(rf"{SOMEBODY} \([0-9a-f]{{{_DIGITS}}}\)")


def erased_name(handle: str) -> str:
    """Make the name of somebody who was erased from the digits of their handle, which is keyed: it confirms no guess."""
    return f"{SOMEBODY} ({handle[:_DIGITS]})"


def is_erased(name: str) -> bool:
    """Whether somebody called so was erased: nobody acts under that name, and nobody else is given it."""
    return _CALLED.fullmatch(name) is not None


def names_erased(text: str) -> bool:
    """Whether somebody who was erased is named in a text."""
    return _CALLED.search(text) is not None


def closed_role(said: str) -> str:
    """Give what stays of a role as people wrote it: the closed words that say whose work was theirs, and nothing else."""
    if not said:
        return ""
    words = [role_of(said), *(min(OWNERS[stage]) for stage in OWNERS if owns(said, stage))]
    words = [word for number, word in enumerate(words) if number == 0 or not _owns_alike(words[:number], word)]
    return "/".join(word.value for word in words)


def _owns_alike(before: list[Role], word: Role) -> bool:
    return all(any(owns(each.value, stage) for each in before) for stage in OWNERS if owns(word.value, stage))
