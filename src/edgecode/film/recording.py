"""What one camera or one sound recorder made of one take, as somebody wrote it down."""

from enum import StrEnum

import msgspec

from edgecode.film.place import Place
from edgecode.film.slate import Slate
from edgecode.film.timecode import Timecode


class Mark(StrEnum):
    """What was said about a take on the day."""

    CIRCLED = "circled"
    GOOD = "good"
    HOLD = "hold"
    NG = "ng"
    NONE = ""


class WrittenBy(StrEnum):
    """Which paper says so; the order is the order in which they are believed about marks and slates."""

    SCRIPT_SUPERVISOR = "script supervisor's log"
    CAMERA = "camera report"
    SOUND = "sound report"
    LOG = "log"
    """An ALE or another editor's log."""
    OMC = "OMC"
    SOUND_FILE = "sound file"
    """A sound file that carries its own slate (bext, iXML): written by the recorder, corrected by nobody."""


OF_SOUND = frozenset({WrittenBy.SOUND, WrittenBy.SOUND_FILE})
"""What tells of sound alone, and of no picture."""


class Recording(msgspec.Struct, frozen=True, gc=False, kw_only=True, tag="recording"):
    """One row of a camera or sound report, of an ALE, or one OMC slate with its assets.

    ``slate`` is ``None`` where the row names no slate that can be read; ``slate_text`` is what it said. ``end`` is
    exclusive. ``covers`` is in the words of :mod:`edgecode.film.covers`; ``draft`` names the draft its numbers count in.
    """

    written_by: WrittenBy
    place: Place
    slate_text: str = ""
    slate: Slate | None = None
    scene: str = ""
    """The scene's number where the paper has it apart from the slate."""
    camera: str = ""
    """The camera's letter, empty for sound or where only one camera ran."""
    roll: str = ""
    """The camera roll, or the sound roll for a sound report."""
    sound_roll: str = ""
    file: str = ""
    """The file's or clip's name as the paper gives it."""
    start: Timecode | None = None
    end: Timecode | None = None
    mark: Mark = Mark.NONE
    covers: str = ""
    draft: str = ""
    note: str = ""
    shoot_day: int | None = None
    date: str = ""
    by: str = ""
    """The person who wrote the row, where the paper says."""
    extra: dict[str, str] = {}
