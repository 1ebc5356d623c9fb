"""Effort in steps, counted the same way on both sides; a step that was not walked is not counted.

* with checks: one step a command that is run, one a finding to read, one a deed;
* by hand: one step a command that is run, one a row of its output that has to be read down to see what a check would have
  told, one a deed.

A row counts whether or not anything is the matter with it: without a check one reads all of them. Turning checks on or off,
and taking back what was only said for the drill, counts on neither side.
"""

import msgspec


class Effort(msgspec.Struct, frozen=True, kw_only=True):
    """Commands that were run, rows or findings that were read, and deeds that were done."""

    commands: int = 0
    read: int = 0
    deeds: int = 0

    @property
    def steps(self) -> int:
        """All of it."""
        return self.commands + self.read + self.deeds
