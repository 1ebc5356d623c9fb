"""The voices of flite, one for each character, and when each word is heard.

flite (Carnegie Mellon University, licence of the MIT kind) is a program on this machine: it is started, never linked. Four of
its voices are told apart further by a playback faster or slower than spoken, which moves the pitch. Nobody was recorded for
this film; what its voices were made of, the film's README says. flite says when each sound of speech ends; the words are
found by saying each of them alone as well, and laying the sounds of the words along the sounds of the sentence; "a" alone is
not the "a" of a sentence, so what stands between two agreements is shared out.
"""

import subprocess
import wave
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float64]
"""Sound between -1 and 1."""

SAMPLE_RATE: Final = 16_000
_LOUD: Final = 0.11
"""Root mean square of a voice at full level: 19 dB below full scale."""
_PAUSE: Final = "pau"
_TIGHT: Final = 0.985


class Voice(msgspec.Struct, frozen=True):
    """A voice of flite; ``pitch`` is how much faster it is played back than spoken, ``pace`` how slowly it speaks."""

    name: str
    pitch: float = 1.0
    pace: float = 1.0
    radio: bool = False


VOICES: Final = {
    "ALMA": Voice("slt", pitch=0.89),
    "PRIYA": Voice("slt", pitch=1.1),
    "WENDELL": Voice("rms"),
    "MRS. HAZEN": Voice("awb", pitch=1.27, pace=1.15),
    "DISPATCH": Voice("kal16", radio=True),
}


class Word(msgspec.Struct, frozen=True):
    """One word and its seconds from the start of the speech."""

    text: str
    start: float
    end: float


class Speech(msgspec.Struct, frozen=True):
    """A speech as sound, and its words."""

    sound: Samples
    words: tuple[Word, ...]


def speech(who: str, text: str, *, longest: float) -> Speech:
    """Say a line in somebody's voice in at most ``longest`` seconds, without the silence before and after."""
    voice = VOICES[who]
    sound, phones = _said(voice, text, pace=voice.pace)
    long = len(sound) / SAMPLE_RATE - _silence(phones)
    if long > longest:
        sound, phones = _said(voice, text, pace=voice.pace * longest / long * _TIGHT)
    first = phones[0].end if phones[0].name == _PAUSE else 0.0
    last = phones[-1].start if phones[-1].name == _PAUSE else phones[-1].end
    cut = sound[round(first * SAMPLE_RATE) : round(last * SAMPLE_RATE)]
    cut = _as_radio(cut) if voice.radio else cut
    level = float(np.sqrt(np.mean(cut**2))) or 1.0
    words = _words(voice, text, phones=[msgspec.structs.replace(each, start=each.start - first, end=each.end - first)
                                        for each in phones if each.name != _PAUSE])  # fmt: skip
    return Speech(np.clip(cut * (_LOUD / level), -0.9, 0.9), words)


class _Phone(msgspec.Struct, frozen=True):
    name: str
    start: float
    end: float


def _silence(phones: Sequence[_Phone]) -> float:
    return sum(each.end - each.start for each in (phones[0], phones[-1]) if each.name == _PAUSE)


def _said(voice: Voice, text: str, *, pace: float) -> tuple[Samples, list[_Phone]]:
    """Let flite speak, and play it back at the voice's pitch: as long as if it were not, but for rounding."""
    with TemporaryDirectory() as folder:
        target = Path(folder) / "said.wav"
        stretch = f"duration_stretch={pace * voice.pitch:.4f}"
        words = ["flite", "-voice", voice.name, "--setf", stretch, "-psdur", "-t", text, "-o", str(target)]
        told = subprocess.run(words, check=True, capture_output=True, text=True).stdout  # noqa: S603 (a fixed program)
        with wave.open(str(target)) as file:
            if file.getframerate() != SAMPLE_RATE:
                msg = f"expected {SAMPLE_RATE} samples a second, found {file.getframerate()} in {voice.name}"
                raise ValueError(msg)
            raw = np.frombuffer(file.readframes(file.getnframes()), dtype="<i2") / 32768
    at = np.arange(0, len(raw) - 1, voice.pitch)
    phones: list[_Phone] = []
    for each in told.split():
        name, _, end = each.rpartition(":")
        phones.append(_Phone(name, phones[-1].end if phones else 0.0, float(end) / voice.pitch))
    return np.interp(at, np.arange(len(raw)), raw), phones


@lru_cache(maxsize=4096)
def _sounds_of(voice: str, word: str) -> tuple[str, ...]:
    words = ["flite", "-voice", voice, "-ps", "-t", word, "-o", "none"]
    told = subprocess.run(words, check=True, capture_output=True, text=True).stdout  # noqa: S603 (a fixed program)
    return tuple(name for name in told.split() if name != _PAUSE)


def _words(voice: Voice, text: str, *, phones: Sequence[_Phone]) -> tuple[Word, ...]:
    """Lay the sounds of the words said alone along those of the sentence, and take the times where they meet."""
    words = text.split()
    alone = [(number, name) for number, word in enumerate(words) for name in _sounds_of(voice.name, word)]
    found: dict[int, list[_Phone]] = {}
    matcher = SequenceMatcher(None, [name for _, name in alone], [each.name for each in phones], autojunk=False)
    for _, ours, ours_end, theirs, theirs_end in matcher.get_opcodes():
        for step in range(theirs_end - theirs if ours_end > ours else 0):
            place = ours + step * (ours_end - ours) // (theirs_end - theirs)
            found.setdefault(alone[place][0], []).append(phones[theirs + step])
    lost = [words[number] for number in range(len(words)) if number not in found]
    if lost:
        msg = f"expected every word of {text!r} to be heard, found none of {lost}"
        raise ValueError(msg)
    starts = [found[number][0].start for number in range(len(words))]
    ends = [found[number][-1].end for number in range(len(words))]
    return tuple(Word(word, start, end) for word, start, end in zip(words, starts, ends, strict=True))


def _as_radio(sound: Samples) -> Samples:
    """Let through what a hand radio does, 400 to 2600 Hz, and drive it a little."""
    spectrum = np.fft.rfft(sound)
    pitches = np.fft.rfftfreq(len(sound), 1 / SAMPLE_RATE)
    spectrum[(pitches < 400) | (pitches > 2600)] = 0  # noqa: PLR2004 (the band, as the docstring says)
    narrow: Samples = np.tanh(np.fft.irfft(spectrum, n=len(sound)) * 3) / 3
    return narrow
