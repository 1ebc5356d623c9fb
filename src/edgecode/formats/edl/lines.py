"""The lines of an edit decision list (CMX 3600 and its kin), told apart one by one.

Event lines in their columns are read by pycmx; lines that other exporters bent (tabs, wider gaps, longer reel names, a
missing channel column) are split at their spaces instead, so that no event is lost to its layout. Everything else is
told by the word it begins with.
"""

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from io import StringIO
from typing import Final

import msgspec
from pycmx.parse_cmx_statements import parse_cmx3600_statements
from pycmx.statements import StmtEvent

LONGEST_COLUMNS: Final = 512
"""Characters: an event with a 128-character reel name (File128) takes about 200; longer lines are split at spaces."""

_TIMECODE: Final = re.compile(r"\d{1,2}[:;.,]\d\d[:;.,]\d\d[:;.,]\d{2,3}", re.ASCII)
_TRANSITION: Final = re.compile(r"C|D|W\d{0,3}|KB|KO|K B|K O|K", re.ASCII)
_CHANNELS: Final = re.compile(r"NONE|[VAB]\d{0,2}(?:/?[VA]\d{0,2}){0,63}", re.ASCII)
_NUMBERED: Final = re.compile(r"\d+[A-Z]?\s", re.ASCII)
_FPS: Final = re.compile(r"[+-]?\d{1,4}(?:\.\d{0,4})?", re.ASCII)
_TIMECODES: Final = 4


class Says(Enum):
    """What a line that is no event says."""

    TITLE = auto()
    COUNTING = auto()
    """FCM: drop frame or not."""
    FROM_NAME = auto()
    TO_NAME = auto()
    KEY_NAME = auto()
    SOURCE_FILE = auto()
    FROM_PATH = auto()
    """Nucoda's FROM FILE and Avid's FROM CLIP: the path of the source."""
    COMMENT = auto()
    ASIDE = auto()
    """A remark on the list as a whole."""
    COLOUR = auto()
    """ASC_SOP, ASC_SAT and FRMC: kept, not understood."""
    SPEED = auto()
    AUDIO = auto()
    """AUD: sound channels beyond the second."""
    EFFECT = auto()
    SPLIT = auto()
    REEL = auto()
    """FINAL CUT PRO REEL: the reel's full name."""
    WHOLE_REEL = auto()
    """REEL: the whole name of a reel that the event line cuts short."""
    SOURCE_ID = auto()
    """Avid's >>> SOURCE table at the end of a list."""
    BROKEN = auto()
    """An event line that cannot be read."""
    UNKNOWN = auto()


class EventLine(msgspec.Struct, frozen=True, kw_only=True):
    """One event line: the columns as they are written, ``line`` counted from 1.

    ``operand`` is the length of the transition in frames, as text; ``doubts`` are sentences about what was taken for
    granted in reading the line.
    """

    line: int
    number: str
    tape: str
    channels: str
    transition: str
    operand: str = ""
    source_in: str
    source_out: str
    record_in: str
    record_out: str
    doubts: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Takes no time in the cut, as the outgoing side of a dissolve does."""
        return self.record_in == self.record_out

    @property
    def cuts(self) -> bool:
        """Comes in by a plain cut."""
        return self.transition == "C"


class Statement(msgspec.Struct, frozen=True):
    """One line that is no event: what kind, what it says after its first word, and its line, counted from 1."""

    says: Says
    text: str
    line: int


class Speed(msgspec.Struct, frozen=True):
    """What an M2 line says: reel, frames a second (negative runs backwards), the source timecode it begins at."""

    tape: str
    fps: float
    timecode: str


_PLAIN: Final = (
    ("TITLE:", Says.TITLE),
    ("FCM:", Says.COUNTING),
    ("M2", Says.SPEED),
    ("AUD", Says.AUDIO),
    ("EFFECTS NAME IS", Says.EFFECT),
    ("SPLIT:", Says.SPLIT),
    ("FINAL CUT PRO REEL:", Says.REEL),
    (">>> SOURCE", Says.SOURCE_ID),
    ("FROM CLIP NAME:", Says.FROM_NAME),
    ("TO CLIP NAME:", Says.TO_NAME),
    ("REM ", Says.ASIDE),
    (";", Says.ASIDE),
)
_IN_COMMENTS: Final = (
    ("FROM CLIP NAME:", Says.FROM_NAME),
    ("CLIP NAME:", Says.FROM_NAME),
    ("TO CLIP NAME:", Says.TO_NAME),
    ("KEY CLIP NAME:", Says.KEY_NAME),
    ("SOURCE FILE:", Says.SOURCE_FILE),
    ("FROM FILE:", Says.FROM_PATH),
    ("FROM CLIP:", Says.FROM_PATH),
    ("REEL:", Says.WHOLE_REEL),
)
_COLOUR: Final = ("ASC_SOP", "ASC_SAT", "FRMC")


def statements(lines: Sequence[str]) -> Iterator[EventLine | Statement]:
    """Tell the lines of a list apart, in order; blank lines are left out and no line is lost."""
    for number, line in enumerate(lines, start=1):
        stripped = line.strip()
        if stripped:
            yield _statement(stripped, line=number)


def event_line(text: str, *, line: int) -> EventLine | None:
    """Read one event line, by its columns where it keeps them, else by its words; ``None`` for any other line."""
    return _by_columns(text, line=line) or by_words(text, line=line)


def by_words(text: str, *, line: int) -> EventLine | None:
    """Read one event line by its words: a number, a reel, channels, a transition, four timecodes.

    ``None`` where there are no four timecodes in a row. A channel or transition that is missing or unknown is a doubt.
    """
    words = text.split()
    at = next((i for i in range(1, len(words) - 3) if all(map(_TIMECODE.fullmatch, words[i : i + _TIMECODES]))), None)
    if at is None:
        return None
    doubts: list[str] = []
    middle = words[1:at]
    operand = middle.pop() if middle and middle[-1].isdecimal() and len(middle) > 1 else ""
    transition = _transition(middle, doubts=doubts)
    channels = _channels(middle, doubts=doubts)
    times = words[at : at + _TIMECODES]
    return EventLine(
        line=line,
        number=words[0],
        tape=" ".join(middle),
        channels=channels,
        transition=transition,
        operand=operand,
        source_in=times[0],
        source_out=times[1],
        record_in=times[2],
        record_out=times[3],
        doubts=tuple(doubts),
    )


def speed(text: str) -> Speed | None:
    """Read an M2 line (motion memory): ``M2   A169C002   018.0   16:06:03:16``; ``None`` where it is damaged."""
    *tape, fps, timecode = ["", "", *text.split()]
    if not _FPS.fullmatch(fps) or not _TIMECODE.fullmatch(timecode):
        return None
    return Speed(" ".join(tape[3:]), float(fps), timecode)


def _statement(text: str, *, line: int) -> EventLine | Statement:
    if text.startswith("*"):
        return _comment(text.lstrip("* \t"), line=line)
    upper = text.upper()
    for word, says in _PLAIN:
        if f"{upper} ".startswith(word):
            kept = text if says is Says.SPEED else text[len(word) :].strip()
            return Statement(says, kept, line)
    event = event_line(text, line=line)
    if event is not None:
        return event
    times = sum(_TIMECODE.fullmatch(word) is not None for word in text.split())
    broken = times > 1 or (_NUMBERED.match(text) is not None)
    return Statement(Says.BROKEN if broken else Says.UNKNOWN, text, line)


def _comment(text: str, *, line: int) -> Statement:
    upper = text.upper()
    for word, says in _IN_COMMENTS:
        if upper.startswith(word):
            return Statement(says, text[len(word) :].strip(), line)
    return Statement(Says.COLOUR if upper.startswith(_COLOUR) else Says.COMMENT, text, line)


def _by_columns(text: str, *, line: int) -> EventLine | None:
    if len(text) > LONGEST_COLUMNS:
        return None
    found, *_ = parse_cmx3600_statements(StringIO(text))
    if not isinstance(found, StmtEvent) or not _sound(found):
        return None
    return EventLine(
        line=line,
        number=text.split(maxsplit=1)[0],
        tape=found.source,
        channels=found.channels,
        transition=found.trans.replace(" ", ""),
        operand=found.trans_op,
        source_in=found.source_in,
        source_out=found.source_out,
        record_in=found.record_in,
        record_out=found.record_out,
    )


def _sound(found: StmtEvent) -> bool:
    """Tell whether all columns fit; out of them by one, a line still gives pycmx nine texts."""
    times = (found.source_in, found.source_out, found.record_in, found.record_out)
    return (
        all(map(_TIMECODE.fullmatch, times))
        and _TRANSITION.fullmatch(found.trans) is not None
        and _CHANNELS.fullmatch(found.channels) is not None
        and (not found.trans_op or found.trans_op.isdecimal())
    )


def _transition(words: list[str], *, doubts: list[str]) -> str:
    if len(words) > 1 and words[-2].upper() == "K" and words[-1].upper() in {"B", "O"}:
        return (words.pop(-2) + words.pop()).upper()
    if words and _TRANSITION.fullmatch(words[-1].upper()):
        return words.pop().upper()
    doubts.append(
        f"expected a transition (C, D, W or K), found {words[-1]!r}" if words else "expected a transition, found none"
    )
    return "C"


def _channels(words: list[str], *, doubts: list[str]) -> str:
    if words and _CHANNELS.fullmatch(words[-1].upper()):
        return words.pop().upper()
    doubts.append("expected channels such as V, A or B, found none; taken as picture")
    return "V"
