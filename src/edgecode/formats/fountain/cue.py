"""Character cues: who speaks, and what the brackets after the name say.

A cue is a line in capitals, in any script that has capitals. Names in a script without case, such as Japanese or Arabic,
and names with small letters need ``@`` before them (fountain.io/syntax, Character).
"""

import re
from typing import Final

import msgspec

from edgecode.film.emphasis import plain

_BRACKETS: Final = re.compile(r"\(([^()]*)(?:\)|$)")
_GOES_ON: Final = re.compile(r"(?: ?[,/;-] ?)?\bcont(?:['’]?d|inued)?\b\.?(?: ?[,/;-] ?)?", re.IGNORECASE)
_WITHOUT_CAPITALS: Final = str.maketrans("", "", "ßªº")
"""Small letters that stand in capitals: STRAßE, 1ª MULHER."""


class Cue(msgspec.Struct, frozen=True, gc=False):
    """A cue: its text as printed, the name alone, what its brackets say (``V.O.``), and whether it speaks with the one before.

    ``extension`` joins several brackets with a comma and leaves out that a speech goes on (CONT'D).
    """

    text: str
    name: str
    extension: str = ""
    dual: bool = False


def cue(line: str) -> Cue | None:
    """Read a line, stripped, as a cue; ``None`` if it is not in capitals."""
    if line.isupper() and "(" not in line and "^" not in line and "*" not in line and "_" not in line:
        return Cue(line, line)
    name = _BRACKETS.sub(" ", line)
    return _parted(line, name=name) if name.translate(_WITHOUT_CAPITALS).isupper() else None


def forced_cue(line: str) -> Cue | None:
    """Read a line, stripped, that begins with ``@`` as a cue in any letters; ``None`` if no name follows."""
    text = line[1:].strip()
    return _parted(text, name=_BRACKETS.sub(" ", text)) if text.strip("^ ") else None


def _parted(text: str, *, name: str) -> Cue:
    """A caret at the end, or before the brackets, sets the speech beside the one before it."""
    dual = name.rstrip().endswith("^")
    if dual:
        text = " ".join(text.replace("^", " ").split())
    extensions = (_GOES_ON.sub("", " ".join(each.split())).strip() for each in _BRACKETS.findall(text))
    return Cue(text, " ".join(plain(name.replace("^", " ")).split()), ", ".join(filter(None, extensions)), dual)
