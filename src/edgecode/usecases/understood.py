"""What edgecode made of a film's folder: what it understood, what it did not, and what is missing. Facts, nothing else."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Final

import msgspec

from edgecode.film.board import Panel, PanelImage
from edgecode.film.cut import Cut
from edgecode.film.few_names import few_names
from edgecode.film.film import Film
from edgecode.film.media_files import PICTURE, SOUND, TakeFiles, ending
from edgecode.film.omc import OmcRecord
from edgecode.film.recording import Recording, WrittenBy
from edgecode.film.script import Script
from edgecode.film.transcript import Transcript
from edgecode.usecases.open_film import Look
from edgecode.usecases.ports.index import Reading

"""How many are named before the others are counted."""
_SEVERAL: Final = {
    "scene": "scenes",
    "paragraph": "paragraphs",
    "panel": "panels",
    "picture": "pictures",
    "take": "takes",
    "clip": "clips",
    "caption": "captions",
    "entity": "entities",
}


class Kind(StrEnum):
    """What a file is to a film, in the order in which a film is made."""

    SCRIPT = "script"
    BOARDS = "boards"
    REPORT = "camera and sound reports"
    LOG = "script supervisor's and editor's logs"
    PICTURE = "camera files"
    SOUND = "sound files"
    WORDS = "transcripts"
    CUT = "cuts"
    OMC = "production data"


class Understood(msgspec.Struct, frozen=True, kw_only=True):
    """One file: what it is, the reader that knew it, and what came out of it, such as ``6 scenes, 118 paragraphs``."""

    path: str
    kind: Kind
    format: str
    holds: str
    remarks: int = 0


class Missing(msgspec.Struct, frozen=True):
    """What is not there, and what one may do about it."""

    says: str
    advice: str


class Understanding(msgspec.Struct, frozen=True, kw_only=True):
    """All of it. ``strangers`` are files that no reader knows, ``broken`` those that one knew and could take nothing from."""

    files: tuple[Understood, ...]
    broken: tuple[Understood, ...]
    strangers: tuple[str, ...]
    missing: tuple[Missing, ...]

    @property
    def kinds(self) -> tuple[tuple[Kind, tuple[Understood, ...]], ...]:
        """The files by kind, in the order in which a film is made; kinds without any are left out."""
        by_kind = {kind: tuple(each for each in self.files if each.kind is kind) for kind in Kind}
        return tuple((kind, files) for kind, files in by_kind.items() if files)


def understanding(look: Look, *, files: Mapping[str, TakeFiles]) -> Understanding:
    """Sort what a look at a folder found; ``files`` are those of its takes, by the take's id."""
    readings = look.holdings.readings
    known = [told for reading in readings if (told := _told(reading)) is not None]
    media = [told for reading in readings if (told := _media(reading)) is not None]
    taken = {each.path for each in (*known, *media)}
    return Understanding(
        files=(*(each for each in known if each.holds), *media),
        broken=tuple(each for each in known if not each.holds),
        strangers=tuple(reading.path for reading in readings if reading.path not in taken),
        missing=tuple(_missing(look, files=files, media=media)),
    )


def _told(reading: Reading) -> Understood | None:
    """What a reader made of a file; ``None`` where none knew it."""
    if not reading.format:
        return None
    kind, counts = Kind.REPORT, Counter[str]()
    for record in reading.records:
        match record:
            case Script():
                kind = Kind.SCRIPT
                counts.update({"scene": len(record.scenes), "paragraph": len(record.paragraphs)})
            case Panel():
                kind, counts["panel"] = Kind.BOARDS, counts["panel"] + 1
            case PanelImage():
                kind, counts["picture"] = Kind.BOARDS, counts["picture"] + 1
            case Recording():
                kind, counts["take"] = _paper(record), counts["take"] + 1
            case Cut():
                kind = Kind.CUT
                counts["clip"] += sum(len(track.clips) for track in record.tracks)
            case Transcript():
                kind = Kind.WORDS
                counts["caption"] += len(record.cues)
            case OmcRecord():
                kind, counts["entity"] = Kind.OMC, counts["entity"] + 1
    return Understood(
        path=reading.path, kind=kind, format=reading.format, holds=_holds(counts), remarks=len(reading.remarks)
    )


def _paper(record: Recording) -> Kind:
    if record.written_by is WrittenBy.SOUND_FILE:
        return Kind.SOUND
    return Kind.LOG if record.written_by in {WrittenBy.SCRIPT_SUPERVISOR, WrittenBy.LOG} else Kind.REPORT


def _holds(counts: Counter[str]) -> str:
    return ", ".join(f"{count:,} {word if count == 1 else _SEVERAL[word]}" for word, count in counts.items() if count)


def _media(reading: Reading) -> Understood | None:
    """A recording that no reader has to know, since its papers name it."""
    own = ending(reading.path)
    if reading.format or own not in (*PICTURE, *SOUND):
        return None
    kind = Kind.PICTURE if own in PICTURE else Kind.SOUND
    return Understood(path=reading.path, kind=kind, format=own.removeprefix("."), holds="a recording")


def _missing(look: Look, *, files: Mapping[str, TakeFiles], media: Iterable[Understood]) -> Iterator[Missing]:
    film = look.film
    if film.script is None:
        yield Missing(
            "No script", "As Fountain, Final Draft or a PDF that holds text: its scenes are what all else joins."
        )
    if not film.panels:
        yield Missing(
            "No boards", "As pictures with a list (CSV), or as a .storyboarder file: then it shows what was planned."
        )
    papers = {row.written_by for row in film.dailies.recordings}
    if papers.isdisjoint({WrittenBy.CAMERA, WrittenBy.SOUND, WrittenBy.LOG}):
        yield Missing("No camera or sound report", "As CSV or ALE: then each take has its roll, file and timecode.")
    if WrittenBy.SCRIPT_SUPERVISOR not in papers:
        yield Missing(
            "No script supervisor's log",
            "As CSV with a column of lines: then each take is lined by the person who saw it.",
        )
    if not film.cuts:
        yield Missing("No cut", "As EDL, OTIO, AAF, FCPXML or XML of a timeline: then it shows what is used.")
    yield from _unseen(film, files=files, media=media)
    if not look.holdings.settings.people:
        yield Missing(
            "Nobody is named", "Who decides stands in film.toml, under [people]: until then everything can be read."
        )


def _unseen(film: Film, *, files: Mapping[str, TakeFiles], media: Iterable[Understood]) -> Iterator[Missing]:
    takes = [take for take in film.dailies.takes if take.has_picture]
    without = [take.label for take in takes if not (take.id in files and files[take.id].pictures)]
    if without:
        yield Missing(
            f"No camera file of {len(without)} of {len(takes)} takes",
            f"{few_names(without)}. Files are found by the names the reports give; without one a take has no picture here.",
        )
    named = {each.path for held in files.values() for each in (*held.pictures, *held.sounds)}
    # The movie beside a cut has the cut's own name, and is no take.
    movies = {str(PurePosixPath(cut.path).with_suffix("")) for cut in film.cuts}
    orphans = [
        each.path
        for each in media
        if each.path not in named and str(PurePosixPath(each.path).with_suffix("")) not in movies
    ]
    if orphans:
        yield Missing(
            f"No report names {len(orphans)} of the recordings", f"{few_names(orphans)}: here, and of no take."
        )
