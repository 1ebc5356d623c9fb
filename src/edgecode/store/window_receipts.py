"""What was sent to a partner and what it signed for, as the studio looks at it; a receipt may also be handed over."""

import msgspec

from edgecode.boundary.errors import SendError
from edgecode.boundary.receipt import Receipt, digest_of
from edgecode.dispatch import plain_files
from edgecode.errors import ProofError
from edgecode.record import checkpoint, merkle
from edgecode.record import note as notes
from edgecode.store.partners_store import PartnersStore
from edgecode.store.record_db.private_files import make_folder
from edgecode.usecases.partners.receipts_of import receipts_of


class ReceiptRow(msgspec.Struct, frozen=True, kw_only=True):
    """One batch: its week, place in the log, digest, whether it held tables, is proven in the log, and was signed for."""

    week: str
    leaf: int
    sha256: str
    tables: bool
    included: bool
    acknowledged: bool


def rows(store: PartnersStore, agreement: str) -> tuple[ReceiptRow, ...]:
    """Give each batch that was sent under an agreement (the 16 digits of its id), oldest first."""
    log = store.log(agreement)
    stated = checkpoint.verified(notes.decoded(log.checkpoint), log=log.key)
    sent = store.sent(agreement)
    checked = receipts_of(store.agreement(agreement), log=store.key(agreement), sent=sent)
    signed = {checked(each).week.name for each in store.taken_receipts(agreement)}
    found = []
    for each in sent:
        leaf = log.leaves.index(each.note)
        try:
            proof = log.inclusion(leaf, size=stated.size)
            merkle.check_inclusion(
                merkle.leaf_hash(each.note), index=leaf, size=stated.size, proof=proof, root=stated.root
            )
            included = True
        except ProofError:
            included = False
        found.append(
            ReceiptRow(
                week=each.week.name,
                leaf=leaf,
                sha256=digest_of(each.note),
                tables=each.tables,
                included=included,
                acknowledged=each.week.name in signed,
            )
        )
    return tuple(found)


def take(store: PartnersStore, agreement: str, data: bytes) -> Receipt:
    """Take a receipt that was handed over, as the window would; the same again counts once.

    Raises :class:`~edgecode.boundary.errors.RequestError`, and ``SendError`` where it cannot be kept.
    """
    receipt = receipts_of(store.agreement(agreement), log=store.key(agreement), sent=store.sent(agreement))(data)
    folder = store.places(agreement).window / "receipts"
    try:
        make_folder(folder)
        if plain_files.content(folder, f"{receipt.week.name}.note") is None:
            plain_files.put_new(folder, f"{receipt.week.name}.note", data)
    except OSError as error:
        raise SendError(
            str(folder), expected="to keep a receipt", found=(error.strerror or str(error)).lower()
        ) from error
    return receipt
