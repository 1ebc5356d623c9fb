import msgspec
import pytest

from edgecode.film.place import Place
from edgecode.findings.finding import Evidence, Finding, Weight

LINE = Finding(
    check="unshot-line",
    kind="never-covered",
    says="No take covers “Yes.”",
    evidence=(Evidence(Place("a.fountain", 4), "the line"),),
    options=("Pick it up",),
    subjects=("00ff",),
)


def test_an_id_is_made_of_check_kind_and_subjects_alone() -> None:
    prose = msgspec.structs.replace(
        LINE, says="Yes is not shot", evidence=(Evidence(Place("b.fountain", 9), "here"),), options=(), confidence=0.2
    )
    weighed = msgspec.structs.replace(LINE, weight=Weight.HIGH, scene="4", take="4-1")
    assert prose.id == weighed.id == LINE.id
    assert len(LINE.id) == 16


@pytest.mark.parametrize("change", [{"check": "none-usable"}, {"kind": "only-ng"}, {"subjects": ("00ff", "1")}])
def test_another_check_kind_or_subject_is_another_finding(change: dict[str, object]) -> None:
    assert msgspec.structs.replace(LINE, **change).id != LINE.id


def test_subjects_are_told_apart_by_where_they_end() -> None:
    assert (
        msgspec.structs.replace(LINE, subjects=("ab", "c")).id != msgspec.structs.replace(LINE, subjects=("a", "bc")).id
    )


def test_a_finding_without_evidence_or_subject_is_a_fault_of_the_check() -> None:
    for change in ({"evidence": ()}, {"subjects": ()}):
        with pytest.raises(ValueError, match="unshot-line: expected at least one piece of evidence and one subject"):
            msgspec.structs.replace(LINE, **change)


def test_a_finding_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        setattr(LINE, "kind", "other")  # noqa: B010  the type checker would not let it be written out
