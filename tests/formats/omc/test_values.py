import pytest

from edgecode.formats.json_document import Json
from edgecode.formats.omc.values import name_of, plain, values_of


@pytest.mark.parametrize(
    ("value", "text"),
    [(" A ", "A"), (29.97, "29.97"), (24, "24"), (True, "true"), (None, ""), ([1], ""), ({"a": 1}, "")],
)
def test_a_plain_value_is_text(value: Json, text: str) -> None:
    assert plain(value) == text


def test_an_older_title_is_still_a_title() -> None:
    assert values_of({"title": {"workingTitle": "Elevator"}}, entity="CreativeWork") == {"title": "Elevator"}


def test_a_title_without_a_type_will_do() -> None:
    node: dict[str, Json] = {"creativeWorkTitle": [{"titleName": "The Lift"}, None]}
    assert values_of(node, entity="CreativeWork") == {"title": "The Lift"}


def test_a_slugline_in_one_piece_is_kept_as_such() -> None:
    node: dict[str, Json] = {"slugline": [{"text": "INT. HALL - NIGHT"}]}
    assert values_of(node, entity="NarrativeScene") == {"slugline": "INT. HALL - NIGHT"}


def test_a_character_goes_by_the_full_name() -> None:
    node: dict[str, Json] = {"characterName": {"fullName": "Nadia"}, "name": None}
    assert name_of(node, values=values_of(node, entity="Character")) == "Nadia"
