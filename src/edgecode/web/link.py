"""Addresses inside the room."""

from functools import lru_cache
from urllib.parse import urlencode


@lru_cache(maxsize=8_192)  # a page links hundreds of clips or takes, the same ones each time it is shown
def link(path: str, /, **words: str) -> str:
    """A link inside the room; what is empty is left out."""
    asked = urlencode({name: word for name, word in words.items() if word})
    return f"{path}?{asked}" if asked else path
