"""Read one file: find the reader that knows it, and keep what it says however it ends."""

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Final

import msgspec

from edgecode.errors import NoSuchFileError, UnreadableError
from edgecode.film.board import Panel
from edgecode.film.cut import Cut
from edgecode.film.identity import named_clips, named_panels, with_ids
from edgecode.film.place import Place, Remark
from edgecode.film.script import Script
from edgecode.formats.records import Record
from edgecode.formats.registry import HEAD, Reader, reader_for
from edgecode.formats.source import Source
from edgecode.usecases.ports.index import Reading

_MOST_SAID: Final = 400
"""A remark quotes what was found; of a longer one, in a file full of rubbish, the middle is left out."""
_END: Final = 120


def read_file(source: Source, *, key: str = "", now: int = 0, readers: Iterable[Reader] | None = None) -> Reading:
    """Read one file to records and remarks. A file no reader knows has an empty format; nothing is raised for its content.

    ``readers`` are those to ask, all there are unless given. Raises :class:`NoSuchFileError` when the file cannot be had,
    or no more of it in the middle.
    """
    reader = reader_for(_head(source), suffix=PurePosixPath(source.path).suffix.lower(), readers=readers)
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


def _head(source: Source) -> bytes:
    try:
        with source.open() as stream:
            return stream.read(HEAD)
    except OSError as error:
        raise _gone(source, error) from error


def _gone(source: Source, error: OSError) -> NoSuchFileError:
    return NoSuchFileError(source.path, found=(error.strerror or str(error)).lower())


def _drained(reader: Reader, source: Source) -> tuple[list[Record], list[Remark]]:
    """Take everything a reader gives; when the file breaks in the middle, what came before stands."""
    records: list[Record] = []
    remarks: list[Remark] = []
    try:
        for each in reader.read(source):
            if isinstance(each, Remark):
                remarks.append(_short(each))
            else:
                records.append(each)
    except UnreadableError as error:
        says = f"expected {error.expected}, found {error.found}"
        remarks.append(_short(Remark(Place(source.path, error.line), says)))
    except OSError as error:
        raise _gone(source, error) from error
    except NoSuchFileError:
        raise
    except Exception as error:  # noqa: BLE001  a fault in one reader may not cost the film its other files
        says = f"expected to read it as {reader.NAME}, found a fault in edgecode, {type(error).__name__}: {error}"
        remarks.append(_short(Remark(Place(source.path), f"{says}; what was read before it stands")))
    return records, remarks


def _short(remark: Remark) -> Remark:
    says = remark.says
    if len(says) <= _MOST_SAID:
        return remark
    return msgspec.structs.replace(remark, says=f"{says[: _MOST_SAID - _END]} … {says[-_END:]}")


def _with_ids(records: list[Record]) -> tuple[Record, ...]:
    panels = iter(named_panels([record for record in records if isinstance(record, Panel)]))
    return tuple(_with_id(next(panels) if isinstance(record, Panel) else record) for record in records)


def _with_id(record: Record) -> Record:
    if isinstance(record, Script):
        return with_ids(record)
    return named_clips(record) if isinstance(record, Cut) else record
