"""Paths of files in a bundle: plain ones, which name the same file on every system and nothing outside the bundle.

A path is names with slashes between. A name is of letters and digits of any script, and of ``. _ - +`` and space within; that
leaves out backslashes, drives, control characters and what turns the direction of writing.
"""

import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Final

from edgecode.boundary.guest.manifest import NOTE

LONGEST: Final = 120
"""Letters of a path."""
DEEPEST: Final = 6
"""Names in a path."""
_CATEGORIES: Final = frozenset({"Ll", "Lu", "Lt", "Lm", "Lo", "Mn", "Mc", "Nd"})
_SIGNS: Final = frozenset("._-+ ")
_DEVICES: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
_LEFTOVERS: Final = frozenset({"__pycache__", "__macosx"})


def why_not(path: str) -> str:
    """Say what a path is in place of a plain one, as the rest of a sentence; empty where it is plain."""
    if not 1 <= len(path) <= LONGEST:
        return f"one of {len(path)} letters, at most {LONGEST}"
    if path.startswith("/") or "\\" in path:
        return "one that begins at a root or has a backslash"
    if unicodedata.normalize("NFC", path) != path:
        return "one that Unicode writes otherwise (NFC)"
    if PurePosixPath(path.casefold()) == PurePosixPath(NOTE):
        return f"{NOTE}, which is the signed manifest itself"
    names = path.split("/")
    if len(names) > DEEPEST:
        return f"one of {len(names)} names, at most {DEEPEST}"
    return next((why for why in map(_why_not_name, names) if why), "")


def printable(path: str) -> str:
    """Write a path for a sentence, whole, and with nothing in it that a terminal would obey."""
    return "".join(letter if letter.isprintable() else f"{letter!a}"[1:-1] for letter in path)


def clash(paths: Iterable[str]) -> tuple[str, str] | None:
    """Find two paths that one system takes for the same: they differ in case alone, or one is a folder of the other."""
    seen: dict[str, tuple[str, bool]] = {}
    for path in sorted(paths):
        names = path.split("/")
        for end in range(1, len(names) + 1):
            part, is_file = "/".join(names[:end]), end == len(names)
            before = seen.setdefault(_alike(part), (part, is_file))
            if before != (part, is_file) or (is_file and before[0] != path):
                return before[0], path
    return None


def _why_not_name(name: str) -> str:
    if not name or name.startswith((".", " ")) or name.endswith((".", " ")):
        return "one with an empty or hidden name, .. or a name that ends in a dot or a space"
    for letter in name:
        if letter not in _SIGNS and unicodedata.category(letter) not in _CATEGORIES:
            return f"one with {letter!a} in it"
    if _DEVICES.fullmatch(name.partition(".")[0].strip()):
        return "one with the name of a device, such as con or nul"
    if name.casefold() in _LEFTOVERS:
        return f"one in {name}, which a program left behind"
    return ""


def _alike(path: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", path).casefold())
