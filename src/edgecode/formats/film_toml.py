"""``film.toml``: what people say about the film by hand. Every part is optional, and so is the file.

Each entry that decides something says who decided (``by``); it applies only if that person is among ``[people]`` and may
do it. What does not apply is remarked on with its line, and the rest stands.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from edgecode.consent.consents import GIVABLE, ConsentSaid
from edgecode.consent.people import May, Person
from edgecode.consent.purpose import Purpose
from edgecode.consent.standing import AllOff, Standing, StandingSet
from edgecode.entries.vocabulary import WORK, ReportClass
from edgecode.errors import RateError, UnreadableError
from edgecode.film.owed import Requirement
from edgecode.film.place import Remark
from edgecode.film.pointer import Pointer
from edgecode.film.rate import Rate
from edgecode.film.slate import Style
from edgecode.findings.intent import Intent
from edgecode.formats.dated_consent import ENDLESS, dated, in_order
from edgecode.formats.film_papers import PAPERS, PaperWritten, read_papers
from edgecode.formats.film_people import People, read_people
from edgecode.formats.toml_lines import Key, lines_of
from edgecode.formats.toml_page import Entry, Page, shown

NAME: Final = "film.toml"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What ``film.toml`` says.

    ``drafts`` are paths in draft order, oldest first; ``rates`` map a path, or ``*`` for all, to a frame rate; ``slates``
    map a slate's stem such as ``12A`` to the scene a person said it belongs to. ``papers`` are in the order of the file.
    ``lines`` tells on which line each key at the top of the file stands.
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
    papers: tuple[PaperWritten, ...] = ()
    remarks: tuple[Remark, ...] = ()
    lines: dict[str, int] = {}


_KNOWN: Final = (
    "title", "drafts", "current_draft", "current_cut", "ignore", "people", "standings", "intents", "required", "rates",
    "slate_style", "slates", "consents", "no_ai", *PAPERS,
)  # fmt: skip
_WHO: Final = ("by", "on", "because")
_OF_A_STANDING: Final = ("check", "standing", "template", "required_for", *_WHO)
_OF_A_CONSENT: Final = ("purpose", "stage", "answer", "class", "partner", "until", "person", *_WHO)
_OF_AN_INTENT: Final = ("check", "scene", "line", "take", "finding", *_WHO)
_OF_A_REQUIREMENT: Final = ("scene", "line", "required", *_WHO)
_OF_A_SLATE: Final = ("slate", "scene", *_WHO)


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
    lines = lines_of(text)
    return _Reading(Page(raw, path=path, lines=lines)).settings(lines)


def _not_toml(why: str, *, path: str, text: str) -> UnreadableError:
    """Tell the line, which the parser hides in its sentence; a number too long for it has none."""
    match = re.search(r"\s*\(at (?:line (\d+), column \d+|(end of document))\)", why)
    if match is None:
        return UnreadableError(path, line=None, expected="TOML", found="a number too long to read")
    line = int(match[1]) if match[1] else max(1, len(text.splitlines()))
    said = why[: match.start()]
    return UnreadableError(path, line=line, expected="TOML", found=f"a fault in it: {said[:1].lower()}{said[1:]}")


class _Reading:
    """One reading of the file, part by part."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._people = People()

    def settings(self, lines: Mapping[Key, int]) -> Settings:
        self._page.only(self._page.raw, _KNOWN, at=())
        self._people = read_people(self._page)
        return Settings(
            title=self._page.word("title"),
            drafts=self._page.words("drafts"),
            current_draft=self._page.word("current_draft"),
            current_cut=self._page.word("current_cut"),
            ignore=self._page.words("ignore"),
            people={person.name: person for person in self._people.of.values()},
            standings={word.check: word for word in self._standings()},
            consents=in_order(self._consents()),
            no_ai=self._no_ai(),
            intents=tuple(self._intents()),
            required=tuple(self._required()),
            rates=dict(self._rates()),
            slates=dict(self._slates()),
            slate_style=self._style(),
            papers=read_papers(self._page, people=self._people),
            remarks=tuple(self._page.remarks),
            lines={str(key[0]): line for key, line in lines.items() if len(key) == 1},
        )

    def _style(self) -> Style:
        said = self._page.word("slate_style").lower() or Style.US.value
        if said in set(Style):
            return Style(said)
        says = f"expected {' or '.join(Style)}, found {said!r}; slates are read as US ones"
        self._page.remark(("slate_style",), says)
        return Style.US

    def _standings(self) -> Iterator[StandingSet]:
        known = [standing.value for standing in Standing]
        for entry in self._page.entries("standings", _OF_A_STANDING):
            check, standing = entry.text("check"), entry.text("standing")
            if not check or standing not in known:
                found = f"found {check!r} and {standing!r}"
                entry.remark(f"expected check and standing ({', '.join(known)}), {found}")
            elif by := self._people.who(entry, May.RAISE_STANDINGS if standing != Standing.OFF else None):
                yield StandingSet(
                    check=check,
                    standing=Standing(standing),
                    by=by,
                    raised_by=frozenset({by} if standing != Standing.OFF else ()),
                    on=entry.date(),
                    place=str(entry.place),
                    template=entry.text("template"),
                    required_for=entry.text("required_for"),
                )

    def _no_ai(self) -> AllOff | None:
        if "no_ai" not in self._page.raw:
            return None
        for entry in self._page.entries("no_ai", _WHO):
            if by := self._people.who(entry, None):
                return AllOff(by=by, on=entry.date(), place=str(entry.place))
        return None

    def _consents(self) -> Iterator[ConsentSaid]:
        for entry in self._page.entries("consents", _OF_A_CONSENT):
            purpose, answer = entry.one_of("purpose", Purpose), entry.one_of("answer", GIVABLE)
            stage = entry.one_of("stage", WORK, optional=True)
            class_ = entry.one_of("class", ReportClass, optional=True)
            facts = {"on": entry.date(), "until": entry.date("until", otherwise=ENDLESS), "class": class_ or ""}
            if None in {purpose, answer, stage, class_} or not (by := self._people.who(entry, None)):
                continue
            for_whom = entry.text("person") or by
            speaker, spoken_for = self._people.named(by), self._people.named(for_whom)
            if speaker is None or spoken_for is None or not speaker.answers_for(spoken_for.name):
                says = f"expected somebody who speaks for {for_whom!r}, found {by}; it does not apply"
                entry.remark(says, key="person")
                continue
            facts |= {"purpose": str(purpose), "answer": str(answer), "stage": stage or "", "by": by}
            facts |= {"person": spoken_for.name, "place": str(entry.place), "partner": entry.text("partner")}
            said, remarks = dated(facts, has_end=bool(entry.table.get("until")))
            for key, says in remarks:
                entry.remark(says, key=key)
            yield from said

    def _intents(self) -> Iterator[Intent]:
        for entry in self._page.entries("intents", _OF_AN_INTENT):
            pointer, finding, check = _pointer(entry), entry.text("finding"), entry.text("check")
            if not check or (pointer == Pointer() and not finding):
                says = "expected a check and a scene, line, take or finding, found less; it excuses nothing"
                entry.remark(says)
            elif by := self._people.who(entry, May.SET_INTENTS):
                yield Intent(
                    check=check,
                    pointer=pointer,
                    by=by,
                    place=entry.place,
                    on=entry.date(),
                    because=entry.text("because"),
                    finding=finding,
                )

    def _required(self) -> Iterator[Requirement]:
        for entry in self._page.entries("required", _OF_A_REQUIREMENT):
            required = entry.table.get("required", True)
            if not entry.text("line"):
                entry.remark("expected line = the first words of a line of the script, found none")
            elif not isinstance(required, bool):
                says = f"expected required = true or false, found {shown(required)}; it does not apply"
                entry.remark(says, key="required")
            elif by := self._people.who(entry, May.SAY_WHAT_IS_REQUIRED):
                yield Requirement(
                    pointer=_pointer(entry),
                    by=by,
                    place=entry.place,
                    required=required,
                    on=entry.date(),
                )

    def _rates(self) -> Iterator[tuple[str, Rate]]:
        for name, value in self._page.table("rates"):
            try:
                yield name, Rate.parse(value if isinstance(value, str) else shown(value))
            except RateError as error:
                self._page.remark(("rates", name), str(error))

    def _slates(self) -> Iterator[tuple[str, str]]:
        for entry in self._page.entries("slates", _OF_A_SLATE):
            slate, scene = entry.text("slate"), entry.text("scene")
            if not slate or not scene:
                says = "expected slate and scene, such as slate = '12A' and scene = '12', found less"
                entry.remark(says)
            elif self._people.who(entry, May.SAY_WHICH_SCENE):
                yield slate.upper(), scene


def _pointer(entry: Entry) -> Pointer:
    return Pointer(scene=entry.text("scene"), line=entry.text("line"), take=entry.text("take"))
