"""An open film: reads its folder, joins it, and runs its checks; asked again, it does only what a change calls for."""

from collections.abc import Collection, Iterable

import msgspec

from edgecode.checks.check import Check
from edgecode.checks.registry import check_named
from edgecode.consent.standing import Standings
from edgecode.film.film import Film
from edgecode.film.place import Remark
from edgecode.usecases.join_film import FilmJoiner, Joined
from edgecode.usecases.ports.clock import Clock
from edgecode.usecases.ports.folder import Folder
from edgecode.usecases.ports.index import Index
from edgecode.usecases.read_folder import LastSeen, Library, Progress, read_folder
from edgecode.usecases.run_checks import Checked, CheckRunner


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """One look at a film's folder: what it held, joined. ``remarks`` are all there are, by file and line."""

    library: Library
    joined: Joined

    @property
    def film(self) -> Film:
        """The film itself."""
        return self.joined.film

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What the readers and the joining had to say."""
        said = [remark for reading in self.library.readings for remark in reading.remarks]
        return (*self.library.remarks, *self.library.settings.remarks, *said, *self.joined.remarks)


class OpenFilm:
    """A film's folder, opened. Nothing in the folder is written to."""

    def __init__(self, folder: Folder, *, index: Index, clock: Clock, checks: Iterable[Check]) -> None:
        """Take the parts; nothing is read before the first look."""
        self._folder = folder
        self._index = index
        self._clock = clock
        self._last = LastSeen()
        self._joiner = FilmJoiner()
        self._runner = CheckRunner(checks)

    def look(self, progress: Progress | None = None) -> Look:
        """Read what changed since the last look, and join it."""
        library = read_folder(self._folder, index=self._index, clock=self._clock, last=self._last, progress=progress)
        return Look(library=library, joined=self._joiner.join(library))

    def check(self, look: Look | None = None, *, asked: Collection[str] = ()) -> Checked:
        """Run the checks on a look, a fresh one if none is given. ``asked`` are ids; an unknown one raises UnknownCheckError."""
        for name in asked:
            check_named(name)
        look = look or self.look()
        settings = look.library.settings
        return self._runner.run(
            look.joined, standings=Standings(settings.standings), intents=settings.intents, asked=asked
        )
