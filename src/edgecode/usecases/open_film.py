"""An open film: reads its folder, joins it, and runs its checks; asked again, it does only what a change calls for."""

from collections.abc import Callable, Collection, Iterable
from threading import RLock
from typing import Final

import msgspec

from edgecode.checks.check import Check
from edgecode.consent.letting_in import Permitted
from edgecode.consent.partner import AskingPartner
from edgecode.errors import EdgecodeError, UnknownCheckError, WordsStoreError
from edgecode.film.cutting.footage import Footage, unseen
from edgecode.film.cutting.turned_over import Issued
from edgecode.film.film import Film
from edgecode.film.names import Names
from edgecode.film.place import Place, Remark
from edgecode.film.script import Script
from edgecode.findings.decision import Said
from edgecode.formats.source import Source
from edgecode.usecases.asking_partners import with_partners
from edgecode.usecases.join_film import FilmJoiner, Joined
from edgecode.usecases.keep_footage import KeptFootage
from edgecode.usecases.known_names import Known, script_in
from edgecode.usecases.note_film_toml import intents_in_force
from edgecode.usecases.note_script import noted_intents
from edgecode.usecases.permitted import askings, permitted
from edgecode.usecases.ports.clock import Clock
from edgecode.usecases.ports.folder import Folder
from edgecode.usecases.ports.index import Index
from edgecode.usecases.ports.words import Words
from edgecode.usecases.read_folder import Holdings, LastSeen, Progress, read_folder
from edgecode.usecases.run_checks import Checked, CheckRunner

_NAMES: Final = "how the drafts' paragraphs are named"
_FOOTAGE: Final = "what cuts used of takes"


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

    def __init__(
        self,
        folder: Folder,
        *,
        index: Index,
        clock: Clock,
        checks: Iterable[Check],
        words: Callable[[], Words | None] = lambda: None,
        partners: Callable[[], tuple[AskingPartner, ...]] = tuple,
    ) -> None:
        """Take the parts; nothing is read before the first look.

        ``words`` gives what people said, once they said anything, and ``partners`` all there is or was an agreement with.
        """
        self._folder = folder
        self._index = index
        self.clock = clock
        self._words = words
        self._partners = partners
        self._names: dict[str, Names] = {}
        self._frozen: dict[str, Names] = {}
        self.checks = tuple(checks)
        self._last = LastSeen()
        self._joiner = FilmJoiner()
        self._runner = CheckRunner(self.checks)
        self._used = KeptFootage()
        self._turn = RLock()

    def look(self, progress: Progress | None = None) -> Look:
        """Read what changed since the last look, and join it."""
        with self._turn:
            return self.joined(self.read(progress))

    def read(self, progress: Progress | None = None) -> Holdings:
        """Read what changed since the last time."""
        with self._turn:
            holdings = read_folder(
                self._folder, index=self._index, clock=self.clock, last=self._last, progress=progress
            )
            return self._with_partners(self._with_frozen(holdings))

    def joined(self, holdings: Holdings, said: Said | None = None) -> Look:
        """Join what was read with what people said of takes, boards, pickups and cuts.

        What notes in the script say is intended joins film.toml's.
        """
        with self._turn:
            joined = self._joiner.join(holdings, said)
            return self._kept(Look(holdings=_with_notes(holdings, joined.film.script), joined=joined))

    def partners(self) -> tuple[AskingPartner, ...]:
        """Give every partner there is or was an agreement with; none while that cannot be read, which a look remarks on."""
        try:
            return self._partners()
        except EdgecodeError:
            return ()

    def _with_partners(self, holdings: Holdings) -> Holdings:
        """Partners that film.toml names are named by the ids of their agreements from here on."""
        try:
            partners = self._partners()
        except EdgecodeError as error:
            says = f"which partners there are could not be read, so that none counts anybody: {error}"
            holdings = msgspec.structs.replace(
                holdings, remarks=(*holdings.remarks, Remark(Place(holdings.name), says))
            )
            partners = ()
        settings = with_partners(holdings.settings, partners, at=self.clock.now())
        return holdings if settings is holdings.settings else msgspec.structs.replace(holdings, settings=settings)

    def source(self, path: str) -> Source | None:
        """Give one file of the folder as it lies there now; ``None`` when it is gone."""
        seen = self._folder.again(path)
        return self._folder.source(seen) if seen is not None else None

    def freeze(self) -> None:
        """Keep for good how the film's drafts are named now: from the first decision on, something hangs on it.

        Raises :class:`WordsStoreError`.
        """
        with self._turn:
            words = self._words()
            fresh = [table for key, table in self._names.items() if key not in self._frozen]
            if words is not None and fresh:
                words.freeze(fresh)
                self._frozen |= words.names([table.content for table in fresh])

    def footage(self, film: Film) -> tuple[Footage, ...]:
        """Give what was ever used of takes in any cut: what is on record, and what this film's cuts use. Nothing is written."""
        with self._turn:
            words = self._words()
            kept = words.footage() if words is not None else ()
            return (*kept, *unseen(self._used.of(film), kept))

    def _footage_kept(self, look: Look) -> Look:
        """Keep what the cuts use and the record does not have yet, once anybody said anything; a cut may be gone tomorrow."""
        try:
            words = self._words()
            if words is not None:
                self._used.keep(look.film, words=words, at=self.clock.now())
        except WordsStoreError as error:
            return msgspec.structs.replace(look, holdings=_with_remark(look.holdings, error, what=_FOOTAGE))
        return look

    def turnover(self, turnover: str) -> Issued | None:
        """Give a turnover as it was issued, by its id. Raises :class:`WordsStoreError`."""
        with self._turn:
            words = self._words()
            return words.turnover(turnover) if words is not None else None

    def keep_turnover(self, issued: Issued) -> None:
        """Keep a turnover as it is issued, before it is said; there are words once somebody says something."""
        with self._turn:
            words = self._words()
            if words is None:
                raise AssertionError(issued.id)
            words.keep_turnover(issued)

    def _with_frozen(self, holdings: Holdings) -> Holdings:
        """Names that were frozen win over those in the index."""
        try:
            words = self._words()
            wanted = [reading.key for reading in holdings.readings if script_in(reading) is not None]
            wanted += [version.content for version in holdings.known.before.values()]
            unasked = [key for key in wanted if key not in self._frozen]
            if words is not None and unasked:
                self._frozen |= words.names(unasked)
        except WordsStoreError as error:
            return _with_remark(holdings, error)
        frozen = {key: self._frozen[key] for key in wanted if key in self._frozen}
        if not frozen:
            return holdings
        known = msgspec.structs.replace(holdings.known, names={**holdings.known.names, **frozen})
        return msgspec.structs.replace(holdings, known=known)

    def _kept(self, look: Look) -> Look:
        """Keep how the drafts were named; a draft that does not hold still is named anew the next time."""
        steady = {key for _path, key in self._last.readings}
        names = {table.content: table for table in look.joined.names if table.content in steady}
        fresh = [table for key, table in names.items() if self._last.known.names.get(key) != table]
        if fresh:
            self._index.keep_names(fresh)
            self._last.known = Known({**self._last.known.names, **names})
        self._names = names
        try:
            self.freeze()
        except WordsStoreError as error:
            return msgspec.structs.replace(look, holdings=_with_remark(look.holdings, error))
        return self._footage_kept(look)

    def check(
        self,
        look: Look | None = None,
        *,
        asked: Collection[str] = (),
        also: Collection[str] = (),
        said: Said | None = None,
        let: Permitted | None = None,
        viewer: str = "",
    ) -> Checked:
        """Run the checks on a look, a fresh one if none is given, as far as they are let in for a ``viewer``.

        ``asked`` are ids of checks, and only they look; ``also`` are asked for beside all others. Raises
        :class:`UnknownCheckError` for one that does not exist. ``said`` is what people
        said through edgecode: the later word on a standing wins over film.toml's, an intent stands beside those there.
        ``let`` is who lets what happen by that, where it is known already.
        """
        known = [check.id for check in self.checks]
        for name in asked:
            if name not in known:
                raise UnknownCheckError(name, known=", ".join(known))
        with self._turn:
            look = look or self.look()
            said = said or Said()
            intents = intents_in_force(look.holdings.settings, said)
            let = let or permitted(look.holdings.settings, said, at=self.clock.now())
            standings = let.in_force(askings(self.checks), viewer=viewer)
            return self._runner.run(look.joined, standings=standings, intents=intents, asked=asked, also=also)


def _with_remark(holdings: Holdings, error: WordsStoreError, *, what: str = _NAMES) -> Holdings:
    """Nothing is decided while words cannot be kept; the film opens all the same."""
    says = f"{what} could not be read or kept: {error}"
    return msgspec.structs.replace(holdings, remarks=(*holdings.remarks, Remark(Place(holdings.name), says)))


def _with_notes(holdings: Holdings, script: Script | None) -> Holdings:
    """What the current draft's own notes say is intended stands beside what film.toml says."""
    settings = holdings.settings
    intents, remarks = noted_intents(script, people=settings.people) if script is not None else ((), ())
    if not intents and not remarks:
        return holdings
    settings = msgspec.structs.replace(
        settings, intents=(*settings.intents, *intents), remarks=(*settings.remarks, *remarks)
    )
    return msgspec.structs.replace(holdings, settings=settings)
