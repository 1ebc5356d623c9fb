"""What a guest tool says of itself: a partner's tool that runs inside, sees what people let it see, and has no way out.

The manifest is the text that the partner signs; it names every file of the bundle by its SHA-256, so that nothing beside it can
be changed. How it is written as TOML and read is in :mod:`edgecode.boundary.guest.manifest_toml`.
"""

from enum import StrEnum
from typing import Final

import msgspec

from edgecode.boundary.agreement import Partner
from edgecode.entries.handle import Handle

ANALYTICAL: Final = "analytical"
"""The one class of tools there is: it points at what is there. What writes, draws or speaks is none."""
NOTE: Final = "bundle.note"
"""The file of a bundle that is signed: a C2SP signed note whose text is the manifest."""


class Part(StrEnum):
    """A part of the film that a tool may read, each in a file of its own; in the order of the film's making."""

    SCRIPT = "script"
    BOARDS = "boards"
    DAILIES = "dailies"
    CUTS = "cuts"


class Template(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence that the tool may choose, once a person of the film approved it.

    ``name`` is in kebab-case. ``says`` has a slot for each place that is pointed at, in their order: ``{first}``,
    ``{second}``, ``{third}``, ``{fourth}``; what is put there is quoted from the film by us.
    """

    name: str
    says: str


class ModelCard(msgspec.Struct, frozen=True, kw_only=True):
    """A model in the bundle: what it is called, does and was trained on, under which licence; its weights by path and SHA-256.

    ``weights`` and ``sha256`` (64 hexadecimal digits) are empty for a tool's part that has no weights, as rules have none.
    """

    name: str
    version: str
    does: str
    trained_on: str
    licence: str
    weights: str = ""
    sha256: str = ""


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """One version of one guest tool.

    ``tool`` is 16 hexadecimal digits, the same in each version; ``version`` counts from 1. ``until`` is the last day it may
    be run (ISO 8601). ``reads`` is everything it may ever be shown. ``program`` is the Python file that is run, ``files``
    gives the SHA-256 (64 hexadecimal digits) of each file by its path in the bundle, the program among them.
    """

    tool: Handle
    version: int
    title: str
    does: str
    partner: Partner
    until: str
    reads: tuple[Part, ...]
    program: str
    files: dict[str, str]
    templates: tuple[Template, ...]
    models: tuple[ModelCard, ...] = ()
    kind: str = ANALYTICAL
