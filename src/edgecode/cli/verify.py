"""``edgecode-verify FILE --key KEY``: check a disclosure pack, a batch or a letter with nothing but public keys.

Knows no film and no store.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

import edgecode
from edgecode.cli.verify_batch import check_batch, is_batch
from edgecode.cli.verify_claim import check_claim
from edgecode.cli.verify_letter import check_letter
from edgecode.dispatch.letters import is_letter
from edgecode.errors import EdgecodeError, PaperError
from edgecode.papers.bundle import LARGEST, taken_out
from edgecode.papers.checking import Checked, checked
from edgecode.papers.seal import INTEGRITY, PAGE, PDF, SEAL, STATEMENT
from edgecode.record.keys import VerifierKey, read_verifier

_CANNOT_GO_ON: Final = 2
_HEAD: Final = 12
_NAMES: Final = (SEAL, STATEMENT, INTEGRITY, PAGE, PDF)
_NO_KEY: Final = (
    "Give the public key of the record with --key: the production prints it with edgecode record key. Take it from them"
    " directly, and never from the pack itself."
)


@click.command("edgecode-verify", context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.argument("pack", type=click.Path(path_type=Path))
@click.option("--key", "keys", multiple=True, metavar="KEY", help="A public key you trust, or a file with it.")
@click.option("--root", "roots", multiple=True, type=click.Path(path_type=Path), metavar="FILE",
              help="For a still or a movie: the certificate you trust.")  # fmt: skip
@click.option("--held", "--checkpoint", multiple=True, type=click.Path(path_type=Path), metavar="FILE",
              help="A checkpoint you kept; for a batch also a proof, a batch or a receipt you kept.")  # fmt: skip
@click.option("--witness", "witnesses", multiple=True, metavar="KEY", help="For a batch: a witness whose time counts.")
@click.option("--log", type=click.Path(path_type=Path), metavar="FOLDER", help="For a batch: the partner's log.")
@click.option(
    "--proof", type=click.Path(path_type=Path), metavar="FILE", help="For a batch: its proof from the window."
)
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@click.version_option(edgecode.__version__, prog_name="edgecode-verify")
def verify_command(
    pack: Path, *, keys: tuple[str, ...], roots: tuple[Path, ...], held: tuple[Path, ...], witnesses: tuple[str, ...],
    log: Path | None, proof: Path | None, as_json: bool,
) -> int:  # fmt: skip
    """Check a disclosure pack, a batch of a partner report, or a letter to a partner, with nothing but public keys.

    PACK is the zip, or the folder with the files of it. It holds where it was sealed by the record of a key you trust, not a
    byte was altered, every entry it cites is in that record and says so, and the record has grown from every checkpoint you
    kept. A still or a movie with a claim on it is checked by the certificate in --root.

    Where PACK is the signed note of a batch, the key is that of the partner's log. --log or --proof show that it is in there,
    and one old checkpoint or proof you kept that the log was not rolled back, that nobody was shown another one, and that
    nothing was put in under an earlier time. A batch or a receipt you kept shows that for its week.

    Where it is a letter, the key is that of whoever signs letters to you.

    Exit code 0: it holds. 1: it does not. 2: it cannot be checked.
    """
    if pack.is_file() and _is_media(pack):
        return check_claim(
            str(pack), roots=[_content(each).decode("ascii", "replace") for each in roots], as_json=as_json
        )
    trusted = [_key(each) for each in keys]
    if not trusted:
        raise PaperError("--key", expected=_NO_KEY, found="none")
    if pack.is_file() and is_letter(content := _content(pack)):
        return check_letter(content, keys=trusted, path=str(pack), as_json=as_json)
    kept = [_content(each) for each in held]
    if pack.is_file() and is_batch(content := _content(pack)):
        seen_by = [_key(each) for each in witnesses]
        return check_batch(
            content, keys=trusted, log=log, proof=proof, held=kept, witnesses=seen_by, read=_content, as_json=as_json
        )
    if log is not None or proof is not None or witnesses:
        what = "--log, --proof, --witness"
        raise PaperError(what, expected="a batch to look for in them", found=str(pack))
    found = checked(_files(pack), keys=trusted, held=kept)
    if as_json:
        click.echo(json.dumps(_document(found), ensure_ascii=False, indent=2))
    else:
        for line in _lines(found):
            click.echo(line)
    return 1 if found.problems else 0


def run() -> None:
    """Run it; the only place where errors become words and exit codes."""
    try:
        sys.exit(verify_command.main(standalone_mode=False) or 0)
    except EdgecodeError as error:
        _told(str(error))
    except click.exceptions.Exit as leaving:
        sys.exit(leaving.exit_code)
    except click.ClickException as error:
        _told(error.format_message())
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except Exception as error:  # noqa: BLE001  the last border: a fault of ours becomes one sentence too, never a trace
        _told(f"expected to go on, found {type(error).__name__}: {error}")


def _told(says: str) -> None:
    if "--json" in sys.argv:
        click.echo(json.dumps({"holds": False, "error": says}, ensure_ascii=False))
    click.echo(f"edgecode-verify: {says}", err=True)
    sys.exit(_CANNOT_GO_ON)


def _is_media(file: Path) -> bool:
    try:
        with file.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError as error:
        raise _unread(file, error) from error
    return head.startswith(b"\xff\xd8\xff") or head[4:8] == b"ftyp"


def _key(said: str) -> VerifierKey:
    """Read a key as it is, or from the file that holds it."""
    file = Path(said)
    if "+" in said and not file.is_file():
        return read_verifier(said.strip())
    return read_verifier(_content(file).decode("utf-8", "replace").strip())


def _files(pack: Path) -> dict[str, bytes]:
    if pack.is_dir():
        return {name: _content(pack / name) for name in _NAMES if (pack / name).exists()}
    return taken_out(_content(pack))


def _content(file: Path) -> bytes:
    try:
        size = file.stat().st_size
        if size > LARGEST:
            raise PaperError(str(file), expected=f"at most {LARGEST >> 20} MiB", found=f"{size >> 20}")
        return file.read_bytes()
    except OSError as error:
        raise _unread(file, error) from error


def _unread(file: Path, error: OSError) -> PaperError:
    return PaperError(str(file), expected="a file", found=(error.strerror or str(error)).lower())


def _lines(found: Checked) -> Iterator[str]:
    yield found.says
    for problem in found.problems:
        yield f"  {problem}"
    pack = found.pack
    if pack is not None and not found.problems:
        yield f"{pack.film}: {pack.profile}, as of {pack.on}, for {pack.addressee}"
        for absent in found.absent:
            yield f"  {absent} is not here, and was not looked at"


def _document(found: Checked) -> dict[str, object]:
    pack = found.pack
    return {
        "holds": not found.problems,
        "says": found.says,
        "problems": list(found.problems),
        "origin": found.origin,
        "entries": found.entries,
        "signed_by": list(found.signed_by),
        "absent": list(found.absent),
        "held": list(found.held),
        "film": pack.film if pack is not None else "",
        "profile": pack.profile if pack is not None else "",
        "on": pack.on if pack is not None else "",
    }
