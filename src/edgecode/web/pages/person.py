"""Who is deciding: a choice of person that this browser keeps."""

from typing import Annotated

import msgspec
from litestar import post
from litestar.enums import RequestEncodingType
from litestar.params import Body
from litestar.response import Redirect

from edgecode.usecases.deciding import person_named
from edgecode.web.asked import Asked, desk_of, person_cookie
from edgecode.web.room import back_to


class Chosen(msgspec.Struct, frozen=True):
    """Who was chosen, empty for nobody, and the page to go back to."""

    person: str = ""
    back: str = "/"


@post("/person", sync_to_thread=True)
def choose_person(
    request: Asked, data: Annotated[Chosen, Body(media_type=RequestEncodingType.URL_ENCODED)]
) -> Redirect:
    """Remember who is deciding in this browser. Raises :class:`UnknownPersonError` for somebody who is not of the film."""
    if data.person:
        person_named(data.person, {person.name: person for person in desk_of(request).today().people})
    answer = back_to(data.back)
    answer.set_cookie(person_cookie(data.person))
    return answer
