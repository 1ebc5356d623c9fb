"""An open film: reads its folder, joins it, and runs its checks; asked again, it does only what a change calls for."""

from collections.abc import Collection, Iterable, Mapping
from threading import RLock

import msgspec

from edgecode.checks.check import Check
from edgecode.consent.standing import Standings
from edgecode.errors import UnknownCheckError
from edgecode.film.film import Film
from edgecode.film.hand import HandLining
from edgecode.film.place import Remark
from edgecode.findings.decision import Said
from edgecode.usecases.join_film import FilmJoiner, Joined
from edgecode.usecases.note_film_toml import in_force
from edgecode.usecases.note_script import noted_intents
from edgecode.usecases.ports.clock import Clock
from edgecode.usecases.ports.folder import Folder
from edgecode.usecases.ports.index import Index
from edgecode.usecases.read_folder import Holdings, LastSeen, Progress, read_folder
from edgecode.usecases.run_checks import Checked, CheckRunner


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """One look at a film's folder: what it held, joined. ``remarks`` are all there are, by file and line."""

    holdings: Holdings
    joined: Joined

    @property
    def film(self) -> Film:
        """The film itself."""
        return self.joined.film

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What the readers and the joining had to say."""
        said = [remark for reading in self.holdings.readings for remark in reading.remarks]
        return (*self.holdings.remarks, *self.holdings.settings.remarks, *said, *self.joined.remarks)


class OpenFilm:
    """A film's folder, opened. Nothing in the folder is written to. Several threads may share one: they take turns."""

    def __init__(self, folder: Folder, *, index: Index, clock: Clock, checks: Iterable[Check]) -> None:
        """Take the parts; nothing is read before the first look."""
        self._folder = folder
        self._index = index
        self._clock = clock
        self._checks = tuple(checks)
        self._last = LastSeen()
        self._joiner = FilmJoiner()
        self._runner = CheckRunner(self._checks)
        self._turn = RLock()

    def look(self, progress: Progress | None = None) -> Look:
        """Read what changed since the last look, and join it."""
        with self._turn:
            return self.joined(self.read(progress))

    def read(self, progress: Progress | None = None) -> Holdings:
        """Read what changed since the last time."""
        with self._turn:
            return read_folder(self._folder, index=self._index, clock=self._clock, last=self._last, progress=progress)

    def joined(self, holdings: Holdings, *, hand: Mapping[str, HandLining] | None = None) -> Look:
        """Join what was read, with what people lined by hand; what notes in the script say is intended joins film.toml's."""
        with self._turn:
            joined = self._joiner.join(holdings, hand=hand)
            script, settings = joined.film.script, holdings.settings
            intents, remarks = noted_intents(script, people=settings.people) if script is not None else ((), ())
            if intents or remarks:
                settings = msgspec.structs.replace(
                    settings, intents=(*settings.intents, *intents), remarks=(*settings.remarks, *remarks)
                )
                holdings = msgspec.structs.replace(holdings, settings=settings)
            return Look(holdings=holdings, joined=joined)

    def check(self, look: Look | None = None, *, asked: Collection[str] = (), said: Said | None = None) -> Checked:
        """Run the checks on a look, a fresh one if none is given.

        ``asked`` are ids of checks; raises :class:`UnknownCheckError` for one that does not exist. ``said`` is what people
        said through edgecode: the later word on a standing wins over film.toml's, an intent stands beside those there.
        """
        known = [check.id for check in self._checks]
        for name in asked:
            if name not in known:
                raise UnknownCheckError(name, known=", ".join(known))
        with self._turn:
            look = look or self.look()
            standings, intents = in_force(look.holdings.settings, said or Said())
            return self._runner.run(look.joined, standings=Standings(standings), intents=intents, asked=asked)
