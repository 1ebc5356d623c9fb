"""Notes of wardrobe, hair, props, set and light, scene by scene, with what the check on them noticed there."""

from collections.abc import Iterable, Sequence

import msgspec

from edgecode.checks.dailies.state_differs import ID
from edgecode.film import scene_number
from edgecode.film.film import Film
from edgecode.film.pickups.states import State
from edgecode.findings.finding import Finding
from edgecode.usecases.today import Today
from edgecode.web.take_pictures import take_link


class StateRow(msgspec.Struct, frozen=True, kw_only=True):
    """One note, the take it is of (empty for the whole scene), and where that opens."""

    state: State
    take: str
    href: str


class SceneStates(msgspec.Struct, frozen=True, kw_only=True):
    """The notes of one scene, those of one character and kind below each other; findings that want a decision, and others."""

    number: str
    heading: str
    anchor: str
    rows: tuple[StateRow, ...]
    differs: tuple[Finding, ...] = ()
    intended: tuple[Finding, ...] = ()


def scenes_of_states(today: Today, every: Sequence[State]) -> list[SceneStates]:
    """Give the scenes that have notes, in the order of the script, those of no scene that is known last."""
    film = today.look.film
    order = {scene_number.folded(scene.number): at for at, scene in enumerate(film.scenes)}
    groups: dict[int, list[State]] = {}
    for state in every:
        groups.setdefault(order.get(scene_number.folded(state.scene), len(order)), []).append(state)
    differs = _by_scene(card.finding for card in today.shown if card.finding.check == ID)
    meant = _by_scene(each.finding for each in today.checked.intended if each.finding.check == ID)
    return [_scene(film, at, groups[at], differs=differs, meant=meant) for at in sorted(groups)]


def _by_scene(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for each in findings:
        found.setdefault(scene_number.folded(each.scene), []).append(each)
    return found


def looks_at_states(today: Today) -> str:
    """Whether notes are compared: empty where they are, else why they are not."""
    if ID in today.checked.ran:
        return ""
    return "on request" if ID in today.checked.on_request else "off"


def _scene(
    film: Film, at: int, notes: list[State], *, differs: dict[str, list[Finding]], meant: dict[str, list[Finding]]
) -> SceneStates:
    scene = film.scenes[at] if at < len(film.scenes) else None
    own = scene_number.folded(scene.number) if scene is not None else ""
    notes = sorted(notes, key=lambda each: (not each.character, each.character, each.of))
    return SceneStates(
        number=scene.number if scene is not None else "",
        heading=scene.heading if scene is not None else "of no scene of the current draft",
        anchor=f"scene-{at}",
        rows=tuple(_row(film, each) for each in notes),
        differs=tuple(differs.get(own, ())),
        intended=tuple(meant.get(own, ())),
    )


def _row(film: Film, state: State) -> StateRow:
    take = film.dailies.by_id.get(state.take)
    return StateRow(
        state=state, take=take.label if take is not None else "", href=take_link(take.label) if take is not None else ""
    )
