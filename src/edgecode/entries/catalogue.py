"""The catalogue: what each kind of entry means."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from edgecode.entries.kind import Kind
from edgecode.entries.meaning import Meaning
from edgecode.entries.meanings.boards import BOARDS
from edgecode.entries.meanings.cut import CUT
from edgecode.entries.meanings.dailies import DAILIES
from edgecode.entries.meanings.deciding import DECIDING
from edgecode.entries.meanings.greenlight import GREENLIGHT
from edgecode.entries.meanings.house import HOUSE
from edgecode.entries.meanings.lining import LINING
from edgecode.entries.meanings.papers import PAPERS
from edgecode.entries.meanings.partners import PARTNERS
from edgecode.entries.meanings.permissions import PERMISSIONS
from edgecode.entries.meanings.pickups import PICKUPS
from edgecode.entries.meanings.planning import PLANNING
from edgecode.entries.meanings.record import RECORD
from edgecode.entries.meanings.script import SCRIPT

CHAPTERS: Final[Mapping[str, tuple[Meaning, ...]]] = MappingProxyType(
    {
        "Choosing projects": GREENLIGHT,
        "Script and drafts": SCRIPT,
        "Boards": BOARDS,
        "Planning": PLANNING,
        "Dailies": DAILIES,
        "Coverage": LINING,
        "Cut": CUT,
        "Pickups and reshoots": PICKUPS,
        "Deciding, in every stage of the work": DECIDING,
        "Permissions": PERMISSIONS,
        "Papers": PAPERS,
        "Partners": PARTNERS,
        "The record": RECORD,
        "Keeping house": HOUSE,
    }
)
"""Every meaning, under the heading it is read under."""

MEANINGS: Final[Mapping[Kind, Meaning]] = MappingProxyType(
    {meaning.kind: meaning for chapter in CHAPTERS.values() for meaning in chapter}
)
"""Every kind's meaning."""
