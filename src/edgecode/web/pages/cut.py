"""*Cut*: one cut as a strip of clips, each with its take and the lines that covers, the movie over it where one is rendered."""

from typing import Final

import msgspec
from litestar import get
from litestar.params import FromQuery
from litestar.response import Template

from edgecode.errors import NotInFilmError
from edgecode.film.cut import Cut
from edgecode.film.film import Film
from edgecode.web.asked import Asked, desk_of, person_of
from edgecode.web.cut_clips import Stood
from edgecode.web.cut_laid import PART, KeptCuts
from edgecode.web.film_files import held_files, movie_of, shown_at
from edgecode.web.room import page

PATH: Final = "/cut"


class Movie(msgspec.Struct, frozen=True):
    """The rendered movie of a cut: its path, where it is shown, and its content key."""

    path: str
    href: str
    key: str


@get(PATH, sync_to_thread=True)
def show_cut(
    request: Asked, cut: FromQuery[str] = "", clip: FromQuery[str] = "", first: FromQuery[int] = 0
) -> Template:
    """Show a cut, by its path; the current one without. Raises :class:`NotInFilmError` for one that is not there."""
    today = desk_of(request).today(viewer=person_of(request))
    film = today.look.film
    shown = _cut(film, path=cut)
    if shown is None:
        return page(request, "cut", today, cut=None, cuts=())
    kept: KeptCuts = request.app.state["cuts"]
    laid = kept.laid(today, shown)
    clips = laid.clips
    found = _chosen(clips.every, clip=clip)
    chosen = clips.told(found) if found is not None else None
    part = laid.part(found, first=first)
    held = held_files(today.look)
    path = movie_of(shown, held=held)
    asked = "" if shown is film.cut else shown.path
    return page(
        request,
        "cut",
        today,
        cut=shown,
        current=shown is film.cut,
        cuts=film.cuts,
        asked=asked,
        part=part,
        step=PART,
        strip=laid.strip(part),
        overview=laid.overview,
        chosen=chosen,
        on_and_off=clips.on_and_off(chosen) if chosen is not None else ((), ()),
        alternates=clips.alternates(chosen) if chosen is not None else [],
        movie=Movie(path, shown_at(path), held[path]) if path else None,
        counts=laid.counts,
        length=laid.length,
        notes=clips.notes,
        several=len({each.lane for each in part.listed}) > 1,
    )


def _cut(film: Film, *, path: str) -> Cut | None:
    if not path:
        return film.cut
    found = next((cut for cut in film.cuts if cut.path == path), None)
    if found is None:
        says = f"expected a cut of this film, found {path!r}"
        raise NotInFilmError(says)
    return found


def _chosen(every: tuple[Stood, ...], *, clip: str) -> Stood | None:
    if not clip:
        return None
    found = next((each for each in every if each.clip.id == clip), None)
    if found is None:
        says = f"expected a clip of this film, found {clip!r}"
        raise NotInFilmError(says)
    return found
