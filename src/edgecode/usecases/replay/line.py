"""One line of a stream: a JSON object with ``at``, ``who``, ``role``, ``stage``, ``kind`` and what the kind needs.

Ids stand under the name of what they stand for (``check``, ``decision``, ``sitting`` …), closed values under theirs
(``choice``, ``seconds``, ``alternatives_opened`` …), with underscores; a value of a few words is written as its word, one of
no and yes as ``false`` and ``true``, a day as ISO 8601 has it. A key that is none of these is refused.
"""

import datetime as dt
import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Final, TypeVar

import msgspec

from edgecode.consent.roles import role_of
from edgecode.entries.detail import SCALES, Detail
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole, Role, Stage
from edgecode.errors import StreamError

_FRAME: Final = ("at", "who", "role", "stage", "kind")
_IDS: Final[Mapping[str, IdRole]] = {role.value.replace("-", "_"): role for role in IdRole}
_DETAILS: Final[Mapping[str, Detail]] = {
    detail.value.replace("-", "_"): detail for detail in Detail if detail is not Detail.ORIGIN
}
_ONE: Final = frozenset({"check", "finding", "sitting", "entry", "person"})
"""Of these an entry has one: with two of them it would be said of one, and counted for the other."""
_EPOCH: Final = dt.date(1970, 1, 1)
_SHOWN: Final = 60
W = TypeVar("W", bound=StrEnum)


class Bound(msgspec.Struct, frozen=True):
    """A handle to be bound: the ``nth`` finding of a check, or the nth of its kind in the film; both from 1."""

    nth: int
    check: str = ""


class OfLine(msgspec.Struct, frozen=True):
    """The entry that another line of the stream became; lines count from 1."""

    line: int


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line, read; ``number`` counts from 1. ``at`` is in milliseconds since 1970, UTC."""

    number: int
    at: int
    who: str
    role: Role
    stage: Stage
    kind: Kind
    ids: tuple[tuple[IdRole, str | Bound | OfLine], ...]
    details: tuple[tuple[Detail, int], ...]

    def id(self, role: IdRole) -> "str | Bound | OfLine | None":
        """Give the first id that stands for something."""
        return next((value for each, value in self.ids if each is role), None)

    def detail(self, wanted: Detail) -> int | None:
        """Give a closed value."""
        return next((number for detail, number in self.details if detail is wanted), None)


def read_line(data: bytes, *, path: str, number: int) -> Line:
    """Read one line. Raises :class:`StreamError` with the line, what was expected and what was found."""
    reading = _Reading(path, number)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        found = f"the byte 0x{data[error.start]:02x} at byte {error.start + 1} of the line"
        raise reading.refused(expected="UTF-8", found=found) from error
    try:
        found = json.loads(text, object_pairs_hook=reading.once)
    except (ValueError, RecursionError) as error:
        raise reading.refused(expected="one JSON object", found=_shown(text.strip())) from error
    if not isinstance(found, dict):
        raise reading.refused(expected="one JSON object", found=_shown(found))
    for key in found:
        if key not in {*_FRAME, *_IDS, *_DETAILS}:
            raise reading.refused(
                expected=f"keys of the vocabulary ({', '.join(_FRAME)}, check, choice …)", found=repr(key[:_SHOWN])
            )
    return reading.line({key: value for key, value in found.items() if value is not None})


class _Reading:
    def __init__(self, path: str, number: int) -> None:
        self._path, self._number = path, number

    def refused(self, *, expected: str, found: str) -> StreamError:
        return StreamError(self._path, line=self._number, expected=expected, found=found)

    def once(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        """Refuse a key that stands twice: one of the two would be lost."""
        made = dict(pairs)
        if len(made) < len(pairs):
            keys = [key for key, _ in pairs]
            twice = next(key for nth, key in enumerate(keys) if key in keys[:nth])
            raise self.refused(expected="each key once", found=f"{_shown(twice)} twice")
        return made

    def line(self, found: Mapping[str, object]) -> Line:
        for key in _FRAME:
            if key not in found:
                raise self.refused(expected=f"its {key}", found="none")
        return Line(
            number=self._number,
            at=self._moment(found["at"]),
            who=self._text(found["who"], "who"),
            role=self._role(found["role"]),
            stage=self._word(found["stage"], Stage, "a stage"),
            kind=self._word(found["kind"], Kind, "a kind of entry such as decision.made"),
            ids=tuple(
                (role, each)
                for key, role in _IDS.items()
                if key in found and key not in _FRAME
                for each in self._ids(found[key], key)
            ),
            details=tuple(
                (detail, self._number_of(found[key], detail, key)) for key, detail in _DETAILS.items() if key in found
            ),
        )

    def _text(self, value: object, key: str) -> str:
        if isinstance(value, str) and value.strip():
            return value
        raise self.refused(expected=f"{key} to be a word", found=_shown(value))

    def _word(self, value: object, words: type[W], what: str) -> W:
        if isinstance(value, str) and value in set(words):
            return words(value)
        raise self.refused(expected=what, found=_shown(value))

    def _role(self, value: object) -> Role:
        """A role in the closed word or as people write it; *crew* only where it says so."""
        role = role_of(value) if isinstance(value, str) else Role.CREW
        if role is Role.CREW and value != Role.CREW:
            raise self.refused(expected="a role such as editor", found=_shown(value))
        return role

    def _moment(self, value: object) -> int:
        try:
            moment = dt.datetime.fromisoformat(value) if isinstance(value, str) else None
        except (ValueError, OverflowError):
            moment = None
        if moment is None or moment.tzinfo is None:
            raise self.refused(
                expected="at to be a time as RFC 3339 has it, such as 2026-03-01T09:30:00Z", found=_shown(value)
            )
        return round(moment.timestamp() * 1000)

    def _ids(self, value: object, key: str) -> list[str | Bound | OfLine]:
        if key in _ONE and isinstance(value, list):
            raise self.refused(expected=f"one {key}", found=_shown(value))
        return [self._id(each, key) for each in (value if isinstance(value, list) else [value])]

    def _id(self, value: object, key: str) -> str | Bound | OfLine:
        if isinstance(value, dict):
            return self._binding(value, key)
        if key == "finding":
            raise self.refused(expected='finding to be bound, as {"check": ID, "nth": N}', found=_shown(value))
        if key == "entry":
            raise self.refused(expected='entry to name an earlier line, as {"line": N}', found=_shown(value))
        return self._text(value, key)

    def _binding(self, value: Mapping[str, object], key: str) -> Bound | OfLine:
        wanted = {"check", "nth"} if key == "finding" else {"line"} if key == "entry" else {"nth"}
        number, check = value.get("line" if key == "entry" else "nth"), value.get("check", "")
        if set(value) != wanted or type(number) is not int or number < 1 or not isinstance(check, str):
            what = ", ".join(f'"{each}"' for each in sorted(wanted))
            raise self.refused(expected=f"{key} to be bound by {what}, counted from 1", found=_shown(value))
        return OfLine(number) if key == "entry" else Bound(number, check)

    def _number_of(self, value: object, detail: Detail, key: str) -> int:
        scale = SCALES[detail]
        if detail is Detail.UNTIL_DAY and isinstance(value, str):
            value = self._day(value, key)
        if scale.words == ("no", "yes") and isinstance(value, bool):
            return int(value)
        if scale.words and isinstance(value, str) and value in scale.words:
            return scale.words.index(value)
        if not scale.words and type(value) is int and scale.holds(value):
            return value
        fit = "false or true" if scale.words == ("no", "yes") else " or ".join(scale.words)
        raise self.refused(
            expected=f"{key} = {fit or f'a whole number from {scale.least} to {scale.most}'}", found=_shown(value)
        )

    def _day(self, value: str, key: str) -> int:
        try:
            return (dt.date.fromisoformat(value) - _EPOCH).days
        except ValueError as error:
            raise self.refused(expected=f"{key} to be a day such as 2026-03-01", found=_shown(value)) from error


def _shown(value: object) -> str:
    try:
        whole = json.dumps(value, ensure_ascii=False) if not isinstance(value, str) else repr(value)
    except RecursionError:
        whole = "something that goes deeper than can be followed"
    return whole if len(whole) <= _SHOWN else f"{whole[:_SHOWN]} …"
