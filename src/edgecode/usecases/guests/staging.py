"""What a guest tool is shown: the parts that it reads and that people let it see, as lists of texts with dealt numbers.

Nothing else is there: no name of a file, no id, no hash, no person but those of the script, nothing of what was decided or
meant. Numbers count in the film's order and say nothing beyond it.
"""

from collections.abc import Collection, Mapping

import msgspec

from edgecode.boundary.guest.inputs import ABOUT, PLACES, about, file_of
from edgecode.boundary.guest.manifest import Part
from edgecode.film import scene_number
from edgecode.film.cut import Clip, TrackKind
from edgecode.film.film import Film
from edgecode.film.proof import Proof
from edgecode.film.transcript import Transcript


class Staged(msgspec.Struct, frozen=True, kw_only=True):
    """The files a tool is shown by their names, and the film's own ids of what each part deals numbers to, in order."""

    inputs: Mapping[str, bytes]
    dealt: Mapping[Part, tuple[str, ...]]


def has_part(film: Film, part: Part) -> bool:
    """Whether there is anything of a part in the film."""
    if part is Part.SCRIPT:
        return film.script is not None
    if part is Part.CUTS:
        return film.cut is not None
    return bool(film.panels if part is Part.BOARDS else film.dailies.takes)


def staged(film: Film, *, parts: Collection[Part]) -> Staged:
    """Stage parts of a film, each in a file of its own; the same film and parts give the same bytes."""
    shown = tuple(part for part in Part if part in parts and has_part(film, part))
    made = {part: _MAKERS[part](film, frozenset(shown)) for part in shown}
    files = {ABOUT: about(shown)}
    files |= {file_of(part): msgspec.json.encode(document) for part, (document, _ids) in made.items()}
    return Staged(inputs=files, dealt={part: ids for part, (_document, ids) in made.items()})


def _script(film: Film, _shown: frozenset[Part]) -> tuple[Mapping[str, object], tuple[str, ...]]:
    script = film.script
    scenes = script.scenes if script is not None else ()
    paragraphs = script.paragraphs if script is not None else ()
    document = {
        "scenes": [{"at": at, "heading": each.heading, "number": each.number} for at, each in enumerate(scenes)],
        PLACES[Part.SCRIPT]: [
            {
                "at": at,
                "scene": each.scene if each.scene >= 0 else None,
                "kind": each.kind,
                "character": each.character,
                "text": each.text,
            }
            for at, each in enumerate(paragraphs)
        ],
    }
    return document, tuple(each.id for each in paragraphs)


def _boards(film: Film, shown: frozenset[Part]) -> tuple[Mapping[str, object], tuple[str, ...]]:
    scenes = film.script.scenes if film.script is not None and Part.SCRIPT in shown else ()
    numbered = {scene_number.folded(each.number): at for at, each in reversed(tuple(enumerate(scenes))) if each.number}
    panels = [
        {
            "at": at,
            "scene": numbered.get(scene_number.folded(each.scene)) if each.scene else None,
            "text": "\n".join(filter(None, (each.action, each.dialogue, each.notes))),
        }
        for at, each in enumerate(film.panels)
    ]
    return {PLACES[Part.BOARDS]: panels}, tuple(each.id for each in film.panels)


def _dailies(film: Film, _shown: frozenset[Part]) -> tuple[Mapping[str, object], tuple[str, ...]]:
    takes = [
        {
            "at": at,
            "scene": each.scene,
            "slate": each.label,
            "circled": each.circled,
            "notes": each.note,
            "said": _said(film.transcripts.get(each.id)),
        }
        for at, each in enumerate(film.dailies.takes)
    ]
    return {PLACES[Part.DAILIES]: takes}, tuple(each.id for each in film.dailies.takes)


def _said(transcript: Transcript | None) -> str:
    return "\n".join(cue.text for cue in transcript.cues) if transcript is not None else ""


def _cuts(film: Film, shown: frozenset[Part]) -> tuple[Mapping[str, object], tuple[str, ...]]:
    clips = pictures(film)
    rate = film.cut.rate if film.cut is not None else None
    proofs = {proof.clip.id: proof for proof in film.proofs}
    rows = [
        {
            "at": at,
            "slate": clip_slate(film, proofs.get(each.id), with_dailies=Part.DAILIES in shown),
            "first": each.record_in,
            "frames": _frames(each),
        }
        for at, each in enumerate(clips)
    ]
    return {"rate": str(rate) if rate is not None else "", PLACES[Part.CUTS]: rows}, tuple(each.id for each in clips)


def pictures(film: Film) -> tuple[Clip, ...]:
    """Give the clips of picture in the current cut that play, track by track in record order."""
    tracks = film.cut.tracks if film.cut is not None else ()
    return tuple(clip for track in tracks if track.kind is TrackKind.PICTURE for clip in track.clips if clip.enabled)


def clip_slate(film: Film, proof: Proof | None, *, with_dailies: bool) -> str:
    """Say which take a clip is of: as it is proven where the dailies may be read, else as its own name says; else empty."""
    if proof is None:
        return ""
    take = film.dailies.by_id.get(proof.take) if with_dailies else None
    if take is not None:
        return take.label
    return proof.slate.take_label if proof.slate is not None else ""


def _frames(clip: Clip) -> int | None:
    if clip.record_in is None or clip.record_out is None:
        return None
    return clip.record_out - clip.record_in


_MAKERS = {Part.SCRIPT: _script, Part.BOARDS: _boards, Part.DAILIES: _dailies, Part.CUTS: _cuts}
