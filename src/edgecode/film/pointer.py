"""How a person points at something in the film from outside it: a scene, and if need be the first words of a line."""

import msgspec

from edgecode.film import scene_number
from edgecode.film.covers import paragraph_saying
from edgecode.film.script import Script


class Pointer(msgspec.Struct, frozen=True, kw_only=True):
    """A scene by number, a line of it by its words, a take by its slate; empty fields point at nothing."""

    scene: str = ""
    line: str = ""
    take: str = ""
    film: bool = False
    """The whole film: what belongs to no scene and no take of it."""

    def __str__(self) -> str:
        """Say it as a person would: ``scene 4, “You said you'd”``."""
        parts = [f"scene {self.scene}" if self.scene else "", f"“{self.line}”" if self.line else "", self.take]
        return ", ".join(part for part in parts if part) or "the whole film"


def paragraph_at(pointer: Pointer, *, script: Script) -> int | None:
    """Find the paragraph a pointer's words mean, inside its scene where it names one; ``None`` when nothing says them."""
    if not pointer.line:
        return None
    wanted = scene_number.folded(pointer.scene)
    for scene in script.scenes:
        if not wanted or scene_number.folded(scene.number) == wanted:
            found = paragraph_saying(pointer.line, script=script, first=scene.first, last=scene.last)
            if found is not None:
                return found
    return None
