"""A partner who asks its window: signs as the window's own description says, and believes nothing that it cannot check.

Signing is written out here a second time, from the description and not from edgecode's code.
"""

import asyncio
import hashlib
import json
import ssl
from base64 import b64decode
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import httpx
import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from litestar.types import ASGIApp, HTTPReceiveMessage, HTTPScope, Message

from edgecode.boundary.request import written
from edgecode.record import checkpoint, log_proof, merkle
from edgecode.record import note as notes
from edgecode.record.checkpoint import Checkpoint
from edgecode.record.keys import SigningKey, VerifierKey

Headers = Sequence[tuple[bytes, bytes]]
_EMPTY: Final = Checkpoint(origin="-", size=0, root=merkle.EMPTY_ROOT)


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """What came back; names of headers in small letters. ``status`` is 0 where nothing came."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def refused(self) -> str:
        """The closed word of a refusal, empty where it is none."""
        if self.status == 200:
            return ""
        return str(json.loads(self.body)["refused"])


Send = Callable[[str, bytes, Headers, bytes], Reply]
"""Sends a request: method, target as it stands on the wire, headers, body."""


class Partner:
    """One partner before one window."""

    def __init__(self, send: Send, *, key: SigningKey, log: VerifierKey, now: Callable[[], int]) -> None:
        """Ask by ``send``, with a key, the log's public key, and a clock of the partner's own (milliseconds)."""
        self.send, self.key, self.log, self.now = send, key, log, now
        self.held = _EMPTY
        self._asked = 0

    def ask(self, path: str, *, method: str = "GET", body: bytes = b"") -> Reply:
        """Ask with a header."""
        return self.send(method, path.encode(), self.headers(path, method=method, body=body), body)

    def headers(self, path: str, *, method: str = "GET", body: bytes = b"") -> Headers:
        """Sign a request, and give the header that says so."""
        parts = ", ".join(f"{name}={value}" for name, value in self.signed(path, method=method, body=body))
        return ((b"authorization", f"Edgecode {parts}".encode()),)

    def link(self, path: str = "/") -> str:
        """Sign a link for a browser."""
        return path + "?" + "&".join(f"{name}={value}" for name, value in self.signed(path))

    def signed(self, path: str, *, method: str = "GET", body: bytes = b"") -> tuple[tuple[str, str], ...]:
        """Give the parts of a credential."""
        self._asked += 1
        nonce = hashlib.sha256(f"{self.key.name} {self.now()} {self._asked}".encode()).hexdigest()[:32]
        at = written(self.now())
        lines = ("edgecode request 1", self.log.name, method, path, at, nonce, hashlib.sha256(body).hexdigest())
        text = "".join(f"{line}\n" for line in lines).encode()
        signature = Ed25519PrivateKey.from_private_bytes(self.key.seed).sign(text).hex()
        return ("key", self.key.verifier.id.hex()), ("at", at), ("nonce", nonce), ("signature", signature)

    def check_log(self) -> Checkpoint:
        """Fetch the log's checkpoint, check that the log has grown from the one that is held, and hold the new one."""
        fresh = checkpoint.verified(notes.decoded(self._fetched("/v1/checkpoint")), log=self.log)
        grown = json.loads(self._fetched(f"/v1/consistency/{self.held.size}"))
        assert (grown["from"], grown["to"]) == (self.held.size, fresh.size)
        hashes = [b64decode(each) for each in grown["hashes"]]
        merkle.check_consistency(self.held.size, fresh.size, root1=self.held.root, root2=fresh.root, proof=hashes)
        self.held = fresh
        return fresh

    def fetch(self, week: str) -> bytes:
        """Fetch a batch; check its signature, and by its proof that it is in the log."""
        note = self._fetched(f"/v1/batches/{week}")
        notes.check_signed(notes.decoded(note), key=self.log)
        log_proof.check(log_proof.decoded(self._fetched(f"/v1/proofs/{week}")), leaf=note, log=self.log)
        return note

    def leave_receipt(self, week: str, *, digest: str) -> Reply:
        """Leave a receipt for a batch by the digest of its note."""
        return self.ask("/v1/receipts", method="POST", body=self.receipt(week, digest=digest))

    def receipt(self, week: str, *, digest: str) -> bytes:
        """Sign a receipt."""
        text = f"edgecode receipt 1\n{self.log.name}\n{week}\nsha256:{digest}\n"
        return notes.encoded(notes.signed(text, key=self.key))

    def _fetched(self, path: str) -> bytes:
        reply = self.ask(path)
        assert reply.status == 200, (path, reply)
        return reply.body


def through_application(application: ASGIApp) -> Send:
    """Ask an application in this process, byte for byte as a server would hand it on."""

    def send(method: str, target: bytes, headers: Headers, body: bytes) -> Reply:
        path, _, query = target.partition(b"?")
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "https",
            "path": path.decode("utf-8", "replace"), "raw_path": path, "query_string": query, "root_path": "",
            "headers": [(b"host", b"window"), *headers], "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 443),
            "extensions": {}, "state": {},
        }  # fmt: skip
        asked = _asked(application, scope, body)  # type: ignore[arg-type]  # as a server builds it
        with ThreadPoolExecutor(
            max_workers=1
        ) as apart:  # a browser that is driven keeps a loop of its own in this thread
            return apart.submit(asyncio.run, asked).result()

    return send


async def _asked(application: ASGIApp, scope: HTTPScope, body: bytes) -> Reply:
    said: list[Message] = []
    parts = [body[at : at + 4096] for at in range(0, len(body), 4096)] or [b""]

    async def receive() -> HTTPReceiveMessage:
        if not parts:
            return {"type": "http.disconnect"}
        part = parts.pop(0)
        return {"type": "http.request", "body": part, "more_body": bool(parts)}

    async def answer(message: Message) -> None:
        said.append(message)

    await application(scope, receive, answer)
    if not said or said[0]["type"] != "http.response.start":
        return Reply(status=0, headers=(), body=b"")
    headers = tuple((name.decode(), value.decode()) for name, value in said[0]["headers"])
    content = b"".join(message["body"] for message in said[1:] if message["type"] == "http.response.body")
    return Reply(status=said[0]["status"], headers=headers, body=content)


def through_https(address: str, *, certificate: Path) -> Send:
    """Ask over the network, and believe that one certificate alone."""
    context = ssl.create_default_context(cafile=str(certificate))
    place = urlsplit(address)

    def send(method: str, target: bytes, headers: Headers, body: bytes) -> Reply:
        url = httpx.URL(scheme="https", host=place.hostname, port=place.port, raw_path=target)
        with httpx.Client(verify=context, trust_env=False, timeout=30) as client:
            got = client.request(method, url, headers=list(headers), content=body)
        return Reply(status=got.status_code, headers=tuple(got.headers.items()), body=got.content)

    return send
