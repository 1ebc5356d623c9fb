"""Shot as boarded? The panels of a shot beside frames of the takes that were slated with its name."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from edgecode.film import scene_number
from edgecode.film.board import Panel
from edgecode.film.boards.shot import Compared, Shot
from edgecode.film.dailies import Take
from edgecode.film.film import Film
from edgecode.film.media_files import MediaFile, TakeFiles
from edgecode.film.transcript import Milliseconds


class FrameBeside(msgspec.Struct, frozen=True, kw_only=True):
    """A frame of a take beside a panel: ``at`` counts in the take's file, ``None`` for its middle.

    ``heard`` says that a line the panel covers is said there; else it is only the panel's share of the take.
    """

    panel: str
    at: Milliseconds | None
    heard: bool


class TakeBeside(msgspec.Struct, frozen=True, kw_only=True):
    """One take of a shot: its first camera's file, ``None`` where there is none, and what a person said of it.

    ``length`` is how long it runs, ``None`` where no paper tells.
    """

    take: Take
    file: MediaFile | None
    length: Milliseconds | None
    frames: tuple[FrameBeside, ...]
    compared: Compared | None


class ShotBeside(msgspec.Struct, frozen=True, kw_only=True):
    """One shot: its panels, and the takes of the setup of its name, circled ones first and those that are no good last."""

    shot: Shot
    panels: tuple[Panel, ...]
    takes: tuple[TakeBeside, ...]


def shots_beside(
    film: Film, *, files: Mapping[str, TakeFiles], scene: str = "", shot: str = ""
) -> tuple[ShotBeside, ...]:
    """Lay each shot of the boards beside its takes: of a scene by number, one shot by id, or all there are.

    ``files`` are those of the takes, by the take's id.
    """
    panels = {panel.id: panel for panel in film.panels}
    setups = {
        (scene_number.folded(each.scene), scene_number.folded(each.label)): each.takes for each in film.dailies.setups
    }
    wanted = scene_number.folded(scene)
    found = []
    for each in film.boards.shots:
        own = tuple(panels[panel] for panel in each.panels if panel in panels)
        number = scene_number.folded(each.scene)
        if (shot and each.id != shot) or (wanted and number != wanted) or not own:
            continue
        takes = setups.get((number, scene_number.folded(each.name)), ()) if each.name else ()
        ordered = sorted(
            (take for take in takes if take.has_picture), key=lambda take: (not take.circled, not take.usable)
        )
        beside = tuple(_take(film, take, own, files=files) for take in ordered)
        found.append(ShotBeside(shot=each, panels=own, takes=beside))
    return tuple(found)


def scenes_boarded(film: Film) -> dict[str, bool]:
    """Give the scenes that have shots on the boards, in their order, and whether a setup of one's name was shot in each."""
    shot = {(scene_number.folded(each.scene), scene_number.folded(each.label)) for each in film.dailies.setups}
    found: dict[str, bool] = {}
    for each in film.boards.shots:
        there = bool(each.name) and (scene_number.folded(each.scene), scene_number.folded(each.name)) in shot
        found[each.scene] = found.get(each.scene, False) or there
    return found


def _take(film: Film, take: Take, panels: Sequence[Panel], *, files: Mapping[str, TakeFiles]) -> TakeBeside:
    pictures = files[take.id].pictures if take.id in files else ()
    return TakeBeside(
        take=take,
        file=pictures[0] if pictures else None,
        length=_length(take),
        frames=tuple(_frames(film, take, panels)),
        compared=film.boards.compared.get(take.id),
    )


def _frames(film: Film, take: Take, panels: Sequence[Panel]) -> Iterator[FrameBeside]:
    hearing = film.hearings.get(take.id)
    said = {each.paragraph: (each.begins + each.ends) // 2 for each in reversed(hearing.lines)} if hearing else {}
    length = _length(take)
    for place, panel in enumerate(panels):
        carry = film.boards.carried.get(panel.id)
        spans = carry.spans if carry is not None and not carry.whole else ()
        at = next((said[line] for span in spans for line in range(span.first, span.last) if line in said), None)
        share = None if length is None else Milliseconds(length * (2 * place + 1) // (2 * len(panels)))
        yield FrameBeside(panel=panel.id, at=share if at is None else Milliseconds(at), heard=at is not None)


def _length(take: Take) -> Milliseconds | None:
    """How long the take's first rated recording runs; ``None`` where no paper tells."""
    for row in take.recordings:
        if (
            row.start is not None
            and row.end is not None
            and row.start.rate == row.end.rate
            and row.end.frame > row.start.frame
        ):
            return Milliseconds(int((row.end.frame - row.start.frame) / row.start.rate.fps * 1000))
    return None
