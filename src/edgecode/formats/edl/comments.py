"""What stands below an event of a list to be: names, files, speed, markers, colour, in the words the reader knows."""

from collections.abc import Iterator
from typing import Final

from edgecode.formats.edl.decisions import Decision

_FROM: Final = "FROM CLIP NAME:"


def below(each: Decision, *, reel: str) -> Iterator[str]:
    """Yield the lines below one event; ``reel`` is the short name its line has."""
    clip = each.clip
    if clip.speed is not None:
        yield f"M2   {reel:<8}       {_speed(clip.speed)}                {each.source_in}"
    effect, split = clip.extra.get("edl.effect", ""), clip.extra.get("edl.split", "")
    if effect:
        yield f"EFFECTS NAME IS {_one_line(effect)}"
    if split:
        yield f"SPLIT: {_one_line(split)}"
    notes = [note for note in map(_one_line, clip.notes) if note]
    yield from _names(each, notes=notes)
    if clip.tape and reel != clip.tape:
        yield f"* REEL: {_one_line(clip.tape)}"
    yield from _files(each)
    yield from (f"* {note}" for note in notes)
    for key in ("asc_sop", "asc_sat", "frmc"):
        if value := clip.extra.get(f"edl.{key}", ""):
            yield f"* {key.upper()} {_one_line(value)}"


def _names(each: Decision, *, notes: list[str]) -> Iterator[str]:
    """The clip's own name; in a dissolve, wipe or key that of the outgoing side before it, unless a note has it."""
    name = _one_line(each.clip.name)
    if each.transition in {"C", "KB"}:
        if name:
            yield f"* {_FROM} {name}"
        return
    told = any(note.startswith(_FROM) for note in notes)
    if not told and each.outgoing is not None and each.outgoing.clip.name:
        yield f"* {_FROM} {_one_line(each.outgoing.clip.name)}"
    if name:
        yield f"* {'KEY' if each.transition[0] == 'K' else 'TO'} CLIP NAME: {name}"


def _files(each: Decision) -> Iterator[str]:
    file = _one_line(each.clip.file)
    if not file:
        return
    other = each.outgoing.clip.file if each.outgoing is not None else ""
    if each.transition[0] in "DW" and other:
        yield f"* SOURCE FILE: {_one_line(other)}"
    yield f"* SOURCE FILE: {file}"


def _one_line(text: str) -> str:
    return " ".join(text.splitlines()).strip()


def _speed(fps: float) -> str:
    """Frames a second with one decimal at least, as motion memory has them, and four at most."""
    digits = f"{abs(fps):.4f}".rstrip("0")
    digits = f"{digits}0" if digits.endswith(".") else digits
    return f"{'-' if fps < 0 else ''}{digits.zfill(5)}"
