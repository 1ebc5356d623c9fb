"""Scan what is about to go out: a batch for a partner, and any letter to come."""

from edgecode.boundary.scan.fingerprints import Fingerprints
from edgecode.boundary.scan.scanner import Scan, scan


def scan_batch(body: str, fingerprints: Fingerprints) -> Scan:
    """Scan a body as it would go out. Where :attr:`~edgecode.boundary.scan.scanner.Scan.stops` is true, it must not."""
    return scan(body.encode("utf-8", "surrogatepass"), fingerprints=fingerprints)


def scan_says(found: Scan) -> str:
    """Say a scan in a sentence for a person of the film; it names how, and nothing of what was found."""
    if not found.hit:
        return (
            "Nothing of the film was found."
            if found.whole
            else "There was more to look through than is looked through."
        )
    many = f"{found.shingles} stretches of 20 letters" if found.shingles != 1 else "a stretch of 20 letters"
    names = f"{found.names} names" if found.names != 1 else "a name"
    what = " and ".join(said for said, count in ((many, found.shingles), (names, found.names)) if count)
    sure = "; a canary of this film is among it" if found.canary else ""
    return f"Something of the film was found, read {found.how!r}: {what}{sure}."
