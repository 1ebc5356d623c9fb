"""``film.toml``: what people say about the film by hand. Every part is optional, and so is the file.

Each entry that decides something says who decided (``by``); it applies only if that person is among ``[people]`` and may
do it. What does not apply is remarked on with its line, and the rest stands.
"""

import datetime as dt
import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

import msgspec

from edgecode.consent.consents import GIVABLE, ConsentSaid
from edgecode.consent.people import May, Person
from edgecode.consent.purpose import Purpose, ReportClass
from edgecode.consent.standing import AllOff, Standing, StandingSet
from edgecode.entries.vocabulary import WORK, Role
from edgecode.errors import RateError, UnreadableError
from edgecode.film.composed import composed
from edgecode.film.owed import Requirement
from edgecode.film.place import Place, Remark
from edgecode.film.pointer import Pointer
from edgecode.film.rate import Rate
from edgecode.film.slate import Style
from edgecode.findings.intent import Intent
from edgecode.formats.dated_consent import ENDLESS, dated, in_order
from edgecode.formats.toml_lines import Key, line_of, lines_of

NAME: Final = "film.toml"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What ``film.toml`` says.

    ``drafts`` are paths in draft order, oldest first; ``rates`` map a path, or ``*`` for all, to a frame rate; ``slates``
    map a slate's stem such as ``12A`` to the scene a person said it belongs to. ``lines`` tells on which line each key
    at the top of the file stands.
    """

    title: str = ""
    drafts: tuple[str, ...] = ()
    current_draft: str = ""
    current_cut: str = ""
    slate_style: Style = Style.US
    ignore: tuple[str, ...] = ()
    people: dict[str, Person] = {}
    standings: dict[str, StandingSet] = {}
    consents: tuple[ConsentSaid, ...] = ()
    no_ai: AllOff | None = None
    intents: tuple[Intent, ...] = ()
    required: tuple[Requirement, ...] = ()
    rates: dict[str, Rate] = {}
    slates: dict[str, str] = {}
    remarks: tuple[Remark, ...] = ()
    lines: dict[str, int] = {}


_KNOWN: Final = (
    "title", "drafts", "current_draft", "current_cut", "ignore", "people", "standings", "intents", "required", "rates",
    "slate_style", "slates", "consents", "no_ai",
)  # fmt: skip
_WHO: Final = ("by", "on", "because")
_OF_A_PERSON: Final = ("role", "may", "speaks_for")
_OF_A_STANDING: Final = ("check", "standing", "template", "required_for", *_WHO)
_OF_A_CONSENT: Final = ("purpose", "stage", "answer", "class", "until", "person", *_WHO)
_OF_AN_INTENT: Final = ("check", "scene", "line", "take", "finding", *_WHO)
_OF_A_REQUIREMENT: Final = ("scene", "line", "required", *_WHO)
_OF_A_SLATE: Final = ("slate", "scene", *_WHO)
_SHOWN: Final = 60
"""How many characters of a value a remark repeats."""


def read(data: bytes, *, path: str = NAME) -> Settings:
    """Read the file. Raises :class:`UnreadableError`, with the line, when it is not TOML."""
    try:
        text = data.decode("utf-8-sig")
        raw = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise UnreadableError(path, line=line, expected="UTF-8 text", found="other bytes") from error
    except RecursionError as error:
        raise UnreadableError(path, line=None, expected="TOML", found="tables too deep inside each other") from error
    except ValueError as error:
        raise _not_toml(str(error), path=path, text=data.decode("utf-8", "replace")) from error
    return _Reading(raw, path=path, lines=lines_of(text)).settings()


def _not_toml(why: str, *, path: str, text: str) -> UnreadableError:
    """Tell the line, which the parser hides in its sentence; a number too long for it has none."""
    match = re.search(r"\s*\(at (?:line (\d+), column \d+|(end of document))\)", why)
    if match is None:
        return UnreadableError(path, line=None, expected="TOML", found="a number too long to read")
    line = int(match[1]) if match[1] else max(1, len(text.splitlines()))
    said = why[: match.start()]
    return UnreadableError(path, line=line, expected="TOML", found=f"a fault in it: {said[:1].lower()}{said[1:]}")


class _Reading:
    """One reading of the file: collects remarks while each part is looked at apart from its neighbours."""

    def __init__(self, raw: Mapping[str, object], *, path: str, lines: Mapping[Key, int]) -> None:
        self._raw = raw
        self._path = path
        self._lines = lines
        self._remarks: list[Remark] = []
        self._people: dict[str, Person] = {}

    def settings(self) -> Settings:
        self._only(self._raw, _KNOWN, at=())
        self._people = self._with_names({composed(person.name): person for person in self._read_people()})
        return Settings(
            title=self._word("title"),
            drafts=self._words("drafts"),
            current_draft=self._word("current_draft"),
            current_cut=self._word("current_cut"),
            ignore=self._words("ignore"),
            people={person.name: person for person in self._people.values()},
            standings={word.check: word for word in self._standings()},
            consents=in_order(self._consents()),
            no_ai=self._no_ai(),
            intents=tuple(self._intents()),
            required=tuple(self._required()),
            rates=dict(self._rates()),
            slates=dict(self._slates()),
            slate_style=self._style(),
            remarks=tuple(self._remarks),
            lines={str(key[0]): line for key, line in self._lines.items() if len(key) == 1},
        )

    def line(self, key: Key) -> int | None:
        return line_of(key, lines=self._lines)

    def place(self, key: Key) -> Place:
        return Place(self._path, self.line(key))

    def remark(self, key: Key, says: str) -> None:
        self._remarks.append(Remark(self.place(key), says))

    def _only(self, table: Mapping[str, object], known: Collection[str], *, at: Key) -> None:
        for key in table:
            if key not in known:
                self.remark((*at, key), f"expected one of {', '.join(known)}, found {key[:_SHOWN]!r}")

    def _word(self, key: str) -> str:
        value = self._raw.get(key, "")
        if isinstance(value, str):
            return value
        self.remark((key,), f"expected {key} to be text in quotation marks, found {_shown(value)}")
        return ""

    def _style(self) -> Style:
        said = self._word("slate_style").lower() or Style.US.value
        if said in set(Style):
            return Style(said)
        self.remark(("slate_style",), f"expected {' or '.join(Style)}, found {said!r}; slates are read as US ones")
        return Style.US

    def _words(self, key: str) -> tuple[str, ...]:
        value = self._raw.get(key, [])
        if isinstance(value, list) and all(isinstance(each, str) for each in value):
            return tuple(value)
        self.remark((key,), f"expected {key} to be a list of texts, found {_shown(value)}")
        return ()

    def _table(self, key: str) -> Iterator[tuple[str, object]]:
        value = self._raw.get(key, {})
        if isinstance(value, dict):
            yield from value.items()
        else:
            self.remark((key,), f"expected [{key}] to be a table, found {_shown(value)}")

    def _entries(self, key: str, known: Collection[str]) -> "Iterator[_Entry]":
        value = self._raw.get(key, [])
        for nth, each in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(each, dict):
                self._only(each, known, at=(key, nth))
                yield _Entry(each, at=(key, nth), reading=self)
            else:
                self.remark((key, nth), f"expected [[{key}]] to be a table, found {_shown(each)}")

    def _read_people(self) -> Iterator[Person]:
        for name, value in self._table("people"):
            at = ("people", name)
            if name.strip().casefold() in {"", Role.EDGECODE}:
                self.remark(at, f"expected the name of a person, found {name.strip() or 'none'}")
                continue
            table = value if isinstance(value, dict) else {"role": value}
            self._only(table, _OF_A_PERSON, at=at)
            role = _Entry(table, at=at, reading=self).text("role")
            may = frozenset(self._may(table.get("may", []), at=(*at, "may")))
            yield Person(name=name, role=role, may=may, speaks_for=self._speaks_for(table, at=(*at, "speaks_for")))

    def _with_names(self, people: Mapping[str, Person]) -> dict[str, Person]:
        """The people, each speaking for others by the names that those have, however their accents are written."""
        of = {key: person.name for key, person in people.items()}
        names = {key: frozenset(of.get(composed(each), each) for each in one.speaks_for) for key, one in people.items()}
        return {key: msgspec.structs.replace(one, speaks_for=names[key]) for key, one in people.items()}

    def _may(self, words: object, *, at: Key) -> Iterator[May]:
        known = {word.value: word for word in May}
        if not isinstance(words, list):
            self.remark(at, f'expected may to be a list such as ["{May.SET_INTENTS}"], found {_shown(words)}')
            return
        for word in words:
            if isinstance(word, str) and word in known:
                yield known[word]
            else:
                self.remark(at, f"expected {at[1]} to be one who may {', '.join(known)}, found {_shown(word)}")

    def _speaks_for(self, table: Mapping[str, object], *, at: Key) -> frozenset[str]:
        names = table.get("speaks_for", [])
        if isinstance(names, list) and all(isinstance(each, str) for each in names):
            return frozenset(names)
        self.remark(at, f"expected speaks_for to be a list of names, found {_shown(names)}")
        return frozenset()

    def _who(self, entry: "_Entry", may: May | None) -> str:
        """The person who says it; empty, and remarked on, where nobody does or somebody who may not."""
        by = entry.table.get("by")
        person = self._people.get(composed(by)) if isinstance(by, str) else None
        if person is not None and (may is None or may in person.may):
            return person.name
        expected, found = (
            ("by = one of [people]", "nobody" if by is None else _shown(by))
            if person is None
            else (f"a person who may {may}", person.name)
        )
        self.remark(entry.at, f"expected {expected}, found {found}; it does not apply")
        return ""

    def _standings(self) -> Iterator[StandingSet]:
        known = [standing.value for standing in Standing]
        for entry in self._entries("standings", _OF_A_STANDING):
            check, standing = entry.text("check"), entry.text("standing")
            if not check or standing not in known:
                found = f"found {check!r} and {standing!r}"
                self.remark(entry.at, f"expected check and standing ({', '.join(known)}), {found}")
            elif by := self._who(entry, May.RAISE_STANDINGS if standing != Standing.OFF else None):
                yield StandingSet(
                    check=check,
                    standing=Standing(standing),
                    by=by,
                    raised_by=frozenset({by} if standing != Standing.OFF else ()),
                    on=entry.date(),
                    place=str(self.place(entry.at)),
                    template=entry.text("template"),
                    required_for=entry.text("required_for"),
                )

    def _no_ai(self) -> AllOff | None:
        if "no_ai" not in self._raw:
            return None
        for entry in self._entries("no_ai", _WHO):
            if by := self._who(entry, None):
                return AllOff(by=by, on=entry.date(), place=str(self.place(entry.at)))
        return None

    def _consents(self) -> Iterator[ConsentSaid]:
        for entry in self._entries("consents", _OF_A_CONSENT):
            purpose, answer = entry.one_of("purpose", Purpose), entry.one_of("answer", GIVABLE)
            stage = entry.one_of("stage", WORK, optional=True)
            class_ = entry.one_of("class", ReportClass, optional=True)
            facts = {"on": entry.date(), "until": entry.date("until", otherwise=ENDLESS), "class": class_ or ""}
            if None in {purpose, answer, stage, class_} or not (by := self._who(entry, None)):
                continue
            for_whom = entry.text("person") or by
            spoken_for = self._people.get(composed(for_whom))
            if spoken_for is None or not self._people[composed(by)].answers_for(spoken_for.name):
                says = f"expected somebody who speaks for {for_whom!r}, found {by}; it does not apply"
                self.remark((*entry.at, "person"), says)
                continue
            facts |= {"purpose": str(purpose), "answer": str(answer), "stage": stage or "", "by": by}
            facts |= {"person": spoken_for.name, "place": str(self.place(entry.at))}
            said, remarks = dated(facts, has_end=bool(entry.table.get("until")))
            for key, says in remarks:
                self.remark((*entry.at, key) if key in entry.table else entry.at, says)
            yield from said

    def _intents(self) -> Iterator[Intent]:
        for entry in self._entries("intents", _OF_AN_INTENT):
            pointer, finding, check = entry.pointer(), entry.text("finding"), entry.text("check")
            if not check or (pointer == Pointer() and not finding):
                says = "expected a check and a scene, line, take or finding, found less; it excuses nothing"
                self.remark(entry.at, says)
            elif by := self._who(entry, May.SET_INTENTS):
                yield Intent(
                    check=check,
                    pointer=pointer,
                    by=by,
                    place=self.place(entry.at),
                    on=entry.date(),
                    because=entry.text("because"),
                    finding=finding,
                )

    def _required(self) -> Iterator[Requirement]:
        for entry in self._entries("required", _OF_A_REQUIREMENT):
            required = entry.table.get("required", True)
            if not entry.text("line"):
                self.remark(entry.at, "expected line = the first words of a line of the script, found none")
            elif not isinstance(required, bool):
                says = f"expected required = true or false, found {_shown(required)}; it does not apply"
                self.remark((*entry.at, "required"), says)
            elif by := self._who(entry, May.SAY_WHAT_IS_REQUIRED):
                yield Requirement(
                    pointer=entry.pointer(),
                    by=by,
                    place=self.place(entry.at),
                    required=required,
                    on=entry.date(),
                )

    def _rates(self) -> Iterator[tuple[str, Rate]]:
        for name, value in self._table("rates"):
            try:
                yield name, Rate.parse(value if isinstance(value, str) else _shown(value))
            except RateError as error:
                self.remark(("rates", name), str(error))

    def _slates(self) -> Iterator[tuple[str, str]]:
        for entry in self._entries("slates", _OF_A_SLATE):
            slate, scene = entry.text("slate"), entry.text("scene")
            if not slate or not scene:
                says = "expected slate and scene, such as slate = '12A' and scene = '12', found less"
                self.remark(entry.at, says)
            elif self._who(entry, May.SAY_WHICH_SCENE):
                yield slate.upper(), scene


class _Entry:
    """One table of the file, read key by key; a value of the wrong type is remarked on at its own line."""

    def __init__(self, table: Mapping[str, object], *, at: Key, reading: _Reading) -> None:
        self.table = table
        self.at = at
        self._reading = reading

    def text(self, key: str) -> str:
        """Numbers are taken as text: a scene's number often comes without quotation marks."""
        value = self.table.get(key, "")
        if isinstance(value, str | int) and not isinstance(value, bool):
            return str(value)
        self._reading.remark((*self.at, key), f"expected {key} to be text in quotation marks, found {_shown(value)}")
        return ""

    def pointer(self) -> Pointer:
        return Pointer(scene=self.text("scene"), line=self.text("line"), take=self.text("take"))

    def one_of(self, key: str, known: Iterable[str], *, optional: bool = False) -> str | None:
        """One of some words; empty where it may be left out and is, ``None`` and remarked on where it is another."""
        said, words = self.text(key), [str(each) for each in known]
        if said in words or (optional and not said and key not in self.table):
            return said
        at = (*self.at, key) if key in self.table else self.at
        self._reading.remark(at, f"expected {key} = {' or '.join(words)}, found {said!r}; it does not apply")
        return None

    def date(self, key: str = "on", *, otherwise: str = "taken without a day") -> str:
        """A day, by default that on which something was said, in ISO 8601, whether or not it stands in quotation marks."""
        value = self.table.get(key, "")
        if isinstance(value, dt.date):
            return value.isoformat()[: len("2026-03-01")]
        try:
            if isinstance(value, str):
                return dt.datetime.fromisoformat(value).date().isoformat() if value else ""
        except ValueError:
            pass
        says = f"expected {key} = a day such as 2026-03-01, found {_shown(value)}; {otherwise}"
        self._reading.remark((*self.at, key), says)
        return ""


def _shown(value: object) -> str:
    try:
        whole = repr(value)
    except RecursionError:
        return "tables inside each other"
    return whole if len(whole) <= _SHOWN else f"{whole[:_SHOWN]} …"
