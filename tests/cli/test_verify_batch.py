"""``edgecode-verify BATCH.note`` as a partner calls it: its own process, a public key, and files."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest

from edgecode.boundary.batch import empty_body, read_body
from edgecode.boundary.lines import slot_text
from edgecode.boundary.receipt import Receipt, digest_of
from edgecode.dispatch.asking import signed_receipt
from edgecode.dispatch.partner_log import Log
from edgecode.record import checkpoint as checkpoints
from edgecode.record import cosignature, log_proof, merkle
from edgecode.record import note as notes
from edgecode.record.checkpoint import Checkpoint
from edgecode.record.keys import SigningKey
from edgecode.record.log_proof import LogProof
from simulators.agreements import QUILL
from simulators.command_line import Edgecode, Said, program
from simulators.partner_film import PartnerFilm
from simulators.witness import W1

verify: Edgecode = program("edgecode-verify")


@pytest.fixture
def film(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PartnerFilm:
    """A log of three weeks, as it was handed over, and the second week's batch beside it."""
    monkeypatch.chdir(tmp_path)
    made = PartnerFilm(tmp_path / "log").agree().send(3)
    Path("batch.note").write_bytes((tmp_path / "log" / "leaves" / "000002.note").read_bytes())
    Path("held").write_bytes((tmp_path / "log" / "checkpoint").read_bytes())
    return made


def test_a_batch_that_holds_says_what_that_shows_and_what_not(film: PartnerFilm) -> None:
    film.send(1, first=3)
    said = verify("batch.note", "--key", str(film.key.verifier), "--log", "log", "--checkpoint", "held")
    assert (said.code, said.err) == (0, "")
    for words in ("It holds.", "2025-W50 of film", "leaf 2 of a log of 5", "grown from the checkpoint of 4 leaves",
                  "It does not show that the batch is complete"):  # fmt: skip
        assert words in said.out


def test_json_says_the_same(film: PartnerFilm) -> None:
    said = verify("batch.note", "--key", str(film.key.verifier), "--log", "log", "--json")
    told = json.loads(said.out)
    assert (told["holds"], told["week"], told["film"], told["problems"]) == (True, "2025-W50", film.alias, [])
    assert len(told["shows"]) == 3


def test_a_batch_that_was_altered_does_not_hold(film: PartnerFilm) -> None:
    batch = Path("batch.note")
    batch.write_bytes(batch.read_bytes().replace(b'"a"', b'"b"', 1))
    said = verify("batch.note", "--key", str(film.key.verifier))
    assert said.code == 1
    assert "It does not hold." in said.out
    assert "complete" not in said.out


def test_a_log_that_was_rolled_back_is_told(film: PartnerFilm, tmp_path: Path) -> None:
    """The log that is handed over later has a week less than the checkpoint that the partner kept."""
    shorter = PartnerFilm(tmp_path / "later" / "log").agree().send(2)
    said = verify("batch.note", "--key", str(shorter.key.verifier), "--log", "later/log", "--checkpoint", "held")
    assert said.code == 1
    assert "it was rolled back" in said.out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "Give the public key"),
        (("--key", "rubbish"), "expected a file"),
        (("--key", "KEY", "--log", "nowhere"), "expected a file"),
        (("--key", "KEY", "--proof", "nowhere"), "expected a file"),
        (("--key", "KEY", "--checkpoint", "nowhere"), "expected a file"),
        (("--key", "KEY", "--key", "KEY"), "the one public key of the log"),
    ],
)
def test_what_cannot_be_looked_at_is_one_sentence(film: PartnerFilm, words: tuple[str, ...], says: str) -> None:
    said = verify("batch.note", *(str(film.key.verifier) if each == "KEY" else each for each in words))
    assert said.code == 2
    assert says in said.err
    assert "Traceback" not in said.err


class Forged:
    """What a studio that cheats hands over later: a log of the same key, with what it likes in it."""

    def __init__(self, root: Path, *, leaves: Sequence[bytes], key: SigningKey) -> None:
        """Write it out."""
        self.folder = root / "forged"
        shutil.rmtree(self.folder, ignore_errors=True)
        (self.folder / "leaves").mkdir(parents=True)
        for number, leaf in enumerate(leaves):
            (self.folder / "leaves" / f"{number:06d}.note").write_bytes(leaf)
        state = Checkpoint(origin=key.name, size=len(leaves), root=merkle.root(leaves))
        (self.folder / "checkpoint").write_bytes(notes.encoded(checkpoints.signed(state, key=key)))


def leaves_of(film: PartnerFilm) -> list[bytes]:
    return [each.read_bytes() for each in sorted((film.folder / "leaves").iterdir())]


def keep(film: PartnerFilm, what: str, *, leaf: int = 2) -> Path:
    """Keep one old file: the checkpoint, the proof of a batch, that batch, or the receipt for it."""
    leaves, kept = leaves_of(film), Path("kept")
    log = Log(key=film.key.verifier, leaves=tuple(leaves), checkpoint=(film.folder / "checkpoint").read_bytes())
    proof = LogProof(index=leaf, hashes=log.inclusion(leaf, size=log.size), checkpoint=notes.decoded(log.checkpoint))
    week = read_body(log.text(leaf)).week
    receipt = Receipt(origin=film.key.name, week=week, sha256=digest_of(leaves[leaf]))
    kept.write_bytes(
        {
            "checkpoint": log.checkpoint,
            "proof": log_proof.encoded(proof),
            "batch": leaves[leaf],
            "receipt": signed_receipt(receipt, key=film.partner),
            "receipt under a checkpoint": signed_receipt(
                msgspec.structs.replace(receipt, under=(log.size, log.root(log.size))), key=film.partner
            ),
        }[what]
    )
    return kept


def look(film: PartnerFilm, leaves: Sequence[bytes], *more: str | Path) -> Said:
    """Look at the first week's batch in a log that was handed over later, against the one old file."""
    Path("first.note").write_bytes(leaves_of(film)[1])
    forged = Forged(Path(), leaves=leaves, key=film.key)
    return verify("first.note", "--key", str(film.key.verifier), "--log", forged.folder, "--held", "kept", *more)


FOR_ALL_BEFORE = ("checkpoint", "proof", "receipt under a checkpoint")
ALL = (*FOR_ALL_BEFORE, "batch", "receipt")


@pytest.mark.parametrize("what", ALL)
def test_a_log_that_only_grew_holds_against_anything_that_was_kept(film: PartnerFilm, what: str) -> None:
    keep(film, what)
    for _ in range(3):
        said = look(film, leaves_of(film))
        assert (said.code, said.err) == (0, "")
        assert "as it was held" in said.out or "has grown from the checkpoint of 4 leaves that was held" in said.out
        film.send(1, first=len(leaves_of(film)) - 1)


@pytest.mark.parametrize("what", ALL)
def test_a_rollback_is_found_against_one_old_file(film: PartnerFilm, what: str) -> None:
    keep(film, what)
    said = look(film, leaves_of(film)[:2])
    assert (said.code, "it was rolled back" in said.out) == (1, True)


@pytest.mark.parametrize("what", ALL)
def test_a_second_history_is_found_against_one_old_file(film: PartnerFilm, what: str) -> None:
    """The second week is told otherwise, with the real key, and the log grows on."""
    keep(film, what)
    agreement, first, second, *_rest = leaves_of(film)
    other = notes.encoded(notes.signed(empty_body(film.agreement, alias=film.alias, week=film.weeks[1]), key=film.key))
    assert other != second
    more = [notes.encoded(notes.signed(film.text(number), key=film.key)) for number in (2, 3, 4)]
    said = look(film, [agreement, first, other, *more])
    assert (said.code, "two histories were shown" in said.out) == (1, True)


@pytest.mark.parametrize("what", FOR_ALL_BEFORE)
def test_one_old_proof_covers_every_leaf_before_it(film: PartnerFilm, what: str) -> None:
    """A leaf before the batch was altered, and the batch itself was not."""
    keep(film, what)
    agreement, first, *rest = leaves_of(film)
    other = notes.encoded(notes.signed(empty_body(film.agreement, alias=film.alias, week=film.weeks[0]), key=film.key))
    assert first != other
    Path("first.note").write_bytes(other)
    forged = Forged(Path(), leaves=[agreement, other, *rest], key=film.key)
    said = verify("first.note", "--key", str(film.key.verifier), "--log", forged.folder, "--held", "kept")
    assert (said.code, "two histories were shown" in said.out) == (1, True)


@pytest.fixture
def late(film: PartnerFilm, tmp_path: Path) -> tuple[PartnerFilm, bytes]:
    """A log of which the first week was missed, and the batch of that week, made long after."""
    made = PartnerFilm(tmp_path / "late" / "log").agree().send(2, first=1)
    return made, notes.encoded(notes.signed(made.text(0), key=made.key))


@pytest.mark.parametrize("what", ALL)
def test_a_batch_of_an_earlier_week_that_is_put_in_later_is_found(late: tuple[PartnerFilm, bytes], what: str) -> None:
    film, forged = late
    keep(film, what, leaf=1)
    said = look(film, [*leaves_of(film), forged])
    assert (said.code, "each week once and in order" in said.out) == (1, True)
    assert ("it was backdated" in said.out) is (what in FOR_ALL_BEFORE)


@pytest.mark.parametrize("what", ALL)
def test_a_batch_that_is_put_in_where_it_would_have_stood_is_found_by_what_speaks_for_all_before(
    late: tuple[PartnerFilm, bytes], what: str
) -> None:
    """A batch or a receipt speaks for its own week, and cannot tell."""
    film, forged = late
    keep(film, what, leaf=1)
    agreement, *rest = leaves_of(film)
    said = look(film, [agreement, forged, *rest])
    finds = what in FOR_ALL_BEFORE
    assert (said.code, "two histories were shown" in said.out) == (int(finds), finds)


def test_the_time_of_a_witness_finds_tables_for_a_slot_that_was_over(film: PartnerFilm) -> None:
    """A witness saw four leaves a month after the fourth week's slot. Tables for that slot that come then were made later.

    The empty batch of a week that was missed comes late by rule, and is not accused.
    """
    at = film.agreement.slot(film.weeks[3]) // 1000 + 30 * 86_400
    Path("kept").write_bytes(
        notes.encoded(cosignature.cosigned(notes.decoded((film.folder / "checkpoint").read_bytes()), key=W1, at=at))
    )
    week = film.weeks[3]
    tables = (
        film.text(2)
        .replace(film.weeks[2].name, week.name)
        .replace(slot_text(film.agreement.slot(film.weeks[2])), slot_text(film.agreement.slot(week)))
    )
    empty = empty_body(film.agreement, alias=film.alias, week=week)
    trusted = ("--witness", str(W1.verifier))
    for text, more, code in ((tables, trusted, 1), (tables, (), 0), (empty, trusted, 0)):
        leaf = notes.encoded(notes.signed(text, key=film.key))
        said = look(film, [*leaves_of(film), leaf], *more)
        assert (said.code, "it was backdated" in said.out) == (code, code == 1), said


def test_what_was_held_and_is_not_of_this_log_is_told(film: PartnerFilm, tmp_path: Path) -> None:
    other = PartnerFilm(tmp_path / "other" / "log", seed=b"\x09" * 32).agree().send(3)
    for what in ALL:
        keep(other, what)
        said = look(film, leaves_of(film))
        assert (said.code, "what was held: " in said.out) == (1, True), what
    stranger = Receipt(origin=film.key.name, week=film.weeks[1], sha256=digest_of(leaves_of(film)[2]))
    Path("kept").write_bytes(signed_receipt(stranger, key=QUILL))
    assert "signed by the partner of the agreement" in look(film, leaves_of(film)).out


@pytest.mark.parametrize("what", ALL)
def test_without_the_log_it_is_said_that_nothing_was_looked_at(film: PartnerFilm, what: str) -> None:
    keep(film, what)
    said = verify("batch.note", "--key", str(film.key.verifier), "--held", "kept")
    assert (said.code, "that was held was not looked at" in said.out or "is still in the log was not" in said.out) == (
        0,
        True,
    )
