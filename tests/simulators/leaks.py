"""Ways in which a film could leak to a partner, each planted into one function of what makes, sends and shows batches.

They are what the harness of two films is tried on: one that stays green with any of them would show nothing.
"""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any, Final

import msgspec
import pytest

from edgecode.boundary import lines, person_days, seeds, table
from edgecode.boundary.agreement import Agreement
from edgecode.boundary.bucket import Bucket, bucket_of
from edgecode.boundary.doing import Doing
from edgecode.boundary.errors import BatchError
from edgecode.boundary.receipt import Receipt
from edgecode.boundary.refusal import Refusal
from edgecode.boundary.told import GROUPS, Cells, Told
from edgecode.boundary.week import Week
from edgecode.entries.vocabulary import Group
from edgecode.record import checkpoint
from edgecode.record.checkpoint import Checkpoint
from edgecode.record.keys import SigningKey
from edgecode.record.note import Note
from edgecode.sender.window import answers, app, door, receipts
from edgecode.sender.window.memory import Memory
from edgecode.sender.window.shown import Shown
from edgecode.usecases.partners import telling
from edgecode.usecases.partners.closing import Closed, ClosingDesk, NotClosed
from edgecode.usecases.partners.contributions import Contributors
from edgecode.usecases.ports.record import Recorded
from edgecode.usecases.reliance_history import HandleOf
from simulators.film_world import FilmWorld

World = Callable[[], FilmWorld]
"""Gives the world that a leak is in at the moment."""
Plant = Callable[[pytest.MonkeyPatch, World], None]


class Leak(msgspec.Struct, frozen=True, kw_only=True):
    """One leak, and by what a partner sees it first."""

    plant: Plant
    shows: str


def _everywhere(patch: pytest.MonkeyPatch, original: Callable[..., Any], leaky: Callable[..., Any]) -> None:
    """Put a function in place of another wherever edgecode has it under any name."""
    found = 0
    for name, module in [*sys.modules.items()]:
        if name.startswith("edgecode."):
            for known, value in [*vars(module).items()]:
                if value is original:
                    patch.setattr(module, known, leaky)
                    found += 1
    assert found, original


def _findings(world: FilmWorld) -> list[str]:
    return [each.check for each in world.facts.findings]


def _in_the_pads(patch: pytest.MonkeyPatch, now: World) -> None:
    """The number of findings, as other signs among those that fill a batch."""
    original = lines.filled

    def leaky(of: Sequence[Any]) -> str:
        dots = len(_findings(now()))
        return original(of).replace("." * dots + '"', "," * dots + '"')

    _everywhere(patch, original, leaky)


def _alias_of_title(patch: pytest.MonkeyPatch, now: World) -> None:
    """The film's alias is made of its title."""

    def leaky(seed: bytes) -> str:
        return sha256(now().film.title.encode() + seed).hexdigest()[:16]

    _everywhere(patch, seeds.alias_of, leaky)


def _not_capped(patch: pytest.MonkeyPatch, now: World) -> None:
    """A cell counts doings, of which a person does as many a day as the film has it."""

    def leaky(seen: Iterable[tuple[Any, Doing]]) -> Mapping[Any, Bucket]:
        cells: dict[Any, list[Doing]] = {}
        for cell, doing in seen:
            cells.setdefault(cell, []).append(doing)
        return {
            cell: bucket_of(people=len({each.who for each in doings}), person_days=len(doings))
            for cell, doings in cells.items()
        }

    _everywhere(patch, person_days.buckets_of, leaky)


def _size(patch: pytest.MonkeyPatch, now: World) -> None:
    """A batch is a little longer where the script is."""
    original = lines.filled

    def leaky(of: Sequence[Any]) -> str:
        return original(of).removesuffix('"}\n') + "." * (now().facts.letters // 50) + '"}\n'

    _everywhere(patch, original, leaky)


def _minute(patch: pytest.MonkeyPatch, now: World) -> None:
    """What is sent waits for something that takes its time with each take."""
    original = ClosingDesk.close

    def leaky(desk: ClosingDesk) -> tuple[Closed | NotClosed, ...]:
        closed = original(desk)
        now().clock.wait(2_000 * now().facts.takes)
        return closed

    patch.setattr(ClosingDesk, "close", leaky)


def _file_name(patch: pytest.MonkeyPatch, now: World) -> None:
    """A refusal says in which file it looked."""
    original = vars(answers)["_json"]

    def leaky(word: Refusal) -> bytes:
        told: bytes = original(word)
        return told.replace(b"There is nothing", f"There is nothing in {now().facts.script}".encode())

    patch.setattr(answers, "_json", leaky)


def _header(patch: pytest.MonkeyPatch, now: World) -> None:
    """An answer counts the record's entries in a header."""

    class Counting(Sequence[tuple[bytes, bytes]]):
        def __len__(self) -> int:
            return len(answers.HEADERS) + 1

        def __getitem__(self, place: Any) -> Any:  # noqa: ANN401  as a sequence has it
            return [*answers.HEADERS, (b"x-entries", b"%d" % now().entries)][place]

    patch.setattr(door, "HEADERS", Counting())


def _receipt(patch: pytest.MonkeyPatch, now: World) -> None:
    """A receipt is confirmed with a scene's number."""
    original = receipts.taken

    def leaky(data: bytes, *, shown: Shown, memory: Memory) -> Receipt:
        return msgspec.structs.replace(original(data, shown=shown, memory=memory), sha256=now().facts.scene)

    patch.setattr(app, "taken", leaky)


def _checkpoint(patch: pytest.MonkeyPatch, now: World) -> None:
    """A partner's checkpoint has the size of the film's record in an extension line."""
    original = checkpoint.signed

    def leaky(state: Checkpoint, *, key: SigningKey) -> Note:
        if key.name.startswith("edgecode.partner"):
            state = msgspec.structs.replace(state, extensions=(f"entries {now().entries}",))
        return original(state, key=key)

    patch.setattr(checkpoint, "signed", leaky)


def _order(patch: pytest.MonkeyPatch, now: World) -> None:
    """Two cells change places by what was found first."""
    original = table.table_of
    one, other = GROUPS.index(Group.SCRIPT), GROUPS.index(Group.BOARDS)

    def leaky(doings: Iterable[Doing], *, agreement: Agreement) -> tuple[Cells, ...]:
        told = original(doings, agreement=agreement)
        if _findings(now())[0] == "unpanelled-scene":
            return told
        return tuple(
            tuple(row[{one: other, other: one}.get(place, place)] for place in range(len(row))) for row in told
        )

    _everywhere(patch, original, leaky)


def _missing(patch: pytest.MonkeyPatch, now: World) -> None:
    """Nothing is told while the cut holds a place for a scene that is missing."""
    original = telling.told_of

    def leaky(recorded: Sequence[Recorded], *, of: Contributors, week: Week, handle: HandleOf) -> Told:
        if "placeholder-in-cut" in _findings(now()):
            raise BatchError("week", expected="a whole cut", found="a scene that is missing")
        return original(recorded, of=of, week=week, handle=handle)

    _everywhere(patch, original, leaky)


LEAKS: Final[Mapping[str, Leak]] = {
    "the number of findings among the pads": Leak(plant=_in_the_pads, shows="page"),
    "the alias made of the title": Leak(plant=_alias_of_title, shows="page"),
    "a cell that counts doings": Leak(plant=_not_capped, shows="page"),
    "a size that follows the script's": Leak(plant=_size, shows="page"),
    "a minute that follows the takes": Leak(plant=_minute, shows="2026-W10 came"),
    "a file's name in a refusal": Leak(plant=_file_name, shows="refusal of a digest: headers"),
    "the record's size in a header": Leak(plant=_header, shows="batches: headers"),
    "a scene's number in a receipt": Leak(plant=_receipt, shows="receipt"),
    "the record's size in a checkpoint": Leak(plant=_checkpoint, shows="page"),
    "an order that follows the findings": Leak(plant=_order, shows="page"),
    "a batch that waits for a scene": Leak(plant=_missing, shows="page"),
}
