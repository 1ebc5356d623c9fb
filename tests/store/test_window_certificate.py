"""The certificate of a window: made once, kept, and made anew only when it has run out."""

from pathlib import Path

import pytest
from cryptography import x509

from edgecode.boundary.agreement import DAY_MS
from edgecode.boundary.errors import SendError
from edgecode.store.window_certificate import DAYS, WindowCertificate, certificate_in, fingerprint_of
from simulators.clock import SetClock
from simulators.entropy import CountedEntropy


def made(file: Path, clock: SetClock, *, host: str = "window.example") -> WindowCertificate:
    return certificate_in(file, host=host, clock=clock, entropy=CountedEntropy())


def test_it_is_made_once(tmp_path: Path) -> None:
    file, clock = tmp_path / "window.pem", SetClock()
    first = made(file, clock)
    assert made(file, clock) == first
    assert file.stat().st_mode & 0o777 == 0o600
    assert "PRIVATE" not in first.pem


def test_it_is_made_anew_when_it_has_run_out(tmp_path: Path) -> None:
    file, clock = tmp_path / "window.pem", SetClock()
    first = made(file, clock)
    clock.move(DAYS * DAY_MS)
    assert made(file, clock).fingerprint != first.fingerprint


@pytest.mark.parametrize(
    ("host", "name"),
    [("window.example", "window.example"), ("192.0.2.7", "192.0.2.7"), ("bücher.example", "xn--bcher-kva.example")],
)
def test_it_names_the_host_and_nobody(tmp_path: Path, host: str, name: str) -> None:
    certificate = x509.load_pem_x509_certificate(made(tmp_path / "window.pem", SetClock(), host=host).pem.encode())
    names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert name in [str(each.value) for each in names]
    assert certificate.subject.rfc4514_string() == "CN=a partner's window"


@pytest.mark.parametrize("content", [b"", b"rubbish", b"-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n"])
def test_a_file_that_holds_something_else_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "window.pem"
    file.write_bytes(content)
    with pytest.raises(SendError, match="a certificate and its key"):
        made(file, SetClock())
    assert file.read_bytes() == content


def test_a_text_that_is_no_certificate_has_no_fingerprint() -> None:
    with pytest.raises(ValueError, match="PEM"):
        fingerprint_of("rubbish")
