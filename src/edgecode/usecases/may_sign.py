"""Before anything is made that only an entry makes good: whether the record can say so here."""

from edgecode.usecases.desk import Desk


def check_may_sign(desk: Desk) -> None:
    """Raise ``RecordReadOnlyError`` where this copy of a film may not sign; a film without a record yet begins one."""
    with desk.whole_record(make=False) as stores:
        if stores is not None:
            stores.record.ready()
