"""Whom a new cut touches: sound, visual effects, music, and the actors whose lines went. Facts only, and nothing is weighed."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import msgspec

from edgecode.film.cut import ClipKind, Cut, TrackKind
from edgecode.film.cutting.by_script import ScriptChanges, ScriptLine
from edgecode.film.cutting.change import Change, CutChanges, Op
from edgecode.film.cutting.looks import effects
from edgecode.film.cutting.tracks import track_key
from edgecode.film.dailies import Dailies
from edgecode.film.proof import Proof
from edgecode.film.recording import OF_SOUND
from edgecode.film.slate import Flag, Slate

_LENGTH_OR_SOURCE: Final = frozenset({
    Op.ADDED, Op.REMOVED, Op.TRIMMED, Op.SLIPPED, Op.MOVED, Op.REPLACED, Op.RETIMED, Op.SPLIT, Op.JOINED,
})  # fmt: skip
_WHOLE: Final = frozenset({Op.SPLIT, Op.JOINED})
"""What touches sound only where frames came or went."""
_VFX_PREFIXES: Final = frozenset({"V", "VFX", "VX", "X"})
_MUSIC: Final = re.compile(r"(?<![a-z])(?:mx|mus|music|score|song)(?![a-z])", re.IGNORECASE)


class SoundTouched(msgspec.Struct, frozen=True, kw_only=True):
    """One change of the picture that sound has to follow, and the sound rolls of its take.

    ``running`` is by how many frames the first track of picture stands later behind it than it did, below zero earlier: what
    came and went up to here, as far as nothing was left open.
    """

    change: Change
    rolls: tuple[str, ...] = ()
    running: int = 0


class ActorTouched(msgspec.Struct, frozen=True):
    """A character, and the lines of theirs that are in the older cut and no more in the newer."""

    character: str
    lines: tuple[ScriptLine, ...]


class Touched(msgspec.Struct, frozen=True, kw_only=True):
    """Whom the changes touch; merely shifted clips touch nobody by themselves."""

    sound: tuple[SoundTouched, ...] = ()
    vfx: tuple[Change, ...] = ()
    music: tuple[Change, ...] = ()
    actors: tuple[ActorTouched, ...] = ()


def touched(
    changes: CutChanges, *, lines: ScriptChanges | None = None, rolls: Mapping[str, tuple[str, ...]] | None = None
) -> Touched:
    """Sort changes by whom they touch; ``rolls`` are sound rolls by the clip's id (:func:`sound_rolls`)."""
    edits = changes.edits
    return Touched(
        sound=tuple(_sound(changes, rolls=rolls or {})),
        vfx=tuple(change for change in edits if _of_vfx(change)),
        music=tuple(change for change in edits if _of_music(change)),
        actors=tuple(ActorTouched(who, own) for who, own in (lines.silenced if lines is not None else {}).items()),
    )


def sound_rolls(proofs: Iterable[Proof], *, dailies: Dailies) -> dict[str, tuple[str, ...]]:
    """Give the sound rolls of the takes of proven clips, by the clip's id."""
    found = {}
    for proof in proofs:
        if proof.take:
            rows = dailies.by_id[proof.take].recordings
            rolls = (row.sound_roll or (row.roll if row.written_by in OF_SOUND else "") for row in rows)
            found[proof.clip.id] = tuple(dict.fromkeys(filter(None, rolls)))
    return found


def _sound(changes: CutChanges, *, rolls: Mapping[str, tuple[str, ...]]) -> Iterator[SoundTouched]:
    running = 0
    picture = {_first_picture(changes.old), _first_picture(changes.new)}
    for change in changes.edits:
        if change.kind is not TrackKind.PICTURE or change.op not in _LENGTH_OR_SOURCE:
            continue
        if change.op in _WHOLE and not change.frames:
            continue
        if track_key(change.use.track) in picture:
            running = change.later
        own = [rolls.get(use.id, ()) for use in (change.old, change.new) if use is not None]
        yield SoundTouched(
            change=change, rolls=tuple(dict.fromkeys(roll for each in own for roll in each)), running=running
        )


def _first_picture(cut: Cut) -> str:
    return next((track_key(track.name) for track in cut.tracks if track.kind is TrackKind.PICTURE), "")


def _of_vfx(change: Change) -> bool:
    """A clip slated for visual effects, or with an effect on it, before or after."""
    if change.kind is not TrackKind.PICTURE or change.material is ClipKind.BLACK:
        return False
    clips = [use.clip for use in (change.old, change.new) if use is not None]
    return change.op is Op.EFFECT or any(effects(clip) or _slated_vfx(clip.name) for clip in clips)


def _slated_vfx(name: str) -> bool:
    slate = Slate.parse(name)
    return slate is not None and (slate.prefix in _VFX_PREFIXES or Flag.VFX in slate.flags)


def _of_music(change: Change) -> bool:
    """A clip on a track of sound that its track's name, or its own, calls music."""
    if change.kind is not TrackKind.SOUND:
        return False
    uses = [use for use in (change.old, change.new) if use is not None]
    return any(_MUSIC.search(words) for use in uses for words in (use.track, use.name, use.clip.file))
