import pytest

from edgecode.record.verdict import Fault, Problem, Verdict


def verdict(since: int | None, *, elsewhere: int | None) -> Verdict:
    """Give a verdict on twelve entries."""
    return Verdict(entries=12, erased=0, since=since, since_elsewhere=elsewhere, problems=())


def test_a_problem_says_where_and_both_sides() -> None:
    problem = Problem(fault=Fault.BODY, place="entry 5", expected="its sealed body", found="none", sound=4)
    assert str(problem) == "entry 5: expected its sealed body, found none"


@pytest.mark.parametrize(
    ("made", "says"),
    [
        (verdict(12, elsewhere=9), "Unaltered since checkpoint 9, which is held elsewhere. For the 3 after it"),
        (verdict(12, elsewhere=12), "Unaltered since checkpoint 12, which is held elsewhere. No entry came after it."),
        (verdict(None, elsewhere=0), "Unaltered since checkpoint 0, which is held elsewhere. For the 12 after it"),
        (
            verdict(10, elsewhere=None),
            "Unaltered since checkpoint 10, signed with the key of the machine that wrote it;",
        ),
        (verdict(None, elsewhere=None), "No checkpoint holds, so nothing can be said of the entries."),
    ],
)
def test_it_says_unaltered_since_which_checkpoint_and_who_holds_it(made: Verdict, says: str) -> None:
    assert made.says.startswith(says)


@pytest.mark.parametrize(
    "made", [verdict(12, elsewhere=12), verdict(12, elsewhere=None), verdict(None, elsewhere=None)]
)
def test_it_never_says_complete(made: Verdict) -> None:
    assert made.says.endswith("This does not show that the record is complete: what was never entered is not in it.")
