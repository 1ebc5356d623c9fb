"""Findings of guest tools for the verbs that decide: what guest tools need is loaded only where a film has one."""

import importlib
from pathlib import Path
from typing import Protocol, cast

from edgecode.bootstrap import KeptGuests
from edgecode.entries.vocabulary import Reason
from edgecode.findings.word import Deed
from edgecode.usecases.desk import Desk
from edgecode.usecases.done import Done


class GuestFindings(Protocol):
    """What decides about findings of guest tools: the desk of their runs, as far as the verbs for findings ask it."""

    def decide(
        self, deed: Deed, finding: str, *, by: str, option: int = 0, because: str = "", why: Reason | None = None
    ) -> Done:
        """Take a finding up, leave it, or put it off."""

    def intend(self, finding: str, *, by: str, because: str = "", why: Reason | None = None) -> Done:
        """Say that a finding is as intended."""


def guest_findings(folder: Path, *, desk: Desk) -> GuestFindings | None:
    """Give what decides about findings of guest tools; ``None`` where the film never let one in."""
    if KeptGuests(folder)(make=False) is None:
        return None
    return cast("GuestFindings", importlib.import_module("edgecode.bootstrap_guests").run_desk(folder, desk=desk))
