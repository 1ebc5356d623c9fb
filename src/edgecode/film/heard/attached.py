"""Which take a transcript belongs to: by its slate, or by the name of a recording of the take."""

from collections.abc import Iterable

import msgspec

from edgecode.film.dailies import Dailies, Take
from edgecode.film.file_name import stem
from edgecode.film.place import Place, Remark
from edgecode.film.recording import WrittenBy
from edgecode.film.slate import Slate
from edgecode.film.transcript import Transcript


class Attached(msgspec.Struct, frozen=True):
    """Transcripts by the id of their take, and what is to be said of those that found none."""

    by_take: dict[str, Transcript] = {}
    remarks: tuple[Remark, ...] = ()


def transcript_of(dailies: Dailies, *, transcripts: Iterable[Transcript]) -> Attached:
    """Attach each transcript to its take; what could belong to two takes belongs to none.

    Where a take has several, the one timed word by word is used, else the first by path.
    """
    files = _files(dailies.takes)
    by_take: dict[str, Transcript] = {}
    remarks: list[Remark] = []
    for transcript in sorted(transcripts, key=_best_first):
        takes = _takes(transcript, dailies=dailies, files=files)
        problem = _problem(transcript, takes=takes, dailies=dailies, taken=by_take)
        if problem:
            remarks.append(Remark(Place(transcript.path), problem))
        else:
            by_take[takes.pop()] = transcript
    remarks.sort(key=lambda remark: remark.place.path)
    return Attached(by_take, tuple(remarks))


def _best_first(transcript: Transcript) -> tuple[bool, str]:
    return not any(cue.words for cue in transcript.cues), transcript.path


def _files(takes: Iterable[Take]) -> dict[str, set[str]]:
    """Ids of takes by the folded names of their recordings; a sound file that slates itself has its own name."""
    files: dict[str, set[str]] = {}
    for take in takes:
        for row in take.recordings:
            own = row.place.path if row.written_by is WrittenBy.SOUND_FILE else ""
            for name in filter(None, (row.file, own)):
                files.setdefault(stem(name), set()).add(take.id)
    return files


def _takes(transcript: Transcript, *, dailies: Dailies, files: dict[str, set[str]]) -> set[str]:
    slate = Slate.parse(transcript.media, style=dailies.style)
    slated = dailies.by_key.get(slate.take_key) if slate is not None else None
    return files.get(stem(transcript.media), set()) | ({slated.id} if slated is not None else set())


def _problem(transcript: Transcript, *, takes: set[str], dailies: Dailies, taken: dict[str, Transcript]) -> str:
    """Say why a transcript cannot be used; empty where it can."""
    if not takes:
        return f"expected a take's slate or the name of its recording, found {transcript.media!r}; it lines nothing"
    if len(takes) > 1:
        labels = ", ".join(sorted(dailies.by_id[take].label for take in takes))
        return f"expected the name of one take, found {transcript.media!r}, which is {labels}; it lines nothing"
    [take] = takes
    if take in taken:
        label = dailies.by_id[take].label
        return f"expected one transcript of {label}, found {taken[take].path} as well, which is used instead"
    return ""
