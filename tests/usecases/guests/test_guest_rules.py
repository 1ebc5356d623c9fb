"""A film is for reports or for guest tools, for all partners; versions go up and are signed once."""

import msgspec
import pytest

from edgecode.boundary.errors import GuestError
from edgecode.usecases.enrolment import Enrolled
from edgecode.usecases.guests.guest_rules import check_film, check_version, named
from edgecode.usecases.ports.guests import Installed
from simulators.guest_film import TOOL, changed

KEPT = Installed(manifest=TOOL, note=b"one", at=1, by="Bea", entry="")


def test_a_film_that_is_enrolled_for_reports_or_keeps_an_agreement_is_refused() -> None:
    """What is kept of an agreement counts whatever the record says; one on record after the first guest tool is void."""
    for enrolled, has_agreements in ((Enrolled.REPORTS, False), (Enrolled.GUESTS, True), (None, True)):
        with pytest.raises(GuestError, match="enrolled for reports") as error:
            check_film("tool", enrolled, has_agreements=has_agreements)
        assert "for all partners" in error.value.advice()
    check_film("tool", None, has_agreements=False)
    check_film("tool", Enrolled.GUESTS, has_agreements=False)


def test_a_removed_tool_comes_again_in_the_same_version_and_no_other_text_of_it() -> None:
    removed = msgspec.structs.replace(KEPT, removed=2)
    check_version("tool", TOOL, note=b"one", before=removed)
    check_version("tool", TOOL, note=b"one", before=None)
    check_version("tool", changed(version=2), note=b"two", before=KEPT)
    for note, before in ((b"one", KEPT), (b"two", removed)):
        with pytest.raises(GuestError):
            check_version("tool", TOOL, note=note, before=before)


def test_a_tool_is_named_with_its_partner_and_version() -> None:
    assert named(TOOL) == "“Second Hearing”, guest tool 00c0ffee00c0ffee of Aria Labs, version 1"
