"""*Folder*: what edgecode made of the film's folder, in one honest page; what is dropped into it becomes the folder's."""

from collections.abc import Iterable
from typing import Annotated, Final

import msgspec
from litestar import get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body
from litestar.response import Template

from edgecode.errors import FileThereError
from edgecode.usecases.ports.added import Added
from edgecode.usecases.understood import understanding
from edgecode.web.asked import Asked, desk_of, person_of
from edgecode.web.room import page
from edgecode.web.sent_files import Form, sent_file
from edgecode.web.take_pictures import stills_of

PATH: Final = "/folder"
MOST_BYTES: Final = 256 * 1024 * 1024
"""What one form may bring: papers, boards and cuts. Recordings are copied into the folder itself, faster."""


class Brought(msgspec.Struct, frozen=True):
    """What became of files that were dropped in: those added, those that were there already, and why others were not."""

    added: tuple[str, ...]
    same: tuple[str, ...]
    refused: tuple[str, ...]


@get(PATH, sync_to_thread=True)
def show_folder(request: Asked) -> Template:
    """Show what was understood, what was not, and what is missing."""
    return _shown(request, brought=None)


@post(f"{PATH}/files", request_max_body_size=MOST_BYTES, status_code=200, sync_to_thread=True)
def add_files(request: Asked, data: Annotated[Form, Body(media_type=RequestEncodingType.MULTI_PART)]) -> Template:
    """Add files to the film's folder, over nothing that is there, and show what became of each."""
    sent = data.get("files")
    files = map(sent_file, sent if isinstance(sent, list) else [sent])
    folder: Added = request.app.state["added"]
    return _shown(request, brought=_brought(folder, filter(None, files)))


def _brought(folder: Added, files: Iterable[tuple[str, bytes]]) -> Brought:
    added: list[str] = []
    same: list[str] = []
    refused: list[str] = []
    for name, data in files:
        try:
            (added if folder.add(name, data) else same).append(name)
        except FileThereError as error:
            refused.append(str(error))
    return Brought(tuple(added), tuple(same), tuple(refused))


def _shown(request: Asked, *, brought: Brought | None) -> Template:
    today = desk_of(request).today(viewer=person_of(request))
    look = today.look
    return page(
        request,
        "folder",
        today,
        path=PATH,
        folder=str(request.app.state["folder"]),
        found=understanding(look, files=stills_of(request).files(look)),
        remarks=look.remarks,
        brought=brought,
        most=MOST_BYTES,
    )
