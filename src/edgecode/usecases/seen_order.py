"""In what order the files of a film were first seen; of drafts and of cuts, the one seen last is the current one."""

import re
from collections.abc import Iterable

from edgecode.film.cut import Cut
from edgecode.usecases.read_folder import Holdings


def seen_order(holdings: Holdings, path: str) -> tuple[int, list[tuple[str, int]]]:
    """Sorts paths by when they were first seen; those seen together as people number them, 9 before 10."""
    parts = re.findall(r"([^0-9]*)([0-9]*)", path)
    return holdings.first_seen.get(path, 0), [(words.casefold(), int(number[:18] or -1)) for words, number in parts]


def cuts_in_order(cuts: Iterable[Cut], holdings: Holdings) -> tuple[Cut, ...]:
    """Sort cuts by when their files were first seen; those of one file stay as the file has them."""
    return tuple(sorted(cuts, key=lambda cut: seen_order(holdings, cut.path)))
