"""A film is for reports or for guest tools, for all partners; versions go up and are signed once."""

import msgspec
import pytest

from edgecode.boundary.errors import GuestError
from edgecode.entries.entry import Entry
from edgecode.entries.handle import Handle
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import Role, Stage
from edgecode.usecases.guests.guest_rules import check_film, check_version, named
from edgecode.usecases.ports.guests import Installed
from simulators.guest_film import TOOL, changed

KEPT = Installed(manifest=TOOL, note=b"one", at=1, by="Bea", entry="")


def entry(kind: Kind) -> Entry:
    """An entry of a kind."""
    who = Handle("0123456789abcdef")
    return Entry(at=1, who=who, role=Role.PRODUCER, stage=Stage.PARTNERS, kind=kind, film=who, ids=(), details=())


@pytest.mark.parametrize(
    "kind",
    [
        Kind.FILM_ENROLLED_FOR_REPORTS,
        Kind.AGREEMENT_SIGNED,
        Kind.AGREEMENT_WIDENED,
        Kind.AGREEMENT_NARROWED,
        Kind.AGREEMENT_REVOKED,
        Kind.AGREEMENT_EXPIRED,
    ],
)
def test_any_trace_of_an_agreement_on_reports_refuses_tools(kind: Kind) -> None:
    with pytest.raises(GuestError, match="enrolled for reports") as error:
        check_film("tool", [entry(Kind.PERSON_NAMED), entry(kind)], has_agreements=False)
    assert "for all partners" in error.value.advice()


def test_an_agreement_that_was_refused_enrols_nothing() -> None:
    check_film("tool", [entry(Kind.AGREEMENT_REFUSED), entry(Kind.PARTNER_NAMED)], has_agreements=False)
    with pytest.raises(GuestError):
        check_film("tool", [], has_agreements=True)


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
