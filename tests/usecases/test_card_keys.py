import pytest

from edgecode.findings.word import Deed
from edgecode.usecases import card_keys


def test_each_way_to_decide_has_a_key_of_its_own() -> None:
    assert len(set(card_keys.CARD_KEYS.values())) == len(card_keys.CARD_KEYS)
    assert {card_keys.presses(deed) for deed in card_keys.CARD_KEYS} == {1}


def test_keys_one_after_another_count_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(card_keys, "CARD_KEYS", {Deed.LEAVE: "x x"})
    assert card_keys.presses(Deed.LEAVE) == 2
