"""A partner's window as the process it is: what it loads, what it can reach, and what a partner sees of it."""

import json
import os
import re
import shutil
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from edgecode.boundary.errors import LogError, SendError
from edgecode.store import window_process
from edgecode.store.partner_places import PartnerPlaces
from edgecode.store.system_clock import SystemClock
from edgecode.store.window_certificate import WindowCertificate, certificate_in, fingerprint_of
from edgecode.store.window_process import Listening, WindowProcess
from simulators.agreements import ARIA
from simulators.entropy import CountedEntropy
from simulators.partner import Partner, through_https
from simulators.partner_film import PartnerFilm, lasting_now

pytestmark = pytest.mark.skipif(shutil.which("bwrap") is None, reason="bubblewrap is not installed here")

STRANGE = re.compile(
    r"edgecode\.(film|findings|formats|checks|usecases|store|web|papers|consent|media|bootstrap|cli)\b"
)
PROBE = """
import json, os, sys
tried = {}
for path in json.loads(sys.argv[1]):
    try:
        tried[path] = os.listdir(path) if os.path.isdir(path) else open(path, "rb").read(1) and "read"
    except OSError as error:
        tried[path] = type(error).__name__
try:
    open("/partner/log/leaves/000009.note", "wb")
    tried["log"] = "written"
except OSError as error:
    tried["log"] = type(error).__name__
print(json.dumps({"tried": tried, "partner": sorted(os.listdir("/partner")), "environment": sorted(os.environ),
                  "descriptors": sorted(os.listdir("/proc/self/fd")), "root": sorted(os.listdir("/"))}))
"""


class Place:
    """A film's folder with a secret in it, and a partner's things beside it."""

    def __init__(self, root: Path) -> None:
        """Make both, with a log of three batches under an agreement that holds today."""
        self.secret = root / "film" / "script" / "secret.fountain"
        self.secret.parent.mkdir(parents=True)
        self.secret.write_text("INT. LIFT - NIGHT\n")
        own = root / "state"
        self.places = PartnerPlaces(
            outbox=root / "outbox", log=root / "log", window=root / "window", seed=own / "seed", seen=own / "seen"
        )
        self.film = PartnerFilm(root / "log", agreement=lasting_now(SystemClock().now())).agree().send(3)
        self.certificate: WindowCertificate = certificate_in(
            self.places.certificate, host="127.0.0.1", clock=SystemClock(), entropy=CountedEntropy()
        )
        self.given = root / "given.pem"
        self.given.write_text(self.certificate.pem)
        self.listening = Listening().taken

    @contextmanager
    def opened(self) -> Iterator[WindowProcess]:
        """Open the window."""
        with window_process.opened(
            self.places, key=self.film.key.verifier, certificate=self.certificate, listening=self.listening,
            private=[self.secret.parents[1]],
        ) as window:  # fmt: skip
            yield window

    def command(self, *program: str) -> list[str]:
        """Give the command line of the window, with another program if need be."""
        self.places.window.mkdir(exist_ok=True)
        return window_process.command(
            self.places, key=self.film.key.verifier, certificate=self.certificate, listening=self.listening, private=[],
            program=program,
        )  # fmt: skip

    def partner(self) -> Partner:
        """The partner, with the certificate it was given."""
        send = through_https(self.listening.address, certificate=self.given)
        return Partner(send, key=ARIA, log=self.film.key.verifier, now=SystemClock().now)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A film and a partner."""
    return Place(tmp_path)


def test_a_partner_fetches_checks_and_leaves_a_receipt(place: Place) -> None:
    """All of it over the network, with the one certificate it believes."""
    with place.opened():
        partner = place.partner()
        assert partner.check_log().size == 4
        [first, *_rest] = json.loads(partner.ask("/v1/batches").body)
        partner.fetch(first["week"])
        replies = [partner.leave_receipt(first["week"], digest=first["sha256"]) for _ in range(2)]
        assert [reply.status for reply in replies] == [200, 200]
        assert replies[0].body == replies[1].body
        place.film.send(1, first=3)
        assert partner.check_log().size == 5
    assert [each.name for each in (place.places.window / "receipts").iterdir()] == [f"{first['week']}.note"]


def test_a_request_is_not_good_again_after_a_restart(place: Place) -> None:
    """The window is killed between a request and its replay."""
    partner = place.partner()
    headers = partner.headers("/v1/batches")
    with place.opened() as window:
        assert partner.send("GET", b"/v1/batches", headers, b"").status == 200
        os.kill(window.pid, 9)
    with place.opened():
        assert partner.send("GET", b"/v1/batches", headers, b"").refused == "replayed"
        assert partner.ask("/v1/batches").status == 200


def test_an_agreement_that_ends_while_it_is_open_is_refused_from_then_on(place: Place) -> None:
    with place.opened():
        partner = place.partner()
        assert partner.ask("/v1/batches").status == 200
        (place.places.window / "ended").touch()
        assert partner.ask("/v1/batches").refused == "ended"


def test_the_window_loads_nothing_of_the_film(place: Place, tmp_path: Path) -> None:
    """Python itself tells each module the process imports, from its start until every page was asked for."""
    told = tmp_path / "told"
    with (
        told.open("wb") as stderr,
        subprocess.Popen(place.command("-v", "-m", "edgecode.sender.window"), stderr=stderr) as process,
    ):
        window = WindowProcess(process, address=place.listening.address, memory=place.places.window)
        window.wait_until_it_answers(place.listening)
        partner = place.partner()
        for path in ("/", "/v1/schema", "/v1/batches", "/nothing"):
            partner.ask(path)
        partner.check_log()
        process.terminate()
    loaded = set(re.findall(r"^import '(\S+)'", told.read_text(errors="replace"), re.MULTILINE))
    assert {"edgecode.sender.window.page", "edgecode.boundary.batch", "litestar"} <= loaded
    assert [name for name in loaded if STRANGE.match(name)] == []
    assert not {"apsw", "sqlite3", "pysqlite3", "sqlalchemy", "cedarpy"} & loaded


def test_the_window_reaches_nothing_but_what_is_its_own(place: Place) -> None:
    """The same room, with a program in it that tries: the film, the user's state, an inherited descriptor, writing the log."""
    asked = [str(each) for each in (place.secret, place.secret.parents[1], place.places.seed.parent)]
    with place.secret.open("rb"):
        done = subprocess.run(
            place.command("-c", PROBE, json.dumps(asked)),
            capture_output=True,
            text=True,
            check=True,
            env={"SECRET": "1"},
        )
    found = json.loads(done.stdout)
    assert set(found["tried"].values()) <= {"FileNotFoundError", "OSError"}
    assert found["partner"] == ["certificate.pem", "log", "window"]
    assert "SECRET" not in found["environment"]
    assert len(found["descriptors"]) == 4


def test_the_process_itself_has_no_film_in_its_root(place: Place) -> None:
    """Not a copy of the room but the very process that answers: its root is looked into from outside."""
    with place.opened() as window:
        children = Path(f"/proc/{window.pid}/task/{window.pid}/children").read_text().split()
        [inner] = Path(f"/proc/{children[0]}/task/{children[0]}/children").read_text().split()
        root = Path(f"/proc/{inner}/root")
        assert (root / "partner" / "log" / "checkpoint").is_file()
        assert not (root / place.secret.relative_to("/")).exists()


def test_another_certificate_is_not_believed(place: Place, tmp_path: Path) -> None:
    other = certificate_in(tmp_path / "other.pem", host="127.0.0.1", clock=SystemClock(), entropy=CountedEntropy(1))
    assert other.fingerprint != place.certificate.fingerprint
    place.given.write_text(other.pem)
    with place.opened(), pytest.raises(httpx.ConnectError, match="certificate verify failed"):
        place.partner().ask("/v1/batches")


def test_the_certificate_shown_is_the_one_whose_fingerprint_is_told(place: Place) -> None:
    with place.opened():
        shown = ssl.get_server_certificate((place.listening.host, place.listening.port))
    assert fingerprint_of(shown) == place.certificate.fingerprint


def test_without_https_nothing_is_said(place: Place) -> None:
    with place.opened(), pytest.raises(httpx.HTTPError):
        httpx.get(place.listening.address.replace("https", "http"), trust_env=False)


def test_a_second_window_on_one_folder_says_so(place: Place) -> None:
    with place.opened():
        place.listening = Listening().taken
        with pytest.raises(SendError, match="another open"), place.opened():
            pass


def test_a_log_that_was_put_back_opens_no_window(place: Place) -> None:
    """The checkpoint seen last lies in the user's own folder and is of five leaves."""
    before = {each: each.read_bytes() for each in place.places.log.rglob("*") if each.is_file()}
    place.film.send(1, first=3)
    place.places.seen.mkdir()
    shutil.copy(place.places.log / "checkpoint", place.places.checkpoint)
    (place.places.log / "leaves" / "000004.note").unlink()
    for file, content in before.items():
        file.write_bytes(content)
    with pytest.raises(LogError, match="as it was last"), place.opened():
        pass


def test_a_link_to_the_film_in_the_place_of_the_windows_folder_is_refused(place: Place) -> None:
    """Bubblewrap would follow it and bind the film, to be written to."""
    place.places.window.symlink_to(place.secret.parents[1])
    with pytest.raises(SendError, match="found a link"), place.opened():
        pass


def test_without_bubblewrap_nothing_is_served(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(SendError, match="the program bwrap"), place.opened():
        pass


def test_a_port_that_is_taken_is_said(place: Place) -> None:
    with place.opened(), pytest.raises(SendError, match="address and a port that are free"):
        Listening(port=place.listening.port).taken  # noqa: B018  it looks as it is asked for
