"""Signing bundles as the partner, and checking that one is as its partner signed it.

The signed note names each file by its SHA-256, so that one signature holds for all of it. The key to check it with is one that
a person had from the partner by another way than the bundle: the key that stands in a bundle proves nothing.
"""

import datetime as dt
import hashlib
from collections.abc import Mapping
from typing import Final

from edgecode.boundary.errors import GuestError
from edgecode.boundary.guest import manifest_toml
from edgecode.boundary.guest.bundle_paths import printable
from edgecode.boundary.guest.manifest import NOTE, Manifest
from edgecode.boundary.toml_table import shown
from edgecode.errors import NoteError
from edgecode.record.keys import SigningKey, VerifierKey
from edgecode.record.note import Note, check_signed, decoded, encoded, signed
from edgecode.usecases.ports.guests import Bundle

MOST_DAYS: Final = 366
"""Days from the day on which it is looked at that a tool may be run; a longer trust is given anew."""
_NOT_ITS_OWN: Final = "Ask the partner for the bundle as they signed it, and for their key by another way."
_MOST_NOTE_BYTES: Final = 1 << 18
_SIGNATURE: Final = "\n— ".encode()


def packed(told: bytes, *, files: Mapping[str, bytes], key: SigningKey, today: str, path: str) -> Bundle:
    """Make a bundle of files and of a manifest as a person writes it, without digests and key, as its partner.

    ``told`` is that manifest, in the file ``path``; ``today`` is a day as ISO 8601 has it. What the studio will look at when
    it installs is looked at here. Raises :class:`GuestError`.
    """
    manifest = filled_in(told, files=files, key=str(key.verifier), path=path)
    bundle = signed_bundle(manifest, files=files, key=key, path=path)
    check_bundle(bundle, key=key.verifier, today=today, path=path)
    return bundle


def filled_in(told: bytes, *, files: Mapping[str, bytes], key: str, path: str) -> Manifest:
    """Read a manifest as a person writes it, and fill in the files' digests and the key. Raises :class:`GuestError`."""
    try:
        text = told.decode()
    except UnicodeDecodeError as error:
        raise GuestError(path, expected="a manifest as TOML in UTF-8", found=f"other bytes at {error.start}") from error
    digests = {name: _digest(data) for name, data in files.items()}
    return manifest_toml.completed(text, path=path, files=digests, key=key)


def signed_bundle(manifest: Manifest, *, files: Mapping[str, bytes], key: SigningKey, path: str) -> Bundle:
    """Sign a manifest as its partner. Raises :class:`GuestError` where it names another key than this."""
    if manifest.partner.key != str(key.verifier):
        raise GuestError(path, expected=f"a manifest with the key {key.verifier}", found=shown(manifest.partner.key))
    return Bundle(note=encoded(signed(manifest_toml.text(manifest), key=key)), files=dict(files))


def check_bundle(bundle: Bundle, *, key: VerifierKey, today: str, path: str) -> Manifest:
    """Check that a bundle is as its partner signed it, and may be run on a day (ISO 8601); gives its manifest.

    ``key`` is the partner's public key as a person named it, ``path`` the bundle as it was named. Raises
    :class:`GuestError` for one that is unsigned, signed by another key, altered, expired or good for too long.
    """
    note = _note(bundle.note, path=path)
    try:
        check_signed(note, key=key)
    except NoteError as error:
        found = "none" if error.found == "none" else "one that does not hold: the manifest was changed since"
        raise GuestError(path, expected=f"a signature by {key}", found=found, advice=_NOT_ITS_OWN) from error
    if len(note.signatures) > 1:
        found = f"{len(note.signatures)} signatures"
        raise GuestError(path, expected="the partner's signature alone", found=found, advice=_NOT_ITS_OWN)
    manifest = manifest_toml.read(note.text, path=f"{path}/{NOTE}")
    if manifest.partner.key != str(key):
        expected = f"a manifest that names the key {key} as its partner's"
        raise GuestError(path, expected=expected, found=shown(manifest.partner.key), advice=_NOT_ITS_OWN)
    _check_files(bundle.files, digests=manifest.files, path=path)
    check_day(manifest, today=today, path=path)
    return manifest


def check_day(manifest: Manifest, *, today: str, path: str) -> None:
    """Check that a tool may be run on a day, as ISO 8601 has it. Raises :class:`GuestError`."""
    days = (dt.date.fromisoformat(manifest.until) - dt.date.fromisoformat(today)).days
    if days < 0:
        advice = "Ask the partner for a newer version of the tool."
        expected = f"a tool that may be run on {today}"
        raise GuestError(path, expected=expected, found=f"one that was to be run until {manifest.until}", advice=advice)
    if days > MOST_DAYS:
        expected = f"a tool whose until is at most {MOST_DAYS} days from {today}"
        advice = "Ask the partner for a bundle with an earlier day."
        raise GuestError(path, expected=expected, found=manifest.until, advice=advice)


def _note(data: bytes, *, path: str) -> Note:
    if len(data) > _MOST_NOTE_BYTES:
        expected = f"a signed manifest of at most {_MOST_NOTE_BYTES} bytes"
        raise GuestError(path, expected=expected, found=f"{len(data)}", advice=_NOT_ITS_OWN)
    try:
        return decoded(data)
    except NoteError as error:
        found = error.found if _SIGNATURE in data else "no signature"
        expected = f"a bundle that its partner signed: {error.expected}"
        raise GuestError(path, expected=expected, found=found, advice=_NOT_ITS_OWN) from error


def _check_files(files: Mapping[str, bytes], *, digests: Mapping[str, str], path: str) -> None:
    for name in sorted({*files, *digests}):
        where = printable(f"{path}/{name}")
        if name not in files:
            raise GuestError(where, expected="a file that the manifest names", found="none", advice=_NOT_ITS_OWN)
        if name not in digests:
            found = "one that it does not name"
            raise GuestError(where, expected="only files that the manifest names", found=found, advice=_NOT_ITS_OWN)
        if _digest(files[name]) != digests[name]:
            expected = f"a file with the SHA-256 {digests[name]}"
            raise GuestError(where, expected=expected, found=_digest(files[name]), advice=_NOT_ITS_OWN)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
