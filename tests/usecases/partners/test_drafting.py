import pytest

from edgecode.boundary.agreement_toml import read
from edgecode.boundary.errors import AgreementError
from edgecode.entries.vocabulary import Group, ReportClass
from edgecode.usecases.partners.drafting import drafted, next_version
from simulators.agreements import BASE, WIDE
from simulators.clock import SetClock
from simulators.entropy import CountedEntropy

NOW = SetClock().now()


def test_a_draft_is_the_base_class_for_a_year_from_today_on() -> None:
    agreement = read(drafted(BASE.partner, entropy=CountedEntropy(), at=NOW), path="draft")
    assert (agreement.begins, agreement.until) == ("2025-11-24", "2026-11-23")
    assert (agreement.classes, agreement.groups) == ((ReportClass.BASE,), tuple(Group))
    assert agreement.version == 1


@pytest.mark.parametrize("wider", [each for each in ReportClass if each is not ReportClass.BASE])
def test_a_class_is_drafted_with_what_it_wants(wider: ReportClass) -> None:
    agreement = read(drafted(BASE.partner, entropy=CountedEntropy(), at=NOW, classes=[wider]), path="draft")
    assert agreement.classes == (ReportClass.BASE, wider)


def test_a_name_that_cannot_be_is_told_before_anybody_fills_in_the_rest() -> None:
    with pytest.raises(AgreementError, match=r"draft:4: expected one line without control characters"):
        drafted(BASE.partner, entropy=CountedEntropy(), at=NOW, studio="Night\u2028Bus")


def test_the_next_version_differs_in_its_number_alone() -> None:
    assert read(next_version(WIDE), path="next").version == 2
    assert next_version(WIDE).replace("version = 2", "version = 1") == next_version(WIDE).replace(
        "version = 2", "version = 1"
    )
