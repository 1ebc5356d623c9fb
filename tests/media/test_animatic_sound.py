import wave
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from edgecode.media.animatic_messages import Mixing, Said, Silent, Sound

av = pytest.importorskip("av", reason="PyAV is not installed here")
sound = pytest.importorskip("edgecode.media.animatic_sound", reason="PyAV is not installed here")

FPS = Fraction(24)


def level(target: Path, *, seconds: float, level: float = 0.5, hertz: int = 48_000) -> str:
    """Write a WAV file that stands at one level, mono."""
    with wave.open(str(target), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(hertz)
        file.writeframes(np.full(round(seconds * hertz), round(level * 32767), "<i2").tobytes())
    return str(target)


def steps(target: Path) -> str:
    """Write a WAV file of three seconds that stands at .1, .2 and .3, one second each."""
    with wave.open(str(target), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(48_000)
        file.writeframes(np.repeat(np.array([0.1, 0.2, 0.3]) * 32767, 48_000).astype("<i2").tobytes())
    return str(target)


def mixed(*sounds: Sound, seconds: float) -> tuple[NDArray[np.float32], list[Said]]:
    """The mix's first channel, and what was said on the way."""
    said: list[Said] = []
    frames = list(sound.mixed(sounds, frames=round(seconds * FPS), fps=FPS, say=said.append))
    assert all(frame.pts == sum(each.samples for each in frames[:nth]) for nth, frame in enumerate(frames))
    return np.concatenate([frame.to_ndarray() for frame in frames], axis=1)[0], said


def at(mix: NDArray[np.float32], second: float) -> float:
    return round(float(mix[round(second * sound.HERTZ)]), 2)


def test_a_sound_is_heard_from_its_frame_to_its_end_and_the_mix_is_as_long_as_the_pictures(tmp_path: Path) -> None:
    file = level(tmp_path / "a.wav", seconds=1.5)
    mix, said = mixed(Sound(file=file, at=12), seconds=4)
    assert mix.shape == (4 * sound.HERTZ,)
    level_there = at(mix, 1.0)
    assert level_there > 0.3
    assert [at(mix, second) for second in (0.1, 0.49, 0.51, 1.99, 2.01, 3.9)] == [0, 0, level_there, level_there, 0, 0]
    assert set(said) == {Mixing(0)}


def test_sounds_add_up_and_are_held_within_full_scale(tmp_path: Path) -> None:
    one, two = (level(tmp_path / f"{name}.wav", seconds=3, level=0.3) for name in "ab")
    alone, _said = mixed(Sound(file=one, at=0), seconds=2)
    both, _said = mixed(Sound(file=one, at=0), Sound(file=two, at=24), seconds=2)
    assert at(both, 1.5) == pytest.approx(2 * at(alone, 1.5), abs=0.02)
    assert at(both, 0.5) == at(alone, 0.5)
    many, _said = mixed(*[Sound(file=one, at=0)] * 9, seconds=1)
    assert many.max() == 1.0


def test_what_is_skipped_is_not_heard(tmp_path: Path) -> None:
    file = steps(tmp_path / "a.wav")
    whole, _said = mixed(Sound(file=file, at=0), seconds=3)
    later, _said = mixed(Sound(file=file, at=0, skip=1.0), seconds=3)
    assert (at(later, 0.5), at(later, 1.5), at(later, 2.5)) == (at(whole, 1.5), at(whole, 2.5), 0)
    beyond, said = mixed(Sound(file=file, at=0, skip=60.0), seconds=1)
    assert not beyond.any()
    assert set(said) == {Mixing(0)}


def test_another_rate_of_samples_lasts_as_long(tmp_path: Path) -> None:
    mix, _said = mixed(Sound(file=level(tmp_path / "a.wav", seconds=2, hertz=11_025), at=0), seconds=3)
    assert at(mix, 1.0) > 0.3
    assert at(mix, 1.9) > 0.3
    assert at(mix, 2.1) == 0


def test_a_file_without_sound_is_silent_and_said_and_the_others_are_heard(tmp_path: Path) -> None:
    (tmp_path / "no.wav").write_bytes(b"this is no sound")
    good = level(tmp_path / "a.wav", seconds=2)
    sounds = (Sound(file=str(tmp_path / "no.wav"), at=0), Sound(file=good, at=0), Sound(file=str(tmp_path / "x"), at=0))
    mix, said = mixed(*sounds, seconds=2)
    assert at(mix, 1.0) > 0.3
    silent = [each for each in said if isinstance(each, Silent)]
    assert {each.sound for each in silent} == {0, 2}
    assert not any(str(tmp_path) in each.why for each in silent), "no path of this machine is told"


def test_a_sound_that_begins_behind_the_end_is_never_opened(tmp_path: Path) -> None:
    _mix, said = mixed(Sound(file=str(tmp_path / "not there.wav"), at=48), seconds=2)
    assert said == []
