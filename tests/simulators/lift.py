"""A film of one scene in a lift, with three people and one finding, for streams to be replayed into; and lines of such."""

from collections.abc import Mapping
from pathlib import Path

from conftest import written as written_out
from edgecode.bootstrap import PartnersOf, open_film
from edgecode.usecases.open_film import OpenFilm
from simulators.clock import SetClock
from simulators.entropy import CountedEntropy
from simulators.made_stream import decisions

FILM = """
    --- film.toml
    [people."Nadia"]
    role = "script supervisor"
    may = ["raise standings", "set intents", "sign pages and days", "name people"]
    [people."Otto"]
    role = "1st AD"
    [people."Ines"]
    role = "director"
    [[standings]]
    check = "unshot-line"
    standing = "offered"
    by = "Nadia"
    on = 2025-09-01
    --- script.fountain
    INT. LIFT - NIGHT #12#

    NADIA
    You said you'd fixed it.

    PORTER
    I said I'd look at it.
    --- day1/log.csv
    Shoot day,1
    slate,covers,mark
    12A-1,1,circled
    """
[ONE] = decisions(1, rate=0.0, crew={"Otto": "1st AD"})
FOUND = {key: value for key, value in ONE.items() if key in {"at", "who", "role", "stage"}} | {
    "kind": "finding.left",
    "finding": {"check": "unshot-line", "nth": 1},
}
TIMED = ONE | {"consulted": True, "choice": "followed", "seconds": 90}


def opened_in(folder: Path, *, partners: PartnersOf = tuple) -> OpenFilm:
    """Write the film below a folder, and open it; ``partners`` are those it has agreements with."""
    (folder / "film").mkdir(exist_ok=True)
    return open_film(written_out(FILM, folder / "film"), clock=SetClock(), entropy=CountedEntropy(), partners=partners)


def but(line: Mapping[str, object], **changes: object) -> dict[str, object]:
    """Give a line with something changed."""
    return {**line, **changes}


def without(line: Mapping[str, object], *keys: str) -> dict[str, object]:
    """Give a line without some of its keys."""
    return {key: value for key, value in line.items() if key not in keys}
