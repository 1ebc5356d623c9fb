"""Standings: how far a check has been let in, per film. Nothing above standard exists, and nothing is on by itself."""

from enum import StrEnum

import msgspec


class Standing(StrEnum):
    """Off, on request, offered, standard; in rising order."""

    OFF = "off"
    ON_REQUEST = "on request"
    OFFERED = "offered"
    STANDARD = "standard"


class StandingSet(msgspec.Struct, frozen=True, kw_only=True):
    """One person's word about one check. ``on`` is the ISO date it was given; ``place`` is where it is written."""

    check: str
    standing: Standing
    by: str
    on: str = ""
    place: str = ""


class Standings(msgspec.Struct, frozen=True):
    """The standings of a film; a check nobody spoke about is off."""

    of: dict[str, StandingSet] = {}

    def standing(self, check: str) -> Standing:
        """Give the standing of a check by its id."""
        word = self.of.get(check)
        return Standing.OFF if word is None else word.standing
