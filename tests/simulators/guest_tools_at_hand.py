"""What a film keeps of its guest tools, in memory; and a room that gives what it is told to and keeps what it was shown."""

import hashlib
import json
from collections.abc import Mapping

import msgspec

from edgecode.boundary.errors import GuestError
from edgecode.usecases.ports.guests import Bundle, Ending, Installed, LastRun, Ran


class ToolsAtHand:
    """Keeps what it is told; raises what :attr:`breaks` holds, if anything, before it does."""

    def __init__(self) -> None:
        """Begin without any."""
        self.kept: dict[str, Installed] = {}
        self.bundles: dict[str, Bundle] = {}
        self.runs: dict[str, LastRun] = {}
        self.breaks: Exception | None = None

    def installed(self) -> tuple[Installed, ...]:
        """Give every tool."""
        return tuple(self.kept.values())

    def install(self, installed: Installed, *, bundle: Bundle) -> None:
        """Keep a tool."""
        self._may_break()
        self.kept[str(installed.manifest.tool)] = installed
        self.bundles[str(installed.manifest.tool)] = bundle

    def remove(self, tool: str, *, at: int) -> None:
        """Keep that a tool was removed."""
        self._may_break()
        self.kept[tool] = msgspec.structs.replace(self.kept[tool], removed=at)
        self.bundles.pop(tool)
        self.runs.pop(tool, None)

    def bundle(self, tool: str) -> Bundle:
        """Give its files."""
        if tool not in self.bundles:
            raise GuestError(tool, expected="its files", found="none")
        return self.bundles[tool]

    def last_run(self, tool: str) -> LastRun | None:
        """Give what its last run gave."""
        return self.runs.get(tool)

    def keep_run(self, tool: str, run: LastRun) -> None:
        """Keep what a run gave."""
        self._may_break()
        self.runs[tool] = run

    def call(self, by: Mapping[str, str], *, anew: bool) -> None:
        """Call people otherwise; what a kill left cannot be here."""
        del anew
        for tool, kept in self.kept.items():
            self.kept[tool] = msgspec.structs.replace(kept, by=by.get(kept.entry, kept.by))
        for tool, run in self.runs.items():
            self.runs[tool] = msgspec.structs.replace(run, by=by.get(run.entry, run.by))

    def _may_break(self) -> None:
        if self.breaks is not None:
            raise self.breaks


class RoomAtHand:
    """Gives :attr:`gives` and ends as :attr:`ending` says; :attr:`shown` is what each run was shown, by file name."""

    def __init__(self) -> None:
        """Begin with a tool that ends well and says nothing."""
        self.gives: bytes = b""
        self.ending = Ending.DONE
        self.errors = b""
        self.why = ""
        self.breaks: BaseException | None = None
        self.shown: list[dict[str, bytes]] = []

    def why_not(self) -> str:
        """Say why nothing can be run."""
        return self.why

    def run(self, bundle: Bundle, *, program: str, inputs: Mapping[str, bytes]) -> Ran:
        """Run it, or break."""
        assert hashlib.sha256(bundle.files[program]).hexdigest() in bundle.note.decode()
        self.shown.append(dict(inputs))
        if self.breaks is not None:
            raise self.breaks
        return Ran(ending=self.ending, output=self.gives, errors=self.errors, seconds=1.5)

    def selects(self, *selections: tuple[str, list[tuple[str, int]], str]) -> None:
        """Let the next runs select: a template, places, a confidence."""
        lines = (
            json.dumps({"template": template, "at": [list(place) for place in at], "confidence": confidence})
            for template, at, confidence in selections
        )
        self.gives = "".join(f"{line}\n" for line in lines).encode()
