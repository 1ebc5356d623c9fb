import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from edgecode.boundary.bucket import Bucket
from edgecode.boundary.errors import AgreementError, BoundaryError, LogError, SendError
from edgecode.boundary.seeds import alias_of
from edgecode.dispatch import partner_log
from edgecode.dispatch import went as ends
from edgecode.dispatch.leaves import key_of
from edgecode.dispatch.outbox import Outbox
from edgecode.record import note as notes
from edgecode.sender.sending import Places, Sender
from edgecode.store import sender_process
from edgecode.store.partners_store import PartnersStore
from edgecode.store.system_clock import SystemClock
from edgecode.usecases.ports.partners import Ended, Partners
from simulators.agreements import BASE, OTHER
from simulators.clock import SetClock
from simulators.damage import damaged
from simulators.made_partner import FILM, SEED, MadePartner, agreed, with_slot_at

FIRST, SECOND, THIRD, *_LATER = BASE.weeks()
AGAIN = msgspec.structs.replace(BASE, version=2, visits=1)
REVOKED = Ended(agreement=BASE.id.digits, at=11, by="studio", entry="cd")


class SlotClock(SetClock):
    """Stands still, and has nothing to wait for."""

    def wait(self, milliseconds: int) -> None:
        """Move on."""
        self.move(milliseconds)


@pytest.fixture
def made(tmp_path: Path) -> MadePartner:
    return MadePartner(tmp_path)


def sent_at(made: MadePartner, week: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run the sender without a room at a week's slot, through the store."""
    assert isinstance(week, type(FIRST))

    def send(places: object, **more: object) -> ends.Went:
        here = made.places
        there = Places(outbox=here.outbox, log=here.log, seed=here.seed, seen=here.checkpoint)
        clock = SlotClock(made.agreement.slot(week))
        debited = more["debited"]
        assert isinstance(debited, dict)
        return Sender(there, agreement=made.agreement.id, seed=SEED, clock=clock).send(debited=debited)

    with monkeypatch.context() as patched:
        patched.setattr(sender_process, "send", send)
        made.store.send(made.id)


def test_it_is_what_the_use_cases_ask_for(made: MadePartner) -> None:
    store: Partners = made.store
    assert store.agreed() == (agreed(BASE),)


def test_the_first_version_begins_the_log_and_alias_and_key_follow_from_the_seed(made: MadePartner) -> None:
    key = key_of(SEED, agreement=BASE.id)
    assert made.store.alias(made.id) == alias_of(SEED)
    assert made.store.key(made.id) == str(key.verifier)
    assert made.store.seed(made.id) == SEED
    assert made.log().leaves == (agreed(BASE).note,)
    assert made.store.checkpoint(made.id).encode() == made.log().checkpoint
    assert oct(made.places.seed.stat().st_mode & 0o777) == "0o600"


def test_a_partners_bytes_do_not_depend_on_another_partner(tmp_path: Path) -> None:
    """Strangers: one is agreed to before, one after and one never."""
    alone, between = MadePartner(tmp_path / "alone"), MadePartner.__new__(MadePartner)
    between.film, between.state, between.agreement = tmp_path / "b" / "film", tmp_path / "b" / "state", BASE
    between.stores = between.film / ".edgecode"
    between.film.mkdir(parents=True)
    between.store = between.opened()
    between.store.agree(agreed(OTHER, seed=bytes(32)), seed=bytes(32))
    between.store.agree(agreed(BASE), seed=SEED)
    for each in (alone, between):
        each.store.hand_over(each.debit(FIRST), body=each.body(FIRST))
    assert _files(alone.places.log) == _files(between.places.log)
    assert _files(alone.places.outbox) == _files(between.places.outbox)


def _files(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_later_version_is_a_leaf_and_agreeing_again_changes_nothing(made: MadePartner) -> None:
    for _each in range(2):
        made.store.agree(agreed(AGAIN), seed=SEED)
        made.store.agree(agreed(BASE), seed=SEED)
        assert made.opened().agreed() == (agreed(BASE), agreed(AGAIN))
        assert made.log().leaves == (agreed(BASE).note, agreed(AGAIN).note)


@pytest.mark.parametrize(
    ("version", "seed"),
    [
        (agreed(AGAIN, seed=bytes(32)), SEED),
        (agreed(AGAIN, seed=bytes(32)), bytes(32)),
        (agreed(AGAIN), b"short"),
        (msgspec.structs.replace(agreed(AGAIN), note=agreed(BASE).note), SEED),
        (msgspec.structs.replace(agreed(AGAIN), note=b"no note"), SEED),
        (agreed(msgspec.structs.replace(BASE, visits=1)), SEED),
    ],
    ids=["another key", "another seed", "a short seed", "another text", "no note", "a version that is there"],
)
def test_a_version_that_does_not_follow_is_refused(made: MadePartner, version: object, seed: bytes) -> None:
    assert isinstance(version, type(agreed(BASE)))
    with pytest.raises(AgreementError):
        made.store.agree(version, seed=seed)
    assert made.opened().agreed() == (agreed(BASE),)
    assert made.log().size == 1


def test_an_earlier_version_cannot_come_later(made: MadePartner) -> None:
    made.store.agree(agreed(msgspec.structs.replace(BASE, version=3)), seed=SEED)
    with pytest.raises(AgreementError, match="a version after 3"):
        made.store.agree(agreed(AGAIN), seed=SEED)


def test_killed_while_agreeing_the_next_who_looks_finishes_it(
    made: MadePartner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The version is in report.db first; its leaf follows."""

    def killed(*_words: object, **_more: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(partner_log, "writing", killed)
        with pytest.raises(KeyboardInterrupt):
            made.store.agree(agreed(AGAIN), seed=SEED)
    assert made.log().size == 1
    made.opened().sent(made.id)
    assert made.log().leaves == (agreed(BASE).note, agreed(AGAIN).note)


def test_a_slot_is_debited_once_and_its_body_may_be_replaced_until_it_is_sent(
    made: MadePartner, monkeypatch: pytest.MonkeyPatch
) -> None:
    for bucket in (Bucket.FIVE, Bucket.FORTY):
        made.store.hand_over(made.debit(FIRST), body=made.body(FIRST, bucket=bucket))
    assert made.store.debits(made.id) == (made.debit(FIRST),)
    sent_at(made, FIRST, monkeypatch)
    [sent] = made.store.sent(made.id)
    assert (sent.week, sent.tables) == (FIRST, True)
    assert notes.decoded(sent.note).text == made.body(FIRST, bucket=Bucket.FORTY)
    assert Outbox(made.places.outbox).body(FIRST) is None
    with pytest.raises(SendError, match="a week that was not sent"):
        made.store.hand_over(made.debit(FIRST), body=made.body(FIRST))
    assert made.store.debits(made.id) == (made.debit(FIRST),)


def test_the_debit_is_durable_before_the_body_can_be_sent(made: MadePartner, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def put(_outbox: Outbox, _week: object, _body: str) -> None:
        seen.append(made.opened().debits(made.id))

    monkeypatch.setattr(Outbox, "put", put)
    made.store.hand_over(made.debit(FIRST), body=made.body(FIRST))
    assert seen == [(made.debit(FIRST),)]


def test_a_week_debited_under_an_earlier_version_is_not_sent_until_it_is_debited_anew(
    made: MadePartner, monkeypatch: pytest.MonkeyPatch
) -> None:
    made.store.hand_over(made.debit(FIRST), body=made.body(FIRST))
    made.store.agree(agreed(AGAIN), seed=SEED)
    with pytest.raises(SendError, match="version 2, which is in force"):
        made.store.debit(made.debit(FIRST))
    with pytest.raises(SendError, match="a debit for each week"):
        sent_at(made, FIRST, monkeypatch)
    body = made.body(FIRST, agreement=AGAIN)
    made.store.hand_over(made.debit(FIRST, version=2), body=body)
    sent_at(made, FIRST, monkeypatch)
    assert [notes.decoded(each.note).text for each in made.store.sent(made.id)] == [body]
    assert [debit.week for debit in made.store.debits(made.id)] == [FIRST]


def test_a_revoked_agreement_is_told_to_sender_and_window_and_sends_nothing(made: MadePartner) -> None:
    made.store.hand_over(made.debit(FIRST), body=made.body(FIRST))
    made.store.end(REVOKED)
    made.store.end(REVOKED)
    for each in (made.store, made.opened()):
        assert each.ended() == (REVOKED,)
        for use in _sending(each, made):
            with pytest.raises(SendError, match="one that was revoked"):
                use()
    assert (made.places.window / "ended").is_file()
    assert Outbox(made.places.outbox).has_ended
    assert Outbox(made.places.outbox).body(FIRST) is None


def _sending(store: PartnersStore, made: MadePartner) -> tuple[Callable[[], object], ...]:
    return (
        lambda: store.send(made.id),
        lambda: store.debit(made.debit(SECOND)),
        lambda: store.hand_over(made.debit(SECOND), body=made.body(SECOND)),
    )


def test_killed_while_revoking_the_next_who_opens_it_tells_sender_and_window(
    made: MadePartner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_words: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Outbox, "end", killed)
        with pytest.raises(KeyboardInterrupt):
            made.store.end(REVOKED)
    made.opened()
    assert (made.places.window / "ended").is_file()
    assert Outbox(made.places.outbox).has_ended


def test_a_revoked_partner_whose_things_are_damaged_holds_nobody_up(made: MadePartner) -> None:
    made.store.agree(agreed(OTHER), seed=SEED)
    made.store.end(REVOKED)
    made.store.close()
    shutil.rmtree(made.places.outbox.parent)
    made.places.outbox.parent.write_text("no folder", encoding="ascii")
    again = made.opened()
    assert again.sent(OTHER.id.digits) == ()
    with pytest.raises(SendError):
        again.send(made.id)


def test_what_the_partner_left_at_its_window_is_read_oldest_first(made: MadePartner) -> None:
    assert made.store.taken_receipts(made.id) == ()
    assert made.store.refusals(made.id) == ()
    window = made.places.window
    for name, content in (
        ("receipts/2026-W02.note", b"two"),
        ("receipts/2025-W51.note", b"one"),
        ("refusals/2026-02", b"2026-02-01T10:00:00Z replayed\n2026-02-0"),
        ("refusals/2026-01", b"2026-01-01T10:00:00Z clock\n2026-01-01T10:00:01Z unknown-key\n"),
    ):
        (window / name).parent.mkdir(exist_ok=True)
        (window / name).write_bytes(content)
    assert made.store.taken_receipts(made.id) == (b"one", b"two")
    assert made.store.refusals(made.id) == ("clock", "unknown-key", "replayed")


def test_a_link_in_the_window_leads_nowhere(made: MadePartner) -> None:
    (made.places.window / "receipts").symlink_to(made.film)
    with pytest.raises(SendError):
        made.store.taken_receipts(made.id)


def test_an_agreement_that_nobody_agreed_to_is_refused(made: MadePartner) -> None:
    unknown = OTHER.id.digits
    other = msgspec.structs.replace(made.debit(FIRST), agreement=unknown)
    uses: tuple[Callable[[], object], ...] = (
        lambda: made.store.key(unknown),
        lambda: made.store.sent(unknown),
        lambda: made.store.debit(other),
        lambda: made.store.taken_receipts(unknown),
        lambda: made.store.end(msgspec.structs.replace(REVOKED, agreement=unknown)),
        lambda: made.store.key("../../words"),
    )
    for use in uses:
        with pytest.raises(AgreementError, match="one that was agreed to"):
            use()


def test_a_copied_film_is_read_but_not_sent_from(made: MadePartner, tmp_path: Path) -> None:
    made.store.hand_over(made.debit(FIRST), body=made.body(FIRST))
    made.store.close()
    shutil.copytree(made.film, tmp_path / "copy")
    copy = PartnersStore(tmp_path / "copy" / ".edgecode", film=tmp_path, film_id=FILM, state=tmp_path / "elsewhere")
    assert copy.sent(made.id) == ()
    assert copy.debits(made.id) == (made.debit(FIRST),)
    for use in (lambda: copy.seed(made.id), lambda: copy.send(made.id)):
        with pytest.raises(SendError, match="the film's seed under this agreement, found none") as told:
            use()
        assert "machine and user that agreed" in told.value.advice()


def test_stores_put_back_to_an_earlier_day_are_refused(made: MadePartner, tmp_path: Path) -> None:
    """Whoever puts back report.db and log together, or either, is told; what was debited is not debited again."""
    made.store.close()
    shutil.copytree(made.stores, tmp_path / "earlier")
    made.store = made.opened()
    made.store.hand_over(made.debit(FIRST), body=made.body(FIRST))
    made.store.close()
    shutil.rmtree(made.stores)
    shutil.copytree(tmp_path / "earlier", made.stores)
    with pytest.raises(SendError, match="facts that were seen before"):
        made.opened()


def test_a_log_with_more_than_was_debited_is_refused(made: MadePartner, monkeypatch: pytest.MonkeyPatch) -> None:
    """As after report.db and what was seen of it were put back together: bits that went out are not forgotten."""
    made.store.close()
    facts = made.state / "partners" / FILM / "facts"
    for file in (made.stores / "report.db", facts):
        shutil.copy(file, file.with_suffix(".earlier"))
    made.store = made.opened()
    made.store.hand_over(made.debit(FIRST), body=made.body(FIRST))
    sent_at(made, FIRST, monkeypatch)
    made.store.close()
    for file in (made.stores / "report.db", facts):
        file.with_suffix(".earlier").replace(file)
    with pytest.raises(LogError, match=r"others than report\.db holds"):
        made.opened().sent(made.id)


def _facts(made: MadePartner) -> tuple[object, ...]:
    store = made.opened()
    try:
        everything = (store.agreed(), store.debits(made.id), store.sent(made.id), store.checkpoint(made.id))
        return (*everything, store.alias(made.id), store.key(made.id), store.ended())
    finally:
        store.close()


def _facts_or_fault(made: MadePartner) -> object:
    try:
        return _facts(made)
    except BoundaryError as error:
        return "" if str(error) and "\n" not in str(error) else str(error)


def test_every_damage_to_database_log_and_state_is_told_in_one_sentence_or_changes_nothing(
    made: MadePartner, monkeypatch: pytest.MonkeyPatch
) -> None:
    made.store.hand_over(made.debit(FIRST), body=made.body(FIRST))
    sent_at(made, FIRST, monkeypatch)
    made.store.hand_over(made.debit(SECOND), body=made.body(SECOND))
    made.store.close()
    whole = _facts(made)
    files = [file for folder in (made.stores, made.state) for file in folder.rglob("*") if file.is_file()]
    assert {"report.db", "checkpoint", "000001.note", "facts"} <= {file.name for file in files}
    told = 0
    for file in files:
        good = file.read_bytes()
        cuts = (good[: len(good) * part // 7] for part in range(7))
        for bad in (*cuts, *damaged(good, count=36)):
            file.write_bytes(bad)
            found = _facts_or_fault(made)
            assert found in ("", whole), file
            told += found == ""
            for beside in made.stores.glob("report.db-*"):
                beside.unlink(missing_ok=True)
            file.write_bytes(good)
    assert _facts(made) == whole
    assert told > 100


def test_damage_to_what_a_kill_left_beside_the_database_is_told_or_changes_nothing(
    made: MadePartner, tmp_path: Path
) -> None:
    """Copied while it is open, as a kill leaves it: what was debited last is in the log ahead (WAL) alone."""
    made.store.hand_over(made.debit(FIRST), body=made.body(FIRST))
    killed = MadePartner.__new__(MadePartner)
    killed.agreement, killed.film, killed.state = made.agreement, tmp_path / "killed", made.state
    killed.stores = killed.film / ".edgecode"
    shutil.copytree(made.film, tmp_path / "kept")
    ahead = (tmp_path / "kept" / ".edgecode" / "report.db-wal").read_bytes()
    whole, told = _facts(made), []
    for bad in (ahead, *(ahead[: len(ahead) * part // 9] for part in range(9)), *damaged(ahead, count=60)):
        shutil.copytree(tmp_path / "kept", killed.film)
        (killed.stores / "report.db-wal").write_bytes(bad)
        (killed.stores / "report.db-shm").unlink()
        told.append(_facts_or_fault(killed))
        shutil.rmtree(killed.film)
    assert told[0] == whole
    assert [each for each in told if each not in ("", whole)] == []
    assert "" in told


def test_the_real_sender_in_its_room_at_the_real_hour(tmp_path: Path) -> None:
    """No clock is set: the slot is this minute, and the sender waits for the next full one, a minute at most."""
    agreement, week = with_slot_at(SystemClock().now(), missed=1)
    made = MadePartner(tmp_path, agreement=agreement)
    made.store.debit(made.debit(next(agreement.weeks())))
    made.store.hand_over(made.debit(week), body=made.body(week))
    went = made.store.send(made.id)
    assert [(each.week, each.tables) for each in went.sent] == [(next(agreement.weeks()), False), (week, True)]
    assert went.refused == ""
    assert made.store.send(made.id).sent == ()
    assert made.log().size == 3


def test_who_signed_a_version_is_called_otherwise(made: MadePartner, tmp_path: Path) -> None:
    [before] = made.store.agreed()
    made.store.call({before.entry: "gone", "another": "x"}, anew=False)
    assert made.store.agreed() == (msgspec.structs.replace(before, by="gone"),)
    assert before.by.encode() not in b"".join(file.read_bytes() for file in tmp_path.rglob("report.db*"))
