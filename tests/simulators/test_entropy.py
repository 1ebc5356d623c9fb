from edgecode.usecases.ports.entropy import Entropy
from simulators.entropy import CountedEntropy


def test_no_two_tokens_are_alike() -> None:
    entropy: Entropy = CountedEntropy()
    tokens = [entropy.token(16) for _ in range(1_000)]
    assert len(set(tokens)) == 1_000
    assert {len(token) for token in tokens} == {16}


def test_every_run_gives_the_same_tokens() -> None:
    assert CountedEntropy().token(32) == CountedEntropy().token(32)
    assert CountedEntropy(seed=1).token(32) != CountedEntropy(seed=2).token(32)
