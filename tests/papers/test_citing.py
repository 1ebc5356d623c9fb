import msgspec
from hypothesis import given
from hypothesis import strategies as st

from edgecode.entries.kind import Kind
from edgecode.papers.citing import Cited, cited
from edgecode.papers.claims import claim_handle
from edgecode.papers.composing import composed_pack
from edgecode.papers.facts import Facts
from edgecode.papers.integrity import Signature
from edgecode.papers.profile import Paper
from edgecode.papers.registry import every_paper
from simulators.made_pack import MadePack
from simulators.random_facts import DECLARER, facts


def cites(made: MadePack) -> dict[str, Cited]:
    signatures = made.integrity.signatures
    return {each.where: each for each in cited(made.pack, signatures=signatures, digest=made.integrity.digest)}


def test_every_row_that_has_an_entry_is_cited_as_what_it_has_to_be(made: MadePack) -> None:
    found = cites(made)
    assert {where: (each.index, each.kinds, each.on, each.who) for where, each in found.items()} == {
        "the first entry": (0, (), "2025-11-24", ""),
        "the last entry": (12, (), "2025-11-25", ""),
        "the tool VoiceWell": (4, (Kind.TOOL_DESCRIBED,), "", "Jun Arai"),
        "the use of voicewell on the voices": (5, (Kind.USE_DECLARED,), "2025-11-24", "Jun Arai"),
        "the use of Sketchbook on the storyboards": (12, (Kind.TOOL_DECLARED,), "2025-11-25", ""),
        "the consent of Hanne Lind": (1, (Kind.CONSENT_GIVEN,), "2025-11-24", ""),
        "the consent of Wim Oort": (2, (Kind.CONSENT_GIVEN,), "2025-11-24", ""),
        "the standing of check unshot-line": (0, (Kind.STANDING_RAISED,), "2025-11-24", "Bea Nwosu"),
        "who made the screenplay": (9, (Kind.AUTHORSHIP_STATED,), "2025-11-24", "Wim Oort"),
        "the claim no-generated-screenplay": (6, (Kind.CLAIM_ATTESTED,), "2025-11-24", "Wim Oort"),
        "the claim no-complaint": (8, (Kind.CLAIM_ATTESTED,), "2025-11-24", "Bea Nwosu"),
        "the claim no-digital-replica": (5, (Kind.USE_DECLARED, Kind.TOOL_DECLARED), "", ""),
        "the claim no-unconsented-use-of-performers": (5, (Kind.USE_DECLARED, Kind.TOOL_DECLARED), "", ""),
        "the claim no-check-by-default": (0, (), "", ""),
        "the signature of Bea Nwosu": (13, (Kind.PACK_SIGNED,), "2025-11-26", "Bea Nwosu"),
    }


def test_a_claim_and_a_signature_are_cited_by_what_a_stranger_can_compute(made: MadePack) -> None:
    found = cites(made)
    assert found["the claim no-complaint"].ids == (f"claim {claim_handle('no-complaint').digits}",)
    signature = found["the signature of Bea Nwosu"]
    assert (signature.ids, signature.details) == ((f"pack {made.integrity.digest}",), ("profile 8",))


def test_only_the_fields_that_are_held_against_something_are_shown(made: MadePack) -> None:
    found = cites(made)
    assert found["the first entry"].fields == {"at"}
    assert found["the claim no-check-by-default"].fields == frozenset()
    assert found["the signature of Bea Nwosu"].fields == {"kind", "at", "who", "ids", "details"}
    assert found["the use of Sketchbook on the storyboards"].fields == {"kind", "at"}


def test_a_word_that_no_entry_has_is_cited_as_one_that_no_entry_can_have(made: MadePack) -> None:
    [row, *_] = made.pack.approvals
    planted = msgspec.structs.replace(made.pack, approvals=(msgspec.structs.replace(row, standing="default"),))
    [cite] = [each for each in cited(planted, signatures=(), digest="") if each.where.startswith("the standing of")]
    assert cite.details == ("standing -1",)


@given(st.sampled_from(every_paper()), facts)
def test_whatever_a_pack_says_what_it_cites_can_be_told_and_no_declarer_is_asked_for(paper: Paper, said: Facts) -> None:
    signature = Signature(by="Bea", role="", on="2025-11-24", entry=99)
    found = cited(composed_pack(paper, said), signatures=(signature,), digest="0" * 64)
    assert found[-1].index == 99
    assert DECLARER not in {each.who for each in found}
    assert all(each.where for each in found)
