"""A program that prints, as JSON, the command that runs words in a sender's room, as whoever runs it would make it.

Its words: stores, state, film, the film's id, the agreement's id, a file that is bound beside, then the words for Python. Where
the interpreter and its libraries lie is another matter for another user.
"""

import json
import sys
from pathlib import Path

from edgecode.store import sandbox, sender_process
from edgecode.store.partner_places import places_of
from edgecode.store.sandbox import Bound

BESIDE = "/beside.py"


def command(words: list[str]) -> list[str]:
    """Give the command."""
    stores, state, film, film_id, agreement, beside, *program = words
    places = places_of(agreement, stores=Path(stores), state=Path(state), film_id=film_id)
    bound = (*sender_process.bound(places), Bound(outside=Path(beside), inside=BESIDE))
    return sandbox.command(program, bound=bound, private=(Path(film), Path(stores), Path(state)))


if __name__ == "__main__":
    print(json.dumps(command(sys.argv[1:])))  # noqa: T201
