"""Panels of several lists beside each other, and their pictures beside the files there are.

Pictures and sounds are found by the names the folder's own files have: accents come apart on some machines. What is not
there, and which panels two lists tell, is said once for a list, however long it is.
"""

from collections.abc import Iterable, Mapping

import msgspec

from edgecode.film import scene_number
from edgecode.film.board import Layer, Panel
from edgecode.film.composed import composed
from edgecode.film.few_names import few_names
from edgecode.film.page_picture import file_of, page_picture
from edgecode.film.place import Remark


def with_own_names(panels: Iterable[Panel], paths: Iterable[str]) -> tuple[Panel, ...]:
    """Give panels whose files are named as those of the folder are, where the two differ in how accents are written.

    ``paths`` are those of the folder's files. A name that fits none stays as it is.
    """
    own = {composed(path): path for path in paths if not path.isascii()}
    return tuple(_named(panel, own) if own else panel for panel in panels)


def missing_pictures(panels: Iterable[Panel], paths: Iterable[str]) -> tuple[Remark, ...]:
    """Say which pictures and drawn layers of panels are not among the folder's files: one remark a list, at its first line.

    ``paths`` are those of the folder's files; a path that leads out of the folder is none of them.
    """
    there = frozenset(paths)
    missing: dict[str, dict[str, Panel]] = {}
    for panel in panels:
        for picture in (panel.image, *(layer.image for layer in panel.layers)):
            if picture and file_of(picture) not in there:
                missing.setdefault(panel.place.path, {}).setdefault(picture, panel)
    return tuple(_without(list(pictures), first=next(iter(pictures.values()))) for pictures in missing.values())


def _without(pictures: list[str], *, first: Panel) -> Remark:
    what = "the picture" if len(pictures) == 1 else f"{len(pictures)} pictures"
    says = (
        f"expected {what} of its panels in the film's folder, found no {few_names(pictures)}; the panels stand without"
    )
    return Remark(first.place, says)


def told_in_two_lists(panels: Iterable[Panel]) -> tuple[Remark, ...]:
    """Say which panels of a list have the scene and name of panels of an earlier one: one remark for each two lists."""
    first: dict[tuple[str, str], Panel] = {}
    twice: dict[tuple[str, str], list[Panel]] = {}
    for panel in panels:
        if not panel.scene:
            continue
        one = first.setdefault((scene_number.folded(panel.scene), composed(panel.name)), panel)
        if one.place.path != panel.place.path:
            twice.setdefault((one.place.path, panel.place.path), []).append(panel)
    return tuple(_twice(other, again) for (other, _), again in twice.items())


def _twice(other: str, panels: list[Panel]) -> Remark:
    names = few_names([f"{panel.name} in scene {panel.scene}" for panel in panels])
    says = f"expected each panel in one list, found in {other} as well: {names}; all of them stand"
    return Remark(panels[0].place, says)


def _named(panel: Panel, own: Mapping[str, str]) -> Panel:
    named = (panel.image, panel.audio, panel.link, *(layer.image for layer in panel.layers))
    if all(path.isascii() for path in named):
        return panel
    return msgspec.structs.replace(
        panel,
        image=_own(panel.image, own),
        audio=_own(panel.audio, own),
        link=_own(panel.link, own),
        layers=tuple(Layer(layer.name, _own(layer.image, own), layer.opacity) for layer in panel.layers),
    )


def _own(path: str, own: Mapping[str, str]) -> str:
    paged = page_picture(path)
    if paged is not None:
        return str(msgspec.structs.replace(paged, path=own.get(composed(paged.path), paged.path)))
    return own.get(composed(path), path)
