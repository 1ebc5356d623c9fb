"""A take as a film file, a sound file and a transcript: what one camera saw of it, frame by frame, and what was said."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec
from make_the_ferry import Filmed, Shooting
from PIL import Image

from the_ferry_media import day_setups, night_setups
from the_ferry_media.clapper import Written, clapper
from the_ferry_media.day_setups import Moment
from the_ferry_media.drawing import DAY, NIGHT, Pen
from the_ferry_media.film_file import SIZE
from the_ferry_media.pacing import CLAP, SLATE_OUT, Beat, beats_of
from the_ferry_media.script import Line, played
from the_ferry_media.sound import Heard, TakeSound, take_sound

DIRECTOR: Final = "I. CALDER"
_THREES: Final = 3
"""A drawing stands for three frames, as in drawn films."""
_SCENE: Final = re.compile(r"[A-Z]?\d+")

Drafts = dict[str, dict[str, tuple[Line, ...]]]
"""The lines of each scene, by the name of the draft."""


def beats(one: Filmed, *, drafts: Drafts, rate: int) -> tuple[Beat, ...]:
    """When each line of a take happens, in the draft it was shot from."""
    scene = _SCENE.match(one.setup.setup)
    lines = drafts[one.day.draft][scene[0]] if scene else ()
    covers = one.take.covers or one.setup.covers
    covers = f"1-{len(lines)}" if covers == "whole" else covers
    return beats_of(played(covers, lines=lines) if covers else (), length=one.end - one.start, rate=rate)


def sound_of(one: Filmed, *, drafts: Drafts, rate: int) -> TakeSound:
    """The sound of a take, as the recorder has it."""
    laid = beats(one, drafts=drafts, rate=rate)
    length = one.end - one.start
    return take_sound(one.slate, laid, length=length, rate=rate, says=one.take.says, fault=one.take.fault)


def pictures_of(one: Filmed, *, laid: Sequence[Beat], heard: Sequence[Heard], table: Shooting) -> Iterator[Image.Image]:
    """Draw a take frame by frame; a frame that shows what the one before showed is the same object."""
    last: Image.Image | None = None
    for frame in range(one.end - one.start):
        if last is None or frame % _THREES == 0 or CLAP - _THREES <= frame <= CLAP:
            last = _drawn(one, frame=frame, laid=laid, heard=heard, table=table)
        yield last


def transcript(heard: Sequence[Heard]) -> bytes:
    """Print what was said with the seconds of every word, in the shape of Whisper's JSON."""
    segments = [
        {
            "id": number,
            "start": round(each.words[0].start, 3),
            "end": round(each.words[-1].end, 3),
            "text": each.text,
            "speaker": each.who,
            "words": [
                {"word": word.text, "start": round(word.start, 3), "end": round(word.end, 3)} for word in each.words
            ],
        }
        for number, each in enumerate(heard)
    ]
    rows = b",\n".join(map(msgspec.json.encode, segments))
    return b'{"language": "en", "segments": [\n' + rows + b"\n]}\n"


def tags(one: Filmed, *, table: Shooting, roll: str) -> dict[str, str]:
    """The fields of a sound file: slate, roll, marks, date, and who recorded it."""
    wild = one.setup.kind == "WT"
    clock = one.take.at.rsplit(":", 1)[0]
    return {
        "PROJECT": table.title, "SCENE": one.setup.setup, "TAKE": one.take.take, "TAPE": roll,
        "CIRCLED": str(one.take.mark == "circled").upper(), "NO_GOOD": str(one.take.mark == "ng").upper(),
        "WILD_TRACK": str(wild).upper(), "NOTE": one.take.sound, "DATE": one.day.date, "TIME": clock,
        "MIXER": one.day.sound_mixer, "UID": f"FERRY{one.day.date.replace('-', '')}{clock.replace(':', '')}",
    }  # fmt: skip


def _drawn(one: Filmed, *, frame: int, laid: Sequence[Beat], heard: Sequence[Heard], table: Shooting) -> Image.Image:
    name = f"{one.setup.setup}{one.camera}"
    by_day = name in day_setups.SETUPS
    pen = Pen(SIZE, palette=DAY if by_day else NIGHT)
    drawn = (day_setups if by_day else night_setups).SETUPS[name]
    drawn(pen, moment(frame, laid=laid, heard=heard, rate=table.rate, fault=one.take.fault))
    if frame < SLATE_OUT:
        clapper(pen, _written(one, table=table), frame=frame)
    return pen.picture()


def moment(frame: int, *, laid: Sequence[Beat], heard: Sequence[Heard], rate: int, fault: str = "") -> Moment:
    """Which line it is, how far it has got, and whose mouth is open; lips shut between words and half way through long ones."""
    time = frame / rate
    line, way = 0, 0.0
    for beat in laid:
        if frame >= beat.start:
            line = beat.played.line.number
            way = min(1.0, (frame - beat.start) / max(1, beat.end - beat.start))
    mouths: dict[str, float] = {}
    for each in heard:
        for word in each.words:
            if word.start <= time < word.end:
                syllable = int((time - word.start) / 0.14)
                mouths[each.who] = 0.9 if syllable % 2 == 0 else 0.4
    last = heard[-1].words[0].start + 0.5 if heard and fault == "kick" else None
    kick = 4.0 * max(0.0, 1 - (time - last) * 1.5) if last is not None and time >= last else 0.0
    return Moment(time=time, line=line, way=way, mouths=mouths, kick=kick)


def _written(one: Filmed, *, table: Shooting) -> Written:
    return Written(
        title=table.title.upper(), director=DIRECTOR, setup=one.setup.setup, take=one.take.take, camera=one.camera,
        roll=one.roll, date=one.day.date, mos=one.setup.kind == "MOS",
    )  # fmt: skip
