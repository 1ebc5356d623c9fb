"""A film with a guest tool that is in, and the desk of its letters; record, words and seed lie in memory."""

from pathlib import Path
from typing import Final

import msgspec

from edgecode.usecases.desk import Desk
from edgecode.usecases.guests.letter_states import LetterView
from edgecode.usecases.guests.letters import LetterDesk
from edgecode.usecases.ports.guests import Installed
from simulators.agreeing_film import AgreeingFilm
from simulators.entropy import CountedEntropy
from simulators.guest_bundles import MANIFEST

HONEST: Final = b"Dear all,\n\nit pointed at three places that were covered after all.\n\nKind regards\n"
LINE: Final = "You said you would have it mended by Easter."
"""A line of the film."""
QUOTES: Final = f"Dear all,\n\nit pointed at a line:\n{LINE}\nThat was wrong.\n".encode()


class LetteredFilm(AgreeingFilm):
    """The film. ``tools`` are those it has, ``drawn`` counts how often the seed was asked for."""

    def __init__(self, root: Path) -> None:
        """Write the film below a root, and let a tool in."""
        super().__init__(root)
        self.tools: list[Installed] = [Installed(manifest=MANIFEST, note=b"", at=0, by="Bea Nwosu", entry="0" * 32)]
        self.drawn = 0
        self.letters = self.letters_of(self.desk)

    def remove_tool(self) -> None:
        """Take the tool out."""
        self.tools = [msgspec.structs.replace(each, removed=self.clock.at) for each in self.tools]

    def wrote(self, text: bytes = HONEST, *, by: str = "Bea Nwosu") -> LetterView:
        """Write a letter."""
        return self.letters.write(text, "Second Hearing", by=by).view

    def letters_of(self, desk: Desk) -> LetterDesk:
        """Give the letters as a desk has them."""
        return LetterDesk(desk, installed=lambda: tuple(self.tools), seed=self._seed, entropy=CountedEntropy(11))

    def again_desk(self) -> LetterDesk:
        """Another process, at the same record and words."""
        return self.letters_of(self.again().desk)

    def _seed(self) -> bytes:
        self.drawn += 1
        return b"s" * 32
