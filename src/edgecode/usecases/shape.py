"""The shape of an entry: what it will say, before names of the film are made handles."""

from typing import TypeAlias

import msgspec

from edgecode.entries.catalogue import MEANINGS
from edgecode.entries.detail import Detail
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole, Stage

Details: TypeAlias = tuple[tuple[Detail, int], ...]
"""Closed values beside the ids."""


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """An entry before its handles are made; ``ids`` name things of the film by what the film calls them."""

    kind: Kind
    stage: Stage
    ids: tuple[tuple[IdRole, str], ...]
    details: Details = ()

    @property
    def says(self) -> str:
        """What the kind says after a person's name."""
        return MEANINGS[self.kind].says
