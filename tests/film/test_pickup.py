"""What people say of pickups: its closed values are those of the record, in their order."""

from edgecode.entries.detail import SCALES, Detail
from edgecode.film.pickup import Need, StateOf


def test_needs_and_states_stand_in_the_order_of_the_record() -> None:
    """An entry holds a number on a scale: another order here would change what was said."""
    assert SCALES[Detail.NEED].words == tuple(Need)
    assert SCALES[Detail.STATE_OF].words == tuple(StateOf)
