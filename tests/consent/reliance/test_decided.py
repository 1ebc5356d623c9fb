import msgspec
import pytest

from edgecode.consent.reliance.decided import Choice, Decided, Declared
from edgecode.consent.standing import Standing
from edgecode.entries.detail import SCALES, Detail
from simulators.deciding import decided


def test_choices_are_the_same_in_the_record_as_here() -> None:
    assert tuple(Choice) == SCALES[Detail.CHOICE].words


def test_without_consent_to_timing_a_decision_still_counts() -> None:
    optional = {field.name for field in msgspec.structs.fields(Decided) if not field.required}
    assert optional == {"seconds", "alternatives_opened"}


def test_what_was_decided_and_declared_cannot_be_changed() -> None:
    for word, field in ((decided(), "consulted"), (Declared(0, Standing.OFFERED, raised=True), "raised")):
        with pytest.raises(AttributeError):
            setattr(word, field, False)
