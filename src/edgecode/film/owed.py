"""What is required, and what of it nobody has shot yet. What is required is a person's word; this is the default."""

from collections.abc import Collection, Iterable

import msgspec

from edgecode.film.dailies import Dailies
from edgecode.film.lining import Lined
from edgecode.film.place import Place, Remark
from edgecode.film.pointer import Pointer, paragraph_at
from edgecode.film.script import SPOKEN, Script


class Requirement(msgspec.Struct, frozen=True, kw_only=True):
    """A person's word that a line must be shot, or (``required`` false) that it need not be."""

    pointer: Pointer
    by: str
    place: Place
    required: bool = True
    on: str = ""


def required_lines(script: Script, words: Iterable[Requirement] = ()) -> tuple[frozenset[int], tuple[Remark, ...]]:
    """Give the indexes of the paragraphs that must be shot: all dialogue of scenes not omitted, and what persons say."""
    omitted = {index for index, scene in enumerate(script.scenes) if scene.omitted}
    wanted = {
        index
        for index, paragraph in enumerate(script.paragraphs)
        if paragraph.kind in SPOKEN and paragraph.scene >= 0 and paragraph.scene not in omitted
    }
    remarks = []
    for word in words:
        index = paragraph_at(word.pointer, script=script)
        if index is None:
            remarks.append(
                Remark(word.place, f"expected a line of the current draft, found none that says {word.pointer}")
            )
        elif word.required:
            wanted.add(index)
        else:
            wanted.discard(index)
    return frozenset(wanted), tuple(remarks)


def owed_lines(required: Collection[int], *, shot: Lined, dailies: Dailies) -> tuple[int, ...]:
    """Required minus usable: the required paragraphs that no usable take covers, in script order."""
    unusable = {take.id for take in dailies.takes if not take.usable}
    return tuple(
        index for index in sorted(required) if not any(lining.by not in unusable for lining in shot.over(index))
    )
