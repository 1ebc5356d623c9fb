"""A row of a paper as it is compared with others: everything that is worked out once for each row."""

import msgspec

from edgecode.film import scene_number
from edgecode.film.file_name import stem
from edgecode.film.recording import Recording, WrittenBy
from edgecode.film.slate import Slate, Style
from edgecode.film.timecode import Timecode

_BELIEVED = {paper: rank for rank, paper in enumerate(WrittenBy)}
_SOUND_FILES = "*"
"""No file can have this name on every system."""
_TICKS = 120_000
"""Ticks a second: every known rate, drop frame included, has a whole number of them to a frame."""


class PaperRow(msgspec.Struct, frozen=True, gc=False, eq=False):
    """A recording; two are the same only if they are one object.

    ``take`` is the slate's take key and ``setup`` its folded stem, both empty for a row without a take. ``start`` and ``end``
    (exclusive) are in ticks, equal where the row has no timecodes. ``file`` is its folded name.
    """

    read: Recording
    """The recording as its reader gave it."""
    recording: Recording
    """The same, its slate read in the style of this film."""
    believed: int
    """The rank of its paper: the lowest is believed first."""
    take: str
    setup: str
    file: str
    start: int
    end: int
    paper: str
    """The file the row stands in. Sound files are one paper together, the recorder's: one tells no more of another than two
    rows of a report do, and a recorder whose clock was never set begins each at the same time."""
    days: tuple[tuple[str, int | str], ...]
    """The shoot day and the date the row is of, as far as it says; one word for all rows that say neither."""


def paper_row(read: Recording, *, style: Style = Style.US) -> PaperRow:
    """Work out one row; readers take slates for US ones, ``style`` is what a person said of this film."""
    recording = read if style is Style.US else _in_style(read, style)
    slate = recording.slate
    slated = slate is not None and slate.take is not None
    start, end = _ran(recording)
    return PaperRow(
        read=read,
        recording=recording,
        believed=_BELIEVED[recording.written_by],
        take=slate.take_key if slate is not None and slated else "",
        setup=setup_stem(slate) if slate is not None and slated else "",
        file=stem(recording.file) if recording.file else "",
        start=start,
        end=end,
        paper=_SOUND_FILES if recording.written_by is WrittenBy.SOUND_FILE else recording.place.path,
        days=_days(recording),
    )


def setup_stem(slate: Slate) -> str:
    """Fold a slate's setup for comparing: zeros before a number do not count."""
    return scene_number.folded(slate.setup_label)


def _in_style(read: Recording, style: Style) -> Recording:
    slate = Slate.parse(read.slate_text, style=style)
    return read if slate is None else msgspec.structs.replace(read, slate=slate)


def _days(recording: Recording) -> tuple[tuple[str, int | str], ...]:
    day = () if recording.shoot_day is None else (("day", recording.shoot_day),)
    date = (("date", recording.date),) if recording.date else ()
    return (*day, *date) or (("unknown", ""),)


def _ran(recording: Recording) -> tuple[int, int]:
    if recording.start is None or recording.end is None:
        return 0, 0
    return _ticks(recording.start), _ticks(recording.end)


def _ticks(timecode: Timecode) -> int:
    """A moment as the clock on the slate shows it, so that papers at 24 and 23.976 meet."""
    rate = timecode.rate
    per_frame = _TICKS * rate.denominator // rate.numerator if rate.drop else _TICKS // rate.nominal
    return timecode.frame * per_frame
