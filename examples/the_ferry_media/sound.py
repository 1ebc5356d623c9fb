"""The sound of a take: its lines in their voices, the clap, a little of the river, and what went wrong.

Also what a sound recorder writes: a broadcast wave file with its ``bext`` and ``iXML`` chunks, after EBU Tech 3285 and the
iXML specification 3.01. Made from the table alone, so the same take is the same bytes.
"""

import struct
import zlib
from collections.abc import Iterable, Sequence
from typing import Final
from xml.sax.saxutils import escape

import msgspec
import numpy as np

from the_ferry_media.pacing import CLAP, Beat
from the_ferry_media.voices import SAMPLE_RATE, Samples, Word, speech

_BEFORE_A_SPEECH: Final = 0.15
_AFTER_A_SPEECH: Final = 0.12
_OFF: Final = 0.32
"""How loud off camera is beside on camera: 10 dB less."""
_TONE: Final = 0.0022
_SCRATCH: Final = 0.35
CLAP_LEVEL: Final = 0.95


class Heard(msgspec.Struct, frozen=True):
    """One speech of a take as it was said: who, its words with seconds from the start of the take, and whether off camera."""

    who: str
    text: str
    off: bool
    words: tuple[Word, ...]


class TakeSound(msgspec.Struct, frozen=True):
    """The sound of a take and what is said in it."""

    sound: Samples
    heard: tuple[Heard, ...]


def take_sound(
    name: str, beats: Sequence[Beat], *, length: int, rate: int, says: dict[str, str], fault: str
) -> TakeSound:
    """Make the sound of a take of ``length`` frames; ``says`` is what was said in place of a line, by its number."""
    sound = _tone(name, length * SAMPLE_RATE // rate)
    _clap(sound, at=CLAP * SAMPLE_RATE // rate)
    heard: list[Heard] = []
    for beat in beats:
        start = beat.start / rate + _BEFORE_A_SPEECH
        line = beat.played.line
        if not line.who:
            _acted(sound, line.text, end=beat.end / rate)
            continue
        text = says.get(str(line.number), line.text)
        said = speech(line.who, text, longest=beat.end / rate - start - _AFTER_A_SPEECH)
        _add(sound, said.sound * (_OFF if beat.played.off else 1.0), at=round(start * SAMPLE_RATE))
        words = tuple(Word(each.text, start + each.start, start + each.end) for each in said.words)
        heard.append(Heard(line.who, text, beat.played.off, words))
    if fault == "horn" and heard:
        _horn(sound, at=heard[-1].words[0].start - 0.4)
    if fault == "kick" and heard:
        _thud(sound, at=heard[-1].words[0].start + 0.5, level=0.8)
    return TakeSound(sound, tuple(heard))


def scratch(sound: Samples) -> Samples:
    """What the camera's own microphone hears of it: far off, and no depth."""
    thin = np.diff(sound, prepend=0.0) * 0.5 + sound * 0.5
    return np.asarray(thin * _SCRATCH)


def pcm(sound: Samples) -> bytes:
    """The sound in 16 bits."""
    return np.round(np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes()


def wave_file(tracks: Sequence[Samples], *, start: int, rate: int, tags: dict[str, str], names: Sequence[str]) -> bytes:
    """Write a broadcast wave file that begins ``start`` frames after midnight; ``tags`` are the fields of iXML.

    ``tags`` also holds ``DATE`` and ``TIME``, which go into ``bext``, and ``MIXER``.
    """
    samples = start * SAMPLE_RATE // rate
    body = np.stack([np.frombuffer(pcm(track), dtype="<i2") for track in tracks], axis=1).tobytes()
    block = 2 * len(tracks)
    chunks = (
        (b"bext", _bext(tags, samples=samples)),
        (b"fmt ", struct.pack("<HHLLHH", 1, len(tracks), SAMPLE_RATE, SAMPLE_RATE * block, block, 16)),
        (b"data", body),
        (b"iXML", _ixml(tags, samples=samples, rate=rate, names=names)),
    )
    inside = b"WAVE" + b"".join(
        name + struct.pack("<L", len(data)) + data + b"\0" * (len(data) % 2) for name, data in chunks
    )
    return b"RIFF" + struct.pack("<L", len(inside)) + inside


def _bext(tags: dict[str, str], *, samples: int) -> bytes:
    said = "".join(f"s{key}={tags[key]}\r\n" for key in ("SCENE", "TAKE", "TAPE"))
    date = tags["DATE"].encode()
    return struct.pack(
        "<256s32s32s10s8sQH64s10h180s", said.encode(), b"the_ferry_media", tags["UID"].encode(), date, tags["TIME"].encode(),
        samples, 1, b"", *([0] * 10), b"",
    )  # fmt: skip


def _ixml(tags: dict[str, str], *, samples: int, rate: int, names: Sequence[str]) -> bytes:
    fields = {
        key: tags[key] for key in ("PROJECT", "SCENE", "TAKE", "TAPE", "CIRCLED", "NO_GOOD", "WILD_TRACK", "NOTE")
    }
    told = _elements({**fields, "FILE_UID": tags["UID"]}.items())
    speed = _elements({
        "TIMECODE_RATE": f"{rate}/1", "TIMECODE_FLAG": "NDF", "FILE_SAMPLE_RATE": SAMPLE_RATE, "AUDIO_BIT_DEPTH": 16,
        "DIGITIZER_SAMPLE_RATE": SAMPLE_RATE, "TIMESTAMP_SAMPLE_RATE": SAMPLE_RATE,
        "TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_HI": samples >> 32, "TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_LO": samples & 0xFFFFFFFF,
    }.items())  # fmt: skip
    tracks = "".join(
        f"<TRACK><CHANNEL_INDEX>{number}</CHANNEL_INDEX><NAME>{escape(name)}</NAME></TRACK>"
        for number, name in enumerate(names, start=1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><BWFXML><IXML_VERSION>3.01</IXML_VERSION>'
        f"{told}<SPEED>{speed}</SPEED><TRACK_LIST><TRACK_COUNT>{len(names)}</TRACK_COUNT>{tracks}</TRACK_LIST>"
        f"<USER><SOUND_MIXER_NAME>{escape(tags['MIXER'])}</SOUND_MIXER_NAME></USER></BWFXML>"
    ).encode()


def _elements(fields: Iterable[tuple[str, object]]) -> str:
    return "".join(f"<{key}>{escape(str(value))}</{key}>" for key, value in fields if value != "")


def _tone(name: str, samples: int) -> Samples:
    """Room tone: noise without its top, which swells as water does."""
    noise = np.random.default_rng(zlib.crc32(name.encode())).standard_normal(samples)
    soft = np.convolve(noise, np.ones(24) / 24, mode="same")
    swell = 1 + 0.35 * np.sin(np.arange(samples) * (2 * np.pi * 0.17 / SAMPLE_RATE))
    return np.asarray(soft * swell * (_TONE * 4))


def _add(sound: Samples, more: Samples, *, at: int) -> None:
    end = min(len(sound), at + len(more))
    sound[at:end] += more[: end - at]


def _clap(sound: Samples, *, at: int) -> None:
    """Two sticks: full level on the very sample, gone in 60 milliseconds."""
    time = np.arange(SAMPLE_RATE * 60 // 1000) / SAMPLE_RATE
    _add(sound, CLAP_LEVEL * np.exp(-time * 90) * np.cos(2 * np.pi * 1900 * time), at=at)


def _acted(sound: Samples, text: str, *, end: float) -> None:
    """The two things one hears of an action: the counter, and the ferry on the bank."""
    for number in range(text.lower().count("click") if "not clicked" not in text else 0):
        time = np.arange(SAMPLE_RATE // 100) / SAMPLE_RATE
        _add(
            sound,
            0.25 * np.exp(-time * 600) * np.sin(2 * np.pi * 3100 * time),
            at=round((end - 0.4 - number) * SAMPLE_RATE),
        )
    if text.startswith("The ferry touches"):
        _thud(sound, at=end - 1.2, level=0.3)


def _thud(sound: Samples, *, at: float, level: float) -> None:
    time = np.arange(SAMPLE_RATE // 2) / SAMPLE_RATE
    _add(sound, level * np.exp(-time * 11) * np.sin(2 * np.pi * 62 * time), at=round(at * SAMPLE_RATE))


def _horn(sound: Samples, *, at: float) -> None:
    """A barge: two low notes, two seconds."""
    time = np.arange(2 * SAMPLE_RATE) / SAMPLE_RATE
    swell = np.minimum(1, np.minimum(time, 2 - time) * 8)
    _add(sound, 0.32 * swell * (np.sin(2 * np.pi * 138 * time) + 0.6 * np.sin(2 * np.pi * 207 * time)),
         at=round(at * SAMPLE_RATE))  # fmt: skip
