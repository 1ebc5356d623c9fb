"""``film.toml``: what people say about the film by hand. Every part is optional, and so is the file.

Each entry that decides something says who decided (``by``); it applies only if that person is among ``[people]`` and may
do it. What does not apply is remarked on with its line, and the rest stands.
"""

import datetime as dt
import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from edgecode.consent.people import May, Person
from edgecode.consent.standing import Standing, StandingSet
from edgecode.errors import RateError, UnreadableError
from edgecode.film.owed import Requirement
from edgecode.film.place import Place, Remark
from edgecode.film.pointer import Pointer
from edgecode.film.rate import Rate
from edgecode.findings.intent import Intent

NAME: Final = "film.toml"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What ``film.toml`` says.

    ``drafts`` are paths in draft order, oldest first; ``rates`` map a path, or ``*`` for all, to a frame rate; ``slates``
    map a slate's stem such as ``12A`` to the scene a person said it belongs to.
    """

    title: str = ""
    drafts: tuple[str, ...] = ()
    current_draft: str = ""
    current_cut: str = ""
    ignore: tuple[str, ...] = ()
    people: dict[str, Person] = {}
    standings: dict[str, StandingSet] = {}
    intents: tuple[Intent, ...] = ()
    required: tuple[Requirement, ...] = ()
    rates: dict[str, Rate] = {}
    slates: dict[str, str] = {}
    remarks: tuple[Remark, ...] = ()


_KNOWN = {
    "title", "drafts", "current_draft", "current_cut", "ignore", "people", "standings", "intents", "required", "rates",
    "slates",
}  # fmt: skip
_Table = Mapping[str, object]


def read(data: bytes, *, path: str = NAME) -> Settings:
    """Read the file. Raises :class:`UnreadableError`, with the line, when it is not TOML."""
    try:
        text = data.decode("utf-8-sig")
        raw = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise UnreadableError(path, line=line, expected="UTF-8 text", found="other bytes") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise _not_toml(str(error), path=path, text=data.decode("utf-8", "replace")) from error
    return _Reading(raw, text, path).settings()


def _not_toml(why: str, *, path: str, text: str) -> UnreadableError:
    match = re.search(r"\(at line (\d+), column \d+\)", why)
    line = int(match[1]) if match else text.count("\n") + 1
    return UnreadableError(
        path, line=line, expected="TOML", found=(why[: match.start()] if match else why).strip().lower()
    )


class _Reading:
    """One reading of the file: collects remarks while each part is looked at apart from its neighbours."""

    def __init__(self, raw: dict[str, object], text: str, path: str) -> None:
        self._raw = raw
        self._text = text.splitlines()
        self._path = path
        self._remarks: list[Remark] = []
        self._people: dict[str, Person] = {}

    def settings(self) -> Settings:
        for key in self._raw.keys() - _KNOWN:
            self._remark(self._line(key), f"expected one of {', '.join(sorted(_KNOWN))}, found {key!r}")
        self._people = dict(self._read_people())
        return Settings(
            title=self._word("title"),
            drafts=self._words("drafts"),
            current_draft=self._word("current_draft"),
            current_cut=self._word("current_cut"),
            ignore=self._words("ignore"),
            people=self._people,
            standings={word.check: word for word in self._standings()},
            intents=tuple(self._intents()),
            required=tuple(self._required()),
            rates=dict(self._rates()),
            slates=dict(self._slates()),
            remarks=tuple(self._remarks),
        )

    def _remark(self, line: int | None, says: str) -> None:
        self._remarks.append(Remark(Place(self._path, line), says))

    def _line(self, key: str, *, nth: int = 0) -> int | None:
        """The line of a key or of the nth table of that name; TOML parsers keep no lines, so it is looked for."""
        pattern = re.compile(rf"\s*(\[\[?\s*)?[\"']?{re.escape(key)}[\"']?\s*(\]|=|\.)")
        found = [number for number, line in enumerate(self._text, start=1) if pattern.match(line)]
        return found[nth] if nth < len(found) else None

    def _word(self, key: str) -> str:
        value = self._raw.get(key, "")
        if isinstance(value, str):
            return value
        self._remark(self._line(key), f"expected {key} to be text in quotation marks, found {value!r}")
        return ""

    def _words(self, key: str) -> tuple[str, ...]:
        value = self._raw.get(key, [])
        if isinstance(value, list) and all(isinstance(each, str) for each in value):
            return tuple(value)
        self._remark(self._line(key), f"expected {key} to be a list of texts, found {value!r}")
        return ()

    def _table(self, key: str) -> Iterator[tuple[str, object]]:
        value = self._raw.get(key, {})
        if isinstance(value, dict):
            yield from value.items()
        else:
            self._remark(self._line(key), f"expected [{key}] to be a table, found {value!r}")

    def _tables(self, key: str) -> Iterator[tuple[int | None, _Table]]:
        value = self._raw.get(key, [])
        for nth, each in enumerate(value if isinstance(value, list) else [value]):
            line = self._line(key, nth=nth)
            if isinstance(each, dict):
                yield line, each
            else:
                self._remark(line, f"expected [[{key}]] to be a table, found {each!r}")

    def _read_people(self) -> Iterator[tuple[str, Person]]:
        for name, value in self._table("people"):
            table = value if isinstance(value, dict) else {"role": value}
            may, role = table.get("may", []), table.get("role", "")
            known = {word.value: word for word in May}
            words = [word for word in may if isinstance(word, str)] if isinstance(may, list) else []
            for word in [word for word in words if word not in known]:
                self._remark(self._line(name), f"expected {name} to be one who may {', '.join(known)}, found {word!r}")
            allowed = frozenset(known[word] for word in words if word in known)
            yield name, Person(name=name, role=role if isinstance(role, str) else "", may=allowed)

    def _allowed(self, line: int | None, table: _Table, may: May) -> bool:
        by = table.get("by")
        if not isinstance(by, str) or by not in self._people:
            found = f"{by!r}" if by is not None else "nobody"
            self._remark(line, f"expected by = one of [people], found {found}; it does not apply")
            return False
        if may not in self._people[by].may:
            self._remark(line, f"expected a person who may {may.value}, found {by}; it does not apply")
            return False
        return True

    def _standings(self) -> Iterator[StandingSet]:
        for line, table in self._tables("standings"):
            known = [standing.value for standing in Standing]
            check, standing = _text(table, "check"), _text(table, "standing")
            if not check or standing not in known:
                self._remark(
                    line, f"expected check and standing ({', '.join(known)}), found {check!r} and {standing!r}"
                )
            elif self._allowed(line, table, May.RAISE_STANDINGS):
                place = str(Place(self._path, line))
                yield StandingSet(
                    check=check, standing=Standing(standing), by=_text(table, "by"), on=_date(table), place=place
                )

    def _intents(self) -> Iterator[Intent]:
        for line, table in self._tables("intents"):
            pointer, finding, check = _pointer(table), _text(table, "finding"), _text(table, "check")
            if not check or (pointer == Pointer() and not finding):
                self._remark(
                    line, "expected a check and a scene, line, take or finding, found less; it excuses nothing"
                )
            elif self._allowed(line, table, May.SET_INTENTS):
                yield Intent(
                    check=check,
                    pointer=pointer,
                    by=_text(table, "by"),
                    place=Place(self._path, line),
                    on=_date(table),
                    because=_text(table, "because"),
                    finding=finding,
                )

    def _required(self) -> Iterator[Requirement]:
        for line, table in self._tables("required"):
            if not _text(table, "line"):
                self._remark(line, "expected line = the first words of a line of the script, found none")
            elif self._allowed(line, table, May.SAY_WHAT_IS_REQUIRED):
                yield Requirement(
                    pointer=_pointer(table),
                    by=_text(table, "by"),
                    place=Place(self._path, line),
                    required=table.get("required") is not False,
                    on=_date(table),
                )

    def _rates(self) -> Iterator[tuple[str, Rate]]:
        for name, value in self._table("rates"):
            try:
                yield name, Rate.parse(str(value))
            except RateError as error:
                self._remark(self._line(name), str(error))

    def _slates(self) -> Iterator[tuple[str, str]]:
        for line, table in self._tables("slates"):
            if not _text(table, "slate") or not _text(table, "scene"):
                self._remark(line, "expected slate and scene, such as slate = '12A' and scene = '12', found less")
            elif self._allowed(line, table, May.SAY_WHICH_SCENE):
                yield _text(table, "slate").upper(), _text(table, "scene")


def _text(table: _Table, key: str) -> str:
    value = table.get(key, "")
    return str(value) if isinstance(value, str | int) else ""


def _date(table: _Table) -> str:
    value = table.get("on", "")
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _pointer(table: _Table) -> Pointer:
    return Pointer(scene=_text(table, "scene"), line=_text(table, "line"), take=_text(table, "take"))
