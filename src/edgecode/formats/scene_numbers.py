"""What a reader of scripts says about the numbers of its scenes."""

from collections.abc import Iterator, Sequence

from edgecode.film.place import Remark
from edgecode.film.script import Scene


def used_twice(scenes: Sequence[Scene]) -> Iterator[Remark]:
    """Remark on each scene whose number an earlier one has; the case of letters does not matter."""
    lines: dict[str, int | None] = {}
    for scene in scenes:
        number = scene.number.upper()
        if number and number in lines:
            says = f"expected each scene number once, found {scene.number} also on line {lines[number]}"
            yield Remark(scene.place, says)
        lines.setdefault(number, scene.place.line)
