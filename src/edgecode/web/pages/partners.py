"""*Partners*: what each is told and when it goes, one's own part before that, and ending an agreement. One act for each."""

from typing import Annotated, Final

import msgspec
from litestar import get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromQuery
from litestar.response import Redirect, Template

from edgecode.boundary.bucket import SAYS
from edgecode.boundary.errors import BatchError, SendError
from edgecode.boundary.week import Week
from edgecode.usecases.partners.agreeing import AgreeDesk
from edgecode.usecases.partners.batch_names import batch_name
from edgecode.usecases.partners.judging import Outcome, judge
from edgecode.usecases.partners.mirror import MirrorDesk
from edgecode.usecases.partners.show_partners import partners_view
from edgecode.usecases.ports.partners import Partners
from edgecode.web.asked import Asked, desk_of, person_of
from edgecode.web.guests_here import guests_of
from edgecode.web.link import link
from edgecode.web.partners_here import partners_here
from edgecode.web.room import back_to, page

PATH: Final = "/partners"
_URL_ENCODED = RequestEncodingType.URL_ENCODED


class Ending(msgspec.Struct, frozen=True):
    """The agreement that is ended, by its id."""

    agreement: str


class OwnPartSaid(msgspec.Struct, frozen=True):
    """Whether one's own part in a week's batch is withdrawn."""

    agreement: str
    week: str
    withdrawn: str = ""


class Judged(msgspec.Struct, frozen=True):
    """What somebody found who looked at what the scanner stopped."""

    entry: str
    outcome: str


@get(PATH, sync_to_thread=True)
def show_partners(request: Asked, part: FromQuery[str] = "") -> Template:
    """Show what each partner is told, and one's own ``part`` in a week's batch where one asked to look at it."""
    desk = desk_of(request)
    today = desk.today(viewer=person_of(request))
    cannot_send = request.app.state["cannot_send"]()
    # What is kept for partners is one connection to a database: of the requests that come at once, one asks at a time.
    with desk.whole_record(make=False):
        view = partners_view(desk, today, partners_here(request), part=part, cannot_send=cannot_send)
    symbols = tuple((str(bucket), says) for bucket, says in SAYS.items())
    has_guests = bool(guests_of(request).guests.installed())
    return page(request, "partners", today, view=view, symbols=symbols, has_guests=has_guests)


@post(f"{PATH}/look", sync_to_thread=True)
def look_at_own_part(request: Asked, data: Annotated[OwnPartSaid, Body(media_type=_URL_ENCODED)]) -> Redirect:
    """Look at one's own part, which is on record as that. Raises what the mirror raises."""
    MirrorDesk(desk_of(request), _some(request)).look(data.agreement, data.week, by=person_of(request))
    return _own_part(data)


@post(f"{PATH}/own-part", sync_to_thread=True)
def say_own_part(request: Asked, data: Annotated[OwnPartSaid, Body(media_type=_URL_ENCODED)]) -> Redirect:
    """Withdraw one's own part, or let it count after all. Raises what the mirror raises."""
    mirror, by = MirrorDesk(desk_of(request), _some(request)), person_of(request)
    if data.withdrawn:
        mirror.withhold(data.agreement, data.week, by=by)
    else:
        mirror.withhold_ended(data.agreement, data.week, by=by)
    return _own_part(data)


@post(f"{PATH}/revoke", sync_to_thread=True)
def end_agreement(request: Asked, data: Annotated[Ending, Body(media_type=_URL_ENCODED)]) -> Redirect:
    """End an agreement now. Raises what the desk raises."""
    agreeing = request.app.state["agreeing"]
    if not isinstance(agreeing, AgreeDesk):
        raise TypeError(agreeing)
    agreeing.revoke(data.agreement, by=person_of(request))
    return back_to(PATH)


@post(f"{PATH}/judge", sync_to_thread=True)
def judge_stopped(request: Asked, data: Annotated[Judged, Body(media_type=_URL_ENCODED)]) -> Redirect:
    """Say whether what the scanner stopped was the film. Raises :class:`BatchError` for a word that is none."""
    if data.outcome not in set(Outcome):
        raise BatchError("outcome", expected=f"one of {', '.join(Outcome)}", found=repr(data.outcome))
    judge(desk_of(request), _some(request), data.entry, outcome=Outcome(data.outcome), by=person_of(request))
    return back_to(PATH)


def _own_part(data: OwnPartSaid) -> Redirect:
    """Go back to the card, which has the focus then: its next key is one away."""
    part = link(PATH, part=batch_name(data.agreement, Week.named(data.week)))
    return back_to(f"{part}#mine-{data.agreement}-{data.week}")


def _some(request: Asked) -> Partners:
    found = partners_here(request)
    if found is None:
        raise SendError("partners", expected="an agreement with one", found="none on this film")
    return found
