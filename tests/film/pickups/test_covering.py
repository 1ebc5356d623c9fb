"""The smallest cover, against brute force and against the greedy choice."""

from itertools import chain, combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.film.pickups.covering import Candidate, Chosen, Price, greedy_cover, price_of, smallest_cover

ITEMS = ("a", "b", "c", "d", "e", "f")
PLACES = {"a": "KITCHEN", "b": "KITCHEN", "c": "KITCHEN", "d": "KITCHEN", "e": "YARD", "f": "YARD"}


@st.composite
def offered(draw: st.DrawFn) -> list[Candidate]:
    """Up to nine candidates; each serves things of one place."""
    made = []
    for number in range(draw(st.integers(0, 9))):
        place = draw(st.sampled_from(("KITCHEN", "YARD")))
        own = [item for item, where in PLACES.items() if where == place]
        made.append(
            Candidate(
                key=f"k{number}",
                serves=frozenset(draw(st.sets(st.sampled_from(own), min_size=1))),
                place=place,
                cast=frozenset(draw(st.sets(st.sampled_from("ABCD")))),
                eighths=draw(st.integers(1, 4)),
            )
        )
    return made


def price(chosen: tuple[Candidate, ...]) -> Price:
    """What a choice costs, place by place."""
    by_place = [price_of(each for each in chosen if each.place == place) for place in ("KITCHEN", "YARD")]
    return Price(*(sum(getattr(each, name) for each in by_place) for name in ("count", "called", "eighths")))


def brute_force(wanted: frozenset[str], candidates: list[Candidate]) -> Price:
    """The cheapest of all choices that serve as much as can be served."""
    able = wanted & frozenset().union(*(each.serves for each in candidates))
    every = chain.from_iterable(combinations(candidates, size) for size in range(len(candidates) + 1))
    return min(price(each) for each in every if able <= frozenset().union(*(one.serves for one in each)))


def chosen_of(chosen: Chosen, candidates: list[Candidate]) -> tuple[Candidate, ...]:
    return tuple(each for each in candidates if each.key in chosen.keys)


@given(st.sets(st.sampled_from(ITEMS)), offered())
@settings(max_examples=150)
def test_it_costs_what_the_best_of_all_choices_costs(wanted: set[str], candidates: list[Candidate]) -> None:
    chosen = smallest_cover(wanted, candidates)
    assert chosen.exact
    assert chosen.price == brute_force(frozenset(wanted), candidates) == price(chosen_of(chosen, candidates))


@given(st.sets(st.sampled_from(ITEMS)), offered())
def test_nothing_is_lost_and_it_is_never_dearer_than_the_greedy_choice(
    wanted: set[str], candidates: list[Candidate]
) -> None:
    chosen = smallest_cover(wanted, candidates)
    served = frozenset().union(*(each.serves for each in chosen_of(chosen, candidates)))
    assert wanted <= served | chosen.unserved
    assert chosen.unserved.isdisjoint(served)
    assert chosen.price <= price(greedy_cover(frozenset(wanted) - chosen.unserved, candidates))


def test_the_greedy_choice_can_be_beaten() -> None:
    """One setup serves four of six lines, two others serve three each: greedy takes three setups, and two are enough."""
    made = [
        Candidate(key="big", serves=frozenset("abcd")),
        Candidate(key="one", serves=frozenset("abx")),
        Candidate(key="two", serves=frozenset("cdy")),
    ]
    assert len(greedy_cover(frozenset("abcdxy"), made)) == 3
    assert smallest_cover("abcdxy", made).keys == ("one", "two")


def test_of_as_many_setups_those_with_fewer_people_are_chosen_before_shorter_ones() -> None:
    made = [
        Candidate(key="two-shot", serves=frozenset("a"), cast=frozenset({"ADA", "BEN"}), eighths=1),
        Candidate(key="close", serves=frozenset("a"), cast=frozenset({"ADA"}), eighths=3),
    ]
    assert smallest_cover("a", made).keys == ("close",)


def test_a_search_that_is_ended_early_says_so_and_still_serves_everything() -> None:
    made = [
        Candidate(key=f"k{at}", serves=frozenset({f"i{at}", f"i{(at + 1) % 9}", f"i{(at + 4) % 9}"})) for at in range(9)
    ]
    chosen = smallest_cover((f"i{at}" for at in range(9)), made, most=2)
    assert not chosen.exact
    assert not chosen.unserved


def test_a_long_list_of_one_place_is_exact() -> None:
    """Forty lines in a hundred setups, dealt out without a pattern: more than a week of pickups asks for."""
    chance = Random(11)  # noqa: S311  a case that is the same each time, and no secret
    made = [
        Candidate(
            key=f"k{at:02d}",
            serves=frozenset(f"i{each}" for each in chance.sample(range(40), chance.randint(1, 5))),
            cast=frozenset(f"p{each}" for each in chance.sample(range(6), chance.randint(1, 3))),
            eighths=chance.randint(1, 6),
        )
        for at in range(100)
    ]
    chosen = smallest_cover((f"i{at}" for at in range(40)), made)
    assert chosen.exact
    assert not chosen.unserved
    assert chosen.price < price_of(greedy_cover(frozenset(f"i{at}" for at in range(40)), made))
