"""Whether a guest tool can be let in: by what the film is enrolled for, and the versions before."""

from edgecode.boundary.errors import GuestError
from edgecode.boundary.guest.manifest import Manifest
from edgecode.record.keys import read_verifier
from edgecode.usecases.enrolment import FOR_ALL, Enrolled
from edgecode.usecases.ports.guests import Installed


def check_film(name: str, enrolled: Enrolled | None, *, has_agreements: bool) -> None:
    """Refuse a film on which there is or ever was an agreement on reports, with whichever partner. Raises ``GuestError``.

    One that came on record after the first guest tool is void, and nothing is kept of it. ``has_agreements`` is whether
    anything is kept of one: then something could be sent, whatever the record says.
    """
    if enrolled is Enrolled.REPORTS or has_agreements:
        expected, found = "a film without an agreement on reports, now or ever", "one that is enrolled for reports"
        raise GuestError(name, expected=expected, found=found, advice=FOR_ALL)


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
