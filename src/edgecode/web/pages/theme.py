"""How the room is lit: a choice that this browser keeps."""

from typing import Annotated

import msgspec
from litestar import post
from litestar.enums import RequestEncodingType
from litestar.params import Body
from litestar.response import Redirect

from edgecode.web.asked import Theme, theme_cookie
from edgecode.web.room import back_to


class Lit(msgspec.Struct, frozen=True):
    """Which theme was chosen, and the page to go back to."""

    theme: Theme
    back: str = "/"


@post("/theme", sync_to_thread=False)
def choose_theme(data: Annotated[Lit, Body(media_type=RequestEncodingType.URL_ENCODED)]) -> Redirect:
    """Remember how the room is lit in this browser."""
    answer = back_to(data.back)
    answer.set_cookie(theme_cookie(data.theme))
    return answer
