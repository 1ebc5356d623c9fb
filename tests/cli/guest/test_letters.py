"""``edgecode guest letter`` as people call it: a file in, a file out; and ``edgecode-verify`` as a partner does."""

import json
import shutil
from pathlib import Path

import pytest

from conftest import written
from edgecode.store.guest_tools import GuestToolsStore
from edgecode.store.places import stores_of
from edgecode.usecases.ports.guests import Installed
from simulators import command_line
from simulators.agreeing_film import FILM
from simulators.command_line import Edgecode, program
from simulators.guest_bundles import BUNDLE, MANIFEST
from simulators.lettered_film import HONEST, LINE, QUOTES

edgecode: Edgecode = command_line.run
verify: Edgecode = program("edgecode-verify")
BY = ("--by", "Bea Nwosu")


@pytest.fixture
def film(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A film with a tool that is in, and two letters beside it: an honest one, and one that quotes the film."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)
    folder = written(FILM, tmp_path / "film")
    stores = stores_of(folder)
    assert stores is not None
    installed = Installed(manifest=MANIFEST, note=BUNDLE.note, at=0, by="Bea Nwosu", entry="0" * 32)
    GuestToolsStore(stores.resolve()).install(installed, bundle=BUNDLE)
    Path("note.txt").write_bytes(HONEST)
    Path("quotes.txt").write_bytes(QUOTES)
    return folder


def write(*words: str, file: str = "note.txt") -> str:
    """Write a letter and give its id."""
    said = edgecode("guest", "letter", "write", file, "Second Hearing", "film", *BY, *words, "--json")
    assert said.out.count("state"), said
    return str(json.loads(said.out)["letter"])


def test_a_letter_goes_from_a_file_to_the_partner_and_is_checked_there(film: Path) -> None:
    """Written, shown, signed, given out twice; the partner checks it with the key alone, and a changed one does not hold."""
    own = write()
    shown = edgecode("guest", "letter", "show", own[:5], "film")
    assert shown.code == 0
    assert shown.out.endswith("\n\n" + HONEST.decode())
    assert "Bea Nwosu: written, and not signed yet" in shown.err
    signed = edgecode("guest", "letter", "sign", own, "film", *BY)
    key = signed.out.strip().rpartition(" ")[2]
    assert signed.code == 0
    for out in ("one.note", "two.note"):
        assert edgecode("guest", "letter", "send", own, "film", "--out", out, *BY).code == 0
    assert Path("one.note").read_bytes() == Path("two.note").read_bytes()
    assert Path("one.note").read_text().startswith(shown.out + "\n\u2014 edgecode.letters/")
    held = verify("one.note", "--key", key)
    assert (held.code, held.err) == (0, "")
    assert "from Bea Nwosu to Aria Labs, about Second Hearing, version 3" in held.out
    assert json.loads(verify("one.note", "--key", key, "--json").out)["holds"] is True
    Path("bad.note").write_bytes(Path("one.note").read_bytes().replace(b"three", b"seven"))
    bad = verify("bad.note", "--key", key)
    assert bad.code == 1
    assert "changed after it was signed" in bad.out
    assert edgecode("guest", "letter", "list", "film").out.count("sent") == 1
    assert film.is_dir()


@pytest.mark.usefixtures("film")
def test_a_letter_that_quotes_the_film_ends_with_1_and_says_where() -> None:
    said = edgecode("guest", "letter", "write", "quotes.txt", "00c0", "film", *BY)
    assert said.code == 1
    assert f"line 4  {LINE}" in said.out
    assert "this one cannot be signed" in said.out
    [row] = json.loads(edgecode("guest", "letter", "list", "film", "--json").out)
    assert (row["state"], row["stretches"][0]["quote"]) == ("stopped by the scanner", LINE)
    refused = edgecode("guest", "letter", "sign", row["letter"], "film", *BY)
    assert refused.code == 2
    assert "found stopped by the scanner" in refused.err


@pytest.mark.usefixtures("film")
@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "something in it"),
        ("Dear all".encode("utf-16"), "a plain text in UTF-8"),
        (bytes(range(256)), "a plain text in UTF-8"),
        (b"a" * 2_000_000, "found one of more than 131072 bytes"),
        (b"Dear \xe2\x80\x8ball\n", "U+200B (a character that is not seen)"),
    ],
)
def test_bad_files_get_one_sentence_and_exit_code_2(data: bytes, says: str) -> None:
    Path("bad.txt").write_bytes(data)
    said = edgecode("guest", "letter", "write", "bad.txt", "Second Hearing", "film", *BY)
    assert (said.code, said.out) == (2, "")
    assert says in said.err
    assert "Traceback" not in said.err
    assert edgecode("guest", "letter", "list", "film").out.startswith("No letter yet.")


@pytest.mark.usefixtures("film")
def test_a_file_with_other_line_ends_is_put_right_and_that_is_told() -> None:
    Path("windows.txt").write_bytes(HONEST.replace(b"\n", b"\r\n"))
    said = edgecode("guest", "letter", "write", "windows.txt", "Second Hearing", "film", *BY)
    assert said.code == 0
    assert "put right: line ends made plain" in said.out


@pytest.mark.usefixtures("film")
def test_nothing_is_written_over_and_nothing_is_on_record_then() -> None:
    own = write()
    edgecode("guest", "letter", "sign", own, "film", *BY)
    said = edgecode("guest", "letter", "send", own, "film", "--out", "note.txt", *BY)
    assert said.code == 2
    assert Path("note.txt").read_bytes() == HONEST
    assert "signed, and not sent yet" in edgecode("guest", "letter", "list", "film").out


@pytest.mark.usefixtures("film")
def test_a_withdrawn_letter_is_not_given_out() -> None:
    own = write("--from", "B. Nwosu")
    assert edgecode("guest", "letter", "withdraw", own, "film", *BY).code == 0
    said = edgecode("guest", "letter", "send", own, "film", "--out", "x.note", *BY)
    assert said.code == 2
    assert "found withdrawn" in said.err
    assert not Path("x.note").exists()


@pytest.mark.usefixtures("film")
def test_a_copied_film_signs_no_letter(tmp_path: Path) -> None:
    """The folder is copied with all its stores: the copy shows its letters and signs none, nor is a key drawn for it."""
    own = write()
    shutil.copytree("film", "copy")
    assert edgecode("guest", "letter", "show", own, "copy").code == 0
    said = edgecode("guest", "letter", "sign", own, "copy", *BY)
    assert said.code == 2
    assert "a record that may be written to here" in said.err
    assert not (tmp_path / "state" / "edgecode" / "letters").exists()


def test_verify_asks_for_one_key(tmp_path: Path) -> None:
    file = tmp_path / "letter.note"
    file.write_bytes(b"edgecode letter 1\nfrom x\n")
    assert verify(file).code == 2
    assert verify(file, "--key", "nothing+00000000+AA").code == 2
