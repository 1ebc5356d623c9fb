"""The door of a window: every request is looked at here before anything else, and every answer passes it on the way out.

What comes in beyond is a method, a path of plain letters and a body, all signed by the partner; no header and no query. What
goes out has the headers that are listed here and no other.
"""

import re
from collections.abc import Callable
from typing import Final, NoReturn

from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPReceiveMessage, HTTPScope, Message, Receive, Scope, Send

from edgecode.boundary.errors import BoundaryError, RequestError
from edgecode.boundary.refusal import Refusal, refused
from edgecode.boundary.request import LARGEST_BODY, Asked, Credential, carried, checked
from edgecode.record import ed25519
from edgecode.record.keys import VerifierKey
from edgecode.sender.window.answers import HEADERS, refusal
from edgecode.sender.window.memory import Memory
from edgecode.sender.window.shown import Shown

_PLAIN: Final = re.compile(r"/[A-Za-z0-9/._-]{0,200}")
_METHODS: Final = frozenset({"GET", "POST"})
_KEPT_HEADERS: Final = frozenset({b"content-type", b"content-length"})

Look = Callable[[], Shown]
"""Gives what there is to be seen now."""
Falls = Callable[[str], NoReturn]
"""Ends the process: a window that cannot see or remember answers nothing at all, which tells no more than being off."""


class Door:
    """The door before an application; an ASGI application itself."""

    def __init__(self, inside: ASGIApp, *, look: Look, memory: Memory, now: Callable[[], int], falls: Falls) -> None:
        """Stand before ``inside``. ``now`` gives milliseconds since 1970, UTC."""
        self._inside, self._look, self._memory, self._now, self._falls = inside, look, memory, now, falls

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; there is nothing else to be had here than answers to requests."""
        if scope["type"] == ScopeType.HTTP:
            await self._answered(scope, receive, send)

    async def _answered(self, scope: HTTPScope, receive: Receive, send: Send) -> None:
        body = await _body_of(receive)
        try:
            try:
                self._let_in(scope, body)
            except RequestError as error:
                await self._refuse(error, scope=scope, send=send)
                return
            await self._inside(_bare(scope), _replayed(body or b""), _dressed(send))
        except (BoundaryError, OSError) as fault:
            self._falls(str(fault))

    async def _refuse(self, error: RequestError, *, scope: HTTPScope, send: Send) -> None:
        word = Refusal(error.code)
        self._memory.refuse(word, now=self._now())
        answer = refusal(word, page=scope["path"] == "/")
        headers = [(b"content-type", answer.kind.encode("ascii")), (b"content-length", b"%d" % len(answer.body))]
        await send({"type": "http.response.start", "status": answer.status, "headers": [*headers, *HEADERS]})
        await send({"type": "http.response.body", "body": answer.body, "more_body": False})

    def _let_in(self, scope: HTTPScope, body: bytes | None) -> None:
        """Raise :class:`RequestError` for whoever is not let in."""
        now = self._now()
        if body is None:
            raise refused(Refusal.TOO_LARGE, expected=f"at most {LARGEST_BODY} bytes", found="more")
        agreement = self._look().agreement
        key = agreement.partner_key
        path = scope["raw_path"].decode("latin-1")
        asked = Asked(origin=agreement.origin, method=scope["method"], path=path, body=body)
        credential = _credential(scope)
        at = checked(asked, credential=credential, key=key.id.hex(), verifies=_by(key), now=now)
        if credential is not None:
            self._memory.remember(credential.stamp, at=at, now=now)
        if self._memory.has_ended or now >= agreement.closes:
            raise refused(Refusal.ENDED, expected="an agreement that holds", found="one that has ended")
        self._memory.visit(now=now, days=agreement.visits)
        if not _PLAIN.fullmatch(path) or asked.method not in _METHODS:
            raise refused(Refusal.NOT_FOUND, expected="a page of the window", found=f"{asked.method} {path!a}")


def _by(key: VerifierKey) -> Callable[[bytes, bytes], bool]:
    return lambda signed, data: ed25519.verifies(signed, data=data, public=key.public)


def _credential(scope: HTTPScope) -> Credential | None:
    given = [value.decode("latin-1") for name, value in scope["headers"] if name.lower() == b"authorization"]
    if len(given) > 1:
        return None
    return carried(header=given[0] if given else None, query=scope["query_string"].decode("latin-1"))


async def _body_of(receive: Receive) -> bytes | None:
    """Read the body, ``None`` for one that is too large; of that no more is read than tells so."""
    body = b""
    while len(body) <= LARGEST_BODY:
        message = await receive()
        if message["type"] != "http.request":
            return body
        body += message.get("body", b"")
        if not message.get("more_body", False):
            return body if len(body) <= LARGEST_BODY else None
    return None


def _replayed(body: bytes) -> Receive:
    """Give the body that was read, once; after it there is nothing to wait for."""
    left: list[HTTPReceiveMessage] = [
        {"type": "http.disconnect"},
        {"type": "http.request", "body": body, "more_body": False},
    ]

    async def receive() -> HTTPReceiveMessage:
        return left.pop() if len(left) > 1 else left[0]

    return receive


def _bare(scope: HTTPScope) -> HTTPScope:
    """Leave out whatever was not signed."""
    path = scope["raw_path"]
    return {**scope, "headers": [], "query_string": b"", "path": path.decode("ascii")}


def _dressed(send: Send) -> Send:
    """Give each answer the headers of the window, and no other."""

    async def dressed(message: Message) -> None:
        if message["type"] == "http.response.start":
            kept = [header for header in message["headers"] if header[0].lower() in _KEPT_HEADERS]
            message["headers"] = [*kept, *HEADERS]
        await send(message)

    return dressed
