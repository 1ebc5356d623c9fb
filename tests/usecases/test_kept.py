import pytest

from edgecode.usecases.kept import Kept


def test_a_value_is_made_once_for_a_key() -> None:
    kept: Kept[list[int]] = Kept()
    first = kept.get("a", lambda: [1])
    assert kept.get("a", lambda: [2]) is first


def test_another_key_makes_another_value_and_forgets_the_first() -> None:
    kept: Kept[list[int]] = Kept()
    first = kept.get("a", lambda: [1])
    assert kept.get("b", lambda: [2]) == [2]
    assert kept.get("a", lambda: [1]) is not first


def test_nothing_is_a_value_and_a_key_like_any_other() -> None:
    kept: Kept[int | None] = Kept()
    assert kept.get(None, lambda: None) is None
    assert kept.get(None, lambda: 1) is None


def test_a_value_that_cannot_be_made_leaves_what_was_kept() -> None:
    kept: Kept[float] = Kept()
    kept.get(1, lambda: 1.0)
    with pytest.raises(ZeroDivisionError):
        kept.get(0, lambda: 1 / 0)
    assert kept.get(1, lambda: 2.0) == 1.0
