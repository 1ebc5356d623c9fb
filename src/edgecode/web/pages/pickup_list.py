"""*Pickup list*: what is left to be shot as the smallest shoot, setup by setup, to be printed or handed to planning."""

from typing import Final

from litestar import Response, get
from litestar.params import FromQuery
from litestar.response import Template

from edgecode.errors import ExportError
from edgecode.film.pickup import Need
from edgecode.film.pickups.pickup_list import Fate
from edgecode.formats.pickups_csv import shoot_document
from edgecode.web.asked import Asked, desk_of, person_of
from edgecode.web.pickup_strips import in_eighths, strips
from edgecode.web.pickup_tabs import LIST, needs_up_to, tabs
from edgecode.web.pickup_wall import KeptPickups
from edgecode.web.room import page
from edgecode.web.take_pictures import stills_of

UP_TO: Final = ((Need.MUST, "must only"), (Need.NICE, "with nice"), (Need.OPTIONAL, "with optional"))
_LEFT_OUT: Final = (
    (Fate.UNWEIGHED, "nobody said how much they are needed"),
    (Fate.LOOK_FIRST, "may be in material that somebody has to look at first"),
    (Fate.NOT_NOW, "needed less than asked for here"),
)


@get(LIST, sync_to_thread=True)
def show_pickup_list(request: Asked, upto: FromQuery[str] = "") -> Template:
    """Show the setups of what must be shot, of what is nice as well, or of everything that somebody weighed."""
    today = desk_of(request).today(viewer=person_of(request))
    kept: KeptPickups = request.app.state["pickups"]
    need = _need(upto)
    made = kept.made(today, needs=needs_up_to(need))
    maker = stills_of(request)
    counts = [(sum(row.fate is fate for row in made.rows), says) for fate, says in _LEFT_OUT]
    return page(
        request,
        "pickup_list",
        today,
        strips=strips(today.look.film, made, files=maker.files(today.look), absent=maker.absent),
        shoot=made.shoot,
        total=in_eighths(made.shoot.eighths),
        need=need,
        up_to=UP_TO,
        left_out=[each for each in counts if each[0]],
        owed=len(made.rows),
        tabs=tabs(today, kept),
        absent=maker.absent if made.planned else None,
    )


@get(f"{LIST}.csv", sync_to_thread=True)
def send_pickup_list(request: Asked, upto: FromQuery[str] = "") -> Response[bytes]:
    """Give the list as CSV that planning can read. Raises :class:`ExportError` where nothing is to be shot."""
    today = desk_of(request).today(viewer=person_of(request))
    kept: KeptPickups = request.app.state["pickups"]
    need = _need(upto)
    made = kept.made(today, needs=needs_up_to(need))
    if not made.planned:
        raise ExportError("pickups.csv", expected=f"something owed that is needed so ({need})", found="none")
    headers = {"content-disposition": f'attachment; filename="pickups-{need}.csv"', "cache-control": "no-store"}
    return Response(shoot_document(today.look.film, made), media_type="text/csv; charset=utf-8", headers=headers)


def _need(upto: str) -> Need:
    """How much something has to be needed to be in the list; what must be shot, where nobody asks for more."""
    return next((need for need in Need if need == upto), Need.MUST)
