"""Which letters a paper can show, and what stands for those it cannot: their Unicode numbers, in square brackets.

A film's title or a person's name may be in any script. No pack fails for that, and no letter goes lost unsaid: what cannot be
set stands as ``[U+6F22 U+5B57]``, and the paper tells how many there are. Two kinds cannot be shown. On every paper, letters
that hide: controls, halves of surrogate pairs, and what turns the direction of the text around it, by which a name can be made
to read as another. In the PDF also what its fonts lack, since PDF/A forbids an empty box where a letter should be.
"""

import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

from edgecode.papers.sheet import Section, Sheet, Table

_FONTS: Final = Path(__file__).with_name("letters.txt")
_JOINERS: Final = frozenset("\xad\u061c\u200b\u200c\u200d\u200e\u200f\u2060")
"""What has no shape of its own and is not hidden either: where a word may break, how letters join, which way they run."""
_TURNS: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LAST_OF_PLANE: Final = 0xFFFE
_NONCHARACTERS: Final = range(0xFDD0, 0xFDF0)

Shows = Callable[[str], bool]
"""Says whether a letter, with the marks on it, can be shown."""


class Speller:
    """Gives texts with numbers for what cannot be shown, and counts those letters in ``numbered``."""

    def __init__(self, shows: Shows) -> None:
        """Begin at none; ``shows`` is :func:`is_open` or :func:`is_in_fonts`."""
        self._shows = shows
        self.numbered = 0

    def text(self, text: str) -> str:
        """One text: space for whatever ends a line or jumps to a column, numbers for what cannot be shown."""
        said: list[str] = []
        lacking: list[str] = []
        for cluster in clusters(text):
            whole = " " if cluster in "\t\n\v\f\r\x85\u2028\u2029" else cluster
            if self._shows(whole):
                said += [*_bracketed(lacking), whole]
                lacking = []
            else:
                lacking += [f"U+{ord(letter):04X}" for letter in whole]
                self.numbered += len(whole)
        return "".join([*said, *_bracketed(lacking)])

    def sheet(self, sheet: Sheet) -> Sheet:
        """Every text of a sheet."""
        return Sheet(
            title=self.text(sheet.title),
            kind=self.text(sheet.kind),
            addressee=self.text(sheet.addressee),
            on=self.text(sheet.on),
            status=self.text(sheet.status),
            is_signed=sheet.is_signed,
            sections=tuple(self._section(each) for each in sheet.sections),
            checking=self._texts(sheet.checking),
        )

    def _section(self, section: Section) -> Section:
        return Section(
            heading=self.text(section.heading),
            says=self._texts(section.says),
            warns=self._texts(section.warns),
            table=None if section.table is None else self._table(section.table),
        )

    def _table(self, table: Table) -> Table:
        rows = tuple(self._texts(row) for row in table.rows)
        return Table(columns=self._texts(table.columns), rows=rows, empty=self.text(table.empty))

    def _texts(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self.text(each) for each in texts)


def _bracketed(numbers: list[str]) -> list[str]:
    return [f"[{' '.join(numbers)}]"] if numbers else []


def clusters(text: str) -> list[str]:
    """Letters with the marks on them, composed where Unicode has one letter for both."""
    found: list[str] = []
    for letter in unicodedata.normalize("NFC", text):
        if found and unicodedata.category(letter).startswith("M"):
            found[-1] += letter
        else:
            found.append(letter)
    return found


def is_open(cluster: str) -> bool:
    """Say whether a letter can be seen for what it is, in some font; what hides or turns its neighbours cannot."""
    return all(_is_seen(letter) for letter in cluster)


def _is_seen(letter: str) -> bool:
    if letter in _JOINERS:
        return True
    if letter in _TURNS or ord(letter) in _NONCHARACTERS or ord(letter) & 0xFFFF >= _LAST_OF_PLANE:
        return False
    return unicodedata.category(letter) not in {"Cc", "Cf", "Cs"}


def is_in_fonts(cluster: str) -> bool:
    """Say whether one of the PDF's fonts has a letter and all marks on it, upright and bold."""
    if cluster == " " or cluster in _JOINERS:
        return True
    return is_open(cluster) and any(all(letter in font for letter in cluster) for font in font_letters())


@cache
def font_letters() -> tuple[frozenset[str], ...]:
    """The letters of each font of the PDF, in the order in which it asks them; typst carries these fonts inside.

    ``letters.txt`` has them as ranges of Unicode numbers; tests set every one of them and have the file checked.
    """
    fonts = _FONTS.read_text(encoding="ascii").split("= ")[1:]
    return tuple(frozenset(_letters(font.partition("\n")[2])) for font in fonts)


def _letters(ranges: str) -> list[str]:
    ends = [each.partition("-") for each in ranges.split()]
    return [chr(code) for first, _, last in ends for code in range(int(first, 16), int(last or first, 16) + 1)]


def note_on(numbered: int, *, which: str, elsewhere: str) -> str:
    """Say how many letters are given by number; nothing where none is."""
    if not numbered:
        return ""
    letters, are = ("One letter", "is") if numbered == 1 else (f"{numbered} letters", "are")
    return f"{letters} {which} {are} given by Unicode number, in square brackets; {elsewhere}"


def headed(text: str) -> str:
    """The text where it has a letter to be seen; else nothing, since a heading of nothing misleads who hears a page."""
    return text if any(letter not in _JOINERS and not letter.isspace() for letter in text) else ""
