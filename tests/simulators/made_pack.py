"""A pack over a real record, and whoever owns that record and changes the pack before sealing it again."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec

from edgecode.papers import integrity as integrities
from edgecode.papers import pack as packs
from edgecode.papers.checking import Checked, checked
from edgecode.papers.integrity import EarlierCheckpoint, Integrity, ShownEntry, ShownField, Signature
from edgecode.papers.pack import Pack
from edgecode.papers.seal import INTEGRITY, SEAL, STATEMENT
from edgecode.usecases.ports.record import Grown, Shown
from simulators.paper_film import PLAIN, PaperFilm, told

FIELDS: Final = frozenset({"at", "who", "role", "stage", "kind", "film", "ids", "details", "vocabulary"})
SIGNER: Final = "Bea Nwosu"


class MadePack:
    """A pack for the insurer with one signature, and what came on record after it."""

    def __init__(self, root: Path) -> None:
        """Tell a film below a root, hand out checkpoints on the way, and sign."""
        self.film = told(PaperFilm(root))
        self.early = self.film.record.checkpoint().encode()
        self.film.papers.sign("insurer", by=SIGNER)
        self.files = self.film.papers.files("insurer", renderers=PLAIN)
        self.key = self.film.key
        self.pack = packs.decoded(self.files[STATEMENT])
        self.integrity = integrities.decoded(self.files[INTEGRITY])
        self.film.papers.sign("festival", by=SIGNER)
        self.film.papers.sign("insurer", by=SIGNER, on="2025-11-24")
        self.late = self.film.record.checkpoint().encode()

    def checked(self, files: Mapping[str, bytes], *, held: tuple[bytes, ...] = ()) -> Checked:
        """Check by the key that was handed out."""
        return checked(files, keys=[self.key], held=held)

    def but(self, **files: bytes) -> dict[str, bytes]:
        """Give the files with some of them replaced, under the seal as it was; ``statement`` for ``disclosure.json``."""
        names = {"statement": STATEMENT, "integrity": INTEGRITY, "seal": SEAL}
        return self.files | {names[name]: data for name, data in files.items()}

    def sealed_anew(self, pack: Pack | None = None, integrity: Integrity | None = None) -> Checked:
        """Check what the owner of the record changed and sealed: nobody can do more."""
        statement = packs.encoded(pack) if pack is not None else self.files[STATEMENT]
        own = integrity if integrity is not None else self.everything if pack is not None else self.integrity
        if pack is not None:
            own = msgspec.structs.replace(own, digest=sha256(statement).hexdigest(), signatures=())
        return self.checked(self.seal({STATEMENT: statement, INTEGRITY: integrities.encoded(own)}))

    def seal(self, files: Mapping[str, bytes]) -> dict[str, bytes]:
        """Put files under a fresh seal of the record, in place of those of their names."""
        whole = {name: data for name, data in self.files.items() if name != SEAL} | dict(files)
        return {**whole, SEAL: self.film.record.seal(whole)}

    @property
    def everything(self) -> Integrity:
        """The proofs of the pack over the whole record as it is now, every entry shown with every field."""
        size = len(self.film.record.entries())
        entries = self.pack.record.entries
        proof = self.film.record.prove(dict.fromkeys(range(size), FIELDS), sizes={entries}, size=size)
        return msgspec.structs.replace(
            self.integrity,
            checkpoint=proof.checkpoint,
            statement=next(_earlier(each) for each in proof.grown if each.size == entries),
            entries=tuple(map(_shown, proof.shown)),
            earlier=tuple(_earlier(each) for each in proof.grown if each.size != entries),
        )

    def signed(self, *, entry: int, by: str = SIGNER, on: str = "2025-11-26") -> Integrity:
        """Give those proofs with a signature that is said to be in an entry."""
        signature = Signature(by=by, role="producer", on=on, entry=entry)
        return msgspec.structs.replace(self.everything, signatures=(signature,))


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
