"""What was stated for the papers in one plain line: for the record's own page, and to be read back by who said it."""

from edgecode.papers.claims import CLAIM
from edgecode.papers.statements import Attested, Authorship, Delivered, PackSaid, Stated, Tool, Use, Wording


def stated_says(stated: Stated) -> str:
    """Say it in one line, without who said it."""
    if isinstance(stated, Tool):
        parts = (stated.name, stated.version, stated.vendor, stated.nature)
        return ", ".join(part for part in parts if part)
    if isinstance(stated, Use):
        what = f": {stated.what}" if stated.what else ""
        return f"{stated.tool}, on the {stated.part}{what}"
    if isinstance(stated, Authorship):
        return f"the {stated.part}: {', '.join(stated.people)}, {stated.making}"
    return _of_papers(stated)


def _of_papers(stated: Attested | Wording | PackSaid | Delivered) -> str:
    if isinstance(stated, Attested):
        return CLAIM[stated.claim].says if stated.claim in CLAIM else stated.claim
    if isinstance(stated, Wording):
        return stated.text or "none any more"
    if isinstance(stated, PackSaid):
        return f"{stated.profile}, of {stated.on}, {stated.digest[:16]}"
    return f"a file, {stated.digest[:16]}"
