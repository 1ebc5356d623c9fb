"""*Today*: what wants a decision, stage by stage, each with its evidence and one key for each way to decide."""

from collections import Counter
from typing import Annotated

import msgspec
from litestar import get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body
from litestar.response import Redirect, Template

from edgecode.checks.registry import every_check
from edgecode.consent.standing import Standing
from edgecode.entries.vocabulary import Reason, Stage
from edgecode.film.place import Place
from edgecode.film.pointer import Pointer
from edgecode.findings.finding import Finding
from edgecode.findings.word import Deed
from edgecode.usecases.desk import Desk
from edgecode.usecases.evidence_pictures import PictureFinder
from edgecode.usecases.permission_desk import PermissionDesk
from edgecode.usecases.permitted import asking
from edgecode.usecases.show_permissions import announced_to
from edgecode.usecases.today import Card, Today
from edgecode.usecases.unknown_files import unknown_files
from edgecode.usecases.work_left import left_of, let_go
from edgecode.web.asked import Asked, desk_of, person_of
from edgecode.web.choices import Choice, chosen, number
from edgecode.web.guests_here import guests_waiting
from edgecode.web.partners_here import unjudged
from edgecode.web.quotes import quotes
from edgecode.web.room import back_to, page
from edgecode.web.take_pictures import Pictured, pictured, stills_of
from edgecode.web.timed import timed_stages

_URL_ENCODED = RequestEncodingType.URL_ENCODED


class FirstChoice(msgspec.Struct, frozen=True):
    """What is decided before a finding is shown: an option from 1, or 0 to leave it."""

    finding: str
    option: str


class AskingNow(msgspec.Struct, frozen=True):
    """Which check shall look now."""

    check: str


class Reading(msgspec.Struct, frozen=True):
    """Which announcement was read, and the page to show then."""

    entry: str
    back: str = "/"


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
    today = desk_of(request).today(viewer=person_of(request))
    quoted = quotes(today.look.film, _findings(today))
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
        quotes=quoted,
        first=_first_quotes(today, quoted),
        timed=timed_stages(today),
        asked=_asked(today),
        stopped=unjudged(request),
        guests_waiting=guests_waiting(request, today),
        requests=[each for each in every_check() if each.id in today.checked.on_request and today.viewer],
        announced=announced_to(today),
        pictures=_pictures(request, today),
        checks=every_check(),
        reasons=tuple(Reason),
    )


@post("/decide", sync_to_thread=True)
def decide(request: Asked, data: Annotated[Choice, Body(media_type=_URL_ENCODED)]) -> Redirect:
    """Decide about one finding as the person chosen in this browser. Raises what the desk raises."""
    _decided(desk_of(request), data, by=person_of(request))
    return back_to("/")


@post("/decide-first", sync_to_thread=True)
def decide_first(request: Asked, data: Annotated[FirstChoice, Body(media_type=_URL_ENCODED)]) -> Redirect:
    """Decide about a place before the finding there is shown. Raises what the desk raises."""
    desk_of(request).decide_first(data.finding, by=person_of(request), option=number(data.option, least=-1))
    return back_to(f"/#card-{data.finding}")


@post("/ask", sync_to_thread=True)
def ask(request: Asked, data: Annotated[AskingNow, Body(media_type=_URL_ENCODED)]) -> Redirect:
    """Ask a check on request to look, for this sitting. Raises what the desk raises."""
    desk_of(request).ask(data.check, by=person_of(request))
    return back_to("/")


@post("/read", sync_to_thread=True)
def read(request: Asked, data: Annotated[Reading, Body(media_type=_URL_ENCODED)]) -> Redirect:
    """Say that one has read an announcement. Raises :class:`ConsentError` for one that is not there for this person."""
    PermissionDesk(desk_of(request)).read(data.entry, by=person_of(request))
    return back_to(data.back)


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
    told = chosen(choice)
    if told.deed is Deed.INTEND:
        pointer = Pointer(scene=choice.scene, take=choice.take)
        desk.intend(
            choice.check, pointer, by=by, finding=choice.finding, because=told.because, took=told.took, why=told.why
        )
    else:
        desk.decide(
            told.deed,
            choice.finding,
            by=by,
            option=told.option,
            because=told.because,
            took=told.took,
            why=told.why,
        )


def _pictures(request: Asked, today: Today) -> dict[str, list[Pictured]]:
    """The takes in evidence, as pictures, by the finding's id; none where no file can be looked into."""
    maker = stills_of(request)
    files = maker.files(today.look)
    if not files or maker.absent is not None:
        return {card.finding.id: [] for card in today.shown}
    finder = PictureFinder(today.look.film, files=files)
    return {card.finding.id: [pictured(each) for each in finder.of(card.finding)] for card in today.shown}


def _first_quotes(today: Today, quoted: dict[Place, str]) -> dict[str, str]:
    """The line of the script that a finding not shown yet stands at, by the finding's id; papers would tell too much."""
    drafts = {script.path for script in today.look.film.drafts}
    return {
        card.finding.id: next(
            (
                quoted[shown.place]
                for shown in card.finding.evidence
                if shown.place in quoted and shown.place.path in drafts
            ),
            "",
        )
        for card in today.cards
        if card.first
    }


def _asked(today: Today) -> list[tuple[str, int]]:
    """The checks on request that looked because they were asked to in this sitting, and how much each found."""
    found = Counter(card.finding.check for card in today.cards)
    on_request = {
        each.id
        for each in every_check()
        if today.let.standing(asking(each), viewer=today.viewer) is Standing.ON_REQUEST
    }
    return [(name, found[name]) for name in today.checked.ran if name in on_request]


def _of(stage: Stage, cards: tuple[Card, ...]) -> list[Card]:
    """The cards of one stage, those that somebody put off last."""
    return sorted((card for card in cards if card.stage is stage), key=lambda card: card.decision is not None)


def _findings(today: Today) -> list[Finding]:
    return [card.finding for card in (*today.cards, *today.decided)]
