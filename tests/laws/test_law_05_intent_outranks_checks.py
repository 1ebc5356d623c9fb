"""Law 5. A rule broken on purpose is said once and stays said, at the same number of steps as agreeing.

Here: what has to be given for either, in the record and in an intent.
"""

import msgspec

from edgecode.entries.catalogue import MEANINGS
from edgecode.entries.kind import Kind
from edgecode.findings.intent import Intent


def test_saying_as_intended_asks_for_no_more_than_agreeing() -> None:
    agreeing = MEANINGS[Kind.FINDING_OPTION_TAKEN]
    for kind in (Kind.FINDING_INTENDED, Kind.FINDING_LEFT, Kind.FINDING_LATER):
        assert set(MEANINGS[kind].ids) <= set(agreeing.ids)
        assert set(MEANINGS[kind].details) <= set(agreeing.details)
        assert MEANINGS[kind].stages == agreeing.stages


def test_saying_as_intended_is_counted_with_agreeing() -> None:
    assert MEANINGS[Kind.FINDING_INTENDED].group is MEANINGS[Kind.FINDING_OPTION_TAKEN].group


def test_an_intent_needs_a_name_and_no_reason() -> None:
    required = {field.name: field.required for field in msgspec.structs.fields(Intent)}
    assert required["by"]
    assert not required["because"]
