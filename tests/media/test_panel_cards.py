import io

import numpy as np
import pytest
from PIL import Image

from edgecode.media.panel_cards import card


def drawn(name: str, more: str = "") -> np.ndarray:
    with Image.open(io.BytesIO(card(name, more))) as picture:
        assert picture.size == (1280, 720)
        return np.asarray(picture.convert("RGB")).astype(int)


def test_a_card_is_grey_and_its_name_stands_on_it() -> None:
    made = drawn("2.1")
    assert (made[:80] == 96).all()
    assert (made[-80:] == 96).all()
    assert made[300:420].max() > 200
    assert (drawn("2.2") != made).any(), "each panel's card is its own"
    assert (drawn("2.1", "Scene 2") != made).any()


@pytest.mark.parametrize("name", ["", "#panic()", '"]', "$x$ *a* _b_ `c`", "漢字", "\\u{7}", "x" * 5000, "a\nb"])
def test_no_name_is_more_than_words(name: str) -> None:
    made = drawn(name, name)
    assert (made[:60] == 96).all()
