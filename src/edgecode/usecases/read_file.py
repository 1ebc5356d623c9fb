"""Read one file: find the reader that knows it, and keep what it says however it ends."""

from pathlib import PurePosixPath

from edgecode.errors import UnreadableError
from edgecode.film.board import Panel
from edgecode.film.cut import Cut
from edgecode.film.identity import named_clips, named_panels, with_ids
from edgecode.film.place import Place, Remark
from edgecode.film.script import Script
from edgecode.formats.records import Record
from edgecode.formats.registry import HEAD, Reader, reader_for
from edgecode.formats.source import Source
from edgecode.usecases.ports.index import Reading


def read_file(source: Source, *, key: str = "", now: int = 0) -> Reading:
    """Read one file to records and remarks. A file no reader knows has an empty format; nothing is raised for its content."""
    with source.open() as stream:
        head = stream.read(HEAD)
    reader = reader_for(head, suffix=PurePosixPath(source.path).suffix.lower())
    if reader is None:
        return Reading(path=source.path, key=key, first_seen=now)
    records, remarks = _drained(reader, source)
    return Reading(
        path=source.path,
        key=key,
        format=reader.NAME,
        records=_with_ids(records),
        remarks=tuple(remarks),
        first_seen=now,
    )


def _drained(reader: Reader, source: Source) -> tuple[list[Record], list[Remark]]:
    """Take everything a reader gives; when the file breaks in the middle, what came before stands."""
    records: list[Record] = []
    remarks: list[Remark] = []
    try:
        for each in reader.read(source):
            if isinstance(each, Remark):
                remarks.append(each)
            else:
                records.append(each)
    except UnreadableError as error:
        says = f"expected {error.expected}, found {error.found}"
        remarks.append(Remark(Place(source.path, error.line), says))
    return records, remarks


def _with_ids(records: list[Record]) -> tuple[Record, ...]:
    panels = iter(named_panels([record for record in records if isinstance(record, Panel)]))
    return tuple(_with_id(next(panels) if isinstance(record, Panel) else record) for record in records)


def _with_id(record: Record) -> Record:
    if isinstance(record, Script):
        return with_ids(record)
    return named_clips(record) if isinstance(record, Cut) else record
