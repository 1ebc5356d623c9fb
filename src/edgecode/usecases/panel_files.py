"""Pictures and sounds of panels, by the names the folder's own files have: accents come apart on some machines."""

from collections.abc import Iterable, Mapping

import msgspec

from edgecode.film.board import Layer, Panel
from edgecode.film.composed import composed


def with_own_names(panels: Iterable[Panel], paths: Iterable[str]) -> tuple[Panel, ...]:
    """Give panels whose files are named as those of the folder are, where the two differ in how accents are written.

    ``paths`` are those of the folder's files. A name that fits none stays as it is.
    """
    own = {composed(path): path for path in paths if not path.isascii()}
    return tuple(_named(panel, own) if own else panel for panel in panels)


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
    return own.get(composed(path), path)
