"""A real pack over a real record, and everything that a stranger might do to it before it is checked."""

from pathlib import Path
from typing import Final

import msgspec
import pytest

from edgecode.papers import integrity as integrities
from edgecode.papers import pack as packs
from edgecode.papers.checking import checked
from edgecode.papers.integrity import EarlierCheckpoint
from edgecode.papers.seal import INTEGRITY, PAGE, PDF, SEAL, STATEMENT, sealed
from edgecode.record import checkpoint, note
from edgecode.record.checkpoint import Checkpoint
from edgecode.record.keys import KeyKind, SigningKey
from edgecode.record.merkle import EMPTY_ROOT
from simulators.damage import damaged
from simulators.made_pack import MadePack
from simulators.paper_film import PLAIN, PaperFilm, told

STRANGER: Final = SigningKey(name="edgecode/stranger", kind=KeyKind.LOG, seed=b"s" * 32)


def test_a_pack_that_nobody_touched_holds(made: MadePack) -> None:
    found = made.checked(made.files)
    assert found.problems == ()
    assert (found.entries, found.signed_by, found.absent) == (13, ("Bea Nwosu",), ())
    assert found.origin == made.key.name
    assert found.says.startswith(f"This pack is whole: sealed by the record {made.key.name} over its first 13 entries")
    assert "not that what people said is true, nor that nothing was left out" in found.says


@pytest.mark.parametrize("name", [STATEMENT, INTEGRITY, PAGE, PDF])
def test_every_byte_that_is_flipped_is_told_by_its_file(made: MadePack, name: str) -> None:
    data = made.files[name]
    for place in range(0, len(data), 1 + len(data) // 500):
        flipped = bytearray(data)
        flipped[place] ^= 1 << place % 8
        [problem] = made.checked(made.files | {name: bytes(flipped)}).problems
        assert problem == f"{name}: expected the bytes that were sealed, found others: it was altered"


def test_every_bit_of_the_seal_that_is_flipped_is_told(made: MadePack) -> None:
    data = made.files[SEAL]
    for place in range(len(data)):
        for bit in range(8):
            flipped = bytearray(data)
            flipped[place] ^= 1 << bit
            assert made.checked(made.but(seal=bytes(flipped))).problems, (place, bit)


def test_a_field_that_is_altered_and_sealed_by_another_key_is_refused(made: MadePack) -> None:
    pack = msgspec.structs.replace(made.pack, film="Day Bus")
    whole = made.but(statement=packs.encoded(pack))
    whole.pop(SEAL)
    [problem] = made.checked(whole | {SEAL: sealed(whole, key=STRANGER)}).problems
    assert "found one by a stranger, edgecode/stranger+" in problem


def test_a_stranger_who_takes_the_name_of_the_record_is_a_stranger(made: MadePack) -> None:
    whole = {name: data for name, data in made.files.items() if name != SEAL}
    fake = SigningKey(name=made.key.name, kind=KeyKind.LOG, seed=b"t" * 32)
    assert "found one by a stranger" in made.checked(whole | {SEAL: sealed(whole, key=fake)}).problems[0]


def test_a_signature_that_is_pasted_under_another_seal_does_not_hold(made: MadePack) -> None:
    whole = {name: data for name, data in made.files.items() if name != SEAL} | {PAGE: b"another"}
    mine = note.decoded(sealed(whole, key=STRANGER))
    pasted = note.Note(mine.text, note.decoded(made.files[SEAL]).signatures)
    assert made.checked(whole | {SEAL: note.encoded(pasted)}).problems


def test_without_a_key_that_is_trusted_nothing_holds(made: MadePack) -> None:
    assert "by a key you trust (none was named)" in checked(made.files, keys=[]).problems[0]
    witness = SigningKey(name=made.key.name, kind=KeyKind.WITNESS, seed=b"w" * 32).verifier
    assert checked(made.files, keys=[STRANGER.verifier, witness]).problems
    assert checked(made.files, keys=[STRANGER.verifier, made.key]).problems == ()


def test_the_seal_of_another_pack_holds_for_that_one_alone(made: MadePack) -> None:
    other = made.film.papers.files("festival", renderers=PLAIN)
    assert made.checked(other).problems == ()
    assert len(made.checked(made.but(seal=other[SEAL])).problems) == 4
    assert len(made.checked(made.but(statement=other[STATEMENT])).problems) == 1


def test_the_proofs_of_another_day_are_for_another_statement(made: MadePack) -> None:
    other = made.film.papers.files("insurer", renderers=PLAIN, on="2025-11-24")
    [altered_] = made.checked(made.but(integrity=other[INTEGRITY])).problems
    assert altered_.startswith(INTEGRITY)
    resealed = made.checked(made.seal({INTEGRITY: other[INTEGRITY]}))
    assert f"{STATEMENT}: expected the statement that the proofs are for, found another" in resealed.problems


def test_files_that_are_put_in_later_and_files_that_are_gone_are_told(made: MadePack) -> None:
    [problem] = made.checked(made.files | {"letter.pdf": b"%PDF"}).problems
    assert problem == "letter.pdf: expected a file that is under the seal, found one that was put in later"
    lacking = {name: data for name, data in made.files.items() if name not in {PAGE, PDF}}
    found = made.checked(lacking)
    assert (found.problems, found.absent) == ((), (PAGE, PDF))
    for name in (STATEMENT, INTEGRITY, SEAL):
        assert name in made.checked({each: made.files[each] for each in made.files if each != name}).problems[0]
    assert made.checked({}).problems == ("pack: expected its seal, seal.note, found none",)


def test_a_seal_that_leaves_the_statement_out_is_refused(made: MadePack) -> None:
    whole = {name: data for name, data in made.files.items() if name not in {SEAL, STATEMENT}}
    found = made.checked({**made.files, SEAL: made.film.record.seal(whole)})
    assert found.problems == ("pack: expected the file disclosure.json, under the seal, found none",)


def test_a_field_that_no_pack_has_and_one_that_stands_twice_are_refused(made: MadePack) -> None:
    data = made.files[STATEMENT]
    for planted in (b'{"note": "No AI was used.",', b'{"film": "Another",'):
        changed = data.replace(b"{", planted, 1)
        [problem] = made.checked(made.seal({STATEMENT: changed})).problems
        assert problem.startswith("pack: expected ")


def test_the_key_that_a_pack_names_is_the_one_that_is_trusted(made: MadePack) -> None:
    other = msgspec.structs.replace(made.integrity, key=str(STRANGER.verifier))
    [problem] = made.sealed_anew(integrity=other).problems
    assert problem == f"{INTEGRITY}: expected the key {made.key}, found {STRANGER.verifier}"


def test_a_checkpoint_of_another_origin_or_key_is_refused(made: MadePack) -> None:
    stated = checkpoint.verified(note.decoded(made.integrity.checkpoint.encode()), log=made.key)
    mine = msgspec.structs.replace(stated, origin=STRANGER.name)
    for key, each in (
        (STRANGER, mine),
        (SigningKey(name=stated.origin, kind=KeyKind.LOG, seed=b"t" * 32), stated),
    ):
        fake = note.encoded(checkpoint.signed(each, key=key)).decode()
        [problem] = made.sealed_anew(integrity=msgspec.structs.replace(made.integrity, checkpoint=fake)).problems
        assert "expected a signature by" in problem


def test_the_seal_is_no_checkpoint_and_a_checkpoint_is_no_seal(made: MadePack) -> None:
    assert made.checked(made.but(seal=made.late)).problems
    assert made.checked(made.but(seal=made.integrity.checkpoint.encode())).problems
    as_checkpoint = msgspec.structs.replace(made.integrity, checkpoint=made.files[SEAL].decode())
    assert made.sealed_anew(integrity=as_checkpoint).problems


@pytest.mark.parametrize(
    "rubbish",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b"\xff\xfe\x00",
        b'{"format": "\xed\xa0\x80"}',
        b'{"format": "\\ud800"}',
        b"[" * 200_000,
        b'{"format": ' + b"[" * 200_000,
        b'{"format": ' + b"9" * 6000 + b"}",
        b'{"format": "edgecode disclosure 2"}',
        b'{"format": 1e999}',
    ],
)
def test_rubbish_under_a_true_seal_is_a_problem_and_nothing_more(made: MadePack, rubbish: bytes) -> None:
    for name in (STATEMENT, INTEGRITY):
        [problem] = made.checked(made.seal({name: rubbish})).problems
        assert "expected edgecode" in problem or "expected each name once" in problem


@pytest.mark.parametrize("name", [STATEMENT, INTEGRITY])
def test_damage_under_a_true_seal_never_raises(made: MadePack, name: str) -> None:
    for data in damaged(made.files[name], count=60):
        found = made.checked(made.seal({name: data}), held=(data,))
        assert found.problems


def test_damaged_seals_and_checkpoints_never_raise(made: MadePack) -> None:
    for data in damaged(made.files[SEAL], count=120):
        assert (data == made.files[SEAL]) == (not made.checked(made.but(seal=data)).problems)
        as_held = made.checked(made.files, held=(data,)).problems
        assert as_held[0].startswith("the checkpoint you hold: ")


@pytest.mark.parametrize("field", ["size", "index", "entry"])
def test_huge_and_negative_numbers_under_a_true_seal_are_told(made: MadePack, field: str) -> None:
    for name in (STATEMENT, INTEGRITY):
        data = made.files[name]
        for number in (b"-1", b"99", b"18446744073709551616", b"1" + b"0" * 400):
            changed = data.replace(f'"{field}": '.encode(), f'"{field}": '.encode() + number, 1)
            if changed != data:
                assert made.checked(made.seal({name: changed})).problems


def test_a_checkpoint_held_elsewhere_is_one_that_the_record_has_grown_from(made: MadePack) -> None:
    found = made.checked(made.files, held=(made.early,))
    assert (found.problems, found.held) == ((), (13,))
    assert "grown since (13 entries)" in found.says
    empty = Checkpoint(origin=made.key.name, size=0, root=EMPTY_ROOT)
    by_other = note.encoded(checkpoint.signed(msgspec.structs.replace(empty, origin=STRANGER.name), key=STRANGER))
    assert "expected a signature by" in made.checked(made.files, held=(by_other,)).problems[0]


def test_a_checkpoint_larger_than_the_pack_s_asks_for_a_pack_made_now(made: MadePack) -> None:
    [problem] = made.checked(made.files, held=(made.late,)).problems
    assert "expected a pack over at least 16 entries, found one over 14" in problem
    assert "rolled back, or the pack is older than your checkpoint" in problem


def test_a_checkpoint_in_between_of_which_the_pack_has_no_proof_is_told(made: MadePack) -> None:
    other = msgspec.structs.replace(made.integrity, earlier=())
    held = (made.early,)
    size_12 = EarlierCheckpoint(size=12, root="00" * 32, proof=())
    whole = made.seal({INTEGRITY: integrities.encoded(msgspec.structs.replace(other, statement=size_12))})
    assert any("expected proof that the pack's record grew" in each for each in made.checked(whole, held=held).problems)
    says = made.checked(made.seal({INTEGRITY: integrities.encoded(other)}), held=held)
    assert (says.problems, says.held) == ((), (13,))


class RolledBack:
    """A record that was put back as it was before something was signed, and went another way since."""

    def __init__(self, root: Path) -> None:
        """Keep a copy, let the true record grow, put the copy back without what was seen, and grow it differently."""
        film = told(PaperFilm(root))
        film.copied("kept")
        state = root / "state"
        saved = {path: path.read_bytes() for path in state.rglob("seen") if path.is_file()}
        film = film.again()
        film.clock.at += 1000
        film.papers.sign("insurer", by="Bea Nwosu")
        self.held_14 = film.record.checkpoint().encode()
        film.papers.sign("festival", by="Bea Nwosu")
        self.held_15 = film.record.checkpoint().encode()
        film.close()
        kept = root / "kept" / ".edgecode"
        for path in kept.iterdir():
            (film.folder / ".edgecode" / path.name).write_bytes(path.read_bytes())
        for path in (film.folder / ".edgecode").glob("record.db-*"):
            path.unlink()
        for path in state.rglob("seen"):
            path.unlink()
        for path, data in saved.items():
            path.write_bytes(data)
        self.film = film.again()
        self.film.clock.at += 5000


@pytest.fixture(scope="module")
def rolled_back(root: Path) -> RolledBack:
    return RolledBack(root / "rolled back")


def test_a_pack_over_a_rolled_back_record_is_refused_by_whoever_holds_a_checkpoint(rolled_back: RolledBack) -> None:
    """Without one the record that went another way cannot be told from any other: it is why checkpoints are handed out."""
    film = rolled_back.film
    film.papers.sign("crew", by="Bea Nwosu")
    same_size = film.papers.files("crew", renderers=PLAIN)
    assert checked(same_size, keys=[film.key]).problems == ()
    [larger] = checked(same_size, keys=[film.key], held=(rolled_back.held_15,)).problems
    assert "the record was rolled back" in larger
    [same] = checked(same_size, keys=[film.key], held=(rolled_back.held_14,)).problems
    assert "expected the same first 14 entries, found others: there are two histories" in same
    film.papers.sign("actors", by="Bea Nwosu")
    film.papers.sign("writers", by="Bea Nwosu")
    grown = film.papers.files("writers", renderers=PLAIN)
    for held in (rolled_back.held_14, rolled_back.held_15):
        [smaller] = checked(grown, keys=[film.key], held=(held,)).problems
        assert "there are two histories" in smaller
