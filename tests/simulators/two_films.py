"""Films that differ in everything, for what may not depend on any of it, and a trace of doings that fits each.

Each is a folder of real files: script, boards, reports and cuts in other formats, languages and sizes, other people with the
same trades, other findings. A cast tells who of a film plays which part of the trace.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

import msgspec

from conftest import written
from edgecode.consent.purpose import Purpose
from edgecode.entries.vocabulary import Stage

CONSENTED: Final = "2025-06-01"
"""The day from which everybody lets checks read what is theirs, in every film."""
LET_IN: Final = (
    "unshot-line",
    "none-usable",
    "line-lost-in-cut",
    "placeholder-in-cut",
    "time-of-day-unresolved",
    "unpanelled-scene",
)
"""The checks that look in every film."""
PARTS: Final = {
    "lead": ("director", ("set intents",)),
    "office": ("producer", ("raise standings", "name people", "agree with partners", "sign papers")),
    "floor": ("1st AD", ()),
    "page": ("writer", ()),
    "log": ("script supervisor", ("set intents", "sign pages and days")),
    "draw": ("storyboard artist", ()),
    "join": ("editor", ("set intents",)),
    "second": ("assistant editor", ()),
}
"""The parts of the trace: the role and what each may do. A film gives each a name."""


class TwoFilm(msgspec.Struct, frozen=True, kw_only=True):
    """One film as it is told: its files, and who plays which part.

    ``times`` is how often people of this film do in a row what others do once, and ``late`` by how many minutes they do all
    their work later in the day: neither changes which kinds of things were done on which day. ``checked`` is whether
    checks look.
    """

    title: str
    told: str
    cast: Mapping[str, str]
    times: int = 1
    late: int = 0
    checked: bool = True

    def settings(self) -> str:
        """Give film.toml: the people in the order of this film, what they consent to, and the checks that look."""
        return "\n".join(self._settings())

    def _settings(self) -> Iterator[str]:
        yield f'title = "{self.title}"'
        for part, name in self.cast.items():
            role, may = PARTS[part]
            yield f'[people."{name}"]\nrole = "{role}"\nmay = [{", ".join(f"{chr(34)}{each}{chr(34)}" for each in may)}]'
        if not self.checked:
            return
        for name in self.cast.values():
            for stage in (Stage.SCRIPT, Stage.BOARDS, Stage.DAILIES, Stage.CUT):
                yield f'[[consents]]\npurpose = "{Purpose.CHECKS}"\nstage = "{stage}"\nanswer = "given"'
                yield f'by = "{name}"\non = {CONSENTED}'
        for check in LET_IN:
            yield f'[[standings]]\ncheck = "{check}"\nstanding = "offered"\nby = "{self.cast["office"]}"\non = {CONSENTED}'


def made_in(folder: Path, film: TwoFilm) -> Path:
    """Write a film out as real files."""
    folder.mkdir(parents=True)
    written(film.told, folder)
    (folder / "film.toml").write_text(film.settings() + "\n", encoding="utf-8")
    return folder


def _cast(*names: str, order: Iterable[str] = PARTS) -> dict[str, str]:
    return dict(zip(order, names, strict=True))


CAUSEWAY: Final = TwoFilm(
    title="Salt Causeway",
    cast=_cast(
        "Ines Calder", "Beatrice Nwosu", "Tom Wolny", "Ada Reyes", "Hanne Lind", "Kit Osei", "Jun Arai", "Bo Falk"
    ),
    told="""
    --- script/causeway.fountain
    Title: Salt Causeway

    INT. TOLL HOUSE - NIGHT #1#

    MARTA
    The tide has the road again.

    OLE
    Then nobody crosses tonight.

    MARTA
    Somebody always crosses.

    EXT. CAUSEWAY #2#

    OLE
    There is a light out there.

    MARTA
    It is not ours.

    EXT. CAUSEWAY - DAWN #3#

    OLE
    The posts are gone.

    MARTA
    Count them again.

    --- boards/panels.csv
    panel,scene,covers
    1.1,1,1-2
    3.1,3,1

    --- dailies/day-1.csv
    Shoot day,1
    slate,covers,mark
    1-1,1-2,circled
    1A-1,2,NG
    2-1,1,NG
    2-2,1,NG
    3-1,1,circled

    --- cuts/one.cut
    1-1
    SCENE MISSING
    3-1
    """,
)
"""A short film in English: Fountain, six takes, a cut of three clips."""

_NORTH_SCENES: Final = (
    ("INT. LEUCHTTURM - NACHT", ("WÄRTERIN", "Das Öl reicht bis Sonntag, nicht länger."), ("LOTSE", "Bis Sonntag!")),
    ("EXT. MOLE - TAG", ("LOTSE", "Siebzehn Boote, und keines davon meines."), ("KIND", "Da, das rote.")),
    (
        "INT. KÜCHE - ABEND",
        ("WÄRTERIN", "Iss."),
        ("KIND", "Er kommt doch noch."),
        ("WÄRTERIN", "Iss, habe ich gesagt."),
    ),
    ("INT. TREPPE - NACHT", ("KIND", "Neunundneunzig Stufen."), ("LOTSE", "Hundert. Die letzte zählt nicht.")),
    ("EXT. WATT", ("LOTSE", "Hier lag sie."), ("WÄRTERIN", "Hier lag nie etwas.")),
    ("INT. AMTSSTUBE - TAG", ("AMTMANN", "Unterschreiben Sie."), ("WÄRTERIN", "Ich kann nicht lesen, was da steht.")),
    ("INT. LEUCHTTURM - NACHT", ("KIND", "Es ist ausgegangen."), ("LOTSE", "Dann zünd es an."), ("KIND", "Womit?")),
)


def _fdx(scenes: Iterable[tuple[str, *tuple[tuple[str, str], ...]]]) -> str:
    rows = ['<?xml version="1.0" encoding="UTF-8"?>', '<FinalDraft DocumentType="Script" Version="5"><Content>']
    for number, (heading, *speeches) in enumerate(scenes, 40):
        rows.append(f'<Paragraph Number="{number}" Type="Scene Heading"><Text>{heading}</Text></Paragraph>')
        for who, says in speeches:
            rows.append(f'<Paragraph Type="Character"><Text>{who}</Text></Paragraph>')
            rows.append(f'<Paragraph Type="Dialogue"><Text>{says}</Text></Paragraph>')
    return "\n".join([*rows, "</Content></FinalDraft>"])


def _north_takes() -> str:
    rows = ["Shoot day,4", "slate,covers,mark"]
    for scene in range(40, 47):
        for setup in ("", "A", "B"):
            rows += [f"{scene}{setup}-{take},1,{'circled' if take == 3 else ''}" for take in range(1, 4 + scene % 3)]
    return "\n".join([*rows, "44C-1,2,NG", "44C-2,2,NG", "45C-1,2,NG", "46D-1,3,NG", "46D-2,3,NG"])


def _north_clips() -> str:
    return "\n".join(f"{scene}{setup}-3" for scene in range(46, 41, -1) for setup in ("A", "", "B"))


NORTH: Final = TwoFilm(
    title="Das Öl bis Sonntag",
    times=4,
    late=23,
    cast=_cast(
        "Wiebke Åström-Żak",
        "Ödön",
        "Friederike von der Heide",
        "Li",
        "Temperance Okonkwo-Bell",
        "Raúl Ñ",
        "J. P.",
        "Maximilian Konstantin Graf",
        order=("second", "join", "draw", "log", "page", "floor", "office", "lead"),
    ),
    told="\n".join(
        [
            f"--- drehbuch/Leuchtturm_Fassung-3.fdx\n{_fdx(_NORTH_SCENES)}",
            f"--- tage/tag04/bericht.csv\n{_north_takes()}",
            f"--- schnitt/rohschnitt.cut\n{_north_clips()}",
            "--- bilder/liste.csv\npanel,scene,covers\n"
            + "\n".join(f"{n}.{m},{n},1" for n in range(40, 47) for m in range(3)),
        ]
    ),
)
"""A longer one in German: FDX, many takes, no placeholder, a cut that runs backwards."""

STILL: Final = TwoFilm(
    title="x",
    times=2,
    late=-5,
    cast=_cast("A", "B", "C", "D", "E", "F", "G", "H"),
    told="""
    --- a.fountain
    INT. ROOM - DAY #1#

    ONE
    Yes.

    --- panels.csv
    panel,scene,covers
    1.1,1,1

    --- log.csv
    Shoot day,1
    slate,covers,mark
    1-1,1,circled

    --- a.cut
    1-1
    """,
)
"""A film in which no check finds anything."""
