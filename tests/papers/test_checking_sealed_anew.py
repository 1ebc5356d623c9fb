"""What the owner of a record might change in a pack and seal again: all that checking can tell of it, it tells."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import msgspec
import pytest

from edgecode.papers import integrity as integrities
from edgecode.papers import pack as packs
from edgecode.papers.claims import CLAIM
from edgecode.papers.integrity import Integrity
from edgecode.papers.pack import Pack
from edgecode.papers.seal import INTEGRITY, STATEMENT
from edgecode.papers.words import Basis
from edgecode.record.merkle import EMPTY_ROOT
from simulators.made_pack import MadePack
from simulators.paper_film import PLAIN, PaperFilm, told

HUGE: Final = 10**30


def altered(pack: Pack, of: str, **changes: object) -> Pack:
    """Give a pack with one of its answers changed."""
    found = tuple(msgspec.structs.replace(each, **changes) if each.claim == of else each for each in pack.claims)
    assert found != pack.claims
    return msgspec.structs.replace(pack, claims=found)


def with_entry(integrity: Integrity, place: int, **changes: object) -> Integrity:
    """Give proofs with something changed in one of the entries that are shown."""
    entries = list(integrity.entries)
    entries[place] = msgspec.structs.replace(entries[place], **changes)
    return msgspec.structs.replace(integrity, entries=tuple(entries))


def test_what_its_owner_seals_anew_without_changing_it_holds_as_well(made: MadePack) -> None:
    """Else the attacks below would be refused for another reason than theirs."""
    assert made.sealed_anew().problems == ()
    assert made.sealed_anew(integrity=made.everything).problems == ()
    assert made.sealed_anew(made.pack).problems == ()
    assert made.sealed_anew(integrity=made.signed(entry=13)).problems == ()


def test_a_claim_says_its_own_words_or_the_pack_is_refused(made: MadePack) -> None:
    for claim, words in (("no-complaint", "No AI was used."), ("nothing-generated-by-edgecode", "No AI was used.")):
        problem = made.sealed_anew(altered(made.pack, claim, says=words)).problems[0]
        assert problem == f"the claim {claim}: expected its own words, {CLAIM[claim].says!r}, found 'No AI was used.'"
    assert made.sealed_anew(altered(made.pack, "no-training", asks="whether it was no training")).problems
    problem = made.sealed_anew(altered(made.pack, "no-complaint", claim="no-ai")).problems[0]
    assert problem.startswith("the claim no-ai: expected one that this edgecode knows")


@pytest.mark.parametrize(
    ("claim", "changes"),
    [
        ("no-complaint", {"basis": Basis.LOGGED, "attested_by": "", "attested_on": ""}),
        ("no-complaint", {"basis": Basis.ENFORCED, "attested_by": "", "attested_on": ""}),
        ("no-partner", {"basis": Basis.ENFORCED}),
        ("no-partner", {"basis": Basis.ATTESTED, "attested_by": "Bea Nwosu"}),
        ("nothing-generated-by-edgecode", {"basis": Basis.LOGGED}),
        ("no-complaint", {"entries": ()}),
        ("no-complaint", {"entries": (7,)}),
        ("no-complaint", {"entries": (11,)}),
        ("no-complaint", {"entries": (8, 7)}),
        ("no-complaint", {"attested_by": "Wim Oort"}),
        ("no-complaint", {"attested_on": "2025-11-23"}),
        ("no-partner", {"entries": (99,)}),
        ("no-digital-replica", {"entries": (8,)}),
    ],
)
def test_a_claim_on_another_basis_than_its_own_is_refused(
    made: MadePack, claim: str, changes: Mapping[str, object]
) -> None:
    found = made.sealed_anew(altered(made.pack, claim, **changes))
    assert any(f"the claim {claim}" in problem or "Wim Oort" in problem for problem in found.problems)


def test_an_entry_that_is_not_in_the_record_is_refused(made: MadePack, tmp_path: Path) -> None:
    other = told(PaperFilm(tmp_path, seed=1))
    other.papers.sign("insurer", by="Bea Nwosu")
    strange = integrities.decoded(other.papers.files("insurer", renderers=PLAIN)[INTEGRITY]).entries
    for place, entry in enumerate(strange):
        entries = (*made.integrity.entries[:place], entry, *made.integrity.entries[place + 1 :])
        found = made.sealed_anew(integrity=msgspec.structs.replace(made.integrity, entries=entries))
        assert any("expected one that is in the record" in problem for problem in found.problems)


def test_an_entry_stands_at_its_own_place_or_is_refused(made: MadePack) -> None:
    for move in (-1, 1, HUGE, -HUGE):
        moved = with_entry(made.integrity, 0, index=made.integrity.entries[0].index + move)
        assert made.sealed_anew(integrity=moved).problems
    swapped = with_entry(made.integrity, 0, index=made.integrity.entries[1].index)
    assert made.sealed_anew(integrity=swapped).problems


def test_a_value_or_a_nonce_of_another_field_opens_nothing(made: MadePack) -> None:
    everything = made.everything
    for place, entry in enumerate(everything.entries):
        first, second, *rest = entry.fields
        for fields in (
            (msgspec.structs.replace(first, nonce=second.nonce), second, *rest),
            (msgspec.structs.replace(first, value=second.value), second, *rest),
            (msgspec.structs.replace(first, field=second.field), second, *rest),
            (msgspec.structs.replace(first, value=first.value + " "), second, *rest),
            (msgspec.structs.replace(first, nonce=first.nonce[:-2]), second, *rest),
            (msgspec.structs.replace(first, nonce=""), second, *rest),
            (msgspec.structs.replace(first, value="ä"), second, *rest),
            (msgspec.structs.replace(first, field="Why"), second, *rest),
        ):
            changed = with_entry(everything, place, fields=fields)
            assert any(
                f"entry {entry.index}: expected" in each for each in made.sealed_anew(integrity=changed).problems
            )


def test_a_cited_entry_has_to_be_shown_with_what_is_cited_of_it(made: MadePack) -> None:
    for place, entry in enumerate(made.integrity.entries):
        entries = made.integrity.entries[:place] + made.integrity.entries[place + 1 :]
        gone = made.sealed_anew(integrity=msgspec.structs.replace(made.integrity, entries=entries))
        assert any(f"expected entry {entry.index} to be shown" in each for each in gone.problems)
        for field in entry.fields:
            left = tuple(each for each in entry.fields if each != field)
            less = with_entry(made.integrity, place, fields=left)
            assert made.sealed_anew(integrity=less).problems, (entry.index, field.field)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (12, "expected pack.signed, found tool.declared"),
        (8, "expected pack.signed, found claim.attested"),
        (14, "expected profile 8, found profile 7"),
        (14, "expected pack "),
        (15, "expected pack "),
        (99, "expected entry 99 to be shown, found that it is not"),
        (-1, "expected entry -1 to be shown, found that it is not"),
    ],
)
def test_who_did_not_sign_this_pack_has_not_signed_it(made: MadePack, entry: int, expected: str) -> None:
    """An entry of another kind, of another profile, of another day's pack; one that is not there."""
    found = made.sealed_anew(integrity=made.signed(entry=entry))
    assert any(expected in each for each in found.problems), found.problems


def test_a_signature_is_of_its_person_and_its_day(made: MadePack) -> None:
    for by in ("Wim Oort", "Jun Arai"):
        assert any(
            "the handle of" in each for each in made.sealed_anew(integrity=made.signed(entry=13, by=by)).problems
        )
    assert made.sealed_anew(integrity=made.signed(entry=13, by="Nobody Known")).problems, "one handle, two names"
    assert made.sealed_anew(integrity=made.signed(entry=13, on="2025-11-25")).problems


def test_a_name_that_is_moved_to_another_handle_is_told(made: MadePack) -> None:
    [use, declared] = made.pack.uses
    for name in ("Wim Oort", "Bea Nwosu", "Ada Lovelace"):
        uses = (msgspec.structs.replace(use, stated_by=name), declared)
        found = made.sealed_anew(msgspec.structs.replace(made.pack, uses=uses))
        assert any("expected the handle of" in each for each in found.problems), name


@pytest.mark.parametrize(
    "change",
    [
        lambda pack: msgspec.structs.replace(pack.record, origin="edgecode/other"),
        lambda pack: msgspec.structs.replace(pack.record, entries=12),
        lambda pack: msgspec.structs.replace(pack.record, entries=14),
        lambda pack: msgspec.structs.replace(pack.record, entries=0),
        lambda pack: msgspec.structs.replace(pack.record, entries=-13),
        lambda pack: msgspec.structs.replace(pack.record, entries=HUGE),
        lambda pack: msgspec.structs.replace(pack.record, begins="2025-11-01"),
        lambda pack: msgspec.structs.replace(pack.record, ends="2025-11-26"),
    ],
)
def test_what_a_pack_says_of_its_record_is_compared(made: MadePack, change: Callable[[Pack], packs.RecordRow]) -> None:
    assert made.sealed_anew(msgspec.structs.replace(made.pack, record=change(made.pack))).problems


def test_entries_of_a_later_day_are_not_in_the_pack_of_an_earlier_one(made: MadePack) -> None:
    found = made.sealed_anew(msgspec.structs.replace(made.pack, on="2025-11-24"))
    assert found.problems == ("disclosure.json: expected entries up to 2025-11-24, found one of 2025-11-25",)


def test_what_is_cited_is_among_the_entries_that_the_pack_speaks_of(made: MadePack) -> None:
    found = made.sealed_anew(altered(made.pack, "no-partner", entries=(14,)))
    assert found.problems == ("the claim no-partner: expected one of the first 13 entries, found entry 14",)


def test_a_tool_a_use_and_an_author_are_held_against_their_own_entries(made: MadePack) -> None:
    pack, change = made.pack, msgspec.structs.replace
    for changed in (
        change(pack, uses=(change(pack.uses[0], entry=4), pack.uses[1])),
        change(pack, uses=(change(pack.uses[0], declared=True), pack.uses[1])),
        change(pack, uses=(pack.uses[0], change(pack.uses[1], declared=False))),
        change(pack, uses=(pack.uses[0], change(pack.uses[1], stated_on="2025-11-24"))),
        change(pack, tools=tuple(change(each, entry=5) for each in pack.tools)),
        change(pack, tools=tuple(change(each, described_by="Bea Nwosu") for each in pack.tools)),
        change(pack, consents=tuple(change(each, recorded="2025-11-01") for each in pack.consents)),
        change(pack, consents=tuple(change(each, purpose="timing of my decisions") for each in pack.consents)),
        change(pack, consents=tuple(change(each, purpose="whatever") for each in pack.consents)),
        change(pack, approvals=tuple(change(each, standing="standard") for each in pack.approvals)),
        change(pack, approvals=tuple(change(each, by="Wim Oort") for each in pack.approvals)),
        change(pack, authorship=tuple(change(each, stated_by="Bea Nwosu") for each in pack.authorship)),
        change(pack, authorship=tuple(change(each, entry=HUGE) for each in pack.authorship)),
    ):
        assert made.sealed_anew(changed).problems


def test_the_words_for_the_audience_are_held_against_their_entry(made: MadePack) -> None:
    whole = made.film.papers.files("festival", renderers=PLAIN)
    pack = packs.decoded(whole[STATEMENT])
    assert pack.wording is not None
    assert pack.wording.basis is Basis.ATTESTED
    for change in ({"entry": 9}, {"set_by": "Wim Oort"}, {"set_on": "2025-11-25"}):
        other = msgspec.structs.replace(pack, wording=msgspec.structs.replace(pack.wording, **change))
        assert any("the words for the audience" in each for each in made.sealed_anew(other).problems)


@pytest.mark.parametrize(
    "change",
    [
        {"size": 0, "root": EMPTY_ROOT.hex(), "proof": ()},
        {"size": 12},
        {"size": HUGE},
        {"size": -1},
        {"root": "00" * 32},
        {"root": "00"},
        {"root": ""},
        {"root": "no hash"},
        {"proof": ()},
        {"proof": ("00" * 32,)},
        {"proof": ("no hash",)},
        {"proof": ("00" * 32,) * 200},
    ],
)
def test_the_record_of_the_statement_has_to_have_grown_into_that_of_the_checkpoint(
    made: MadePack, change: Mapping[str, object]
) -> None:
    before = msgspec.structs.replace(made.integrity.statement, **change)
    assert made.sealed_anew(integrity=msgspec.structs.replace(made.integrity, statement=before)).problems
