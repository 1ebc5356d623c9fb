"""Production sound files: WAV with the slate in its ``iXML`` chunk, or in the description of its ``bext`` chunk.

One file becomes one recording. Scene and take (iXML before bext) are its slate, else the file's name where that is a slate;
the tape is its sound roll, the samples since midnight its start at the timecode rate the file names, the length of the
sound its end. A recording that began at midnight to the sample has no timecode: nobody set the clock. ``CIRCLED``,
``NO_GOOD`` and ``FALSE_START`` are marks, ``WILD_TRACK`` makes the slate a wild track's. What else the chunks hold is kept
in ``extra`` as ``ixml.PATH``, ``ixml.track 1`` and ``bext.NAME``. A WAV with neither chunk is sound, and no recording.
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from edgecode.errors import RateError, UnreadableError
from edgecode.film.place import Place, Remark
from edgecode.film.rate import Rate
from edgecode.film.recording import Mark, Recording, WrittenBy
from edgecode.film.slate import Flag, Slate
from edgecode.film.timecode import Timecode, frames_in_day
from edgecode.formats.sound_file.bext import Bext, bext_of
from edgecode.formats.sound_file.chunks import Chunks, Format, chunks_of, format_of, is_wave
from edgecode.formats.sound_file.ixml import Ixml, is_plain_no, ixml_of
from edgecode.formats.source import Source

NAME: Final = "sound file"
SUFFIXES: Final = (".wav", ".bwf", ".rf64", ".bw64")

_DROPS: Final = frozenset({"DF", "D", "DROP"})
_USED: Final = frozenset(
    {
        *("SCENE", "TAKE", "TAPE", "NOTE", "CIRCLED", "WILD_TRACK", "NO_GOOD", "FALSE_START", "USER.SOUND_MIXER_NAME"),
        *("SPEED.TIMECODE_RATE", "SPEED.TIMECODE_FLAG"),
    }
)
_OF_BEXT: Final = frozenset({"SCENE", "TAKE", "TAPE", "NOTE"})
"""What the description of a bext chunk may say in place of iXML."""
_WITH_LETTERS: Final = re.compile(r".*[0-9][^\W\d_]+")
_SCENE_DIGITS: Final = 3
"""A scene padded with zeros has three digits; four with a zero in front are a date or a count."""
_MOST_DIGITS: Final = 15
_MOST_SAMPLES: Final = 1 << 40
"""Samples since midnight that a day holds at any rate there is, many times over."""


def recognises(head: bytes, *, suffix: str) -> bool:
    """Tell a WAV file by its first bytes, whatever it holds."""
    del suffix
    return is_wave(head)


def read(source: Source) -> Iterator[Recording | Remark]:
    """Yield the one recording a file tells of, after what is to be remarked about it.

    Only the headers of the chunks are read, and the chunks that tell something. Raises UnreadableError for what is no WAV.
    """
    with source.open() as stream:
        if not is_wave(stream.read(12)):
            raise UnreadableError(source.path, line=None, expected="a WAV file", found="something else")
        chunks = chunks_of(stream, size=source.size)
    file = _File(chunks, source=source)
    recording = file.recording() if chunks.held.keys() & {b"bext", b"iXML"} else None
    yield from (Remark(Place(source.path), says) for says in file.faults)
    if recording is not None:
        yield recording


class _File:
    """What the chunks of one file say, and what there is to remark about it."""

    def __init__(self, chunks: Chunks, *, source: Source) -> None:
        self.source = source
        self.sound = chunks.sound
        self.bext: Bext = bext_of(chunks.held.get(b"bext", b""))
        self.ixml: Ixml = ixml_of(chunks.held[b"iXML"]) if chunks.held.get(b"iXML") else Ixml({})
        self.format: Format | None = format_of(chunks.held.get(b"fmt ", b""))
        self.faults = [*chunks.faults, *self.ixml.faults]
        self.kept: dict[str, str] = {}

    def recording(self) -> Recording:
        """Make the recording."""
        scene, take = self._said("SCENE"), self._said("TAKE")
        slate_text, slate = self._slate(scene, take=take)
        start, end = self._times(slated=slate is not None)
        return Recording(
            written_by=WrittenBy.SOUND_FILE,
            place=Place(self.source.path),
            slate_text=slate_text,
            slate=slate,
            scene="" if _WITH_LETTERS.fullmatch(scene) else scene,
            sound_roll=self._said("TAPE"),
            file=PurePosixPath(self.source.path).name,
            start=start,
            end=end,
            mark=self._mark(slate),
            note=self._said("NOTE"),
            date=self.bext.date,
            by=self.ixml.fields.get("USER.SOUND_MIXER_NAME", ""),
            extra=self._extra(),
        )

    def _said(self, name: str) -> str:
        return self.ixml.fields.get(name) or self.bext.said.get(name, "")

    def _slate(self, scene: str, *, take: str) -> tuple[str, Slate | None]:
        """Give the slate that scene and take make, else the one the file is named by."""
        if not (scene and take):
            name = PurePosixPath(self.source.path).stem
            named = named_slate(name) if not scene else None
            return (name, named) if named is not None else (scene, Slate.parse(scene))
        text = f"{scene}-{take}"
        slate = Slate.parse(text)
        if self.ixml.yes("WILD_TRACK") and slate is not None and Flag.WT not in slate.flags:
            wild = f"{text}WT"
            return wild, Slate.parse(wild) or slate
        if slate is None:
            self.faults.append(f"expected a scene and a take such as 12A and 3, found {scene[:40]!r} and {take[:40]!r}")
        return text, slate

    def _mark(self, slate: Slate | None) -> Mark:
        circled = self.ixml.yes("CIRCLED") or self.bext.said.get("CIRCLED", "").upper() == "TRUE"
        no_good = self.ixml.yes("NO_GOOD") or self.ixml.yes("FALSE_START")
        if circled and no_good:
            self.faults.append("expected a take that is circled or no good, found both; read as circled")
        if circled or (slate is not None and slate.circled):
            return Mark.CIRCLED
        return Mark.NG if no_good else Mark.NONE

    def _times(self, *, slated: bool) -> tuple[Timecode | None, Timecode | None]:
        """Count the start from the samples since midnight, and the end from how much sound there is."""
        samples, a_second = self._since_midnight()
        if not samples or not a_second:
            return None, None
        if samples > _MOST_SAMPLES:
            self.faults.append(f"expected samples since midnight, found {samples}; start left out")
            return None, None
        rate = self.source.rate or self._rate(slated=slated)
        if rate is None:
            self.kept["bext.time reference"] = str(samples)
            return None, None
        # One sample is added since recorders cut the fraction off where a frame begins between two samples.
        start = Timecode(int((samples + 1) * rate.fps / a_second) % frames_in_day(rate), rate)
        if self.format is None or not self.format.block or self.sound is None:
            return start, None
        return start, start + round(self.sound // self.format.block * rate.fps / self.format.rate)

    def _since_midnight(self) -> tuple[int, int]:
        """Find how many samples after midnight the file begins, and how many of them make a second; 0 where it is not said.

        A file made to be slowed down counts midnight at another rate than its sound, and says so in iXML.
        """
        fields = self.ixml.fields
        own = self.format.rate if self.format is not None else 0
        stamped = _whole(fields.get("SPEED.TIMESTAMP_SAMPLE_RATE", "")) or own
        if self.bext.samples:
            return self.bext.samples, stamped
        high, low = (_whole(fields.get(f"SPEED.TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_{part}", "")) for part in ("HI", "LO"))
        return (high << 32) + low, stamped

    def _rate(self, *, slated: bool) -> Rate | None:
        """Find the timecode rate; what is no rate is kept, and a slated file without one is remarked on."""
        written = self.ixml.fields.get("SPEED.TIMECODE_RATE", "")
        flag = self.ixml.fields.get("SPEED.TIMECODE_FLAG", "").upper()
        text = f"{written} DF" if written and flag in _DROPS else written
        text = text or self.bext.said.get("SPEED", "") or self.bext.said.get("FRAMERATE", "")
        try:
            return Rate.parse(text)
        except RateError as error:
            says = str(error) if text else "expected a timecode rate, found none"
            if text or slated:
                self.faults.append(f"{says}; start kept in samples")
            self.kept |= {"ixml.SPEED.TIMECODE_RATE": text} if text else {}
            return None

    def _extra(self) -> dict[str, str]:
        """Keep what has no place in a recording; a flag that says no says nothing."""
        fields = self.ixml.fields
        ixml = {
            f"ixml.{name}": value
            for name, value in fields.items()
            if name not in _USED and ("." in name or not is_plain_no(value))
        }
        said = {
            f"bext.{name}": value
            for name, value in self.bext.said.items()
            if value != (self._said(name) if name in _OF_BEXT else fields.get(name))
        }
        return ixml | said | {f"bext.{name}": value for name, value in self.bext.others.items()} | self.kept


def named_slate(name: str) -> Slate | None:
    """Read the slate and take a file is named by; a recorder's running name (``S001T14``, ``T003``, ``240101-T02``) is none.

    A recorder numbers with zeros in front and a letter of its own before them, which nobody chalks on a slate.
    """
    slate = Slate.parse(name)
    if slate is None or slate.take is None:
        return None
    running = slate.number.startswith("0") and (bool(slate.prefix) or len(slate.number) > _SCENE_DIGITS)
    return None if running else slate


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS else 0
