"""The one place where the studio's parts are joined."""

import atexit
import hashlib
import importlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypeAlias, cast

import edgecode.film
import edgecode.formats
import edgecode.usecases.read_file
from edgecode.boundary.agreement import Agreement
from edgecode.boundary.errors import AgreementError
from edgecode.checks.registry import every_check
from edgecode.consent.partner import AskingPartner
from edgecode.consent.people import May
from edgecode.errors import RecordReadOnlyError
from edgecode.store.added_files import AddedFiles
from edgecode.store.export_files import ExportFiles
from edgecode.store.file_digest import file_digest
from edgecode.store.film_folder import FilmFolder
from edgecode.store.index_db import IndexDb
from edgecode.store.picture_files import PictureFiles
from edgecode.store.places import OWN, another_state, state_folder, stores_of
from edgecode.store.system_clock import SystemClock
from edgecode.store.system_entropy import SystemEntropy
from edgecode.usecases.asking_partners import asking_partners
from edgecode.usecases.deciding import Deciding
from edgecode.usecases.desk import Desk, Stores
from edgecode.usecases.done import Done
from edgecode.usecases.drill.scratch import Copies, Scratch
from edgecode.usecases.open_film import OpenFilm
from edgecode.usecases.papers.renderers import Renderers
from edgecode.usecases.partners.agreeing import AgreeDesk
from edgecode.usecases.ports.added import Added
from edgecode.usecases.ports.clock import Clock
from edgecode.usecases.ports.delivery import ClaimChain, ClaimWriter
from edgecode.usecases.ports.entropy import Entropy
from edgecode.usecases.ports.exports import Exports
from edgecode.usecases.ports.partners import Partners
from edgecode.usecases.ports.words import Words
from edgecode.usecases.read_folder import Progress
from edgecode.usecases.stills import StillMaker

PartnersOf: TypeAlias = Callable[[], tuple[AskingPartner, ...]]
WALKER: Final = "whoever walks the drill"
"""Who says things in a scratch copy of a film; nobody of that name is in the film itself."""
_CLOSING: Final[ContextVar[ExitStack | None]] = ContextVar("closing", default=None)
"""Who lets go of records that are opened now, where that is not the end of the process."""


def open_film(
    path: str | Path, *, clock: Clock | None = None, entropy: Entropy | None = None, partners: PartnersOf = tuple
) -> OpenFilm:
    """Open a film's folder. Raises :class:`NoSuchFolderError`; whatever else is wrong becomes remarks of a look.

    ``partners`` gives every partner that there is or was an agreement with.
    """
    root = Path(path)
    entropy = entropy or SystemEntropy()
    words = _WordsOf(root, entropy=entropy)
    return _film(root, clock=clock or SystemClock(), entropy=entropy, words=words, partners=partners)


def _film(
    root: Path, *, clock: Clock, entropy: Entropy, words: Callable[[], Words | None], partners: PartnersOf
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

    ``partners`` as :func:`open_film` has it; those that the film keeps anything for, unless others are given.
    """
    clock, entropy, root = clock or SystemClock(), entropy or SystemEntropy(), Path(path)
    words = _WordsOf(root, entropy=entropy)
    film = _film(root, clock=clock, entropy=entropy, words=words, partners=partners or _Asking(root, words=words))
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


def agree_desk(path: str | Path) -> AgreeDesk:
    """Open a film for agreeing with partners. Its stores are made with the first agreement. Raises what :func:`open_desk` does.

    What counts bits and what keeps partners is imported only here: most commands need neither.
    """
    desk, entropy = open_desk(path), SystemEntropy()
    return AgreeDesk(
        desk,
        partners=_PartnersOf(Path(path), desk=desk),
        entropy=entropy,
        worst_case=_worst_case,
        films_under=partial(_other_films_under, desk=desk),
    )


def kept_partners(path: str | Path) -> Partners:
    """Open what a film keeps for its partners. Raises ``AgreementError`` where nothing was agreed to yet."""
    root = Path(path)
    kept = _PartnersOf(root, desk=open_desk(root))(make=False)
    if kept is None:
        advice = "edgecode partner agree FILE signs one that a partner signed."
        raise AgreementError(str(path), expected="an agreement with a partner", found="none", advice=advice)
    return kept


def _worst_case(agreement: Agreement) -> float:
    return cast("float", importlib.import_module("edgecode.boundary.bits").worst_case_bits(agreement))


def _other_films_under(agreement: str, *, desk: Desk) -> int:
    """Count the other films of this user that are under an agreement: this one is, where it has a seed under it."""
    places, state = importlib.import_module("edgecode.store.partner_places"), state_folder()
    own = places.places_of(agreement, stores=Path(), state=state, film_id=_film_id(desk) or "none").seed.is_file()
    return cast("int", places.films_under(state, agreement=agreement)) - int(own)


class _PartnersOf:
    """Opens what a film keeps for its partners once, where there is anything, or where it is to be made."""

    def __init__(self, root: Path, *, desk: Desk) -> None:
        self._root, self._desk = root, desk
        self._open: Partners | None = None

    def __call__(self, make: bool) -> Partners | None:  # noqa: FBT001  the desk asks so
        places = stores_of(self._root)
        if self._open is None and places is not None and (make or (places / "report.db").exists()):
            film = _film_id(self._desk, make=make)
            if film:
                self._open = _kept(places, film=self._root, film_id=film)
        return self._open


class _Asking:
    """Tells which partners ask people of a film, as far as it keeps anything for any; it takes no turn at the desk."""

    def __init__(self, root: Path, *, words: "_WordsOf") -> None:
        self._root, self._words = root, words
        self._open: Partners | None = None

    def __call__(self) -> tuple[AskingPartner, ...]:
        places = stores_of(self._root)
        if self._open is None and places is not None and (places / "report.db").exists():
            said = self._words()
            if said is not None:
                self._open = _kept(places, film=self._root, film_id=said.film_id)
        return asking_partners(self._open.agreed(), self._open.ended()) if self._open is not None else ()


def _kept(places: Path, *, film: Path, film_id: str) -> Partners:
    """Open what lies in a film's stores for its partners; the sender's room is made from outside of this folder."""
    made = importlib.import_module("edgecode.store.partners_store").PartnersStore
    state = state_folder().resolve()
    return cast("Partners", made(places.resolve(), film=film.resolve(), film_id=film_id, state=state))


def _film_id(desk: Desk, *, make: bool = False) -> str:
    """Give the film's own handle; empty while nothing of it is on record, unless its stores are to be made."""
    with desk.whole_record(make=make) as stores:
        return stores.deciding.film.digits if stores is not None else ""


def digest_of(file: str) -> str:
    """Give the SHA-256 of a file. Raises :class:`NoSuchFileError`."""
    return file_digest(file)


def adopt_record(path: str | Path, *, by: str) -> Done:
    """Make a copied film's record one of its own, by a named person. Raises what deciding raises."""
    desk = open_desk(path)
    return desk.adopt(by=by)


class _WordsOf:
    """Opens a film's words once, where there are any; imported only then: most commands never need them."""

    def __init__(self, root: Path, *, entropy: Entropy) -> None:
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
    words: _WordsOf,
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
    closing = _CLOSING.get()
    at_the_end = atexit.register if closing is None else closing.callback
    at_the_end(record.close)  # a clean end keeps the last checkpoint outside of the film's folder
    return Stores(Deciding(said, record=record, clock=clock), record)


@cache
def _reading_code() -> str:
    """Fingerprint of the code that reads: when it changes, everything is read again. No reader has to be imported for it."""
    made = hashlib.blake2b(digest_size=16)
    packages = (Path(folder) for package in (edgecode.formats, edgecode.film) for folder in package.__path__)
    files = [file for folder in packages for file in sorted(folder.rglob("*.py"))]
    for file in (*files, Path(edgecode.usecases.read_file.__file__)):
        made.update(file.name.encode() + b"\0" + file.read_bytes())
    return made.hexdigest()
