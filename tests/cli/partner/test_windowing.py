"""``edgecode partner window``, ``ask`` and ``receipt`` on a film on the disk, with a partner who has nothing but keys."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import click
import pytest

from conftest import written
from edgecode.bootstrap_partners import agree_desk, kept_partners
from edgecode.boundary.batch import empty_body
from edgecode.boundary.receipt import read
from edgecode.boundary.seeds import alias_of
from edgecode.cli import verify
from edgecode.cli.partner import windowing
from edgecode.dispatch import partner_log
from edgecode.dispatch.leaves import key_of
from edgecode.errors import ProofError
from edgecode.record import log_proof
from edgecode.record import note as notes
from edgecode.record.log_proof import LogProof
from edgecode.store.partners_store import PartnersStore
from edgecode.store.system_clock import SystemClock
from edgecode.usecases.partners.partner_key import private_text
from edgecode.usecases.partners.signing_agreements import signed_by
from edgecode.usecases.ports.partners import Debit
from simulators.agreeing_film import BEA, FILM
from simulators.agreements import ARIA, QUILL
from simulators.partner_film import lasting_now

Call = Callable[..., tuple[int, str, str]]
OPEN = "import sys; from edgecode.cli.partner.windowing import window; window.main(sys.argv[1:], standalone_mode=False)"
needs_bubblewrap = pytest.mark.skipif(shutil.which("bwrap") is None, reason="bubblewrap is not installed here")


class Deal:
    """A film of which two weeks were sent, and its partner's key."""

    def __init__(self, root: Path) -> None:
        """Agree, as Bea may, and let two weeks go out, which are empty."""
        self.root, self.folder = root, written(FILM, root / "film")
        self.agreement = lasting_now(SystemClock().now())
        agree_desk(self.folder).agree(signed_by(self.agreement, key=ARIA, path="deal"), path="deal", by=BEA)
        self.id = self.agreement.id.digits
        self.store = cast("PartnersStore", kept_partners(self.folder))
        self.log_key = self.store.key(self.id)
        for name, key in (("aria", ARIA), ("quill", QUILL)):
            (root / name).write_text(private_text(key))
        seed, weeks = self.store.seed(self.id), list(self.agreement.weeks())[:2]
        key = key_of(seed, agreement=self.agreement.id)
        bodies = [empty_body(self.agreement, alias=alias_of(seed), week=week) for week in weeks]
        for week in weeks:
            self.store.debit(Debit(agreement=self.id, version=1, week=week, bits=1.0, at=1))
        places = self.store.places(self.id)
        with partner_log.writing(places.log, key=key, seen=places.checkpoint) as writer:
            writer.append(notes.encoded(notes.signed(body, key=key)) for body in bodies)
        self.weeks = [week.name for week in weeks]


@pytest.fixture
def deal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Deal:
    """A deal, in a state folder of its own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)
    return Deal(tmp_path)


@pytest.fixture
def call(capfdbinary: pytest.CaptureFixture[bytes]) -> Call:
    """Run one of the commands, and give its exit code and what it said."""

    def called(command: click.Command, *words: str | Path) -> tuple[int, str, str]:
        code = command.main(args=[str(each) for each in words], standalone_mode=False)
        said = capfdbinary.readouterr()
        return code or 0, said.out.decode(), said.err.decode()

    return called


class Opened:
    """A window that the command opened: what it told."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        """Read what it tells."""
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(3)]
        told = re.search(r"https://\S+", lines[0])
        assert told is not None, lines
        self.address, self.fingerprint, self.log = told[0], lines[1].split()[-1], lines[2].split()[-1]


@pytest.fixture
def opened(deal: Deal) -> Iterator[Opened]:
    """``edgecode partner window``, until Ctrl-C."""
    words = [sys.executable, "-c", OPEN, deal.id[:4], str(deal.folder), "--certificate", "given.pem"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=dict(os.environ)) as process:
        yield Opened(process)
        process.send_signal(signal.SIGINT)
        assert process.stdout is not None
        assert process.stdout.read() == "The window is closed.\n"
        assert process.wait(20) == 0


@needs_bubblewrap
def test_a_partner_asks_verifies_and_signs_for_what_it_got(
    deal: Deal, opened: Opened, call: Call, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """The whole way: the list, a batch, its proof, edgecode-verify on both, and a receipt that the studio then sees."""
    assert opened.log == deal.log_key
    known = ("--key", "aria", "--log", opened.log, "--fingerprint", opened.fingerprint)
    code, out, _err = call(windowing.ask, f"{opened.address}/v1/batches", *known)
    assert (code, [each["week"] for each in json.loads(out)]) == (0, deal.weeks)
    for path, file in (
        (f"batches/{deal.weeks[0]}", "a.note"),
        (f"proofs/{deal.weeks[0]}", "a.proof"),
        ("checkpoint", "held"),
    ):
        assert call(windowing.ask, f"{opened.address}/v1/{path}", *known, "--out", file)[0] == 0
    words = ["edgecode-verify", "a.note", "--key", opened.log, "--proof", "a.proof", "--checkpoint", "held"]
    monkeypatch.setattr("sys.argv", words)
    with pytest.raises(SystemExit) as left:
        verify.run()
    assert left.value.code == 0
    said = capfdbinary.readouterr().out.decode()
    assert "It holds." in said
    assert "does not show that the batch is complete" in said
    code, out, _err = call(windowing.ask, opened.address, *known, "--receipt", "a.note")
    assert (code, json.loads(out)["week"]) == (0, deal.weeks[0])
    rows = json.loads(call(windowing.receipt, deal.id, deal.folder, "--json")[1])["batches"]
    assert [row["acknowledged"] for row in rows] == [True, False]


@needs_bubblewrap
def test_a_certificate_that_was_handed_over_is_believed_and_another_is_not(
    deal: Deal, opened: Opened, call: Call
) -> None:
    known = ("--key", "aria", "--log", opened.log)
    url = f"{opened.address}/v1/checkpoint"
    assert call(windowing.ask, url, *known, "--cafile", "given.pem")[0] == 0
    with pytest.raises(Exception, match="nothing was sent"):
        call(windowing.ask, url, *known, "--fingerprint", "00" * 32)
    with pytest.raises(Exception, match="self-signed certificate"):
        call(windowing.ask, url, *known)


@needs_bubblewrap
def test_what_the_window_refuses_is_told_in_its_word(deal: Deal, opened: Opened, call: Call) -> None:
    """A stranger's key, of the API and of the page."""
    known = ("--key", "quill", "--log", opened.log, "--fingerprint", opened.fingerprint)
    for path in ("/v1/batches", "/"):
        code, out, err = call(windowing.ask, opened.address + path, *known)
        assert (code, out) == (1, "")
        assert err.startswith("refused: unknown-key. ")
    assert set(deal.store.refusals(deal.id)) == {"unknown-key"}


def test_a_link_is_printed_and_nothing_is_asked(deal: Deal, call: Call) -> None:
    code, out, _err = call(
        windowing.ask, "https://window.example:8443", "--key", "aria", "--log", deal.log_key, "--link"
    )
    assert code == 0
    assert re.fullmatch(
        r"https://window\.example:8443/\?key=[0-9a-f]{8}&at=\S+&nonce=[0-9a-f]{32}&signature=[0-9a-f]{128}\n", out
    )


def test_a_receipt_that_is_handed_over_counts_once(deal: Deal, call: Call) -> None:
    """The partner signs it on a machine without a way to the window; the studio takes in the file, twice."""
    Path("a.note").write_bytes(deal.store.sent(deal.id)[1].note)
    signed = call(windowing.ask, "https://window.example", "--key", "aria", "--log", deal.log_key, "--receipt", "a.note",
                  "--out", "receipt.note")  # fmt: skip
    assert signed == (0, "", "")
    for _ in range(2):
        code, out, _err = call(windowing.receipt, deal.id, deal.folder, "--take", "receipt.note")
        assert code == 0
        assert f"{deal.weeks[1]}: the receipt was taken in." in out
    assert "not acknowledged" in out
    assert out.endswith(deal.store.checkpoint(deal.id))
    assert len(deal.store.taken_receipts(deal.id)) == 1


def test_a_receipt_with_the_proof_at_hand_names_the_checkpoint_and_is_taken_in(deal: Deal, call: Call) -> None:
    """A proof of another batch is refused, and nothing is signed."""
    log = deal.store.log(deal.id)
    for leaf, name in ((2, "a"), (1, "b")):
        proof = LogProof(
            index=leaf, hashes=log.inclusion(leaf, size=log.size), checkpoint=notes.decoded(log.checkpoint)
        )
        Path(f"{name}.proof").write_bytes(log_proof.encoded(proof))
    Path("a.note").write_bytes(deal.store.sent(deal.id)[1].note)
    words = (
        "https://w.example",
        "--key",
        "aria",
        "--log",
        deal.log_key,
        "--receipt",
        "a.note",
        "--out",
        "r",
        "--proof",
    )
    with pytest.raises(ProofError):
        call(windowing.ask, *words, "b.proof")
    assert not Path("r").exists()
    assert call(windowing.ask, *words, "a.proof") == (0, "", "")
    signed = read(notes.decoded(Path("r").read_bytes()).text)
    assert signed.under == (log.size, log.root(log.size))
    assert call(windowing.receipt, deal.id, deal.folder, "--take", "r")[0] == 0
    assert deal.store.taken_receipts(deal.id) == (Path("r").read_bytes(),)


def test_a_receipt_for_another_batch_is_refused(deal: Deal, call: Call) -> None:
    Path("a.note").write_bytes(deal.store.sent(deal.id)[1].note)
    call(
        windowing.ask, "https://w.example", "--key", "quill", "--log", deal.log_key, "--receipt", "a.note", "--out", "r"
    )
    with pytest.raises(Exception, match="no-receipt"):
        call(windowing.receipt, deal.id, deal.folder, "--take", "r")
    assert deal.store.taken_receipts(deal.id) == ()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("http://window.example/v1/batches",), "expected an address such as"),
        (("https://window.example/?a=b",), "expected an address such as"),
        (("https://127.0.0.1:1/v1/batches",), "expected an answer from the window"),
        (("https://w.example", "--fingerprint", "12"), "64 hexadecimal digits"),
        (("https://w.example", "--cafile", "aria"), "a certificate as PEM"),
        (("https://w.example", "--cafile", "aria", "--fingerprint", "12"), "expected one of"),
    ],
)
def test_bad_words_get_one_sentence(deal: Deal, call: Call, words: tuple[str, ...], says: str) -> None:
    with pytest.raises(Exception, match=says):
        call(windowing.ask, *words, "--key", "aria", "--log", deal.log_key)


def test_a_film_without_an_agreement_has_no_window(tmp_path: Path, deal: Deal, call: Call) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(Exception, match="an agreement with a partner"):
        call(windowing.window, "a1b2", empty)
    with pytest.raises(Exception, match="one agreement of that id"):
        call(windowing.receipt, "ffff", deal.folder)
