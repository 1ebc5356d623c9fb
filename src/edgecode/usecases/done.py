"""What was acknowledged."""

import msgspec


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """What was acknowledged: the entry's id in hex, its place in the record from 0, one sentence, and the checkpoint."""

    entry: str
    index: int
    says: str
    checkpoint: str = ""
