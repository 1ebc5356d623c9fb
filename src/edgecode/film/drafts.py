"""The drafts of a film: which one is current, where everything stands in it, and which one a paper means."""

from collections.abc import Iterable
from functools import lru_cache

import msgspec

from edgecode.film.numbered_scenes import scenes_by_number
from edgecode.film.script import Scene, Script
from edgecode.film.speech import NumberedLine, numbered_lines


class Drafts(msgspec.Struct, frozen=True, eq=False):
    """All drafts that were read and which one is current; each scene by its folded number, each paragraph by its id.

    Two are the same only if they are one object: comparing whole scripts would cost more than lining them.
    """

    current: Script
    all: tuple[Script, ...]
    scenes: dict[str, dict[str, Scene]]
    """Path of a draft -> folded number -> scene; the first wins where a number stands twice."""
    places: dict[str, int]
    """Paragraph id -> its index in the current draft."""
    counted: dict[tuple[str, int], tuple[NumberedLine, ...]] = {}
    """Path of a draft, first paragraph of a scene -> its numbered lines, as far as somebody asked for them."""

    def lines(self, script: Script, scene: Scene) -> tuple[NumberedLine, ...]:
        """Number the lines of a scene of one of the drafts, once."""
        key = (script.path, scene.first)
        if key not in self.counted:
            self.counted[key] = numbered_lines(script, scene)
        return self.counted[key]


def drafts_of(current: Script, scripts: Iterable[Script]) -> Drafts:
    """Index the drafts of a film."""
    every = tuple(scripts)
    return Drafts(
        current=current,
        all=every,
        scenes={script.path: scenes_by_number(script) for script in every},
        places={paragraph.id: index for index, paragraph in enumerate(current.paragraphs)},
    )


@lru_cache(maxsize=256)
def draft_named(name: str, drafts: tuple[tuple[str, str], ...]) -> int | None:
    """Find the draft that a paper or a person names, among (title page, path).

    By its title page before its file's name, and the one that says least besides.

    Numbers besides do not count, since a title page has its date.
    """
    wanted = _draft_words(name)
    fits = [
        (rank, sum(not word.isdigit() for word in words - wanted), index)
        for index, (title, path) in enumerate(drafts)
        for rank, words in enumerate((_draft_words(title), _draft_words(path), _draft_words(f"{title} {path}")))
        if wanted and wanted <= words
    ]
    return min(fits)[2] if fits else None


def _draft_words(name: str) -> frozenset[str]:
    tidy = "".join(sign if sign.isalnum() else " " for sign in name.casefold())
    return frozenset(tidy.split()) - {"draft", "revision", "revised", "script", "fountain", "the"}
