"""The room in which guest tools run, where this machine has what it takes; tests that run something there ask for it here."""

from collections.abc import Mapping
from functools import cache

import pytest

from edgecode.guests.room import Room
from edgecode.usecases.ports.guests import Bundle, Ran


@cache
def why_no_room() -> str:
    """Say why nothing can be run on this machine, as the room itself does; empty where it can. It is tried once."""
    return Room().why_not()


def needs_room() -> None:
    """Skip the test where nothing can be run on this machine, for the reason that people are told."""
    if why := why_no_room():
        pytest.skip(why)


class RealRoom(Room):
    """The room itself; a test that comes to run something in it is skipped where there is none."""

    def why_not(self) -> str:
        """Say why nothing can be run here."""
        needs_room()
        return super().why_not()

    def run(self, bundle: Bundle, *, program: str, inputs: Mapping[str, bytes]) -> Ran:
        """Run a tool."""
        needs_room()
        return super().run(bundle, program=program, inputs=inputs)
