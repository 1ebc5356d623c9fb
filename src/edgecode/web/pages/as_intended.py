"""*As intended*: every rule that somebody broke on purpose, in the order of the script."""

from typing import Annotated, Final

import msgspec
from litestar import get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body
from litestar.response import Redirect, Template

from edgecode.usecases.show_intents import intents_view, withdraw
from edgecode.web.asked import Asked, desk_of, person_of
from edgecode.web.room import back_to, page

PATH: Final = "/as-intended"


class Withdrawing(msgspec.Struct, frozen=True):
    """Which intent is taken back."""

    key: str


@get(PATH, sync_to_thread=True)
def show_intended(request: Asked) -> Template:
    """Show every intent that stands."""
    today = desk_of(request).today(viewer=person_of(request))
    return page(request, "intended", today, intents=intents_view(today))


@post(f"{PATH}/withdraw", sync_to_thread=True)
def withdraw_intent(
    request: Asked, data: Annotated[Withdrawing, Body(media_type=RequestEncodingType.URL_ENCODED)]
) -> Redirect:
    """Take back an intent of one's own. Raises what the desk raises."""
    withdraw(desk_of(request), data.key, by=person_of(request))
    return back_to(PATH)
