"""A change list as PDF pages to hand out, set by typst from a template that gets all words as data."""

from pathlib import Path
from typing import Final

import msgspec
import typst

from edgecode.film.cutting.change import CutChanges
from edgecode.film.cutting.rows import LEGEND, Row, counted, rows, title

_TEMPLATE: Final = Path(__file__).with_name("changes.typ")


def pdf_list(changes: CutChanges, *, paper: str = "a4") -> bytes:
    """Set the pages; the same changes give the same bytes wherever typst is of the same version."""
    data = msgspec.json.encode(_document(changes, paper=paper)).decode()
    made = typst.compile(
        _TEMPLATE.read_bytes(), format="pdf", sys_inputs={"data": data}, timestamp=0, ignore_system_fonts=True
    )
    return bytes(made)


def _document(changes: CutChanges, *, paper: str) -> dict[str, object]:
    by_reel: dict[str, list[Row]] = {}
    for row in rows(changes):
        by_reel.setdefault(row.reel, []).append(row)
    return {
        "paper": paper,
        "title": title(changes),
        "counts": counted(changes),
        "says": [*changes.says, LEGEND],
        "reels": [
            {
                "head": f"Reel {reel}" if reel else "",
                "rows": [{**msgspec.structs.asdict(row), "op": row.op} for row in own],
            }
            for reel, own in by_reel.items()
        ],
    }
