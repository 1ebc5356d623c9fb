"""Notes of states as plain rows, for whoever compares them by hand."""

from collections.abc import Iterator

from edgecode.film import scene_number
from edgecode.film.film import Film
from edgecode.film.pickups.states import State, states
from edgecode.usecases.row import Row, row_of


def states_as_rows(film: Film) -> Iterator[Row]:
    """Give each note, those of one scene, character and kind below each other."""
    order = {scene_number.folded(scene.number): at for at, scene in enumerate(film.scenes)}

    def stands(state: State) -> tuple[int, str, str]:
        return (order.get(scene_number.folded(state.scene), len(order)), state.character, state.of)

    for state in sorted(states(film), key=stands):
        take = film.dailies.by_id.get(state.take)
        label = take.label if take is not None else ""
        says = (
            state.of,
            state.character,
            state.words,
            f"by {state.by}" if state.by else "",
            label or "the whole scene",
        )
        yield row_of("state", (state.place,), says, scene=state.scene, take=label)
