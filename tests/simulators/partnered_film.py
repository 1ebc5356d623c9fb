"""A film in the middle of its partners' weeks, on disk: made once a process, and laid out anew for each test that wants it.

Aria Labs got the tables of the first week and left a receipt. What Quill Research was to get, the scanner stopped, so that it
got the empty batch. It is the Tuesday of the third week: the second is over and goes on the Thursday, the third has begun.
"""

import io
import tarfile
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, cast
from unittest.mock import patch

from edgecode.bootstrap import open_desk
from edgecode.bootstrap_partners import kept_partners
from edgecode.boundary.agreement import Agreement
from edgecode.boundary.scan.scanner import Scan
from edgecode.store.partners_store import PartnersStore
from edgecode.store.record_db.book import RecordDb
from edgecode.usecases.desk import Desk
from edgecode.usecases.partners import closing
from edgecode.usecases.partners.mirror import MirrorDesk
from simulators.clock import SetClock
from simulators.entropy import CountedEntropy
from simulators.film_world import FilmWorld
from simulators.trace import of_film, on, trace
from simulators.two_films import CAUSEWAY
from simulators.two_partners import P, Q

FIRST: Final = next(P.weeks())
NOW: Final = on(2, 1, hour=12)
WEEK, NEXT = [each.name for each in P.weeks()][1:3]
"""The week that goes next, and the one that has begun."""
_NOTHING: Final = Scan()
_FOUND: Final = Scan(hit=True, how="as it is", names=1)
CAST: Final = CAUSEWAY.cast
"""Who of the film plays which part."""


class PartneredFilm:
    """The film in a folder of its own; the user's state lies where ``XDG_STATE_HOME`` was set to ``root / "state"``."""

    def __init__(self, root: Path, *, seed: int = 99) -> None:
        """Lay it out below a folder and open it; ``seed`` moves what is drawn from now on."""
        with tarfile.open(fileobj=io.BytesIO(_packed())) as packed:
            packed.extractall(root, filter="data")
        self.folder, self.clock, self.seed = root / "film", SetClock(NOW), seed
        self.desk = self.opened()
        self.partners = cast("PartnersStore", kept_partners(self.folder))
        self.mirror = MirrorDesk(self.desk, self.partners)

    def opened(self) -> Desk:
        """Open it once more, as another process would."""
        return open_desk(self.folder, clock=self.clock, entropy=CountedEntropy(self.seed))

    @property
    def entries(self) -> int:
        """How many entries the record has."""
        with self.desk.whole_record(make=False) as stores:
            return len(stores.record.entries()) if stores is not None else 0


@cache
def _packed() -> bytes:
    """Live through the weeks once, and pack the film and the user's state: what is unpacked elsewhere was moved there."""
    # In a thread of its own: the partner's visits need an event loop, and in a test of a browser this thread has one already.
    with TemporaryDirectory() as made, ThreadPoolExecutor(1) as alone:
        alone.submit(_live, Path(made)).result()
        packed = io.BytesIO()
        with tarfile.open(fileobj=packed, mode="w") as into:
            into.add(Path(made) / "film", "film")
            into.add(Path(made) / "state", "state/edgecode")
        return packed.getvalue()


def _live(root: Path) -> None:
    world = FilmWorld(root, CAUSEWAY, seed=11)
    left = sorted(of_film(trace(), world.film), key=lambda doing: doing.at)
    for agreement in (P, Q):
        world.agree(agreement)
    for at, goes in ((P.slot(FIRST), (P, _NOTHING)), (Q.slot(FIRST), (Q, _FOUND)), (NOW, None)):
        world.clock.at = at
        world.play(each for each in left if each.at < at)
        left = [each for each in left if each.at >= at]
        if goes is not None:
            _goes(world, *goes)
    world.end()
    with world.desk.whole_record(make=False) as stores:
        assert stores is not None
        cast("RecordDb", stores.record).close()


def _goes(world: FilmWorld, agreement: Agreement, scan: Scan) -> None:
    """Close and send a week; what the scanner finds is told, for its own tests are elsewhere. Who got tables signs for them."""
    with world.here(), patch.object(closing, "scan_batch", lambda _body, _prints: scan):
        world.closing.close()
    [sent] = world.send(agreement)
    if sent.tables:
        reply = world.visitor(agreement).leave_receipt(sent.week.name, digest=sha256(sent.note).hexdigest())
        assert reply.status in {200, 201}, reply
