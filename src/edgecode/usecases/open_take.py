"""One take, opened: what is played, what its papers say, which lines it covers and when, and what was said in it."""

from collections.abc import Iterator, Mapping

import msgspec

from edgecode.film.dailies import Take
from edgecode.film.emphasis import plain
from edgecode.film.file_name import stem
from edgecode.film.film import Film
from edgecode.film.lining import Lining, SetBy
from edgecode.film.media_files import MediaFile, TakeFiles
from edgecode.film.recording import Recording
from edgecode.film.script import ParagraphKind
from edgecode.film.speech import LEADS, NumberedLine, numbered_lines
from edgecode.film.transcript import Cue, Milliseconds
from edgecode.usecases.show_coverage import SceneView, SetupView, TakeView
from edgecode.usecases.show_takes import KeptScenes, take_named, view_of


class CoveredLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the script that the take covers. ``begins`` is when it is heard in the take, ``None`` where it is not."""

    number: int
    who: str
    says: str
    off: bool
    set_by: SetBy
    begins: Milliseconds | None = None
    ends: Milliseconds | None = None


class OpenTake(msgspec.Struct, frozen=True, kw_only=True):
    """One take. ``played`` is the file in which the times of lines and cues count; ``before`` and ``after`` its neighbours."""

    take: Take
    scene: SceneView
    setup: SetupView
    view: TakeView
    files: TakeFiles
    played: MediaFile | None
    lines: tuple[CoveredLine, ...]
    cues: tuple[Cue, ...]
    transcript: str
    before: str
    after: str

    @property
    def rows(self) -> tuple[Recording, ...]:
        """What each paper says of it, the most believed first."""
        return self.take.recordings

    @property
    def clocked(self) -> Recording | None:
        """The most believed row that tells a timecode; the others are shown only where they tell another."""
        return next((row for row in self.take.recordings if row.start is not None), None)


def open_take(name: str, *, film: Film, files: Mapping[str, TakeFiles], kept: KeptScenes | None = None) -> OpenTake:
    """Open the take of a label. Raises :class:`NoSuchTakeError`."""
    take = take_named(name, film=film)
    scene, setup, view = view_of(take, among=(kept or KeptScenes()).views(film))
    mine = files.get(take.id, TakeFiles())
    transcript = film.transcripts.get(take.id)
    labels = [each.label for each in film.dailies.takes]
    place = labels.index(take.label)
    return OpenTake(
        take=take,
        scene=scene,
        setup=setup,
        view=view,
        files=mine,
        played=_played(mine, media=transcript.media if transcript is not None else ""),
        lines=tuple(_lines(film, take)),
        cues=transcript.cues if transcript is not None else (),
        transcript=transcript.path if transcript is not None else "",
        before=labels[place - 1] if place else "",
        after=labels[place + 1] if place + 1 < len(labels) else "",
    )


def _played(files: TakeFiles, *, media: str) -> MediaFile | None:
    """The file a transcript names, else the first camera's, else the first sound."""
    every = (*files.pictures, *files.sounds)
    return next((each for each in every if stem(each.path) == stem(media)), every[0] if every else None)


def _lines(film: Film, take: Take) -> Iterator[CoveredLine]:
    """The lines of the current draft that the take's linings run over, each with when it is first heard."""
    script = film.script
    if script is None:
        return
    mine = [lining for lining in film.shot.linings if lining.by == take.id]
    heard = _heard(film, take)
    for index in dict.fromkeys(script.paragraphs[lining.first].scene for lining in mine):
        if index < 0:
            continue
        for line in numbered_lines(script, script.scenes[index]):
            over = [lining for lining in mine if _covers(lining, line)]
            if over:
                yield _line(film, line, over, heard=heard)


def _heard(film: Film, take: Take) -> dict[int, tuple[Milliseconds, Milliseconds]]:
    """When each paragraph is first heard."""
    hearing = film.hearings.get(take.id)
    found: dict[int, tuple[Milliseconds, Milliseconds]] = {}
    for each in hearing.lines if hearing is not None else ():
        found.setdefault(each.paragraph, (each.begins, each.ends))
    return found


def _covers(lining: Lining, line: NumberedLine) -> bool:
    return any(
        lining.first <= index < lining.last and index not in lining.dropped for index in range(line.first, line.last)
    )


def _line(
    film: Film, line: NumberedLine, over: list[Lining], *, heard: dict[int, tuple[Milliseconds, Milliseconds]]
) -> CoveredLine:
    if film.script is None:
        raise AssertionError
    paragraphs = film.script.paragraphs[line.first : line.last]
    times = [heard[index] for index in range(line.first, line.last) if index in heard]
    return CoveredLine(
        number=line.number,
        who=next((plain(each.text) for each in paragraphs if each.kind is ParagraphKind.CHARACTER), ""),
        says=" ".join(plain(each.text) for each in paragraphs if each.kind not in LEADS),
        off=all(lining.off for lining in over),
        set_by=max((lining.set_by for lining in over), key=list(SetBy).index),
        begins=min((begins for begins, _ends in times), default=None),
        ends=max((ends for _begins, ends in times), default=None),
    )
