"""The list of scenes that stands at the top of pages, and how one of them is asked for."""

from collections.abc import Iterable

import msgspec

from edgecode.errors import UnknownSceneError
from edgecode.film import scene_number
from edgecode.usecases.show_coverage import SceneView
from edgecode.web.link import link


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """One scene in the list: and where it is shown."""

    view: SceneView
    href: str


def listed_scenes(views: tuple[SceneView, ...], *, path: str) -> list[Listed]:
    """List scenes, each with where it is shown on the page at ``path``."""
    shown = scene_links([view.number for view in views], path=path)
    return [Listed(view=view, href=href) for view, href in zip(views, shown, strict=True)]


def scene_links(numbers: Iterable[str], *, path: str) -> list[str]:
    """Say where each scene of a film is shown on the page at ``path``, ``numbers`` in the film's order.

    Scenes are found by their number, so that links hold through drafts; by place where the number is not their own.
    """
    seen = {""}
    found = []
    for place, number in enumerate(numbers):
        key = scene_number.folded(number)
        found.append(link(path, at=str(place)) if key in seen else link(path, scene=number))
        seen.add(key)
    return found


def place_of(views: tuple[SceneView, ...], *, scene: str, at: int | None) -> int:
    """Find a scene by its number or its place; the first one without either. Raises :class:`UnknownSceneError`."""
    if at is not None and 0 <= at < len(views):
        return at
    wanted = scene_number.folded(scene)
    if not wanted and at is None:
        return 0
    for place, view in enumerate(views):
        if wanted and scene_number.folded(view.number) == wanted:
            return place
    known = ", ".join(view.number for view in views if view.number)
    raise UnknownSceneError(scene or str(at), known=known)
