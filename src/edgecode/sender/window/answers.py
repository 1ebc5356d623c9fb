"""How a window answers: the headers that are the same on every answer, and refusals, which are all of one size."""

import base64
from collections.abc import Mapping
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Final

import msgspec

from edgecode.boundary.refusal import SAYS, Refusal

HTML: Final = "text/html; charset=utf-8"
JSON: Final = "application/json"
NOTE: Final = "text/plain; charset=utf-8"
CSS: Final = (Path(__file__).parent / "window.css").read_text(encoding="utf-8")
_STYLE: Final = base64.b64encode(sha256(CSS.encode()).digest()).decode("ascii")
HEADERS: Final = (
    (
        b"content-security-policy",
        (
            f"default-src 'none'; style-src 'sha256-{_STYLE}'; img-src data:; base-uri 'none'; form-action 'none';"
            " frame-ancestors 'none'"
        ).encode("ascii"),
    ),
    (b"cache-control", b"no-store"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    # The server would put its own name and make there.
    (b"server", b"edgecode"),
)
STATUS: Final[Mapping[Refusal, int]] = {
    Refusal.TOO_LARGE: 413,
    Refusal.UNKNOWN_KEY: 401,
    Refusal.BAD_SIGNATURE: 401,
    Refusal.CLOCK: 401,
    Refusal.REPLAYED: 401,
    Refusal.ENDED: 410,
    Refusal.TOO_MANY_VISITS: 429,
    Refusal.TOO_MANY_REQUESTS: 429,
    Refusal.NOT_FOUND: 404,
    Refusal.NO_RECEIPT: 422,
    Refusal.OTHER_DIGEST: 409,
}
_PAGE: Final = (
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Not shown – edgecode</title>'
    '<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><style>{css}</style></head>\n'
    "<body><main><h1>Not shown</h1><p>{says}</p><p><code>{word}</code></p></main></body></html>\n"
)


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """One answer: its status, what kind of content it has (a media type), and the bytes of it."""

    kind: str
    body: bytes
    status: int = 200


def refusal(word: Refusal, *, page: bool) -> Answer:
    """Give the answer for a refusal, as a page or as JSON; blanks fill each of a kind up to the length of the longest.

    So its size tells nobody on the way which one it was.
    """
    write = _page if page else _json
    longest = max(len(write(each)) for each in Refusal)
    return Answer(kind=HTML if page else JSON, body=write(word).ljust(longest, b" "), status=STATUS[word])


def _json(word: Refusal) -> bytes:
    return msgspec.json.encode({"refused": word.value, "says": SAYS[word]})


def _page(word: Refusal) -> bytes:
    return _PAGE.format(css=CSS, says=escape(SAYS[word]), word=escape(word.value)).encode()
