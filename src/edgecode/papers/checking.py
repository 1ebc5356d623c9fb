"""Checking a pack with nothing but public keys: its files, its seal, its record, every entry it cites, and who signed.

Pure: files come in as bytes by their names. What is wrong is a value, told by the place where it stands. A pack that holds was
sealed by the record of that key and says of the record what is in it; that what people said is true it does not show, nor
that the record is complete.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import chain
from types import MappingProxyType
from typing import Final

import msgspec

from edgecode.errors import EdgecodeError, NoteError, PaperError, ProofError, RecordError
from edgecode.papers import integrity as integrities
from edgecode.papers import pack as packs
from edgecode.papers import seal as seals
from edgecode.papers.citing import Cited, cited
from edgecode.papers.claims import CLAIM, By
from edgecode.papers.integrity import EarlierCheckpoint, Integrity, ShownEntry
from edgecode.papers.pack import Answer, Pack, Verdict
from edgecode.papers.seal import NEEDED, SEAL, STATEMENT
from edgecode.papers.words import Basis
from edgecode.record import checkpoint, leaf, note
from edgecode.record.checkpoint import Checkpoint
from edgecode.record.keys import VerifierKey
from edgecode.record.leaf import Opening
from edgecode.record.merkle import check_consistency, check_inclusion, leaf_hash


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """What checking came to. ``problems`` are sentences, none where all holds; ``absent`` files that the seal names."""

    problems: tuple[str, ...]
    pack: Pack | None = None
    origin: str = ""
    entries: int = 0
    signed_by: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    held: tuple[int, ...] = ()
    """The sizes of the checkpoints held elsewhere that the record of the pack has grown from."""

    @property
    def says(self) -> str:
        """What it comes to, in plain sentences, claiming no more than was shown."""
        if self.problems:
            count = len(self.problems)
            return f"This pack does not hold: {count} thing{'s are' if count > 1 else ' is'} not as {_IT[count > 1]} should be."
        signed = f"signed by {', '.join(self.signed_by)}" if self.signed_by else "signed by nobody"
        held = (
            f" The record is the one you hold a checkpoint of, grown since ({_sizes(self.held)})." if self.held else ""
        )
        return (
            f"This pack is whole: sealed by the record {self.origin} over its first {self.entries} entries, {signed}.{held}"
            " It shows that nothing in it was altered; not that what people said is true, nor that nothing was left out."
        )


_IT = {True: "they", False: "it"}
_BASIS: Final[Mapping[By, Basis]] = MappingProxyType(
    {By.PERSON: Basis.ATTESTED, By.RECORD: Basis.LOGGED, By.EDGECODE: Basis.ENFORCED}
)
"""What a claim rests on where it is said, by who answers it."""


def _sizes(sizes: Iterable[int]) -> str:
    return ", ".join(f"{size} entries" for size in sizes)


def checked(files: Mapping[str, bytes], *, keys: Sequence[VerifierKey], held: Sequence[bytes] = ()) -> Checked:
    """Check a pack's files by the public keys that are trusted, and against checkpoints ``held`` elsewhere."""
    try:
        key, seal = _seal(files, keys=keys)
        absent = tuple(name for name in seal.digests if name not in files)
        problems = [*_altered(files, seal.digests)]
        for name in NEEDED:
            if name not in files or name not in seal.digests:
                raise PaperError("pack", expected=f"the file {name}, under the seal", found="none")
        if problems:
            return Checked(problems=tuple(problems), origin=key.name, absent=absent)
        statement = files[STATEMENT]
        pack, integrity = packs.decoded(statement), integrities.decoded(files[seals.INTEGRITY])
        stated = _checkpoint(integrity, key=key)
    except EdgecodeError as error:
        return Checked(problems=(str(error),))
    found = [
        *_of_statement(pack, integrity, statement=statement, stated=stated),
        *_of_key(integrity, key=key),
        *chain.from_iterable(map(_of_claim, pack.claims)),
        *_of_entries(pack, integrity, stated=stated),
    ]
    against = [_held(each, integrity=integrity, key=key, stated=stated) for each in held]
    return Checked(
        problems=(*found, *chain.from_iterable(wrong for wrong, _size in against)),
        pack=pack,
        origin=key.name,
        entries=pack.record.entries,
        signed_by=tuple(each.by for each in integrity.signatures),
        absent=absent,
        held=tuple(size for _wrong, size in against if size is not None),
    )


def _seal(files: Mapping[str, bytes], *, keys: Sequence[VerifierKey]) -> tuple[VerifierKey, seals.Seal]:
    if SEAL not in files:
        raise PaperError("pack", expected=f"its seal, {SEAL}", found="none")
    signed = note.decoded(files[SEAL])
    for key in keys:
        if any(line.is_by(key) for line in signed.signatures):
            return key, seals.verified(signed, key=key)
    by = ", ".join(f"{line.name}+{line.key_id.hex()}" for line in signed.signatures)
    known = ", ".join(f"{key.name}+{key.id.hex()}" for key in keys) or "none was named"
    raise NoteError("seal", expected=f"one by a key you trust ({known})", found=f"one by a stranger, {by}")


def _altered(files: Mapping[str, bytes], digests: Mapping[str, str]) -> Iterator[str]:
    for name, digest in digests.items():
        if name in files and sha256(files[name]).hexdigest() != digest:
            yield f"{name}: expected the bytes that were sealed, found others: it was altered"
    for name in files:
        if name != SEAL and name not in digests:
            yield f"{name}: expected a file that is under the seal, found one that was put in later"


def _checkpoint(integrity: Integrity, *, key: VerifierKey) -> Checkpoint:
    return checkpoint.verified(note.decoded(integrity.checkpoint.encode()), log=key)


def _of_statement(pack: Pack, integrity: Integrity, *, statement: bytes, stated: Checkpoint) -> Iterator[str]:
    if integrity.digest != sha256(statement).hexdigest():
        yield f"{STATEMENT}: expected the statement that the proofs are for, found another"
    if pack.record.origin != stated.origin:
        yield f"{STATEMENT}: expected the record {stated.origin}, found {pack.record.origin}"
    if integrity.statement.size != pack.record.entries:
        yield f"{STATEMENT}: expected {integrity.statement.size} entries, found {pack.record.entries}"
    if pack.record.ends > pack.on:
        yield f"{STATEMENT}: expected entries up to {pack.on}, found one of {pack.record.ends}"
    yield from _grown(integrity.statement, stated=stated, what="the record that the pack speaks of")


def _of_key(integrity: Integrity, *, key: VerifierKey) -> Iterator[str]:
    """The key that a pack names is no more than a copy of the one that is trusted, and must not pass for another."""
    if integrity.key != str(key):
        yield f"{seals.INTEGRITY}: expected the key {key}, found {integrity.key}"


def _of_claim(answer: Answer) -> Iterator[str]:
    """A claim says its own sentence and no other, on the basis it has to have; attested, in an entry that can be looked at."""
    claim, where = CLAIM.get(answer.claim), f"the claim {answer.claim}"
    if claim is None:
        yield f"{where}: expected one that this edgecode knows, found another: a newer one may know it"
        return
    said = answer.verdict is Verdict.SAID
    own, found = (claim.says, answer.says) if said else (claim.asks, answer.asks)
    if found != own:
        yield f"{where}: expected its own words, {own!r}, found {found!r}"
    if said and answer.basis is not _BASIS[claim.by]:
        yield f"{where}: expected {_BASIS[claim.by]}, found {answer.basis}"
    if said and answer.basis is Basis.ATTESTED and not answer.entries:
        yield f"{where}: expected the entry in which {answer.attested_by} attested it, found none"


def _grown(before: EarlierCheckpoint, *, stated: Checkpoint, what: str) -> Iterator[str]:
    try:
        check_consistency(
            before.size,
            stated.size,
            root1=bytes.fromhex(before.root),
            root2=stated.root,
            proof=[bytes.fromhex(each) for each in before.proof],
        )
    except (ProofError, ValueError) as error:
        yield f"{what}: expected the same record, grown; found that it is not ({error})"


def _of_entries(pack: Pack, integrity: Integrity, *, stated: Checkpoint) -> Iterator[str]:
    shown: dict[int, ShownEntry] = {}
    for each in integrity.entries:
        wrong = _not_in_record(each, stated=stated)
        if wrong:
            yield wrong
        else:
            shown[each.index] = each
    for one in cited(pack, signatures=(), digest=integrity.digest):
        if one.index >= pack.record.entries:
            yield f"{one.where}: expected one of the first {pack.record.entries} entries, found entry {one.index}"
    names: dict[str, str] = {}
    for one in cited(pack, signatures=integrity.signatures, digest=integrity.digest):
        entry = shown.get(one.index)
        if entry is None:
            yield f"{one.where}: expected entry {one.index} to be shown, found that it is not"
        else:
            yield from _not_as_cited(one, entry, names=names)


def _not_in_record(entry: ShownEntry, *, stated: Checkpoint) -> str:
    try:
        data = bytes.fromhex(entry.leaf)
        decoded = leaf.decoded(data)
        proof = [bytes.fromhex(each) for each in entry.proof]
        check_inclusion(leaf_hash(data), index=entry.index, size=stated.size, proof=proof, root=stated.root)
        for each in entry.fields:
            opening = Opening(field=each.field, value=each.value.encode("ascii"), nonce=bytes.fromhex(each.nonce))
            if not leaf.opens(decoded, with_=opening):
                return f"entry {entry.index}: expected the {each.field} that the record commits to, found another"
    except (RecordError, ValueError) as error:
        return f"entry {entry.index}: expected one that is in the record, found that it is not ({error})"
    return ""


def _not_as_cited(one: Cited, entry: ShownEntry, *, names: dict[str, str]) -> Iterator[str]:
    said = {name: entry.value(name) for name in one.fields}
    place = f"{one.where}, entry {one.index}"
    if one.kinds and said["kind"] not in one.kinds:
        yield f"{place}: expected {' or '.join(one.kinds)}, found {said['kind'] or 'nothing shown'}"
    if one.on and _day(said["at"]) != one.on:
        yield f"{place}: expected the day {one.on}, found {_day(said['at']) or 'none shown'}"
    for field, parts in (("ids", one.ids), ("details", one.details)):
        there = said.get(field, "").split(",")
        for part in parts:
            if part not in there:
                yield f"{place}: expected {part}, found {said[field] or 'nothing shown'}"
    if one.who:
        yield from _other_person(one, said["who"], place=place, names=names)


def _other_person(one: Cited, handle: str, *, place: str, names: dict[str, str]) -> Iterator[str]:
    """One name is one handle throughout, and one handle one name: which name that is, the record does not say."""
    others = {name for name, known in names.items() if known == handle and name != one.who}
    if not handle:
        yield f"{place}: expected the handle of {one.who}, found none shown"
    elif names.setdefault(one.who, handle) != handle:
        yield f"{place}: expected the handle of {one.who}, found that of somebody else"
    elif others:
        yield f"{place}: expected the handle of {one.who}, found that of {', '.join(sorted(others))}"


def _day(at: str) -> str:
    if not (at.isascii() and at.isdecimal()):
        return ""
    try:
        return dt.datetime.fromtimestamp(int(at) / 1000, tz=dt.UTC).date().isoformat()
    except (OverflowError, ValueError, OSError):
        return ""


def _held(
    data: bytes, *, integrity: Integrity, key: VerifierKey, stated: Checkpoint
) -> tuple[tuple[str, ...], int | None]:
    """Compare with a checkpoint that was kept elsewhere: what is wrong, and its size where nothing is."""
    try:
        held = checkpoint.verified(note.decoded(data), log=key)
    except RecordError as error:
        return (f"the checkpoint you hold: {error}",), None
    if held.size > stated.size:
        says = (
            f"the checkpoint you hold: expected a pack over at least {held.size} entries, found one over {stated.size}: the"
            " record was rolled back, or the pack is older than your checkpoint; ask for one made now"
        )
        return (says,), None
    if held.size in {0, stated.size}:
        same = (
            held.size == 0 or held.root == stated.root
        )  # without entries there is one root only, and all grow from it
        return ((), held.size) if same else ((_other_history(held.size),), None)
    for each in (integrity.statement, *integrity.earlier):
        if each.size == held.size:
            if each.root != held.root.hex():
                return (_other_history(held.size),), None
            wrong = tuple(_grown(each, stated=stated, what="the checkpoint you hold"))
            return wrong, None if wrong else held.size
    says = (
        f"the checkpoint you hold: expected proof that the pack's record grew from its {held.size} entries, found none"
    )
    return (f"{says}; ask for a pack that has it",), None


def _other_history(size: int) -> str:
    return f"the checkpoint you hold: expected the same first {size} entries, found others: there are two histories"
