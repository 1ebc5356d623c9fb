"""The animatic of a film as a new OpenTimelineIO document: one clip a panel, scratch sound below, a marker at each scene.

Frames are those of :mod:`edgecode.film.boards.animatic`. A clip is named as its panel; shot, scene and the panel's id stand in
its metadata under ``edgecode``, with whether its seconds are said or assumed. Its media is the panel's picture by the path from
the film's folder, missing where it has none. No two sounds overlap on one track: one that would goes to a further track.

How long a sound file is only its bytes tell. Where nobody looked, a sound is written up to where the next one begins, and that
is remarked.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from urllib.parse import quote

import msgspec

from edgecode.errors import ExportError
from edgecode.film import scene_number
from edgecode.film.boards.animatic import Animatic, PanelTime, SoundTime, animatic, rate_of
from edgecode.film.film import Film
from edgecode.film.place import Place, Remark
from edgecode.formats.otio.json_nodes import OWN, gap, range_of
from edgecode.formats.timeline.clips import file_name
from edgecode.formats.timeline.items import Node
from edgecode.formats.written import Written

WRITES: Final = "otio-animatic"
OF: Final = Film


class _Sound(msgspec.Struct, frozen=True):
    """A sound on its track: frames ``first`` up to ``last`` of the animatic; ``known`` tells whether its file's length is."""

    sound: SoundTime
    first: int
    last: int
    known: bool


def written(film: Film) -> Written:
    """Write the animatic of a whole film. Raises :class:`ExportError` where it has no panel to show."""
    return animatic_document(animatic(film, rate=rate_of(film)), film=film)


def animatic_document(made: Animatic, *, film: Film, lengths: Mapping[str, float] | None = None) -> Written:
    """Write an animatic of a film, whole or of one scene; ``lengths`` are seconds of sound files, by path, where known.

    Raises :class:`ExportError` where there is no panel to show.
    """
    shown = [each for each in made.panels if each.frames]
    if not shown:
        found = "none in this film" if not made.panels else "none that stands longer than 0 s"
        raise ExportError(WRITES, expected="storyboard panels", found=found)
    fps = float(made.rate.fps)
    sounds = _sounds(made, lengths=lengths or {})
    tracks = [_track("V1", "Video", [_panel(each, fps=fps) for each in shown])]
    for nth, row in enumerate(_rows(sounds), start=1):
        tracks.append(_track(f"A{nth}", "Audio", list(_laid(row, fps=fps))))
    headings = {scene_number.folded(scene.number): scene.heading for scene in film.scenes if scene.number}
    timeline: Node = {
        "OTIO_SCHEMA": "Timeline.1",
        "metadata": {OWN: {"rate": str(made.rate)}},
        "name": f"{film.title} animatic".strip(),
        "global_start_time": None,
        "tracks": {**_composition("Stack.1", "tracks", tracks), "markers": list(_markers(shown, headings, fps=fps))},
    }
    text = json.dumps(timeline, ensure_ascii=False, indent=4, allow_nan=False)
    return Written(f"{text}\n".encode("utf-8", "replace"), tuple(_remarks(made, sounds)))


def _remarks(made: Animatic, sounds: Sequence[_Sound]) -> Iterator[Remark]:
    if made.undecided:
        first, count = made.undecided[0], len(made.undecided)
        says = f"expected every panel's place decided, found {count} to decide about (such as {first.name}); left out"
        yield Remark(first.place, says)
    still = [each.panel for each in made.panels if not each.frames]
    if still:
        says = f"expected panels that stand longer than 0 s, found {len(still)} (such as {still[0].name}); left out"
        yield Remark(still[0].place, says)
    unknown = [each for each in sounds if not each.known]
    if unknown:
        says = f"expected sounds of known length, found {len(unknown)} of unknown; each written up to the next one"
        yield Remark(Place(unknown[0].sound.file), says)
    silent = len(made.sounds) - len(sounds)
    if silent:
        says = f"expected sounds that are heard in the animatic, found {silent} that are not; left out"
        yield Remark(made.panels[0].panel.place, says)


def _panel(stands: PanelTime, *, fps: float) -> Node:
    panel = stands.panel
    own = {
        "panel": panel.id,
        "scene": panel.scene,
        "shot": panel.shot,
        "seconds": "said" if stands.said else "assumed",
    }
    return _clip(panel.name, panel.image, own=own, times=range_of(0, stands.frames, fps))


def _sounds(made: Animatic, *, lengths: Mapping[str, float]) -> list[_Sound]:
    """Find from where to where each sound is heard; one that would be heard for no frame is left out."""
    starts = sorted({sound.at for sound in made.sounds})
    found = []
    for sound in made.sounds:
        length = lengths.get(sound.file)
        if length is not None:
            last = sound.at + round((length - sound.skip) * made.rate.fps)
        else:
            last = next((at for at in starts if at > sound.at), made.frames)
        last = min(last, made.frames)
        if last > sound.at:
            found.append(_Sound(sound, sound.at, last, length is not None))
    return found


def _rows(sounds: Sequence[_Sound]) -> list[list[_Sound]]:
    """Lay sounds on as few tracks as hold them one after the other."""
    rows: list[list[_Sound]] = []
    for sound in sorted(sounds, key=lambda each: each.first):
        row = next((row for row in rows if row[-1].last <= sound.first), None)
        if row is None:
            rows.append([sound])
        else:
            row.append(sound)
    return rows


def _laid(row: Sequence[_Sound], *, fps: float) -> Iterator[Node]:
    at = 0
    for each in row:
        if each.first > at:
            yield gap(each.first - at, fps)
        sound, length = each.sound, each.last - each.first
        times = range_of(round(sound.skip * fps), length, fps)
        yield _clip(file_name(sound.file), sound.file, own={"panel": sound.panel}, times=times)
        at = each.last


def _markers(shown: Sequence[PanelTime], headings: Mapping[str, str], *, fps: float) -> Iterator[Node]:
    """Mark where a scene begins; one that is come back to is marked again."""
    before = None
    for stands in shown:
        scene = scene_number.folded(stands.panel.scene)
        if scene and scene != before:
            yield {
                "OTIO_SCHEMA": "Marker.2",
                "metadata": {OWN: {"scene": stands.panel.scene}},
                "name": f"Scene {stands.panel.scene}",
                "color": "GREEN",
                "marked_range": range_of(stands.first, 0, fps),
                "comment": headings.get(scene, ""),
            }
        before = scene


def _clip(name: str, file: str, *, own: Mapping[str, str], times: Node) -> Node:
    bare: Node = {"metadata": {}, "name": "", "available_range": None, "available_image_bounds": None}
    media: Node = {"OTIO_SCHEMA": "MissingReference.1", **bare}
    if file:
        address = quote(file.encode("utf-8", "replace"))
        media = {"OTIO_SCHEMA": "ExternalReference.1", **bare, "target_url": address}
    return {
        "OTIO_SCHEMA": "Clip.2",
        "metadata": {OWN: {key: value for key, value in own.items() if value}},
        "name": name,
        "source_range": times,
        "effects": [],
        "markers": [],
        "enabled": True,
        "media_references": {"DEFAULT_MEDIA": media},
        "active_media_reference_key": "DEFAULT_MEDIA",
    }


def _track(name: str, kind: str, children: list[Node]) -> Node:
    return {**_composition("Track.1", name, children), "kind": kind}


def _composition(schema: str, name: str, children: list[Node]) -> Node:
    return {
        "OTIO_SCHEMA": schema,
        "metadata": {},
        "name": name,
        "source_range": None,
        "effects": [],
        "markers": [],
        "enabled": True,
        "children": children,
    }
