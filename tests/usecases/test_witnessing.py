"""What comes of asking a witness: on record by whom, and where nothing may be kept. The log and the witness lie in memory."""

from pathlib import Path

import pytest

from edgecode.entries.kind import Kind
from edgecode.errors import RecordStoreError, UnknownPersonError
from edgecode.record import nodes, note
from edgecode.record.errors import WitnessError
from edgecode.record.witnessing import Cosigned
from edgecode.usecases.ports.witnesses import Answer
from edgecode.usecases.witnessing import Came, WitnessDesk, Witnessing
from record.held_record import LOG, HeldRecord
from simulators.agreeing_film import BEA, WIM, AgreeingFilm
from simulators.witness import W1, W2, Reply, WitnessAtHand

URL = "https://witness.example"


class HeldLog:
    """A log in memory."""

    named = "the log"
    key = str(LOG.verifier)

    def __init__(self, *entries: bytes) -> None:
        """Make it of entries."""
        self.record = HeldRecord()
        self.kept: list[Cosigned] = []
        for each in entries:
            self.record.add({"says": each})

    def checkpoint(self) -> str:
        """Sign it."""
        return note.encoded(self.record.state()).decode()

    def grown(self, old: int, *, size: int) -> tuple[bytes, ...]:
        """Prove growth."""
        return nodes.consistency(old, size, get=self.record.get)

    def cosigned(self) -> tuple[Cosigned, ...]:
        """Give what was kept."""
        return tuple(self.kept)

    def keep(self, cosigned: Cosigned) -> None:
        """Keep it."""
        self.kept.append(cosigned)


class Asked:
    """A film, a log and a witness, without a network between them."""

    def __init__(self, root: Path) -> None:
        """Make them; the witness's clock is the film's."""
        self.film = AgreeingFilm(root)
        self.film.made = True
        self.witness = WitnessAtHand(LOG.verifier, now=lambda: self.film.clock.at // 1000)
        self.desk = WitnessDesk(self.film.desk, witness=self)

    def ask(self, url: str, body: bytes) -> Answer:
        """Be the way to the witness."""
        assert url == URL
        return Answer(**self.witness.answer(body)._asdict())

    def about(self, log: HeldLog, *, by: str = BEA) -> Witnessing:
        """Have it cosigned."""
        came = self.desk.witness(URL, key=W1.verifier, by=by, log=lambda: log)
        assert came is not None
        return came

    def on_record(self, kind: Kind) -> list[bool]:
        """For each entry of a kind, whether edgecode itself made it."""
        rows = [row.entry for row in self.film.record.rows if row.entry is not None]
        return [row.who.digits == "0" * 16 for row in rows if row.kind is kind]


@pytest.fixture
def asked(tmp_path: Path) -> Asked:
    """All of it."""
    return Asked(tmp_path)


def test_what_was_cosigned_is_kept_and_on_record_by_who_asked(asked: Asked) -> None:
    log = HeldLog(b"a", b"b")
    came = asked.about(log, by=WIM)
    assert (came.came, came.size, came.theirs, came.at) == (Came.COSIGNED, 2, 2, asked.film.clock.at)
    assert came.done is not None
    assert came.done.says.startswith(
        f"{WIM} had a checkpoint cosigned by a witness: the log of 2 entries, by {W1.name} at 2025"
    )
    assert [each.note for each in log.kept] == [came.note]
    assert asked.on_record(Kind.CHECKPOINT_COSIGNED) == [False]


def test_growth_is_shown_from_what_this_witness_cosigned_and_from_no_others(asked: Asked) -> None:
    log = HeldLog(b"a", b"b")
    asked.about(log)
    other = WitnessAtHand(LOG.verifier, key=W2, now=asked.witness.now)
    for _ in range(3):
        log.record.add({"says": b"more"})
        assert asked.about(log).came is Came.COSIGNED
    asked.witness = other
    came = asked.desk.witness(URL, key=W2.verifier, by=BEA, log=lambda: log)
    assert came is not None
    assert came.came is Came.COSIGNED
    assert other.asked[0].startswith(b"old 0\n")


def test_a_shorter_log_was_put_back_and_edgecode_says_so_itself(asked: Asked) -> None:
    asked.about(HeldLog(b"a", b"b", b"c"))
    short = HeldLog(b"a", b"b")
    came = asked.about(short)
    assert (came.came, came.size, came.theirs, came.note, short.kept) == (Came.ROLLED_BACK, 2, 3, "", [])
    assert asked.on_record(Kind.RECORD_FOUND_ROLLED_BACK) == [True]
    again = asked.about(short)
    assert again.done is not None
    assert came.done is not None
    assert again.done.entry == came.done.entry, "however often it is asked"
    assert asked.on_record(Kind.RECORD_FOUND_ROLLED_BACK) == [True]


@pytest.mark.parametrize("entries", [(b"a", b"x"), (b"x", b"b"), (b"a", b"x", b"c")])
def test_another_history_of_any_length_is_a_second_one(asked: Asked, entries: tuple[bytes, ...]) -> None:
    asked.about(HeldLog(b"a", b"b"))
    other = HeldLog(*entries)
    came = asked.about(other)
    assert (came.came, came.theirs, other.kept) == (Came.SPLIT, 2, [])
    assert asked.on_record(Kind.RECORD_FOUND_SPLIT) == [True]


def test_a_conflict_over_one_size_needs_no_body(asked: Asked) -> None:
    """What was kept here says that the witness has this very size: a bare 409 is about the root."""
    log = HeldLog(b"a", b"b")
    asked.about(log)
    asked.witness.instead = lambda _reply: Reply(409, "", b"")
    assert asked.about(log).came is Came.SPLIT


def test_a_witness_that_cannot_process_a_proof_from_nothing_is_no_second_history(asked: Asked) -> None:
    asked.witness.instead = lambda _reply: Reply(422, "", b"")
    with pytest.raises(WitnessError, match="found HTTP 422"):
        asked.about(HeldLog(b"a"))
    assert asked.on_record(Kind.RECORD_FOUND_SPLIT) == []


def test_what_cannot_be_put_on_record_is_kept_all_the_same(asked: Asked) -> None:
    log = HeldLog(b"a")
    asked.film.record.breaks = RecordStoreError("record.db", why="the disk is full")
    came = asked.about(log)
    assert (came.came, came.done, len(log.kept)) == (Came.COSIGNED, None, 1)
    assert "the disk is full" in came.unrecorded


def test_a_stranger_asks_nobody(asked: Asked) -> None:
    with pytest.raises(UnknownPersonError):
        asked.about(HeldLog(b"a"), by="Nobody")
    assert asked.witness.asked == []
