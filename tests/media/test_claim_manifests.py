import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from edgecode.media.claim_manifests import earlier_failures_in, failures_in, manifests_in
from edgecode.usecases.ports.delivery import Action, Failure

FOREIGN: dict[str, Any] = {
    "active_manifest": "b",
    "manifests": {
        "a": {
            "claim_generator": "camera/1.0",
            "signature_info": {"issuer": "A maker"},
            "assertions": [{"label": "c2pa.actions", "data": {"actions": [{"action": "c2pa.created"}]}}],
        },
        "b": {
            "claim_generator_info": [{"name": "Editor", "version": "3"}],
            "signature_info": {"issuer": "A house", "common_name": "A desk"},
            "ingredients": [
                {"relationship": "componentOf", "title": "sky.jpg"},
                {"relationship": "parentOf", "active_manifest": "a"},
                {"relationship": "inputTo", "active_manifest": "b"},
            ],
            "assertions": [
                {"label": "c2pa.actions.v2", "data": {"actions": [{"action": "c2pa.opened"}]}},
                {
                    "label": "c2pa.actions.v2__1",
                    "data": {"actions": [{"action": "c2pa.edited", "description": "grade"}]},
                },
            ],
        },
        "nobody's": {},
    },
    "validation_results": {
        "activeManifest": {"failure": [{"code": "assertion.dataHash.mismatch", "explanation": "no"}]},
        "ingredientDeltas": [{"validationDeltas": {"failure": [{"code": "signingCredential.untrusted"}]}}],
    },
}


def test_claims_of_other_tools_are_read_from_the_active_one_on() -> None:
    active, first = manifests_in(json.dumps(FOREIGN).encode(), certificates=b"{}")
    assert (active.label, active.generator, active.by) == ("b", "Editor 3", "A desk")
    assert (first.label, first.generator, first.by) == ("a", "camera/1.0", "A maker")
    assert active.actions == (Action(name="c2pa.opened"), Action(name="c2pa.edited", says="grade"))
    assert [ingredient.title for ingredient in active.ingredients] == ["sky.jpg", "", ""]
    assert active.valid_until is None


def test_failures_now_and_failures_before_are_told_apart() -> None:
    told = json.dumps(FOREIGN).encode()
    assert failures_in(told) == (Failure(code="assertion.dataHash.mismatch", explanation="no"),)
    assert earlier_failures_in(told) == (Failure(code="signingCredential.untrusted"),)


def test_how_long_a_certificate_holds_is_read() -> None:
    validity = {"notBefore": "1970-01-01T00:00:01+00:00", "notAfter": "2026-01-01T00:00:00Z"}
    certificates = {"manifests": [{"label": "b", "signature": {"certificateInfo": {"validity": validity}}}]}
    active, first = manifests_in(json.dumps(FOREIGN).encode(), certificates=json.dumps(certificates).encode())
    assert (active.valid_from, active.valid_until) == (1000, 1_767_225_600_000)
    assert first.valid_until is None


def test_a_day_that_there_is_not_is_none() -> None:
    for at in (1 << 60, -1, "today", None, 1.5):
        own = {"label": "edgecode.claim", "data": {"claimant": "Nadia", "at": at}}
        told = {"active_manifest": "a", "manifests": {"a": {"assertions": [own]}}}
        (found,) = manifests_in(json.dumps(told).encode(), certificates=b"{}")
        assert (found.claimant, found.at) == ("Nadia", None)


values = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
fields = st.sampled_from(
    [
        *("assertions", "ingredients", "signature_info", "claim_generator_info", "label", "data", "actions"),
        *("entries", "validation_results", "failure", "activeManifest", "active_manifest"),
    ]
)


@given(manifest=st.dictionaries(fields, values), results=values, certificates=values)
def test_whatever_a_file_says_is_a_value(manifest: dict[str, Any], results: object, certificates: object) -> None:
    told = json.dumps({"active_manifest": "a", "manifests": {"a": manifest}, "validation_results": results}).encode()
    found = manifests_in(told, certificates=json.dumps({"manifests": certificates}).encode())
    assert len(found) == 1
    assert isinstance(failures_in(told) + earlier_failures_in(told), tuple)
