"""A browser without scripts: it sends the forms of the room as they stand on its pages, and reads the text of what comes."""

import html
import re
from collections.abc import Callable

from httpx import Response
from litestar import Litestar
from litestar.testing import TestClient

Room = TestClient[Litestar]
Opener = Callable[..., Room]


def said_by(room: Room, name: str) -> Room:
    """Let somebody be the person of this browser."""
    assert send(room, "/person", person=name).status_code == 200
    return room


def send(room: Room, path: str, **fields: str) -> Response:
    """Send a form as the page it stands on would, and follow to where it leads. ``htmx`` among the fields sends it so.

    All forms of one browser are signed alike, by what its cookie says as well: a page is asked for where there is none yet.
    """
    signed = next((cookie.value for cookie in room.cookies.jar if cookie.name.startswith("edgecode-form-")), None)
    if signed is None:
        token = re.search(r'name="_csrf_token" value="([0-9a-f]+)"', room.get("/script").text)
        assert token is not None
        signed = token[1]
    headers = {"HX-Request": fields.pop("htmx")} if "htmx" in fields else {}
    return room.post(path, data={"_csrf_token": signed, **fields}, headers=headers)


def words(answer: Response) -> str:
    """The text of a page, without its tags; what only isolates a run of letters parts no words."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", re.sub(r"</?bdi>", "", answer.text))).split())
