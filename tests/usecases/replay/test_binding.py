"""Handles bound to a film by what is in it; what is not there is refused, see test_replay."""

import pytest

from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole, Role, Stage
from edgecode.errors import StreamError
from edgecode.usecases.open_film import Look
from edgecode.usecases.replay.binding import Binder
from edgecode.usecases.replay.line import Bound, Line, OfLine
from simulators.made_agreement import LAB, OTHER, HeldPartners, agreed, made_agreement


def line(*ids: tuple[IdRole, str | Bound | OfLine]) -> Line:
    return Line(
        number=4, at=0, who="Nadia", role=Role.CREW, stage=Stage.DAILIES, kind=Kind.NOTE_WRITTEN, ids=ids, details=()
    )


def bound(look: Look, *ids: tuple[IdRole, str | Bound | OfLine]) -> list[str]:
    binder = Binder(look, people=look.holdings.settings.people, path="made.jsonl")
    return [name for _, name in binder.bind(line(*ids), entries={1: "ab" * 16})]


def test_what_is_in_the_film_is_bound_by_name_or_by_number(look: Look) -> None:
    """
    --- film.toml
    [people."Nadia"]
    --- script.fountain
    INT. LIFT - NIGHT #12#

    NADIA
    You said you'd fixed it.

    EXT. ROOF - DAY #13#

    PORTER
    I said I'd look at it.
    --- day1/log.csv
    Shoot day,1
    slate,covers,mark
    12A-1,1,circled
    12A-2,1,
    --- one.cut
    12A-1
    """
    assert bound(look, (IdRole.SCENE, "12"), (IdRole.SCENE, Bound(2))) == ["12", "13"]
    assert bound(look, (IdRole.TAKE, Bound(1)), (IdRole.SETUP, Bound(1)), (IdRole.CLIP, Bound(1)))[0].startswith(
        "12A-1"
    )
    assert bound(look, (IdRole.CHARACTER, "PORTER"), (IdRole.CHARACTER, Bound(1))) == ["PORTER", "NADIA"]
    assert bound(look, (IdRole.DRAFT, Bound(1)), (IdRole.PERSON, "Nadia")) == ["script.fountain", "Nadia"]
    assert bound(look, (IdRole.ENTRY, OfLine(1)), (IdRole.DECISION, "anything"), (IdRole.CHECK, "unshot-line")) == [
        "ab" * 16,
        "anything",
        "unshot-line",
    ]
    [paragraph] = bound(look, (IdRole.PARAGRAPH, Bound(1)))
    assert look.film.script is not None
    assert paragraph == look.film.script.paragraphs[0].id
    for role in (
        IdRole.SCENE,
        IdRole.TAKE,
        IdRole.SETUP,
        IdRole.CLIP,
        IdRole.CHARACTER,
        IdRole.PARAGRAPH,
        IdRole.PANEL,
    ):
        with pytest.raises(StreamError, match=rf"^made\.jsonl:4: expected a {role} of this film, found the 99\. of "):
            bound(look, (role, Bound(99)))
    with pytest.raises(StreamError, match=r"expected a name for the decision, found the 1\. of the film"):
        bound(look, (IdRole.DECISION, Bound(1)))
    with pytest.raises(StreamError, match="expected a person of this film, found 'Otto'"):
        bound(look, (IdRole.PERSON, "Otto"))


def test_a_finding_is_bound_whether_or_not_its_check_is_let_in(look: Look) -> None:
    """
    --- script.fountain
    INT. LIFT - NIGHT #12#

    NADIA
    You said you'd fixed it.

    PORTER
    I said I'd look at it.
    --- day1/log.csv
    slate,covers,mark
    12A-1,1,circled
    """
    binder = Binder(look, people={}, path="made.jsonl")
    finding = binder.finding(line((IdRole.FINDING, Bound(1, "unshot-line"))))
    assert finding is not None
    assert finding.check == "unshot-line"
    assert binder.finding(line()) is None
    assert bound(look, (IdRole.FINDING, Bound(1, "unshot-line"))) == [finding.id]


def test_an_agreement_is_bound_by_the_partner_s_name_by_its_id_or_by_number(look: Look) -> None:
    """
    --- film.toml
    [people."Nadia"]
    """
    partners = HeldPartners(agreed(made_agreement(), at=0), agreed(made_agreement(OTHER, name="Zoo"), at=0)).asking()
    binder = Binder(look, people={}, path="made.jsonl", partners=partners)
    for value, bound_to in ((LAB, LAB), ("Zoo", OTHER), (Bound(2), OTHER)):
        assert binder.bind(line((IdRole.AGREEMENT, value)), entries={}) == ((IdRole.AGREEMENT, bound_to),)
    for value in ("Nobody", Bound(3)):
        with pytest.raises(StreamError, match=r"^made\.jsonl:4: expected"):
            binder.bind(line((IdRole.AGREEMENT, value)), entries={})
