"""Making a pack of a film: what it says, who signed it, and the files it is handed out as."""

import datetime as dt
from collections.abc import Iterable, Iterator

import msgspec

from edgecode.checks.check import Check
from edgecode.consent.roles import role_of
from edgecode.entries.kind import Kind
from edgecode.errors import PaperError
from edgecode.findings.word import Deed
from edgecode.papers import integrity as integrities
from edgecode.papers import pack as packs
from edgecode.papers import seal
from edgecode.papers.citing import cited
from edgecode.papers.composing import composed_pack
from edgecode.papers.facts import Facts
from edgecode.papers.integrity import EarlierCheckpoint, Integrity, ShownEntry, ShownField, Signature
from edgecode.papers.pack import Pack, Verdict
from edgecode.papers.profile import Paper
from edgecode.papers.registry import paper_for
from edgecode.papers.sheet import Sheet
from edgecode.papers.sheet_of import sheet_of
from edgecode.papers.statements import PackSaid
from edgecode.record.keys import read_verifier
from edgecode.usecases.desk import Stores
from edgecode.usecases.moments import day_of
from edgecode.usecases.open_film import Look
from edgecode.usecases.papers.gather import facts_of
from edgecode.usecases.papers.heard import heard
from edgecode.usecases.papers.renderers import Renderers
from edgecode.usecases.permitted import people_of
from edgecode.usecases.ports.record import Grown, Proof, Shown

_HANDED_OUT = frozenset({Kind.PACK_SIGNED, Kind.PACK_EXPORTED})


class PackMade(msgspec.Struct, frozen=True, kw_only=True):
    """A pack: what it says, as bytes too, their SHA-256, and who signed exactly this.

    ``signed_otherwise`` signed this paper for the same day as it was then, which is not this any more.
    """

    pack: Pack
    statement: bytes
    digest: str
    signatures: tuple[Signature, ...] = ()
    signed_otherwise: tuple[Signature, ...] = ()

    @property
    def stated(self) -> int:
        """How many claims it states."""
        return self._count(Verdict.SAID)

    @property
    def against(self) -> int:
        """How many claims something on record speaks against."""
        return self._count(Verdict.AGAINST)

    @property
    def unknown(self) -> int:
        """How many claims are open."""
        return self._count(Verdict.OPEN)

    @property
    def wants(self) -> bool:
        """Whether anything in it is unknown, spoken against, missing, or warned of."""
        return bool(self.against or self.pack.missing or self.pack.warnings)

    def sheet(self, *, checkpoint: str = "") -> Sheet:
        """Set it for reading; without the checkpoint under its seal it is a preview."""
        paper = paper_for(self.pack.profile)
        return sheet_of(self.pack, paper=paper, digest=self.digest, signatures=self.signatures, checkpoint=checkpoint)

    def _count(self, verdict: Verdict) -> int:
        return sum(each.verdict is verdict for each in self.pack.claims)


def gathered(look: Look, stores: Stores | None, *, checks: Iterable[Check], on: str) -> Facts:
    """Gather the facts of a film as of the end of the day ``on``; see :func:`checked_day`."""
    settings = look.holdings.settings
    known = heard(settings, stores, on=on)
    origin = read_verifier(stores.record.key()).name if stores is not None else ""
    return facts_of(known, film=look.film, settings=settings, checks=checks, origin=origin, on=on)


def pack_of(paper: Paper, facts: Facts, *, look: Look, stores: Stores | None) -> PackMade:
    """Make the pack of a profile from facts, and find who signed it."""
    pack = composed_pack(paper, facts)
    statement = packs.encoded(pack)
    digest = seal.digest(statement)
    found = tuple(_signatures(look, stores, paper=paper, on=facts.on)) if stores is not None else ()
    first = {(of, each.by): (of, each) for of, each in reversed(found)}  # who signs again adds nothing
    signed = tuple(reversed(first.values()))
    return PackMade(
        pack=pack,
        statement=statement,
        digest=digest,
        signatures=tuple(each for of, each in signed if of == digest),
        signed_otherwise=tuple(each for of, each in signed if of != digest),
    )


def files_of(made: PackMade, stores: Stores | None, *, renderers: Renderers) -> dict[str, bytes]:
    """Give the files of a pack, sealed with the key of the record.

    Raises :class:`PaperError` where nothing is on record, and ``RecordReadOnlyError`` where this copy may not sign.
    """
    entries = made.pack.record.entries
    if stores is None or not entries:
        raise PaperError("pack", expected="a record for it to rest on", found="that nothing is on record by that day")
    recorded = stores.record.entries()
    size = len(recorded)
    wanted: dict[int, frozenset[str]] = {}
    for one in cited(made.pack, signatures=made.signatures, digest=made.digest):
        wanted[one.index] = wanted.get(one.index, frozenset()) | one.fields
    papers = (each.index + 1 for each in recorded if each.entry and each.entry.kind in _HANDED_OUT)
    proof = stores.record.prove(wanted, sizes=frozenset({entries, *papers}), size=size)
    sheet = made.sheet(checkpoint=proof.checkpoint)
    files = {
        seal.STATEMENT: made.statement,
        seal.INTEGRITY: integrities.encoded(_integrity(made, proof)),
        seal.PAGE: renderers.page(sheet),
        seal.PDF: renderers.pdf(sheet),
    }
    return files | {seal.SEAL: stores.record.seal(files)}


def checked_day(on: str, *, now: int) -> str:
    """Give the day a pack speaks of: today where none is given. Raises :class:`PaperError` for none, and one to come."""
    today = day_of(now)
    check_has_come("on", on, today=today)
    return on or today


def check_has_come(what: str, day: str, *, today: str) -> None:
    """Check that a day, where one is given, is one in its ISO spelling and not to come. Raises :class:`PaperError`."""
    if not day:
        return
    try:
        found = dt.date.fromisoformat(day).isoformat()
    except ValueError as error:
        raise PaperError(what, expected="a day such as 2026-03-01", found=repr(day)) from error
    if found != day or day > today:
        raise PaperError(what, expected=f"a day up to today, {today}", found=day)


def _signatures(look: Look, stores: Stores, *, paper: Paper, on: str) -> Iterator[tuple[str, Signature]]:
    settings = look.holdings.settings
    said = stores.deciding.said(settings)
    people = people_of(settings, said)
    rows = {each.id.hex(): each for each in stores.record.entries()}
    for word in said.stated:
        of, row = word.stated, rows.get(word.entry)
        if word.deed is not Deed.SIGN_PACK or not isinstance(of, PackSaid) or row is None or row.entry is None:
            continue
        if (of.profile, of.on) == (paper.profile, on):
            person = people.get(word.by) or said.left.get(word.by)
            role = (person.role if person is not None else "") or role_of("").value
            yield of.digest, Signature(by=word.by, role=role, on=day_of(row.entry.at), entry=row.index)


def _integrity(made: PackMade, proof: Proof) -> Integrity:
    grown = {each.size: _earlier(each) for each in proof.grown}
    statement = grown.pop(made.pack.record.entries)
    return Integrity(
        format=integrities.FORMAT,
        digest=made.digest,
        checkpoint=proof.checkpoint,
        key=proof.key,
        statement=statement,
        entries=tuple(map(_shown, proof.shown)),
        earlier=tuple(grown.values()),
        signatures=made.signatures,
    )


def _earlier(grown: Grown) -> EarlierCheckpoint:
    return EarlierCheckpoint(size=grown.size, root=grown.root.hex(), proof=tuple(each.hex() for each in grown.proof))


def _shown(shown: Shown) -> ShownEntry:
    return ShownEntry(
        index=shown.index,
        leaf=shown.leaf.hex(),
        proof=tuple(each.hex() for each in shown.proof),
        fields=tuple(
            ShownField(field=each.field, value=each.value.decode("ascii"), nonce=each.nonce.hex())
            for each in shown.opened
        ),
    )
