"""The process that decodes: reads questions from its standard input and answers on its standard output, one at a time.

Started by :mod:`edgecode.media.pyav_stills`, which ends it when an answer takes too long and starts another. Nothing it does
can harm more than itself: it holds no store, writes no file, and its memory is bounded.
"""

import importlib
import os
import sys
from pathlib import Path
from typing import Final

from edgecode.film.movie import NoPicture
from edgecode.media.asking import Answer, AskStill, GotFacts, GotNothing, GotStill, Question, question, send
from edgecode.media.decoding import facts_of, still_of

MEMORY: Final = 3 << 30
"""Bytes of address space; a frame of 8K in 16 bits and four channels is 0.3 GB. Bounded only where the system can."""


def main() -> None:
    """Answer until nobody asks any more."""
    questions = os.fdopen(os.dup(sys.stdin.fileno()), "rb")
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    bound_memory()
    while (asked := question(questions)) is not None:
        send(answers, answered(asked))


def answered(asked: Question) -> Answer:
    """Answer one question."""
    try:
        with Path(asked.file).open("rb") as stream:
            if isinstance(asked, AskStill):
                found = still_of(stream, at=asked.at, width=asked.width)
                return GotNothing(found) if isinstance(found, NoPicture) else GotStill(found)
            facts = facts_of(stream, size=os.fstat(stream.fileno()).st_size)
            return GotNothing(facts) if isinstance(facts, NoPicture) else GotFacts(facts)
    except (OSError, ValueError) as error:
        return GotNothing(NoPicture(f"expected a file, found otherwise: {str(error).lower()}"))


def bound_memory() -> None:
    """Bound the memory of this process; elsewhere than on POSIX systems only the time is bounded."""
    if sys.platform != "win32":
        resource = importlib.import_module("resource")  # there is none elsewhere
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
