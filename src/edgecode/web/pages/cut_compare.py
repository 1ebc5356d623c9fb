"""*Cut* in compare mode: two cuts one above the other, what was done to each clip between them, and whom it touches."""

from itertools import groupby
from typing import Final

import msgspec
from litestar import get
from litestar.params import FromPath, FromQuery
from litestar.response import Response, Template

from edgecode.errors import NotInFilmError
from edgecode.film.cutting.errors import NotComparedError
from edgecode.usecases.compare_cuts import change_list
from edgecode.web.asked import Asked, desk_of, person_of
from edgecode.web.cut_changes import ListedChange
from edgecode.web.cut_choice import CutChoice, chosen_cut, cut_before, cut_choices
from edgecode.web.cut_compared import Comparison, KeptComparisons
from edgecode.web.cut_touched import touched_by
from edgecode.web.drawing import with_current
from edgecode.web.room import page

PATH: Final = "/cut/compare"
LISTED: Final = 150
"""How many changes one page lists."""
_TYPES: Final = {"csv": "text/csv; charset=utf-8", "edl": "text/plain; charset=utf-8", "pdf": "application/pdf"}


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """The changes one page lists; ``before`` and ``after`` are the numbers of a change on the pages next to it, or 0."""

    listed: tuple[ListedChange, ...]
    count: int
    first: int
    before: int
    after: int

    @property
    def reels(self) -> list[tuple[str, list[ListedChange]]]:
        """The rows by edit reel, in their order."""
        return [(reel, list(own)) for reel, own in groupby(self.listed, key=lambda each: each.row.reel)]


@get(PATH, sync_to_thread=True)
def show_comparison_of_cuts(
    request: Asked,
    a: FromQuery[str] = "",
    b: FromQuery[str] = "",
    kind: FromQuery[str] = "",
    change: FromQuery[int] = 0,
    part: FromQuery[int] = -1,
    only: FromQuery[str] = "",
) -> Template:
    """Show what changed from an older cut ``a`` to a newer ``b``, each by its path.

    Without ``b`` it is the current cut, without ``a`` the one seen before it. ``kind`` lists changes of one kind only,
    ``change`` is the number of the one that is chosen, ``part`` a part of both cuts, else the one that holds the change.
    ``only`` may be ``facts``: what is known of the change.
    Raises :class:`NotInFilmError` for a cut that is not there.
    """
    today = desk_of(request).today(viewer=person_of(request))
    choices = cut_choices(today.look)
    pair = _pair(choices, a=a, b=b)
    if pair is None:
        return page(request, "cut_compare", today, choices=choices, compared=None)
    kept: KeptComparisons = request.app.state["comparisons"]
    compared = kept.compared(today, *pair)
    kinds = compared.rows.kinds if compared.rows is not None else ()
    kind = kind if any(each.op == kind for each in kinds) else ""
    chosen = compared.rows.numbered(change) if compared.rows is not None else None
    sheet = _sheet(compared, kind=kind, change=change)
    shown = chosen or (sheet.listed[0] if sheet.listed and kind else None)
    number = chosen.number if chosen is not None else 0
    parts = len(compared.windows.stretches) if compared.windows is not None else 0
    nth = min(part, parts - 1) if part >= 0 else compared.window_of(shown) if shown is not None else 0
    rows = compared.kept.get(("rows", kind, sheet.first), "compare_rows.html", "rows", sheet.reels, compared, kind)
    return page(
        request,
        "compare_facts" if only == "facts" else "cut_compare",
        today,
        choices=choices,
        compared=compared,
        a=compared.old.key,
        b=compared.new.key,
        kind=kind,
        chosen=chosen,
        sheet=sheet,
        beside=compared.beside(nth),
        strip=compared.drawn(nth, kind=kind, number=number),
        part=nth,
        parts=parts,
        listed=with_current(rows, f'id="change-{number}"') if number else rows,
        beside_it=compared.kept.get("beside", "compare_rows.html", "beside", compared, touched_by(compared)),
    )


@get(f"{PATH}/{{name:str}}", sync_to_thread=True)
def send_change_list(
    request: Asked, name: FromPath[str], a: FromQuery[str] = "", b: FromQuery[str] = ""
) -> Response[bytes]:
    """Send the list of changes as ``changes.csv``, ``changes.edl`` or ``changes.pdf``.

    Raises :class:`NotInFilmError` for another name and for a cut that is not there, and ``NotComparedError``.
    """
    suffix = name.removeprefix("changes.")
    today = desk_of(request).today(viewer=person_of(request))
    pair = _pair(cut_choices(today.look), a=a, b=b)
    if suffix not in _TYPES or pair is None:
        says = f"expected changes.csv, changes.edl or changes.pdf of two cuts, found {name!r}"
        raise NotInFilmError(says)
    kept: KeptComparisons = request.app.state["comparisons"]
    compared = kept.compared(today, *pair)
    if compared.cuts is None:
        refused = compared.refused
        raise NotComparedError(refused.says if refused else "", advice=refused.advice if refused else "")
    made = change_list(compared.cuts, to=name)
    sent = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(made.data, media_type=_TYPES[suffix], headers=sent)


def _pair(choices: tuple[CutChoice, ...], *, a: str, b: str) -> tuple[CutChoice, CutChoice] | None:
    """Both cuts; ``None`` while there are not two, or none is the current one and none was named."""
    new = chosen_cut(choices, b) or (choices[-1] if choices else None)
    if new is None:
        return None
    old = chosen_cut(choices, a) if a else cut_before(choices, new)
    return (old, new) if old is not None else None


def _sheet(compared: Comparison, *, kind: str, change: int) -> Sheet:
    """The page of the list that holds a change, else the first."""
    every = compared.rows.of_kind(kind) if compared.rows is not None else []
    at = next((nth for nth, each in enumerate(every) if change and each.number == change), 0)
    first = at // LISTED * LISTED
    after = every[first + LISTED].number if first + LISTED < len(every) else 0
    before = every[first - 1].number if first else 0
    listed = tuple(every[first : first + LISTED])
    return Sheet(listed=listed, count=len(every), first=first, before=before, after=after)
