"""What the current cut made of the boards' order and timing: shown scene by scene, and brought back when a person says so."""

from typing import Annotated, Final

import msgspec
from litestar import get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromQuery
from litestar.response import Redirect, Template

from edgecode.film import scene_number
from edgecode.film.boards.bring_back import PanelBroughtBack, SceneBroughtBack
from edgecode.usecases.boards.board_desk import BoardDesk
from edgecode.web.asked import Asked, desk_of, person_of
from edgecode.web.board_beside import KeptBeside
from edgecode.web.board_sheet import BOARDS, PanelCard
from edgecode.web.board_wall import KeptWall
from edgecode.web.room import back_to, page
from edgecode.web.take_pictures import stills_of

PATH: Final = f"{BOARDS}/bring-back"


class OfScene(msgspec.Struct, frozen=True):
    """Which scene's boards shall be as the cut has them, and the page to show then."""

    scene: str
    back: str = PATH


class Brought(msgspec.Struct, frozen=True, kw_only=True):
    """One scene: what would become of its panels, each with its card."""

    found: SceneBroughtBack
    heading: str
    rows: tuple[tuple[PanelBroughtBack, PanelCard | None], ...]


@get(PATH, sync_to_thread=True)
def show_cut_order(request: Asked, scene: FromQuery[str] = "") -> Template:
    """Show what the cut has otherwise than the boards, in one scene or in all; nothing is changed by looking."""
    today = desk_of(request).today(viewer=person_of(request))
    film = today.look.film
    wanted = scene_number.folded(scene)
    kept: KeptWall = request.app.state["wall"]
    sheet = kept.sheet(today, scales=stills_of(request).absent is None)
    beside: KeptBeside = request.app.state["beside"]
    boards = sheet.boards
    cards = {card.panel.id: card for _board, card in sheet.every}
    headings = {scene_number.folded(board.number): board.heading for board in boards}
    brought = [
        Brought(
            found=found,
            heading=headings.get(scene_number.folded(found.scene), ""),
            rows=tuple((row, cards.get(row.panel)) for row in found.panels),
        )
        for found in beside.brought(film)
        if not wanted or scene_number.folded(found.scene) == wanted
    ]
    rated = film.cut is not None and film.cut.rate is not None
    name = film.cut.name or film.cut.path if film.cut is not None else ""
    return page(request, "board_cut_order", today, brought=brought, scene=scene, cut=name, rated=rated)


@post(f"{PATH}/apply", sync_to_thread=True)
def apply_cut_order(
    request: Asked, data: Annotated[OfScene, Body(media_type=RequestEncodingType.URL_ENCODED)]
) -> Redirect:
    """Bring the order and timing of the cut back to the boards of one scene. Raises what the desk raises."""
    BoardDesk(desk_of(request)).bring_back(by=person_of(request), scene=data.scene)
    return back_to(data.back)
