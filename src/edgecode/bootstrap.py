"""The one place where the studio's parts are joined."""

import atexit
import hashlib
import importlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from contextvars import ContextVar
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypeAlias, cast

import edgecode.film
import edgecode.formats
import edgecode.usecases.read_file
from edgecode.checks.registry import every_check
from edgecode.consent.partner import AskingPartner
from edgecode.consent.people import May
from edgecode.errors import EdgecodeError, RecordReadOnlyError
from edgecode.store.added_files import AddedFiles
from edgecode.store.export_files import ExportFiles
from edgecode.store.file_digest import file_digest
from edgecode.store.film_folder import FilmFolder
from edgecode.store.index_db import IndexDb
from edgecode.store.picture_files import PictureFiles
from edgecode.store.places import GUESTS, OWN, another_state, state_folder, stores_of
from edgecode.store.system_clock import SystemClock
from edgecode.store.system_entropy import SystemEntropy
from edgecode.usecases.deciding import Deciding
from edgecode.usecases.desk import Desk, Stores
from edgecode.usecases.done import Done
from edgecode.usecases.drill.scratch import Copies, Scratch
from edgecode.usecases.open_film import OpenFilm
from edgecode.usecases.papers.renderers import Renderers
from edgecode.usecases.ports.added import Added
from edgecode.usecases.ports.animatics import Animatics
from edgecode.usecases.ports.beside import Beside
from edgecode.usecases.ports.clock import Clock
from edgecode.usecases.ports.delivery import ClaimChain, ClaimWriter
from edgecode.usecases.ports.entropy import Entropy
from edgecode.usecases.ports.exports import Exports
from edgecode.usecases.ports.guests import GuestTools
from edgecode.usecases.ports.partners import Partners
from edgecode.usecases.ports.record import Record
from edgecode.usecases.ports.words import Words
from edgecode.usecases.read_folder import Progress
from edgecode.usecases.stills import StillMaker

PartnersOf: TypeAlias = Callable[[], tuple[AskingPartner, ...]]
WALKER: Final = "whoever walks the drill"
"""Who says things in a scratch copy of a film; nobody of that name is in the film itself."""
_CLOSING: Final[ContextVar[ExitStack | None]] = ContextVar("closing", default=None)
"""Who lets go of records that are opened now, where that is not the end of the process."""
_OPENED: Final[ContextVar[dict[str, Desk | None] | None]] = ContextVar("opened", default=None)
"""The scratch copies there are now, by their folders, each with what was opened of it."""


def open_film(
    path: str | Path, *, clock: Clock | None = None, entropy: Entropy | None = None, partners: PartnersOf = tuple
) -> OpenFilm:
    """Open a film's folder. Raises :class:`NoSuchFolderError`; whatever else is wrong becomes remarks of a look.

    ``partners`` gives every partner that there is or was an agreement with.
    """
    root = Path(path)
    entropy = entropy or SystemEntropy()
    return _film(
        root, clock=clock or SystemClock(), entropy=entropy, words=WordsOf(root, entropy=entropy), partners=partners
    )


def _film(
    root: Path,
    *,
    clock: Clock,
    entropy: Entropy,
    words: Callable[[], Words | None],
    partners: Callable[[], tuple[AskingPartner, ...]] = tuple,
) -> OpenFilm:
    folder = FilmFolder(root, clock=clock)
    stores = stores_of(root)
    index = IndexDb(stores / "index.db" if stores is not None else None, code=_reading_code(), entropy=entropy)
    return OpenFilm(folder, index=index, clock=clock, checks=every_check(), words=words, partners=partners)


def open_desk(
    path: str | Path,
    *,
    clock: Clock | None = None,
    entropy: Entropy | None = None,
    partners: PartnersOf | None = None,
) -> Desk:
    """Open a film for deciding. Its stores are made with the first decision. Raises :class:`NoSuchFolderError`.

    ``partners`` as :func:`open_film` has it; those that the film keeps anything for, unless others are given. Within
    :func:`scratch_copies` a scratch copy is opened once for all who ask, as for the pages of a room.
    """
    opened, folder = _OPENED.get(), str(path)
    if opened is None or folder not in opened or clock or entropy or partners:
        return _desk(Path(path), clock=clock, entropy=entropy, partners=partners)
    opened[folder] = desk = opened[folder] or _desk(Path(path))
    return desk


def _desk(
    root: Path, *, clock: Clock | None = None, entropy: Entropy | None = None, partners: PartnersOf | None = None
) -> Desk:
    clock, entropy = clock or SystemClock(), entropy or SystemEntropy()
    words = WordsOf(root, entropy=entropy)
    asking = partners or KeptPartners(root, words=words).asking
    film = _film(root, clock=clock, entropy=entropy, words=words, partners=asking)
    return Desk(film, stores=partial(_stores, root, clock=clock, entropy=entropy, words=words))


@contextmanager
def scratch_copies(path: str | Path, *, progress: Progress | None = None) -> Iterator[Copies]:
    """Make scratch copies of a film, with a state folder of their own; all of it is gone afterwards, the film untouched.

    Raises :class:`NoSuchFolderError`, and what making them raises.
    """
    root = Path(path)
    FilmFolder(root, clock=SystemClock())
    making = importlib.import_module("edgecode.store.scratch_film")
    with TemporaryDirectory(prefix="edgecode-", ignore_cleanup_errors=True) as made, ExitStack() as closing:
        inside = Path(made).resolve()
        closing.enter_context(another_state(inside / "state"))
        token = _CLOSING.set(closing)
        closing.callback(_CLOSING.reset, token)
        first = _scratch(making.scratch_film(root, into=inside / "by hand", person=WALKER), progress=progress)
        read = Path(first.folder) / OWN
        second = _scratch(making.scratch_film(root, into=inside / "with checks", stores=read, person=WALKER))
        practice = _scratch(making.practice_film(inside / "practice", person=WALKER))
        # Not the desks of those who walk: what they say comes to a command by the folder alone, as it would to somebody else.
        opened = _OPENED.set(dict.fromkeys(each.folder for each in (first, second, practice)))
        closing.callback(_OPENED.reset, opened)
        yield Copies(by_hand=first, with_checks=second, practice=practice)


def _scratch(folder: Path, *, progress: Progress | None = None) -> Scratch:
    """Open a scratch copy, once read, with its record made its own if it has one; see :mod:`edgecode.store.scratch_film`."""
    desk = open_desk(folder)
    people = desk.look(progress).holdings.settings.people
    everything = (name for name, person in people.items() if person.may >= frozenset(May))
    who = WALKER if WALKER in people else next(everything, "")
    if who and (folder / OWN / "record.db").exists():
        desk.adopt(by=who)
    return Scratch(folder=str(folder), desk=desk, who=who)


def exports_of(path: str | Path) -> Exports:
    """Give what writes exported documents of the film in a folder."""
    return ExportFiles(Path(path), stores=stores_of(Path(path)))


def added_to(path: str | Path) -> Added:
    """Give what adds files to a film's folder."""
    return AddedFiles(Path(path))


def stills_of(path: str | Path) -> StillMaker:
    """Give what makes stills of the camera files in a film's folder, and keeps them; nothing is started before one is asked.

    PyAV and the process that loads it are known to :mod:`edgecode.media` alone, which is imported only here.
    """
    root = Path(path)
    maker = importlib.import_module("edgecode.media.pyav_stills").PyavStills(root)
    atexit.register(maker.close)
    stores = stores_of(root)
    return StillMaker(maker, pictures=PictureFiles(stores / "pictures" if stores is not None else None))


def animatics_of(path: str | Path) -> Animatics:
    """Give what makes movies of the panels in a film's folder; nothing is started before one is asked for."""
    maker = importlib.import_module("edgecode.media.pyav_animatics").PyavAnimatics(Path(path))
    atexit.register(maker.close)
    return cast("Animatics", maker)


def renderers() -> Renderers:
    """Give what sets a paper's sheet as HTML and as PDF/A; typst is loaded only then."""
    page = importlib.import_module("edgecode.formats.disclosure.html").as_html
    pdf = importlib.import_module("edgecode.formats.disclosure.pdf").as_pdf
    return Renderers(page, pdf)


def claim_chain() -> ClaimChain:
    """Give the user's own certificates for claims on delivered files; cryptography is loaded only then."""
    made = importlib.import_module("edgecode.store.claim_chain").KeptChain
    return cast("ClaimChain", made(state_folder() / "claims", clock=SystemClock(), entropy=SystemEntropy()))


def claim_writer() -> ClaimWriter:
    """Give what makes claims on delivered files, in a process of its own."""
    made = importlib.import_module("edgecode.media.delivery_claims").DeliveryClaims
    return cast("ClaimWriter", made(clock=SystemClock()))


class KeptPartners:
    """Opens what a film keeps for its partners once, where there is anything, or where it is to be made."""

    def __init__(self, root: Path, *, words: "WordsOf") -> None:
        """Take the film's folder and a way to its words; nothing is opened yet."""
        self._root, self._words = root, words
        # Found once: it tries whether the folder can be written to, and partners are asked for at each look at the film.
        self._places = cache(partial(stores_of, root))
        self._open: Partners | None = None

    def __call__(self, make: bool) -> Partners | None:  # noqa: FBT001  the desk asks so
        """Give them; ``None`` while there are none and none are to be made, and where nothing is on record yet."""
        places = self._places() if self._open is None else None
        if places is not None and (make or (places / "report.db").exists()):
            words = self._words(make=make)
            if words is not None:
                made = importlib.import_module("edgecode.store.partners_store").PartnersStore
                # In full: the sender's room is made from outside of this folder.
                film, state = self._root.resolve(), state_folder().resolve()
                self._open = cast("Partners", made(places.resolve(), film=film, film_id=words.film_id, state=state))
        return self._open

    def asking(self) -> tuple[AskingPartner, ...]:
        """Give every partner that asks people for a consent, or did; imported only where there is one."""
        kept = self(make=False)
        if kept is None:
            return ()
        asking = importlib.import_module("edgecode.usecases.asking_partners").asking_partners
        return cast("tuple[AskingPartner, ...]", asking(kept.agreed(), kept.ended()))


class KeptGuests:
    """Opens what a film keeps of its guest tools once, where there is anything, or where it is to be made; loaded only then."""

    def __init__(self, root: Path) -> None:
        """Take the film's folder; nothing is opened yet."""
        self._places = cache(partial(stores_of, root))
        self._open: GuestTools | None = None

    def __call__(self, make: bool) -> GuestTools | None:  # noqa: FBT001  the desk asks so
        """Give them; ``None`` while there are none and none are to be made."""
        if self._open is None:
            places = self._places()
            if places is not None and (make or (places / GUESTS).is_dir()):
                made = importlib.import_module("edgecode.store.guest_tools").GuestToolsStore
                self._open = cast("GuestTools", made(places.resolve()))
        return self._open


def digest_of(file: str) -> str:
    """Give the SHA-256 of a file. Raises :class:`NoSuchFileError`."""
    return file_digest(file)


def adopt_record(path: str | Path, *, by: str) -> Done:
    """Make a copied film's record one of its own, by a named person. Raises what deciding raises."""
    desk = open_desk(path)
    return desk.adopt(by=by)


class WordsOf:
    """Opens a film's words once, where there are any; imported only then: most commands never need them."""

    def __init__(self, root: Path, *, entropy: Entropy) -> None:
        """Take the film's folder; nothing is opened yet."""
        self._root, self._entropy = root, entropy
        self._open: Words | None = None

    def __call__(self, *, make: bool = False) -> Words | None:
        """Give the words; ``None`` while nobody said anything, unless they are to be made. Raises ``WordsStoreError``."""
        if self._open is None:
            places = stores_of(self._root)  # asked for a folder that is known to be there, since it makes its own in it
            if places is not None and (make or (places / "words.db").exists()):
                made = importlib.import_module("edgecode.store.words_db").WordsDb
                self._open = cast("Words", made(places / "words.db", entropy=self._entropy))
        return self._open


def _stores(
    root: Path,
    make: bool,  # noqa: FBT001  the desk asks so
    *,
    clock: Clock,
    entropy: Entropy,
    words: WordsOf,
) -> Stores | None:
    """Open words and record where they are, or make them; ``None`` while there are none and none are wanted.

    They are imported only here: most commands never need a key.
    """
    places = stores_of(root)
    if places is None or not (make or (places / "record.db").exists()):
        if make:
            raise RecordReadOnlyError(
                str(root), why="nowhere to write", advice="Nothing here or in your own folder can be written."
            )
        return None
    said = words(make=True)
    if said is None:
        return None
    record = importlib.import_module("edgecode.store.record_db.book").RecordDb.open(
        places, film_id=said.film_id, state=state_folder(), clock=clock, entropy=entropy
    )
    _finish_erasures(root, record=record, words=said)
    closing = _CLOSING.get()
    at_the_end = atexit.register if closing is None else closing.callback
    at_the_end(record.close)  # a clean end keeps the last checkpoint outside of the film's folder
    return Stores(Deciding(said, record=record, clock=clock), record)


def beside_words(path: str | Path) -> Beside:
    """Give what lies beside the words of the film in a folder, to be cleared of the name of somebody who was erased."""
    root, entropy = Path(path), SystemEntropy()
    places = stores_of(root)
    file = places / "index.db" if places is not None else None
    made = importlib.import_module("edgecode.usecases.erasing.lying_beside").LyingBeside
    index = partial(IndexDb, file, code=_reading_code(), entropy=entropy)
    partners = KeptPartners(root, words=WordsOf(root, entropy=entropy))
    return cast("Beside", made(index, partners=partners, guests=partial(KeptGuests(root), make=False)))


def words_of(path: str | Path) -> Callable[[], Words | None]:
    """Give what opens the words of the film in a folder, where there are any."""
    return WordsOf(Path(path), entropy=SystemEntropy())


def _finish_erasures(root: Path, *, record: Record, words: Words) -> None:
    """Finish what was begun of erasing somebody, or came back from a backup; next to nothing where nobody was erased.

    Where it cannot be finished now it is tried again at the next opening; the film opens all the same.
    """
    with suppress(EdgecodeError):
        if record.erasures():
            made = importlib.import_module("edgecode.usecases.erasing.finishing").finish
            made(words, record=record, beside=beside_words(root))


@cache
def _reading_code() -> str:
    """Fingerprint of the code that reads: when it changes, everything is read again. No reader has to be imported for it."""
    made = hashlib.blake2b(digest_size=16)
    packages = (Path(folder) for package in (edgecode.formats, edgecode.film) for folder in package.__path__)
    files = [file for folder in packages for file in sorted(folder.rglob("*.py"))]
    for file in (*files, Path(edgecode.usecases.read_file.__file__)):
        made.update(file.name.encode() + b"\0" + file.read_bytes())
    return made.hexdigest()
