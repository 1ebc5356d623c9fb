"""A film on the disk whose record somebody outside holds against it: a witness, or whoever kept a checkpoint."""

import json
import shutil
import time
from pathlib import Path
from typing import Final

import msgspec

from conftest import written
from edgecode.bootstrap import open_desk
from edgecode.entries.entry import Entry
from edgecode.entries.vocabulary import Phase
from edgecode.record.keys import VerifierKey, read_verifier
from edgecode.usecases.film_phase import say_phase
from simulators.agreeing_film import BEA, FILM
from simulators.clock import SetClock
from simulators.command_line import Edgecode, Said
from simulators.witness import W1, WitnessAtHand

PHASES: Final = ("prepare", "shoot", "finish")


def now() -> int:
    """The time of the system, in seconds."""
    return int(time.time())


class WitnessedFilm:
    """A film with a record, the user's own folder beside it, and a witness that knows it."""

    def __init__(self, root: Path, edgecode: Edgecode, *, begun: int | None = None) -> None:
        """Write it, and let Bea say two things, now or at a time in milliseconds."""
        self.root, self.edgecode, self.said = root, edgecode, 0
        self.folder, self.state = written(FILM, root / "film"), root / "state"
        if begun is None:
            self.say(2)
        else:
            for phase in (Phase.SHOOT, Phase.FINISH):
                say_phase(open_desk(self.folder, clock=SetClock(begun)), phase, by=BEA)
        self.witness = WitnessAtHand(self.key, now=now)

    @property
    def key(self) -> VerifierKey:
        """The public key of the record."""
        return read_verifier(self.edgecode("record", "key", self.folder).out.strip())

    def say(self, times: int = 1) -> None:
        """Let Bea say something, again."""
        for _ in range(times):
            self.said += 1
            done = self.edgecode("phase", PHASES[self.said % 3], self.folder, "--by", BEA)
            assert done.code == 0, done.err

    def ask(self, url: str, *more: str | Path) -> Said:
        """Ask the witness."""
        return self.edgecode(
            "record", "witness", self.folder, "--at", url, "--key", str(W1.verifier), "--by", BEA, *more
        )

    @property
    def entries(self) -> int:
        """How many entries there are."""
        return len(json.loads(self.edgecode("record", "log", self.folder, "--json").out))

    def keep(self, name: str) -> None:
        """Make a backup of the film's folder and the user's own, as whoever means to put it back does."""
        shutil.copytree(self.folder, self.root / name / "film")
        shutil.copytree(self.state, self.root / name / "state")

    def put_back(self, name: str, *, state: bool = True) -> None:
        """Put a backup back; with or without the user's own folder."""
        for of, there in (("film", self.folder), ("state", self.state)):
            if of == "film" or state:
                shutil.rmtree(there)
                shutil.copytree(self.root / name / of, there)

    def forge(self, *, at: int) -> None:
        """Put an entry in with the real key and another time (milliseconds), past all that edgecode looks at before it does."""
        with open_desk(self.folder, clock=SetClock(at)).whole_record(make=False) as stores:
            assert stores is not None
            last = stores.record.entries()[-1].entry
            assert isinstance(last, Entry)
            stores.record.append([(stores.record.new_id(), msgspec.structs.replace(last, at=at))])
            stores.record.checkpoint()
