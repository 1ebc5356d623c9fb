"""The morning hand-off: an Avid Log Exchange of everything that was shot, camera, sound, slate and lining in one row.

One row for each camera's picture of each take, in the order of scenes and slates: names and timecodes from the camera's
report, the sound's roll and file, the circle, the script supervisor's note, and which lines of the script it covers. Scene
holds the setup as slated (``12A``), as cutting rooms have it, and Slate the take with it (``12A-3``).
:mod:`edgecode.formats.ale` reads it again to the same takes, marks, rolls and timecodes. Sound without picture has no row and
is remarked upon.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from edgecode.errors import ExportError
from edgecode.film import scene_number
from edgecode.film.dailies import Take
from edgecode.film.file_name import stem
from edgecode.film.film import Film
from edgecode.film.place import Place, Remark
from edgecode.film.rate import Rate
from edgecode.formats.ale_rows import LinesOfScript, Picture, pictures_of, sounds_of
from edgecode.formats.written import Written

WRITES: Final = "ale"
OF: Final = Film

COLUMNS: Final = (
    *(
        "Name",
        "Tracks",
        "Start",
        "End",
        "Tape",
        "Scene",
        "Take",
        "Camroll",
        "Soundroll",
        "Sound file",
        "Circled",
        "Mark",
    ),
    *("Comments", "Script lines", "Shoot Date", "Shoot day", "Camera", "Slate", "Setup", "Source File", "FPS"),
)


def written(film: Film) -> Written:
    """Write the log. Raises :class:`ExportError` for a film of which no paper lists a take with picture."""
    lines = LinesOfScript(film)
    pictures = [picture for take in film.dailies.takes for picture in pictures_of(take)]
    if not pictures:
        raise ExportError(WRITES, expected="takes with picture that some paper lists", found="none in this film")
    rows = [dict(_row(picture, lines=lines)) for picture in pictures]
    text = "\n".join([*_heading(pictures), *("\t".join(_cell(row.get(each, "")) for each in COLUMNS) for row in rows)])
    return Written(f"{text}\n".encode("utf-8", "replace"), tuple(_remarks(film, pictures)))


def _heading(pictures: Iterable[Picture]) -> Iterator[str]:
    rates = Counter(str(row.start.rate.fps) for each in pictures if (row := each.timed) is not None and row.start)
    yield "Heading"
    yield "FIELD_DELIM\tTABS"
    yield "VIDEO_FORMAT\t1080"
    yield "AUDIO_FORMAT\t48khz"
    if rates:
        yield f"FPS\t{_fps(Rate.parse(rates.most_common(1)[0][0]))}"
    yield from ("", "Column", "\t".join(COLUMNS), "", "Data")


def _fps(rate: Rate) -> str:
    """Avid writes the rate alone; where frame numbers drop, the timecode says so with ``;``."""
    return str(rate).removesuffix(" DF")


def _row(picture: Picture, *, lines: LinesOfScript) -> Iterator[tuple[str, str]]:
    take, timed = picture.take, picture.timed
    sounds = sounds_of(take)
    yield "Name", f"{take.label}{picture.camera}".replace("*", "")
    yield "Tracks", "V"
    if timed is not None and timed.start is not None:
        yield "Start", str(timed.start)
        yield "End", str(timed.end) if timed.end is not None else ""
        yield "FPS", _fps(timed.start.rate)
    yield "Tape", picture.said("roll") or stem(picture.said("file"))
    yield "Camroll", picture.said("roll")
    yield "Scene", _scene(take)
    yield "Take", take.label.removeprefix(take.setup).lstrip("- ")
    yield "Soundroll", picture.said("sound_roll") or next((row.roll or row.sound_roll for row in sounds), "")
    yield "Sound file", next((row.file for row in sounds if row.file), "")
    yield "Circled", "Yes" if take.circled else ""
    yield "Mark", take.mark.value
    yield "Comments", take.note
    yield "Script lines", lines.of(take)
    everyone = Picture(take, (*picture.rows, *take.recordings))
    yield "Shoot Date", everyone.said("date")
    yield "Shoot day", everyone.said("shoot_day")
    yield "Camera", picture.camera
    yield "Slate", take.label
    yield "Setup", take.setup
    yield "Source File", picture.said("file")


def _scene(take: Take) -> str:
    """The setup as slated, unless the scene is another than it begins with, as where slates only count."""
    scene = scene_number.folded(take.scene)
    return take.setup if scene and scene_number.folded(take.setup).startswith(scene) else take.scene or take.setup


def _cell(text: str) -> str:
    """One line without tabs, which would be columns and rows."""
    return " ".join(text.replace("\0", "").split())


def _remarks(film: Film, pictures: Iterable[Picture]) -> Iterator[Remark]:
    seen = {each.take.id for each in pictures}
    sound = [take for take in film.dailies.takes if take.id not in seen]
    if sound:
        says = (
            f"expected takes with picture, found {len(sound)} of sound alone (such as {sound[0].label}); not in the log"
        )
        yield Remark(sound[0].place, says)
    unslated = [row for row in film.dailies.recordings if row.slate is None or row.slate.take is None]
    if unslated:
        says = (
            f"expected slated takes, found {len(unslated)} recordings without a slate that can be read; not in the log"
        )
        yield Remark(Place(unslated[0].place.path, unslated[0].place.line), says)
