"""An entry: what one person did, when, as whom, in words of the vocabulary and handles alone.

No film is in it, by type: a time, members of closed enumerations, handles, and whole numbers on closed scales. There is
no field for text. The reason for a decision, a name and a title lie elsewhere, under the handles. What the type cannot
refuse is a handle made out of film by whoever hands it in (a hash of a line, for one); handles for people, films and
whatever else a guess could confirm are made from entropy or with a key.
"""

from collections.abc import Set as AbstractSet
from enum import StrEnum
from typing import Final

import msgspec

from edgecode.entries.catalogue import MEANINGS
from edgecode.entries.detail import SCALES, Detail
from edgecode.entries.handle import THE_HOUSE, Handle
from edgecode.entries.kind import Kind
from edgecode.entries.meaning import Meaning
from edgecode.entries.vocabulary import VOCABULARY_VERSION, By, IdRole, Role, Stage
from edgecode.errors import EntryError

MOST_IDS: Final = 64
"""Ids in one entry: more belong into several entries."""

LATEST: Final = 253_402_300_799_999
"""The last millisecond of the year 9999, the last that RFC 3339 can print."""

_BY: Final = {Role.EDGECODE: By.EDGECODE, Role.PARTNER: By.PARTNER}


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that was done.

    ``at`` counts milliseconds since 1970-01-01 00:00 UTC. ``who`` is the person, and
    :data:`~edgecode.entries.handle.THE_HOUSE` where edgecode noted something by itself. ``film`` is the film's handle,
    the studio's own where no one film is concerned. ``ids`` are in no order that means anything; a role may stand more
    than once. A detail stands once; its number lies on its scale. ``vocabulary`` is the version it was made with.
    """

    at: int
    who: Handle
    role: Role
    stage: Stage
    kind: Kind
    film: Handle
    ids: tuple[tuple[IdRole, Handle], ...] = ()
    details: tuple[tuple[Detail, int], ...] = ()
    vocabulary: int = VOCABULARY_VERSION


def checked(entry: Entry) -> Entry:
    """Give the entry back, every field of its type and all of it well made by the catalogue.

    Raises :class:`~edgecode.errors.EntryError` with the first fault. Whether a person may do what they did, and whether
    the handles lead anywhere, is not asked here.
    """
    entry = _typed(entry)
    meaning = MEANINGS[entry.kind]
    _check_frame(entry, meaning=meaning)
    _check_ids(entry, meaning=meaning)
    _check_details(entry, meaning=meaning)
    return entry


def _typed(entry: Entry) -> Entry:
    # A record's types are enforced where it is decoded, not where it is built: so what is not of its types to the letter
    # is taken apart and built again.
    if _is_typed(entry):
        return entry
    try:
        return msgspec.convert(msgspec.to_builtins(entry), Entry)
    except (TypeError, msgspec.ValidationError) as error:
        raise EntryError("entry", expected="every field of its type", found=str(error)) from error


def _is_typed(entry: Entry) -> bool:
    fields = (entry.at, entry.who, entry.role, entry.stage, entry.kind, entry.film, entry.vocabulary)
    return (
        tuple(map(type, fields)) == (int, Handle, Role, Stage, Kind, Handle, int)
        and _are_pairs(entry.ids, (IdRole, Handle))
        and _are_pairs(entry.details, (Detail, int))
    )


def _are_pairs(found: object, types: tuple[type, type]) -> bool:
    return type(found) is tuple and all(type(each) is tuple and tuple(map(type, each)) == types for each in found)


def _check_frame(entry: Entry, *, meaning: Meaning) -> None:
    by = _BY.get(entry.role, By.PERSON)
    if not 0 <= entry.at <= LATEST:
        raise EntryError(entry.kind, expected="a time from 1970 to 9999", found=f"{entry.at} ms")
    if not 1 <= entry.vocabulary <= VOCABULARY_VERSION:
        expected = f"a vocabulary up to {VOCABULARY_VERSION}"
        raise EntryError(entry.kind, expected=expected, found=str(entry.vocabulary))
    if entry.stage not in meaning.stages:
        expected = f"the stage {' or '.join(meaning.stages)}"
        raise EntryError(entry.kind, expected=expected, found=entry.stage.value)
    if by not in meaning.by:
        raise EntryError(entry.kind, expected=f"it done by {' or '.join(meaning.by)}", found=by.value)
    if (entry.who == THE_HOUSE) != (by is By.EDGECODE):
        expected = "nobody named exactly where edgecode did it"
        raise EntryError(entry.kind, expected=expected, found=entry.role.value)


def _check_ids(entry: Entry, *, meaning: Meaning) -> None:
    if len(entry.ids) > MOST_IDS:
        raise EntryError(entry.kind, expected=f"at most {MOST_IDS} ids", found=str(len(entry.ids)))
    if len(set(entry.ids)) < len(entry.ids):
        raise EntryError(entry.kind, expected="each id once", found="one of them twice")
    roles = {role for role, _ in entry.ids}
    _check_belonging(entry.kind, found=roles, needed=meaning.ids, allowed=meaning.ids_if_known)


def _check_details(entry: Entry, *, meaning: Meaning) -> None:
    found = {detail for detail, _ in entry.details}
    if len(found) < len(entry.details):
        raise EntryError(entry.kind, expected="each detail once", found="one of them twice")
    for detail, number in entry.details:
        if not SCALES[detail].holds(number):
            raise EntryError(entry.kind, expected=f"a value on the scale of {detail}", found=str(number))
    allowed = (*meaning.details_if_known, Detail.ORIGIN)
    _check_belonging(entry.kind, found=found, needed=meaning.details, allowed=allowed)


def _check_belonging(
    kind: Kind, *, found: AbstractSet[StrEnum], needed: tuple[StrEnum, ...], allowed: tuple[StrEnum, ...]
) -> None:
    for missing in needed:
        if missing not in found:
            raise EntryError(kind, expected=f"its {missing}", found="none")
    for strange in sorted(found - {*needed, *allowed}):
        raise EntryError(kind, expected=f"no {strange}", found="one")
