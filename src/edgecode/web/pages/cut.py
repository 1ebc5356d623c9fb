"""*Cut*: one cut as a strip of clips, each with its take and the lines that covers, the movie over it where one is rendered."""

from collections import Counter
from typing import Final

import msgspec
from litestar import get
from litestar.params import FromQuery
from litestar.response import Template

from edgecode.errors import NotInFilmError
from edgecode.film.cut import Cut, TrackKind
from edgecode.film.film import Film
from edgecode.web.asked import Asked, desk_of
from edgecode.web.cut_clips import CutClip, CutClips, State, Stood, lanes, timecode_at
from edgecode.web.cut_strip import Band, Piece, Strip, shares, strip
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
    found = _chosen(clips.every, clip=clip)
    chosen = clips.told(found) if found is not None else None
    part = _part(clips, found, first=first)
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
        strip=_strip(shown, part),
        overview=_overview(clips),
        chosen=chosen,
        on_and_off=clips.on_and_off(chosen) if chosen is not None else ((), ()),
        alternates=clips.alternates(chosen) if chosen is not None else [],
        movie=Movie(path, shown_at(path), held[path]) if path else None,
        counts=_counts(clips),
        length=timecode_at(msgspec.structs.replace(shown, start=None), _length(clips.every)),
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


def _part(clips: CutClips, chosen: Stood | None, *, first: int) -> Part:
    """The part that begins at ``first``, or that holds the clip that was chosen; sound comes along where it is heard."""
    pictures = [each for each in clips.every if each.kind is TrackKind.PICTURE] or list(clips.every)
    pictures.sort(key=_begins)
    at = max(first, 0)
    if chosen is not None:
        at = max(sum(_begins(each) <= _begins(chosen) for each in pictures) - 1, 0)
        at = next((nth for nth, each in enumerate(pictures) if each is chosen), at)
    start = min(at, max(len(pictures) - 1, 0)) // PART * PART
    listed = pictures[start : start + PART]
    begins, ends = (_begins(listed[0]), max(each.clip.record_out or 0 for each in listed)) if listed else (0, 0)
    sound = [each for each in clips.every if each.kind is TrackKind.SOUND and each not in listed]
    whole = len(pictures) <= PART
    heard = [each for each in sound if whole or begins <= _begins(each) < ends]
    told = [clips.told(each) for each in listed]
    return Part(
        first=start, listed=tuple(told), drawn=(*told, *(clips.told(each) for each in heard)), count=len(pictures)
    )


def _begins(stood: Stood) -> int:
    return stood.clip.record_in or 0


def _strip(cut: Cut, part: Part) -> tuple[Strip, dict[str, CutClip]] | None:
    """The strip with its clips by their id; none while the cut has no frame rate."""
    if cut.rate is None:
        return None
    first = cut.start.frame if cut.start is not None else 0
    drawn = strip(lanes(part.drawn), rate=cut.rate, first=first, timecode=lambda frame: timecode_at(cut, frame))
    return drawn, {each.clip.id: each for each in part.drawn}


def _overview(clips: CutClips) -> tuple[Band, ...]:
    """The scenes of the whole cut, as its first picture track has them."""
    lane = min((each.lane for each in clips.every if each.kind is TrackKind.PICTURE), default=None)
    return shares(
        [
            Piece(key=each.clip.id, begins=each.clip.record_in, ends=each.clip.record_out, scene=clips.scene(each))
            for each in clips.every
            if each.lane == lane and each.clip.record_in is not None and each.clip.record_out is not None
        ]
    )


def _length(every: tuple[Stood, ...]) -> int | None:
    return max((each.clip.record_out for each in every if each.clip.record_out is not None), default=None)


def _counts(clips: CutClips) -> list[tuple[State, int]]:
    """How many clips of picture are in which state, as far as there are any."""
    found = Counter(clips.state(each) for each in clips.every if each.kind is TrackKind.PICTURE)
    return [(state, found[state]) for state in State if found[state]]
