"""How a file that a person wrote becomes the body of a letter: what could hide a second text is put right, or refused.

Put right, and told, is what honest editors leave behind: line ends, tabs, spaces of other widths, more than one in a row or
at a line's end, more than one empty line, curved quotation marks, letters in pieces (NFC, Unicode Annex 15). Refused, with line
and reason, is what no honest letter needs: characters that are not seen, turn the direction of writing, or look like others.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

import msgspec

from edgecode.boundary.errors import LetterError

MOST_LETTERS: Final = 4_000
"""Characters of a body, its line ends included."""
MOST_LINES: Final = 80
MOST_IN_LINE: Final = 100
"""Characters of a line of the head: a name, a title."""
_MOST_BYTES: Final = 4 * MOST_LETTERS + (1 << 12)
_ADVICE: Final = "Change it in the file, in an editor of your own, and write the letter again."
_WIDE: Final = r"\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_BLANKS: Final = re.compile(f"[ {_WIDE}]")
_ALIKE: Final = str.maketrans("\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2010\u2011\u2212", "''''\"\"\"\"---")
"""Quotation marks and hyphens that differ in their bend only: which one was chosen would be a bit."""
_KEPT: Final = frozenset("\u2026\u2122\u00bd\u00bc\u00be\u00b2\u00b3\u00aa\u00ba\u2116")
"""Characters with another spelling that people do write: an ellipsis, a trade mark, fractions, squares."""
_SCRIPTS: Final = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC")
"""Alphabets whose letters look like those of another among them (Unicode Technical Standard 39)."""
_UNSEEN: Final = {
    "Cc": "a control character",
    "Cf": "a character that is not seen",
    "Cs": "half a character",
    "Co": "a character of no alphabet",
    "Cn": "a character that there is not",
    "Zl": "a line break of another kind",
    "Zp": "a line break of another kind",
    "Zs": "a space of another kind",
}
_BLANK_LETTERS: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Characters that are letters, marks or signs by their category, and are seen as nothing."""
_SELECTOR: Final = re.compile("[\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_MARKS: Final = 2
"""Marks on one letter, at most."""
_SIGNATURE: Final = re.compile("\u2014 \\S+ [A-Za-z0-9+/=]{16,}")
_WORD: Final = re.compile(r"\w+")


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """A body that may stand in a letter, and in sentences what was put right in it."""

    text: str
    put_right: tuple[str, ...] = ()


def read_body(data: bytes, *, path: str, first_line: int = 1) -> Body:
    """Read a file as a body. ``path`` is the file as it was named, ``first_line`` the number of its first line.

    Raises :class:`LetterError` for what may stand in no letter, with the line and the reason.
    """
    if len(data) > _MOST_BYTES:
        raise LetterError(path, expected=f"at most {MOST_LETTERS} letters", found=f"{len(data)} bytes", advice=_ADVICE)
    text = _decoded(data, path=path)
    for at, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=first_line):
        check_seen(_BLANKS.sub(" ", line), place=f"{path}, line {at}")
    body, put_right = _put_right(text)
    _check_size(body, path=path)
    return Body(text=body, put_right=put_right)


def checked_line(said: str, *, place: str) -> str:
    """Check a name or a title for a letter's head, one line of 1 to 100 letters. Raises :class:`LetterError`."""
    tidy, _told = _put_right(said)
    line = tidy.removesuffix("\n")
    if not line or "\n" in line or len(line) > MOST_IN_LINE:
        expected = f"one line of 1 to {MOST_IN_LINE} letters"
        raise LetterError(place, expected=expected, found=ascii(said[:MOST_IN_LINE]))
    check_seen(line, place=place)
    return line


def check_seen(line: str, *, place: str) -> None:
    """Check that a line, its blanks put right, holds only what is seen and looks like nothing else. Raises the same."""
    for at, (character, reason) in enumerate(_hidden(line)):
        if reason:
            said = f"U+{ord(character):04X} ({reason}), character {at + 1}"
            raise LetterError(place, expected="characters that everybody sees", found=said, advice=_ADVICE)
    for word in _WORD.findall(line):
        scripts = {script for script in map(_script, word) if script}
        if len(scripts) > 1:
            found = f"{word!a}, of {' and '.join(sorted(each.capitalize() for each in scripts))}"
            raise LetterError(place, expected="words of one alphabet each", found=found, advice=_ADVICE)
    if _SIGNATURE.match(line):
        expected = "no line that looks like a signature"
        raise LetterError(place, expected=expected, found=ascii(line[:60]), advice=_ADVICE)


def _hidden(line: str) -> Iterator[tuple[str, str]]:
    """Give each character, and why it may not stand there; nothing where it may."""
    marks = 0
    for character in line:
        category = unicodedata.category(character)
        marks = marks + 1 if category in {"Mn", "Me"} else 0
        yield character, _why_not(character, category, marks=marks)


def _why_not(character: str, category: str, *, marks: int) -> str:
    if character == " ":
        return ""
    if character in _BLANK_LETTERS or _SELECTOR.match(character):
        return "a character that is not seen"
    if category in _UNSEEN:
        return _UNSEEN[category]
    if marks > _MARKS:
        return "one mark more than a letter bears"
    if character not in _KEPT and _is_for_another(character):
        return "a letter that looks like another"
    return ""


def _is_for_another(character: str) -> bool:
    """Whether Unicode says that a character is a letter or a digit written otherwise: wide, in a circle, mathematical."""
    plain = unicodedata.normalize("NFKD", character)
    return unicodedata.decomposition(character).startswith("<") and any(map(str.isalnum, plain))


def _script(character: str) -> str:
    """Name the alphabet of a letter, where it is one that is easily taken for another."""
    if not character.isalpha():
        return ""
    first = unicodedata.name(character, "").partition(" ")[0]
    return first if first in _SCRIPTS else ""


def _decoded(data: bytes, *, path: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        found = f"other bytes at {error.start}"
        raise LetterError(path, expected="a plain text in UTF-8", found=found, advice=_ADVICE) from error


_STEPS: Final = (
    ("line ends made plain", re.compile(r"\r\n?"), "\n"),
    ("tabs and spaces of other widths made spaces", re.compile(f"[{_WIDE}]"), " "),
    ("spaces taken out at the beginnings and ends of lines", re.compile(r"^ +| +$", re.MULTILINE), ""),
    ("spaces in a row made one", re.compile(r" {2,}"), " "),
    ("empty lines in a row made one", re.compile(r"\n{3,}"), "\n\n"),
)


def _put_right(text: str) -> tuple[str, tuple[str, ...]]:
    told = []
    for says, pattern, becomes in _STEPS:
        text, count = pattern.subn(becomes, text)
        told += [says] if count else []
    for says, changed in (
        ("quotation marks and hyphens made plain", text.translate(_ALIKE)),
        ("letters put together from their pieces", unicodedata.normalize("NFC", text.translate(_ALIKE))),
    ):
        told += [says] if changed != text else []
        text = changed
    return text.strip("\n") + "\n", tuple(told)


def _check_size(body: str, *, path: str) -> None:
    lines = body.count("\n")
    if not body.strip():
        raise LetterError(path, expected="a letter with something in it", found="nothing", advice=_ADVICE)
    if len(body) > MOST_LETTERS:
        raise LetterError(path, expected=f"at most {MOST_LETTERS} letters", found=f"{len(body)}", advice=_ADVICE)
    if lines > MOST_LINES:
        raise LetterError(path, expected=f"at most {MOST_LINES} lines", found=f"{lines}", advice=_ADVICE)
