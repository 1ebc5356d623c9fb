"""Selections made findings: an approved sentence with its slots filled by us, from the film as it is now.

A run is kept by the film's own ids and rendered anew each time it is looked at: what it points at may say something else by
now, and what is gone is not shown.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

import msgspec

from edgecode.boundary.guest.manifest import Manifest, Part
from edgecode.boundary.guest.selection import SLOTS, Confidence
from edgecode.entries.vocabulary import Stage
from edgecode.film.board import Panel
from edgecode.film.cut import Clip
from edgecode.film.dailies import Take
from edgecode.film.film import Film
from edgecode.film.place import Place
from edgecode.film.proof import Proof
from edgecode.film.script import Paragraph
from edgecode.findings.finding import Evidence, Finding
from edgecode.findings.guest_check import check_of
from edgecode.findings.wording import short
from edgecode.usecases.guests.show_guests import SURE
from edgecode.usecases.guests.staging import clip_slate, pictures
from edgecode.usecases.ports.guests import Shown

STAGE_OF: Final[Mapping[Part, Stage]] = {
    Part.SCRIPT: Stage.SCRIPT,
    Part.BOARDS: Stage.BOARDS,
    Part.DAILIES: Stage.DAILIES,
    Part.CUTS: Stage.CUT,
}
"""Whose consent a part waits for, and where a decision about what is in it stands."""
OPTIONS: Final = ("Take it up",)
"""What a person may do with it beside leaving it."""
_SLOT: Final = re.compile("|".join(re.escape(f"{{{slot}}}") for slot in SLOTS))


class Rendered(msgspec.Struct, frozen=True):
    """A finding, and the stage of the place it points at first."""

    finding: Finding
    stage: Stage


class _Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A place in the film as it is now: where it is, and how it is quoted."""

    part: Part
    place: Place
    quote: str
    scene: str = ""
    take: str = ""


def rendered(
    shown: Iterable[Shown], *, manifest: Manifest, approved: Collection[str], film: Film
) -> tuple[tuple[Rendered, ...], int]:
    """Render what is kept of a run, in its order, and count what points at what is gone.

    ``approved`` are the names of the templates that are; what was said by another is not shown.
    """
    templates = {each.name: each.says for each in manifest.templates if each.name in approved}
    known = [each for each in shown if each.template in templates]
    wanted = frozenset(subject for each in known for subject in each.subjects)
    spots = dict(_spots(film, wanted)) if wanted else {}
    there = [each for each in known if all(subject in spots for subject in each.subjects)]
    made = tuple(_rendered(each, templates[each.template], spots=spots, manifest=manifest) for each in there)
    return made, len(known) - len(there)


def filled(says: str, quotes: Iterable[str]) -> str:
    """Put quotes in the slots of a template, all at once: a quote that looks like a slot stays one."""
    put = dict(zip((f"{{{slot}}}" for slot in SLOTS), quotes, strict=False))
    return _SLOT.sub(lambda slot: put[slot[0]], says)


def _rendered(shown: Shown, says: str, *, spots: Mapping[str, _Spot], manifest: Manifest) -> Rendered:
    found = [spots[subject] for subject in shown.subjects]
    finding = Finding(
        check=check_of(str(manifest.tool)),
        kind=shown.template,
        says=filled(says, [spot.quote for spot in found]),
        evidence=tuple(Evidence(spot.place, spot.quote) for spot in found),
        options=OPTIONS,
        subjects=shown.subjects,
        scene=next((spot.scene for spot in found if spot.scene), ""),
        take=next((spot.take for spot in found if spot.take), ""),
        confidence=SURE[Confidence(shown.confidence)],
    )
    return Rendered(finding, STAGE_OF[found[0].part])


def _spots(film: Film, wanted: Collection[str]) -> Iterator[tuple[str, _Spot]]:
    paragraphs = film.script.paragraphs if film.script is not None else ()
    yield from ((each.id, _paragraph(each, film)) for each in paragraphs if each.id in wanted)
    yield from ((each.id, _panel(each)) for each in film.panels if each.id in wanted)
    yield from ((each.id, _take(each)) for each in film.dailies.takes if each.id in wanted)
    proofs = {proof.clip.id: proof for proof in film.proofs}
    yield from ((each.id, _clip(each, proofs.get(each.id), film)) for each in pictures(film) if each.id in wanted)


def _paragraph(paragraph: Paragraph, film: Film) -> _Spot:
    scenes = film.script.scenes if film.script is not None else ()
    scene = scenes[paragraph.scene].number if paragraph.scene >= 0 else ""
    return _Spot(part=Part.SCRIPT, place=paragraph.place, quote=f"“{short(paragraph.text)}”", scene=scene)


def _panel(panel: Panel) -> _Spot:
    text = next(filter(None, (panel.action, panel.dialogue, panel.notes)), "")
    quote = f"“{short(text)}”" if text else f"panel {short(panel.name)}"
    return _Spot(part=Part.BOARDS, place=panel.place, quote=quote, scene=panel.scene)


def _take(take: Take) -> _Spot:
    return _Spot(part=Part.DAILIES, place=take.place, quote=take.label, scene=take.scene, take=take.label)


def _clip(clip: Clip, proof: Proof | None, film: Film) -> _Spot:
    slate = clip_slate(film, proof, with_dailies=True)
    take = film.dailies.by_id.get(proof.take) if proof is not None else None
    at = clip.place.timecode or clip.record_in_text
    quote = " at ".join(filter(None, (slate or "a clip", at)))
    scene = take.scene if take is not None else ""
    return _Spot(
        part=Part.CUTS, place=clip.place, quote=quote, scene=scene, take=take.label if take is not None else ""
    )
