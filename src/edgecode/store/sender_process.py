"""The sender, started as a process of its own that sees one partner's outbox, log, seed and what was seen, and nothing else."""

import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from edgecode.boundary.agreement import MINUTE_MS, SLOT_MINUTES
from edgecode.boundary.errors import SendError
from edgecode.boundary.week import Week
from edgecode.dispatch import went as ends
from edgecode.dispatch.went import Went
from edgecode.entries.handle import Handle
from edgecode.store import sandbox
from edgecode.store.partner_places import PartnerPlaces
from edgecode.store.sandbox import Bound

INSIDE: Final = "/partner"
PROGRAM: Final = ("-m", "edgecode.sender")
_LONGEST_SECONDS: Final = (SLOT_MINUTES + 2) * MINUTE_MS // 1000


def bound(places: PartnerPlaces) -> tuple[Bound, ...]:
    """Give what a sender sees of a partner. Raises :class:`~edgecode.boundary.errors.SendError` for a link among it."""
    sandbox.refuse_links((places.outbox, places.log, places.seed, places.seen))
    return (
        Bound(outside=places.outbox, inside=f"{INSIDE}/outbox"),
        Bound(outside=places.log, inside=f"{INSIDE}/log", write=True),
        Bound(outside=places.seed, inside=f"{INSIDE}/seed"),
        Bound(outside=places.seen, inside=f"{INSIDE}/seen", write=True),
    )


def send(places: PartnerPlaces, *, agreement: Handle, debited: Iterable[Week], private: Iterable[Path]) -> Went:
    """Run the sender to its end, which comes within the minutes of a slot; at once outside of one.

    ``debited`` are the weeks that may go out, ``private`` the folders of the film, its stores and the user. Raises
    :class:`~edgecode.boundary.errors.SendError`.
    """
    words = [*PROGRAM, agreement.digits, *(week.name for week in debited)]
    return run(sandbox.command(words, bound=bound(places), private=private), places=places)


def run(command: Iterable[str], *, places: PartnerPlaces) -> Went:
    """Run a command that is a sender, with no descriptor of ours and no word of our environment. Raises as :func:`send`."""
    try:
        done = subprocess.run(  # noqa: S603 - our own command: no word of it is anybody else's
            [*command],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env={},
            cwd="/",
            close_fds=True,
            timeout=_LONGEST_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SendError("sender", expected="to start and to end", found=str(error).lower()) from error
    try:
        went = ends.read(done.stdout)
    except SendError as error:
        raise _from_outside(error, places=places) from error
    if went is None:
        raise _said_nothing(done)
    return went


def _from_outside(error: SendError, *, places: PartnerPlaces) -> SendError:
    """Name files as they are named outside of the room."""
    what = str(error).removesuffix(f": expected {error.expected}, found {error.found}")
    for each in bound(places):
        if what == each.inside or what.startswith((f"{each.inside}/", f"{each.inside}:")):
            what = f"{each.outside}{what.removeprefix(each.inside)}"
            break
    return SendError(what, expected=error.expected, found=error.found, advice=error.advice())


def _said_nothing(done: subprocess.CompletedProcess[bytes]) -> SendError:
    last = (done.stderr.decode(errors="replace").strip().splitlines() or [f"an end with code {done.returncode}"])[-1]
    if last.startswith("bwrap: "):
        return SendError(
            "bubblewrap", expected="a room for the sender", found=last.removeprefix("bwrap: "), advice=sandbox.KERNEL
        )
    return SendError("sender", expected="to be told what went out", found=last)
