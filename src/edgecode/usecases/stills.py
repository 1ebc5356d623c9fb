"""Choose the moment of a take that stands for it, and give its still, made once and kept."""

from collections.abc import Mapping
from functools import partial
from threading import Lock
from typing import Final, TypeVar

import msgspec

from edgecode.errors import UnreadableError
from edgecode.film.lining import Lining
from edgecode.film.media_files import MediaFile, TakeFiles, media_files
from edgecode.film.memo import Step
from edgecode.film.movie import Movie, NoPicture, Still
from edgecode.film.page_picture import PagePicture
from edgecode.film.transcript import Milliseconds
from edgecode.formats.pdf.page_pictures import picture_of_page
from edgecode.formats.source import Source
from edgecode.usecases.open_film import Look
from edgecode.usecases.ports.stills import Pictures, Stills

Kept = TypeVar("Kept", Still, Movie)
TILE: Final = 320
"""Pixels across a still that is one of many on a page."""
LARGE: Final = 960
"""Pixels across a still that stands alone."""
_MOST_REMEMBERED: Final = 10_000


class StillMaker:
    """Gives stills and facts of a film's files; what cannot be decoded is asked once in the life of a process."""

    def __init__(self, stills: Stills, *, pictures: Pictures) -> None:
        """Take what looks into files, and where stills are kept."""
        self._stills = stills
        self._pictures = pictures
        self._turn = Lock()
        self._refused: dict[str, NoPicture] = {}
        self._files: Step[dict[str, TakeFiles]] = Step()
        self.last: Mapping[str, TakeFiles] = {}
        """The files of takes as they were at the last look: pages ask for pictures of what they have just shown."""

    def files(self, look: Look) -> Mapping[str, TakeFiles]:
        """Find the files of each take, by the take's id; looked for again only when takes or files are others."""
        takes, readings = look.film.dailies.takes, look.holdings.readings
        with self._turn:
            keys = {reading.path: reading.key for reading in readings}
            self.last = self._files.get((takes, readings), partial(media_files, takes, keys=keys))
            return self.last

    @property
    def absent(self) -> NoPicture | None:
        """Why no file can be looked into here at all, ``None`` where it can."""
        if self._stills.engine:
            return None
        found = self._stills.facts("")
        return found if isinstance(found, NoPicture) else None

    def still(self, file: MediaFile, *, at: Milliseconds | None = None, width: int = TILE) -> Still | NoPicture:
        """Give a still of a file at a moment, the middle where none is said."""
        key = f"still {file.key} {file.path} {at} {width} {self._stills.engine}"
        kept = self._kept(key, kind=Still)
        if kept is not None:
            return kept
        return self._noted(key, self._stills.still(file.path, at=at, width=width))

    def of_page(self, wanted: PagePicture, *, source: Source, key: str, width: int) -> bytes | NoPicture:
        """Give a picture on a page of a PDF as PNG; ``key`` is that of the PDF's content. It needs no PyAV."""
        named = f"page {key} {wanted} {width}"
        kept = self._pictures.get(named)
        if kept is not None:
            return kept
        try:
            made = picture_of_page(source, wanted, width=width)
        except UnreadableError as error:
            return NoPicture(f"expected {error.expected}, found {error.found}")
        self._pictures.keep(named, made)
        return made

    def facts(self, file: MediaFile) -> Movie | NoPicture:
        """Tell what a file says of itself."""
        key = f"facts {file.key} {file.path} {self._stills.engine}"
        kept = self._kept(key, kind=Movie)
        if kept is not None:
            return kept
        return self._noted(key, self._stills.facts(file.path))

    def _kept(self, key: str, *, kind: type[Kept]) -> Kept | NoPicture | None:
        refused = self._refused.get(key)
        if refused is not None:
            return refused
        kept = self._pictures.get(key)
        try:
            return msgspec.msgpack.decode(kept, type=kind) if kept is not None else None
        except msgspec.DecodeError:
            return None

    def _noted(self, key: str, found: Kept | NoPicture) -> Kept | NoPicture:
        if isinstance(found, NoPicture):
            with self._turn:
                if len(self._refused) >= _MOST_REMEMBERED:
                    self._refused.clear()
                self._refused[key] = found
        else:
            self._pictures.keep(key, msgspec.msgpack.encode(found))
        return found


def moment_of(lining: Lining) -> Milliseconds | None:
    """The moment that shows what a lining is about: the middle between its first and last word; ``None`` where unheard."""
    if lining.begins is None:
        return None
    return Milliseconds((lining.begins + (lining.ends if lining.ends is not None else lining.begins)) // 2)
