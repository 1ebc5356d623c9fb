import msgspec
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
        (
            verdict(12, elsewhere=9),
            "The first 9 of 12 entries are unaltered since checkpoint 9, which is held elsewhere. For the 3 after it",
        ),
        (
            verdict(12, elsewhere=12),
            "The first 12 of 12 entries are unaltered since checkpoint 12, which is held elsewhere. This does not",
        ),
        (
            verdict(10, elsewhere=None),
            "The first 10 of 12 entries are unaltered since checkpoint 10, signed with the key of the machine that",
        ),
        (verdict(None, elsewhere=None), "No checkpoint holds, so nothing can be said of the entries."),
    ],
)
def test_it_says_unaltered_since_which_checkpoint_and_who_holds_it(made: Verdict, says: str) -> None:
    assert " ".join(made.says.split()) == made.says
    assert made.says.startswith(says)


@pytest.mark.parametrize(
    "made", [verdict(12, elsewhere=12), verdict(12, elsewhere=None), verdict(None, elsewhere=None)]
)
def test_it_never_says_complete(made: Verdict) -> None:
    assert made.says.endswith("This does not show that the record is complete: what was never entered is not in it.")


def test_problems_come_first() -> None:
    problem = Problem(fault=Fault.BODY, place="entry 5", expected="its sealed body", found="none", sound=4)
    one, two = (msgspec.structs.replace(verdict(4, elsewhere=None), problems=(problem,) * count) for count in (1, 2))
    assert one.says.startswith("1 place is not as written. The first 4 of 12 entries are unaltered since checkpoint 4,")
    assert two.says.startswith("2 places are not as written. The first 4")


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        (Fault.LENGTH, "It was put back to an earlier day"),
        (Fault.ROOT, "Two histories were written under its name"),
        (Fault.TIME, "Something was backdated"),
    ],
)
def test_what_shows_against_a_checkpoint_held_elsewhere_is_called_by_its_name(fault: Fault, says: str) -> None:
    """Damage to an entry gives another root too, and is no second history."""
    held, own, damage = (
        Problem(fault=each, place="x", expected="a", found="b", elsewhere=elsewhere)
        for each, elsewhere in ((fault, True), (fault, False), (Fault.ENTRY, False))
    )
    made = verdict(4, elsewhere=None)
    assert says in msgspec.structs.replace(made, problems=(held,)).says
    assert says not in msgspec.structs.replace(made, problems=(own,)).says
    assert (says in msgspec.structs.replace(made, problems=(held, damage)).says) is (fault is not Fault.ROOT)
