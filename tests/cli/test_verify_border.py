"""Whoever checks a pack gets a sentence, whatever goes wrong on the way."""

from pathlib import Path

import pytest

from edgecode.cli import verify

KEY = "edgecode/x+00000000+AAAA"


def told(capsys: pytest.CaptureFixture[str]) -> str:
    """Run it, which ends by leaving with 2; gives what was said on standard error."""
    with pytest.raises(SystemExit) as left:
        verify.run()
    assert left.value.code == 2
    said = capsys.readouterr().err
    assert "Traceback" not in said
    return said


def test_a_fault_of_ours_is_one_sentence_and_exit_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(_said: str) -> None:
        raise RuntimeError("unlucky")

    (tmp_path / "pack.zip").write_bytes(b"PK")
    monkeypatch.setattr(verify, "_key", fails)
    monkeypatch.setattr("sys.argv", ["edgecode-verify", str(tmp_path / "pack.zip"), "--key", KEY])
    assert told(capsys) == "edgecode-verify: expected to go on, found RuntimeError: unlucky\n"


def test_a_file_that_may_not_be_read_is_told_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuses(_file: Path, *_how: object) -> None:
        raise PermissionError(13, "Permission denied")

    pack = tmp_path / "pack.zip"
    pack.write_bytes(b"PK")
    monkeypatch.setattr(Path, "open", refuses)
    monkeypatch.setattr("sys.argv", ["edgecode-verify", str(pack), "--key", KEY])
    assert told(capsys) == f"edgecode-verify: {pack}: expected a file, found permission denied\n"
