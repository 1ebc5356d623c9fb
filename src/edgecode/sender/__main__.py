"""The sender as a process of its own: ``python -m edgecode.sender AGREEMENT WEEK …``, run under bubblewrap.

It is started by the film's side (``edgecode.store.sender_process``) in a room without network and without the film, where all
that belongs to one partner lies under ``/partner``: ``outbox`` (read only), ``log``, ``seed`` (read only) and
``seen/checkpoint``. The words are the agreement's id and each week that was debited. What went out is told as one line of JSON,
and what could not as another, with exit code 2. It loads nothing of the film: a test reads its ``sys.modules``.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from edgecode.boundary.errors import SendError
from edgecode.boundary.seeds import SEED_BYTES
from edgecode.boundary.week import Week
from edgecode.dispatch.went import Went, told
from edgecode.entries.handle import Handle
from edgecode.errors import EdgecodeError
from edgecode.sender.sending import Clock, Places, Sender
from edgecode.sender.system_clock import SystemClock

PLACES: Final = Places(
    outbox=Path("/partner/outbox"),
    log=Path("/partner/log"),
    seed=Path("/partner/seed"),
    seen=Path("/partner/seen/checkpoint"),
)
"""Where things lie in the room."""


def main(words: Sequence[str], *, places: Places = PLACES, clock: Clock | None = None) -> int:
    """Send what is due, and say so on standard output; gives the exit code."""
    try:
        went: Went | SendError = _send(words, places=places, clock=clock or SystemClock())
    except SendError as error:
        went = error
    except EdgecodeError as error:
        went = SendError("sender", expected="an agreement, a week and a log", found=f"a fault: {error}")
    sys.stdout.write(told(went))
    return 0 if isinstance(went, Went) else 2


def _send(words: Sequence[str], *, places: Places, clock: Clock) -> Went:
    if not words:
        raise SendError("sender", expected="the id of an agreement", found="nothing")
    agreement, *weeks = words
    sender = Sender(places, agreement=Handle(agreement), seed=_seed(places.seed), clock=clock)
    return sender.send(debited=[Week.named(week) for week in weeks])


def _seed(file: Path) -> bytes:
    """Read the film's seed under the agreement, from which alias and key follow; it is repeated nowhere."""
    try:
        seed = bytes.fromhex(file.read_text(encoding="ascii").strip())
    except (OSError, ValueError) as error:
        raise SendError("seed", expected="64 hexadecimal digits", found="none that can be read") from error
    if len(seed) != SEED_BYTES:
        raise SendError("seed", expected=f"{SEED_BYTES} bytes", found=f"{len(seed)}")
    return seed


if __name__ == "__main__":
    os.umask(0o077)
    sys.exit(main(sys.argv[1:]))
