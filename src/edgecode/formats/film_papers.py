"""What film.toml states for the papers: tools, uses of them, who made what, what is attested, the words for the audience.

A statement applies where a person of the film makes it who may (:func:`edgecode.papers.authority.may_state`). What cannot be
read of a tool or a use is unknown, and the rest of it is stated: were a use left out for a misspelt word, the papers could
deny it. A statement that cannot be made without what cannot be read is left out, and said to be.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import itemgetter
from types import MappingProxyType
from typing import Final

import msgspec

from edgecode.consent.people import May
from edgecode.film.composed import composed
from edgecode.formats.film_people import People
from edgecode.formats.toml_page import NOT, Entry, Page, shown
from edgecode.papers.authority import may_state
from edgecode.papers.claims import CLAIM, By
from edgecode.papers.statements import Attested, Authorship, Concerned, Fact, Stated, Tool, Use, Wording
from edgecode.papers.words import Making, Nature, Part, Runs, Told, YesNo

_UNKNOWN: Final = "taken as unknown"
_OF_ONE_CONCERNED: Final = ("person", "consented")


class PaperWritten(msgspec.Struct, frozen=True):
    """What one table of film.toml states for the papers.

    ``by`` is who states it, as ``[people]`` has the name; ``on`` the day they did, in ISO 8601, empty if unknown; ``place``
    where it is written, such as ``film.toml:18``.
    """

    stated: Stated
    by: str
    on: str
    place: str


def read_papers(page: Page, *, people: People) -> tuple[PaperWritten, ...]:
    """Read every statement for the papers, in the order of the file; what does not apply is remarked on."""
    return tuple(paper for _line, paper in sorted(_papers(page, people), key=itemgetter(0)))


def _papers(page: Page, people: People) -> Iterator[tuple[int, PaperWritten]]:
    for name, (keys, stating) in _FORMS.items():
        for entry in page.entries(name, keys):
            stated = stating(entry, people)
            if stated is not None and (by := _by(entry, stated, people=people)):
                place = entry.place
                yield place.line or 0, PaperWritten(stated, by=by, on=entry.date(), place=str(place))


def _by(entry: Entry, stated: Stated, *, people: People) -> str:
    return people.sayer(entry, lets=lambda person: may_state(person, stated), asks=_who_may(stated))


def _who_may(stated: Stated) -> str:
    """Put into words whom :func:`~edgecode.papers.authority.may_state` lets state a thing."""
    signs = f"a person who may {May.SIGN_PAPERS}"
    if isinstance(stated, Attested):
        return " or ".join((signs, *(f"is {role.replace('-', ' ')}" for role in CLAIM[stated.claim].roles)))
    return f"{signs} or says who made what they made alone" if isinstance(stated, Authorship) else signs


def _tool(entry: Entry, _people: People) -> Tool | None:
    name = _needed(entry, "name", what="the name of a tool")
    if not name:
        return None
    return Tool(
        name=name,
        vendor=entry.text("vendor"),
        version=entry.text("version"),
        nature=Nature(_word(entry, "nature", of=Nature)),
        runs=Runs(_word(entry, "runs", of=Runs)),
        weights=_fact(entry, "weights"),
        training=_fact(entry, "training"),
        learns=_yes_no(entry, "learns"),
    )


def _use(entry: Entry, people: People) -> Use | None:
    tool, part = _needed(entry, "tool", what="the name of a tool"), entry.one_of("part", Part)
    if not tool or part is None:
        return None
    return Use(
        tool=tool,
        part=Part(part),
        what=entry.text("what"),
        since=entry.date("since", otherwise=_UNKNOWN),
        in_film=_yes_no(entry, "in_film"),
        concerns=tuple(_concerned(entry, people)),
        declared=_declared(entry),
    )


def _authorship(entry: Entry, people: People) -> Authorship | None:
    part, making, makers = entry.one_of("part", Part), entry.one_of("making", Making), _makers(entry, people)
    if part is None or making is None or makers is None:
        return None
    if not makers and making != Making.TOOL:
        entry.remark(f"expected people = who made it, where it was made {making}, found none; {NOT}", key="people")
        return None
    tool = composed(entry.text("tool")).strip()
    return Authorship(part=Part(part), people=makers, making=Making(making), tool=tool, share=entry.text("share"))


def _attested(entry: Entry, _people: People) -> Attested | None:
    said = entry.table.get("claim", "")
    claim = CLAIM.get(said) if isinstance(said, str) else None
    if claim is not None and claim.by is By.PERSON:
        return Attested(claim.id)
    known = ", ".join(each.id for each in CLAIM.values() if each.by is By.PERSON)
    answered = "" if claim is None else f", which is answered by {claim.by}"
    entry.remark(f"expected claim = one of {known}, found {shown(said)}{answered}; {NOT}", key="claim")
    return None


def _wording(entry: Entry, _people: People) -> Wording | None:
    text = entry.table.get("text")
    if isinstance(text, str):
        return Wording(text.strip())
    found = "none" if text is None else shown(text)
    entry.remark(f"expected text = the words for the audience, in quotation marks, found {found}; {NOT}", key="text")
    return None


def _needed(entry: Entry, key: str, *, what: str) -> str:
    """Give a name that has to be there, its accents as names have them; empty, and remarked on, where there is none."""
    value = entry.table.get(key)
    if isinstance(value, str | int) and not isinstance(value, bool) and (name := composed(str(value)).strip()):
        return name
    found = "none" if value is None else shown(value)
    entry.remark(f"expected {key} = {what}, in quotation marks, found {found}; {NOT}", key=key)
    return ""


def _word(entry: Entry, key: str, *, of: Iterable[str]) -> str:
    """Give one of some words, of which one is unknown, which is also what is not said."""
    return entry.one_of(key, of, optional=True, otherwise=_UNKNOWN) or Told.UNKNOWN


def _yes_no(entry: Entry, key: str) -> YesNo:
    """Give yes, no or unknown, which is also what is not said; TOML's own true and false are yes and no."""
    value = entry.table.get(key)
    if isinstance(value, bool):
        return YesNo.YES if value else YesNo.NO
    return YesNo(_word(entry, key, of=YesNo))


def _fact(entry: Entry, key: str) -> Fact:
    """Give a fact about a tool. A number is none: what TOML makes of a hash without quotation marks is another hash."""
    value = entry.table.get(key, Told.UNKNOWN.value)
    if not isinstance(value, str):
        entry.remark(f"expected {key} to be text in quotation marks, found {shown(value)}; {_UNKNOWN}", key=key)
    elif value == Told.REFUSED:
        return Fact(Told.REFUSED)
    elif value.strip() and value != Told.UNKNOWN:
        return Fact(Told.VALUE, value)
    return Fact()


def _declared(entry: Entry) -> bool:
    """Whether a use is declared to the amnesty register; in doubt it is, since a name that was printed cannot be taken back."""
    value = entry.table.get("declared", False)
    if isinstance(value, bool):
        return value
    entry.remark(f"expected declared = true or false, found {shown(value)}; taken as declared", key="declared")
    return True


def _concerned(entry: Entry, people: People) -> Iterator[Concerned]:
    """Give those whom a use concerns; that one of them cannot be read loses none of the others."""
    value = entry.table.get("concerns", [])
    for nth, each in enumerate(value if isinstance(value, list) else [value]):
        at = (*entry.at, "concerns", nth)
        if not isinstance(each, dict):
            says = (
                f'expected concerns = [{{ person = "Jun Arai", consented = 2026-03-01 }}], found {shown(each)}; {NOT}'
            )
            entry.page.remark(at, says)
            continue
        entry.page.only(each, _OF_ONE_CONCERNED, at=at)
        one = Entry(each, at=at, page=entry.page)
        if person := _needed(one, "person", what="the name of whom it concerns"):
            yield Concerned(person=people.called(person), consented=one.date("consented", otherwise=_UNKNOWN))


def _makers(entry: Entry, people: People) -> tuple[str, ...] | None:
    """Give who made a part, each once; ``None``, and remarked on, where somebody cannot be read: fewer made it than did."""
    value = entry.table.get("people", [])
    if isinstance(value, list) and all(isinstance(each, str) and each.strip() for each in value):
        return tuple(dict.fromkeys(people.called(composed(each).strip()) for each in value))
    entry.remark(f'expected people = a list of names such as ["Jun Arai"], found {shown(value)}; {NOT}', key="people")
    return None


_WHO: Final = ("by", "on")
_TOOL: Final = ("name", "vendor", "version", "nature", "runs", "weights", "training", "learns", *_WHO, "because")
_USE: Final = ("tool", "part", "what", "since", "in_film", "declared", "concerns", *_WHO, "because")
_FORMS: Final[Mapping[str, tuple[tuple[str, ...], Callable[[Entry, People], Stated | None]]]] = MappingProxyType(
    {
        "tools": (_TOOL, _tool),
        "uses": (_USE, _use),
        "authorship": (("part", "people", "making", "tool", "share", *_WHO), _authorship),
        "attested": (("claim", *_WHO), _attested),
        "audience_wording": (("text", *_WHO), _wording),
    }
)
"""Each form by its name at the top of the file: the keys it knows, and what makes a statement of it."""

PAPERS: Final = tuple(_FORMS)
"""The names of these tables at the top of the file."""
