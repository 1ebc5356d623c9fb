"""What the pages beside the wall reckon of a whole film, kept for as long as it stays the same."""

from collections.abc import Mapping
from threading import Lock

import msgspec
from markupsafe import Markup

from edgecode.film.boards.animatic import animatic, rate_of
from edgecode.film.boards.bring_back import SceneBroughtBack, bring_back
from edgecode.film.boards.timing import FilmTime, film_time
from edgecode.film.film import Film
from edgecode.film.memo import Step
from edgecode.web.animatic_strip import Strip, strip_of
from edgecode.web.board_sheet import Sheet
from edgecode.web.drawing import engine


class DrawnStrip(msgspec.Struct, frozen=True, kw_only=True):
    """An animatic laid out, its strip with the sounds, and the list of its panels, as they are sent."""

    laid: Strip
    strip: Markup
    table: Markup

    def at(self, panel: str) -> "DrawnStrip":
        """Draw the strip with one panel, by its id, as the one that is shown large."""
        own = Markup('data-panel-id="{}"').format(panel)
        here = self.strip.replace(own, own + Markup(' aria-current="true"'), 1)
        return msgspec.structs.replace(self, strip=here)


class KeptBeside:
    """What was reckoned last, for a room that shows it again and again. Several threads may share it."""

    def __init__(self) -> None:
        """Begin with nothing kept."""
        self._turn = Lock()
        self._times: Step[FilmTime] = Step()
        self._brought: Step[tuple[SceneBroughtBack, ...]] = Step()
        self._strips: Step[dict[str, DrawnStrip]] = Step()

    def times(self, film: Film) -> FilmTime:
        """Page, board and cut time of a film, as :func:`film_time` reckons them."""
        read = (film.script, film.scenes, film.panels, film.boards, film.cut, film.proofs, film.dailies)
        with self._turn:
            return self._times.get(read, lambda: film_time(film))

    def brought(self, film: Film) -> tuple[SceneBroughtBack, ...]:
        """What the current cut tells of the boards, as :func:`bring_back` reckons it."""
        read = (film.script, film.scenes, film.panels, film.boards, film.cut, film.proofs, film.dailies)
        with self._turn:
            return self._brought.get((*read, film.planned, film.shot), lambda: bring_back(film))

    def strip(self, film: Film, *, sheet: Sheet, scene: str, held: Mapping[str, str]) -> DrawnStrip:
        """The animatic of a scene by its number, or of the film, as a strip. ``held`` are the files of the folder."""
        rate = rate_of(film)
        with self._turn:
            strips = self._strips.get((sheet, film.panels, film.boards, rate, held), dict)
            if scene not in strips:
                cards = {card.panel.id: card for _board, card in sheet.every}
                laid = strip_of(animatic(film, rate=rate, scene=scene), cards=cards, held=held)
                strips[scene] = DrawnStrip(
                    laid=laid,
                    strip=_drawn("board_strip", laid, scene=scene),
                    table=_drawn("board_strip_table", laid, scene=scene),
                )
            return strips[scene]


def _drawn(name: str, strip: Strip, *, scene: str) -> Markup:
    html = engine().engine.get_template(f"{name}.html").render(strip=strip, scene=scene)
    return Markup(html)  # noqa: S704  it is a template of ours, which escapes
