"""*Boards*: the storyboard as a wall of panels, by scene and shot, and one panel large."""

from typing import Final

import msgspec
from litestar import Response, get
from litestar.params import FromQuery
from litestar.response import Template

from edgecode.errors import NotInFilmError
from edgecode.film import scene_number
from edgecode.film.board import Panel, PanelImage
from edgecode.film.boards.from_pictures import unshown_pictures
from edgecode.film.emphasis import plain
from edgecode.film.film import Film
from edgecode.film.hand import covers_words
from edgecode.film.media_files import MediaFile
from edgecode.film.movie import NoPicture
from edgecode.film.page_picture import file_of, page_picture
from edgecode.film.speech import numbered_lines
from edgecode.usecases.boards.named import panel_named, shot_named
from edgecode.usecases.open_film import Look
from edgecode.usecases.today import Today
from edgecode.web.asked import Asked, desk_of, person_of
from edgecode.web.board_decide import to_decide
from edgecode.web.board_sheet import BOARDS, MOST_PIXELS, STILL, PanelCard, SceneBoard, Sheet
from edgecode.web.board_wall import KeptWall, had
from edgecode.web.film_files import held_files, is_picture, shown_at
from edgecode.web.room import page
from edgecode.web.take_pictures import no_still, sent_still, stills_of

PATH: Final = BOARDS


_OF_SCENE: Final = (
    ("Animatic", f"{PATH}/animatic"),
    ("Plan", f"{PATH}/plan"),
    ("Compare with takes", f"{PATH}/compare"),
    ("Bring back the cut's order", f"{PATH}/bring-back"),
)
"""What a link to a page of one scene's boards says, and its address."""
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
    kept: KeptWall = request.app.state["wall"]
    sheet = kept.sheet(today, scales=stills_of(request).absent is None)
    if panel:
        return _large(request, today, sheet, scene=scene, name=panel)
    film = today.look.film
    drawn = kept.drawn(sheet, pages=_pages_of_scenes(request))
    cards = [card for _board, card in sheet.every]
    return page(
        request,
        "boards",
        today,
        boards=drawn,
        had=had(request),
        without=[board for board in sheet.boards if not board.cards and not board.omitted],
        panels=len(cards),
        behind=[card for card in cards if card.notes],
        shots_noted=[card for card in cards if card.shot_notes],
        scenes_behind=[each.board for each in drawn if each.board.notes],
        undecided=to_decide(film, sheet.undecided),
        draft=film.script.draft or film.script.path if film.script is not None else "",
        removed=film.boards.removed,
        unshown=_unshown(today.look),
        scenes=[board for board in sheet.boards if board.script],
        film=film,
    )


@get(f"{PATH}/change", sync_to_thread=True)
def ask_what_changes(request: Asked, panel: FromQuery[str] = "", shot: FromQuery[str] = "") -> Template:
    """Give the form that describes a panel, or a shot, as it is now: a part of the page. Raises :class:`NotInFilmError`."""
    look = desk_of(request).look()
    found = panel_named(panel, film=look.film) if panel else None
    return Template(
        template_name="board_change.html",
        context={
            "panel": found,
            "covers": covers_said(found, look.film) if found is not None else "",
            "shot": None if found is not None else shot_named(shot, film=look.film),
            "back": PATH,
        },
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


def _unshown(look: Look) -> list[tuple[str, str]]:
    """The pictures of the boards' folder that no panel shows: the path of each, and where it is shown, if a browser can."""
    film = look.film
    records = (record for reading in look.holdings.readings for record in reading.records)
    images = [record for record in records if isinstance(record, PanelImage)]
    pictures = unshown_pictures((*film.panels, *film.boards.removed), images, film.boards.plans)
    return [
        (each.path, shown_at(each.path) if is_picture(each.path) and each.width * each.height <= MOST_PIXELS else "")
        for each in pictures
    ]


def _pages_of_scenes(request: Asked) -> tuple[tuple[str, str], ...]:
    """The pages there are of one scene's boards: what a link to each says, and its address."""
    there = {route.path for route in request.app.routes}
    return tuple((says, path) for says, path in _OF_SCENE if path in there)


def _large(request: Asked, today: Today, sheet: Sheet, *, scene: str, name: str) -> Template:
    """One panel, with the words of the lines it covers; where a scene has two of one name, the first."""
    every = sheet.every
    film, wanted = today.look.film, scene_number.folded(scene)
    for place, (board, card) in enumerate(every):
        named = card.panel.name == name and (not wanted or scene_number.folded(card.panel.scene) == wanted)
        if not named and card.panel.id != name:
            continue
        return page(
            request,
            "panel",
            today,
            board=board,
            card=card,
            shot=next((each for each in film.boards.shots if each.id == card.shot), None),
            covers=covers_said(card.panel, film),
            row=board.cards if board is not None else (),
            stands_after=every[place - 1][1].panel.id if place and every[place - 1][0] is board else "",
            shots=[each for each in film.boards.shots if board is not None and each.scene == board.number],
            quoted=_quoted(film, board, card) if board is not None else [],
            before=every[place - 1][1] if place else None,
            after=every[place + 1][1] if place + 1 < len(every) else None,
            place=place + 1,
            panels=len(every),
        )
    says = f"expected a panel of this film, found {name!r}{f' of scene {scene}' if scene else ''}"
    raise NotInFilmError(says)


def covers_said(panel: Panel, film: Film) -> str:
    """Say which lines of the current draft a panel covers, as one would type them; empty where it stands for its scene."""
    carry = film.boards.carried.get(panel.id)
    if carry is None or carry.whole or film.script is None:
        return ""
    scene = next((each for each in film.script.scenes if each.id == carry.scene), None)
    return covers_words(carry.spans, script=film.script, scene=scene) if scene is not None else ""


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
