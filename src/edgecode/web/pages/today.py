"""*Today*: what wants a decision, stage by stage, each with its evidence and one key for each way to decide."""

from typing import Annotated

import msgspec
from litestar import get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body
from litestar.response import Redirect, Template

from edgecode.checks.registry import every_check
from edgecode.entries.vocabulary import Stage
from edgecode.film.pointer import Pointer
from edgecode.findings.finding import Finding
from edgecode.findings.word import Deed
from edgecode.usecases.desk import Desk
from edgecode.usecases.evidence_pictures import PictureFinder
from edgecode.usecases.today import Card, Today
from edgecode.usecases.unknown_files import unknown_files
from edgecode.usecases.work_left import left_of, let_go
from edgecode.web.asked import Asked, desk_of, person_of
from edgecode.web.quotes import quotes
from edgecode.web.room import back_to, page
from edgecode.web.take_pictures import Pictured, pictured, stills_of

_DIGITS = 4
"""More of them name no option of any card."""
_URL_ENCODED = RequestEncodingType.URL_ENCODED


class Choice(msgspec.Struct, frozen=True):
    """What a card's form says: ``deed`` is ``take 1``, ``leave``, ``later`` or ``intend``."""

    finding: str
    deed: str
    because: str = ""
    check: str = ""
    scene: str = ""
    take: str = ""


class LettingGo(msgspec.Struct, frozen=True):
    """Which work on a line that is gone."""

    key: str


class Undoing(msgspec.Struct, frozen=True):
    """Which entry is taken back, and the page to show then."""

    entry: str
    back: str = "/"


@get("/", sync_to_thread=True)
def show_today(request: Asked) -> Template:
    """Show what wants a decision."""
    today = desk_of(request).today()
    findings = _findings(today)
    return page(
        request,
        "today",
        today,
        stages=[(stage, cards) for stage in Stage if (cards := _of(stage, today.cards))],
        left=left_of(today),
        decided=today.decided,
        intended=today.checked.intended,
        skipped=today.checked.skipped,
        remarks=(*today.look.remarks, *today.checked.remarks),
        unknown=unknown_files(today.look.holdings.readings),
        quotes=quotes(today.look.film, findings),
        pictures=_pictures(request, today),
        checks=every_check(),
    )


@post("/decide", sync_to_thread=True)
def decide(request: Asked, data: Annotated[Choice, Body(media_type=_URL_ENCODED)]) -> Redirect:
    """Decide about one finding as the person chosen in this browser. Raises what the desk raises."""
    _decided(desk_of(request), data, by=person_of(request))
    return back_to("/")


@post("/let-go", sync_to_thread=True)
def let_work_go(request: Asked, data: Annotated[LettingGo, Body(media_type=_URL_ENCODED)]) -> Redirect:
    """Let go of work on a line that is gone. Raises what the desk raises."""
    let_go(desk_of(request), data.key, by=person_of(request))
    return back_to("/")


@post("/undo", sync_to_thread=True)
def undo(request: Asked, data: Annotated[Undoing, Body(media_type=_URL_ENCODED)]) -> Redirect:
    """Take back one thing this person said. Raises :class:`NothingToUndoError`."""
    desk_of(request).undo(by=person_of(request), entry=data.entry)
    return back_to(data.back)


def _decided(desk: Desk, choice: Choice, *, by: str) -> None:
    because = " ".join(choice.because.split())
    deed, _, option = choice.deed.partition(" ")
    if deed == Deed.INTEND:
        pointer = Pointer(scene=choice.scene, take=choice.take)
        desk.intend(choice.check, pointer, by=by, finding=choice.finding, because=because)
    else:
        number = int(option) if option.isdecimal() and len(option) < _DIGITS else 0
        desk.decide(_DEEDS.get(deed, Deed.TAKE), choice.finding, by=by, option=number, because=because)


_DEEDS = {"take": Deed.TAKE, "leave": Deed.LEAVE, "later": Deed.LATER}
"""A deed that is none of these takes no option, and is refused as such."""


def _pictures(request: Asked, today: Today) -> dict[str, list[Pictured]]:
    """The takes in evidence, as pictures, by the finding's id; none where no file can be looked into."""
    maker = stills_of(request)
    files = maker.files(today.look)
    if not files or maker.absent is not None:
        return {card.finding.id: [] for card in today.cards}
    finder = PictureFinder(today.look.film, files=files)
    return {card.finding.id: [pictured(each) for each in finder.of(card.finding)] for card in today.cards}


def _of(stage: Stage, cards: tuple[Card, ...]) -> list[Card]:
    """The cards of one stage, those that somebody put off last."""
    return sorted((card for card in cards if card.stage is stage), key=lambda card: card.decision is not None)


def _findings(today: Today) -> list[Finding]:
    return [card.finding for card in (*today.cards, *today.decided)]
