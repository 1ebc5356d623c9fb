"""Made cuts with known edits, and a real reel shuffled by hand: every operation is found, and none that was not done."""

import random
from pathlib import Path
from typing import Final

import msgspec
import pytest
from made_recuts import UNTOUCHED
from recut_truth import SINGLE, Score, made_recut, told

from edgecode.film.cut import Clip, Cut, Track
from edgecode.film.cutting.change import Op
from edgecode.film.cutting.compared import compared
from edgecode.film.identity import named_clips
from edgecode.film.rate import Rate
from edgecode.formats.edl.reader import read
from edgecode.formats.edl.writer import written
from simulators.memory_source import MemorySource

REAL: Final = Path(__file__).resolve().parents[3] / ".." / "shared" / "real" / "timelines" / "edl-features"
REELS: Final = ("STP R1 v082517.edl", "ToD_R4_LOCK3.1_030618_Video.edl")
ENOUGH: Final = 0.98
ROUNDS: Final = 8
"""Seeds for each kind of edit, two for each way that two programs may write a list; and twice as many with all kinds mixed."""


@pytest.fixture(scope="module")
def score() -> Score:
    """Count seeds that were never looked at while the comparison was written."""
    counted = Score()
    for nth, kinds in enumerate([*((kind,) for kind in SINGLE), SINGLE, SINGLE]):
        for seed in range(UNTOUCHED + nth * 10, UNTOUCHED + nth * 10 + ROUNDS):
            made = made_recut(seed, clips=240, kinds=kinds)
            counted.count(made.known, told(compared(made.old, made.new)))
    return counted


@pytest.mark.parametrize("op", list(Op))
def test_each_operation_is_found_and_only_where_it_was_done(op: Op, score: Score) -> None:
    rows = {row[0]: row[1:] for row in score.rows()}
    precision, recall, exact, count = rows[op]
    assert count >= 12
    assert precision >= ENOUGH
    assert recall >= ENOUGH
    assert exact >= ENOUGH


def test_no_moved_clip_is_said_to_be_removed_and_added(score: Score) -> None:
    assert score.moved_as_two == 0


def test_no_clip_that_merely_shifted_is_said_to_be_moved(score: Score) -> None:
    assert score.shifted_as_moved == 0


def test_the_sound_below_the_picture_is_told_as_the_picture_is() -> None:
    made = made_recut(3, clips=120)
    found = compared(made.old, made.new)
    kinds = {change.kind.value: 0 for change in found.edits}
    assert set(kinds) == {"picture", "sound"}


def shuffled(cut: Cut) -> tuple[Cut, dict[str, list[int]]]:
    """Edit a real reel by hand: what was done, and to which of its clips."""
    track = cut.tracks[0]
    clips = list(track.clips)
    done = {"removed": [40], "moved": [80, 81], "trimmed": [120], "slipped": [150], "retimed": [170], "split": [190]}
    half = _length(clips[190]) // 2
    edited: list[Clip] = []
    for at, clip in enumerate(clips):
        if at in {40, 80, 81}:
            continue
        if at == 190:
            edited += [_part(clip, 0, half), _part(clip, half, _length(clip))]
            continue
        edited.append(_edited(at, clip))
        if at == 130:
            edited += [clips[80], clips[81]]
    return msgspec.structs.replace(cut, tracks=(_laid(track, edited),)), done


def _edited(at: int, clip: Clip) -> Clip:
    if at == 120:
        return _part(clip, 3, _length(clip))
    if at == 150:
        return _shifted(clip, 9)
    return msgspec.structs.replace(clip, speed=48.0) if at == 170 else clip


def _length(clip: Clip) -> int:
    return (clip.record_out or 0) - (clip.record_in or 0)


def _part(clip: Clip, first: int, last: int) -> Clip:
    begin, assumed = clip.source_in, clip.record_in or 0
    assert begin is not None
    return msgspec.structs.replace(
        clip,
        source_in=begin + first,
        source_out=begin + last,
        record_in=assumed + first,
        record_out=assumed + last,
    )


def _shifted(clip: Clip, frames: int) -> Clip:
    assert clip.source_in is not None
    assert clip.source_out is not None
    return msgspec.structs.replace(clip, source_in=clip.source_in + frames, source_out=clip.source_out + frames)


def _laid(track: Track, clips: list[Clip]) -> Track:
    """Close up: each clip begins where the one before it ends."""
    at = 0
    laid = []
    for clip in clips:
        laid.append(msgspec.structs.replace(clip, record_in=at, record_out=at + _length(clip), transition=""))
        at += _length(clip)
    return msgspec.structs.replace(track, clips=tuple(laid))


@pytest.mark.parametrize("reel", REELS)
def test_every_operation_on_a_real_reel_is_named(reel: str) -> None:
    """The reel is closed up first, so that nothing but what was done by hand differs; both are read from lists."""
    file = REAL / reel
    if not file.is_file():
        pytest.skip(f"the real reel {reel} is not here")
    whole = _read(file.read_bytes())
    before = msgspec.structs.replace(whole, tracks=(_laid(whole.tracks[0], list(whole.tracks[0].clips)),))
    after, done = shuffled(before)
    found = compared(_read(written(before).data), _read(written(after).data))
    told_of: dict[str, list[int]] = {}
    for change in found.edits:
        assert change.old is not None, change
        told_of.setdefault(change.op.value, []).append(change.old.index)
    assert told_of == done
    assert found.refusal is None


@pytest.mark.parametrize("reel", REELS)
def test_a_real_reel_is_the_same_as_itself(reel: str) -> None:
    file = REAL / reel
    if not file.is_file():
        pytest.skip(f"the real reel {reel} is not here")
    cut = _read(file.read_bytes())
    assert not compared(cut, cut).changes


def test_two_real_reels_of_two_films_are_not_compared() -> None:
    files = [REAL / reel for reel in REELS]
    if not all(file.is_file() for file in files):
        pytest.skip("the real reels are not here")
    refusal = compared(*(_read(file.read_bytes()) for file in files)).refusal
    assert refusal is not None
    assert refusal.why == "a cut of another film or reel"


def _read(data: bytes) -> Cut:
    *_remarks, cut = read(MemorySource(data, path="cuts/reel.edl", rate=Rate.of(23.976)))
    assert isinstance(cut, Cut)
    return named_clips(cut)


def test_a_seed_gives_the_same_cuts_each_time() -> None:
    random.seed(7)
    one = made_recut(5, clips=60)
    random.seed(8)
    assert one.new == made_recut(5, clips=60).new
