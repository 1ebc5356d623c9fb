"""The room follows the folder: when a file in it changes, every open page is told, as server-sent events."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from litestar import Litestar, get
from litestar.params import FromQuery
from litestar.response import ServerSentEvent
from litestar.response.sse import ServerSentEventMessage
from watchfiles import Change, awatch

from edgecode.web.asked import Asked

_OURS: Final = ".edgecode"
_TOLD: Final = ("words.db", "record.db")
"""Of our own stores only these: what people say elsewhere shows here; the index says nothing new."""

_DIGITS: Final = 12


class Watch:
    """Follows one folder and wakes whoever waits. One for all pages, however many are open."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; nothing is followed before :meth:`follow`."""
        self._folder = folder
        self._stop = asyncio.Event()
        self._turn = asyncio.Condition()
        self.seen = 0
        """How many changes there were; a page says which of them it knows of, so that none is lost between two requests."""
        self._changed = ""

    def heeds(self, _change: Change, path: str) -> bool:
        """Whether a change is one that a page may show."""
        inside = Path(path).relative_to(self._folder).parts if Path(path).is_relative_to(self._folder) else ()
        if _OURS in inside:
            return inside[-1].startswith(_TOLD)
        return not any(part.startswith((".", "~")) for part in inside)

    async def follow(self) -> None:
        """Follow the folder until :meth:`stop`."""
        async for changes in awatch(self._folder, watch_filter=self.heeds, stop_event=self._stop, debounce=400):
            names = sorted(Path(path).relative_to(self._folder).as_posix() for _change, path in changes)
            async with self._turn:
                self._changed = next((name for name in names if not name.startswith(_OURS)), "")
                self.seen += 1
                self._turn.notify_all()

    async def stop(self) -> None:
        """Follow no longer, and let everybody go who waits."""
        self._stop.set()
        async with self._turn:
            self._turn.notify_all()

    async def changes(self, *, since: int) -> AsyncIterator[ServerSentEventMessage]:
        """Yield one event for each change after the one counted ``since``: a file of the film, or nothing for words."""
        yield ServerSentEventMessage(data="following", event="following", id=since)
        seen = since
        while True:
            async with self._turn:
                while self.seen == seen and not self._stop.is_set():
                    await self._turn.wait()
                if self._stop.is_set():
                    return
                seen, changed = self.seen, self._changed
            yield ServerSentEventMessage(data=changed, event="changed", id=seen)


@asynccontextmanager
async def following(app: Litestar) -> AsyncIterator[None]:
    """Follow the folder as long as the room is open."""
    watch = Watch(app.state["folder"])
    app.state["watch"] = watch
    task = asyncio.create_task(watch.follow())
    try:
        yield
    finally:
        await watch.stop()
        await task


async def count_changes(request: Asked) -> None:
    """Note on each request, before it is answered, how many changes there had been: what its page knows of."""
    watch: Watch = request.app.state["watch"]
    request.state["since"] = watch.seen


@get("/live")
async def live(request: Asked, since: FromQuery[int | None] = None) -> ServerSentEvent:
    """Tell an open page when something in the folder changes, also what changed since it was made."""
    watch: Watch = request.app.state["watch"]
    last = request.headers.get("Last-Event-ID", "")
    known = int(last) if last.isdecimal() and len(last) < _DIGITS else since
    return ServerSentEvent(watch.changes(since=watch.seen if known is None else known))
