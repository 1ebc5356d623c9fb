"""What one clip item of a Final Cut Pro 7 document says of itself, its file and its log."""

from collections.abc import Iterator
from typing import Final

from edgecode.film.cut import ClipKind
from edgecode.formats.fcp7.retimes import Retime
from edgecode.formats.fcp7.values import Beat, Book, Element, beat, start, text
from edgecode.formats.timeline.clips import file_name
from edgecode.formats.timeline.items import Facts, Marker, Played, Time
from edgecode.formats.xml_tree import line_of

_LOGGED: Final = ("logginginfo/scene", "logginginfo/shottake", "logginginfo/good", "logginginfo/description",
                  "logginginfo/originalvideofilename", "logginginfo/originalaudiofilename", "logginginfo/lens",
                  "logginginfo/camera", "logginginfo/cameraroll", "labels/label2", "anamorphic", "compositemode",
                  "stillframe", "mastercomment1", "mastercomment2", "mastercomment3", "mastercomment4",
                  "masterclipid", "uuid")  # fmt: skip
"""What is kept in ``extra`` under its own name; a good take is the trade's circled one."""

_COMMENTS: Final = ("logginginfo/lognote", "comments/mastercomment1", "comments/mastercomment2",
                    "comments/mastercomment3", "comments/mastercomment4", "comments/clipcommenta",
                    "comments/clipcommentb")  # fmt: skip
_BLACK: Final = frozenset({"slug", "black", "black video"})
_REELS: Final = ("timecode/reel/name", "reel", "logginginfo/cameraroll")


def facts_of(clip: Element, *, frames: tuple[float, float], playing: Retime, within: Beat | None, book: Book) -> Facts:
    """Tell what a ``clipitem`` or ``generatoritem`` says; ``frames`` are its first and last, counted in its own rate.

    They count the clip as it plays, behind all that a retime does; ``within`` is the rate of the sequence around it.
    """
    found = clip.find("file")
    file = book.whole(found) if found is not None else None
    master = book.named("clip", text(clip, "masterclipid"))
    address = text(file, "pathurl")
    name = text(clip, "name") or text(file, "name") or file_name(address)
    kind = _kind(clip, file, name=name)
    made = kind in {ClipKind.BLACK, ClipKind.GENERATOR}
    logs = [each for each in (clip, master) if each is not None]
    reels = [text(each, path) for path in _REELS for each in (file, *logs)]
    return Facts(
        name=name,
        kind=kind,
        tape=next(filter(None, reels), ""),
        file=file_name(address) or (text(file, "name") if kind is ClipKind.MATERIAL else ""),
        notes=tuple(dict.fromkeys(filter(None, (text(each, path) for each in logs for path in _COMMENTS)))),
        extra=dict(_extra(clip, logs=logs, playing=playing)),
        line=line_of(clip),
        played=_played(clip, file, frames=frames, playing=playing, within=within) if not made else None,
        source_in_text=text(clip, "in"),
        source_out_text=text(clip, "out"),
        record_in_text=text(clip, "start"),
        record_out_text=text(clip, "end"),
    )


def markers(element: Element, *, fps: float) -> tuple[Marker, ...]:
    """Read the markers right below an element; an empty one says nothing and is left out."""
    found = []
    for each in element.iterfind("marker"):
        says = ": ".join(dict.fromkeys(filter(None, (text(each, "name"), text(each, "comment")))))
        at = text(each, "in")
        if says:
            found.append(Marker(says, Time(float(at), fps) if at.isdecimal() and at.isascii() else None))
    return tuple(found)


def _kind(clip: Element, file: Element | None, *, name: str) -> ClipKind:
    source = text(file, "mediaSource") or (text(clip, "effect/name") if clip.tag == "generatoritem" else "")
    if source or clip.tag == "generatoritem":
        return ClipKind.BLACK if source.lower() in _BLACK else ClipKind.GENERATOR
    return ClipKind.MISSING if file is None and not name else ClipKind.MATERIAL


def _played(
    clip: Element, file: Element | None, *, frames: tuple[float, float], playing: Retime, within: Beat | None
) -> Played | None:
    """Count what is played in the file's own timecode, which a file that has none begins at 0."""
    own = beat(clip) or within
    media = beat(file) or own
    first = playing.media_frame(frames[0])
    last = playing.media_frame(frames[1])
    if own is None or media is None or first is None or last is None:
        return None
    begins, counted = start(file, otherwise=media) or (0.0, media)
    if counted.rate is None:
        return None
    scale = counted.fps / own.fps
    return Played(begins + first * scale, begins + last * scale, counted.rate)


def _extra(clip: Element, *, logs: list[Element], playing: Retime) -> Iterator[tuple[str, str]]:
    for path in _LOGGED:
        found = next((said for each in logs if (said := text(each, path))), "")
        if found:
            yield f"fcp7.{path.rpartition('/')[2]}", found
    effects = dict.fromkeys(text(each, "name") for each in clip.iterfind("filter/effect"))
    links = [text(each, "linkclipref") for each in clip.iterfind("link")]
    if named := ", ".join(filter(None, effects)):
        yield "fcp7.filters", named
    if linked := ", ".join(filter(None, links)):
        yield "fcp7.links", linked
    if playing.varying:
        yield "fcp7.speed", "varying"
