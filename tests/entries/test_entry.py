from typing import TypeVar

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.entries.catalogue import MEANINGS
from edgecode.entries.detail import SCALES, Detail
from edgecode.entries.entry import LATEST, MOST_IDS, Entry, checked
from edgecode.entries.handle import THE_HOUSE, Handle
from edgecode.entries.kind import Kind
from edgecode.entries.meaning import Meaning
from edgecode.entries.vocabulary import VOCABULARY_VERSION, By, IdRole, Role, Stage
from edgecode.errors import EntryError

Word = TypeVar("Word", IdRole, Detail)

NADIA = Handle("00000000000000a1")
FILM = Handle("00000000000000f1")
FINDING = (IdRole.FINDING, Handle("00000000000000c1"))
CHECK = (IdRole.CHECK, Handle("00000000000000c2"))

TAKEN = Entry(
    at=1_764_000_000_000,
    who=NADIA,
    role=Role.EDITOR,
    stage=Stage.CUT,
    kind=Kind.FINDING_OPTION_TAKEN,
    film=FILM,
    ids=(FINDING, CHECK),
    details=((Detail.OPTION, 2),),
)
"""Nadia, the editor, takes the second option of a finding about the cut."""

HANDLES = st.integers(1, 2**64 - 1).map(lambda number: Handle(f"{number:016x}"))
WHO = {By.PERSON: Role.CREW, By.PARTNER: Role.PARTNER, By.EDGECODE: Role.EDGECODE}


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """Any entry that the catalogue allows."""
    meaning: Meaning = draw(st.sampled_from(tuple(MEANINGS.values())))
    by = draw(st.sampled_from(meaning.by))
    known = [role for role in meaning.ids_if_known if role not in meaning.ids]
    details = (*meaning.details, *draw(_some(*meaning.details_if_known, Detail.ORIGIN)))
    return Entry(
        at=draw(st.integers(0, LATEST)),
        who=THE_HOUSE if by is By.EDGECODE else draw(HANDLES),
        role=WHO[by],
        stage=draw(st.sampled_from(meaning.stages)),
        kind=meaning.kind,
        film=draw(HANDLES),
        ids=tuple((role, draw(HANDLES)) for role in (*meaning.ids, *draw(_some(*known)))),
        details=tuple((detail, draw(_on_scale(detail))) for detail in details),
    )


def _some(*words: Word) -> st.SearchStrategy[list[Word]]:
    return st.lists(st.sampled_from(words), unique=True) if words else st.just([])


def _on_scale(detail: Detail) -> st.SearchStrategy[int]:
    scale = SCALES[detail]
    return st.integers(0, len(scale.words) - 1) if scale.words else st.integers(scale.least, scale.most)


def but(**changes: object) -> Entry:
    """Give Nadia's entry with something changed."""
    return msgspec.structs.replace(TAKEN, **changes)


@given(entries())
def test_whatever_the_catalogue_allows_is_well_made(entry: Entry) -> None:
    assert checked(entry) == entry


@given(entries())
def test_an_entry_survives_being_written_and_read(entry: Entry) -> None:
    assert msgspec.json.decode(msgspec.json.encode(entry), type=Entry) == entry


def test_what_comes_without_its_type_is_given_it() -> None:
    assert checked(but(role="editor", ids=[list(FINDING), ["check", CHECK[1]]])) == TAKEN


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        (but(at=-1), "finding.option-taken: expected a time from 1970 to 9999, found -1 ms"),
        (but(at=LATEST + 1), "finding.option-taken: expected a time from 1970 to 9999, found 253402300800000 ms"),
        (but(vocabulary=0), "finding.option-taken: expected a vocabulary up to 3, found 0"),
        (but(vocabulary=VOCABULARY_VERSION + 1), "finding.option-taken: expected a vocabulary up to 3, found 4"),
        (but(role=Role.EDGECODE, who=THE_HOUSE), "finding.option-taken: expected it done by person, found edgecode"),
        (but(role=Role.PARTNER), "finding.option-taken: expected it done by person, found partner"),
        (but(ids=(FINDING,)), "finding.option-taken: expected its check, found none"),
        (but(details=()), "finding.option-taken: expected its option, found none"),
        (but(ids=(FINDING, FINDING, CHECK)), "finding.option-taken: expected each id once, found one of them twice"),
        (but(ids=(FINDING, CHECK, (IdRole.PACK, FILM))), "finding.option-taken: expected no pack, found one"),
        (
            but(details=((Detail.OPTION, 1), (Detail.OPTION, 2))),
            "finding.option-taken: expected each detail once, found one of them twice",
        ),
        (
            but(details=((Detail.OPTION, 0),)),
            "finding.option-taken: expected a value on the scale of option, found 0",
        ),
        (
            but(details=((Detail.OPTION, 1), (Detail.PHASE, 1))),
            "finding.option-taken: expected no phase, found one",
        ),
        (
            but(who=THE_HOUSE),
            "finding.option-taken: expected nobody named exactly where edgecode did it, found editor",
        ),
        (
            but(ids=(*((IdRole.SCENE, Handle(f"{number:016x}")) for number in range(MOST_IDS)), FINDING, CHECK)),
            "finding.option-taken: expected at most 64 ids, found 66",
        ),
    ],
)
def test_an_entry_that_is_not_well_made_is_refused(entry: Entry, says: str) -> None:
    with pytest.raises(EntryError) as refused:
        checked(entry)
    assert str(refused.value) == says


def test_a_doing_in_a_stage_it_does_not_belong_to_is_refused() -> None:
    with pytest.raises(EntryError, match=r"expected the stage greenlight or script or .* or pickups, found house"):
        checked(but(stage=Stage.HOUSE))


@pytest.mark.parametrize(
    "entry",
    [
        but(at="now"),
        but(at=1.5),
        but(at=True),
        but(who="Nadia"),
        but(kind="finding.admired"),
        but(film=None),
        but(ids=((IdRole.SCENE,),)),
        but(ids=(("line", FILM),)),
        but(details=((Detail.OPTION, "the second"),)),
        but(details=object()),
    ],
)
def test_a_field_that_is_not_of_its_type_is_refused(entry: Entry) -> None:
    with pytest.raises(EntryError, match="entry: expected every field of its type"):
        checked(entry)


def test_a_field_the_vocabulary_does_not_know_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="unknown field `says`"):
        msgspec.json.decode(msgspec.json.encode(TAKEN)[:-1] + b',"says":"NADIA waits."}', type=Entry)
