"""Standings: how far a check has been let in, per film. Nothing above standard exists, and nothing is on by itself."""

from enum import StrEnum

import msgspec


class Standing(StrEnum):
    """Off, on request, offered, standard; in rising order."""

    OFF = "off"
    ON_REQUEST = "on request"
    OFFERED = "offered"
    STANDARD = "standard"

    def is_above(self, other: "Standing") -> bool:
        """Whether it lets a check further in than another."""
        levels = list(Standing)
        return levels.index(self) > levels.index(other)

    def one_down(self) -> "Standing":
        """Give the one below; below off there is nothing."""
        levels = list(Standing)
        return levels[max(0, levels.index(self) - 1)]


class StandingSet(msgspec.Struct, frozen=True, kw_only=True):
    """One person's word about one check. ``on`` is the ISO date it was given; ``place`` is where it is written.

    ``raised_by`` are those who let the check in this far or farther and did not take it further down since: they said yes
    for themselves too. ``stepped_down`` is set where
    edgecode took the check down, until a named person raises it. ``template`` names what the word was copied from where
    nobody of this film said it first, ``required_for`` what cannot be done without the check: either is announced at once.
    """

    check: str
    standing: Standing
    by: str
    on: str = ""
    place: str = ""
    raised_by: frozenset[str] = frozenset()
    stepped_down: bool = False
    template: str = ""
    required_for: str = ""


class Standings(msgspec.Struct, frozen=True):
    """The standings of a film; a check nobody spoke about is off."""

    of: dict[str, StandingSet] = {}

    def standing(self, check: str) -> Standing:
        """Give the standing of a check by its id."""
        word = self.of.get(check)
        return Standing.OFF if word is None else word.standing


class OwnSay(msgspec.Struct, frozen=True, kw_only=True):
    """How far one person lets checks in for themselves; it never lets one further in than the film does."""

    every_check_off: bool = False
    of: dict[str, Standing] = {}

    def limit(self, check: str) -> Standing:
        """Give the highest standing a check has for this person."""
        return Standing.OFF if self.every_check_off else self.of.get(check, Standing.STANDARD)


class AllOff(msgspec.Struct, frozen=True, kw_only=True):
    """No AI on this film: every check off, by one act of one person, until somebody who may raise standings ends it."""

    by: str
    on: str = ""
    place: str = ""
