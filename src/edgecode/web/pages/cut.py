"""*Cut*: one cut as a strip of clips, each with its take and the lines that covers, the movie over it where one is rendered."""

from typing import Final

import msgspec
from litestar import get
from litestar.params import FromQuery
from litestar.response import Template

from edgecode.errors import NotInFilmError
from edgecode.film.cut import Cut, TrackKind
from edgecode.film.film import Film
from edgecode.web.asked import Asked, desk_of
from edgecode.web.cut_clips import CutClip, CutClips, State, timecode_at
from edgecode.web.cut_strip import Band, Strip, shares, strip
from edgecode.web.film_files import held_files, movie_of, shown_at
from edgecode.web.room import page

PATH: Final = "/cut"
PART: Final = 200
"""How many clips of picture one page shows; a longer cut is shown in parts."""


class Movie(msgspec.Struct, frozen=True):
    """The rendered movie of a cut: its path, where it is shown, and its content key."""

    path: str
    href: str
    key: str


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """The clips one page shows: ``listed`` are of picture, ``drawn`` of all tracks; ``first`` counts from 0."""

    first: int
    listed: tuple[CutClip, ...]
    drawn: tuple[CutClip, ...]
    count: int

    @property
    def before(self) -> bool:
        """Whether there are clips before it."""
        return self.first > 0

    @property
    def after(self) -> bool:
        """Whether there are clips after it."""
        return self.first + PART < self.count


@get(PATH, sync_to_thread=True)
def show_cut(
    request: Asked, cut: FromQuery[str] = "", clip: FromQuery[str] = "", first: FromQuery[int] = 0
) -> Template:
    """Show a cut, by its path; the current one without. Raises :class:`NotInFilmError` for one that is not there."""
    today = desk_of(request).today()
    film = today.look.film
    shown = _cut(film, path=cut)
    if shown is None:
        return page(request, "cut", today, cut=None, cuts=())
    clips = CutClips(today, shown)
    chosen = _chosen(clips.clips, clip=clip)
    part = _part(clips.clips, chosen, first=first)
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
        strip=_strip(shown, clips, part),
        overview=_overview(clips),
        chosen=chosen,
        on_and_off=clips.on_and_off(chosen) if chosen is not None else ((), ()),
        alternates=clips.alternates(chosen) if chosen is not None else [],
        movie=Movie(path, shown_at(path), held[path]) if path else None,
        counts=_counts(clips.clips),
        length=timecode_at(msgspec.structs.replace(shown, start=None), _length(clips.clips)),
        notes=list(dict.fromkeys(note for each in clips.clips for note in each.notes)),
        several=len({each.track for each in part.listed}) > 1,
    )


def _cut(film: Film, *, path: str) -> Cut | None:
    if not path:
        return film.cut
    found = next((cut for cut in film.cuts if cut.path == path), None)
    if found is None:
        raise NotInFilmError("cut", found=path)
    return found


def _chosen(clips: tuple[CutClip, ...], *, clip: str) -> CutClip | None:
    if not clip:
        return None
    found = next((each for each in clips if each.clip.id == clip), None)
    if found is None:
        raise NotInFilmError("clip", found=clip)
    return found


def _part(clips: tuple[CutClip, ...], chosen: CutClip | None, *, first: int) -> Part:
    """The part that begins at ``first``, or that holds the clip that was chosen; sound comes along where it is heard."""
    pictures = [each for each in clips if each.kind is TrackKind.PICTURE] or list(clips)
    pictures.sort(key=lambda each: each.clip.record_in or 0)
    at = next((nth for nth, each in enumerate(pictures) if each is chosen), None)
    if at is None and chosen is not None and chosen.clip.record_in is not None:
        at = sum((each.clip.record_in or 0) < chosen.clip.record_in for each in pictures) - 1
    at = max(first, 0) if at is None else max(at, 0)
    start = min(at, max(len(pictures) - 1, 0)) // PART * PART
    listed = tuple(pictures[start : start + PART])
    if len(pictures) <= PART:
        return Part(first=0, listed=listed, drawn=clips, count=len(pictures))
    begins = min((each.clip.record_in or 0 for each in listed), default=0)
    ends = max((each.clip.record_out or 0 for each in listed), default=0)
    among = {each.clip.id for each in listed}
    drawn = tuple(
        each
        for each in clips
        if each.clip.id in among
        or (each.kind is TrackKind.SOUND and begins <= (each.clip.record_in or 0) < ends)
    )  # fmt: skip
    return Part(first=start, listed=listed, drawn=drawn, count=len(pictures))


def _strip(cut: Cut, clips: CutClips, part: Part) -> tuple[Strip, dict[str, CutClip]] | None:
    """The strip with its clips by their id; none while the cut has no frame rate."""
    if cut.rate is None:
        return None
    first = cut.start.frame if cut.start is not None else 0
    drawn = strip(clips.lanes(part.drawn), rate=cut.rate, first=first, timecode=lambda frame: timecode_at(cut, frame))
    return drawn, {each.clip.id: each for each in part.drawn}


def _overview(clips: CutClips) -> tuple[Band, ...]:
    """The scenes of the whole cut, as its first picture track has them."""
    lanes = clips.lanes(clips.clips)
    lead = next((lane for lane in lanes if lane.kind is TrackKind.PICTURE), None)
    return shares(lead.pieces) if lead is not None else ()


def _length(clips: tuple[CutClip, ...]) -> int | None:
    return max((each.clip.record_out for each in clips if each.clip.record_out is not None), default=None)


def _counts(clips: tuple[CutClip, ...]) -> list[tuple[State, int]]:
    """How many clips of picture are in which state, as far as there are any."""
    pictures = [each.state for each in clips if each.kind is TrackKind.PICTURE]
    return [(state, count) for state in State if (count := pictures.count(state))]
