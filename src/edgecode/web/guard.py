"""What keeps strangers out: only this machine's own address is answered, and every answer says what a browser may load."""

from typing import Final

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

HOST: Final = "127.0.0.1"
_HEADERS: Final = (
    (
        b"content-security-policy",
        b"default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
)
_NO_STORE: Final = (b"cache-control", b"no-store")
_REFUSED: Final = b"expected to be asked for by the address 127.0.0.1, found another name\n"


async def add_headers(message: Message, scope: Scope) -> None:
    """Add the headers that hold for every answer; what shows the film is kept in no cache."""
    if message["type"] != "http.response.start":
        return
    kept = list(message["headers"])
    names = {name.lower() for name, _value in kept}
    added = _HEADERS if b"cache-control" in names or scope["path"].startswith("/static/") else (*_HEADERS, _NO_STORE)
    message["headers"] = [*kept, *(header for header in added if header[0] not in names)]


def only_this_machine(app: ASGIApp) -> ASGIApp:
    """Refuse requests that name another host: a page elsewhere may have pointed its own name at this machine."""

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP or _named(scope) == HOST:
            await app(scope, receive, send)
            return
        headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(_REFUSED)).encode())]
        await send({"type": "http.response.start", "status": 421, "headers": headers})
        await send({"type": "http.response.body", "body": _REFUSED, "more_body": False})

    return guarded


def _named(scope: Scope) -> str:
    hosts = [value.decode("latin-1") for name, value in scope["headers"] if name.lower() == b"host"]
    return hosts[0].rpartition(":")[0] or hosts[0] if len(hosts) == 1 else ""
