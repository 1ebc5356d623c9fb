"""Runs of guest tools that go on while pages are shown: each in a thread of its own, begun and stopped by a named person.

What a tool wrote as errors is shown to nobody: it would be text of the partner's own, to a person who may write back.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from threading import Event, RLock, Thread
from typing import Final

import msgspec
from litestar import Litestar

from edgecode.boundary.errors import GuestError
from edgecode.errors import EdgecodeError
from edgecode.usecases.guests.run_desk import RunDesk
from edgecode.usecases.ports.guests import Bundle, GuestRoom, Ran

OpenRoom = Callable[[Callable[[], bool]], GuestRoom]
"""Makes a room to run in, whose runs end by ``KeyboardInterrupt`` once what it is given says that a person stopped them."""
_FAULT: Final = "This is a fault in edgecode, not in the tool."


class Run(msgspec.Struct):
    """A run, from when a person said so: ``seconds`` by the steady clock, ``by`` the person, ``fault`` why it did not end well.

    ``begun`` is set once it is on record and the tool runs, or once it is known that it does not; ``stop`` stops it.
    """

    by: str
    since: float
    begun: Event = msgspec.field(default_factory=Event)
    stop: Event = msgspec.field(default_factory=Event)
    is_over: bool = False
    was_stopped: bool = False
    fault: EdgecodeError | None = None

    @property
    def seconds(self) -> int:
        """For how many whole seconds it has gone on."""
        return int(time.monotonic() - self.since)


class GuestRuns:
    """The runs of one room, the last one of each tool. Several threads may share it."""

    def __init__(self, desk_in: Callable[[GuestRoom], RunDesk], *, room: OpenRoom) -> None:
        """Take what makes a desk for runs in a room, and what makes a room."""
        self._desk_in, self._room = desk_in, room
        self._turn = RLock()
        self._runs: dict[str, Run] = {}
        self._threads: list[Thread] = []

    def begin(self, tool: str, *, by: str) -> None:
        """Let a tool run; it runs once this returns. Raises what the desk raises before it does, and where one runs already."""
        with self._turn:
            if any(not each.is_over for each in self._runs.values()):
                what, expected = "guest tools", "no guest tool that runs now"
                raise GuestError(what, expected=expected, found="one", advice="Let it end, or stop it.")
            run = self._runs[tool] = Run(by=by, since=time.monotonic())
            thread = Thread(target=self._goes, args=(tool, run), name=f"guest tool {tool}", daemon=True)
            self._threads.append(thread)
            thread.start()
        run.begun.wait()
        if run.fault is not None:
            raise run.fault

    def stop(self, tool: str, *, by: str) -> None:
        """Stop a run; who let it run does. It is over once this returns. Raises :class:`GuestError` where none is theirs."""
        run, what = self.last(tool), "guest tool"
        if run is None or run.is_over:
            raise GuestError(what, expected="one that runs", found="one that does not")
        if run.by != by:
            raise GuestError(what, expected=f"{run.by}, who let it run, to stop it", found=by or "nobody")
        run.stop.set()
        self.settle()

    def last(self, tool: str) -> Run | None:
        """Give the last run of a tool since the room was opened, which may go on still."""
        return self._runs.get(tool)

    def forget(self, tool: str) -> None:
        """Forget how a tool ran, once it was taken out."""
        with self._turn:
            self._runs.pop(tool, None)

    def settle(self) -> None:
        """Wait until every run is over."""
        with self._turn:
            threads, self._threads = self._threads, []
        for each in threads:
            each.join()

    def close(self) -> None:
        """Stop every run: the room is closed."""
        for each in self._runs.values():
            each.stop.set()
        self.settle()

    def _goes(self, tool: str, run: Run) -> None:
        try:
            self._desk_in(_Watched(self._room(run.stop.is_set), run=run)).run(tool, by=run.by)
        except KeyboardInterrupt:
            run.was_stopped = True  # the desk has put on record that it was broken off
        except EdgecodeError as error:
            run.fault = error
        except Exception as error:  # noqa: BLE001 - nobody else would ever be told of what breaks in a thread
            found = f"{type(error).__name__}: {error}"
            run.fault = GuestError("guest tool", expected="to run it", found=found, advice=_FAULT)
        finally:
            run.is_over = True
            run.begun.set()


class _Watched:
    """A room that tells when a tool begins to run in it."""

    def __init__(self, room: GuestRoom, *, run: Run) -> None:
        self._room, self._run = room, run

    def why_not(self) -> str:
        return self._room.why_not()

    def run(self, bundle: Bundle, *, program: str, inputs: Mapping[str, bytes]) -> Ran:
        self._run.begun.set()
        return self._room.run(bundle, program=program, inputs=inputs)


@asynccontextmanager
async def runs_ended(app: Litestar) -> AsyncIterator[None]:
    """Stop what runs when the room is closed."""
    try:
        yield
    finally:
        await asyncio.to_thread(app.state["guests"].runs.close)
