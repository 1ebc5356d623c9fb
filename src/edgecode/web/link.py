"""Addresses inside the room."""

from urllib.parse import urlencode


def link(path: str, /, **words: str) -> str:
    """A link inside the room; what is empty is left out."""
    asked = urlencode({name: word for name, word in words.items() if word})
    return f"{path}?{asked}" if asked else path
