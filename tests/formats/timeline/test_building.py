import pytest

from edgecode.formats.timeline.building import MOST_CLIPS, At, Unfolding, length, track, transition
from edgecode.formats.timeline.items import Item, Range, Time


def clip(name: str = "a") -> Item:
    return Item(kind="Clip", name=name, trim=length(10, fps=24))


def kinds(*items: At) -> list[tuple[str, float | None]]:
    made = track(items, name="V1", sound=False, fps=24, says=[])
    return [(each.kind, each.trim.length.value if each.trim is not None else None) for each in made.children]


def test_gaps_stand_between_the_items_of_a_track_in_any_order() -> None:
    assert kinds(At(30, 40, clip("b")), At(5, 15, clip("a"))) == [("Gap", 5), ("Clip", 10), ("Gap", 15), ("Clip", 10)]


def test_a_transition_stands_ahead_of_the_clip_it_brings_in() -> None:
    assert kinds(At(0, 10, clip()), At(10, 20, clip()), At(10, 10, transition("x"))) == [
        ("Clip", 10),
        ("Transition", None),
        ("Clip", 10),
    ]


def test_items_that_overlap_are_said_once_and_stand_as_they_say() -> None:
    says: list[str] = []
    made = track([At(0, 10, clip()), At(5, 15, clip()), At(8, 18, clip())], name="V1", sound=True, fps=24, says=says)
    assert made.sort == "Audio"
    assert [each.trim for each in made.children if each.kind == "Gap"] == [
        Range(Time(0, 24), Time(-5, 24)),
        Range(Time(0, 24), Time(-7, 24)),
    ]
    assert says == [
        "expected the clips of V1 one behind the other, found 2 that begin before the one ahead has ended; kept where it says"
    ]


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Cross Dissolve", "dissolve"),
        ("Audio Crossfade", "dissolve"),
        ("Edge Wipe", "wipe"),
        ("Light leak", "Light leak"),
    ],
)
def test_a_transition_is_called_by_the_trades_word_where_there_is_one(name: str, word: str) -> None:
    assert transition(name).name == word


def test_what_multiplies_is_counted_without_being_walked() -> None:
    item = Item(kind="Stack", children=(clip(),) * 10)
    for _ in range(30):
        item = Item(kind="Stack", children=(item,) * 10)
    assert not Unfolding().fits(item, in_cut=False)


def test_what_a_cut_shows_adds_up() -> None:
    nest = Item(kind="Stack", children=(clip(),) * (MOST_CLIPS // 2))
    unfolding = Unfolding()
    assert [unfolding.fits(nest, in_cut=True) for _ in range(3)] == [True, True, False]
    assert unfolding.fits(nest, in_cut=False)
