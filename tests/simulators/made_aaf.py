"""AAF files made with pyaaf2: small compositions, sound ones and ones that refer in circles."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import aaf2  # type: ignore[import-untyped]
from aaf2.auid import AUID  # type: ignore[import-untyped]

File = Any
"""A file of pyaaf2, which has no types."""

RATE = 25


def made(folder: Path, fill: Callable[[File], None]) -> bytes:
    """Write an AAF file and give its bytes; ``fill`` puts the mobs in."""
    path = folder / "made.aaf"
    with aaf2.open(str(path), "w") as file:
        fill(file)
    return path.read_bytes()


def master(
    file: File, name: str, *, tape: str = "", start: int = 90_000, comments: dict[str, str] | None = None
) -> Any:  # noqa: ANN401  a mob of pyaaf2
    """Put in a master mob of 1000 frames of picture, over a file and, where it is named, a tape with timecode."""
    found = file.create.SourceMob(tape)
    file.content.mobs.append(found)
    found.create_tape_slots(tape, RATE, RATE)
    for slot in found.slots:
        if slot.segment.media_kind == "Timecode":
            slot.segment.start = start
            slot["PhysicalTrackNumber"].value = 1
    essence = file.create.SourceMob(f"{name}.essence")
    file.content.mobs.append(essence)
    descriptor = file.create.CDCIDescriptor()
    numbers = {"ComponentWidth": 8, "HorizontalSubsampling": 2, "SampleRate": RATE, "Length": 1000}
    for key, number in numbers.items():
        descriptor[key].value = number
    for key in ("StoredWidth", "StoredHeight"):
        descriptor[key].value = 100
    descriptor["FrameLayout"].value = "FullFrame"
    descriptor["VideoLineMap"].value = [42, 0]
    descriptor["ImageAspectRatio"].value = "16/9"
    locator = file.create.NetworkLocator()
    locator["URLString"].value = f"file:///media/{name}%20x.mxf"
    descriptor["Locator"].append(locator)
    essence.descriptor = descriptor
    slot = essence.create_picture_slot(RATE)
    slot.segment = found.create_source_clip(_picture(found), start=0, length=1000, media_kind="picture")
    mob = file.create.MasterMob(name)
    file.content.mobs.append(mob)
    slot = mob.create_picture_slot(RATE)
    slot.segment = essence.create_source_clip(_picture(essence), start=0, length=1000, media_kind="picture")
    for key, said in (comments or {}).items():
        mob.comments[key] = said
    return mob


def composition(file: File, name: str = "reel 1", *, top: bool = True, start: int = 90_000) -> Any:  # noqa: ANN401  a mob of pyaaf2
    """Put in a composition with timecode."""
    mob = file.create.CompositionMob(name)
    if top:
        mob.usage = "Usage_TopLevel"
    file.content.mobs.append(mob)
    slot = mob.create_timeline_slot(RATE)
    slot["PhysicalTrackNumber"].value = 1
    code = file.create.Timecode(RATE, drop=False, length=1000)
    code.start = start
    slot.segment = code
    return mob


def pictures(file: File, mob: Any, *parts: Any) -> Any:  # noqa: ANN401  mobs and segments of pyaaf2
    """Put a slot of picture with these segments, one behind the other, in a composition."""
    del file
    slot = mob.create_picture_slot(RATE)
    slot["PhysicalTrackNumber"].value = 1
    slot.segment.components.value = list(parts)
    slot.segment.length = sum(part.length * (-1 if type(part).__name__ == "Transition" else 1) for part in parts)
    return slot


def clip(mob: Any, start: int, length: int) -> Any:  # noqa: ANN401  a mob and a segment of pyaaf2
    """Use a part of a mob's picture."""
    return mob.create_source_clip(_picture(mob), start=start, length=length, media_kind="picture")


def effect(file: File, name: str, segment: Any, *, length: int) -> Any:  # noqa: ANN401  segments of pyaaf2
    """Lay an effect over a segment, of a kind that nobody knows."""
    known = AUID(f"0d0a{len(name):04x}-0000-0000-0000-{len(name):012x}")
    definition = file.create.OperationDef(known, name)
    definition.media_kind = "picture"
    definition["NumberInputs"].value = 1
    definition["IsTimeWarp"].value = False
    file.dictionary.register_def(definition)
    group = file.create.OperationGroup(definition, length, media_kind="picture")
    group.segments.append(segment)
    return group


def _picture(mob: Any) -> int:  # noqa: ANN401  a mob of pyaaf2
    found: int = next(slot.slot_id for slot in mob.slots if slot.segment.media_kind == "Picture")
    return found
