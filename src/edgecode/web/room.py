"""What every page of the room shows around its own part: the nav, who is there, and what was said last."""

import msgspec
from litestar.response import Redirect, Template

from edgecode.consent.people import May, Person
from edgecode.findings.word import NEVER_UNDONE, Deed, Word
from edgecode.usecases.today import Today
from edgecode.web.asked import Asked, is_fragment, person_of, since_of, theme_of
from edgecode.web.keys import EVERYWHERE, KEYS


class Room(msgspec.Struct, frozen=True, kw_only=True):
    """The frame of a page. ``person`` is empty where nobody of this film was chosen; ``last`` is what they may undo."""

    title: str
    people: tuple[Person, ...]
    person: str
    waiting: int
    ran: int
    off: int
    on_request: int
    read_only: str
    no_ai: bool
    last: Word | None
    path: str


def room_of(request: Asked, today: Today, *, path: str = "") -> Room:
    """Furnish the room as it is today, for whoever asks; ``path`` is where its forms lead back to, if not to the request's."""
    name = person_of(request)
    person = name if any(each.name == name for each in today.people) else ""
    return Room(
        title=today.title,
        people=today.people,
        person=person,
        waiting=len(today.cards),
        ran=len(today.checked.ran),
        off=len(today.checked.off),
        on_request=len(today.checked.on_request),
        read_only=today.read_only,
        no_ai=today.let.every_check_off,
        last=_last(today, by=person),
        path=path or (f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path),
    )


def page(request: Asked, name: str, today: Today, *, path: str = "", status: int = 200, **facts: object) -> Template:
    """Render one page: whole, or for htmx only the part that changes.

    ``path`` is the page's own address where a form is answered with it, which has another.
    """
    room = room_of(request, today, path=path)
    frame = "part.html" if is_fragment(request) else "room.html"
    return Template(
        template_name=f"{name}.html",
        context={
            "room": room,
            "frame": frame,
            "here": name,
            "since": since_of(request),
            "theme": theme_of(request),
            "keys": (*KEYS.get(name, ()), *EVERYWHERE),
            "answer": request.method != "GET",
            **facts,
        },
        status_code=status,
    )


def back_to(path: str) -> Redirect:
    """Answer a form: a browser is sent back to the page, and htmx, which follows, gets the part of it that changes.

    A path that would lead out of the room leads to its first page.
    """
    inside = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return Redirect(path=path if inside else "/", status_code=303)


def _last(today: Today, *, by: str) -> Word | None:
    """The last thing this person said that they can take back."""
    person = next((each for each in today.people if each.name == by), None)
    if person is None:
        return None
    mine = (word for word in reversed(today.said.words) if word.by == by and _is_taken_back(word, person))
    return next((word for word in mine if word.entry not in today.said.undone), None)


def _is_taken_back(word: Word, person: Person) -> bool:
    """Whether the bar offers to take a word back.

    Not what was only read, nor what stands in film.toml; a consent is answered again; and what kept checks out is taken back
    by who may let them in.
    """
    if word.deed in {*NEVER_UNDONE, Deed.CONSENT} or word.written:
        return False
    keeps_out = word.deed is Deed.ALL_OFF or (word.deed is Deed.STANDING and word.lowers)
    return not keeps_out or May.RAISE_STANDINGS in person.may
