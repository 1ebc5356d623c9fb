"""Files of the folder that no reader knows: counted by kind where there are so many that somebody may wonder."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from edgecode.film.media_files import PICTURE, SOUND, ending
from edgecode.usecases.ports.index import Reading

MANY: Final = 100
"""So many are said; a letter or a budget beside a script is nobody's question. An engineering choice."""
_KINDS: Final = 5


def unknown_files(readings: Iterable[Reading]) -> str:
    """Say in one sentence which files were left alone, by their endings; empty for fewer than :data:`MANY`.

    Camera and sound files do not count: papers name them. A file with a remark was told of already.
    """
    kinds = Counter(
        kind
        for reading in readings
        if not reading.format and not reading.remarks and (kind := ending(reading.path)) not in {*PICTURE, *SOUND}
    )
    count = kinds.total()
    if count < MANY:
        return ""
    told = [f"{number:,} {kind or 'without an ending'}" for kind, number in kinds.most_common(_KINDS)]
    more = len(kinds) - len(told)
    others = f" and {more} {'kind' if more == 1 else 'kinds'} more" if more else ""
    return (
        f"{count:,} files are of no kind that edgecode reads and were left alone: {', '.join(told)}{others}. "
        "What film.toml lists under ignore is not even looked at."
    )
