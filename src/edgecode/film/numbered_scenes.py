"""The scenes of one draft by their numbers, however these are written; the first wins where a number stands twice."""

from edgecode.film import scene_number
from edgecode.film.script import Scene, Script


def scenes_by_number(script: Script) -> dict[str, Scene]:
    """Index the scenes that have a number by their folded numbers."""
    found: dict[str, Scene] = {}
    for scene in script.scenes:
        if scene.number:
            found.setdefault(scene_number.folded(scene.number), scene)
    return found


def scene_numbered(script: Script, number: str) -> Scene | None:
    """Find a scene by its number; ``None`` where the draft has none of it, and for no number at all."""
    wanted = scene_number.folded(number)
    return next((scene for scene in script.scenes if wanted and scene_number.folded(scene.number) == wanted), None)
