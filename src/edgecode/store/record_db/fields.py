"""The fields of an entry as the record keeps them: each by its name, as text in one spelling, so that each can be shown alone.

Numbers are decimal, words and handles stand as they are; ids and details are pairs, ``role handle`` and ``detail number``,
with commas between them, in the entry's own order.
"""

from collections.abc import Mapping

from edgecode.entries.detail import Detail
from edgecode.entries.entry import Entry
from edgecode.entries.handle import Handle
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole, Role, Stage
from edgecode.errors import EntryError, RecordError


def fields_of(entry: Entry) -> dict[str, bytes]:
    """Give the fields of an entry, nine by name."""
    said = {
        "at": str(entry.at),
        "who": entry.who.digits,
        "role": entry.role,
        "stage": entry.stage,
        "kind": entry.kind,
        "film": entry.film.digits,
        "ids": ",".join(f"{role} {handle.digits}" for role, handle in entry.ids),
        "details": ",".join(f"{detail} {number}" for detail, number in entry.details),
        "vocabulary": str(entry.vocabulary),
    }
    return {name: value.encode("ascii") for name, value in said.items()}


def entry_of(fields: Mapping[str, bytes]) -> Entry:
    """Read an entry back; other fields beside the nine are passed over.

    Raises :class:`~edgecode.errors.RecordError` for any that :func:`fields_of` does not write.
    """
    try:
        said = {name: value.decode("ascii") for name, value in fields.items() if name in Entry.__struct_fields__}
        entry = Entry(
            at=int(said["at"]),
            who=Handle(said["who"]),
            role=Role(said["role"]),
            stage=Stage(said["stage"]),
            kind=Kind(said["kind"]),
            film=Handle(said["film"]),
            ids=tuple((IdRole(role), Handle(digits)) for role, digits in _pairs(said["ids"])),
            details=tuple((Detail(detail), int(number)) for detail, number in _pairs(said["details"])),
            vocabulary=int(said["vocabulary"]),
        )
    except (KeyError, ValueError, EntryError) as error:
        raise RecordError("body", expected="the fields of an entry", found="others") from error
    if fields_of(entry).items() - fields.items():
        raise RecordError("body", expected="the fields of an entry in their one spelling", found="another")
    return entry


def _pairs(said: str) -> list[tuple[str, str]]:
    split = [pair.split(" ") for pair in said.split(",")] if said else []
    return [(name, value) for name, value in split]
