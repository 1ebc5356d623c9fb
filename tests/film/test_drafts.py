import pytest

from edgecode.film.drafts import draft_named, drafts_of
from simulators.papers import script

WHITE = script(
    "# 4 INT. KITCHEN\nMAYA: One.\nHe sits.\n# 4 INT. HALL\nMAYA: Two.", path="white.fountain", draft="White"
)
BLUE = script("# 4 INT. KITCHEN\nMAYA: One.", path="blue.fountain", draft="Blue revision")


def test_scenes_are_found_by_number_and_paragraphs_by_id_and_lines_are_counted_once() -> None:
    drafts = drafts_of(WHITE, (BLUE, WHITE))
    scene = drafts.scenes["white.fountain"]["4"]
    assert scene.heading == "INT. KITCHEN"
    assert drafts.places[WHITE.paragraphs[2].id] == 2
    lines = drafts.lines(WHITE, scene)
    assert [(line.first, line.last) for line in lines] == [(1, 3), (3, 4)]
    assert drafts.lines(WHITE, scene) is lines


def test_two_drafts_are_the_same_only_if_they_are_one_object() -> None:
    one = drafts_of(WHITE, (WHITE,))
    assert one == one  # noqa: PLR0124  that is the question
    assert one != drafts_of(WHITE, (WHITE,))


@pytest.mark.parametrize(
    ("name", "found"),
    [("blue", 1), ("White draft", 0), ("the blue revision", 1), ("white.fountain", 0), ("pink", None), ("", None)],
)
def test_a_draft_is_found_by_its_title_page_or_its_path(name: str, found: int | None) -> None:
    assert (
        draft_named(name, (("White, 12 February", "white.fountain"), ("Blue revision", "script/b.fountain"))) == found
    )
