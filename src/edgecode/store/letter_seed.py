"""The user's seed for letters to partners: 32 bytes in a file of their own, drawn once, for every film of theirs.

It lies beside the films and not in one: who copies a film's folder can sign no letter in its name. It is never written over;
were it lost, the next letter is signed with another key, which each partner has to be told.
"""

from contextlib import suppress
from pathlib import Path
from typing import Final

from edgecode.boundary.errors import LetterError
from edgecode.dispatch import plain_files
from edgecode.dispatch.letters import SEED_BYTES
from edgecode.store.record_db import private_files
from edgecode.usecases.ports.entropy import Entropy

LETTERS: Final = "letters"
"""The folder in the user's own."""
_SEED: Final = "seed"
_ADVICE: Final = (
    "Put the file back from a backup; where there is none, move it away, and tell each partner the new key."
)


class LetterSeed:
    """Gives the seed, and draws it where there is none."""

    def __init__(self, state: Path, *, entropy: Entropy) -> None:
        """Take the user's own folder; nothing is read or made yet."""
        self._folder, self._entropy = state / LETTERS, entropy

    def __call__(self) -> bytes:
        """Give the seed, durable on return. Raises :class:`LetterError`."""
        try:
            private_files.make_folder(self._folder)
            seed = plain_files.content(self._folder, _SEED) or self._drawn()
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            raise LetterError(str(self._folder), expected="to read and keep the seed of letters", found=why) from error
        if len(seed) != SEED_BYTES:
            what = str(self._folder / _SEED)
            raise LetterError(what, expected=f"{SEED_BYTES} bytes", found=f"{len(seed)}", advice=_ADVICE)
        return seed

    def _drawn(self) -> bytes:
        """Draw it; where another process drew one meanwhile, that one is the seed."""
        with suppress(FileExistsError):
            plain_files.put_new(self._folder, _SEED, self._entropy.token(SEED_BYTES))
        return plain_files.content(self._folder, _SEED) or b""
