"""Slates."""
import msgspec


class Slate(msgspec.Struct, frozen=True, kw_only=True):
    """x."""
    text: str
