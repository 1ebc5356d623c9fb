"""What is owed as it is sent: scene by scene, and of those that a browser has already only that they are the same.

Each card is drawn again only when something on it is another, and each scene has a key made of all that is drawn; see
:mod:`edgecode.web.board_wall`, which does the same for panels.
"""

from collections.abc import Collection, Iterable, Mapping
from hashlib import blake2b
from threading import Lock
from typing import Final

import msgspec
from markupsafe import Markup

from edgecode.film import scene_number
from edgecode.film.film import Film
from edgecode.film.media_files import TakeFiles
from edgecode.film.memo import Memo, Step
from edgecode.film.movie import NoPicture
from edgecode.film.pickup import Need
from edgecode.film.pickups.pickup_list import Fate, PickupList
from edgecode.film.pickups.standing import StandsAt
from edgecode.film.pickups.states import State, states
from edgecode.usecases.note_film_toml import intents_in_force
from edgecode.usecases.pickups.show_pickups import pickups_of
from edgecode.usecases.pickups.voices import voices_of
from edgecode.usecases.today import Today
from edgecode.web.asked import Asked, is_fragment
from edgecode.web.drawing import engine
from edgecode.web.line_links import SCRIPT
from edgecode.web.pickup_cards import NEEDS, OwedCard, asides, owed_card
from edgecode.web.scene_list import scene_links

HAS: Final = "Pickups-Has"
"""The header in which a browser names the keys of the scenes that it has, with spaces between."""
NO_NEED: Final[frozenset[Need]] = frozenset()
"""Of a list that is asked for nothing: what is owed, and no search for a shoot."""
_KEY_BYTES: Final = 6
_SIZES: Final = ((1, "one"), (4, "few"), (12, "some"))


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """How much would have to be shot if nobody looked for material, and how much of that there is already.

    ``filled`` of ``found`` somebody said does fill it; ``again`` may be recorded again, without being shot.
    """

    before: int = 0
    found: int = 0
    filled: int = 0
    again: int = 0

    @property
    def left(self) -> int:
        """What is left to be shot."""
        return self.before - self.found - self.again


class OwedScene(msgspec.Struct, frozen=True, kw_only=True):
    """What is owed of one scene and still open, drawn, with the key of that and a class that says about how high it is."""

    number: str
    heading: str
    anchor: str
    count: int
    html: Markup
    key: str
    size: str


class OwedWall(msgspec.Struct, frozen=True, kw_only=True):
    """The whole page: scenes with what is open, what stepped aside, every card in order, and the two numbers."""

    scenes: tuple[OwedScene, ...] = ()
    asides: tuple[tuple[str, list[OwedCard]], ...] = ()
    cards: tuple[OwedCard, ...] = ()
    counts: Counts = Counts()


class KeptPickups:
    """What was owed when a room showed it last. Several threads may share it."""

    def __init__(self) -> None:
        """Begin with nothing kept."""
        self._turn = Lock()
        self._lists: dict[frozenset[Need], Step[PickupList]] = {}
        self._walls: Step[OwedWall] = Step()
        self._noted: Step[tuple[State, ...]] = Step()
        self._cards: Step[tuple[Memo[OwedCard], Memo[str]]] = Step()

    def made(self, today: Today, *, needs: Collection[Need] = NO_NEED) -> PickupList:
        """Give the list of today, as :func:`pickups_of` does; made anew only when something it rests on is another."""
        asked = frozenset(needs)
        with self._turn:
            step = self._lists.setdefault(asked, Step())
            return step.get(_rests_on(today), lambda: pickups_of(today, needs=asked))

    def noted(self, today: Today) -> tuple[State, ...]:
        """Give every note of a state, as :func:`states` does."""
        film = today.look.film
        with self._turn:
            return self._noted.get(
                (film.scenes, film.script, film.drafts, film.dailies, film.picked), lambda: states(film)
            )

    def wall(self, today: Today, *, files: Mapping[str, TakeFiles], absent: NoPicture | None) -> OwedWall:
        """Lay out what is owed."""
        made, film = self.made(today), today.look.film
        with self._turn:
            memos = self._cards.get(
                (film.scenes, film.script, film.dailies, film.shot, film.cut, files, absent), lambda: (Memo(), Memo())
            )
            return self._walls.get((made, memos), lambda: _wall(film, made, files=files, absent=absent, memos=memos))


def had(request: Asked) -> frozenset[str]:
    """Give the keys of the scenes that the browser has, as far as it asks for the part of the page that changes."""
    return frozenset(request.headers.get(HAS, "").split()) if is_fragment(request) else frozenset()


def counts_of(made: PickupList) -> Counts:
    """Count what would have to be shot: not what is intended, waived, dropped or done."""
    filled = again = found = left = 0
    for row in made.rows:
        ready = [each for each in row.fillers if each.ready and each.id not in row.stands.refused]
        if row.fate is Fate.SETTLED:
            filled += row.stands.at is StandsAt.FILLED
            again += row.stands.at is StandsAt.ADR
        elif row.fate is Fate.LOOK_FIRST:
            found += any(each.take for each in ready)
            again += not any(each.take for each in ready)
        elif row.fate is not Fate.MEANT:
            left += 1
    return Counts(before=filled + again + found + left, found=filled + found, filled=filled, again=again)


def _rests_on(today: Today) -> tuple[object, ...]:
    """Everything that a list is made of."""
    film = today.look.film
    intents = intents_in_force(today.look.holdings.settings, today.said)
    shot = (film.scenes, film.script, film.drafts, film.panels, film.boards, film.planned, film.dailies, film.shot)
    heard = (film.hearings, film.transcripts, film.cut, film.used, film.proofs, film.required, film.owed)
    return (*shot, *heard, film.picked, voices_of(today.let), intents)


def _wall(
    film: Film, made: PickupList, *, files: Mapping[str, TakeFiles], absent: NoPicture | None,
    memos: tuple[Memo[OwedCard], Memo[str]],
) -> OwedWall:  # fmt: skip
    cards_memo, html_memo = memos
    for memo in memos:
        memo.turn()
    numbers = [scene.number for scene in film.scenes]
    hrefs = dict(zip(map(scene_number.folded, numbers), scene_links(numbers, path=SCRIPT), strict=True))
    cards = tuple(
        cards_memo.get(
            row.owing.id,
            (row,),
            lambda row=row: owed_card(  # type: ignore[misc]  # mypy infers no type for a lambda's default
                film, row, files=files, absent=absent, script=hrefs.get(scene_number.folded(row.owing.scene), "")
            ),
        )
        for row in made.rows
    )
    groups: dict[str, list[OwedCard]] = {}
    for card in cards:
        if not card.aside:
            groups.setdefault(card.row.owing.scene, []).append(card)
    template = engine().engine.get_template("pickup_card.html")
    headings = {scene_number.folded(scene.number): scene.heading for scene in film.scenes}

    def draw(card: OwedCard) -> str:
        return html_memo.get(card.id, (card,), lambda: template.render(card=card, needs=NEEDS))

    scenes = tuple(
        _scene(number, headings.get(scene_number.folded(number), ""), map(draw, own), nth=nth, count=len(own),
               script=hrefs.get(scene_number.folded(number), ""))
        for nth, (number, own) in enumerate(groups.items())
    )  # fmt: skip
    return OwedWall(scenes=scenes, asides=tuple(asides(cards)), cards=cards, counts=counts_of(made))


def _scene(number: str, heading: str, drawn: Iterable[str], *, nth: int, count: int, script: str) -> OwedScene:
    head = engine().engine.get_template("pickup_scene.html").render(
        number=number, heading=heading, nth=nth, count=count, script=script
    )  # fmt: skip
    html = head + "".join(drawn)
    key = blake2b(html.encode(), digest_size=_KEY_BYTES).hexdigest()
    size = next((name for most, name in _SIZES if count <= most), "many")
    return OwedScene(
        number=number,
        heading=heading,
        anchor=f"scene-{nth}",
        count=count,
        html=Markup(html),  # noqa: S704  it is made of templates of ours, which escape
        key=key,
        size=size,
    )
