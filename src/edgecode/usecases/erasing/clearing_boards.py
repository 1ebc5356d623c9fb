"""What becomes of a deed on the storyboard once a person was erased: what it shows stays, their name in its words goes."""

from typing import Final

import msgspec

from edgecode.film.boards.said import Boarded, PanelSaid
from edgecode.findings.naming import Names

_WRITTEN: Final = ("action", "dialogue", "notes")


def without_names(deed: Boarded, names: Names) -> Boarded:
    """Take the names out of what somebody wrote of a panel; ids, names of panels and files are the film's."""
    if not isinstance(deed, PanelSaid):
        return deed
    texts = ((field, getattr(deed, field)) for field in _WRITTEN)
    return msgspec.structs.replace(deed, **{field: names.text(text) for field, text in texts if isinstance(text, str)})
