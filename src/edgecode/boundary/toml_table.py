"""One table of a TOML text that a partner signs: values are taken from it strictly, and none is left over."""

import datetime as dt
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from typing import Final, TypeVar

import msgspec

from edgecode.boundary.errors import BoundaryError
from edgecode.boundary.toml_places import Key, fault_line, line_of, parsed
from edgecode.entries.handle import Handle

FIRST_DAY: Final = dt.date(2020, 1, 1)
LAST_DAY: Final = dt.date(2199, 12, 31)
"""Days that such a text may name."""
_TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""What turns the direction of writing (Unicode Standard Annex 9): with it a text reads otherwise than it is."""
_UNSEEN: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_SHOWN: Final = 60
_PAIR: Final = 2
_ID: Final = re.compile(r"(?!0{16})[0-9a-f]{16}")
_KEY: Final = re.compile(r"[!-*,-~]{1,100}\+[0-9a-f]{8}\+[A-Za-z0-9+/=]{40,100}")

T = TypeVar("T")


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A whole TOML text in the file ``path``; how a fault of it is raised, and what the reader is told to do then.

    ``called`` says what it ought to be, as in a sentence: ``an agreement``.
    """

    text: str
    path: str
    called: str
    error: type[BoundaryError]
    advice: str

    def fault(self, key: Key, *, expected: str, found: str) -> BoundaryError:
        """Make the error of a key; of one that is not there, where it would belong."""
        return self.fault_at(line_of(key, text=self.text), expected=expected, found=found)

    def fault_at(self, line: int | None, *, expected: str, found: str) -> BoundaryError:
        """Make the error of a line, from 1; of the whole text without one."""
        where = self.path if line is None else f"{self.path}:{line}"
        return self.error(where, expected=expected, found=found, advice=self.advice)


def read_table(source: Source, *, most_lines: int, most_letters: int) -> "Table":
    """Read a whole text as a table; raises the source's error where it is too long or not TOML."""
    text = source.text
    if not is_short(text, most_lines=most_lines, most_letters=most_letters):
        expected = f"{source.called} of at most {most_lines} lines and {most_letters} letters"
        found = f"{text.count(chr(10)) + 1} lines and {len(text)} letters"
        raise source.fault_at(None, expected=expected, found=found)
    table = parsed(text)
    if table is None:
        line = fault_line(text)
        raise source.fault_at(line, expected="TOML", found=shown(text.split("\n")[line - 1]))
    return Table(table, at=(), source=source)


def is_short(text: str, *, most_lines: int, most_letters: int) -> bool:
    """Whether a text has at most so many lines and letters."""
    return len(text) <= most_letters and text.count("\n") < most_lines


class Table:
    """A table: ``found`` by its names, at a key of a source."""

    def __init__(self, found: dict[str, object], *, at: Key, source: Source) -> None:
        """Take the table and where it stands."""
        self._found, self._at, self._source = found, at, source

    def fault(self, name: str | int | None, *, expected: str, found: str) -> BoundaryError:
        """Make the error of a key in it, or of the table; of a key that is not there, where it would belong."""
        key = self._at if name is None else (*self._at, name)
        return self._source.fault(key, expected=expected, found=found)

    def names(self) -> tuple[str, ...]:
        """Give the names in it, in their order."""
        return tuple(self._found)

    def closed(self, needed: Collection[str], *, allowed: Collection[str] = ()) -> None:
        """Refuse a key that is missing and one that is not known."""
        for name in needed:
            if name not in self._found:
                raise self.fault(name, expected=f"the key {_spelled((*self._at, name))}", found="none")
        for name in self._found:
            if name not in {*needed, *allowed}:
                expected = f"one of the keys {', '.join(_spelled((each,)) for each in (*needed, *allowed))}"
                raise self.fault(name, expected=expected, found=shown(name))

    def table(self, name: str) -> "Table":
        """Give a table in it."""
        return self._inside(name, self._found[name], (name,))

    def tables(self, name: str) -> Iterator["Table"]:
        """Give the tables that stand in a row under a name; none where the name is not there."""
        found = self._found.get(name, [])
        if not isinstance(found, list):
            raise self.fault(name, expected=f"tables, each begun by [[{name}]]", found=shown(found))
        for index, each in enumerate(found):
            yield self._inside(name, each, (name, index))

    def text(self, name: str, *, most: int) -> str:
        """Give one line of text of 1 to ``most`` letters, with nothing in it that is not seen."""
        found = self._of(name, str, f"a text of 1 to {most} letters in quotation marks")
        if not 1 <= len(found) <= most or found != found.strip():
            raise self.fault(name, expected=f"1 to {most} letters, no space at either end", found=shown(found))
        for letter in found:
            if unicodedata.category(letter) in _UNSEEN or letter in _TURNING:
                raise self.fault(name, expected="one line without control characters", found=ascii(letter))
        return found

    def matching(self, name: str, pattern: re.Pattern[str], *, expected: str) -> str:
        """Give a text that is as a pattern has it."""
        found = self._of(name, str, expected)
        if not pattern.fullmatch(found):
            raise self.fault(name, expected=expected, found=shown(found))
        return found

    def handle(self, name: str) -> Handle:
        """Give an id: 16 hexadecimal digits."""
        return Handle(self.matching(name, _ID, expected="16 digits from 0-9 and a-f, not all of them 0"))

    def public_key(self, name: str) -> str:
        """Give a public key as text (C2SP verifier key), which has its form; whether it is one is looked at elsewhere."""
        return self.matching(name, _KEY, expected="a public key as edgecode partner key prints it")

    def whole(self, name: str, *, least: int, most: int) -> int:
        """Give a whole number."""
        expected = f"a whole number from {least} to {most}"
        found = self._of(name, int, expected)
        if not least <= found <= most:
            raise self.fault(name, expected=expected, found=shown(found))
        return found

    def number(self, name: str, *, most: float) -> float:
        """Give a number above nought, at most ``most``."""
        expected = f"a number above 0 and up to {most:g}"
        found = self._found[name]
        if isinstance(found, bool) or not isinstance(found, int | float) or not 0 < found <= most:
            raise self.fault(name, expected=expected, found=shown(found))
        return float(found)

    def day(self, name: str) -> dt.date:
        """Give a day, written as TOML writes days or as a text that has that form."""
        expected = f"a day such as 2026-03-01, from {FIRST_DAY} to {LAST_DAY}"
        found = self._found[name]
        day = found if isinstance(found, dt.date) and not isinstance(found, dt.datetime) else _day(found)
        if day is None or not FIRST_DAY <= day <= LAST_DAY:
            raise self.fault(name, expected=expected, found=shown(found))
        return day

    def minute(self, name: str) -> int:
        """Give a time of the day as minutes after midnight."""
        found = self._found[name]
        if not isinstance(found, dt.time) or found.second or found.microsecond:
            raise self.fault(
                name, expected="a full minute such as 12:00:00, without quotation marks", found=shown(found)
            )
        return found.hour * 60 + found.minute

    def word(self, name: str, words: Collection[T]) -> T:
        """Give one of some words."""
        return self._word(name, self._found[name], words)

    def words(self, name: str, words: Collection[T]) -> tuple[T, ...]:
        """Give several of some words, each once and at least one, in the order that ``words`` have."""
        listed = self._of(name, list, "a list of words")
        found = [self._word(name, each, words) for each in listed]
        if not found or len(set(found)) < len(found):
            raise self.fault(name, expected="at least one word, each of them once", found=shown(listed))
        return tuple(each for each in words if each in found)

    def pairs(self, name: str, words: Collection[T], *, called: str) -> tuple[tuple[T, T], ...]:
        """Give pairs of some words, which are ``called`` so; none where the name is not there."""
        expected = f"a list of pairs, each a list of two {called}"
        pairs = []
        for row in self._of(name, list, expected) if name in self._found else []:
            if not isinstance(row, list) or len(row) != _PAIR:
                raise self.fault(name, expected=expected, found=shown(row))
            first, second = (self._word(name, each, words, expected=expected) for each in row)
            pairs.append((first, second))
        return tuple(pairs)

    def _word(self, name: str, found: object, words: Collection[T], *, expected: str = "") -> T:
        for word in words:
            if isinstance(found, str) and str(word) == found:
                return word
        raise self.fault(name, expected=expected or f"one of {', '.join(map(str, words))}", found=shown(found))

    def _of(self, name: str, wanted: type[T], expected: str) -> T:
        found = self._found[name]
        if not isinstance(found, wanted) or isinstance(found, bool):
            raise self.fault(name, expected=expected, found=shown(found))
        return found

    def _inside(self, name: str, found: object, key: Key) -> "Table":
        if not isinstance(found, dict):
            raise self.fault(name, expected=f"a table, begun by [{name}]", found=shown(found))
        return Table(found, at=(*self._at, *key), source=self._source)


def shown(found: object) -> str:
    """Show a value in a sentence: in one line, with nothing in it that a terminal would obey, and not too long."""
    said = ascii(found) if isinstance(found, str) else ascii(str(found))[1:-1]
    return said if len(said) <= _SHOWN else f"{said[:_SHOWN]}…"


def listed(words: Iterable[str]) -> str:
    """Write some words as a list of TOML."""
    return f"[{', '.join(quoted(str(word)) for word in words)}]"


def quoted(said: str) -> str:
    """Write a basic string of TOML 1.0; what is written holds no control character, so that two signs alone need care."""
    escaped = said.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _spelled(key: Key) -> str:
    """Spell a key as it is written; a name with a dot in it stands in quotation marks."""
    return ".".join(f'"{part}"' if "." in part else part for part in map(str, key))


def _day(found: object) -> dt.date | None:
    if not isinstance(found, str) or not _DAY.fullmatch(found):
        return None
    try:
        return dt.date.fromisoformat(found)
    except ValueError:
        return None
