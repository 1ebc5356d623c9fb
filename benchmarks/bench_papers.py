"""Papers: making, writing and checking a pack over a record of 5,000 entries. Prints JSON lines.

Each is held against what it cannot do without, measured in the same run: reading the record's entries; setting the same
sheet by typst alone; hashing the record's path to each cited entry (SHA-256 of as many bytes as the pack has). The film is
the example, its record grown by made decisions.
"""

import json
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from edgecode.bootstrap import open_desk, renderers
from edgecode.formats.disclosure.pdf import as_pdf
from edgecode.papers.checking import checked
from edgecode.papers.registry import paper_for
from edgecode.papers.sheet_of import sheet_of
from edgecode.record.keys import read_verifier
from edgecode.usecases.desk import Desk
from edgecode.usecases.papers.paper_desk import PaperDesk

FERRY = Path(__file__).parents[1] / "examples" / "the-ferry"
BY = "Beatrice Nwosu"
ENTRIES, ROUNDS = 5_000, 5
MAKING_LIMIT, WRITING_LIMIT, CHECKING_LIMIT = 2.0, 3.0, 50.0


def say(what: str, **figures: object) -> None:
    """Print one JSON line."""
    print(json.dumps({"bench": "papers", "what": what, **figures}))


def median(job: Callable[[], object]) -> float:
    """Give the median seconds of a job."""
    taken = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        job()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def grown(desk: Desk) -> PaperDesk:
    """Let the record of a copy of the example grow by entries of its first kind, and sign a pack of it."""
    papers = PaperDesk(desk)
    papers.sign("writers", by=BY)
    with desk.whole_record(make=True) as stores:
        if stores is None:
            raise AssertionError
        kept = next(each.entry for each in stores.record.entries() if each.entry is not None)
        batch = [(stores.record.new_id(), kept) for _ in range(ENTRIES)]
        for start in range(0, ENTRIES, 500):
            stores.record.append(batch[start : start + 500])
    papers.sign("insurer", by=BY)
    return papers


def main() -> int:
    """Measure; 1 where a ratio is beyond its limit."""
    with tempfile.TemporaryDirectory() as made:
        os.environ["XDG_STATE_HOME"] = str(Path(made) / "state")
        film = Path(made) / "ferry"
        shutil.copytree(FERRY, film, ignore=shutil.ignore_patterns(".edgecode"))
        desk = open_desk(film)
        papers = grown(desk)
        reading = median(lambda: open_desk(film).entries())
        making = median(lambda: PaperDesk(open_desk(film)).packs())
        pack = papers.pack("insurer")
        sheet = sheet_of(pack.pack, paper=paper_for("insurer"), digest=pack.digest, signatures=pack.signatures)
        setting = median(lambda: as_pdf(sheet))
        drawn = renderers()
        writing = median(lambda: papers.files("insurer", renderers=drawn))
        files = papers.files("insurer", renderers=drawn)
        with desk.whole_record(make=False) as stores:
            key = read_verifier(stores.record.key()) if stores is not None else None
        if key is None or checked(files, keys=[key]).problems:
            return 1
        checking = median(lambda: checked(files, keys=[key]))
        hashing = median(lambda: [sha256(data).digest() for data in files.values()])
    ratios = {
        "ten packs against reading the record in plain words": (making / reading, MAKING_LIMIT),
        "the files of one pack against typst alone": (writing / setting, WRITING_LIMIT),
        "checking a pack against hashing its bytes": (checking / hashing, CHECKING_LIMIT),
    }
    for what, (ratio, limit) in ratios.items():
        say(what, ratio=round(ratio, 2), limit=limit, entries=ENTRIES, within=ratio <= limit)
    return 0 if all(ratio <= limit for ratio, limit in ratios.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
