"""Files of the film, sent as they lie: only those the film itself names, whole or in part, never read into memory whole."""

import asyncio
from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath
from typing import BinaryIO, Final
from urllib.parse import quote

from litestar import HttpMethod, route
from litestar.params import FromPath
from litestar.types import ASGIApp, Receive, Scope, Send

from edgecode.errors import NoSuchFileError
from edgecode.film.board import PanelImage
from edgecode.film.boards.from_pictures import in_boards
from edgecode.film.composed import composed
from edgecode.film.cut import Cut
from edgecode.film.file_name import stem
from edgecode.film.film import Film
from edgecode.film.media_files import media_files
from edgecode.formats.source import Source
from edgecode.usecases.open_film import Look
from edgecode.web.asked import Asked, desk_of, since_of
from edgecode.web.byte_range import Part, asked_part

PATH: Final = "/film"
CHUNK: Final = 262_144
"""How many bytes are read and sent at once."""

_PICTURES: Final[Mapping[str, str]] = {
    ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp",
    ".avif": "image/avif", ".bmp": "image/bmp", ".svg": "image/svg+xml",
}  # fmt: skip
_MOVIES: Final[Mapping[str, str]] = {
    ".mp4": "video/mp4", ".m4v": "video/mp4", ".webm": "video/webm", ".mov": "video/quicktime",
}  # fmt: skip
_SOUNDS: Final[Mapping[str, str]] = {
    ".wav": "audio/wav", ".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".aac": "audio/aac", ".flac": "audio/flac",
    ".ogg": "audio/ogg", ".opus": "audio/ogg",
}  # fmt: skip
_TYPES: Final = {**_PICTURES, **_MOVIES, **_SOUNDS}
_UNKNOWN: Final = "application/octet-stream"
_NO_SCRIPTS: Final = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""An SVG is a document: opened by itself, it may run nothing."""


@route(PATH + "/{path:path}", http_method=[HttpMethod.GET, HttpMethod.HEAD], sync_to_thread=True)
def send_film_file(request: Asked, path: FromPath[str]) -> ASGIApp:
    """Send one file that the film names. Raises :class:`NoSuchFileError` for every other path."""
    return film_file(request, path.removeprefix("/"))


def film_file(request: Asked, path: str) -> ASGIApp:
    """Answer a request with a file of the film, ``path`` as the film names it, relative to its folder.

    A path is looked up among those the film names and never joined to a folder, so none leads elsewhere. Raises
    :class:`NoSuchFileError` for a path that is not among them, and for a file that is gone.
    """
    key = _named(request, path)
    source = desk_of(request).film.source(path) if key is not None else None
    if key is None or source is None:
        raise NoSuchFileError(path, found="no file that this film names")
    return FilmFile(source, tag=f'"{key.replace(" ", "-")}"')


def shown_at(path: str) -> str:
    """Where the room shows a file of the film."""
    return f"{PATH}/{quote(path)}"


def is_picture(path: str) -> bool:
    """Whether a browser shows a file as a picture, by its name."""
    return _suffix(path) in _PICTURES


def is_sound(path: str) -> bool:
    """Whether a browser plays a file as sound, by its name."""
    return _suffix(path) in _SOUNDS


def movie_of(cut: Cut, *, held: Collection[str]) -> str:
    """Find the rendered movie of a cut: the file of the same name beside it; empty where there is none."""
    beside = PurePosixPath(cut.path)
    names = [str(beside.with_suffix(suffix)) for suffix in _MOVIES]
    found = next((path for path in names if path in held), "")
    if found or cut.path.isascii():
        return found
    same = {composed(path): path for path in held if _suffix(path) in _MOVIES}
    return next((same[own] for path in names if (own := composed(path)) in same), "")


def held_files(look: Look) -> dict[str, str]:
    """Every file of the film's folder with its content key, by path."""
    return {reading.path: reading.key for reading in look.holdings.readings}


def named_files(film: Film, *, held: Collection[str]) -> Iterator[str]:
    """Give the paths of a film's folder that the film itself names and a browser may have.

    Those are the pictures and sounds of its panels, the sketches under its plans, the movies beside its cuts, and the
    recordings that its papers list.
    """
    for panel in film.panels:
        drawn = (layer.image for layer in panel.layers)
        yield from (path for path in (panel.image, panel.audio, *drawn) if path in held)
    laid = (*(plan.image for plan in film.boards.plans), *(sound.file for sound in film.boards.sounds))
    yield from (path for path in laid if path in held)
    yield from filter(None, (movie_of(cut, held=held) for cut in film.cuts))
    recorded = {stem(row.file) for row in film.dailies.recordings if row.file}
    yield from (path for path in held if _suffix(path) in _TYPES and stem(path) in recorded)
    for files in media_files(film.dailies.takes, keys=dict.fromkeys(held, "")).values():
        yield from (each.path for each in (*files.pictures, *files.sounds))


def _of_boards(look: Look) -> Iterator[str]:
    """The pictures of the boards' folder, also those that no panel shows: they are offered to be."""
    records = (record for reading in look.holdings.readings for record in reading.records)
    yield from (each.path for each in records if isinstance(each, PanelImage) and in_boards(each.path))


class FilmFile:
    """One file as an answer: with its ETag, and as much of it as was asked for."""

    def __init__(self, source: Source, *, tag: str) -> None:
        """Take the file and its ETag, in quotation marks; nothing is opened yet."""
        self._source = source
        self._tag = tag

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer: 200 or 206 with bytes, 304 where the browser has them, 416 where there are none such."""
        asked = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        with await asyncio.to_thread(self._source.open) as stream:
            size = await asyncio.to_thread(stream.seek, 0, 2)
            whole = Part(0, size)
            ranged = asked.get("range", "") if asked.get("if-range", self._tag) == self._tag else ""
            part = asked_part(ranged, size=size)
            if _has(asked.get("if-none-match", ""), tag=self._tag):
                status, sent = 304, Part(0, 0)
            elif part is None:
                status, sent = 200, whole
            else:
                status, sent = (206, part) if part.length else (416, Part(0, 0))
            headers = self._headers(status, sent, size=size)
            await send({"type": "http.response.start", "status": status, "headers": headers})
            rest = sent if scope.get("method") != "HEAD" else Part(0, 0)
            await _sent(stream, rest, receive=receive, send=send)

    def _headers(self, status: int, part: Part, *, size: int) -> list[tuple[bytes, bytes]]:
        suffix = _suffix(self._source.path)
        headers = {"etag": self._tag, "cache-control": "private, no-cache", "accept-ranges": "bytes"}
        if suffix == ".svg":
            headers["content-security-policy"] = _NO_SCRIPTS
        if status == 206:  # noqa: PLR2004 - Partial Content
            headers["content-range"] = f"bytes {part.first}-{part.end - 1}/{size}"
        if status == 416:  # noqa: PLR2004 - Range Not Satisfiable
            headers["content-range"] = f"bytes */{size}"
        if status != 304:  # noqa: PLR2004 - Not Modified has no content to describe
            headers |= {"content-type": _TYPES.get(suffix, _UNKNOWN), "content-length": str(part.length)}
        return [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]


async def _sent(stream: BinaryIO, part: Part, *, receive: Receive, send: Send) -> None:
    """Send a part of a stream, chunk by chunk; a browser that seeks on hangs up, and then nothing more is read."""
    gone = asyncio.create_task(_gone(receive))
    left = part.length
    try:
        await asyncio.to_thread(stream.seek, part.first)
        while left and not gone.done():
            chunk = await asyncio.to_thread(stream.read, min(CHUNK, left))
            if not chunk:
                return  # the file was cut short meanwhile; the browser sees that less came than was promised
            left -= len(chunk)
            await send({"type": "http.response.body", "body": chunk, "more_body": left > 0})
        if not part.length:
            await send({"type": "http.response.body", "body": b"", "more_body": False})
    finally:
        gone.cancel()


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _has(header: str, *, tag: str) -> bool:
    """Whether ``If-None-Match`` names a tag; weak ones compare alike (RFC 9110, 13.1.2)."""
    tags = [each.strip().removeprefix("W/") for each in header.split(",")]
    return tag in tags or "*" in tags


def _named(request: Asked, path: str) -> str | None:
    """The content key of a file that the film names, ``None`` for every other path.

    Worked out once for each change of the folder; for a path that is not there, once more, since it may just have come.
    """
    seen = since_of(request)
    known: tuple[int, dict[str, str]] = request.app.state.get("film files", (-1, {}))
    if known[0] != seen or path not in known[1]:
        look = desk_of(request).look()
        held = held_files(look)
        every = (*named_files(look.film, held=held), *_of_boards(look))
        known = (seen, {each: held[each] for each in every})
        request.app.state["film files"] = known
    return known[1].get(path)


def _suffix(path: str) -> str:
    return PurePosixPath(path).suffix.lower()
