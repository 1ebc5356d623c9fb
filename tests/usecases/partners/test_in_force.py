"""Which agreements are in force."""

from pathlib import Path

import msgspec

from edgecode.usecases.partners.in_force import in_force
from edgecode.usecases.ports.partners import Ended
from simulators.held_film import HeldFilm
from simulators.two_partners import P, Q


def test_the_last_version_of_each_that_was_not_revoked_is_in_force(tmp_path: Path) -> None:
    wider = msgspec.structs.replace(P, version=2, visits=3)
    film = HeldFilm(tmp_path).agree(P, Q, wider)
    assert [each.agreement for each in in_force(film.partners)] == [wider, Q]
    film.partners.end(Ended(agreement=str(P.id), at=film.clock.at, by="partner", entry="0" * 32))
    assert [each.agreement for each in in_force(film.partners)] == [Q]
