"""Records to look at in tests: a folder of a film and one of the user's own, and entries to put in."""

from pathlib import Path

from edgecode.entries.entry import Entry
from edgecode.entries.handle import THE_HOUSE, Handle
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole, Role, Stage
from edgecode.store.record_db.book import RecordDb
from edgecode.store.system_entropy import SystemEntropy
from simulators.clock import SetClock

FILM = "0123456789abcdef"
IDA, NADIA = Handle("a" * 16), Handle("b" * 16)
NOON = 1_764_000_000_000


def open_record(root: Path, *, folder: str = "film", film_id: str = FILM, state: str = "state") -> RecordDb:
    """Open the record of a film's folder below a root; the user's own folder lies beside it."""
    return RecordDb.open(
        root / folder / ".edgecode", film_id=film_id, state=root / state, clock=SetClock(), entropy=SystemEntropy()
    )


def entry(*, who: Handle = IDA, at: int = NOON) -> Entry:
    """Somebody left a finding."""
    ids = ((IdRole.FINDING, Handle("c" * 16)), (IdRole.CHECK, Handle("d" * 16)))
    return Entry(at=at, who=who, role=Role.EDITOR, stage=Stage.CUT, kind=Kind.FINDING_LEFT, film=Handle(FILM), ids=ids)


def house_entry(*, at: int = NOON) -> Entry:
    """The house noted that it had everything read again."""
    return Entry(
        at=at, who=THE_HOUSE, role=Role.EDGECODE, stage=Stage.HOUSE, kind=Kind.INDEX_REBUILT, film=Handle(FILM)
    )


def erasing_entry(person: Handle, *, by: Handle = IDA) -> Entry:
    """Somebody erased a person."""
    return Entry(
        at=NOON,
        who=by,
        role=Role.PRODUCER,
        stage=Stage.RECORD,
        kind=Kind.PERSON_ERASED,
        film=Handle(FILM),
        ids=((IdRole.PERSON, person),),
    )


def append(record: RecordDb, *, count: int = 1, who: Handle = IDA) -> list[bytes]:
    """Append entries one by one, and give their ids."""
    ids = [record.new_id() for _ in range(count)]
    for id_ in ids:
        record.append([(id_, entry(who=who))])
    return ids
