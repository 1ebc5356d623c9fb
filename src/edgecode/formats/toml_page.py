"""A TOML file read table by table, key by key: what is wrong is remarked on at its line, and the rest stands."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from edgecode.film.place import Place, Remark
from edgecode.formats.toml_lines import Key, line_of

NOT: Final = "it does not apply"
_SHOWN: Final = 60
"""How many characters of a value a remark repeats."""


class Page:
    """One reading of a file: collects remarks while each part is looked at apart from its neighbours."""

    def __init__(self, raw: Mapping[str, object], *, path: str, lines: Mapping[Key, int]) -> None:
        """Read what the parser gave of the file at ``path``, by the line of each table and key (``lines_of``)."""
        self.raw = raw
        self.remarks: list[Remark] = []
        self._path = path
        self._lines = lines

    def place(self, key: Key) -> Place:
        """Give the place of a key, else of the nearest table that holds it."""
        return Place(self._path, line_of(key, lines=self._lines))

    def remark(self, key: Key, says: str) -> None:
        """Say something about a key."""
        self.remarks.append(Remark(self.place(key), says))

    def only(self, table: Mapping[str, object], known: Collection[str], *, at: Key) -> None:
        """Remark on every key of a table that is not one of the known."""
        for key in table:
            if key not in known:
                self.remark((*at, key), f"expected one of {', '.join(known)}, found {key[:_SHOWN]!r}")

    def word(self, key: str) -> str:
        """Give the text of a key at the top, empty where there is none."""
        value = self.raw.get(key, "")
        if isinstance(value, str):
            return value
        self.remark((key,), f"expected {key} to be text in quotation marks, found {shown(value)}")
        return ""

    def words(self, key: str) -> tuple[str, ...]:
        """Give the texts in the list of a key at the top."""
        value = self.raw.get(key, [])
        if isinstance(value, list) and all(isinstance(each, str) for each in value):
            return tuple(value)
        self.remark((key,), f"expected {key} to be a list of texts, found {shown(value)}")
        return ()

    def table(self, key: str) -> Iterator[tuple[str, object]]:
        """Give the keys and values of a table at the top."""
        value = self.raw.get(key, {})
        if isinstance(value, dict):
            yield from value.items()
        else:
            self.remark((key,), f"expected [{key}] to be a table, found {shown(value)}")

    def entries(self, key: str, known: Collection[str]) -> "Iterator[Entry]":
        """Give the tables that stand under one name at the top, be it one or many in a row."""
        value = self.raw.get(key, [])
        rows = {(key, nth): each for nth, each in enumerate(value)} if isinstance(value, list) else {(key,): value}
        for at, each in rows.items():
            if isinstance(each, dict):
                self.only(each, known, at=at)
                yield Entry(each, at=at, page=self)
            else:
                self.remark(at, f"expected [[{key}]] to be a table, found {shown(each)}")


class Entry:
    """One table of a page, read key by key; a value of the wrong type is remarked on at its own line."""

    def __init__(self, table: Mapping[str, object], *, at: Key, page: Page) -> None:
        """Read the table that stands at a key of a page."""
        self.table = table
        self.at = at
        self.page = page

    @property
    def place(self) -> Place:
        """Where the table begins."""
        return self.page.place(self.at)

    def remark(self, says: str, *, key: str = "") -> None:
        """Say something about a key of the table, or about the whole where it has no such key."""
        self.page.remark((*self.at, key) if key in self.table else self.at, says)

    def text(self, key: str) -> str:
        """Give a text, empty where there is none; numbers are taken as text: a scene's often has no quotation marks."""
        value = self.table.get(key, "")
        if isinstance(value, str | int) and not isinstance(value, bool):
            return str(value)
        self.remark(f"expected {key} to be text in quotation marks, found {shown(value)}", key=key)
        return ""

    def one_of(self, key: str, known: Iterable[str], *, optional: bool = False, otherwise: str = NOT) -> str | None:
        """Give one of some words, empty where it may be left out and is; ``None``, and remarked on, where it is another."""
        said, words = self.table.get(key, ""), [str(each) for each in known]
        if isinstance(said, str) and (said in words or (optional and key not in self.table)):
            return said
        self.remark(f"expected {key} = {' or '.join(words)}, found {shown(said)}; {otherwise}", key=key)
        return None

    def date(self, key: str = "on", *, otherwise: str = "taken without a day") -> str:
        """Give a day, by default that on which something was said, in ISO 8601, be it in quotation marks or not."""
        value = self.table.get(key, "")
        if isinstance(value, dt.date):
            return value.isoformat()[: len("2026-03-01")]
        try:
            if isinstance(value, str):
                return dt.datetime.fromisoformat(value).date().isoformat() if value else ""
        except ValueError:
            pass
        self.remark(f"expected {key} = a day such as 2026-03-01, found {shown(value)}; {otherwise}", key=key)
        return ""


def shown(value: object) -> str:
    """Repeat a value as a remark does: not longer than can be read."""
    try:
        whole = repr(value)
    except RecursionError:
        return "tables inside each other"
    return whole if len(whole) <= _SHOWN else f"{whole[:_SHOWN]} …"
