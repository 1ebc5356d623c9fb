"""*Permissions*: who lets which check in how far, what is asked of oneself, and who is on the film. One act for each."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Final, TypeVar

import msgspec
from litestar import get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromQuery
from litestar.response import Redirect, Template

from edgecode.checks.registry import check_named, every_check
from edgecode.consent.people import May
from edgecode.consent.purpose import Purpose
from edgecode.consent.standing import Standing
from edgecode.entries.vocabulary import WORK, Phase, ReportClass, Stage
from edgecode.errors import ConsentError
from edgecode.usecases.deciding import person_named
from edgecode.usecases.desk import Desk
from edgecode.usecases.film_phase import may_say_phase, phase_of
from edgecode.usecases.permission_desk import PermissionDesk
from edgecode.usecases.show_permissions import permissions_view
from edgecode.usecases.today import Today
from edgecode.web.asked import Asked, desk_of, person_cookie, person_of
from edgecode.web.link import link
from edgecode.web.room import back_to, page

PATH: Final = "/permissions"
_URL_ENCODED = RequestEncodingType.URL_ENCODED
_Word = TypeVar("_Word", bound=StrEnum)


class Whose(StrEnum):
    """For whom every check is turned off."""

    FILM = "film"
    MINE = "mine"


class EveryCheck(msgspec.Struct, frozen=True):
    """Every check off, or that ended: ``whose`` is a word of :class:`Whose`."""

    whose: str
    ended: str = ""
    back: str = PATH


class ForFilm(msgspec.Struct, frozen=True):
    """How far a check is let in for the film."""

    check: str
    standing: str


class ForMe(msgspec.Struct, frozen=True):
    """How far a check is let in for oneself; empty: as far as the film has it."""

    check: str
    standing: str = ""


class AnswerSaid(msgspec.Struct, frozen=True, kw_only=True):
    """A yes or a no to one question; an empty stage is every stage, an empty person oneself, an empty partner all of them."""

    purpose: str
    answer: str
    stage: str = ""
    report_class: str = ""
    partner: str = ""
    until: str = ""
    person: str = ""
    shown: str = ""
    """Whose questions the page shows."""


class Naming(msgspec.Struct, frozen=True, kw_only=True):
    """A person as they are named; ``speaks_for`` are names apart by semicolons."""

    name: str
    role: str = ""
    may: list[str] | str | None = None
    speaks_for: str = ""


class Leaving(msgspec.Struct, frozen=True):
    """Who has left the film."""

    name: str


@get(PATH, sync_to_thread=True)
def show_permissions(request: Asked, person: FromQuery[str] = "", name: FromQuery[str] = "") -> Template:
    """Show all of it; with ``person`` the questions of somebody one speaks for, with ``name`` a person to change."""
    today = desk_of(request).today(viewer=person_of(request))
    view = permissions_view(today, checks=every_check(), person=person)
    return page(
        request,
        "permissions",
        today,
        view=view,
        shown=person,
        changed=next((each for each in view.people if each.name == name), None),
        every_may=tuple(May),
        film=tuple(Standing),
        phase=phase_of(today.said),
        phases=tuple(Phase),
        says_phase=view.viewer is not None and may_say_phase(view.viewer),
    )


@post(f"{PATH}/every-check", sync_to_thread=True)
def turn_every_check(request: Asked, data: Annotated[EveryCheck, Body(media_type=_URL_ENCODED)]) -> Redirect:
    """Turn every check off, for the film or for oneself, or end that. Raises what the desk raises."""
    desk, mine = PermissionDesk(desk_of(request)), _named(Whose, data.whose, of="whose") is Whose.MINE
    (desk.all_off_ended if data.ended else desk.all_off)(by=person_of(request), mine=mine)
    return back_to(data.back)


@post(f"{PATH}/film", sync_to_thread=True)
def let_in(request: Asked, data: Annotated[ForFilm, Body(media_type=_URL_ENCODED)]) -> Redirect:
    """Let a check in for the film, farther or less far. Said where it stands already, nothing is said."""
    desk, by = desk_of(request), person_of(request)
    check, wanted = check_named(data.check).id, _named(Standing, data.standing, of="standing")
    if _today_of(desk, by).let.standings.standing(check) is not wanted:
        desk.standing(check, wanted, by=by)
    return back_to(f"{PATH}#card-{data.check}")


@post(f"{PATH}/mine", sync_to_thread=True)
def let_in_for_me(request: Asked, data: Annotated[ForMe, Body(media_type=_URL_ENCODED)]) -> Redirect:
    """Let a check in no further than so far for oneself. Said where it stands already, nothing is said."""
    desk, by = desk_of(request), person_of(request)
    check, wanted = check_named(data.check).id, _word(Standing, data.standing, of="standing")
    own = _today_of(desk, by).let.own.get(by)
    if (own.of.get(check) if own is not None else None) is not wanted:
        PermissionDesk(desk).standing_for_oneself(check, wanted, by=by)
    return back_to(f"{PATH}#card-{data.check}")


@post(f"{PATH}/consent", sync_to_thread=True)
def answer_consent(request: Asked, data: Annotated[AnswerSaid, Body(media_type=_URL_ENCODED)]) -> Redirect:
    """Answer a question of consent. Raises :class:`ConsentError` for a stage, a class or a day that there is not."""
    if data.answer not in {"yes", "no"}:
        raise ConsentError("answer", expected="yes or no", found=repr(data.answer))
    yes = data.answer == "yes"
    PermissionDesk(desk_of(request)).consent(
        _named(Purpose, data.purpose, of="purpose"),
        yes=yes,
        by=person_of(request),
        stage=_word(Stage, data.stage, of="stage", among=WORK),
        person=data.person,
        report_class=_word(ReportClass, data.report_class, of="class"),
        partner=data.partner,
        until=data.until if yes else "",
    )
    return back_to(link(PATH, person=data.shown))


@post(f"{PATH}/people", sync_to_thread=True)
def name_person(request: Asked, data: Annotated[Naming, Body(media_type=_URL_ENCODED)]) -> Redirect:
    """Name a person, or change how they are named. On a film where nobody is, one names oneself, and is that person here."""
    name = " ".join(data.name.split())
    desk = desk_of(request)
    first = not desk.today().people
    may = [data.may] if isinstance(data.may, str) else data.may or []
    PermissionDesk(desk).name(
        name,
        by=name if first else person_of(request),
        role=data.role,
        may=frozenset(_named(May, each, of="may") for each in may),
        speaks_for=frozenset(_names(data.speaks_for)),
    )
    answer = back_to(f"{PATH}#people")
    if first:
        answer.set_cookie(person_cookie(name))
    return answer


@post(f"{PATH}/left", sync_to_thread=True)
def say_left(request: Asked, data: Annotated[Leaving, Body(media_type=_URL_ENCODED)]) -> Redirect:
    """Say that somebody has left the film. Raises what the desk raises."""
    PermissionDesk(desk_of(request)).has_left(data.name, by=person_of(request))
    return back_to(f"{PATH}#people")


def _names(said: str) -> Iterable[str]:
    return (tidy for each in said.split(";") if (tidy := " ".join(each.split())))


def _today_of(desk: Desk, by: str) -> Today:
    """What the film is today for a person of it: who says what stands already is asked for a name too."""
    today = desk.today(viewer=by)
    person_named(by, {each.name: each for each in today.people})
    return today


def _named(words: type[_Word], said: str, *, of: str) -> _Word:
    """Find one of some words. Raises :class:`ConsentError` for another, and for none."""
    if said not in tuple(words):
        raise ConsentError(of, expected=f"one of {', '.join(words)}", found=repr(said))
    return words(said)


def _word(words: type[_Word], said: str, *, of: str, among: Iterable[_Word] | None = None) -> _Word | None:
    """Find one of some words; ``None`` for an empty one."""
    known = tuple(among or words)
    if said and said not in known:
        raise ConsentError(of, expected=f"one of {', '.join(known)}", found=repr(said))
    return words(said) if said else None
