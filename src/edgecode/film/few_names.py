"""Some of many names in one sentence."""

from collections.abc import Sequence
from typing import Final

_FEW: Final = 5


def few_names(names: Sequence[str]) -> str:
    """Name up to five and count the rest: ``a, b, c, d, e and 295 more``."""
    more = f" and {len(names) - _FEW} more" if len(names) > _FEW else ""
    return f"{', '.join(names[:_FEW])}{more}"
