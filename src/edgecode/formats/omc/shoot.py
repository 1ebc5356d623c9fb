"""The shoot's side of an OMC document to be: slates with what was recorded, and the storyboard's frames."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from edgecode.film.board import Panel
from edgecode.film.film import Film
from edgecode.film.recording import Recording
from edgecode.formats.ale_rows import Picture, pictures_of, sounds_of
from edgecode.formats.omc.nodes import Node, asset, entity, own_data, with_context
from edgecode.formats.omc.story import Story

_DATE: Final = re.compile(r"[0-9]{4}-[01][0-9]-[0-3][0-9]")


def slates(film: Film, *, story: Story, known: Mapping[str, Node]) -> Iterator[Node]:
    """Yield a Slate for each camera's picture of each take, and for sound alone, then its Assets, each once.

    A slate that an OMC document tells of goes out as it came.
    """
    for take in film.dailies.takes:
        sounds = sounds_of(take)
        files = _sound_files(sounds, story=story, take=take.id)
        pictures = pictures_of(take) or [Picture(take, take.recordings)]
        new = False
        for picture in pictures:
            told = [known[row.extra["omc.id"]] for row in picture.rows if row.extra.get("omc.id") in known]
            if told:
                yield from told
            else:
                new = True
                yield from _slate(picture, sounds=sounds, files=files, story=story)
        yield from files if new else ()


def _slate(picture: Picture, *, sounds: list[Recording], files: list[Node], story: Story) -> Iterator[Node]:
    take, timed = picture.take, picture.timed
    everyone = Picture(take, (*picture.rows, *take.recordings))
    day, date = everyone.said("shoot_day"), everyone.said("date")
    key = (story.title, take.id, picture.camera, picture.said("file"))
    slate = entity(
        "Slate",
        *key,
        slateUID=take.label,
        cameraLabel=picture.camera or None,
        cameraRoll=picture.said("roll") if take.has_picture else None,
        soundRoll=picture.said("sound_roll") or next((row.roll or row.sound_roll for row in sounds), "") or None,
        shootDate=date if _DATE.fullmatch(date) else None,
        shootDay=int(day) if day else None,
        recordingFPS=_fps(timed),
        customData=own_data(
            mark=take.mark.value,
            note=take.note,
            covers=everyone.said("covers"),
            start=str(timed.start) if timed is not None and timed.start is not None else "",
            end=str(timed.end) if timed is not None and timed.end is not None else "",
        ),
    )
    own = _files(picture, story=story, key=key)
    others = {"NarrativeScene": story.of_take(take.scene), "Asset": [*own, *files]}
    yield with_context(slate, "for", others, kind="production")
    yield from own


def _fps(timed: Recording | None) -> float | None:
    """The camera's own speed where the slate tells it, else the rate of its timecode."""
    if timed is None:
        return None
    if timed.slate is not None and timed.slate.fps is not None:
        return timed.slate.fps
    return round(float(timed.start.rate.fps), 3) if timed.start is not None else None


def _files(picture: Picture, *, story: Story, key: tuple[str, ...]) -> list[Node]:
    name = picture.said("file")
    if not name or not picture.take.has_picture:
        return []
    return [asset("capture.ocf", "digital.movingImage", story.title, *key, name=name, path=name)]


def _sound_files(sounds: list[Recording], *, story: Story, take: str) -> list[Node]:
    names = dict.fromkeys(row.file for row in sounds if row.file)
    return [asset("capture.audio", "digital.audio", story.title, take, name, name=name, path=name) for name in names]


def boards(film: Film, *, story: Story, known: Mapping[str, Node]) -> Iterator[Node]:
    """Yield an Asset for each storyboard panel; one that an OMC document tells of goes out as it came."""
    for panel in film.panels:
        told = known.get(panel.extra.get("omc.id", ""))
        yield told if told is not None else _frame(panel, story=story)


def _frame(panel: Panel, *, story: Story) -> Node:
    node = asset(
        "artwork.storyboard.frame",
        "digital.image",
        *(story.title, panel.id or panel.name),
        name=panel.name,
        path=panel.image,
        description=panel.action or None,
        customData=own_data(
            shot=panel.shot,
            covers=panel.covers,
            dialogue=panel.dialogue,
            seconds=f"{panel.seconds:g}" if panel.seconds is not None else "",
        ),
    )
    return with_context(node, "for", {"NarrativeScene": story.of_take(panel.scene)}, kind="narrative")
