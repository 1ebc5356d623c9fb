"""``edgecode guest pack``: the partner's side, a folder into one signed file."""

from pathlib import Path

import click

from edgecode.boundary.errors import GuestError
from edgecode.boundary.guest.manifest import NOTE, Manifest
from edgecode.boundary.guest.manifest_toml import read
from edgecode.cli.output import console, plural, write_json
from edgecode.cli.person import json_option
from edgecode.guests.bundle_file import zipped
from edgecode.guests.bundle_folder import TOLD, read_folder
from edgecode.record.note import decoded
from edgecode.store.small_files import read_small, write_small
from edgecode.store.system_clock import SystemClock
from edgecode.usecases.guests.signed_bundles import packed
from edgecode.usecases.moments import day_of
from edgecode.usecases.partners.partner_key import read_private


@click.command("pack", short_help="Pack a tool's folder into a bundle and sign it, as the partner.")
@click.argument("folder")
@click.option(
    "--key", "key_file", required=True, metavar="KEYFILE", help="The private key that edgecode partner key made."
)
@click.option("--out", required=True, metavar="FILE", help="The new file for the bundle, outside the folder.")
@json_option
def pack(folder: str, *, key_file: str, out: str, as_json: bool) -> None:
    """Pack a tool's folder into a bundle and sign it, as the partner.

    FOLDER holds tool.toml, which says what the tool is, and its files. Their digests and the key are filled in. The same
    folder and key give the same bytes. Every key of tool.toml is in docs/guest-tools.md.
    """
    if Path(out).resolve().is_relative_to(Path(folder).resolve()):
        raise GuestError(out, expected=f"a file outside {folder}, which is packed whole", found="one in it")
    key = read_private(read_small(key_file), path=key_file)
    told, files = read_folder(folder)
    bundle = packed(told, files=files, key=key, today=day_of(SystemClock().now()), path=f"{folder}/{TOLD}")
    data = zipped(bundle)
    write_small(out, data)
    _tell(read(decoded(bundle.note).text, path=NOTE), out=out, length=len(data), as_json=as_json)


def _tell(manifest: Manifest, *, out: str, length: int, as_json: bool) -> None:
    if as_json:
        write_json(
            {
                "tool": str(manifest.tool),
                "version": manifest.version,
                "until": manifest.until,
                "files": manifest.files,
                "key": manifest.partner.key,
                "bytes": length,
                "out": out,
            }
        )
        return
    console().print(
        f"{out}: {manifest.title}, tool {manifest.tool}, version {manifest.version}, until {manifest.until}; "
        f"{plural(len(manifest.files), 'file')}, signed by {manifest.partner.key}"
    )
