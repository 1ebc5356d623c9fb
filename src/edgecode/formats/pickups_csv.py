"""The smallest shoot as CSV, one row each setup, for planning.

Of what somebody said must be shot and nothing settles or might fill (:mod:`edgecode.film.pickups.pickup_list`). Lines are
numbers of the scene's lines; notes of states stand with where they come from (*before*, *here*, *after* in the order of the
script); takes to match stand with their side and the moment at which the line next to the pickup begins.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from edgecode.errors import ExportError
from edgecode.film.film import Film
from edgecode.film.pickup import StateOf
from edgecode.film.pickups.pickup_list import PickupList, Planned, Row, pickup_list
from edgecode.film.pickups.references import Reference
from edgecode.film.pickups.states import Around, State
from edgecode.formats.csv_document import document
from edgecode.formats.written import Written

WRITES: Final = "csv-pickups"
OF: Final = Film

_HEADER: Final = (
    *(
        "place",
        "scene",
        "location",
        "int/ext",
        "time",
        "pickup setup",
        "what it is",
        "need",
        "eighths",
        "lines",
        "text",
    ),
    *("cast", *StateOf, "match", "setups in words", "cast in words", "wardrobe in words", "props in words", "notes"),
    "pickups",
)
_INTERIOR: Final = {True: "INT", False: "EXT", None: ""}


def written(film: Film) -> Written:
    """Write the setups, place by place. Raises :class:`ExportError` where nobody said of anything that it must be shot."""
    made = pickup_list(film)
    if not made.planned:
        expected = (
            "something owed that must be shot, as somebody said (edgecode pickup need), and that nothing might fill"
        )
        raise ExportError(WRITES, expected=expected, found="none in this film")
    return Written(shoot_document(film, made))


def shoot_document(film: Film, made: PickupList) -> bytes:
    """Write the shoot of a list that was made already."""
    rows = {row.owing.id: row for row in made.rows}
    return document(
        _HEADER, (_cells(film, each, [rows[owing] for owing in each.setup.owings]) for each in made.planned)
    )


def _cells(film: Film, planned: Planned, served: list[Row]) -> list[str]:
    setup = planned.setup
    described = [row.stands.described for row in served]
    return [
        *(setup.place, setup.scene, setup.location, _INTERIOR[setup.interior], setup.time),
        *(setup.setup or "new", setup.kind, planned.need or "", f"{setup.eighths}/8"),
        ", ".join(map(str, setup.lines)),
        "\n".join(row.owing.says for row in served),
        ", ".join(setup.cast),
        *("\n".join(_noted(film, planned.states, of)) for of in StateOf),
        "; ".join(match_words(film, each) for each in planned.references),
        *("\n".join(_once(getattr(each, name) for each in described)) for name in described[0].__struct_fields__),
        " ".join(setup.owings),
    ]


def match_words(film: Film, reference: Reference) -> str:
    """Say a take to match: ``2A-2 same framing``, ``2-3 before, from 1:04.2, in the cut``."""
    at = reference.begins
    moment = f", from {at // 60_000}:{at % 60_000 / 1000:04.1f}" if at is not None else ""
    return (
        f"{film.dailies.by_id[reference.take].label} {reference.side}{moment}{', in the cut' if reference.used else ''}"
    )


def _noted(film: Film, every: Iterable[Around], of: StateOf) -> Iterator[str]:
    for each in every:
        if each.of is of:
            for side, notes in (("before", each.before), ("here", each.here), ("after", each.after)):
                yield from _once(f"{side}: {state_words(film, note)}" for note in notes)


def state_words(film: Film, state: State) -> str:
    """Say a note: ``ALMA: coat open (5A-2)``."""
    take = film.dailies.by_id.get(state.take)
    whose = f"{state.character}: " if state.character else ""
    return f"{whose}{state.words} ({take.label if take is not None else f'scene {state.scene}'})"


def _once(words: Iterable[str]) -> Iterator[str]:
    return (each for each in dict.fromkeys(words) if each)
