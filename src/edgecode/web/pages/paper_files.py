"""The files of a paper: previews of it as it stands, which nobody sealed, and the sealed pack in one ZIP."""

from typing import Annotated, Final

import msgspec
from litestar import get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromPath, FromQuery
from litestar.response import Response

from edgecode.papers.bundle import bundled
from edgecode.papers.registry import paper_for
from edgecode.papers.sheet import Sheet
from edgecode.usecases.papers.paper_desk import PaperDesk
from edgecode.usecases.papers.renderers import Renderers
from edgecode.web.asked import Asked, desk_of, person_of
from edgecode.web.pages.papers import PATH

# The page has a policy of its own, which lets in its one style by its digest; what lets in less of both holds.
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"


class HandingOut(msgspec.Struct, frozen=True):
    """The day of which a paper is written out."""

    on: str = ""


@get(f"{PATH}/{{profile:str}}/disclosure.html", sync_to_thread=True)
def preview_page(request: Asked, profile: FromPath[str], on: FromQuery[str] = "") -> Response[bytes]:
    """Show a paper as the page that stands in its pack. Raises :class:`PaperError`."""
    page = renderers_of(request).page(_sheet(request, profile, on=on))
    return Response(page, media_type="text/html; charset=utf-8", headers={"content-security-policy": _POLICY})


@get(f"{PATH}/{{profile:str}}/disclosure.pdf", sync_to_thread=True)
def preview_pdf(request: Asked, profile: FromPath[str], on: FromQuery[str] = "") -> Response[bytes]:
    """Show a paper as the PDF that stands in its pack. Raises :class:`PaperError`."""
    return Response(renderers_of(request).pdf(_sheet(request, profile, on=on)), media_type="application/pdf")


@get(f"{PATH}/{{profile:str}}/disclosure.json", sync_to_thread=True)
def preview_statement(request: Asked, profile: FromPath[str], on: FromQuery[str] = "") -> Response[bytes]:
    """Show what a paper says as the JSON that stands in its pack. Raises :class:`PaperError`."""
    made = PaperDesk(desk_of(request)).pack(profile, on=on)
    return Response(made.statement, media_type="application/json")


@get(f"{PATH}/{{profile:str}}/pack.zip", sync_to_thread=True)
def write_out_unnoted(request: Asked, profile: FromPath[str], on: FromQuery[str] = "") -> Response[bytes]:
    """Write out a pack for nobody in particular, of which the record keeps nothing. Raises what the desk raises."""
    desk = PaperDesk(desk_of(request))
    day = desk.day(on)
    return _zip(desk.files(profile, renderers=renderers_of(request), on=day), profile, on=day)


@post(f"{PATH}/{{profile:str}}/pack", status_code=200, sync_to_thread=True)
def write_out(
    request: Asked,
    profile: FromPath[str],
    data: Annotated[HandingOut, Body(media_type=RequestEncodingType.URL_ENCODED)],
) -> Response[bytes]:
    """Write out a pack, and put on record that a person did, and which. Raises what the desk raises."""
    whole = desk_of(request)
    desk = PaperDesk(whole)
    with whole.whole_record(make=False):  # nobody says anything between the two, so that they are of the same pack
        day = desk.day(data.on)
        files = desk.files(profile, renderers=renderers_of(request), on=day)
        desk.handed_out(profile, by=person_of(request), on=day)
    return _zip(files, profile, on=day)


def renderers_of(request: Asked) -> Renderers:
    """Give what sets papers in this room."""
    renderers = request.app.state["renderers"]
    if not isinstance(renderers, Renderers):
        raise TypeError(renderers)
    return renderers


def _sheet(request: Asked, profile: str, *, on: str) -> Sheet:
    return PaperDesk(desk_of(request)).pack(profile, on=on).sheet()


def _zip(files: dict[str, bytes], profile: str, *, on: str) -> Response[bytes]:
    name = f"edgecode-{paper_for(profile).profile}-{on}.zip"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(bundled(files), media_type="application/zip", headers=headers)
