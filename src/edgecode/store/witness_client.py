"""The way to a witness: one POST over HTTPS, or over plain HTTP to this very machine, bounded in bytes and in time."""

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Timer
from typing import Final
from urllib.parse import SplitResult, urlsplit

from edgecode.record.errors import WitnessError
from edgecode.record.witnessing import ADD_CHECKPOINT, MOST_BYTES
from edgecode.usecases.ports.witnesses import Answer

PATIENCE_SECONDS: Final = 20.0
"""How long one request may take from the first byte to the last, whatever comes in between."""
_PORTS: Final = {"https": 443, "http": 80}
_PLACE: Final = "an address such as https://witness.example, or http:// on this machine"


class HttpWitness:
    """Asks witnesses over HTTP. No redirect is followed, no proxy asked, and no cookie kept."""

    def __init__(self, *, patience_seconds: float = PATIENCE_SECONDS) -> None:
        """Say how long one request may take in all."""
        self._patience_seconds = patience_seconds

    def ask(self, url: str, body: bytes) -> Answer:
        """Post a request to the witness of a submission prefix. Raises :class:`WitnessError`."""
        place = place_of(url)
        late = Event()
        with _told(url, late=late, patience_seconds=self._patience_seconds), self._connected(place, late=late) as there:
            path = f"{place.path.rstrip('/').removesuffix(f'/{ADD_CHECKPOINT}')}/{ADD_CHECKPOINT}"
            there.request("POST", path, body=body, headers={"Content-Type": "text/plain; charset=utf-8"})
            found = there.getresponse()
            content = found.read(MOST_BYTES + 1)
            if late.is_set():
                raise TimeoutError
            if len(content) > MOST_BYTES:
                raise WitnessError(url, expected=f"an answer of at most {MOST_BYTES} bytes", found="a longer one")
            if found.length:
                raise WitnessError(url, expected="a whole answer", found="one that breaks off")
            return Answer(status=found.status, kind=found.getheader("Content-Type") or "", body=content)

    @contextmanager
    def _connected(self, place: SplitResult, *, late: Event) -> Iterator[http.client.HTTPConnection]:
        """Connect, and hang up when it is late: a timeout of the socket alone begins anew with each byte."""
        host, port = place.hostname or "", place.port or _PORTS[place.scheme]
        plain = socket.create_connection((host, port), timeout=self._patience_seconds)
        there = http.client.HTTPConnection(place.netloc)
        there.sock = _secured(plain, host) if place.scheme == "https" else plain
        watch = Timer(self._patience_seconds, _hang_up, (there.sock, late))
        watch.daemon = True
        watch.start()
        try:
            if isinstance(there.sock, ssl.SSLSocket):
                there.sock.do_handshake()
            elif not ipaddress.ip_address(there.sock.getpeername()[0]).is_loopback:
                raise WitnessError(place.geturl(), expected=_PLACE, found="plain HTTP to another machine")
            yield there
        finally:
            watch.cancel()
            there.close()


def place_of(url: str) -> SplitResult:
    """Read the address of a witness. Raises :class:`~edgecode.record.errors.WitnessError` for one that may not be asked."""
    try:
        place = urlsplit(url)
        sound = place.scheme in _PORTS and bool(place.hostname) and place.port != 0
    except ValueError as error:
        raise WitnessError(ascii(url), expected=_PLACE, found=str(error).lower()) from error
    if not sound or place.query or place.fragment or place.username is not None or not _is_plain(url):
        raise WitnessError(ascii(url), expected=_PLACE, found="another")
    if place.scheme == "http" and not _is_here(place.hostname or ""):
        raise WitnessError(url, expected=_PLACE, found="plain HTTP to another machine")
    return place


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _is_plain(url: str) -> bool:
    return all("!" <= letter <= "~" for letter in url)


def _secured(plain: socket.socket, host: str) -> ssl.SSLSocket:
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context.wrap_socket(plain, server_hostname=host, do_handshake_on_connect=False)


def _hang_up(there: socket.socket, late: Event) -> None:
    late.set()
    with suppress(OSError):
        # The one of a plain socket: that of TLS would take the ground from under whoever reads just now.
        socket.socket.shutdown(there, socket.SHUT_RDWR)


@contextmanager
def _told(url: str, *, late: Event, patience_seconds: float) -> Iterator[None]:
    """Turn what goes wrong on the way into one sentence."""
    try:
        yield
    except (OSError, ValueError, http.client.HTTPException) as error:
        if late.is_set() or isinstance(error, TimeoutError):
            found = f"none in {patience_seconds:g} seconds"
        elif isinstance(error, http.client.HTTPException) and not isinstance(error, OSError):
            found = "one that is not HTTP"  # what came instead is not repeated to a terminal
        else:
            found = str(getattr(error, "verify_message", "") or getattr(error, "strerror", None) or error).lower()
        raise WitnessError(url, expected="an answer from the witness", found=found or "none") from error
