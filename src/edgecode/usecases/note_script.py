"""As intended, said in the script itself: a Fountain note that names a check and a person.

``[[as intended: none-usable, by Hanne Lindqvist, because the horn stays]]``. It means the paragraph it stands in, or the one
it stands after; under a heading, the whole scene. It counts while it stands in the current draft, and becomes an entry when
it is first seen, as what stands in film.toml does (DESIGN section 5).
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from edgecode.consent.people import May, Person
from edgecode.film.composed import composed
from edgecode.film.place import Remark
from edgecode.film.pointer import Pointer
from edgecode.film.script import Aside, AsideKind, ParagraphKind, Script
from edgecode.findings.intent import Intent
from edgecode.findings.wording import short

_BEGINS: Final = re.compile(r"\s*as intended\b[\s:,]*", re.IGNORECASE)
_SAID: Final = re.compile(
    r"(?P<check>[a-z][a-z0-9-]*)\s*[,;]?\s*(?:by\s+(?P<by>[^,;]+?))?\s*(?:[,;]\s*(?:because\s+)?(?P<because>.+))?\s*",
    re.IGNORECASE | re.DOTALL,
)
_EXPECTED: Final = "expected a note such as [[as intended: CHECK, by NAME]]"
_WORDS: Final = 60
"""How many characters of a line an intent names it by."""


def noted_intents(script: Script, *, people: Mapping[str, Person]) -> tuple[tuple[Intent, ...], tuple[Remark, ...]]:
    """Find what the notes of a draft say is intended; a note that says so and does not apply is remarked on."""
    known = {composed(name): person for name, person in people.items()}
    found = list(_found(script, people=known))
    return (
        tuple(each for each in found if isinstance(each, Intent)),
        tuple(each for each in found if isinstance(each, Remark)),
    )


def _found(script: Script, *, people: Mapping[str, Person]) -> Iterator[Intent | Remark]:
    for aside in script.asides:
        begins = _BEGINS.match(aside.text) if aside.kind is AsideKind.NOTE else None
        if begins is None:
            continue
        said = _SAID.fullmatch(aside.text, begins.end())
        if said is None:
            yield Remark(aside.place, f"{_EXPECTED}, found {short(aside.text)!r}; it excuses nothing")
            continue
        by = composed(" ".join((said["by"] or "").split()))
        person = people.get(by)
        if person is None or May.SET_INTENTS not in person.may:
            expected = f"expected by = a person of [people] who may {May.SET_INTENTS}"
            yield Remark(aside.place, f"{expected}, found {by or 'nobody'}; it does not apply")
        else:
            because = " ".join((said["because"] or "").split())
            yield from _intent(script, aside, check=said["check"].lower(), by=person.name, because=because)


def _intent(script: Script, aside: Aside, *, check: str, by: str, because: str) -> Iterator[Intent | Remark]:
    if not aside.before or script.paragraphs[aside.before - 1].scene < 0:
        yield Remark(aside.place, "expected the note in a scene, found it before the first heading; it excuses nothing")
        return
    meant = script.paragraphs[aside.before - 1]
    scene = script.scenes[meant.scene].number
    whole = meant.kind is ParagraphKind.HEADING
    yield Intent(
        check=check,
        pointer=Pointer(scene=scene) if whole else Pointer(scene=scene, line=short(meant.text, most=_WORDS)),
        by=by,
        place=aside.place,
        because=because,
        subject="" if whole and scene else meant.id,
    )
