"""Findings of guest tools for the verbs that decide: what guest tools need is loaded only where a film has one."""

import importlib
from pathlib import Path
from typing import cast

from edgecode.store.places import stores_of
from edgecode.usecases.desk import Desk
from edgecode.usecases.guests.run_desk import RunDesk

_GUESTS = "guests"


def guest_findings(folder: Path, *, desk: Desk) -> RunDesk | None:
    """Give what decides about findings of guest tools; ``None`` where the film never let one in."""
    stores = stores_of(folder)
    if stores is None or not (stores / _GUESTS).is_dir():
        return None
    return cast("RunDesk", importlib.import_module("edgecode.bootstrap_guests").run_desk(folder, desk=desk))
