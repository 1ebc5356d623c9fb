"""Hand decisions, notes and chosen takes back to the editing room: a new file of markers that its program reads."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePath
from typing import Final

import msgspec

from edgecode.errors import ExportError
from edgecode.film.cut import Cut
from edgecode.film.cutting.marker import Marker, by_clip
from edgecode.film.place import Place, Remark
from edgecode.formats.fcpxml import writer as fcpxml
from edgecode.formats.marked.ale_column import ale_column
from edgecode.formats.marked.avid_text import avid_text
from edgecode.formats.marked.edl_locators import edl_locators
from edgecode.formats.otio import writer as otio
from edgecode.formats.written import Written
from edgecode.usecases.cutting.cut_desk import CutDesk, cut_meant
from edgecode.usecases.cutting.place_markers import placed
from edgecode.usecases.desk import Desk
from edgecode.usecases.done import Done
from edgecode.usecases.export import counts_as_film
from edgecode.usecases.ports.exports import Exports

_WRITERS: Final[Mapping[str, Callable[[Cut, Sequence[Marker]], Written]]] = {
    ".otio": lambda cut, markers: otio.written(cut, by_clip(markers)),
    ".edl": edl_locators,
    ".fcpxml": lambda cut, markers: Written(fcpxml.written(cut, by_clip(markers))),
    ".ale": ale_column,
    ".txt": avid_text,
}
_SHOWN: Final = 3


class HandedBack(msgspec.Struct, frozen=True, kw_only=True):
    """What was handed back: the file, its markers, and what is to be said; ``done`` is ``None`` where nobody was named."""

    to: str
    cut: str
    markers: tuple[Marker, ...]
    remarks: tuple[Remark, ...] = ()
    done: Done | None = None


def hand_back(desk: Desk, *, cut: str, to: str, exports: Exports, by: str = "", replace: bool = False) -> HandedBack:
    """Write the markers of a cut in the format that the file's name ends in; with a person named, it is on record.

    Raises :class:`ExportError` for another ending, for a cut that is not clear or has no rate, and where there is nothing to
    hand back; :class:`NotExportedError`, and what acting raises.
    """
    suffix = PurePath(to).suffix.lower()
    if suffix not in _WRITERS:
        raise ExportError(to, expected=f"a name that ends in {', '.join(_WRITERS)}", found=repr(suffix or "no ending"))
    today = desk.today(viewer=by)
    found = cut_meant(today.look.film, cut)
    if found.rate is None:
        advice = "Say the rate in film.toml under [rates]; the how-to shows how."
        raise ExportError(
            "markers", expected="a cut with a frame rate", found=f"{found.path} without one", advice=advice
        )
    markers, unplaced = placed(today, desk.intents(), cut=found)
    if not markers:
        had = f"{len(unplaced)} that have no place in {found.path}" if unplaced else "none"
        raise ExportError("markers", expected="decisions, notes or chosen takes to hand back", found=had)
    made = _WRITERS[suffix](found, markers)
    exports.write(to, made.data, replace=replace)
    remarks = [*made.remarks, *counts_as_film(to, look=today.look, exports=exports)]
    if unplaced:
        told = "; ".join(f"{each.says} ({each.why})" for each in unplaced[:_SHOWN])
        more = f"; and {len(unplaced) - _SHOWN} more" if len(unplaced) > _SHOWN else ""
        says = f"expected a place in the cut for all that was said, found {len(unplaced)} without: {told}{more}"
        remarks.append(Remark(Place(found.path), says))
    done = None
    if by:
        clips = tuple(dict.fromkeys(each.clip for each in markers))
        done = CutDesk(desk).handed_back(found, clips, by=by, to=PurePath(to).name)
    return HandedBack(to=to, cut=found.path, markers=markers, remarks=tuple(remarks), done=done)
