from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.film.covers import Span
from edgecode.film.lining import CONFIDENCE, Basis, Lined, Lining, LiningKind, lined, lined_scenes, linings_by, runs

spans = st.tuples(st.integers(0, 12), st.integers(0, 12), st.booleans())
pairs = st.lists(st.tuples(st.integers(0, 12), st.booleans()))


def linings(told: list[tuple[int, int, bool]]) -> list[Lining]:
    return [
        Lining(by=str(number), kind=LiningKind.SHOT, first=min(first, last), last=max(first, last), off=off)
        for number, (first, last, off) in enumerate(told)
    ]


@settings(deadline=None)
@given(st.lists(spans), st.integers(0, 10))
def test_the_index_says_what_each_lining_says_by_itself(told: list[tuple[int, int, bool]], paragraphs: int) -> None:
    made = linings(told)
    found = lined(made, paragraphs=paragraphs)
    assert found.linings == tuple(made)
    assert len(found.at) == paragraphs
    for paragraph in range(15):
        over = tuple(each for each in made if paragraph < paragraphs and each.first <= paragraph < each.last)
        assert found.over(paragraph) == over


def test_nothing_is_lined_where_there_is_no_script() -> None:
    assert Lined().over(0) == ()


@settings(deadline=None)
@given(pairs)
def test_runs_cover_the_same_with_the_fewest_spans(given_pairs: list[tuple[int, bool]]) -> None:
    """Fewest: two spans of one kind never meet, so that none can be spared."""
    found = runs(given_pairs)
    assert {(index, span.off) for span in found for index in range(span.first, span.last)} == set(given_pairs)
    for off in (True, False):
        mine = [span for span in found if span.off is off]
        assert all(one.last < other.first for one, other in pairwise(mine))
    assert list(found) == sorted(found, key=lambda span: (span.first, span.off))


def test_a_line_on_camera_and_off_makes_two_runs_not_four() -> None:
    assert runs([(3, False), (3, True), (4, False), (4, True)]) == (Span(3, 5), Span(3, 5, off=True))


def test_every_basis_is_worth_something_and_what_a_paper_says_most() -> None:
    assert set(CONFIDENCE) == set(Basis)
    one = linings([(0, 1, False)])[0]
    assert one.confidence == max(CONFIDENCE.values()) == 1.0


def test_a_measured_chance_goes_before_what_its_basis_is_worth() -> None:
    heard = Lining(by="1", kind=LiningKind.SHOT, first=0, last=1, basis=Basis.HEARD, heard=0.83)
    assert heard.confidence == 0.83
    assert (
        Lining(by="1", kind=LiningKind.SHOT, first=0, last=1, basis=Basis.HEARD).confidence == CONFIDENCE[Basis.HEARD]
    )


def test_a_dropped_line_is_not_covered_by_the_lining_that_runs_past_it() -> None:
    past = Lining(by="1", kind=LiningKind.SHOT, first=1, last=5, dropped=(2, 3))
    for found in (lined([past], paragraphs=6), lined_scenes({(0, 6): (past,)}, paragraphs=6)):
        assert [index for index in range(6) if found.over(index)] == [1, 4]
        assert found.linings == (past,)


@settings(deadline=None)
@given(st.lists(st.sampled_from("abc")))
def test_linings_are_grouped_by_who_covers_in_their_order(takes: list[str]) -> None:
    told = [Lining(by=take, kind=LiningKind.SHOT, first=at, last=at + 1) for at, take in enumerate(takes)]
    groups = linings_by(told)
    assert set(groups) == set(takes)
    assert all(group == [each for each in told if each.by == take] for take, group in groups.items())
