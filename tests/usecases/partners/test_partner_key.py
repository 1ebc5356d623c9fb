import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.errors import KeyTextError
from edgecode.record.keys import KeyKind, SigningKey
from edgecode.usecases.partners.partner_key import made_key, private_text, read_private
from simulators.entropy import CountedEntropy

MADE = made_key("aria-labs", entropy=CountedEntropy())
TEXT = private_text(MADE)


@given(st.binary(min_size=32, max_size=32), st.from_regex(r"\A[a-z][a-z0-9.-]{0,20}\Z"))
def test_a_private_key_is_read_as_it_was_written(seed: bytes, name: str) -> None:
    key = SigningKey(name=name, kind=KeyKind.LOG, seed=seed)
    assert read_private(private_text(key).encode(), path="a.key") == key


def test_the_form_is_that_of_go_s_signed_notes() -> None:
    """The number of a private key is that of its public half, as golang.org/x/mod/sumdb/note has it."""
    assert TEXT.startswith(f"PRIVATE+KEY+aria-labs+{MADE.verifier.id.hex()}+")
    assert str(MADE.verifier).split("+", 2)[1] == TEXT.split("+", 4)[3]


@pytest.mark.parametrize("name", ["", "two words", "a+b", "Ünï", "a\nb", "a\x7fb"])
def test_a_name_that_is_none_makes_no_key(name: str) -> None:
    with pytest.raises(KeyTextError):
        made_key(name, entropy=CountedEntropy())


@pytest.mark.parametrize(
    "told",
    [
        "",
        "PRIVATE+KEY+",
        str(MADE.verifier),
        TEXT.replace("PRIVATE", "PUBLIC"),
        TEXT.strip()[:-4],
        TEXT.replace(MADE.verifier.id.hex(), "0" * 8),
        TEXT.replace("aria-labs", "aria labs"),
        "PRIVATE+KEY+aria+00000000+é",
    ],
)
def test_what_is_no_private_key_is_refused_and_not_repeated(told: str) -> None:
    with pytest.raises(KeyTextError) as caught:
        read_private(told.encode(), path="a.key")
    assert TEXT.split("+", 4)[4].strip()[:-4] not in str(caught.value)
