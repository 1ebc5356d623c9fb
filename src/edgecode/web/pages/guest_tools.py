"""*Guest tools*: letting a partner's tool in, approving what it may say, running it, and deciding about what it found."""

from typing import Annotated, Final

import msgspec
from litestar import get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromQuery
from litestar.response import Redirect, Template

from edgecode.boundary.errors import GuestError
from edgecode.consent.people import May, Person
from edgecode.entries.vocabulary import Reason
from edgecode.findings.word import Deed
from edgecode.guests.bundle_file import bundle_in
from edgecode.guests.limits import Limits
from edgecode.usecases.guests.letter_states import letter_views
from edgecode.usecases.guests.show_guests import Offer
from edgecode.web.asked import Asked, desk_of, person_of
from edgecode.web.choices import Choice, chosen
from edgecode.web.guest_cards import guests_view
from edgecode.web.guests_here import GuestsHere, Looked, guests_of
from edgecode.web.letter_cards import letter_cards
from edgecode.web.link import link
from edgecode.web.room import back_to, page
from edgecode.web.sent_files import Form, sent_file
from edgecode.web.timed import timed_stages

PATH: Final = "/guest-tools"
MOST_BYTES: Final = 64_000_000
"""A form's: of a bundle that comes through a browser. Larger ones are let in at the command line."""
_URL_ENCODED: Final = RequestEncodingType.URL_ENCODED


class Judging(msgspec.Struct, frozen=True):
    """A sentence of a tool by its name, and whether it is approved."""

    tool: str
    sentence: str
    approved: str = ""


class Naming(msgspec.Struct, frozen=True):
    """Which tool."""

    tool: str


class LettingIn(msgspec.Struct, frozen=True):
    """Which bundle that was looked at, by its digest."""

    bundle: str


@get(PATH, sync_to_thread=True)
def show_guest_tools(request: Asked, bundle: FromQuery[str] = "") -> Template:
    """Show the tools that are in and the letters, and a ``bundle`` that was looked at; nothing runs for it."""
    here, viewer = guests_of(request), person_of(request)
    today = desk_of(request).today(viewer=viewer)
    person = next((each for each in today.people if each.name == today.viewer), None)
    view = guests_view(here, today)
    offer = _offer(here, bundle) if bundle else None
    return page(
        request,
        "guests",
        today,
        view=view,
        offer=offer if isinstance(offer, Offer) else None,
        no_offer=offer if isinstance(offer, GuestError) else None,
        bundle=bundle,
        letters=tuple(letter_cards(letter_views(today.said.words), viewer=person, put_right=here.put_right)),
        cannot_run=here.why_not(),
        may_agree=_may_agree(person),
        agreers=tuple(each.name for each in today.people if May.AGREE in each.may),
        wall=int(Limits().wall),
        most=MOST_BYTES,
        timed=timed_stages(today),
        reasons=tuple(Reason),
    )


@post(f"{PATH}/look", request_max_body_size=MOST_BYTES, sync_to_thread=True)
def look_at_bundle(request: Asked, data: Annotated[Form, Body(media_type=RequestEncodingType.MULTI_PART)]) -> Redirect:
    """Look at a bundle, and let nothing in. Raises :class:`GuestError` where it would be refused."""
    here, sent, key = guests_of(request), sent_file(data.get("bundle")), str(data.get("key") or "").strip()
    if sent is None:
        raise GuestError("bundle", expected="the file that the partner signed", found="no file")
    name, content = sent
    bundle = bundle_in(content, file=name)
    here.guests.look(bundle, path=name, key=key)
    digest = here.looked_at.keep(Looked(bundle=bundle, path=name, key=key))
    return back_to(f"{link(PATH, bundle=digest)}#offer")


@post(f"{PATH}/install", sync_to_thread=True)
def let_tool_in(request: Asked, data: Annotated[LettingIn, Body(media_type=_URL_ENCODED)]) -> Redirect:
    """Let a tool in that was looked at. Raises what the desk raises."""
    here = guests_of(request)
    looked = here.looked_at.get(data.bundle)
    offer, _done = here.guests.install(looked.bundle, path=looked.path, by=person_of(request), key=looked.key)
    here.looked_at.let_go(data.bundle)
    return _at(str(offer.manifest.tool))


@post(f"{PATH}/sentence", sync_to_thread=True)
def judge_sentence(request: Asked, data: Annotated[Judging, Body(media_type=_URL_ENCODED)]) -> Redirect:
    """Approve a sentence that a tool may choose, or refuse it. Raises what the desk raises."""
    guests = guests_of(request).guests
    (guests.approve if data.approved else guests.refuse)(data.tool, data.sentence, by=person_of(request))
    return _at(data.tool)


@post(f"{PATH}/run", sync_to_thread=True)
def run_tool(request: Asked, data: Annotated[Naming, Body(media_type=_URL_ENCODED)]) -> Redirect:
    """Let a tool run, once; it goes on while the page is shown. Raises what the desk raises before it runs."""
    here = guests_of(request)
    here.runs.begin(str(here.guests.tool(data.tool).manifest.tool), by=person_of(request))
    return _at(data.tool)


@post(f"{PATH}/stop", sync_to_thread=True)
def stop_tool(request: Asked, data: Annotated[Naming, Body(media_type=_URL_ENCODED)]) -> Redirect:
    """Stop a run that one let go on. Raises :class:`GuestError`."""
    guests_of(request).runs.stop(data.tool, by=person_of(request))
    return _at(data.tool)


@post(f"{PATH}/remove", sync_to_thread=True)
def remove_tool(request: Asked, data: Annotated[Naming, Body(media_type=_URL_ENCODED)]) -> Redirect:
    """Take a tool out. Raises what the desk raises."""
    here = guests_of(request)
    here.guests.remove(data.tool, by=person_of(request))
    here.runs.forget(data.tool)
    return back_to(PATH)


@post(f"{PATH}/decide", sync_to_thread=True)
def decide_guest(request: Asked, data: Annotated[Choice, Body(media_type=_URL_ENCODED)]) -> Redirect:
    """Decide about a finding of a tool. Raises what the desk raises."""
    running, by, told = guests_of(request).running, person_of(request), chosen(data)
    if told.deed is Deed.INTEND:
        running.intend(data.finding, by=by, because=told.because, took=told.took, why=told.why)
    else:
        running.decide(
            told.deed, data.finding, by=by, option=told.option, because=told.because, took=told.took, why=told.why
        )
    return back_to(PATH)


def _at(tool: str) -> Redirect:
    return back_to(f"{PATH}#tool-{tool}")


def _may_agree(person: Person | None) -> bool:
    return person is not None and May.AGREE in person.may


def _offer(here: GuestsHere, digest: str) -> Offer | GuestError:
    """Give what a bundle is that somebody looked at; or why it is nothing to let in any more, such as that it is in."""
    try:
        looked = here.looked_at.get(digest)
        return here.guests.look(looked.bundle, path=looked.path, key=looked.key)
    except GuestError as error:
        return error
