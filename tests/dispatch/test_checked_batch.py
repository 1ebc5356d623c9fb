"""A batch under the eyes of who knows a public key: what it shows, and how each way of cheating shows."""

from pathlib import Path

import pytest

from edgecode.dispatch.checked_batch import NEVER, CheckedBatch, LogFiles, checked
from edgecode.record import checkpoint as checkpoints
from edgecode.record import log_proof, merkle, nodes
from edgecode.record import note as notes
from edgecode.record.checkpoint import Checkpoint
from edgecode.record.keys import KeyKind, SigningKey
from edgecode.record.log_proof import LogProof
from simulators.agreements import ARIA
from simulators.partner_film import PartnerFilm


class Given:
    """What a partner was handed: a log of an agreement and four weeks, of which it looks at the second."""

    def __init__(self, root: Path) -> None:
        """Make it."""
        self.film = PartnerFilm(root / "log").agree().send(4)
        self.key = self.film.key.verifier
        self.leaves = tuple(each.read_bytes() for each in sorted((root / "log" / "leaves").iterdir()))
        self.note = self.leaves[2]

    def checkpoint(self, *, leaves: tuple[bytes, ...] | None = None, key: SigningKey | None = None) -> bytes:
        """Sign a checkpoint over some leaves."""
        leaves, key = self.leaves if leaves is None else leaves, key or self.film.key
        stated = Checkpoint(origin=key.name, size=len(leaves), root=merkle.root(leaves))
        return notes.encoded(checkpoints.signed(stated, key=key))

    def log(self, leaves: tuple[bytes, ...] | None = None) -> LogFiles:
        """Give a log of some leaves."""
        leaves = self.leaves if leaves is None else leaves
        return LogFiles(leaves=leaves, checkpoint=self.checkpoint(leaves=leaves))

    def proof(self) -> bytes:
        """Prove that the batch is in the log."""
        made = {
            (level, place): digest
            for level, place, digest in nodes.grown(map(merkle.leaf_hash, self.leaves), size=0, get=lambda *_: b"")
        }
        hashes = nodes.inclusion(2, 5, get=lambda level, place: made[level, place])
        return log_proof.encoded(LogProof(index=2, hashes=hashes, checkpoint=notes.decoded(self.checkpoint())))

    def signed(self, text: str) -> bytes:
        """Sign another text with the log's own key, as a studio that cheats could."""
        return notes.encoded(notes.signed(text, key=self.film.key))


@pytest.fixture
def given(tmp_path: Path) -> Given:
    """What was handed over."""
    return Given(tmp_path)


def problem(found: CheckedBatch) -> str:
    [only] = found.problems
    return only


def test_a_batch_alone_is_unaltered_and_no_more_is_said(given: Given) -> None:
    found = checked(given.note, key=given.key)
    assert found.problems == ()
    assert [words in said for words, said in zip(("Not a byte", "not looked at"), found.shows, strict=False)] == [
        True
    ] * 2
    assert found.shows[-1] == NEVER


def test_with_its_log_and_a_checkpoint_that_was_held_all_is_shown(given: Given) -> None:
    held = given.checkpoint(leaves=given.leaves[:3])
    found = checked(given.note, key=given.key, log=given.log(), held=[held])
    assert found.problems == ()
    assert any("leaf 2 of a log of 5" in each for each in found.shows)
    assert any("grown from the checkpoint of 3 leaves" in each for each in found.shows)


def test_with_its_proof_it_is_in_the_log(given: Given) -> None:
    """Against a smaller checkpoint a proof says nothing; against one of its size it does."""
    found = checked(
        given.note,
        key=given.key,
        proof=given.proof(),
        held=[given.checkpoint(), given.checkpoint(leaves=given.leaves[:3])],
    )
    assert found.problems == ()
    assert any("leaf 2 of a log of 5, by its proof" in each for each in found.shows)
    assert any("from the checkpoint of 5 leaves" in each for each in found.shows)
    assert any("3 leaves was not looked at" in each for each in found.shows)


def test_any_byte_that_is_altered_shows(given: Given) -> None:
    for at in range(0, len(given.note), 7):
        spoilt = bytearray(given.note)
        spoilt[at] ^= 1
        assert checked(bytes(spoilt), key=given.key).problems, at


def test_a_batch_signed_by_somebody_else_is_none(given: Given) -> None:
    forged = notes.encoded(notes.signed(given.film.text(1), key=ARIA))
    assert "a signature by" in problem(checked(forged, key=given.key))


def test_a_batch_of_another_size_or_form_is_none(given: Given) -> None:
    """Signed by the right key, and more than a batch may hold."""
    longer = given.film.text(1).replace('"pads":"', '"pads":".')
    assert checked(given.signed(longer), key=given.key).problems
    assert checked(given.signed('{"title":"The Ferry"}\n'), key=given.key).problems


def test_a_batch_of_another_film_is_none(given: Given, tmp_path: Path) -> None:
    other = PartnerFilm(tmp_path / "other", seed=b"\x09" * 32)
    found = checked(given.signed(other.text(1)), key=given.key)
    assert "expected one of the log" in problem(found)


def test_another_batch_of_the_same_week_shows(given: Given) -> None:
    """The partner was sent one, and the log holds another: whoever signed both cannot deny it."""
    other = given.signed(given.film.text(1).replace('"a"', '"b"', 1))
    assert checked(other, key=given.key).problems == ()
    assert "another of the same week" in problem(checked(other, key=given.key, log=given.log()))


def test_a_batch_that_is_not_in_the_log_shows(given: Given) -> None:
    assert "found none" in problem(checked(given.note, key=given.key, log=given.log(given.leaves[:2])))


def test_weeks_out_of_order_show(given: Given) -> None:
    first, one, two, *rest = given.leaves
    assert "another order" in problem(checked(given.note, key=given.key, log=given.log((first, two, one, *rest))))
    assert "another order" in problem(checked(given.note, key=given.key, log=given.log((first, one, two, two))))


def test_a_log_without_its_agreement_shows(given: Given) -> None:
    assert "version 1 of the agreement" in problem(checked(given.note, key=given.key, log=given.log(given.leaves[1:])))


def test_leaves_that_are_missing_or_others_show(given: Given) -> None:
    whole = given.log()
    short = LogFiles(leaves=given.leaves[:4], checkpoint=whole.checkpoint)
    assert "found 4" in problem(checked(given.note, key=given.key, log=short))
    swapped = LogFiles(leaves=(*given.leaves[:4], given.leaves[3]), checkpoint=whole.checkpoint)
    assert "found others" in problem(checked(given.note, key=given.key, log=swapped))


def test_a_log_that_was_rolled_back_shows(given: Given) -> None:
    found = checked(given.note, key=given.key, log=given.log(given.leaves[:4]), held=[given.checkpoint()])
    assert "rolled back" in problem(found)


def test_two_histories_show(given: Given) -> None:
    """Two partners, or one and a friend, were shown different logs of one key."""
    other = (*given.leaves[:4], given.signed(given.film.text(4)))
    found = checked(given.note, key=given.key, log=given.log(), held=[given.checkpoint(leaves=other)])
    assert "two histories" in problem(found)
    by_proof = checked(given.note, key=given.key, proof=given.proof(), held=[given.checkpoint(leaves=other)])
    assert "two histories" in problem(by_proof)


def test_a_checkpoint_of_another_log_is_not_held_against_it(given: Given) -> None:
    stranger = SigningKey(name="edgecode.partner/9/9", kind=KeyKind.LOG, seed=b"s" * 32)
    found = checked(given.note, key=given.key, log=given.log(), held=[given.checkpoint(key=stranger)])
    assert problem(found).startswith("what was held")


def test_a_proof_of_something_else_shows(given: Given) -> None:
    assert checked(given.leaves[3], key=given.key, proof=given.proof()).problems
    assert checked(given.note, key=given.key, proof=b"rubbish").problems


def test_a_checkpoint_without_a_log_says_that_it_takes_one(given: Given) -> None:
    found = checked(given.note, key=given.key, held=[given.checkpoint()])
    assert any("held was not looked at" in each for each in found.shows)
