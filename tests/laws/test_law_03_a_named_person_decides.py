"""Law 3. A named person decides: nothing is applied or chosen by default.

Here: what edgecode may enter in the record by itself, and that a finding is nothing but an offer.
"""

import typing

import msgspec
import pytest

from edgecode.entries.catalogue import MEANINGS
from edgecode.entries.entry import Entry, checked
from edgecode.entries.handle import THE_HOUSE, Handle
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import WORK, By, IdRole, Role, Stage
from edgecode.errors import EntryError
from edgecode.findings.finding import Finding

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
