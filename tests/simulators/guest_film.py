"""A film whose people let guest tools in: record, words and tools lie in memory, and the room gives what it is told to."""

from pathlib import Path
from typing import Final

import msgspec

from conftest import written
from edgecode.boundary.guest.manifest import Manifest, Part, Template
from edgecode.consent.purpose import Purpose
from edgecode.entries.vocabulary import Stage
from edgecode.record.keys import SigningKey
from edgecode.usecases.done import Done
from edgecode.usecases.guests.guest_desk import GuestDesk
from edgecode.usecases.guests.run_desk import RunDesk
from edgecode.usecases.guests.show_guests import GuestFindings
from edgecode.usecases.guests.signed_bundles import signed_bundle
from edgecode.usecases.ports.guests import Bundle, GuestTools
from simulators.agreements import ARIA
from simulators.desk_at_hand import DeskAtHand
from simulators.guest_bundles import FILES, MANIFEST
from simulators.guest_tools_at_hand import RoomAtHand, ToolsAtHand

FILM: Final = """
    --- film.toml
    title = "Night Bus"
    [people."Bea Nwosu"]
    role = "producer"
    may = ["agree with partners", "set intents"]
    [people."Wim Oort"]
    role = "writer"
    may = ["set intents"]
    [people."Sal Dey"]
    role = "script supervisor"
    [people."Edo Lind"]
    role = "editor"
    [people."Tara Roe"]
    role = "storyboard artist"
    --- script.fountain
    INT. LAST BUS OF THE LINE - NIGHT #12#

    NADIA
    You said you would have it mended by Easter.

    The bus stops.

    INT. DEPOT - DAY #13#

    JONAS
    You said you would have it mended by Easter, and you did not.
    --- boards/panels.csv
    panel,scene,shot,covers,action,dialogue,image,seconds
    1,12,,,The bus in the rain,,,
    2,99,,,A depot gate,,,
    --- dailies/day1.csv
    slate,notes,circled
    12A-1,Nadia looked up too early,
    12A-2,good,yes
    --- cuts/one.cut
    12A-2
    12A-1
    """
BEA, WIM, SAL, EDO, TARA = "Bea Nwosu", "Wim Oort", "Sal Dey", "Edo Lind", "Tara Roe"
OWNERS: Final = {Part.SCRIPT: WIM, Part.BOARDS: TARA, Part.DAILIES: SAL, Part.CUTS: EDO}
STAGES: Final = {
    Part.SCRIPT: Stage.SCRIPT,
    Part.BOARDS: Stage.BOARDS,
    Part.DAILIES: Stage.DAILIES,
    Part.CUTS: Stage.CUT,
}
ALIKE: Final = Template(name="alike", says="{first} and {second} say nearly the same.")
ODD: Final = Template(name="odd", says="{first} is odd.")
TOOL: Final = msgspec.structs.replace(
    MANIFEST, version=1, until="2026-10-31", reads=tuple(Part), templates=(ALIKE, ODD)
)
"""A tool that reads everything and may say two things."""
ID: Final = str(TOOL.tool)
KEY: Final = TOOL.partner.key
PLACES: Final = [("script", 2), ("script", 6)]
"""The two speeches that are alike."""


class GuestFilm(DeskAtHand):
    """The film at the desk, on 2025-11-24, with the tools it has."""

    def __init__(self, root: Path, *, told: str = FILM) -> None:
        """Write the film below a root and open it."""
        super().__init__(written(told, root / "film"))
        self.tools, self.room = ToolsAtHand(), RoomAtHand()
        self.has_tools = self.has_agreements = False
        self.guests = GuestDesk(self.desk, tools=self.open, has_agreements=lambda: self.has_agreements)
        self.running = RunDesk(self.desk, guests=self.guests, room=self.room)

    def open(self, make: bool) -> GuestTools | None:  # noqa: FBT001  the desk asks so
        """Open the tools, or make them."""
        self.has_tools = self.has_tools or make
        return self.tools if self.has_tools else None

    def install(self, manifest: Manifest = TOOL, *, by: str = BEA, approve: tuple[str, ...] = ()) -> Done:
        """Let a tool in."""
        return self.guests.install(bundle_of(manifest), path="tool.zip", by=by, key=KEY, approve=approve)[1]

    def consent(self, *parts: Part, yes: bool = True) -> None:
        """Let those whose parts these are say yes to guest tools, or no."""
        for part in parts:
            self.says.consent(Purpose.GUEST_TOOLS, yes=yes, by=OWNERS[part], stage=STAGES[part])

    def ready(self) -> "GuestFilm":
        """Let the tool in, approve both sentences, let everybody say yes, and have it select the two speeches."""
        self.install(approve=("alike", "odd"))
        self.consent(*Part)
        self.room.selects(("alike", PLACES, "high"))
        return self

    def run(self, *, by: str = WIM) -> GuestFindings:
        """Run it."""
        return self.running.run(ID, by=by)


def bundle_of(manifest: Manifest = TOOL, *, key: SigningKey = ARIA) -> Bundle:
    """Sign a manifest as its partner."""
    return signed_bundle(manifest, files=FILES, key=key, path="tool.zip")


def changed(**facts: object) -> Manifest:
    """The tool with something else of it."""
    return msgspec.structs.replace(TOOL, **facts)
