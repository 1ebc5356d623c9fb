"""A receipt is read by the partner's key of its agreement, and over what its log holds; nothing else counts."""

from pathlib import Path

import pytest

from edgecode.boundary import receipt as receipts
from edgecode.boundary.errors import RequestError
from edgecode.boundary.receipt import Receipt, digest_of
from edgecode.record import note as notes
from edgecode.usecases.partners.receipts_of import receipts_of
from edgecode.usecases.ports.partners import Agreed, Sent
from simulators.agreements import ARIA, QUILL
from simulators.partner_film import PartnerFilm


def test_only_the_partners_word_over_what_was_sent_counts(tmp_path: Path) -> None:
    film = PartnerFilm(tmp_path / "log")
    agreed = Agreed(agreement=film.agreement, note=b"", at=0, by="Bea", entry="", fresh_from={})
    week, other = film.weeks[:2]
    sent = Sent(agreement=str(film.agreement.id), week=week, tables=True, note=b"a signed note")
    read = receipts_of(agreed, log=str(film.key.verifier), sent=[sent])
    said = Receipt(origin=film.key.name, week=week, sha256=digest_of(sent.note))
    assert read(notes.encoded(notes.signed(receipts.text(said), key=ARIA))) == said
    unsent = Receipt(origin=film.key.name, week=other, sha256=said.sha256)
    for words, key in ((said, QUILL), (unsent, ARIA)):
        with pytest.raises(RequestError):
            read(notes.encoded(notes.signed(receipts.text(words), key=key)))
