from collections.abc import Sequence

import msgspec
import pytest

from edgecode.boundary import agreement_toml
from edgecode.boundary.agreement import Agreement
from edgecode.boundary.batch import empty_body
from edgecode.boundary.errors import LogError
from edgecode.boundary.seeds import alias_of
from edgecode.dispatch.leaves import key_of, standing_of
from edgecode.dispatch.partner_log import Log
from edgecode.record import note as notes
from simulators.agreements import BASE, OTHER
from simulators.made_partner import SEED

KEY = key_of(SEED, agreement=BASE.id)
FIRST, SECOND, *_LATER = BASE.weeks()
SECOND_VERSION = msgspec.structs.replace(BASE, version=2)


def batch(week: object = FIRST, *, agreement: Agreement = BASE, seed: bytes = SEED) -> str:
    assert isinstance(week, type(FIRST))
    return empty_body(agreement, alias=alias_of(seed), week=week)


def log_of(texts: Sequence[str]) -> Log:
    leaves = tuple(notes.encoded(notes.signed(text, key=KEY)) for text in texts)
    return Log(key=KEY.verifier, leaves=leaves, checkpoint=b"")


AGREED, AGREED_AGAIN = agreement_toml.text(BASE), agreement_toml.text(SECOND_VERSION)


def test_versions_and_batches_are_told_apart_and_stand_in_their_order() -> None:
    texts = [AGREED, batch(FIRST), AGREED_AGAIN, batch(SECOND, agreement=SECOND_VERSION)]
    standing = standing_of(log_of(texts))
    assert standing.versions == (BASE, SECOND_VERSION)
    assert standing.agreement == SECOND_VERSION
    assert [(leaf, each.week, each.version) for leaf, each in standing.batches] == [(1, FIRST, 1), (3, SECOND, 2)]
    assert standing.weeks == {FIRST, SECOND}


@pytest.mark.parametrize(
    "texts",
    [
        [],
        [batch()],
        [AGREED, AGREED],
        [AGREED_AGAIN, AGREED],
        [AGREED, batch(), batch()],
        [AGREED, batch(agreement=SECOND_VERSION)],
        [AGREED, batch(seed=bytes(32))],
        [AGREED, agreement_toml.text(msgspec.structs.replace(OTHER, version=2))],
        [agreement_toml.text(OTHER)],
        [AGREED, "INT. FERRY - NIGHT\n"],
        [AGREED, "{}\n"],
    ],
)
def test_a_log_of_anything_else_is_refused(texts: list[str]) -> None:
    with pytest.raises(LogError, match="expected"):
        standing_of(log_of(texts))
