"""A change list as CSV, a row a change: opens in a spreadsheet, with frames as numbers and timecode as text.

What begins like a formula is guarded (:mod:`edgecode.formats.csv_document`), but for the numbers of frames, which a spreadsheet
shall add up. Clips that merely shifted are rows, too, so that each record timecode that changed is in the list.
"""

import csv
import io
from typing import Final

from edgecode.film.cutting.change import Change, CutChanges, Use
from edgecode.film.cutting.words import in_words
from edgecode.formats.csv_document import cell

HEADER: Final = (
    *("reel", "change", "clip", "take", "track", "frames", "head", "tail", "later", "was", "now", "in words"),
    *("from in", "from out", "from frame in", "from frame out", "from source in", "from source out"),
    *("to in", "to out", "to frame in", "to frame out", "to source in", "to source out", "parts", "id"),
)


def csv_list(changes: CutChanges) -> bytes:
    """Write all changes as UTF-8 with a mark at the start, which spreadsheets ask for."""
    made = io.StringIO(newline="")
    rows = csv.writer(made)
    rows.writerow(HEADER)
    for change in changes.changes:
        rows.writerow([each if isinstance(each, int) else cell(each) for each in _cells(change)])
    return b"\xef\xbb\xbf" + made.getvalue().encode("utf-8", "replace")


def _cells(change: Change) -> list[str | int]:
    use = change.use
    return [
        change.reel,
        change.op.value,
        change.name,
        change.slate,
        use.track,
        change.frames,
        change.head,
        change.tail,
        change.later,
        change.was,
        change.now,
        in_words(change),
        *_at(change.old),
        *_at(change.new),
        "; ".join(f"{part.record_in} - {part.record_out}" for part in change.parts),
        use.id,
    ]


def _at(use: Use | None) -> list[str | int]:
    if use is None:
        return [""] * 6
    return [use.record_in, use.record_out, use.first, use.last, use.source_in, use.source_out]
