from edgecode.store.system_entropy import SystemEntropy
from edgecode.usecases.ports.entropy import Entropy


def test_it_gives_as_many_bytes_as_one_asks_for() -> None:
    entropy: Entropy = SystemEntropy()
    assert [len(entropy.token(size)) for size in (1, 16, 32)] == [1, 16, 32]


def test_it_gives_no_token_twice() -> None:
    entropy = SystemEntropy()
    assert len({entropy.token(16) for _ in range(1_000)}) == 1_000
