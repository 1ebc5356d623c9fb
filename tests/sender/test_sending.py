from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from edgecode.boundary.agreement import MINUTE_MS
from edgecode.boundary.batch import Batch, read_body
from edgecode.boundary.bucket import Bucket
from edgecode.boundary.errors import LogError, SendError
from edgecode.boundary.lines import Holds
from edgecode.boundary.week import Week
from edgecode.dispatch.leaves import standing_of
from edgecode.dispatch.outbox import Outbox
from edgecode.dispatch.went import Went
from edgecode.record import checkpoint as checkpoints
from edgecode.record import note as notes
from edgecode.sender.sending import LATE_MS, Places, Sender
from simulators.agreements import BASE
from simulators.clock import SetClock
from simulators.made_partner import SEED, MadePartner, agreed

FIRST, SECOND, THIRD, FOURTH, *_LATER = BASE.weeks()
WEEKS = (FIRST, SECOND, THIRD, FOURTH)


class WaitingClock(SetClock):
    """Moves on by what is waited, and by ``late`` milliseconds more; ``meanwhile`` happens during each wait."""

    late = 0
    meanwhile: Callable[[], None] | None = None
    waited = 0

    def wait(self, milliseconds: int) -> None:
        """Move on."""
        self.waited += milliseconds
        self.move(milliseconds + self.late)
        if self.meanwhile is not None:
            self.meanwhile()


class Desk(MadePartner):
    """A partner and its sender, with a clock that is set; every week is debited unless told otherwise."""

    def __init__(self, folder: Path) -> None:
        """Stand at the first slot."""
        super().__init__(folder)
        self.clock = WaitingClock(BASE.slot(FIRST))
        self.outbox = Outbox(self.places.outbox)

    def send(self, week: Week, *, after: int = 0, debited: tuple[Week, ...] = WEEKS) -> Went:
        """Run the sender, so many milliseconds after a week's slot."""
        self.clock.at = BASE.slot(week) + after
        here = self.places
        places = Places(outbox=here.outbox, log=here.log, seed=here.seed, seen=here.checkpoint)
        return Sender(places, agreement=BASE.id, seed=SEED, clock=self.clock).send(debited=debited)

    def batches(self) -> list[Batch]:
        """Give what the partner has, in the order of its log."""
        return [batch for _leaf, batch in standing_of(self.log()).batches]

    def sent(self) -> list[tuple[str, Holds]]:
        """Give the weeks the partner has, and what each holds."""
        return [(batch.week.name, batch.holds) for batch in self.batches()]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_body_in_the_outbox_goes_out_in_its_slot_signed_and_unchanged(desk: Desk) -> None:
    body = desk.body(FIRST)
    desk.outbox.put(FIRST, body)
    assert desk.send(FIRST) == Went(weeks=(FIRST.name,), refused="")
    note = notes.decoded(desk.log().leaves[1])
    assert note.text == body
    notes.check_signed(note, key=desk.log().key)
    assert desk.clock.waited == 0


def test_without_a_body_the_slots_last_minute_is_waited_for_and_the_empty_batch_goes_out(desk: Desk) -> None:
    assert desk.send(FIRST).weeks == (FIRST.name,)
    assert desk.sent() == [(FIRST.name, Holds.NOTHING)]
    assert desk.clock.at == BASE.slot(FIRST) + 7 * MINUTE_MS


def test_a_body_that_comes_within_the_minutes_of_the_slot_goes_out_on_the_next_full_minute(desk: Desk) -> None:
    desk.clock.meanwhile = lambda: desk.outbox.put(FIRST, desk.body(FIRST))
    desk.send(FIRST, after=90_000)
    assert desk.sent() == [(FIRST.name, Holds.TABLES)]
    assert desk.clock.at == BASE.slot(FIRST) + 2 * MINUTE_MS


@pytest.mark.parametrize("after", [-MINUTE_MS + 1, LATE_MS + 1, 59_999, 7 * MINUTE_MS - 1])
def test_whatever_goes_out_goes_out_on_a_full_minute(desk: Desk, after: int) -> None:
    desk.outbox.put(FIRST, desk.body(FIRST))
    desk.send(FIRST, after=after)
    assert desk.sent() == [(FIRST.name, Holds.TABLES)]
    assert desk.clock.at % MINUTE_MS == 0


@pytest.mark.parametrize("after", [-MINUTE_MS - 1, -86_400_000, 7 * MINUTE_MS + LATE_MS + 1, 8 * MINUTE_MS, 86_400_000])
def test_nothing_goes_out_at_any_other_time(desk: Desk, after: int) -> None:
    desk.outbox.put(FIRST, desk.body(FIRST))
    assert desk.send(FIRST, after=after) == Went(weeks=(), refused="")
    assert desk.sent() == []
    assert desk.clock.waited == 0


def test_missed_weeks_go_out_empty_before_the_slots_own_and_under_one_checkpoint(desk: Desk) -> None:
    for week in (FIRST, SECOND, THIRD):
        desk.outbox.put(week, desk.body(week))
    assert desk.send(THIRD).weeks == (FIRST.name, SECOND.name, THIRD.name)
    assert desk.sent() == [
        *((FIRST.name, Holds.NOTHING), (SECOND.name, Holds.NOTHING)),
        (THIRD.name, Holds.TABLES),
    ]
    assert checkpoints.verified(notes.decoded(desk.log().checkpoint), log=desk.log().key).size == 4


def test_every_batch_has_one_size_whatever_it_holds(desk: Desk) -> None:
    for week, bucket in zip(WEEKS, Bucket, strict=False):
        desk.outbox.put(week, desk.body(week, bucket=bucket))
        if week is not SECOND:
            desk.send(week)
    assert len(desk.batches()) == 4
    assert len({len(leaf) for leaf in desk.log().leaves[1:]}) == 1


def test_a_week_goes_out_once(desk: Desk) -> None:
    desk.outbox.put(FIRST, desk.body(FIRST))
    desk.send(FIRST)
    before = desk.log()
    desk.outbox.put(FIRST, desk.body(FIRST, bucket=Bucket.FORTY))
    for after in (0, MINUTE_MS, 7 * MINUTE_MS):
        assert desk.send(FIRST, after=after).weeks == ()
    assert desk.log() == before


def _other_week(desk: Desk) -> str:
    return desk.body(SECOND)


def _other_film(desk: Desk) -> str:
    body = desk.body(FIRST)
    return body.replace(read_body(body).alias, "f" * 16)


def _other_version(desk: Desk) -> str:
    return desk.body(FIRST, agreement=msgspec.structs.replace(BASE, version=2))


def _torn(desk: Desk) -> str:
    return desk.body(FIRST)[:-1]


def _longer(desk: Desk) -> str:
    return desk.body(FIRST) + "{}\n"


def _script(_desk: Desk) -> str:
    return "INT. FERRY - NIGHT\n"


@pytest.mark.parametrize("made", [_other_week, _other_film, _other_version, _torn, _longer, _script])
def test_a_body_that_is_not_that_weeks_goes_nowhere_and_the_empty_batch_goes_out(
    desk: Desk, made: Callable[[Desk], str]
) -> None:
    desk.outbox.put(FIRST, made(desk))
    went = desk.send(FIRST)
    assert went.weeks == (FIRST.name,)
    assert "expected" in went.refused
    assert "\n" not in went.refused
    assert desk.sent() == [(FIRST.name, Holds.NOTHING)]


def test_what_is_no_text_in_the_outbox_is_as_if_there_were_none(desk: Desk, tmp_path: Path) -> None:
    place = desk.places.outbox / f"{FIRST.name}.ndjson"
    place.write_bytes(b"\xff\xfe\x00")
    assert desk.outbox.body(FIRST) is None
    place.unlink()
    (tmp_path / "film" / "script.fountain").write_text(desk.body(FIRST), encoding="utf-8")
    place.symlink_to(tmp_path / "film" / "script.fountain")
    desk.send(FIRST)
    assert desk.sent() == [(FIRST.name, Holds.NOTHING)]


def test_a_week_that_was_not_debited_keeps_everything_back(desk: Desk) -> None:
    with pytest.raises(SendError, match=f"found none for {FIRST.name}, {THIRD.name}"):
        desk.send(THIRD, after=7 * MINUTE_MS, debited=(SECOND,))
    assert desk.sent() == []
    assert desk.send(THIRD, after=7 * MINUTE_MS).weeks == (FIRST.name, SECOND.name, THIRD.name)


def test_a_clock_behind_what_was_sent_is_refused(desk: Desk) -> None:
    desk.send(SECOND)
    with pytest.raises(SendError, match="clock"):
        desk.send(FIRST)
    assert [week for week, _holds in desk.sent()] == [FIRST.name, SECOND.name]


def test_a_clock_that_goes_back_while_one_waits_is_refused(desk: Desk) -> None:
    desk.clock.meanwhile = lambda: desk.clock.move(-86_400_000)
    with pytest.raises(SendError, match="went back"):
        desk.send(FIRST)
    assert desk.sent() == []


def test_a_clock_that_leaps_over_the_slot_sends_nothing(desk: Desk) -> None:
    desk.clock.meanwhile = lambda: desk.clock.move(86_400_000)
    assert desk.send(FIRST).weeks == ()
    assert desk.sent() == []


def test_a_machine_that_is_late_for_a_minute_waits_for_the_next(desk: Desk) -> None:
    desk.outbox.put(FIRST, desk.body(FIRST))
    desk.clock.late = LATE_MS + 1

    def once() -> None:
        desk.clock.late = 0

    desk.clock.meanwhile = once
    desk.send(FIRST, after=10_000)
    assert desk.sent() == [(FIRST.name, Holds.TABLES)]
    assert desk.clock.at == BASE.slot(FIRST) + 2 * MINUTE_MS


def test_a_machine_that_is_always_late_sends_nothing(desk: Desk) -> None:
    desk.outbox.put(FIRST, desk.body(FIRST))
    desk.clock.late = LATE_MS + 1
    assert desk.send(FIRST, after=10_000).weeks == ()
    assert desk.sent() == []


def test_an_agreement_revoked_while_one_waits_sends_nothing(desk: Desk) -> None:
    desk.outbox.put(FIRST, desk.body(FIRST))
    desk.clock.meanwhile = desk.outbox.end
    with pytest.raises(SendError, match="revoked"):
        desk.send(FIRST, after=10_000)
    assert desk.sent() == []


def test_the_version_in_force_says_when_and_under_which_number(desk: Desk) -> None:
    """A second version sends at another hour; what was made under the first is not sent any more."""
    later = msgspec.structs.replace(BASE, version=2, sends_minute=BASE.sends_minute + 30)
    desk.outbox.put(FIRST, desk.body(FIRST))
    desk.store.agree(agreed(later), seed=SEED)
    assert desk.send(FIRST).weeks == ()
    assert "version 2" in desk.send(FIRST, after=30 * MINUTE_MS).refused
    assert [(batch.version, batch.holds) for batch in desk.batches()] == [(2, Holds.NOTHING)]


def test_a_log_that_was_put_back_sends_nothing(desk: Desk) -> None:
    desk.send(FIRST)
    (desk.places.log / "leaves" / "000001.note").unlink()
    with pytest.raises(LogError, match="seen before"):
        desk.send(SECOND)
