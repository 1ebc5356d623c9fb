"""What one clip of an OpenTimelineIO timeline says of itself."""

from collections.abc import Iterator, Sequence
from typing import Final

from edgecode.film.cut import ClipKind
from edgecode.formats.otio.json_nodes import OWN, SOURCE_OUT
from edgecode.formats.timeline.clips import file_name
from edgecode.formats.timeline.items import Facts, Item, Media, Node

_TAPES: Final = (
    ("cmx_3600", "reel"),
    ("ALE", "Tape"),
    ("ALE", "Reel"),
    ("AAF", "UserComments", "Tape"),
    ("AAF", "UserComments", "Camroll"),
    ("fcp_xml", "timecode", "reel", "name"),
    ("fcp_xml", "file", "timecode", "reel", "name"),
    ("Resolve_OTIO", "Reel Name"),
)
"""Where exporters keep the reel, in the metadata of the clip or of its media."""

_SOURCE_FILE: Final = "SOURCE FILE:"
_BLACK: Final = "black"


def facts_of(clip: Item) -> Facts:
    """Tell what a clip of an OpenTimelineIO document says of itself, its media and its metadata."""
    media = clip.media
    comments = _comments(clip)
    file = _file(clip, comments=comments)
    name = clip.name or (media.name if media is not None else "") or file
    return Facts(
        name=name,
        kind=_kind(media, name=name),
        tape=_first(clip, _TAPES),
        file=file,
        notes=tuple(comment for comment in comments if not comment.startswith(_SOURCE_FILE)),
        extra=dict(_extra(clip)),
        by_range=True,
        ends_at=_at(clip.metadata, (OWN, SOURCE_OUT)),
    )


def _file(clip: Item, *, comments: Sequence[str]) -> str:
    """Find the file's name: the media's, else what an EDL's comment says, else where Resolve keeps the offline address."""
    if clip.media is not None and clip.media.file:
        return file_name(clip.media.file)
    named = next((comment for comment in comments if comment.startswith(_SOURCE_FILE)), "")
    return named.removeprefix(_SOURCE_FILE).strip() or file_name(_first(clip, (("Resolve_OTIO", "Media Url"),)))


def _kind(media: Media | None, *, name: str) -> ClipKind:
    if media is not None and media.kind == "GeneratorReference":
        return ClipKind.BLACK if media.generator.lower() == _BLACK else ClipKind.GENERATOR
    missing = media is None or media.kind == "MissingReference"
    return ClipKind.MISSING if missing and not name else ClipKind.MATERIAL


def _metadata(clip: Item) -> tuple[Node, ...]:
    return (clip.metadata,) if clip.media is None else (clip.metadata, clip.media.metadata)


def _first(clip: Item, paths: Sequence[tuple[str, ...]]) -> str:
    """Follow keys into the metadata of a clip and of its media; empty where none of them leads anywhere."""
    return next((found for path in paths for metadata in _metadata(clip) if (found := _at(metadata, path))), "")


def _at(metadata: Node, path: tuple[str, ...]) -> str:
    found: object = metadata
    for key in path:
        found = found.get(key) if isinstance(found, dict) else None
    return str(found) if isinstance(found, (str, int)) else ""


def _comments(clip: Item) -> list[str]:
    """Find the comments that opentimelineio's EDL adapter keeps."""
    found: list[str] = []
    for metadata in _metadata(clip):
        space = metadata.get("cmx_3600")
        comments = space.get("comments") if isinstance(space, dict) else None
        found += [comment for comment in comments if isinstance(comment, str)] if isinstance(comments, list) else []
    return list(filter(None, found))


def _extra(clip: Item) -> Iterator[tuple[str, str]]:
    """Keep the plain values of each exporter's metadata; what lies deeper stays in the file."""
    if clip.effects:
        yield "otio.effects", ", ".join(dict.fromkeys(clip.effects))
    for metadata in reversed(_metadata(clip)):
        for space, values in metadata.items():
            for key, value in values.items() if isinstance(values, dict) else (("", values),):
                if isinstance(value, (str, int, float)) and value != "" and (space, key) != (OWN, SOURCE_OUT):
                    yield ".".join(filter(None, ("otio", space, key)) if space != OWN else (key,)), str(value)
