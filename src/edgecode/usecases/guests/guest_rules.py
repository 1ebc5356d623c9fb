"""Whether a guest tool can be let in: by what the film is enrolled for, and the versions before."""

from collections.abc import Iterable
from typing import Final

from edgecode.boundary.errors import GuestError
from edgecode.boundary.guest.manifest import Manifest
from edgecode.entries.entry import Entry
from edgecode.entries.kind import Kind
from edgecode.record.keys import read_verifier
from edgecode.usecases.ports.guests import Installed

_REPORTS: Final = frozenset(
    {
        *(Kind.FILM_ENROLLED_FOR_REPORTS, Kind.AGREEMENT_SIGNED, Kind.AGREEMENT_WIDENED),
        *(Kind.AGREEMENT_NARROWED, Kind.AGREEMENT_REVOKED, Kind.AGREEMENT_EXPIRED),
    }
)
_FOR_ALL: Final = "A film is enrolled for reports or for guest tools, for all partners, from the start."


def check_film(name: str, entries: Iterable[Entry], *, has_agreements: bool) -> None:
    """Refuse a film on which there is or ever was an agreement on reports, with whichever partner. Raises ``GuestError``."""
    if has_agreements or any(entry.kind in _REPORTS for entry in entries):
        expected, found = "a film without an agreement on reports, now or ever", "one that is enrolled for reports"
        raise GuestError(name, expected=expected, found=found, advice=_FOR_ALL)


def check_version(name: str, manifest: Manifest, *, note: bytes, before: Installed | None) -> None:
    """Refuse an older version, another text of the same one, and another partner's. Raises ``GuestError``."""
    if before is None:
        return
    had = before.manifest
    if read_verifier(had.partner.key).public != read_verifier(manifest.partner.key).public:
        found = f"one that {manifest.partner.name} signed with another key"
        raise GuestError(name, expected=f"a version that {had.partner.name} signed with the key it had", found=found)
    if manifest.version < had.version:
        raise GuestError(name, expected=f"version {had.version} or a later one", found=f"version {manifest.version}")
    if manifest.version == had.version and note != before.note:
        found = f"another text of version {had.version}"
        raise GuestError(
            name, expected="a version that was signed once", found=found, advice="Ask for a later version."
        )
    if manifest.version == had.version and before.removed is None:
        raise GuestError(name, expected="a later version", found=f"version {had.version}, which is in")


def named(manifest: Manifest) -> str:
    """Name a version of a tool in words."""
    return f"“{manifest.title}”, guest tool {manifest.tool} of {manifest.partner.name}, version {manifest.version}"
