"""Compare two cuts: what changed clip by clip, what it means for the script, and whom it touches."""

from collections.abc import Callable
from pathlib import PurePath
from typing import Final

import msgspec

from edgecode.errors import ExportError
from edgecode.film.cut import Cut
from edgecode.film.cutting.by_script import ScriptChanges, by_script, cut_lines
from edgecode.film.cutting.change import CutChanges
from edgecode.film.cutting.compared import compared, proven_slates
from edgecode.film.cutting.errors import NotComparedError
from edgecode.film.cutting.touched import Touched, sound_rolls, touched
from edgecode.film.film import Film
from edgecode.film.place import Remark
from edgecode.formats.changes.csv_list import csv_list
from edgecode.formats.changes.edl_list import edl_list
from edgecode.formats.changes.pdf_list import pdf_list
from edgecode.formats.source import Source
from edgecode.formats.written import Written
from edgecode.usecases.export import chosen
from edgecode.usecases.read_file import read_file

_LISTS: Final[dict[str, Callable[[CutChanges], Written]]] = {
    ".csv": lambda changes: Written(csv_list(changes)),
    ".edl": edl_list,
    ".pdf": lambda changes: Written(pdf_list(changes)),
}


class ComparedCuts(msgspec.Struct, frozen=True, kw_only=True):
    """Two cuts compared. ``lines`` is ``None`` without a film that has a script; ``remarks`` are those of files outside."""

    changes: CutChanges
    lines: ScriptChanges | None = None
    touched: Touched = Touched()
    remarks: tuple[Remark, ...] = ()


def compare_cuts(old: Cut, new: Cut, *, film: Film | None = None, remarks: tuple[Remark, ...] = ()) -> ComparedCuts:
    """Compare two cuts; with a film, by its takes and its script too.

    Raises :class:`NotComparedError` where they cannot be compared clip by clip: another rate, no rate, a flattened cut, hardly
    any material in common.
    """
    if film is None:
        changes = _told(compared(old, new))
        return ComparedCuts(changes=changes, touched=touched(changes), remarks=remarks)
    before, after = cut_lines(old, film=film), cut_lines(new, film=film)
    proofs = (*before.proofs, *after.proofs)
    slates = proven_slates(proofs, dailies=film.dailies)
    changes = _told(compared(old, new, slates=slates, style=film.dailies.style))
    lines = by_script(before, after, script=film.script) if film.script is not None else None
    rolls = sound_rolls(proofs, dailies=film.dailies)
    return ComparedCuts(
        changes=changes, lines=lines, touched=touched(changes, lines=lines, rolls=rolls), remarks=remarks
    )


def _told(changes: CutChanges) -> CutChanges:
    if changes.refusal is not None:
        raise NotComparedError(changes.refusal.says, advice=changes.refusal.advice)
    return changes


def cut_named(film: Film, name: str) -> Cut:
    """Find a cut of a film by its path, its file's name or its own. Raises :class:`ExportError` where that is not clear."""
    return chosen(name, [(each.path, each.name, each) for each in film.cuts], what="cut")


def has_cut_named(film: Film, name: str) -> bool:
    """Whether a name is that of any cut of the film, one or several."""
    wanted = name.replace("\\", "/").casefold()
    return any(
        wanted in {each.path.casefold(), PurePath(each.path).name.casefold(), each.name.casefold()}
        for each in film.cuts
    )


def cut_in(source: Source) -> tuple[Cut, tuple[Remark, ...]]:
    """Read a file outside of the film that should hold one cut.

    Raises :class:`NotComparedError` where it holds none or several, and ``NoSuchFileError``.
    """
    reading = read_file(source)
    cuts = [record for record in reading.records if isinstance(record, Cut)]
    if len(cuts) == 1:
        return cuts[0], reading.remarks
    if cuts:
        names = ", ".join(repr(cut.name) for cut in cuts)
        advice = "Put the file into the film's folder and name the cut you mean, or export it alone."
        says = f"{source.path}: expected one cut, found {len(cuts)}: {names}"
        raise NotComparedError(says, advice=advice)
    known = f"a file of the format {reading.format}" if reading.format else "a file that no reader knows"
    first = next((remark.says for remark in reading.remarks), "")
    found = known if reading.records or not first else f"one that could not be read: {first}"
    says = f"{source.path}: expected a cut, found {found}"
    raise NotComparedError(says, advice="edgecode read FILE tells what is in it.")


def change_list(cuts: ComparedCuts, *, to: str) -> Written:
    """Write the list of changes in the format that a file's name ends in: ``.csv``, ``.edl``, ``.pdf``.

    Raises :class:`ExportError` for another ending, and where a format can hold nothing of the changes.
    """
    suffix = PurePath(to).suffix.lower()
    if suffix not in _LISTS:
        raise ExportError(to, expected=f"a name that ends in {', '.join(_LISTS)}", found=repr(suffix or "no ending"))
    return _LISTS[suffix](cuts.changes)
