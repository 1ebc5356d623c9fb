"""A line that is heard twice in the current cut.

## What it looks for
A spoken line whose time in a take, as it was heard there, is played for its most part by two clips that stand at two times of
the cut: the same take again, or two takes. Where a take's words have no times, two clips that play the same second or more of a
take that covers somebody's words are told instead, once a take. Only clips whose take is proven count; where sound is cut on
tracks of its own, the sound counts and not the picture.

## Why it matters
A line that was carried to another place, and stayed where it was as well, is found at the mix or by the audience.

## When to leave it
It is said again on purpose: an echo, a memory, a refrain. Say so once, with a name, in `film.toml` under `[[intents]]`.

## What it cannot see
A line said twice by takes that nobody listened to, but for the same frames. Retimed clips. Whether a track is muted. Two
cameras of one take at one time of the cut are one hearing, and so are the tracks of one recording.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

from edgecode.checks.check import Found, Reads, Twin, check
from edgecode.entries.vocabulary import Stage
from edgecode.film.cut import Cut
from edgecode.film.cutting.heard_clips import HeardClip, Stretch, heard_clips, heard_stretches
from edgecode.film.film import Film
from edgecode.film.proof import Proof
from edgecode.film.script import SPOKEN, Script
from edgecode.findings.finding import Evidence, Finding, Skipped, Weight
from edgecode.findings.wording import short

ID = "line-twice"
_OPTIONS: Final = ("Take the second one out", "Take the first one out", "Leave both")
_LEAST: Final = 1
"""Seconds of a take that two clips must both play: shorter overlaps match an action across a cut. An engineering choice."""
_FRAMES: Final = 0.6
"""Confidence where only the same frames are known to come twice, and not which words: an engineering choice."""


@check(
    stage=Stage.CUT,
    reads={Reads.SCRIPT, Reads.DAILIES, Reads.CUTS},
    since="0.1",
    twin=Twin(
        "Listen to the cut with the script in hand, or look for a take that comes again in the cut list.",
        ("coverage", "--list", "clips", "--list", "lines"),
    ),
)
def line_twice(film: Film) -> Found:
    """Yield one finding for each line that is heard at two times of the cut, or for a take whose frames are."""
    script, cut = film.script, film.cut
    if script is None or cut is None:
        yield Skipped(ID, "there is no script" if script is None else "there is no cut")
        return
    stretches = heard_stretches(film, cut)
    if not stretches:
        has = "has no frame rate" if cut.rate is None else "has no proven clip with source timecode"
        yield Skipped(ID, f"{cut.name or cut.path} {has}")
        return
    by_line: dict[int, list[HeardClip]] = {}
    for heard in heard_clips(film, stretches):
        by_line.setdefault(heard.paragraph, []).append(heard)
    for paragraph, clips in sorted(by_line.items()):
        times = _apart((clip.record, clip.proof) for clip in clips)
        if len(times) > 1:
            yield _line(film, script, paragraph, times, cut=cut)
    for again in _frames_twice(film, script, stretches):
        yield _take(again, cut=cut)


def _apart(played: Iterable[tuple[tuple[Fraction, Fraction], Proof]]) -> list[Proof]:
    """One clip for each time of the cut; what is played at one time, on several tracks or by several cameras, is once."""
    found: list[Proof] = []
    until = Fraction(-1)
    for (first, last), proof in sorted(played, key=lambda each: each[0]):
        if first >= until:
            found.append(proof)
        until = max(until, last)
    return found


def _frames_twice(film: Film, script: Script, stretches: Iterable[Stretch]) -> Iterator[tuple[Stretch, Stretch]]:
    """The first two clips of each take that nobody listened to which play the same of it at two times of the cut."""
    by_take: dict[str, list[Stretch]] = {}
    for stretch in stretches:
        hearing = film.hearings.get(stretch.take.id)
        if hearing is None or not hearing.lines:
            by_take.setdefault(stretch.take.id, []).append(stretch)
    speaks = {
        lining.by
        for lining in film.shot.linings
        if any(each.kind in SPOKEN for each in script.paragraphs[lining.first : lining.last])
    }
    for take, own in by_take.items():
        own.sort(key=lambda stretch: stretch.record)
        pairs = ((one, other) for at, one in enumerate(own) for other in own[at + 1 :])
        found = next((pair for pair in pairs if _same_again(*pair)), None) if take in speaks else None
        if found is not None:
            yield found


def _same_again(one: Stretch, other: Stretch) -> bool:
    both = min(one.source[1], other.source[1]) - max(one.source[0], other.source[0])
    return both >= _LEAST and other.record[0] >= one.record[1]


def _line(film: Film, script: Script, paragraph: int, proofs: list[Proof], *, cut: Cut) -> Finding:
    line = script.paragraphs[paragraph]
    scene = film.scene_of(paragraph)
    takes = list(dict.fromkeys(film.dailies.by_id[proof.take].label for proof in proofs))
    return Finding(
        check=ID,
        kind="line-heard-twice",
        says=f"“{short(line.text)}” is heard {len(proofs)} times in {cut.name or cut.path}, from {', '.join(takes)}",
        evidence=(
            *(Evidence(proof.clip.place, f"{film.dailies.by_id[proof.take].label} says it here") for proof in proofs),
            Evidence(line.place, "the line"),
        ),
        options=_OPTIONS,
        subjects=(line.id,),
        scene=scene.number if scene is not None else "",
    )


def _take(again: tuple[Stretch, Stretch], *, cut: Cut) -> Finding:
    one, other = again
    both = min(one.source[1], other.source[1]) - max(one.source[0], other.source[0])
    take = one.take
    return Finding(
        check=ID,
        kind="same-frames-twice",
        says=f"{float(both):.1f} seconds of {take.label} come twice in {cut.name or cut.path}, words and all",
        evidence=(
            Evidence(one.proof.clip.place, "here first"),
            Evidence(other.proof.clip.place, "and here again"),
        ),
        options=_OPTIONS,
        subjects=(take.id, "frames again"),
        scene=take.scene,
        take=take.label,
        weight=Weight.LOW,
        confidence=_FRAMES,
    )
