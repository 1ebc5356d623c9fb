"""Law 3. A named person decides: nothing is applied or chosen by default.

Here: what edgecode may enter in the record by itself, that a finding is nothing but an offer, and that a word in film.toml
counts only when a person says it who may.
"""

import typing
from collections.abc import Iterable
from pathlib import Path

import msgspec
import pytest

from edgecode.checks.registry import every_check
from edgecode.consent.people import May
from edgecode.consent.standing import Standing, Standings, StandingSet
from edgecode.entries.catalogue import MEANINGS
from edgecode.entries.entry import Entry, checked
from edgecode.entries.handle import THE_HOUSE, Handle
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import WORK, By, IdRole, Role, Stage
from edgecode.errors import EntryError
from edgecode.findings.finding import Finding
from edgecode.formats import film_toml
from edgecode.formats.film_toml import Settings
from edgecode.usecases.open_film import OpenFilm
from edgecode.usecases.run_checks import CheckRunner

BY_ITSELF = {kind for kind, meaning in MEANINGS.items() if By.EDGECODE in meaning.by}


def test_edgecode_enters_nothing_by_itself_in_the_work_on_a_film() -> None:
    assert not [kind for kind in BY_ITSELF if set(MEANINGS[kind].stages) & set(WORK)]


def test_edgecode_gives_no_consent_and_raises_no_standing_by_itself() -> None:
    """It notes what has run out, announces, and takes a check down; what lets more happen is a person's alone."""
    allowed = {
        Kind.CONSENT_EXPIRED,
        Kind.STANDING_STEPPED_DOWN,
        Kind.RELIANCE_ANNOUNCED,
        Kind.RELIANCE_OWN_USE_TOLD,
        Kind.RELIANCE_DEPENDENCE_ANNOUNCED,
    }
    assert {kind for kind in BY_ITSELF if Stage.PERMISSIONS in MEANINGS[kind].stages} == allowed


def test_edgecode_makes_no_deal_by_itself() -> None:
    deals = [
        kind for kind in Kind if kind.startswith(("agreement.", "film.enrolled", "letter.", "template.", "credential."))
    ]
    assert set(deals) & BY_ITSELF == {Kind.AGREEMENT_REFUSED, Kind.AGREEMENT_EXPIRED}


@pytest.mark.parametrize("kind", [Kind.FINDING_LEFT, Kind.FINDING_LATER, Kind.FINDING_INTENDED])
def test_a_decision_of_nobody_is_refused(kind: Kind) -> None:
    ids = ((IdRole.FINDING, Handle("1" * 16)), (IdRole.CHECK, Handle("2" * 16)))
    film = Handle("3" * 16)
    for role in (Role.EDGECODE, Role.EDITOR):
        with pytest.raises(EntryError):
            checked(Entry(at=0, who=THE_HOUSE, role=role, stage=Stage.CUT, kind=kind, film=film, ids=ids))


def test_the_options_of_a_finding_are_words_and_none_is_chosen() -> None:
    fields = {field.name: field for field in msgspec.structs.fields(Finding)}
    assert fields["options"].type == tuple[str, ...]
    assert not {name for name in fields if name in {"chosen", "choice", "selected", "applied", "default", "preferred"}}
    assert not [name for name, type_ in typing.get_type_hints(Finding).items() if "Callable" in str(type_)]


WORDS = {
    "standings": ('check = "unshot-line"\nstanding = "standard"', May.RAISE_STANDINGS),
    "intents": ('check = "unshot-line"\nscene = "1"', May.SET_INTENTS),
    "required": ('line = "Steam"', May.SAY_WHAT_IS_REQUIRED),
    "slates": ('slate = "1A"\nscene = "1A"', May.SAY_WHICH_SCENE),
}
"""Everything in film.toml that decides something, and what one must be allowed to for it to count."""
SAYINGS = ("standings", "intents", "required", "slates")


def said(kind: str, *, by: str, may: Iterable[May]) -> Settings:
    """What film.toml says when somebody gives one word; Ida is a person who may do some things."""
    told, _may = WORDS[kind]
    allowed = ", ".join(f'"{word}"' for word in may)
    return film_toml.read(f"[people.Ida]\nmay = [{allowed}]\n\n[[{kind}]]\n{told}\n{by}\n".encode())


@pytest.mark.parametrize("kind", SAYINGS)
def test_a_word_counts_when_a_person_says_it_who_may(kind: str) -> None:
    settings = said(kind, by='by = "Ida"', may=[WORDS[kind][1]])
    assert len(getattr(settings, kind)) == 1
    assert settings.remarks == ()


@pytest.mark.parametrize("kind", SAYINGS)
@pytest.mark.parametrize(
    ("by", "found"),
    [
        ("", "expected by = one of [people], found nobody"),
        ('by = ""', "expected by = one of [people], found ''"),
        ('by = "ida"', "expected by = one of [people], found 'ida'"),
        ('by = "edgecode"', "expected by = one of [people], found 'edgecode'"),
        ("by = true", "expected by = one of [people], found True"),
        ('by = ["Ida"]', "expected by = one of [people], found ['Ida']"),
    ],
)
def test_a_word_without_a_known_name_does_not_count(kind: str, by: str, found: str) -> None:
    settings = said(kind, by=by, may=list(May))
    assert not getattr(settings, kind)
    assert [(remark.place.line, remark.says) for remark in settings.remarks] == [(4, f"{found}; it does not apply")]


@pytest.mark.parametrize("kind", SAYINGS)
def test_a_word_of_a_person_who_may_not_does_not_count(kind: str) -> None:
    needed = WORDS[kind][1]
    settings = said(kind, by='by = "Ida"', may=set(May) - {needed})
    assert not getattr(settings, kind)
    says = f"expected a person who may {needed}, found Ida; it does not apply"
    assert [(remark.place.line, remark.says) for remark in settings.remarks] == [(4, says)]


def test_what_a_check_says_changes_nothing(folder: Path, opened: OpenFilm) -> None:
    """Every check looks, and the film and its folder stay as they were.

    --- film.toml
    title = "Yes"

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    Yes.

    BEN
    No.

    --- dailies/log.csv
    slate,mark,covers
    1-1,ng,1

    --- one.cut
    1-1
    PLACEHOLDER
    7-1
    """
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file() and ".edgecode" not in file.parts}
    look = opened.look()
    as_read = msgspec.msgpack.encode(look.film)
    by_id = {check.id: StandingSet(check=check.id, standing=Standing.STANDARD, by="Ida") for check in every_check()}
    checked = CheckRunner(every_check()).run(look.joined, standings=Standings(by_id))
    assert len(checked.findings) > 2, "hardly anything was found: this test has gone blind"
    assert msgspec.msgpack.encode(look.film) == as_read
    assert opened.look().film == look.film
    assert {file: file.read_bytes() for file in before} == before


def test_an_option_is_taken_by_nobody_but_a_person(opened: OpenFilm) -> None:
    """What a finding offers is said in words; said again by every look until somebody does it.

    --- film.toml
    [people.Ida]
    may = ["raise standings"]
    [[standings]]
    check = "placeholder-in-cut"
    standing = "standard"
    by = "Ida"

    --- one.cut
    PLACEHOLDER
    """
    first, second = opened.check(), opened.check()
    assert first == second
    [finding] = first.findings
    assert len(finding.options) > 1
    assert all(isinstance(option, str) for option in finding.options)
