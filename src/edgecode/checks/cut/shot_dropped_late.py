"""A shot that left the cut while somebody still works on it.

## What it looks for
Setups that another cut of the film uses, or that were turned over, and of which the current cut has no picture at all; and of
these, the ones on which work goes on: the last turnover of their reel has them, they are slated for visual effects, or lines of
theirs are still owed. Every cut but the current one counts as earlier.

## Why it matters
Effects, sound and pickups are made, and paid, for shots that nobody will see.

## When to leave it
The work goes on regardless: for a trailer, for a version to come. Say so once, with a name, in `film.toml` under `[[intents]]`.

## What it cannot see
Work that is on no list here, and turnovers that were not issued by a named person. That a shot was not in yet: where the
current cut is an older one, say in `film.toml` which is current.
"""

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from edgecode.checks.check import Found, Reads, Twin, check
from edgecode.entries.vocabulary import Stage
from edgecode.film.cut import Cut, TrackKind
from edgecode.film.cut_said import TurnoverIssued, last_turnovers
from edgecode.film.film import Film
from edgecode.film.proof import Proof, proofs
from edgecode.film.slate import Flag, Slate
from edgecode.findings.finding import Evidence, Finding, Skipped, Weight

ID = "shot-dropped-late"
_OPTIONS: Final = ("Tell those who work on it", "Put it back", "Leave it as it is")
_VFX: Final = frozenset({"V", "VFX", "VX", "X"})
_BY_NAME: Final = 0.8
"""Confidence where only clips' names say the setup: an engineering choice."""


class _Shot(msgspec.Struct, frozen=True, kw_only=True):
    """A setup as a cut has it: its label, a clip that shows it, its slate, and whether its take is proven."""

    label: str
    proof: Proof
    slate: Slate
    scene: str
    proven: bool


@check(
    stage=Stage.CUT,
    reads={Reads.SCRIPT, Reads.DAILIES, Reads.CUTS},
    since="0.1",
    twin=Twin(
        "Lay the last turnover, and the list of effects shots, beside the cut list and strike out what is in both.",
        ("coverage", "--list", "cuts", "--list", "takes", "--list", "lines"),
    ),
)
def shot_dropped_late(film: Film) -> Found:
    """Yield one finding for each setup that left the cut while work on it goes on."""
    if film.cut is None:
        yield Skipped(ID, "there is no cut")
        return
    earlier = [cut for cut in film.cuts if cut is not film.cut]
    turned = _turned_over(film)
    if not earlier and not turned:
        yield Skipped(ID, "there is no other cut to hold it against")
        return
    now = {shot.label for shot in _shots(film, film.cut, film.proofs)}
    if not now:
        yield Skipped(ID, f"no clip of {film.cut.name or film.cut.path} says which setup it is from")
        return
    told: set[str] = set()
    for cut in earlier:
        for shot in _shots(film, cut, proofs(cut, dailies=film.dailies)):
            if shot.label not in now and shot.label not in told:
                told.add(shot.label)
                works = list(_works(film, shot, turned=turned))
                if works:
                    yield _finding(shot, works, cut=cut, now=film.cut)
    yield from (_turned(film, label, turned[label], now=film.cut) for label in turned if label not in now | told)


def _shots(film: Film, cut: Cut, proven: Iterable[Proof]) -> Iterator[_Shot]:
    """Give the setups that a cut shows, once each, by their takes, else by the names of the clips."""
    picture = {clip.id for track in cut.tracks if track.kind is TrackKind.PICTURE for clip in track.clips}
    seen: set[str] = set()
    for proof in proven:
        take = film.dailies.by_id.get(proof.take)
        slate = take.slate if take is not None else proof.slate
        if slate is None or proof.clip.id not in picture or proof.differs:
            continue
        label = take.setup if take is not None else slate.setup_label
        if label not in seen:
            seen.add(label)
            scene = take.scene if take is not None else ""
            yield _Shot(label=label, proof=proof, slate=slate, scene=scene, proven=take is not None)


def _turned_over(film: Film) -> dict[str, str]:
    """The setups of the last turnover of each reel, with when that was in plain words."""
    found = {}
    for said in last_turnovers(film.cutting).values():
        for id_ in said.deed.takes if isinstance(said.deed, TurnoverIssued) else ():
            take = film.dailies.by_id.get(id_)
            if take is not None:
                found[take.setup] = said.says
    return found


def _turned(film: Film, label: str, says: str, *, now: Cut) -> Finding:
    """A setup of a turnover that no cut of the folder has any more."""
    take = next(take for take in film.dailies.takes if take.setup == label)
    return Finding(
        check=ID,
        kind="left-the-cut",
        says=f"{label} is no more in {now.name or now.path}: it was turned over ({says})",
        evidence=(Evidence(take.place, "where it is listed"),),
        options=_OPTIONS,
        subjects=(f"setup {label}",),
        scene=take.scene,
    )


def _works(film: Film, shot: _Shot, *, turned: dict[str, str]) -> Iterator[str]:
    """What goes on for a setup, each in words."""
    if shot.label in turned:
        yield f"it was turned over ({turned[shot.label]})"
    if shot.slate.prefix in _VFX or Flag.VFX in shot.slate.flags:
        yield "it is slated for visual effects"
    takes = {take.id for take in film.dailies.takes if take.setup == shot.label}
    owed = set(film.owed)
    lines = sum(any(lining.by in takes for lining in film.shot.over(index)) for index in owed)
    if lines:
        yield f"{lines} of its lines {'is' if lines == 1 else 'are'} still owed"


def _finding(shot: _Shot, works: list[str], *, cut: Cut, now: Cut) -> Finding:
    return Finding(
        check=ID,
        kind="left-the-cut",
        says=f"{shot.label} is in {cut.name or cut.path} and no more in {now.name or now.path}: {'; '.join(works)}",
        evidence=(Evidence(shot.proof.clip.place, "where it was"),),
        options=_OPTIONS,
        subjects=(f"setup {shot.label}",),
        scene=shot.scene,
        weight=Weight.NORMAL,
        confidence=1.0 if shot.proven else _BY_NAME,
    )
