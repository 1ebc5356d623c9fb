"""Trying a tool as its engineer: run as it will be run at the studio, on files of the engineer's own. No film comes into it."""

import json
from collections.abc import Mapping
from typing import Final

import msgspec

from edgecode.boundary.errors import GuestError
from edgecode.boundary.guest import manifest_toml
from edgecode.boundary.guest.inputs import ABOUT, PLACES, about, file_of
from edgecode.boundary.guest.manifest import Manifest, Part
from edgecode.boundary.guest.selections import Understood, understood
from edgecode.usecases.guests.signed_bundles import filled_in
from edgecode.usecases.ports.guests import Bundle, Ending, GuestRoom, Ran

INPUTS: Final = tuple(file_of(part) for part in Part)
"""The files that an engineer may give a tool; which of them there are is written by us, as at the studio."""
_ADVICE: Final = "Nothing was run. docs/guest-tools.md tells what a tool sees."


class Tried(msgspec.Struct, frozen=True, kw_only=True):
    """How a try went: the manifest with what was filled in, the run, and how what it gave is read, all sentences approved."""

    manifest: Manifest
    ran: Ran
    read: Understood

    @property
    def is_clean(self) -> bool:
        """Whether it ended well and nothing was dropped."""
        return self.ran.ending is Ending.DONE and not self.read.refused


def try_tool(
    told: bytes, *, files: Mapping[str, bytes], inputs: Mapping[str, bytes], room: GuestRoom, path: str, where: str
) -> Tried:
    """Run a tool's files on inputs by their names. ``told`` is its manifest in the file ``path``, ``where`` has the inputs.

    A part that the manifest does not read is not there for it, as at the studio. Raises :class:`GuestError`.
    """
    manifest = filled_in(told, files=files, key="", path=path)
    parts = {part: inputs[file_of(part)] for part in manifest.reads if file_of(part) in inputs}
    if not parts:
        expected = f"{' or '.join(map(file_of, manifest.reads))}, which it reads"
        raise GuestError(where, expected=expected, found="none", advice=_ADVICE)
    staged = {part: _counted(part, data, where=where) for part, data in parts.items()}
    given = {ABOUT: about(parts), **{file_of(part): data for part, data in parts.items()}}
    bundle = Bundle(note=manifest_toml.text(manifest).encode(), files=dict(files))
    ran = room.run(bundle, program=manifest.program, inputs=given)
    return Tried(manifest=manifest, ran=ran, read=understood(ran.output, templates=manifest.templates, staged=staged))


def _counted(part: Part, data: bytes, *, where: str) -> int:
    """Count the places of a part, which are dealt from 0 in their order."""
    name = f"{where}/{file_of(part)}"
    try:
        found = json.loads(data)
        places = [each["at"] for each in found[PLACES[part]]]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        expected = f"JSON with a list of {PLACES[part]}, each with its at"
        raise GuestError(name, expected=expected, found="something else", advice=_ADVICE) from error
    if places != list(range(len(places))):
        expected = f"{PLACES[part]} whose at count from 0, one by one"
        raise GuestError(name, expected=expected, found="other numbers", advice=_ADVICE)
    return len(places)
