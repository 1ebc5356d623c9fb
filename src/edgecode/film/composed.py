"""Names are the same however their accents are written: macOS takes them apart where others do not."""

import unicodedata


def composed(name: str) -> str:
    """A name for comparing, each accent as one letter with what it stands on (Unicode NFC)."""
    return name if name.isascii() else unicodedata.normalize("NFC", name)
