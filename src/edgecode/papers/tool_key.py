"""What tells one tool from another by its name."""

import unicodedata


def tool_key(name: str) -> str:
    """Give what tells one tool's name from another, however it is written."""
    return unicodedata.normalize("NFC", " ".join(name.split())).casefold()
