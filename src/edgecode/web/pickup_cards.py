"""What is owed as cards: the line in full, why it is owed, and what might fill it with a frame at the moment it is said."""

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from edgecode.film.dailies import Take
from edgecode.film.film import Film
from edgecode.film.media_files import MediaFile, TakeFiles
from edgecode.film.movie import NoPicture
from edgecode.film.pickup import Need
from edgecode.film.pickups.fillers import Filler, FillerKind, Shows
from edgecode.film.pickups.owing import OwingKind
from edgecode.film.pickups.pickup_list import Fate, Row
from edgecode.film.pickups.standing import StandsAt
from edgecode.film.script import SPOKEN
from edgecode.film.transcript import Milliseconds
from edgecode.web.pickup_why import Why, why_owed
from edgecode.web.take_pictures import file_link, middle, moment, still_link, take_link

KINDS: Final = {
    FillerKind.CIRCLED: "circled take",
    FillerKind.USABLE: "another take",
    FillerKind.TAIL: "tail of a take",
    FillerKind.WILD: "wild track",
    FillerKind.OFF: "off camera",
    FillerKind.ADR: "ADR",
    FillerKind.NO_GOOD: "no good",
}
NEEDS: Final = ((Need.MUST, "1"), (Need.NICE, "2"), (Need.OPTIONAL, "3"))
"""How much something is needed, each with its key."""
ASIDE: Final = ("Filled", "Given to ADR", "Done", "Waived", "As intended")
"""Where what is settled steps aside to, in the order of the page."""
_ASIDE: Final = {
    StandsAt.FILLED: "Filled",
    StandsAt.ADR: "Given to ADR",
    StandsAt.DONE: "Done",
    StandsAt.WAIVED: "Waived",
    StandsAt.DROPPED: "Waived",
}
_NO_FILES: Final = TakeFiles()


class FillerCard(msgspec.Struct, frozen=True, kw_only=True):
    """One filler: what it is called, what kind it is, and its frame.

    ``still`` is the picture's address, empty where there is none, ``bare`` then says why. ``moment`` is when the line is said.
    ``fills`` and ``refused`` are what people said of it.
    """

    id: str
    name: str
    kind: str
    says: str
    href: str = ""
    still: str = ""
    bare: str = ""
    sound: str = ""
    moment: str = ""
    circled: bool = False
    struck: bool = False
    why: str = ""
    shows: tuple[Shows, ...] = ()
    fills: bool = False
    refused: bool = False
    again: bool = False
    ready: bool = True


class OwedCard(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is owed: its row, why, what might fill it, and where its lines stand on *Script*.

    ``aside`` is the name of the list it stepped aside into, empty while it is open.
    """

    row: Row
    why: Why
    fillers: tuple[FillerCard, ...]
    lines: tuple[tuple[int, str], ...]
    typed: bool
    aside: str = ""

    @property
    def id(self) -> str:
        """The id of what is owed."""
        return self.row.owing.id

    @property
    def open_fillers(self) -> tuple[FillerCard, ...]:
        """What nobody refused yet."""
        return tuple(each for each in self.fillers if not each.refused)

    @property
    def refused(self) -> tuple[FillerCard, ...]:
        """What somebody said does not fill it."""
        return tuple(each for each in self.fillers if each.refused)

    @property
    def adr(self) -> FillerCard | None:
        """The way to record it again that consent allows, if there is one."""
        return next((each for each in self.fillers if each.again and each.ready and not each.refused), None)


def owed_card(
    film: Film, row: Row, *, files: Mapping[str, TakeFiles], absent: NoPicture | None, script: str
) -> OwedCard:
    """Make the card of one thing; ``script`` is where its scene stands on *Script*, ``absent`` why nothing can be decoded."""
    owing = row.owing
    spoken = film.script is not None and any(film.script.paragraphs[at].kind in SPOKEN for at in owing.paragraphs)
    return OwedCard(
        row=row,
        why=why_owed(film, owing),
        fillers=tuple(_filler(film, row, each, files=files, absent=absent) for each in row.fillers),
        lines=tuple((number, f"{script}#line-{number}" if script else "") for number in owing.lines),
        typed=spoken or owing.kind in {OwingKind.LINE, OwingKind.ACTION, OwingKind.LOST},
        aside=aside_of(row),
    )


def aside_of(row: Row) -> str:
    """The list something stepped aside into, empty while it is open."""
    if row.fate is Fate.MEANT:
        return "As intended"
    return _ASIDE[row.stands.at] if row.fate is Fate.SETTLED else ""


def _filler(
    film: Film, row: Row, filler: Filler, *, files: Mapping[str, TakeFiles], absent: NoPicture | None
) -> FillerCard:
    said = {"fills": filler.id == row.stands.filler, "refused": filler.id in row.stands.refused}
    take = film.dailies.by_id.get(filler.take)
    if take is None:
        return FillerCard(
            id=filler.id,
            name="ADR",
            kind=KINDS[filler.kind],
            says=filler.says,
            why=filler.why,
            shows=filler.shows,
            bare=f"by {filler.person}" if filler.person else "nobody is said to play the part",
            again=True,
            ready=filler.ready,
            **said,
        )
    own = files.get(take.id, _NO_FILES)
    at = middle(filler.begins, filler.ends) if filler.begins is not None else None
    still, bare = frame_of(own, at=at, absent=absent)
    sound = own.sounds[0] if own.sounds and not own.pictures else None
    return FillerCard(
        id=filler.id,
        name=take.label,
        kind=KINDS[filler.kind],
        says=filler.says,
        href=opened(take, at=filler.begins, files=own),
        still=still,
        bare=bare,
        sound=file_link(sound, at=filler.begins) if sound is not None else "",
        moment=moment(filler.begins) if filler.begins is not None else "",
        circled=take.circled,
        struck=not take.usable,
        why=filler.why,
        shows=filler.shows,
        ready=filler.ready,
        **said,
    )


def opened(take: Take, *, at: Milliseconds | None, files: TakeFiles) -> str:
    """Where a take opens: at the moment, where a file of it can be played."""
    known = files.pictures or files.sounds
    return take_link(take.label, at=at if known else None)


def frame_of(files: TakeFiles, *, at: Milliseconds | None, absent: NoPicture | None) -> tuple[str, str]:
    """The address of a frame, empty where there is none, and why there is none."""
    picture: MediaFile | None = next(iter(files.pictures), None)
    if picture is None:
        return "", "sound alone is in the folder" if files.sounds else "no camera file in the folder"
    if absent is not None:
        return "", "frame skipped"
    return still_link(picture, at=at), ""


def asides(cards: Iterable[OwedCard]) -> list[tuple[str, list[OwedCard]]]:
    """What stepped aside, list by list, those without anything left out."""
    every = list(cards)
    found = [(name, [card for card in every if card.aside == name]) for name in ASIDE]
    return [each for each in found if each[1]]
