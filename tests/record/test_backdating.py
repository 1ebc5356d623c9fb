"""One checkpoint that was held finds what was done to all under it, and to time; honest growth is never accused."""

from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.record import cosignature, note
from edgecode.record.backdating import Since, backdated, held_since
from edgecode.record.verdict import Fault, Verdict
from edgecode.record.verify import Trusted
from record.held_record import LOG, WITNESS, HeldRecord

T = 1_764_000_000_000
MINUTE = 60_000


class TimedRecord:
    """A record in memory whose entries have times, in milliseconds, each not before the last one's unless it is ``forged``."""

    def __init__(self, times: Sequence[int]) -> None:
        """Make it, as an honest writer does."""
        self.record = HeldRecord()
        self.times: list[int] = []
        for at in times:
            self.add(at)

    def add(self, at: int, *, says: bytes = b"", forged: bool = False) -> None:
        """Add an entry."""
        at = at if forged else max([at, *self.times[-1:]])
        self.times.append(at)
        self.record.add({"at": b"%d" % at, "says": says})

    def held(self, *, witnessed: int | None = None) -> bytes:
        """Sign what there is, to be held; a witness saw it at a time in seconds."""
        signed = self.record.state()
        return note.encoded(signed if witnessed is None else cosignature.cosigned(signed, key=WITNESS, at=witnessed))

    def verdict(self, held: bytes) -> Verdict:
        """Look at the whole of it against one checkpoint, as a store does."""
        self.record.sign()
        found = self.record.verdict(kept=[held], witnesses=(WITNESS.verifier,))
        trusted = Trusted(log=LOG.verifier, witnesses=(WITNESS.verifier,), kept=(held,))
        since = held_since([held], trusted=trusted)
        late = tuple(backdated(enumerate(self.times), since=since))
        return msgspec.structs.replace(found, problems=(*found.problems, *late))


_STEPS = st.lists(st.integers(0, 10 * MINUTE), min_size=1, max_size=24)


def _times(steps: Sequence[int]) -> list[int]:
    return [T + sum(steps[: number + 1]) for number in range(len(steps))]


@given(before=_STEPS, after=st.lists(st.integers(-60 * MINUTE, 60 * MINUTE), max_size=24), off=st.integers(-299, 299))
def test_honest_growth_is_never_accused(before: list[int], after: list[int], off: int) -> None:
    """The machine's clock may jump at will afterwards: that something was cosigned is on record, and times never run back."""
    made = TimedRecord(_times(before))
    now = made.times[-1] // 1000
    held = made.held(witnessed=now + off)
    made.add(now * 1000)
    for at in after:
        made.add(made.times[-1] + at)
    verdict = made.verdict(held)
    assert (verdict.problems, verdict.since_elsewhere) == ((), len(before))


@given(
    steps=_STEPS,
    more=st.integers(0, 8),
    data=st.data(),
)
def test_whatever_touches_what_is_under_a_checkpoint_is_found(steps: list[int], more: int, data: st.DataObject) -> None:
    """Cut short, forked, or with something put in between, each signed anew with the real key, and grown on as one likes."""
    times = _times(steps)
    held = TimedRecord(times).held()
    place = data.draw(st.integers(0, len(times) - 1), label="the first entry that is touched")
    how = data.draw(st.sampled_from(["truncate", "fork", "insert"]), label="how")
    forged = TimedRecord(times[:place])
    if how == "fork":
        forged.add(times[place], says=b"otherwise")
    if how == "insert":
        forged.add(data.draw(st.integers(0, times[place])), says=b"always been here", forged=True)
    kept = {"truncate": (), "fork": times[place + 1 :], "insert": times[place:]}[how]
    for at in kept:
        forged.add(at)
    if how != "truncate":
        for number in range(more):
            forged.add(times[-1] + number)
    problems = forged.verdict(held).problems
    assert any(problem.elsewhere for problem in problems)
    assert {problem.fault for problem in problems} <= {Fault.LENGTH, Fault.ROOT, Fault.TIME}


@given(steps=_STEPS, more=st.integers(0, 5), early=st.integers(1, 1000 * MINUTE), data=st.data())
def test_what_comes_after_a_checkpoint_under_a_time_before_it_is_found(
    steps: list[int], more: int, early: int, data: st.DataObject
) -> None:
    made = TimedRecord(_times(steps))
    is_witnessed = data.draw(st.booleans(), label="a witness saw it, a day after the last entry")
    seen = made.times[-1] // 1000 + 86_400
    held = made.held(witnessed=seen if is_witnessed else None)
    floor = seen * 1000 - 5 * MINUTE if is_witnessed else made.times[-1]
    for _ in range(more):
        made.add(seen * 1000)
    made.add(floor - early, forged=True)
    [problem] = made.verdict(held).problems
    assert (problem.fault, problem.place, problem.sound) == (
        Fault.TIME,
        f"entry {len(made.times)}",
        len(made.times) - 1,
    )


def test_it_says_which_entry_and_by_how_much() -> None:
    since = [Since(size=2, at=T + 10 * MINUTE), Since(size=3, at=None)]
    times = [(0, T), (1, T), (2, T - 90 * MINUTE), (3, T + 5 * MINUTE), (4, T + 5 * MINUTE - 1)]
    assert [str(each) for each in backdated(times, since=since)] == [
        "entry 3: expected a time after checkpoint 2, which is held elsewhere, found one 1 hour before it",
        "entry 5: expected a time after checkpoint 3, which is held elsewhere, found one 1 second before it",
    ]


@pytest.mark.parametrize(("apart", "says"), [(59_000, "59 seconds"), (120_000, "2 minutes"), (172_800_000, "2 days")])
def test_how_far_apart_is_told_in_one_word(apart: int, says: str) -> None:
    [problem] = backdated([(0, T), (1, T - apart)], since=[Since(size=1, at=None)])
    assert problem.found == f"one {says} before it"


def test_a_checkpoint_that_does_not_hold_says_nothing_of_time() -> None:
    """The record's own verifying tells of it; and the time of a witness whom nobody trusts counts for nothing."""
    record = HeldRecord(3)
    signed = note.encoded(cosignature.cosigned(record.state(), key=WITNESS, at=7))
    nobody, somebody = Trusted(log=LOG.verifier), Trusted(log=LOG.verifier, witnesses=(WITNESS.verifier,))
    assert held_since([signed], trusted=nobody) == (Since(size=3, at=None),)
    assert held_since([signed], trusted=somebody) == (Since(size=3, at=7000),)
    assert held_since([b"rubbish", signed.replace(b"\n3\n", b"\n2\n")], trusted=somebody) == ()
