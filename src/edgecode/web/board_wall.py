"""The wall as it is sent: scene by scene, and of those that a browser has already only that they are the same.

A scene is drawn again only when something in it is another. Each has a key made of all that is drawn; a browser that asks
for the part of the page that changes names the keys it has, and gets a word for each of those scenes instead of the scene.
"""

from hashlib import blake2b
from threading import Lock
from typing import Final

import msgspec
from markupsafe import Markup

from edgecode.film.memo import Memo, Step
from edgecode.usecases.today import Today
from edgecode.web.asked import Asked, is_fragment
from edgecode.web.board_sheet import PanelCard, SceneBoard, Sheet, board_sheet
from edgecode.web.drawing import engine

HAS: Final = "Boards-Has"
"""The header in which a browser names the keys of the scenes that it has, with spaces between."""
_KEY_BYTES: Final = 6
_SIZES: Final = ((4, "few"), (12, "some"), (60, "many"))
"""How many panels a scene has at most, and the class that says how high it is before it is drawn."""


class DrawnScene(msgspec.Struct, frozen=True):
    """One scene of the wall, what is drawn of it, the key of that, and the class that says about how high it is."""

    board: SceneBoard
    html: Markup
    key: str
    size: str


class KeptWall:
    """The wall that was shown last, for a room that shows it again and again. Several threads may share it."""

    def __init__(self) -> None:
        """Begin with nothing kept."""
        self._turn = Lock()
        self._sheet: Step[Sheet] = Step()
        self._cards: Step[Memo[PanelCard]] = Step()
        self._drawn: dict[str, tuple[tuple[tuple[str, str], ...], DrawnScene]] = {}

    def sheet(self, today: Today, *, scales: bool) -> Sheet:
        """Lay out the boards, as :func:`board_sheet` does; anew only when something they show is another."""
        film = today.look.film
        read = (
            today.look.holdings.readings,
            film.scenes,
            film.script,
            film.drafts,
            film.dailies,
            film.cut,
            film.proofs,
        )
        told = (film.panels, film.boards, film.planned, today.shown, today.checked.intended, scales)
        with self._turn:
            memo = self._cards.get((film.scenes, film.script, film.drafts), Memo)
            return self._sheet.get((*read, *told), lambda: board_sheet(today, scales=scales, memo=memo))

    def drawn(self, sheet: Sheet, *, pages: tuple[tuple[str, str], ...]) -> list[DrawnScene]:
        """Draw every scene that has panels. ``pages`` are the pages there are of one scene: what a link says, and where."""
        with self._turn:
            self._drawn = {
                board.anchor: (pages, self._scene(board, pages=pages)) for board in sheet.boards if board.cards
            }
            return [drawn for _pages, drawn in self._drawn.values()]

    def _scene(self, board: SceneBoard, *, pages: tuple[tuple[str, str], ...]) -> DrawnScene:
        last = self._drawn.get(board.anchor)
        if last is not None and last[0] == pages and last[1].board == board:
            return last[1]
        html = engine().engine.get_template("board_scene.html").render(board=board, pages=pages)
        size = next((name for most, name in _SIZES if len(board.cards) <= most), "crowd")
        key = blake2b(f"{board.scene} {size} {html}".encode(), digest_size=_KEY_BYTES).hexdigest()
        return DrawnScene(board, Markup(html), key, size)  # noqa: S704  it is a template of ours, which escapes


def had(request: Asked) -> frozenset[str]:
    """Give the keys of the scenes that the browser has, as far as it asks for the part of the page that changes."""
    return frozenset(request.headers.get(HAS, "").split()) if is_fragment(request) else frozenset()
