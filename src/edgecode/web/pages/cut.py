"""*Cut*: one cut as a strip of clips, each with its take and the lines that covers, the movie over it where one is rendered."""

from typing import Final

import msgspec
from litestar import get
from litestar.params import FromQuery
from litestar.response import Template

from edgecode.errors import NotInFilmError
from edgecode.web.asked import Asked, desk_of, person_of
from edgecode.web.cut_choice import chosen_cut, cut_before, cut_choices
from edgecode.web.cut_clips import Stood
from edgecode.web.cut_laid import PART, KeptCuts
from edgecode.web.film_files import held_files, movie_of, shown_at
from edgecode.web.link import link
from edgecode.web.room import page
from edgecode.web.take_pictures import stills_of

PATH: Final = "/cut"


class Movie(msgspec.Struct, frozen=True):
    """The rendered movie of a cut: its path, where it is shown, and its content key."""

    path: str
    href: str
    key: str


@get(PATH, sync_to_thread=True)
def show_cut(
    request: Asked,
    cut: FromQuery[str] = "",
    clip: FromQuery[str] = "",
    first: FromQuery[int] = 0,
    only: FromQuery[str] = "",
) -> Template:
    """Show a cut, by its path; the current one without. ``only`` may be ``facts``: what stands beside, and nothing else.

    Raises :class:`NotInFilmError` for one that is not there.
    """
    today = desk_of(request).today(viewer=person_of(request))
    choices = cut_choices(today.look)
    choice = chosen_cut(choices, cut)
    if choice is None:
        return page(request, "cut", today, cut=None, cuts=())
    shown = choice.cut
    kept: KeptCuts = request.app.state["cuts"]
    laid = kept.laid(today, choice, scales=stills_of(request).absent is None)
    clips, places = laid.clips, laid.places
    found = _chosen(clips.every, clip=clip)
    chosen = clips.told(found) if found is not None else None
    part = laid.part(found, first=first)
    asked = "" if choice.current else choice.key
    strip, rows = laid.drawn(part, asked=asked, chosen=found)
    held = held_files(today.look)
    path = movie_of(shown, held=held)
    before = cut_before(choices, choice)
    return page(
        request,
        "cut_facts" if only == "facts" else "cut",
        today,
        cut=shown,
        current=choice.current,
        cuts=choices,
        key=choice.key,
        compare=link("/cut/compare", a=before.key, b=choice.key) if before is not None else "",
        asked=asked,
        part=part,
        step=PART,
        strip=strip,
        rows=rows,
        traits=laid.traits(part),
        overview=laid.overview,
        chosen=chosen,
        on_and_off=clips.on_and_off(chosen) if chosen is not None else ((), ()),
        alternates=clips.alternates(chosen) if chosen is not None else [],
        places=places,
        movie=Movie(path, shown_at(path), held[path]) if path else None,
        counts=laid.counts,
        length=laid.length,
        notes=clips.notes,
        several=len({each.lane for each in part.listed}) > 1,
    )


def _chosen(every: tuple[Stood, ...], *, clip: str) -> Stood | None:
    if not clip:
        return None
    found = next((each for each in every if each.clip.id == clip), None)
    if found is None:
        says = f"expected a clip of this film, found {clip!r}"
        raise NotInFilmError(says)
    return found
