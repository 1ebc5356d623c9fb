from collections.abc import Callable

import pytest

from edgecode.film.place import Remark
from edgecode.film.script import ParagraphKind, Script
from edgecode.formats.fountain.page import Event, Page


def test_a_sample_of_revision_marks(sample: Callable[[str], tuple[Script, list[Remark]]]) -> None:
    script, _ = sample("revision_marks")
    assert [(paragraph.text, paragraph.revised) for paragraph in script.paragraphs] == [
        ("INT. BOAT SHED - NIGHT", True),
        ("Nadia waits. *Alone*.\nShe has waited before.", True),
        ("NADIA", True),
        ("I was *not* home *", False),
        ("*   *   *", False),
    ]
    assert script.scenes[0].number == "12"


@pytest.mark.parametrize("text", ["Rain.  *", "Rain.\t*", "Rain.        *  ", "Rain. \t *"])
def test_an_asterisk_away_from_the_words_is_taken_off(text: str) -> None:
    assert Page([text]).words == ["Rain."]


@pytest.mark.parametrize("text", ["Rain. *", "Rain.*", "   *", "* *  *", "*Rain*"])
def test_an_asterisk_near_the_words_or_without_any_stays(text: str) -> None:
    assert Page([text]).texts == [text]


def test_an_event_is_revised_where_one_of_its_lines_is() -> None:
    page = Page(["Rain.", "Wind.  *", "Sun."])
    for first, last in [(0, 0), (0, 1), (2, 2)]:
        page.add(Event(ParagraphKind.ACTION, "", first, last))
    assert [event.revised for event in page.events] == [False, True, False]
