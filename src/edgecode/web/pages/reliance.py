"""*Reliance*: how far people lean on each check, against what somebody declared; to be read in ten seconds."""

from litestar import get
from litestar.enums import RequestEncodingType
from litestar.response import Template

from edgecode.consent.reliance.watched import Verdict
from edgecode.consent.standing import Standing
from edgecode.usecases.show_convergence import convergence
from edgecode.usecases.show_reliance import RelianceRow, announcements, reliance_rows
from edgecode.web.asked import Asked, desk_of, person_of
from edgecode.web.room import page

_URL_ENCODED = RequestEncodingType.URL_ENCODED
_FIRST = (Verdict.BEYOND, Verdict.AS_DECLARED, Verdict.CANNOT_TELL, Verdict.OFF)


@get("/reliance", sync_to_thread=True)
def show_reliance(request: Asked) -> Template:
    """Show each check that is let in or was used, what is beyond its standing first."""
    desk, viewer = desk_of(request), person_of(request)
    today = desk.today(viewer=viewer)
    rows = reliance_rows(desk.leanings(), today, viewer=viewer)
    shown = sorted((row for row in rows if _is_shown(row)), key=lambda row: _FIRST.index(row.verdict))
    return page(
        request,
        "reliance",
        today,
        rows=shown,
        beyond=[row for row in shown if row.verdict is Verdict.BEYOND],
        unknown=[row for row in shown if row.verdict is Verdict.CANNOT_TELL],
        untried=[row.check for row in rows if not _is_shown(row) and row.declared is not Standing.OFF],
        off=[row.check for row in rows if not _is_shown(row) and row.declared is Standing.OFF],
        announced=announcements(today, viewer=viewer)[::-1],
        alike=convergence(today.said),
    )


def _is_shown(row: RelianceRow) -> bool:
    """A check of which nothing was decided or announced is named, and no more."""
    return bool(row.decisions) or row.hidden or bool(row.announcements)
