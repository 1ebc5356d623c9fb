import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from edgecode.errors import PaperError
from edgecode.papers.composing import composed_pack
from edgecode.papers.facts import Facts
from edgecode.papers.pack import FORMAT, Answer, FactRow, Pack, Verdict, decoded, encoded, schema
from edgecode.papers.profile import Paper
from edgecode.papers.registry import every_paper
from edgecode.papers.words import Basis, Told
from simulators.made_pack import MadePack
from simulators.random_facts import facts

papers = st.sampled_from(every_paper())


@given(papers, facts)
def test_a_pack_that_is_written_and_read_is_the_same(paper: Paper, said: Facts) -> None:
    pack = composed_pack(paper, said)
    data = encoded(pack)
    assert decoded(data) == pack
    assert encoded(decoded(data)) == data
    assert Draft202012Validator(schema()).is_valid(json.loads(data))


def test_the_schema_refuses_what_reading_refuses(made: MadePack) -> None:
    validator, whole = Draft202012Validator(schema()), json.loads(encoded(made.pack))
    Draft202012Validator.check_schema(schema())
    assert validator.is_valid(whole)
    for changed in (
        whole | {"note": "No AI was used."},
        whole | {"profile": "critics"},
        whole | {"claims": [each | {"basis": "hearsay"} for each in whole["claims"]]},
        {name: value for name, value in whole.items() if name != "record"},
        whole | {"record": whole["record"] | {"entries": "13"}},
    ):
        assert not validator.is_valid(changed)
        with pytest.raises(PaperError):
            decoded(json.dumps(changed).encode())


@pytest.mark.parametrize(
    "data",
    [b"", b"null", b"{}", b"[" * 100_000, b"\xff", b'{"format": 1}', b'{"format": "' + FORMAT.encode() + b'"}'],
)
def test_what_is_no_pack_is_told_and_nothing_else_is_raised(data: bytes) -> None:
    with pytest.raises(PaperError, match="pack: expected edgecode disclosure 1"):
        decoded(data)


def test_a_pack_of_another_format_is_refused(made: MadePack) -> None:
    other = msgspec.structs.replace(made.pack, format="edgecode disclosure 2")
    with pytest.raises(PaperError, match="expected edgecode disclosure 1, found 'edgecode disclosure 2'"):
        decoded(encoded(other))


@pytest.mark.parametrize("place", ["", "record", "claims", "tools"])
def test_a_name_that_stands_twice_is_refused_wherever_it_stands(made: MadePack, place: str) -> None:
    whole = encoded(made.pack).decode()
    start = whole.index(f'"{place}"') if place else 0
    at = whole.index("{", start) + 1
    name = whole[at:].lstrip().split(":")[0]
    with pytest.raises(PaperError, match="expected each name once in an object"):
        decoded(f"{whole[:at]}{name}: {whole[at:].lstrip().split(':', 1)[1].split(',')[0]},{whole[at:]}".encode())


def test_an_answer_that_says_something_names_who_stands_for_it_or_nobody() -> None:
    said = {"claim": "no-ai", "verdict": Verdict.SAID, "says": "No.", "rests_on": "So."}
    assert Answer(**said, basis=Basis.LOGGED).attested_by == ""  # type: ignore[arg-type]
    for basis, by in ((Basis.ATTESTED, ""), (Basis.LOGGED, "Bea"), (Basis.ENFORCED, "Bea")):
        with pytest.raises(PaperError, match="no-ai: expected a basis for what it says, found none"):
            Answer(**said, basis=basis, attested_by=by)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fact", "says"),
    [
        (FactRow(told=Told.VALUE, value="films"), "films"),
        (FactRow(told=Told.UNKNOWN, value="films"), "unknown"),
        (FactRow(told=Told.REFUSED, value="films"), "its maker refuses to say"),
    ],
)
def test_a_fact_says_its_value_or_why_there_is_none(fact: FactRow, says: str) -> None:
    assert str(fact) == says


def test_parts_that_a_profile_has_no_use_for_are_not_in_the_file(made: MadePack) -> None:
    whole = json.loads(encoded(msgspec.structs.replace(made.pack, approvals=(), wording=None)))
    assert "approvals" not in whole
    assert "wording" not in whole
    assert isinstance(made.pack, Pack)
