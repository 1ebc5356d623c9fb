"""The people of film.toml, and who of them may say what an entry says."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

import msgspec

from edgecode.consent.people import May, Person
from edgecode.entries.vocabulary import Role
from edgecode.film.composed import composed
from edgecode.formats.toml_lines import Key
from edgecode.formats.toml_page import NOT, Entry, Page, shown

_KEYS: Final = ("role", "may", "speaks_for", "plays")


class People(msgspec.Struct, frozen=True):
    """The people of a film by their names as those are compared (:func:`~edgecode.film.composed.composed`)."""

    of: dict[str, Person] = {}

    def named(self, name: object) -> Person | None:
        """Find a person, however the accents of their name are written."""
        return self.of.get(composed(name)) if isinstance(name, str) else None

    def called(self, name: str) -> str:
        """Give a name as the person who bears it is written, and as it is where nobody does."""
        person = self.named(name)
        return name if person is None else person.name

    def who(self, entry: Entry, may: May | None) -> str:
        """Give the person who says it; empty, and remarked on, where nobody does or somebody who may not."""
        return self.sayer(entry, lets=lambda person: may is None or may in person.may, asks=f"a person who may {may}")

    def sayer(self, entry: Entry, *, lets: Callable[[Person], bool], asks: str) -> str:
        """Give the person who says it, likewise: one whom ``lets`` lets, which ``asks`` puts into words."""
        by = entry.table.get("by")
        person = self.named(by)
        if person is not None and lets(person):
            return person.name
        expected, found = (
            ("by = one of [people]", "nobody" if by is None else shown(by)) if person is None else (asks, person.name)
        )
        entry.remark(f"expected {expected}, found {found}; {NOT}")
        return ""


def read_people(page: Page) -> People:
    """Read ``[people]``."""
    return People(_with_names({composed(person.name): person for person in _people(page)}))


def _people(page: Page) -> Iterator[Person]:
    for name, value in page.table("people"):
        at = ("people", name)
        if name.strip().casefold() in {"", Role.EDGECODE}:
            page.remark(at, f"expected the name of a person, found {name.strip() or 'none'}")
            continue
        table = value if isinstance(value, dict) else {"role": value}
        page.only(table, _KEYS, at=at)
        role = Entry(table, at=at, page=page).text("role")
        may = frozenset(_may(table.get("may", []), at=(*at, "may"), page=page))
        speaks_for = _names("speaks_for", table, at=at, page=page)
        yield Person(
            name=name, role=role, may=may, speaks_for=speaks_for, plays=_names("plays", table, at=at, page=page)
        )


def _with_names(people: Mapping[str, Person]) -> dict[str, Person]:
    """The people, each speaking for others by the names that those have, however their accents are written."""
    of = {key: person.name for key, person in people.items()}
    names = {key: frozenset(of.get(composed(each), each) for each in one.speaks_for) for key, one in people.items()}
    return {key: msgspec.structs.replace(one, speaks_for=names[key]) for key, one in people.items()}


def _may(words: object, *, at: Key, page: Page) -> Iterator[May]:
    known = {word.value: word for word in May}
    if not isinstance(words, list):
        page.remark(at, f'expected may to be a list such as ["{May.SET_INTENTS}"], found {shown(words)}')
        return
    for word in words:
        if isinstance(word, str) and word in known:
            yield known[word]
        else:
            page.remark(at, f"expected {at[1]} to be one who may {', '.join(known)}, found {shown(word)}")


def _names(key: str, table: Mapping[str, object], *, at: Key, page: Page) -> frozenset[str]:
    names = table.get(key, [])
    if isinstance(names, list) and all(isinstance(each, str) for each in names):
        return frozenset(names)
    page.remark((*at, key), f"expected {key} to be a list of names, found {shown(names)}")
    return frozenset()
