"""What a request tells about itself: for whom, whether it wants a whole page, and which desk it is asked of."""

from enum import StrEnum
from typing import Any, Final, TypeAlias
from urllib.parse import quote

from litestar.connection import Request
from litestar.datastructures import Cookie, State

from edgecode.usecases.desk import Desk

Asked: TypeAlias = Request[Any, Any, State]
"""A request. Nobody signs in: the room is one machine's, and a person says who they are."""

_PERSON: Final = "edgecode-person"
_THEME: Final = "edgecode-theme"
_ONE_YEAR: Final = 365 * 24 * 3600


class Theme(StrEnum):
    """How the room is lit: a dark room, light paper, or as the machine is set."""

    DARK = "dark"
    LIGHT = "light"
    AUTO = "auto"


def desk_of(request: Asked) -> Desk:
    """Give the desk this room was opened on."""
    desk = request.app.state["desk"]
    if not isinstance(desk, Desk):
        raise TypeError(desk)
    return desk


def is_fragment(request: Asked) -> bool:
    """Whether only the part of the page that changes is wanted, by htmx."""
    return request.headers.get("HX-Request") == "true"


def since_of(request: Asked) -> int:
    """How many changes of the folder there had been when this was asked; see :mod:`edgecode.web.live`."""
    return int(request.state.get("since", 0))


def person_of(request: Asked) -> str:
    """Give the name that was chosen in this browser, empty where none was."""
    return request.cookies.get(_PERSON, "")


def person_cookie(name: str) -> Cookie:
    """Keep a name in this browser; an empty one forgets it."""
    return Cookie(
        key=_PERSON, value=quote(name), max_age=_ONE_YEAR if name else 0, httponly=True, samesite="strict", path="/"
    )


def theme_of(request: Asked) -> Theme:
    """Give how this browser wants the room lit; dark where nobody said, for pictures."""
    kept = request.cookies.get(_THEME, "")
    return Theme(kept) if kept in set(Theme) else Theme.DARK


def theme_cookie(theme: Theme) -> Cookie:
    """Keep in this browser how the room is lit."""
    return Cookie(key=_THEME, value=theme, max_age=_ONE_YEAR, httponly=True, samesite="strict", path="/")
