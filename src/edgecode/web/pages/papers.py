"""*Papers*: what is missing in a disclosure and who can say it; stating, signing, and handing it out. One act for each."""

from enum import StrEnum
from typing import Annotated, Final, TypeVar

import msgspec
from litestar import get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromQuery
from litestar.response import Redirect, Template

from edgecode.errors import NothingToUndoError, PaperError
from edgecode.papers.statements import Attested, Authorship, Concerned, Fact, Tool, Use, Wording
from edgecode.papers.words import Making, Nature, Part, Runs, Told, YesNo
from edgecode.usecases.papers.paper_desk import PaperDesk
from edgecode.usecases.papers.show_papers import papers_view
from edgecode.web.asked import Asked, desk_of, person_of
from edgecode.web.link import link
from edgecode.web.room import back_to, page

PATH: Final = "/papers"
_URL_ENCODED = RequestEncodingType.URL_ENCODED
_Word = TypeVar("_Word", bound=StrEnum)
_WORDS: Final = {"parts": tuple(Part), "makings": tuple(Making), "natures": tuple(Nature), "runs": tuple(Runs)}


class Attesting(msgspec.Struct, frozen=True):
    """A claim that somebody stands for."""

    claim: str
    back: str = PATH


class Describing(msgspec.Struct, frozen=True, kw_only=True):
    """A tool; what is left empty is unknown. ``refuses`` ticks, by name, what its maker refuses to say."""

    name: str
    vendor: str = ""
    version: str = ""
    nature: str = ""
    runs: str = ""
    weights: str = ""
    training: str = ""
    refuses: list[str] | str | None = None
    learns: str = ""
    back: str = PATH


class Using(msgspec.Struct, frozen=True, kw_only=True):
    """A use of a tool. ``person`` are those whose work it touched, ``consented`` the days on which they did, in that order."""

    tool: str
    part: str
    what: str = ""
    since: str = ""
    in_film: str = ""
    person: list[str] | str = ""
    consented: list[str] | str = ""
    declared: str = ""
    back: str = PATH


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """Who made a part of the film: ``people`` are names apart by semicolons."""

    part: str
    people: str
    making: str = ""
    tool: str = ""
    share: str = ""
    back: str = PATH


class Worded(msgspec.Struct, frozen=True):
    """The words for the audience; empty takes them away."""

    text: str = ""
    back: str = PATH


class TakenBack(msgspec.Struct, frozen=True):
    """The entry of what somebody takes back."""

    entry: str
    back: str = PATH


class Signing(msgspec.Struct, frozen=True):
    """A paper to sign: ``seen`` is the digest of what was shown."""

    profile: str
    on: str
    seen: str


@get(PATH, sync_to_thread=True)
def show_papers(request: Asked, profile: FromQuery[str] = "", on: FromQuery[str] = "") -> Template:
    """Show how far every paper has come and what was stated, or with a ``profile`` one paper, of the end of a day."""
    desk = desk_of(request)
    today = desk.today(viewer=person_of(request))
    view = papers_view(PaperDesk(desk), today, profile=profile, on=on)
    return page(request, "paper" if profile else "papers", today, view=view, words=_WORDS)


@post(f"{PATH}/attest", sync_to_thread=True)
def attest(request: Asked, data: Annotated[Attesting, Body(media_type=_URL_ENCODED)]) -> Redirect:
    """Stand for a claim. Raises what the desk raises."""
    PaperDesk(desk_of(request)).state(Attested(data.claim), by=person_of(request))
    return back_to(data.back)


@post(f"{PATH}/tool", sync_to_thread=True)
def state_tool(request: Asked, data: Annotated[Describing, Body(media_type=_URL_ENCODED)]) -> Redirect:
    """Say what a tool is. Raises :class:`PaperError` for a word that is none."""
    refuses = _several(data.refuses)
    tool = Tool(
        name=data.name,
        vendor=" ".join(data.vendor.split()),
        version=" ".join(data.version.split()),
        nature=_word(Nature, data.nature, of="nature"),
        runs=_word(Runs, data.runs, of="runs"),
        weights=_fact("weights", data.weights, refuses=refuses),
        training=_fact("training", data.training, refuses=refuses),
        learns=_word(YesNo, data.learns, of="learns"),
    )
    PaperDesk(desk_of(request)).state(tool, by=person_of(request))
    return back_to(data.back)


@post(f"{PATH}/use", sync_to_thread=True)
def state_use(request: Asked, data: Annotated[Using, Body(media_type=_URL_ENCODED)]) -> Redirect:
    """Say that a tool was used, or with ``declared`` say so to the amnesty register. Raises :class:`PaperError`."""
    people, days = _several(data.person), _several(data.consented)
    named = zip(people, [*days, *[""] * len(people)], strict=False)
    use = Use(
        tool=data.tool,
        part=_named(Part, data.part, of="part"),
        what=data.what,
        since=data.since,
        in_film=_word(YesNo, data.in_film, of="in the film"),
        concerns=tuple(Concerned(person=name, consented=day) for name, day in named if name.strip() or day),
        declared=bool(data.declared),
    )
    PaperDesk(desk_of(request)).state(use, by=person_of(request))
    return back_to(data.back)


@post(f"{PATH}/authorship", sync_to_thread=True)
def state_authorship(request: Asked, data: Annotated[Made, Body(media_type=_URL_ENCODED)]) -> Redirect:
    """Say who made a part of the film. Raises :class:`PaperError`."""
    made = Authorship(
        part=_named(Part, data.part, of="part"),
        people=tuple(tidy for each in data.people.split(";") if (tidy := " ".join(each.split()))),
        making=_named(Making, data.making, of="how it was made"),
        tool=" ".join(data.tool.split()),
        share=" ".join(data.share.split()),
    )
    PaperDesk(desk_of(request)).state(made, by=person_of(request))
    return back_to(data.back)


@post(f"{PATH}/wording", sync_to_thread=True)
def state_wording(request: Asked, data: Annotated[Worded, Body(media_type=_URL_ENCODED)]) -> Redirect:
    """Set the words for the audience. Raises what the desk raises."""
    PaperDesk(desk_of(request)).state(Wording(data.text), by=person_of(request))
    return back_to(data.back)


@post(f"{PATH}/take-back", sync_to_thread=True)
def take_back(request: Asked, data: Annotated[TakenBack, Body(media_type=_URL_ENCODED)]) -> Redirect:
    """Take back one thing that one stated for the papers. Raises :class:`NothingToUndoError` for anything else."""
    desk, by = desk_of(request), person_of(request)
    if data.entry not in {word.entry for word in PaperDesk(desk).stated() if word.entry}:
        raise NothingToUndoError(by, entry=data.entry)
    desk.undo(by=by, entry=data.entry)
    return back_to(data.back)


@post(f"{PATH}/sign", sync_to_thread=True)
def sign_paper(request: Asked, data: Annotated[Signing, Body(media_type=_URL_ENCODED)]) -> Redirect:
    """Sign a paper as it was shown. Raises :class:`PaperError` where it is another by now, or nothing was shown."""
    if not data.seen:
        raise PaperError("pack", expected="the one you were shown", found="none")
    PaperDesk(desk_of(request)).sign(data.profile, by=person_of(request), on=data.on, seen=data.seen)
    return back_to(link(PATH, profile=data.profile, on=data.on))


def _several(said: list[str] | str | None) -> list[str]:
    return [said] if isinstance(said, str) else said or []


def _fact(name: str, said: str, *, refuses: list[str]) -> Fact:
    value = " ".join(said.split())
    if value and name in refuses:
        raise PaperError(name, expected="what it is, or that its maker refuses to say", found="both")
    if name in refuses:
        return Fact(Told.REFUSED)
    return Fact(Told.VALUE, value) if value else Fact()


def _named(words: type[_Word], said: str, *, of: str) -> _Word:
    """Find one of some words. Raises :class:`PaperError` for another, and for none."""
    if said not in tuple(words):
        raise PaperError(of, expected=f"one of {', '.join(words)}", found=repr(said) if said else "nothing")
    return words(said)


def _word(words: type[_Word], said: str, *, of: str) -> _Word:
    """Find one of some words; an empty one is *unknown*."""
    return _named(words, said or "unknown", of=of)
