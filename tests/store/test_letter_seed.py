"""The seed of letters: drawn once for a user, kept for its owner alone, never written over."""

from pathlib import Path

import pytest

from edgecode.boundary.errors import LetterError
from edgecode.store.letter_seed import LetterSeed
from simulators.entropy import CountedEntropy


def test_it_is_drawn_once_and_is_the_owners_alone(tmp_path: Path) -> None:
    first = LetterSeed(tmp_path / "state", entropy=CountedEntropy(1))()
    again = LetterSeed(tmp_path / "state", entropy=CountedEntropy(2))()
    assert first == again
    assert len(first) == 32
    file = tmp_path / "state" / "letters" / "seed"
    assert file.stat().st_mode & 0o777 == 0o600


def test_nothing_is_made_before_it_is_asked_for(tmp_path: Path) -> None:
    LetterSeed(tmp_path / "state", entropy=CountedEntropy(1))
    assert not (tmp_path / "state").exists()


def test_what_another_process_drew_meanwhile_is_the_seed(tmp_path: Path) -> None:
    class Slow(CountedEntropy):
        """Another process draws while this one does."""

        def token(self, size: int) -> bytes:
            LetterSeed(tmp_path, entropy=CountedEntropy(9))()
            return super().token(size)

    own = LetterSeed(tmp_path, entropy=Slow(1))()
    assert own == LetterSeed(tmp_path, entropy=CountedEntropy(3))()
    assert own == CountedEntropy(9).token(32)


def test_a_damaged_seed_is_told_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "seed").write_bytes(b"short")
    with pytest.raises(LetterError, match="expected 32 bytes, found 5"):
        LetterSeed(tmp_path, entropy=CountedEntropy(1))()
    assert (tmp_path / "letters" / "seed").read_bytes() == b"short"


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "elsewhere").write_bytes(b"x" * 32)
    (tmp_path / "letters" / "seed").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(LetterError, match="the seed of letters"):
        LetterSeed(tmp_path, entropy=CountedEntropy(1))()
