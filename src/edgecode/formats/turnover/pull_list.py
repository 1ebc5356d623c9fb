"""The pull list of a turnover as CSV: a row a clip, with the id that it keeps from one turnover to the next.

Timecodes are text, as they are printed; the end is not included. What begins like a formula is guarded
(:mod:`edgecode.formats.csv_document`).
"""

from collections.abc import Iterable
from typing import Final

from edgecode.film.cutting.played import Played
from edgecode.film.cutting.pulls import Pull
from edgecode.formats.csv_document import document

HEADER: Final = (
    *("id", "track", "record in", "record out", "frames", "scene", "take", "circled", "clip", "file", "camera roll"),
    *("sound roll", "source in", "source out", "source rate", "pull in", "pull out", "pull frames", "head", "tail"),
    *("handles", "speed", "transition", "notes", "clip id"),
)


def pull_list(pulls: Iterable[Pull]) -> bytes:
    """Write the rows as UTF-8 with a mark at the start, which spreadsheets ask for."""
    return b"\xef\xbb\xbf" + document(HEADER, map(_row, pulls))


def _row(pull: Pull) -> tuple[str, ...]:
    clip, take = pull.clip, pull.take
    return (
        pull.id,
        pull.track,
        str(pull.record_in),
        str(pull.record_out),
        str(pull.record_out - pull.record_in),
        take.scene if take is not None else "",
        take.label if take is not None else "",
        "yes" if take is not None and take.circled else "",
        clip.name,
        pull.file,
        pull.roll,
        pull.sound_roll,
        *_ends(pull.source, clip.source_in_text, clip.source_out_text),
        str(pull.source.first.rate) if pull.source is not None else "",
        *_ends(pull.pull, "", ""),
        str(pull.pull.frames) if pull.pull is not None else "",
        str(pull.head) if pull.pull is not None else "",
        str(pull.tail) if pull.pull is not None else "",
        _handles(pull),
        f"{clip.speed:g}" if clip.speed is not None else "",
        clip.transition,
        "; ".join(clip.notes),
        clip.id,
    )


def _ends(stretch: Played | None, first: str, last: str) -> tuple[str, str]:
    return (str(stretch.first), str(stretch.last)) if stretch is not None else (first, last)


def _handles(pull: Pull) -> str:
    if pull.pull is None:
        return "source not known"
    if not pull.bounded:
        return "length of the recording not known"
    return "shorter than asked" if pull.short else "whole"
