"""The way to a witness over real sockets: what comes back whole, what is cut off, and where nothing is sent at all."""

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

import pytest

from edgecode.record.errors import WitnessError
from edgecode.store.witness_client import HttpWitness, place_of
from simulators.witness import Reply, WitnessAtHand, served

CLIENT = HttpWitness(patience_seconds=5)
HASTY = HttpWitness(patience_seconds=0.5)


@contextmanager
def answering(talk: Callable[[socket.socket], None]) -> Iterator[str]:
    """Listen on this machine, and let somebody talk to whoever comes first."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            there, _address = listening.accept()
            with there:
                there.recv(1 << 16)
                try:
                    talk(there)
                except OSError:
                    return

        thread = Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        thread.join(10)
        assert not thread.is_alive()


def test_a_request_comes_in_as_it_was_written_and_the_answer_back() -> None:
    witness = WitnessAtHand()
    witness.instead = lambda _reply: Reply(409, "text/x.tlog.size", b"5\n")
    with served(witness) as url:
        for spelling in (url, f"{url}/", f"{url}/add-checkpoint"):
            answer = CLIENT.ask(spelling, b"old 0\n\nrubbish")
            assert (answer.status, answer.kind, answer.body) == (409, "text/x.tlog.size", b"5\n")
    assert witness.asked == [b"old 0\n\nrubbish"] * 3


def test_a_redirect_is_an_answer_and_is_not_followed() -> None:
    witness = WitnessAtHand()
    witness.instead = lambda _reply: Reply(307, "text/plain", b"")
    with served(witness) as url:
        assert CLIENT.ask(url, b"x").status == 307


def test_ten_megabytes_are_not_read() -> None:
    witness = WitnessAtHand()
    witness.instead = lambda _reply: Reply(200, "text/plain", b"x" * 10_000_000)
    with served(witness) as url, pytest.raises(WitnessError, match="at most 16384 bytes, found a longer one"):
        CLIENT.ask(url, b"x")


def test_a_witness_that_is_down_is_one_sentence() -> None:
    witness = WitnessAtHand()
    with served(witness) as url:
        witness.down = True
        with pytest.raises(WitnessError, match="expected an answer from the witness, found remote end closed"):
            CLIENT.ask(url, b"x")
    with pytest.raises(WitnessError, match="expected an answer from the witness, found connection refused"):
        CLIENT.ask(url, b"x")


def test_one_that_answers_slowly_is_hung_up_on_though_a_byte_comes_now_and_then() -> None:
    witness, begun = WitnessAtHand(), time.monotonic()
    witness.pause = Event()
    witness.instead = lambda _reply: Reply(200, "text/plain", b"x" * 200)
    with served(witness) as url, pytest.raises(WitnessError, match=r"found none in 0\.5 seconds"):
        HASTY.ask(url, b"x")
    witness.pause.set()
    assert time.monotonic() - begun < 5


def test_headers_that_never_end_are_hung_up_on() -> None:
    stop = Event()

    def drip(there: socket.socket) -> None:
        there.sendall(b"HTTP/1.1 200 OK\r\n")
        while not stop.wait(0.05):
            there.sendall(b"x")

    with answering(drip) as url:
        with pytest.raises(WitnessError, match=r"found none in 0\.5 seconds"):
            HASTY.ask(url, b"x")
        stop.set()


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"garbage\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500,
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"\x16\x03\x01\x00\x00",
    ],
)
def test_what_is_no_answer_is_one_sentence(said: bytes) -> None:
    with answering(lambda there: there.sendall(said)) as url:
        with pytest.raises(WitnessError, match=r"expected an? (whole )?answer") as caught:
            CLIENT.ask(url, b"x")
        assert not any(each in str(caught.value) for each in ("\n", "garbage", "short"))


def test_a_server_that_speaks_no_tls_gets_no_request() -> None:
    heard: list[bytes] = []

    def listen(there: socket.socket) -> None:
        there.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        heard.append(there.recv(1 << 16))

    with answering(listen) as url, pytest.raises(WitnessError, match="expected an answer"):
        CLIENT.ask(url.replace("http", "https"), b"a secret")
    assert b"a secret" not in b"".join(heard)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "witness.example",
        "ftp://witness.example",
        "file:///etc/passwd",
        "https://",
        "https://user:word@witness.example",
        "https://witness.example/?x=1",
        "https://witness.example/#x",
        "https://witness.example:0",
        "https://witness.example:99999",
        "https://witness.example/a b",
        "https://witness.example/\r\nX: y",
        "https://[::1",
        "http://witness.example",
        "http://192.0.2.1",
        "http://0.0.0.0",
        "http://localhost.example",
    ],
)
def test_what_may_not_be_asked_is_refused_before_anything_is_sent(url: str) -> None:
    with pytest.raises(WitnessError, match="expected an address such as"):
        CLIENT.ask(url, b"x")


@pytest.mark.parametrize(
    "url", ["https://witness.example/w/", "http://127.0.0.1:80", "http://[::1]:9", "http://localhost"]
)
def test_what_may_be_asked_is_read(url: str) -> None:
    assert place_of(url).geturl() == url
