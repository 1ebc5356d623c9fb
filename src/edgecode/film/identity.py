"""How paragraphs, scenes, panels and clips keep their name from one reading to the next.

An id is a hash of what the paragraph *is*: its scene's key, its kind, who speaks, its words, and which one it is among
equals in that scene. So the same words in the same numbered scene are the same paragraph in every draft and after every
re-reading, without anything being stored; a rewritten paragraph is a new one (docs/adr/0003).
"""

import hashlib
from collections import Counter
from collections.abc import Iterable

import msgspec

from edgecode.film import scene_number
from edgecode.film.board import Panel
from edgecode.film.covers import words_of
from edgecode.film.cut import Cut
from edgecode.film.script import Paragraph, Scene, Script

ID_LENGTH = 16
"""Hex characters of an id: 64 bits, so that ten million paragraphs collide with a chance of 3 in a million."""


def digest(*parts: str) -> str:
    """Hash some parts to :data:`ID_LENGTH` hex characters; parts are told apart by their lengths (BLAKE2b, RFC 7693)."""
    joined = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=ID_LENGTH // 2).hexdigest()


def scene_key(scene: Scene) -> str:
    """What a scene is known by: its number where it has one, else the words of its heading."""
    return f"number {scene_number.folded(scene.number)}" if scene.number else f"heading {_folded(scene.heading)}"


def with_ids(script: Script) -> Script:
    """Give every scene and paragraph of a freshly read script its id."""
    seen: Counter[tuple[str, ...]] = Counter()
    scenes = []
    keys = []
    for scene in script.scenes:
        key = scene_key(scene)
        seen[("scene", key)] += 1
        keys.append(f"{key} {seen[('scene', key)]}")
        scenes.append(msgspec.structs.replace(scene, id=digest("scene", keys[-1])))
    paragraphs = []
    for paragraph in script.paragraphs:
        own = _what_it_is(paragraph, key=keys[paragraph.scene] if paragraph.scene >= 0 else "")
        seen[own] += 1
        paragraphs.append(msgspec.structs.replace(paragraph, id=digest("paragraph", *own, str(seen[own]))))
    return msgspec.structs.replace(script, scenes=tuple(scenes), paragraphs=tuple(paragraphs))


def _what_it_is(paragraph: Paragraph, *, key: str) -> tuple[str, ...]:
    return (key, paragraph.kind.value, paragraph.character.upper(), _folded(paragraph.text))


def says_the_same(one: Paragraph, other: Paragraph) -> bool:
    """Say whether two paragraphs of one kind have the same words; case, punctuation and emphasis aside, and whoever speaks."""
    if one.kind is not other.kind:
        return False
    words = words_of(one.text)
    return _folded(one.text) == _folded(other.text) if words.isspace() else words == words_of(other.text)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def named_panels(panels: Iterable[Panel]) -> list[Panel]:
    """Give every panel of one list its id: its scene, its own uid, else its name, and which one it is among equals.

    A name such as ``2A`` changes when a panel is drawn before it; what the program calls it stays.
    """
    seen: Counter[tuple[str, str]] = Counter()
    named = []
    for panel in panels:
        own = (scene_number.folded(panel.scene), panel.uid or panel.name)
        seen[own] += 1
        named.append(msgspec.structs.replace(panel, id=digest("panel", *own, str(seen[own]))))
    return named


def named_clips(cut: Cut) -> Cut:
    """Give every clip of a cut its id: name, tape, source in, and which one it is among equals."""
    seen: Counter[tuple[str, ...]] = Counter()
    tracks = []
    for track in cut.tracks:
        clips = []
        for clip in track.clips:
            own = (track.name, clip.name, clip.tape, clip.source_in_text)
            seen[own] += 1
            clips.append(msgspec.structs.replace(clip, id=digest("clip", *own, str(seen[own]))))
        tracks.append(msgspec.structs.replace(track, clips=tuple(clips)))
    return msgspec.structs.replace(cut, tracks=tuple(tracks))
