"""The phase of the film, said on the Permissions page."""

from typing import Annotated, Final

import msgspec
from litestar import post
from litestar.enums import RequestEncodingType
from litestar.params import Body
from litestar.response import Redirect

from edgecode.entries.vocabulary import Phase
from edgecode.errors import ConsentError
from edgecode.usecases.film_phase import phase_of, say_phase
from edgecode.web.asked import Asked, desk_of, person_of
from edgecode.web.room import back_to

PATH: Final = "/permissions/phase"


class PhaseSaid(msgspec.Struct, frozen=True):
    """Which phase the film is in, by its word."""

    phase: str


@post(PATH, sync_to_thread=True)
def set_phase(request: Asked, data: Annotated[PhaseSaid, Body(media_type=RequestEncodingType.URL_ENCODED)]) -> Redirect:
    """Say in which phase the film is. Said where it is already, nothing is said. Raises what saying it raises."""
    if data.phase not in set(Phase):
        raise ConsentError("phase", expected=f"one of {', '.join(Phase)}", found=repr(data.phase))
    desk, by = desk_of(request), person_of(request)
    if phase_of(desk.today(viewer=by).said).phase is not Phase(data.phase):
        say_phase(desk, Phase(data.phase), by=by)
    return back_to("/permissions#phase")
