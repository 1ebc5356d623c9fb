"""What material there is already that might fill what is owed, before anything is shot. Facts; a person says whether it fills.

Fillers of a line, in the order in which they are worth looking at:

1. *circled*: a circled take that covers the line on camera and is not in the cut;
2. *usable*: any other take that does, also one lined as another take of its setup, or by its slate alone;
3. *tail*: a take that was heard to say the line though its papers do not list it: it ran on, or began early;
4. *wild*: a wild track of the words;
5. *off*: a take that has the line off camera: its sound, over another picture;
6. *ADR*: the line is off camera in what was shot, or is spoken O.S. or V.O.: it may be recorded again, if whoever plays the
   part consents to that. Without their consent, and where nobody is said to play the part, it is shown and is not ready;
7. *no good*: a take that has the line and was marked no good. It is never ready: somebody said that it cannot be used.

Of one kind, those of which nothing speaks against the line come first, then those of the setups in the order of the dailies.
A take whose words are known and do not have the line is not ready, whatever its papers say, unless a person lined it by hand.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Final

import msgspec

from edgecode.film.composed import composed
from edgecode.film.dailies import Take
from edgecode.film.film import Film
from edgecode.film.heard.hearing import DeviationKind, HeardLine
from edgecode.film.identity import digest
from edgecode.film.lining import Lining, SetBy
from edgecode.film.pickups.owing import Owing, OwingKind
from edgecode.film.place import Place
from edgecode.film.script import SPOKEN
from edgecode.film.slate import Flag, Slate
from edgecode.film.transcript import Milliseconds

_UNSEEN: Final = ("O.S", "OS", "O.C", "OC", "V.O", "VO", "OFF")
"""How an extension begins whose speaker is not seen."""


class FillerKind(StrEnum):
    """What sort of material it is, in the order in which it is looked at."""

    CIRCLED = "circled"
    USABLE = "usable"
    TAIL = "tail"
    WILD = "wild"
    OFF = "off camera"
    ADR = "ADR"
    NO_GOOD = "no good"


class Consented(StrEnum):
    """Whether whoever plays a part consents to recording its lines again."""

    GIVEN = "given"
    NOT_GIVEN = "not given"


class Voice(msgspec.Struct, frozen=True):
    """Who plays a part, and whether they consent to recording its lines again."""

    person: str
    consented: Consented = Consented.NOT_GIVEN


Voices = Mapping[str, Voice]
"""Parts by :func:`part_key`; one that is missing is played by nobody who is known."""


class Shows(msgspec.Struct, frozen=True):
    """One place in a file, and what it says of a filler."""

    place: Place
    says: str


class Filler(msgspec.Struct, frozen=True, kw_only=True):
    """One piece of material that might fill what is owed, or a way to have it recorded.

    ``take`` is the take's id, empty for ADR. ``begins`` and ``ends`` (exclusive) count from the start of the take's recording
    where the line was heard there. ``ready`` says that nothing on paper speaks against it; where something does, ``why`` says
    what. ``person`` plays the part, for ADR.
    """

    id: str
    owing: str
    kind: FillerKind
    says: str
    shows: tuple[Shows, ...]
    take: str = ""
    file: str = ""
    begins: Milliseconds | None = None
    ends: Milliseconds | None = None
    ready: bool = True
    why: str = ""
    person: str = ""
    character: str = ""


def part_key(character: str) -> str:
    """Fold a character's name so that it is found however it is written."""
    return " ".join(composed(character).casefold().split())


Heard = Mapping[int, Mapping[str, HeardLine]]
"""Where paragraphs were heard: by paragraph, by the take's id, the surest of its runs, the later of two equals."""


def heard_in(film: Film) -> Heard:
    """Find where every paragraph was heard, once for many that are owed."""
    found: dict[int, dict[str, HeardLine]] = {}
    for take, hearing in film.hearings.items():
        for line in hearing.lines if take in film.dailies.by_id else ():
            own = found.setdefault(line.paragraph, {})
            if take not in own or _surer(line, own[take]):
                own[take] = line
    return found


def _surer(line: HeardLine, other: HeardLine) -> bool:
    return (line.confidence, line.run) > (other.confidence, other.run)


def fillers(
    film: Film, owing: Owing, *, voices: Voices | None = None, heard: Heard | None = None
) -> tuple[Filler, ...]:
    """Give what might fill what is owed, best first; nothing for a reshoot, which is to be shot whatever there is.

    ``heard`` is what :func:`heard_in` finds, where it was asked already.
    """
    if owing.kind is OwingKind.RESHOOT:
        return ()
    if owing.kind is OwingKind.PLACEHOLDER:
        found = list(_named_by(film, owing))
    elif owing.kind is OwingKind.SHOT:
        found = []
    else:
        heard = heard_in(film) if heard is None else heard
        found = [*_takes(film, owing, heard), *_recorded_again(film, owing, voices=voices or {})]
    place = {take.id: at for at, take in enumerate(film.dailies.takes)}
    kinds = list(FillerKind)
    return tuple(sorted(found, key=lambda each: (kinds.index(each.kind), not each.ready, place.get(each.take, 0))))


def _takes(film: Film, owing: Owing, heard_at: Heard) -> Iterator[Filler]:
    """The takes that cover any of it by their linings, then those that were heard to say it besides."""
    covering: dict[str, list[Lining]] = {}
    for index in owing.paragraphs:
        for lining in film.shot.over(index):
            covering.setdefault(lining.by, []).append(lining)
    heard = _heard(owing, heard_at)
    for take, linings in covering.items():
        yield _covering(film, owing, film.dailies.by_id[take], linings, heard=heard.get(take))
    for take, line in heard.items():
        if take not in covering:
            yield _tail(film, owing, film.dailies.by_id[take], line)


def _heard(owing: Owing, heard: Heard) -> dict[str, HeardLine]:
    """By take, where a line of it was heard best."""
    found: dict[str, HeardLine] = {}
    for index in owing.paragraphs:
        for take, line in heard.get(index, {}).items():
            if take not in found or _surer(line, found[take]):
                found[take] = line
    return found


def _covering(film: Film, owing: Owing, take: Take, linings: list[Lining], *, heard: HeardLine | None) -> Filler:
    best = min(linings, key=lambda each: (each.off, -each.confidence))
    how = "covers it" if not best.off else "has it off camera" if take.has_picture else "is a wild track of it"
    says = f"{take.label} {how}: {best.basis}"
    covered = sum(any(each.by == take.id for each in film.shot.over(index)) for index in owing.paragraphs)
    if len(owing.paragraphs) > 1:
        says = f"{take.label} covers {covered} of its {len(owing.paragraphs)} lines: {best.basis}"
    return _of_take(
        film,
        owing,
        take,
        _kind(take, off=best.off),
        says=says,
        heard=heard,
        against="" if heard is not None else _against(film, owing, take, best),
    )


def _kind(take: Take, *, off: bool) -> FillerKind:
    if not take.usable:
        return FillerKind.NO_GOOD
    if not take.has_picture:
        return FillerKind.WILD
    if off:
        return FillerKind.OFF
    return FillerKind.CIRCLED if take.circled else FillerKind.USABLE


def _against(film: Film, owing: Owing, take: Take, lining: Lining) -> str:
    """What the take's words say against it where the line was not heard.

    A machine's lining needs it heard; a paper's falls where the line was heard to be left out whole; and what somebody else
    than the paper's writer lined by hand stands.
    """
    hearing = film.hearings.get(take.id)
    spoken = film.script is not None and any(film.script.paragraphs[at].kind in SPOKEN for at in owing.paragraphs)
    if hearing is None or not hearing.lines or not spoken:
        return ""
    by_hand = lining.person and all(row.by != lining.person for row in take.recordings if row.covers)
    left_out = any(
        each.kind is DeviationKind.DROPPED and each.whole and each.paragraph in owing.paragraphs
        for each in hearing.deviations
    )
    unheard = lining.set_by is SetBy.MACHINE or (left_out and not by_hand)
    return "its words do not have the line" if unheard else ""


def _tail(film: Film, owing: Owing, take: Take, line: HeardLine) -> Filler:
    kind = _kind(take, off=line.off)
    says = f"{take.label} says it {_moment(line.begins)} in, though its papers do not list the line"
    kind = FillerKind.TAIL if kind in {FillerKind.CIRCLED, FillerKind.USABLE} else kind
    return _of_take(film, owing, take, kind, says=says, heard=line)


def _of_take(
    film: Film, owing: Owing, take: Take, kind: FillerKind, *, says: str, heard: HeardLine | None, against: str = ""
) -> Filler:
    row = next((row for row in take.recordings if row.covers), take.recordings[0])
    shows = [Shows(row.place, f"the {row.written_by} lists {take.label}{f' with {row.covers}' if row.covers else ''}")]
    if heard is not None and take.id in film.transcripts:
        shows.append(Shows(Place(film.transcripts[take.id].path), f"heard {_moment(heard.begins)} in"))
    why = "somebody marked it no good" if kind is FillerKind.NO_GOOD else against
    return Filler(
        id=digest("filler", owing.id, take.id),
        owing=owing.id,
        kind=kind,
        says=says,
        shows=tuple(shows),
        take=take.id,
        file=next((row.file for row in take.recordings if row.file), ""),
        begins=heard.begins if heard is not None else None,
        ends=heard.ends if heard is not None else None,
        ready=not why,
        why=why,
    )


def _recorded_again(film: Film, owing: Owing, *, voices: Voices) -> Iterator[Filler]:
    """A line that nobody is seen to say may be recorded again by whoever plays the part."""
    if film.script is None or len(owing.paragraphs) != 1:
        return
    index = owing.paragraphs[0]
    paragraph = film.script.paragraphs[index]
    if paragraph.kind not in SPOKEN or not paragraph.character:
        return
    off = next((lining for lining in film.shot.over(index) if lining.off and _has_picture(film, lining)), None)
    unseen = paragraph.extension.upper().replace(" ", "").startswith(_UNSEEN)
    if off is None and not unseen:
        return
    voice = voices.get(part_key(paragraph.character))
    shows = [Shows(paragraph.place, f"{paragraph.character} ({paragraph.extension})")] if unseen else []
    if off is not None:
        take = film.dailies.by_id[off.by]
        shows.append(Shows(take.place, f"off camera in {take.label}"))
    ready = voice is not None and voice.consented is Consented.GIVEN
    nobody = f"needs the actor's consent, and nobody is said to play {paragraph.character}"
    why = "" if ready else f"needs the consent of {voice.person}" if voice is not None else nobody
    yield Filler(
        id=digest("filler", owing.id, "recorded again"),
        owing=owing.id,
        kind=FillerKind.ADR,
        says=f"nobody is seen to say it: {paragraph.character} may record it again",
        shows=tuple(shows),
        ready=ready,
        why=why,
        person=voice.person if voice is not None else "",
        character=paragraph.character,
    )


def _has_picture(film: Film, lining: Lining) -> bool:
    return film.dailies.by_id[lining.by].has_picture


def _named_by(film: Film, owing: Owing) -> Iterator[Filler]:
    """The takes of a setup that the name of a placeholder says; those with sound alone hold no picture's place."""
    for word in owing.says.replace("_", " ").split():
        slate = Slate.parse(word, style=film.dailies.style)
        named = slate is not None and (slate.letters or slate.take is not None)
        for take in film.dailies.takes if slate is not None and named else ():
            same = slate is not None and take.slate.setup_label == slate.setup_label
            if same and take.has_picture and Flag.WT not in take.slate.flags:
                says = f"{take.label} is of the setup that the clip's name says"
                yield _of_take(film, owing, take, _kind(take, off=False), says=says, heard=None)


def _moment(at: int) -> str:
    """A moment of a recording as minutes and seconds: ``1:04.2``."""
    return f"{at // 60_000}:{at % 60_000 / 1000:04.1f}"
