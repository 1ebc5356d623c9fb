"""One thing somebody said of a part of the film, as it is laid over what the files hold."""

from typing import Generic, TypeVar

import msgspec

D = TypeVar("D")


class SaidOf(msgspec.Struct, Generic[D], frozen=True, gc=False, kw_only=True):
    """Who said it, the id of its entry in hex, when (ms since 1970, UTC), in plain words, and the deed itself."""

    by: str
    entry: str
    says: str
    deed: D
    at: int = 0
