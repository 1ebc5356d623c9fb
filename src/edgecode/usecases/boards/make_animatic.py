"""Make the animatic of a film, or of one scene: a movie, or a document for the editing room; a new file, or none."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

import msgspec

from edgecode.errors import ExportError, UnknownSceneError
from edgecode.film import scene_number
from edgecode.film.boards.animatic import Animatic, animatic, rate_of
from edgecode.film.film import Film
from edgecode.film.page_picture import file_of, page_picture
from edgecode.film.place import Place, Remark
from edgecode.formats.otio.animatic_writer import animatic_document
from edgecode.formats.writers import Held, none_held
from edgecode.usecases.export import counts_as_film
from edgecode.usecases.open_film import Look
from edgecode.usecases.ports.animatics import (
    Animatics,
    AtPanel,
    MovieMade,
    MovieToMake,
    NotMade,
    PanelShown,
    SoundHeard,
)
from edgecode.usecases.ports.exports import Exports

MOVIE, DOCUMENT = ".mp4", ".otio"
_LONGEST: Final = 4 * 3600
"""Seconds of a movie that is made; a longer one is a fault in somebody's list. An engineering choice."""


class AnimaticMade(msgspec.Struct, frozen=True, kw_only=True):
    """An animatic that was written to ``to``: of which film or scene, at which rate, and how much of it there is.

    ``assumed`` panels say no seconds and stand as :data:`edgecode.film.boards.animatic.STANDS` has it; for ``cards`` panels a
    grey card with their name stands, in a movie. ``sounds`` counts the scratch sounds that are laid under them.
    """

    to: str
    of: str
    rate: str
    frames: int
    seconds: float
    panels: int
    assumed: int
    cards: int = 0
    sounds: int = 0
    remarks: tuple[Remark, ...] = ()


def make_animatic(
    look: Look,
    to: str,
    *,
    maker: Animatics,
    exports: Exports,
    scene: str = "",
    replace: bool = False,
    at_panel: AtPanel | None = None,
    held: Held = none_held,
) -> AnimaticMade | NotMade:
    """Write the animatic of a film, or of the scene of a number, to a new ``.mp4`` or ``.otio`` file.

    Raises :class:`UnknownSceneError`, :class:`ExportError` where there is nothing to show or no such kind of file, and
    :class:`NotExportedError` where it cannot be written; ``replace`` takes the place of one that edgecode exported before.
    ``held`` gives the pictures that stand on pages of a PDF (:mod:`edgecode.usecases.held_bytes`).
    """
    ending = next((each for each in (MOVIE, DOCUMENT) if to.lower().endswith(each)), "")
    if not ending:
        raise ExportError(to, expected=f"a file that ends in {MOVIE} or {DOCUMENT}", found="another kind of file")
    strip = laid(look.film, scene=scene)
    found = _Files(look, strip, held=held)
    if ending == MOVIE:
        made = _movie(found, to, maker=maker, exports=exports, replace=replace, at_panel=at_panel)
    else:
        made = _document(found, to, maker=maker, exports=exports, replace=replace)
    if isinstance(made, NotMade):
        return made
    place = counts_as_film(to, look=look, exports=exports)
    of = f"scene {scene} of {look.film.title}" if scene else look.film.title
    return msgspec.structs.replace(made, of=of, remarks=(*made.remarks, *place))


def laid(film: Film, *, scene: str = "") -> Animatic:
    """Lay the panels of a film or scene in time, at its rate. Raises :class:`UnknownSceneError`, :class:`ExportError`."""
    numbers = dict.fromkeys((*(each.number for each in film.scenes), *(panel.scene for panel in film.panels)))
    if scene and scene_number.folded(scene) not in {scene_number.folded(number) for number in numbers}:
        raise UnknownSceneError(scene, known=", ".join(filter(None, numbers)))
    strip = animatic(film, rate=rate_of(film), scene=scene)
    if not strip.frames:
        where = f"in scene {scene}" if scene else "in this film"
        undecided = f": {len(strip.undecided)} to be decided about" if strip.undecided else ""
        raise ExportError("animatic", expected="storyboard panels", found=f"none {where}{undecided}")
    return strip


class _Files:
    """An animatic, with those of its files that the film's folder has, and remarks on those that it does not."""

    def __init__(self, look: Look, strip: Animatic, *, held: Held) -> None:
        self._paths = {reading.path for reading in look.holdings.readings}
        self.strip, self.film, self._held = strip, look.film, held
        self.places = {each.panel.image: each.panel.place for each in reversed(strip.panels)}
        panels = {each.panel.id: each.panel.place for each in strip.panels}
        self.places |= {sound.file: panels[sound.panel] for sound in strip.sounds}
        self.missing = [file for file in self.places if file and file_of(file) not in self._paths]

    def of(self, file: str) -> str:
        """Give a file's path where it is one of the film's folder, else nothing."""
        return file if file in self._paths else ""

    def drawn(self, image: str) -> Callable[[], bytes | None] | None:
        """Give what draws a picture that stands on a page; ``None`` where it is a file of its own, or not there."""
        return partial(self._held, image) if page_picture(image) and file_of(image) in self._paths else None

    def remarks(self) -> Iterator[Remark]:
        """Say what is not there, what is left out."""
        for file in self.missing:
            yield Remark(self.places[file], f"expected {file} in the film's folder, found no such file")
        if self.strip.undecided:
            first, count = self.strip.undecided[0], len(self.strip.undecided)
            says = (
                f"expected every panel's place decided, found {count} to decide about (such as {first.name}); left out"
            )
            yield Remark(first.place, says)

    def told(self, to: str, *, sounds: int, cards: int = 0, remarks: tuple[Remark, ...] = ()) -> AnimaticMade:
        """Tell what was made."""
        strip = self.strip
        return AnimaticMade(
            to=to,
            of="",
            rate=str(strip.rate),
            frames=strip.frames,
            seconds=float(strip.frames / strip.rate.fps),
            panels=len(strip.panels),
            assumed=strip.assumed,
            cards=cards,
            sounds=sounds,
            remarks=remarks,
        )


def _movie(
    found: _Files, to: str, *, maker: Animatics, exports: Exports, replace: bool, at_panel: AtPanel | None
) -> AnimaticMade | NotMade:
    strip = found.strip
    if strip.frames / strip.rate.fps > _LONGEST:
        lasts = f"{float(strip.frames / strip.rate.fps / 3600):.1f} hours of panels"
        raise ExportError(to, expected=f"a movie of at most {_LONGEST // 3600} hours", found=lasts)
    movie = MovieToMake(
        rate=strip.rate,
        panels=tuple(
            PanelShown(
                name=each.panel.name,
                scene=each.panel.scene,
                frames=each.frames,
                picture=found.of(each.panel.image),
                drawn=found.drawn(each.panel.image),
            )
            for each in strip.panels
            if each.frames
        ),
        sounds=tuple(
            SoundHeard(file=sound.file, at=sound.at, skip=sound.skip) for sound in strip.sounds if found.of(sound.file)
        ),
    )
    made: list[MovieMade | NotMade] = []

    def making(part: str) -> bool:
        made.append(maker.make(movie, to=part, at_panel=at_panel))
        return isinstance(made[0], MovieMade)

    exports.make(to, making, replace=replace)
    [result] = made
    if isinstance(result, NotMade):
        return result
    broken = (Remark(Place(file), why) for file, why in result.broken.items())
    heard = sum(sound.file not in result.broken for sound in movie.sounds)
    return found.told(to, sounds=heard, cards=result.cards, remarks=(*found.remarks(), *broken))


def _document(found: _Files, to: str, *, maker: Animatics, exports: Exports, replace: bool) -> AnimaticMade:
    files = dict.fromkeys(sound.file for sound in found.strip.sounds if found.of(sound.file))
    known = {file: maker.seconds(file) for file in files}
    lengths = {file: seconds for file, seconds in known.items() if seconds is not None}
    document = animatic_document(found.strip, film=found.film, lengths=lengths)
    exports.write(to, document.data, replace=replace)
    missing = tuple(remark for remark in found.remarks() if remark not in document.remarks)
    return found.told(to, sounds=len(found.strip.sounds), remarks=(*missing, *document.remarks))
