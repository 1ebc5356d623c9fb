"""Which files of the folder hold the picture and the sound of a take: those its papers name."""

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from edgecode.film.dailies import Take
from edgecode.film.file_name import stem
from edgecode.film.recording import OF_SOUND, Recording, WrittenBy

PICTURE: Final = (".mp4", ".m4v", ".webm", ".mov", ".mkv", ".avi", ".mxf", ".mts", ".m2ts", ".ts", ".mpg", ".dv")
"""Endings of camera files, those first that a browser is most likely to play."""
SOUND: Final = (".wav", ".m4a", ".mp3", ".flac", ".bwf", ".w64", ".aif", ".aiff", ".caf", ".ogg")
"""Endings of sound files, in the same order."""


class MediaFile(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One file of a take. ``key`` is that of its content, as the folder tells it; ``camera`` the camera's letter, if any."""

    path: str
    key: str
    camera: str = ""


class TakeFiles(msgspec.Struct, frozen=True):
    """The files of one take that are there, one for each camera and recorder, in the order of its papers."""

    pictures: tuple[MediaFile, ...] = ()
    sounds: tuple[MediaFile, ...] = ()


def media_files(takes: Iterable[Take], *, keys: Mapping[str, str]) -> dict[str, TakeFiles]:
    """Find the files of each take, by the take's id; a take without any is left out.

    ``keys`` are the keys of the folder's files by path. A file is found by its name without folder and ending, upper and
    lower case alike. Where several files have the name a paper gives (a second day's ``T01``, a proxy), the one nearest
    to the paper is meant, and among those the one a browser is most likely to play.
    """
    pictures, sounds = _by_stem(keys, endings=PICTURE), _by_stem(keys, endings=SOUND)
    found = {}
    for take in takes:
        seen = _files(take, among=pictures, keys=keys), _files(take, among=sounds, keys=keys)
        if any(seen):
            found[take.id] = TakeFiles(*seen)
    return found


def _by_stem(paths: Iterable[str], *, endings: tuple[str, ...]) -> dict[str, list[str]]:
    rank = {each: place for place, each in enumerate(endings)}
    by_stem: dict[str, list[str]] = {}
    for path in sorted(paths, key=lambda each: (rank.get(ending(each), -1), each.count("/"), each)):
        if ending(path) in rank:
            by_stem.setdefault(stem(path), []).append(path)
    return by_stem


def ending(path: str) -> str:
    """How a file's name ends, with its dot, in lower case; empty for a name that has none or is nothing else."""
    head, dot, tail = path.rpartition("/")[2].rpartition(".")
    return f".{tail.lower()}" if dot and head else ""


def _files(take: Take, *, among: Mapping[str, list[str]], keys: Mapping[str, str]) -> tuple[MediaFile, ...]:
    found: dict[str, MediaFile] = {}
    for row in take.recordings:
        own = row.place.path if row.written_by is WrittenBy.SOUND_FILE else ""
        for name in filter(None, (own, row.file)):
            path = _nearest(among.get(stem(name), ()), row=row)
            if path and (path not in found or not found[path].camera):
                camera = "" if row.written_by in OF_SOUND else row.camera
                found[path] = MediaFile(path=path, key=keys[path], camera=camera)
    return tuple(found.values())


def _nearest(paths: Iterable[str], *, row: Recording) -> str:
    """The path that shares most folders with the paper; the first of those that share as many."""
    paper = row.place.path.split("/")[:-1]
    return max(paths, key=lambda path: _shared(path.split("/")[:-1], paper), default="")


def _shared(one: list[str], other: list[str]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
