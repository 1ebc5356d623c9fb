import pytest

from edgecode.film.script import AsideKind, ParagraphKind
from edgecode.formats.fdx.kinds import KIND_OF, TYPE_OF, Types, outline_type


def test_every_kind_has_its_type_and_finds_back() -> None:
    assert set(TYPE_OF) == set(ParagraphKind)
    assert all(KIND_OF[name.casefold()] is kind for kind, name in TYPE_OF.items())


@pytest.mark.parametrize(
    ("name", "aside"),
    [
        ("Outline 1", (AsideKind.SECTION, 1)),
        ("outline 4", (AsideKind.SECTION, 4)),
        ("Outline Body", (AsideKind.SYNOPSIS, 0)),
        ("Note", (AsideKind.NOTE, 0)),
        ("Summary", (AsideKind.SYNOPSIS, 0)),
        ("Action", None),
        ("Outline", None),
    ],
)
def test_what_is_not_printed_is_an_aside(name: str, aside: tuple[AsideKind, int] | None) -> None:
    assert Types(hidden=frozenset({"note", "summary"})).aside(name) == aside


def test_a_type_is_hidden_only_where_the_file_says_so() -> None:
    assert Types().aside("Note") is None


def test_a_section_has_four_levels_at_most() -> None:
    assert [outline_type(AsideKind.SECTION, depth=depth) for depth in (0, 1, 4, 6)] == [
        *("Outline 1", "Outline 1", "Outline 4", "Outline 4")
    ]
    assert outline_type(AsideKind.SYNOPSIS, depth=0) == "Outline Body"
