"""*Record*: what was said and done here, newest first, and whether it is as it was written."""

from litestar import get, post
from litestar.params import FromQuery
from litestar.response import Template

from edgecode.web.asked import Asked, desk_of, person_of
from edgecode.web.checkpoint_code import checkpoint_code
from edgecode.web.room import page

_A_PAGE = 200
"""How many entries one page lists."""


@get("/record", sync_to_thread=True)
def show_record(request: Asked, before: FromQuery[int | None] = None, verify: FromQuery[str] = "") -> Template:
    """List entries, those before one index where it is given; recompute the whole record where that is asked for."""
    return _shown(request, before=before, verify=bool(verify))


@post("/record/checkpoint", sync_to_thread=True, status_code=200)
def sign_checkpoint(request: Asked) -> Template:
    """Sign the record as it stands, and show the checkpoint: it is handed out once, so there is no page to go back to."""
    return _shown(request, checkpoint=desk_of(request).checkpoint())


def _shown(request: Asked, *, before: int | None = None, verify: bool = False, checkpoint: str = "") -> Template:
    desk = desk_of(request)
    entries = [entry for entry in desk.entries(viewer=person_of(request)) if before is None or entry.index < before]
    listed = entries[:_A_PAGE]
    return page(
        request,
        "record",
        desk.today(viewer=person_of(request)),
        path="/record" if checkpoint else "",
        entries=listed,
        older=listed[-1].index if len(entries) > len(listed) else None,
        newest=before is None,
        verdict=desk.verify() if verify else None,
        verified=verify,
        checkpoint=checkpoint,
        code=checkpoint_code(checkpoint),
    )
