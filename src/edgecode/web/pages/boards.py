"""*Boards*: the storyboard as a contact sheet, scene by scene, and one panel large."""

from typing import Final

import msgspec
from litestar import Response, get
from litestar.params import FromQuery
from litestar.response import Template

from edgecode.errors import NotInFilmError
from edgecode.film import scene_number
from edgecode.film.emphasis import plain
from edgecode.film.film import Film
from edgecode.film.media_files import MediaFile
from edgecode.film.movie import NoPicture
from edgecode.film.page_picture import file_of, page_picture
from edgecode.film.speech import numbered_lines
from edgecode.usecases.today import Today
from edgecode.web.asked import Asked, desk_of, person_of
from edgecode.web.board_sheet import BOARDS, STILL, PanelCard, SceneBoard, scene_boards
from edgecode.web.film_files import held_files
from edgecode.web.room import page
from edgecode.web.take_pictures import no_still, sent_still, stills_of

PATH: Final = BOARDS


TILE_PANEL: Final = 640
"""Pixels across the still of a panel on the contact sheet, twice as many as it has there: screens are dense."""
LARGE_PANEL: Final = 1600
"""Pixels across one that stands alone."""


class Quoted(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the script that a panel covers, in full: who speaks, empty for an action, and the words."""

    number: int
    href: str
    speaker: str
    words: str
    off: bool


@get(PATH, sync_to_thread=True)
def show_boards(request: Asked, scene: FromQuery[str] = "", panel: FromQuery[str] = "") -> Template:
    """Show every panel, or one of them large. Raises :class:`NotInFilmError` for a panel that is not there."""
    today = desk_of(request).today(viewer=person_of(request))
    boards = scene_boards(today, scales=stills_of(request).absent is None)
    if panel:
        return _large(request, today, boards, scene=scene, name=panel)
    with_panels = [board for board in boards if board.cards]
    return page(
        request,
        "boards",
        today,
        boards=with_panels,
        without=[board for board in boards if not board.cards and not board.omitted],
        panels=sum(len(board.cards) for board in boards),
        behind=[card for board in with_panels for card in board.cards if card.notes],
        scenes_behind=[board for board in with_panels if board.notes],
        film=today.look.film,
    )


@get(STILL, sync_to_thread=True)
def show_panel_still(request: Asked, file: FromQuery[str] = "", size: FromQuery[str] = "") -> Response[bytes]:
    """Give a panel's picture scaled down, as JPEG, or PNG of a page of a PDF; where there is none, 404 and one sentence."""
    look = desk_of(request).look()
    key = held_files(look).get(file_of(file))
    if key is None or all(panel.image != file for panel in look.film.panels):
        return no_still("expected a picture that a panel of this film has, found no panel with it")
    width = LARGE_PANEL if size == "large" else TILE_PANEL
    paged = page_picture(file)
    if paged is not None:
        source = desk_of(request).film.source(paged.path)
        if source is None:
            return no_still(f"expected {paged.path}, found it gone")
        return _sent_png(stills_of(request).of_page(paged, source=source, key=key, width=width))
    return sent_still(stills_of(request).still(MediaFile(path=file, key=key), width=width))


def _sent_png(made: bytes | NoPicture) -> Response[bytes]:
    return no_still(made.why) if isinstance(made, NoPicture) else Response(made, media_type="image/png")


def _large(request: Asked, today: Today, boards: tuple[SceneBoard, ...], *, scene: str, name: str) -> Template:
    """One panel, with the words of the lines it covers; where a scene has two of one name, the first."""
    every = [(board, card) for board in boards for card in board.cards]
    wanted = scene_number.folded(scene)
    for place, (board, card) in enumerate(every):
        if card.panel.name == name and (not wanted or scene_number.folded(card.panel.scene) == wanted):
            return page(
                request,
                "panel",
                today,
                board=board,
                card=card,
                quoted=_quoted(today.look.film, board, card),
                before=every[place - 1][1] if place else None,
                after=every[place + 1][1] if place + 1 < len(every) else None,
                place=place + 1,
                panels=len(every),
            )
    says = f"expected a panel of this film, found {name!r}{f' of scene {scene}' if scene else ''}"
    raise NotInFilmError(says)


def _quoted(film: Film, board: SceneBoard, card: PanelCard) -> list[Quoted]:
    """The lines a panel covers, in full."""
    scene = film.scene_numbered(board.number)
    if film.script is None or scene is None or scene.index is None:
        return []
    wanted = {number: run for run in card.lines for number in range(run.first, run.last + 1)}
    quoted = []
    for line in numbered_lines(film.script, film.script.scenes[scene.index]):
        if line.number in wanted:
            said = film.script.paragraphs[line.first : line.last]
            words = [plain(each.text) for each in said if each.kind != "character"]
            href = f"{board.script}#line-{line.number}"
            run = wanted[line.number]
            quoted.append(
                Quoted(number=line.number, href=href, speaker=said[0].character, words=" ".join(words), off=run.off)
            )
    return quoted
