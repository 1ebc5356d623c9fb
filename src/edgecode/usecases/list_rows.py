"""A film as plain rows, each with where it stands: what a person reads down who does a check's job by hand.

No check is asked, and nothing is left out: a row is there whether or not anything is the matter with it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum

from edgecode.film import scene_number
from edgecode.film.board import Panel
from edgecode.film.cut import Clip
from edgecode.film.dailies import Take
from edgecode.film.film import Film
from edgecode.film.hand import covers_words
from edgecode.film.scenes import slated_scene
from edgecode.film.script import Paragraph, Scene, Script
from edgecode.film.speech import numbered_lines
from edgecode.findings.intent import Intent
from edgecode.usecases.boards.board_rows import plans_as_rows, shots_as_rows
from edgecode.usecases.pickups.state_rows import states_as_rows
from edgecode.usecases.row import Row, row_of


class Listed(StrEnum):
    """What can be listed; the words are those of ``edgecode coverage --list``."""

    SCENES = "scenes"
    LINES = "lines"
    DRAFTS = "drafts"
    """Scenes and lines of every draft, the current one among them."""
    PANELS = "panels"
    SHOTS = "shots"
    """Shots of the boards in their order, each with its panels, and where its camera stands on an overhead plan."""
    PLANS = "plans"
    TAKES = "takes"
    REPORTS = "reports"
    """Row by row what camera reports, sound reports, logs and ALEs say."""
    STATES = "states"
    """Notes of wardrobe, hair, props, set and light, of reports and by hand, scene by scene."""
    CLIPS = "clips"
    CUTS = "cuts"
    """The clips of every cut, the current one among them."""
    INTENTS = "intents"


def listed(film: Film, what: Iterable[Listed], *, intents: Iterable[Intent] = ()) -> tuple[Row, ...]:
    """List some parts of a film, one after another, each in its own order; ``intents`` are those in force."""
    parts: Mapping[Listed, Callable[[], Iterator[Row]]] = {
        Listed.SCENES: lambda: _scenes(film),
        Listed.LINES: lambda: _lines(film),
        Listed.DRAFTS: lambda: _drafts(film),
        Listed.PANELS: lambda: _panels(film),
        Listed.SHOTS: lambda: shots_as_rows(film),
        Listed.PLANS: lambda: plans_as_rows(film),
        Listed.TAKES: lambda: _takes(film),
        Listed.REPORTS: lambda: _reports(film),
        Listed.STATES: lambda: states_as_rows(film),
        Listed.CLIPS: lambda: _clips(film),
        Listed.CUTS: lambda: _cuts(film),
        Listed.INTENTS: lambda: map(_intent, intents),
    }
    return tuple(row for each in dict.fromkeys(what) for row in parts[each]())


def _scenes(film: Film) -> Iterator[Row]:
    panels: dict[str, int] = {}
    for panel in film.panels:
        key = scene_number.folded(panel.scene)
        panels[key] = panels.get(key, 0) + 1
    for scene in film.script.scenes if film.script is not None else ():
        count = panels.get(scene_number.folded(scene.number), 0) if scene.number else 0
        yield _scene(scene, film.script, more=f"{count or 'no'} panel{'' if count == 1 else 's'}" if panels else "")


def _scene(scene: Scene, script: Script | None, *, more: str = "") -> Row:
    heading = script.paragraphs[scene.first : scene.first + 1] if script is not None else ()
    says = (scene.heading, "omitted" if scene.omitted else "", more)
    return row_of("scene", (scene.place, *(each.place for each in heading)), says, scene=scene.number)


def _lines(film: Film) -> Iterator[Row]:
    """The lines of the current draft, each with what was shot of it and whether the cut uses it."""
    if film.script is None:
        return
    owed = frozenset(film.owed)
    for scene, inside, number in _numbered(film.script):
        paragraphs = [film.script.paragraphs[index] for index in inside]
        shot = [(film.dailies.by_id[each.by].label, each.off) for index in inside for each in film.shot.over(index)]
        facts = (
            ", ".join(dict.fromkeys(f"{label}{' off' if off else ''}" for label, off in shot)),
            "in the cut" if any(film.used.over(index) for index in inside) else "",
            "owed" if any(index in owed for index in inside) else "",
        )
        yield _line(paragraphs, facts, scene=scene, number=number)


def _numbered(script: Script) -> Iterator[tuple[str, range, int]]:
    """Every line with its scene's number, its paragraphs and its own number, 0 for what stands before the first scene."""
    first = script.scenes[0].first if script.scenes else len(script.paragraphs)
    for index in range(first):
        yield "", range(index, index + 1), 0
    for scene in script.scenes:
        for line in numbered_lines(script, scene):
            yield scene.number, range(line.first, line.last), line.number


def _line(paragraphs: list[Paragraph], facts: Iterable[str], *, scene: str, number: int) -> Row:
    says = (str(number or ""), " ".join(each.text for each in paragraphs), *facts)
    return row_of("line", (each.place for each in paragraphs), says, scene=scene)


def _drafts(film: Film) -> Iterator[Row]:
    for draft in film.drafts:
        for scene in draft.scenes:
            yield _scene(scene, draft, more=draft.draft or draft.path)
        for number, inside, line in _numbered(draft):
            yield _line([draft.paragraphs[index] for index in inside], (), scene=number, number=line)


def _panels(film: Film) -> Iterator[Row]:
    for panel in film.panels:
        covers = _covers(film, panel)
        dialogue = f"“{panel.dialogue}”" if panel.dialogue else ""
        says = (f"panel {panel.name}", dialogue, covers, panel.action)
        yield row_of("panel", (panel.place,), says, scene=panel.scene)


def _covers(film: Film, panel: Panel) -> str:
    """What a panel covers as the current draft counts its lines; its list's own words where nothing was made of them."""
    carry = film.boards.carried.get(panel.id)
    scene = (
        next((each for each in film.script.scenes if carry and each.id == carry.scene), None) if film.script else None
    )
    if film.script is None or carry is None or scene is None or carry.whole:
        return f"covers {panel.covers}" if panel.covers else ""
    return f"covers {covers_words(carry.spans, script=film.script, scene=scene)}"


def _takes(film: Film) -> Iterator[Row]:
    for take in film.dailies.takes:
        yield row_of("take", (row.place for row in take.recordings), _take(take), scene=take.scene, take=take.label)


def _take(take: Take) -> Iterator[str]:
    yield take.label
    yield take.mark
    yield ", ".join(dict.fromkeys(row.written_by for row in take.recordings))
    yield take.note


def _reports(film: Film) -> Iterator[Row]:
    """What every paper says, moment by moment where they tell the time of day, so that two of one moment stand together."""
    rows = sorted(film.dailies.recordings, key=lambda row: (row.date, str(row.start or "~"), str(row.place)))
    for row in rows:
        says = (str(row.start or ""), row.slate_text, row.written_by, row.mark, row.roll, row.file, row.note)
        yield row_of("report", (row.place,), says, scene=row.scene)


def _clips(film: Film) -> Iterator[Row]:
    """The clips of the current cut, track by track in their order, each with its scene and its take where they are known."""
    numbers = tuple(scene.number for scene in film.scenes if scene.number)
    proofs = {proof.clip.id: proof for proof in film.proofs if proof.clip.id}
    for track in film.cut.tracks if film.cut is not None else ():
        for clip in track.clips:
            proof = proofs.get(clip.id)
            take = film.dailies.by_id.get(proof.take) if proof is not None else None
            slate = proof.slate if proof is not None else None
            label = take.label if take is not None else slate.take_label if slate is not None else ""
            scene = take.scene if take is not None else slated_scene(proof, numbers) if proof is not None else ""
            says = (clip.name, label, track.kind, clip.kind, _frames(clip), _off(clip), *clip.notes)
            yield row_of("clip", (clip.place,), says, scene=scene, take=label)


def _cuts(film: Film) -> Iterator[Row]:
    """The clips of every cut, by their own names alone."""
    for cut in film.cuts:
        for track in cut.tracks:
            for clip in track.clips:
                says = (clip.name, cut.name or cut.path, track.name, _frames(clip), _off(clip), *clip.notes)
                yield row_of("clip", (clip.place,), says)


def _frames(clip: Clip) -> str:
    """How long a clip is, in frames of its cut; empty for one of a cut without a rate."""
    if clip.record_in is None or clip.record_out is None:
        return ""
    frames = clip.record_out - clip.record_in
    return f"{frames} frame{'' if frames == 1 else 's'}"


def _off(clip: Clip) -> str:
    return "" if clip.enabled else "switched off"


def _intent(intent: Intent) -> Row:
    about = f"finding {intent.finding}" if intent.finding else str(intent.pointer)
    says = (intent.check, about, intent.by, intent.because)
    return row_of("intent", (intent.place,), says, scene=intent.pointer.scene, take=intent.pointer.take)
