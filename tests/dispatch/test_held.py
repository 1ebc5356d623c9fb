"""One old file against a partner's log: whatever touches what it speaks for is found; honest growth is never accused."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.boundary.batch import empty_body, read_body
from edgecode.boundary.receipt import Receipt, digest_of
from edgecode.dispatch.asking import signed_receipt
from edgecode.dispatch.checked_batch import CheckedBatch, LogFiles, checked
from edgecode.dispatch.partner_log import Log
from edgecode.record import checkpoint as checkpoints
from edgecode.record import log_proof, merkle
from edgecode.record import note as notes
from edgecode.record.checkpoint import Checkpoint
from edgecode.record.log_proof import LogProof
from simulators.partner_film import PartnerFilm

WEEKS: Final = 10
HOW: Final = ("truncate", "alter", "insert", "append")


class Leaves(msgspec.Struct, frozen=True):
    """What a log may hold: its agreement, and of each week two batches that differ, both signed with the real key."""

    film: PartnerFilm
    agreement: bytes
    told: tuple[bytes, ...]
    other: tuple[bytes, ...]


@cache
def made() -> Leaves:
    """Make them once."""
    with TemporaryDirectory() as folder:
        film = PartnerFilm(Path(folder) / "log").agree()
        agreement = (film.folder / "leaves" / "000000.note").read_bytes()
    weeks = film.weeks[:WEEKS]
    # Every fourth told one is empty: its other one tells what the week before would have.
    empty = [empty_body(film.agreement, alias=film.alias, week=week) for week in weeks]
    told = [film.text(number) for number in range(WEEKS)]
    pairs = [pair for pair in zip(told, empty, strict=True) if pair[0] != pair[1]]

    def leaf(text: str) -> bytes:
        return notes.encoded(notes.signed(text, key=film.key))

    return Leaves(film, agreement, tuple(leaf(each) for each, _ in pairs), tuple(leaf(each) for _, each in pairs))


def state(leaves: list[bytes]) -> bytes:
    """Sign a checkpoint over leaves."""
    key = made().film.key
    stated = Checkpoint(origin=key.name, size=len(leaves), root=merkle.root(leaves))
    return notes.encoded(checkpoints.signed(stated, key=key))


def kept(leaves: list[bytes], *, what: str) -> bytes:
    """Keep one old file of a log."""
    film, last = made().film, len(leaves) - 1
    log = Log(key=film.key.verifier, leaves=tuple(leaves), checkpoint=state(leaves))
    if what == "proof":
        hashes = log.inclusion(last, size=log.size)
        return log_proof.encoded(LogProof(index=last, hashes=hashes, checkpoint=notes.decoded(log.checkpoint)))
    if what == "receipt":
        week, under = read_body(log.text(last)).week, (log.size, log.root(log.size))
        receipt = Receipt(origin=film.key.name, week=week, sha256=digest_of(leaves[last]), under=under)
        return signed_receipt(receipt, key=film.partner)
    return log.checkpoint


def look(leaves: list[bytes], held: bytes) -> CheckedBatch:
    """Look at the last batch of a log against what was kept."""
    files = LogFiles(leaves=tuple(leaves), checkpoint=state(leaves))
    return checked(leaves[-1], key=made().film.key.verifier, log=files, held=[held])


WHAT = st.sampled_from(["checkpoint", "proof", "receipt"])


@settings(max_examples=40)
@given(what=WHAT, size=st.integers(1, len(made().told)), more=st.integers(0, len(made().told)))
def test_a_log_that_only_grew_is_never_accused(what: str, size: int, more: int) -> None:
    leaves = [made().agreement, *made().told]
    found = look(leaves[: 1 + size + more], kept(leaves[: 1 + size], what=what))
    assert found.problems == ()


@settings(max_examples=80)
@given(what=WHAT, how=st.sampled_from(HOW), data=st.data())
def test_whatever_touches_what_one_old_file_speaks_for_is_found(what: str, how: str, data: st.DataObject) -> None:
    """Signed anew with the real key each time. A week that was missed is put in later, or where it would have stood."""
    told, other = list(made().told), list(made().other)
    size = data.draw(st.integers(2, len(told) - 1), label="weeks under what was kept")
    place = data.draw(st.integers(0, size - 1), label="which of them is touched")
    forged = told.pop(place) if how in {"insert", "append"} else b""
    held = kept([made().agreement, *told[:size]], what=what)
    grown = data.draw(st.integers(0, len(told) - size), label="weeks after it")
    weeks = told[: size + grown]
    if how == "truncate":
        weeks = told[: max(place, 1)]
    elif how == "alter":
        weeks[place] = other[place]
    elif how == "insert":
        weeks.insert(place, forged)
    else:
        weeks.append(forged)
    problems = " ".join(look([made().agreement, *weeks], held).problems)
    says = {"truncate": "it was rolled back", "append": "it was backdated"}.get(how, "two histories were shown")
    assert says in problems
