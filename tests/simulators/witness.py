"""A witness on this machine: a real HTTP server that follows C2SP tlog-witness to the letter, and can be told not to.

It reads requests by itself, with nothing of what writes them. What it cosigned it keeps in memory, one state an origin, under
one lock, before it answers.
"""

import base64
import re
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from typing import Final, NamedTuple

from edgecode.errors import NoteError, ProofError
from edgecode.record import checkpoint, cosignature, merkle, note
from edgecode.record.checkpoint import Checkpoint
from edgecode.record.keys import KeyKind, SigningKey, VerifierKey
from edgecode.record.note import Note, Signature

W1: Final = SigningKey(name="witness.example/w1", kind=KeyKind.WITNESS, seed=b"w" * 32)
W2: Final = SigningKey(name="witness.example/w2", kind=KeyKind.WITNESS, seed=b"v" * 32)
_OLD: Final = re.compile(r"old (0|[1-9][0-9]*)")
_MOST_HASHES: Final = 63
_TEXT: Final = "text/plain; charset=utf-8"
_SIZE: Final = "text/x.tlog.size"
_MOST: Final = 1 << 16


class Reply(NamedTuple):
    """What it answers."""

    status: int
    kind: str
    body: bytes


class RefusedError(Exception):
    """A request that it does not fulfil; the reply says how."""

    def __init__(self, status: int, body: bytes = b"", *, kind: str = _TEXT) -> None:
        """Take what it answers."""
        super().__init__(status)
        self.reply = Reply(status, kind, body)


class Request(NamedTuple):
    """One request, read."""

    old: int
    proof: tuple[bytes, ...]
    note: Note
    state: Checkpoint


class WitnessAtHand:
    """The witness itself, without a network: what it knows, what it cosigned, and how it answers. ``now`` gives seconds."""

    def __init__(
        self, *logs: VerifierKey, key: SigningKey = W1, now: Callable[[], int] = lambda: 1_764_000_000
    ) -> None:
        """Take the logs it knows, its own key, and its clock."""
        self.key, self.now = key, now
        self.logs = {log.name: log for log in logs}
        self.states: dict[str, Checkpoint] = {}
        self.asked: list[bytes] = []
        self.instead: Callable[[Reply], Reply] = lambda reply: reply
        """What it answers in place of what the protocol asks for."""
        self.down = False
        self.pause: Event | None = None
        """Where it is set, a byte of the answer goes each tenth of a second until the event is."""
        self._turn = Lock()

    def answer(self, body: bytes) -> Reply:
        """Answer a request, and remember it."""
        self.asked.append(body)
        try:
            with self._turn:
                return self.instead(self._cosigned(_read(body)))
        except RefusedError as refused:
            return self.instead(refused.reply)

    def _cosigned(self, request: Request) -> Reply:
        log = self.logs.get(request.state.origin)
        if log is None:
            raise RefusedError(404)
        try:
            checkpoint.verified(request.note, log=log)
        except NoteError as error:
            raise RefusedError(403) from error
        if request.old > request.state.size:
            raise RefusedError(400)
        last = self.states.get(log.name, Checkpoint(origin=log.name, size=0, root=merkle.EMPTY_ROOT))
        if request.old != last.size:
            raise RefusedError(409, b"%d\n" % last.size, kind=_SIZE)
        if request.old == request.state.size and last.root != request.state.root:
            raise RefusedError(409)
        try:
            merkle.check_consistency(
                last.size, request.state.size, root1=last.root, root2=request.state.root, proof=request.proof
            )
        except ProofError as error:
            raise RefusedError(422) from error
        self.states[log.name] = request.state
        return Reply(200, _TEXT, lines_of(request.note, key=self.key, at=self.now()))


def lines_of(signed: Note, *, key: SigningKey, at: int) -> bytes:
    """Give a line of a cosignature as the protocol has it."""
    own = cosignature.cosigned(signed, key=key, at=at).signatures[-1]
    return _line(own)


def _line(own: Signature) -> bytes:
    return f"— {own.name} {base64.b64encode(own.key_id + own.signed).decode()}\n".encode()


def _read(body: bytes) -> Request:
    head, blank, rest = body.partition(b"\n\n")
    first, *proof = head.decode("ascii", "replace").split("\n")
    old = _OLD.fullmatch(first)
    try:
        hashes = tuple(base64.b64decode(each, validate=True) for each in proof)
        signed = note.decoded(rest)
        state = checkpoint.read(signed.text)
    except (ValueError, NoteError) as error:
        raise RefusedError(400) from error
    if not blank or old is None or len(hashes) > _MOST_HASHES or any(len(each) != merkle.HASH_BYTES for each in hashes):
        raise RefusedError(400)
    return Request(int(old[1]), hashes, signed, state)


@contextmanager
def served(witness: WitnessAtHand) -> Iterator[str]:
    """Serve a witness on a free port of this machine for as long as the block lasts; gives its submission prefix."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(min(int(self.headers.get("Content-Length", 0)), _MOST))
            if witness.down:
                self.connection.shutdown(socket.SHUT_RDWR)
                self.close_connection = True
                return
            reply = witness.answer(body) if self.path == "/w/add-checkpoint" else Reply(404, _TEXT, b"")
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.kind)
            self.send_header("Content-Length", str(len(reply.body)))
            if 300 <= reply.status < 400:
                self.send_header("Location", "http://127.0.0.1:1/w/add-checkpoint")
            self.end_headers()
            self._write(reply.body)

        def _write(self, body: bytes) -> None:
            try:
                if witness.pause is None:
                    self.wfile.write(body)
                    return
                for byte in body:
                    self.wfile.write(bytes((byte,)))
                    self.wfile.flush()
                    if witness.pause.wait(0.1):
                        break
            except OSError:
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name is the library's
            del format, args

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/w"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)
