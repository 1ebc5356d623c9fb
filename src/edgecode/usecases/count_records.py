"""Count what a file holds, in the trade's words."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from edgecode.film.board import Panel, PanelImage
from edgecode.film.cut import ClipKind, Cut
from edgecode.film.omc import OmcRecord
from edgecode.film.recording import Mark, Recording
from edgecode.film.script import AsideKind, Script
from edgecode.film.slate import Slate
from edgecode.film.transcript import Transcript
from edgecode.formats.records import Record

_SEVERAL: Final = {kind: f"{kind}s" for kind in AsideKind} | {AsideKind.SYNOPSIS: "synopses"}


def counted(records: Iterable[Record]) -> tuple[dict[str, int], int]:
    """Count records by what they are, and how many takes or clips are circled."""
    counts: Counter[str] = Counter()
    circled = 0
    for record in records:
        match record:
            case Script():
                counts.update({"scenes": len(record.scenes), "paragraphs": len(record.paragraphs)})
                counts.update(f"{paragraph.kind} paragraphs" for paragraph in record.paragraphs)
                counts.update(_SEVERAL[aside.kind] for aside in record.asides)
            case Cut():
                circled += _count_cut(record, counts)
            case Recording():
                counts.update(["recordings", f"{record.written_by} rows"])
                circled += record.mark is Mark.CIRCLED
            case OmcRecord():
                counts[record.entity] += 1
            case Panel():
                counts["panels"] += 1
            case Transcript():
                counts.update({"transcripts": 1, "cues": len(record.cues)})
                if words := sum(len(cue.words) for cue in record.cues):
                    counts["timed words"] += words
            case PanelImage():
                counts["pictures"] += 1
    return dict(counts), circled


def _count_cut(cut: Cut, counts: Counter[str]) -> int:
    circled = 0
    counts.update({"cuts": 1, "tracks": len(cut.tracks)})
    for track in cut.tracks:
        counts["clips"] += len(track.clips)
        for clip in track.clips:
            if clip.kind is not ClipKind.MATERIAL:
                counts[f"{clip.kind} clips"] += 1
            slate = Slate.parse(clip.name)
            if slate is not None:
                counts["clips named by slate"] += 1
                circled += slate.circled
    return circled
