"""What a new cut means for the script: lines lost and added, lines and scenes that come in another order now.

A cut has a line where a proven clip's take covers it; how much of the take the clip plays is not asked, so that a line trimmed
out of a clip that stays is not seen. Lines are numbered lines of the current draft: actions and speeches. In what order they
come is told by the first clip that covers each; those out of the longest order that both cuts share come in another order now.
"""

from collections.abc import Iterable, Mapping

import msgspec

from edgecode.film import coverage
from edgecode.film.cut import Cut
from edgecode.film.cutting.heaviest import heaviest_increasing
from edgecode.film.drafts import drafts_of
from edgecode.film.film import Film
from edgecode.film.lining import Lined
from edgecode.film.proof import Proof, proofs
from edgecode.film.script import SPOKEN, Scene, Script
from edgecode.film.speech import NumberedLine, numbered_lines


class CutLines(msgspec.Struct, frozen=True):
    """One cut over the current draft: its proofs, and the lines its proven clips cover."""

    cut: Cut
    proofs: tuple[Proof, ...]
    used: Lined

    @property
    def unproven(self) -> int:
        """How many clips of material are not proven to come from a take, and count for no line."""
        return sum(not proof.take for proof in self.proofs)


class ScriptLine(msgspec.Struct, frozen=True, kw_only=True):
    """One numbered line of the current draft; ``first`` and ``last`` are its paragraphs, ``last`` not included."""

    scene: str
    number: int
    first: int
    last: int
    character: str = ""
    """Who speaks, empty for an action."""
    text: str = ""


class ScriptChanges(msgspec.Struct, frozen=True, kw_only=True):
    """What a new cut means for the lines. ``scenes`` are the numbers of those that come in another order now.

    ``unproven`` counts the clips of the older and of the newer cut whose take nothing proves: a line may be in one of them.
    """

    lost: tuple[ScriptLine, ...] = ()
    added: tuple[ScriptLine, ...] = ()
    reordered: tuple[ScriptLine, ...] = ()
    scenes: tuple[str, ...] = ()
    unproven: tuple[int, int] = (0, 0)

    @property
    def silenced(self) -> dict[str, tuple[ScriptLine, ...]]:
        """The lost lines of each character, in script order."""
        found: dict[str, list[ScriptLine]] = {}
        for line in self.lost:
            if line.character:
                found.setdefault(line.character.upper(), []).append(line)
        return {who: tuple(lines) for who, lines in found.items()}


def cut_lines(cut: Cut, *, film: Film) -> CutLines:
    """Prove the clips of any cut of a film and line them; for the current cut the film has it already."""
    if cut is film.cut:
        return CutLines(cut, film.proofs, film.used)
    proven = proofs(cut, dailies=film.dailies)
    if film.script is None:
        return CutLines(cut, proven, Lined())
    drafts = drafts_of(film.script, film.drafts or (film.script,))
    return CutLines(cut, proven, coverage.used(proven, shot=film.shot, drafts=drafts))


def by_script(old: CutLines, new: CutLines, *, script: Script) -> ScriptChanges:
    """Tell what changed from an older cut to a newer, line by line of a draft."""
    lines = [(scene, line) for scene in script.scenes for line in numbered_lines(script, scene)]
    before, after = _met(old, lines, script=script), _met(new, lines, script=script)
    both = [nth for nth in range(len(lines)) if nth in before and nth in after]
    moved = _out_of_order(both, before, after)
    return ScriptChanges(
        lost=_told(sorted(before.keys() - after.keys()), lines, script=script),
        added=_told(sorted(after.keys() - before.keys()), lines, script=script),
        reordered=_told(sorted(moved), lines, script=script),
        scenes=_scenes(both, before, after, lines),
        unproven=(old.unproven, new.unproven),
    )


Met = Mapping[int, tuple[int, int]]
"""A line, or a scene -> the record frame of the clip it is first met in, and itself, for those met in one clip."""


def _met(cut: CutLines, lines: list[tuple[Scene, NumberedLine]], *, script: Script) -> dict[int, tuple[int, int]]:
    """Where each line that a cut has is met first; of a speech, its words count and not its cue."""
    at = {proof.clip.id: proof.clip.record_in or nth for nth, proof in enumerate(cut.proofs)}
    found = {}
    for nth, (_scene, line) in enumerate(lines):
        whole = range(line.first, line.last)
        spoken = [index for index in whole if script.paragraphs[index].kind in SPOKEN]
        clips = [at[lining.by] for index in spoken or whole for lining in cut.used.over(index) if lining.by in at]
        if clips:
            found[nth] = (min(clips), nth)
    return found


def _out_of_order(both: Iterable[int], before: Met, after: Met) -> set[int]:
    """What is not part of the longest order that both cuts share."""
    ordered = sorted(both, key=lambda nth: before[nth])
    ranks = {nth: rank for rank, nth in enumerate(sorted(ordered, key=lambda nth: after[nth]))}
    kept = heaviest_increasing([ranks[nth] for nth in ordered], [1] * len(ordered))
    return set(ordered) - {ordered[place] for place in kept}


def _scenes(both: list[int], before: Met, after: Met, lines: list[tuple[Scene, NumberedLine]]) -> tuple[str, ...]:
    """The scenes that come in another order, by where each is met first; of two, the one with fewer lines has moved."""
    places: dict[int, Scene] = {}
    firsts: tuple[dict[int, tuple[int, int]], ...] = ({}, {})
    counts: dict[int, int] = {}
    for nth in both:
        scene = lines[nth][0]
        places[scene.first] = scene
        counts[scene.first] = counts.get(scene.first, 0) + 1
        for found, met in zip(firsts, (before, after), strict=True):
            found[scene.first] = min(found.get(scene.first, met[nth]), met[nth])
    ordered = sorted(places, key=lambda first: firsts[0][first])
    ranks = {first: rank for rank, first in enumerate(sorted(places, key=lambda first: firsts[1][first]))}
    kept = heaviest_increasing([ranks[first] for first in ordered], [counts[first] for first in ordered])
    moved = set(ordered) - {ordered[place] for place in kept}
    return tuple(places[first].number or places[first].heading for first in sorted(moved))


def _told(which: list[int], lines: list[tuple[Scene, NumberedLine]], *, script: Script) -> tuple[ScriptLine, ...]:
    return tuple(_line(lines[nth][1], lines[nth][0], script=script) for nth in which)


def _line(line: NumberedLine, scene: Scene, *, script: Script) -> ScriptLine:
    own = script.paragraphs[line.first : line.last]
    spoken = [each for each in own if each.kind in SPOKEN]
    return ScriptLine(
        scene=scene.number,
        number=line.number,
        first=line.first,
        last=line.last,
        character=spoken[0].character if spoken else "",
        text=" ".join(each.text for each in spoken or own),
    )
