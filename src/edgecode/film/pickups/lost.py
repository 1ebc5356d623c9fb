"""What was shot and does not stand in the current cut, by the rule of the check ``line-lost-in-cut``."""

from collections.abc import Iterator

import msgspec

from edgecode.film.film import Film


class Lost(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Required paragraphs of one scene that no clip of the cut covers; ``whole`` where it has no clip of the scene at all.

    ``scene`` is the scene's place in :attr:`Script.scenes`.
    """

    scene: int
    paragraphs: tuple[int, ...]
    whole: bool = False


def lost_in_cut(film: Film) -> Iterator[Lost]:
    """Give what of each scene was lost, in script order; nothing where no clip of the cut is proven to cover a line.

    A scene without a clip counts only between two that have some: a cut may be of a part of the film.
    """
    if film.script is None or film.cut is None or not film.used.linings:
        return
    wanted: dict[int, list[int]] = {}
    for index in sorted(film.required.difference(film.owed)):
        wanted.setdefault(film.script.paragraphs[index].scene, []).append(index)
    used = {
        at
        for at, scene in enumerate(film.script.scenes)
        if any(film.used.over(index) for index in range(scene.first, scene.last))
    }
    for at, lines in wanted.items():
        lost = tuple(line for line in lines if not film.used.over(line))
        if lost and (at in used or min(used) < at < max(used)):
            yield Lost(scene=at, paragraphs=lost, whole=at not in used)
