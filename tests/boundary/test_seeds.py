"""All that a partner sees of chance follows from one seed, and says nothing of it."""

from edgecode.boundary.seeds import SEED_BYTES, alias_of, log_seed, origin_of
from edgecode.entries.handle import Handle

ONE, OTHER = bytes(SEED_BYTES), b"\x01" * SEED_BYTES


def test_the_same_seed_gives_the_same_and_another_another() -> None:
    assert (alias_of(ONE), log_seed(ONE)) == (alias_of(ONE), log_seed(ONE))
    assert alias_of(ONE) != alias_of(OTHER)
    assert log_seed(ONE) != log_seed(OTHER)


def test_an_alias_is_a_handle_and_tells_nothing_of_the_key() -> None:
    alias = alias_of(ONE)
    assert Handle(alias).digits == alias
    assert len(log_seed(ONE)) == SEED_BYTES
    assert bytes.fromhex(alias) not in log_seed(ONE)
    assert log_seed(ONE) != ONE


def test_a_log_is_named_after_its_agreement_and_alias() -> None:
    assert origin_of(Handle("a" * 16), alias="b" * 16) == f"edgecode.partner/{'a' * 16}/{'b' * 16}"
