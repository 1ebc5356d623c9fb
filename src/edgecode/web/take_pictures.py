"""Where the pictures and files of takes are on the pages of the room, and how a moment is printed."""

from typing import Final
from urllib.parse import quote

import msgspec
from litestar import Response

from edgecode.film.lining import SetBy
from edgecode.film.media_files import MediaFile
from edgecode.film.movie import Movie, NoPicture, Still
from edgecode.film.transcript import Milliseconds
from edgecode.usecases.evidence_pictures import EvidencePicture
from edgecode.usecases.stills import StillMaker
from edgecode.web.asked import Asked
from edgecode.web.film_files import shown_at
from edgecode.web.link import link

PATH: Final = "/takes"
_VERSION: Final = 8
"""Characters of a file's key in the address of its still: another content is another picture."""
_MINUTE: Final = 60_000


_PLAYED: Final = frozenset(
    {"h264", "hevc", "vp8", "vp9", "libvpx", "libvpx-vp9", "av1", "libdav1d", "libaom-av1", "theora"}
)
"""Codecs that browsers play, some of them everywhere, by FFmpeg's short names of decoders (MDN, Web video codec guide)."""


class Pictured(msgspec.Struct, frozen=True, kw_only=True):
    """One picture of evidence on a card: what stands on it, where it leads, and the border it has."""

    says: str
    href: str
    src: str
    set_by: SetBy


def stills_of(request: Asked) -> StillMaker:
    """Give what makes the stills of this room."""
    maker = request.app.state["stills"]
    if not isinstance(maker, StillMaker):
        raise TypeError(maker)
    return maker


def sent_still(still: Still | NoPicture) -> Response[bytes]:
    """Answer with a still; where there is none, with why."""
    if isinstance(still, NoPicture):
        return no_still(still.why)
    return Response(still.jpeg, media_type="image/jpeg", headers={"X-Made-By": still.engine})


def no_still(why: str) -> Response[bytes]:
    """Answer that there is no still, in one sentence."""
    return Response(f"{why}\n".encode(), media_type="text/plain; charset=utf-8", status_code=404)


def still_link(file: MediaFile, *, at: Milliseconds | None = None, large: bool = False) -> str:
    """Where the still of a file is."""
    moment = "" if at is None else str(at)
    return link(f"{PATH}/still", file=file.path, at=moment, size="large" if large else "", v=file.key[:_VERSION])


def file_link(file: MediaFile, *, at: Milliseconds | None = None) -> str:
    """Where a file is played from, at a moment if one is given (Media Fragments URI, section 4.2.1)."""
    played = shown_at(file.path)
    return played if at is None else f"{played}#t={at / 1000:g}"


def take_link(label: str, *, at: Milliseconds | None = None) -> str:
    """Where a take is opened, at a moment if one is given."""
    opened = link(PATH, take=label)
    return opened if at is None else f"{opened}#t={quote(f'{at / 1000:g}')}"


def pictured(picture: EvidencePicture) -> Pictured:
    """Place one picture of evidence on its card."""
    return Pictured(
        says=picture.take,
        href=take_link(picture.take, at=picture.at),
        src=still_link(picture.file, at=picture.at),
        set_by=picture.set_by,
    )


def unplayed(looked: Movie | NoPicture | None) -> str:
    """Say that a file is not played, as far as it can be told without trying; empty where it may well be played."""
    if isinstance(looked, NoPicture):
        return f"It cannot be played: {looked.why}."
    codec = _picture_codec(looked)
    if not codec or codec in _PLAYED:
        return ""
    return f"Most browsers do not play {codec}; the file itself opens in a player that does."


def refusal(looked: Movie | NoPicture | None) -> str:
    """Say that this browser does not play a file, after it tried."""
    if isinstance(looked, NoPicture):
        return unplayed(looked)
    codec = _picture_codec(looked)
    what = f"it, since it is {codec}" if codec and codec not in _PLAYED else "it"
    return f"This browser does not play {what}; the file itself opens in a player that does."


def _picture_codec(looked: Movie | NoPicture | None) -> str:
    if not isinstance(looked, Movie):
        return ""
    return next((stream.codec for stream in looked.streams if stream.kind == "video" and stream.codec), "")


def moment(at: Milliseconds) -> str:
    """``1:07``: minutes and seconds from the start of a file."""
    return f"{at // _MINUTE}:{at % _MINUTE // 1000:02}"


def megabytes(size: int) -> str:
    """The size of a file as people say it: ``399 kB``, ``1.2 GB``."""
    for unit, most in (("kB", 1_000_000), ("MB", 1_000_000_000)):
        if size < most:
            return f"{size / most * 1000:.3g} {unit}"
    return f"{size / 1_000_000_000:.3g} GB"


def middle(begins: Milliseconds, ends: Milliseconds | None) -> Milliseconds:
    """The moment between two."""
    return begins if ends is None else Milliseconds((begins + ends) // 2)
