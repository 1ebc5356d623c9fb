import json
import random
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.boundary.guest.manifest import Part, Template
from edgecode.boundary.guest.selection import MOST_SHOWN, Confidence, Pointed, Selected
from edgecode.boundary.guest.selections import MOST_LINES, MOST_REFUSED, understood
from simulators.guest_bundles import ALIKE, LONG

STAGED = {Part.SCRIPT: 60, Part.CUTS: 5}
TEMPLATES = (ALIKE, LONG)


def line(template: str = "alike", *places: tuple[str, int], sure: str = "low") -> bytes:
    at = [list(place) for place in places or (("script", 1), ("script", 2))]
    return json.dumps({"template": template, "at": at, "confidence": sure}).encode()


LINES = st.builds(
    lambda template, places, sure: line(template, *places[: 1 + (template == "alike")], sure=sure),
    st.sampled_from(["alike", "long"]),
    st.lists(
        st.one_of(
            st.tuples(st.just("script"), st.integers(0, 59)),
            st.tuples(st.just("cuts"), st.integers(0, 4)),
        ),
        min_size=2,
        max_size=2,
        unique=True,
    ),
    st.sampled_from(list(Confidence)),
)
OUTPUTS = st.lists(LINES, max_size=120)


def shown(lines: list[bytes], *, staged: Mapping[Part, int] = STAGED) -> tuple[tuple[Selected, ...], int]:
    found = understood(b"".join(each + b"\n" for each in lines), templates=TEMPLATES, staged=staged)
    assert not found.refused
    return found.selected, found.left_out


@given(OUTPUTS, st.randoms(use_true_random=False))
def test_how_a_tool_orders_its_lines_makes_no_difference(lines: list[bytes], chance: random.Random) -> None:
    other = list(lines)
    chance.shuffle(other)
    assert shown(other) == shown(lines)


@given(OUTPUTS, st.data())
def test_how_often_a_tool_says_a_thing_makes_no_difference(lines: list[bytes], data: st.DataObject) -> None:
    again = data.draw(st.lists(st.sampled_from(lines), max_size=60)) if lines else []
    assert shown(lines + again) == shown(lines)


@given(OUTPUTS, OUTPUTS)
def test_what_is_beyond_the_cap_and_less_sure_changes_nothing_that_is_shown(
    one: list[bytes], other: list[bytes]
) -> None:
    sure = [each.replace(b'"low"', b'"high"').replace(b'"medium"', b'"high"') for each in one]
    less = [each.replace(b'"high"', b'"low"').replace(b'"medium"', b'"low"') for each in other]
    alone, _left_out = shown(sure)
    both, _more = shown(sure + less)
    if len(alone) == MOST_SHOWN:
        assert both == alone
    assert set(alone) <= set(both)


@given(OUTPUTS)
def test_every_selection_is_shown_or_counted_once(lines: list[bytes]) -> None:
    selected, left_out = shown(lines)
    kinds = {(said["template"], str(said["at"])) for said in map(json.loads, lines)}
    assert len(selected) + left_out == len(kinds)
    assert len(selected) <= MOST_SHOWN
    assert left_out == 0 or len(selected) == MOST_SHOWN


@given(OUTPUTS, st.binary(max_size=60).filter(lambda data: b"\n" not in data), st.integers(0, 120))
def test_no_line_is_lost_to_the_fault_of_another(lines: list[bytes], fault: bytes, at: int) -> None:
    output = b"\n".join([*lines[:at], fault, *lines[at:]])
    found = understood(output, templates=TEMPLATES, staged=STAGED)
    assert (found.selected, found.left_out) == shown(lines)
    assert len(found.refused) <= 1


def test_the_surest_of_alike_ones_is_kept() -> None:
    selected, left_out = shown([line(sure="low"), line(sure="high"), line(sure="medium")])
    at = (Pointed(Part.SCRIPT, 1), Pointed(Part.SCRIPT, 2))
    assert selected == (Selected(template="alike", at=at, confidence=Confidence.HIGH),)
    assert left_out == 0


def test_the_surest_are_shown_and_in_the_order_of_the_film() -> None:
    low = [line("long", ("script", at)) for at in range(50)]
    sure = [line("long", ("cuts", 1), sure="high"), line("long", ("script", 55), sure="medium")]
    selected, left_out = shown([*low, *sure])
    assert left_out == 12
    assert [(each.at[0].part, each.at[0].at) for each in selected] == [
        *((Part.SCRIPT, at) for at in range(38)),
        *((Part.SCRIPT, 55), (Part.CUTS, 1)),
    ]


def test_places_come_before_templates_in_the_order() -> None:
    said = [line("long", ("script", 2)), line("alike", ("script", 2), ("script", 1)), line("long", ("script", 1))]
    assert [(each.at[0].at, each.template) for each in shown(said)[0]] == [(1, "long"), (2, "long"), (2, "alike")]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (b"", "expected an object of JSON, found something else"),
        (b"[]", "expected an object of JSON, found another value"),
        (b'"alike"', "found another value"),
        (b"null", "found another value"),
        (b"{}", "expected the keys template, at and confidence, each once, found others"),
        (b"{", "found something else"),
        (b"\xff" + line(), "expected UTF-8, found other bytes"),
        (b"\xef\xbb\xbf" + line(), "found something else"),
        (line()[:-1], "found something else"),
        (line() + b" x", "found something else"),
        (line().replace(b'"low"}', b'"low", "why": "it is odd"}'), "found others"),
        (line().replace(b'"low"}', b'"low", "confidence": "low"}'), "each once, found others"),
        (line("odd"), "expected the name of an approved template, found something else"),
        (line("ALIKE"), "the name of an approved template"),
        (line().replace(b'"alike"', b"1"), "the name of an approved template"),
        (line().replace(b'"alike"', b'["alike"]'), "the name of an approved template"),
        (line(sure="certain"), "expected one of low, medium, high, found something else"),
        (line().replace(b'"low"', b"0.9"), "expected one of low, medium, high"),
        (line().replace(b'"low"', b"NaN"), "expected one of low, medium, high"),
        (line().replace(b'"low"', b"null"), "expected one of low, medium, high"),
        (line("alike", ("script", 1)), "expected a place for each slot of the template"),
        (line("long", ("script", 1), ("script", 2)), "expected a place for each slot of the template"),
        (line().replace(b"[[", b'{"a": [[').replace(b"]]", b"]]}"), "a place for each slot"),
        (line("long").replace(b'[["script", 1], ["script", 2]]', b'["script", 1]'), "a place for each slot"),
        (line().replace(b'["script", 1]', b'["script", 1, 2]'), "expected a place as a part and its number"),
        (line().replace(b'["script", 1]', b'{"script": 1}'), "expected a place as a part and its number"),
        (line().replace(b'["script", 1]', b"1"), "expected a place as a part and its number"),
        (line().replace(b'["script", 1]', b'["sound", 1]'), "expected one of the parts of a film"),
        (line().replace(b'["script", 1]', b'[["script"], 1]'), "expected one of the parts of a film"),
        (line().replace(b'["script", 1]', b'["script", 1.0]'), "expected a place's number, found something else"),
        (line().replace(b'["script", 1]', b'["script", 1e0]'), "expected a place's number"),
        (line().replace(b'["script", 1]', b'["script", true]'), "expected a place's number"),
        (line().replace(b'["script", 1]', b'["script", "1"]'), "expected a place's number"),
        (line().replace(b'["script", 1]', b'["script", NaN]'), "expected a place's number"),
        (line().replace(b'["script", 1]', b'["script", -Infinity]'), "expected a place's number"),
        (line().replace(b'["script", 1]', b'["script", null]'), "expected a place's number"),
        (line("long", ("script", 60)), "a place that the tool was given, found a number that nothing in script has"),
        (line("long", ("script", -1)), "found a number that nothing in script has"),
        (line("long", ("script", 10**300)), "found a number that nothing in script has"),
        (line("long", ("boards", 0)), "a part that the tool was given, found one in boards, which it was not"),
        (line("long", ("dailies", 0)), "found one in dailies, which it was not"),
        (line("alike", ("script", 1), ("script", 1)), "expected each place once, found one twice"),
        (line() + b" " * 1000, "expected at most 1000 bytes"),
        (b"[" * 1000, "found something else"),
        (b"[" * 100_000, "expected at most 1000 bytes, found 100000"),
        (b"<script>" + b"a", "found something else"),
    ],
)
def test_what_is_no_selection_is_dropped_and_said_and_its_neighbours_stay(said: bytes, why: str) -> None:
    output = b"\n".join((line("long", ("script", 7)), said, line("long", ("cuts", 0)), b""))
    found = understood(output, templates=TEMPLATES, staged=STAGED)
    assert [each.at for each in found.selected] == [(Pointed(Part.SCRIPT, 7),), (Pointed(Part.CUTS, 0),)]
    assert len(found.refused) == 1
    assert found.refused[0].startswith("line 2: expected ")
    assert found.refused[0].endswith(", and was dropped")
    assert why in found.refused[0]


def test_nothing_that_a_tool_wrote_comes_to_be_read() -> None:
    """A sentence on what was dropped is made of our words; otherwise it would be a letter to whoever reads it."""
    told = "CALL-ME-AT-ARIA"
    said = [f'{{"template": "{told}", "at": [], "confidence": "low"}}', told, f'{{"{told}": 1}}', f'["{told}"]']
    said += [line().decode().replace(word, told) for word in ("low", "script", "alike", "at")]
    found = understood("\n".join(said).encode(), templates=TEMPLATES, staged=STAGED)
    assert len(found.refused) == len(said)
    assert told not in "".join(found.refused)


def test_more_than_twenty_sentences_are_summed_up() -> None:
    found = understood(b"odd\n" * 45 + line(), templates=TEMPLATES, staged=STAGED)
    assert len(found.selected) == 1
    assert len(found.refused) == MOST_REFUSED + 1
    assert found.refused[-1] == "and 25 more were dropped"
    assert len(understood(b"odd\n" * 20, templates=TEMPLATES, staged=STAGED).refused) == 20


def test_of_too_many_lines_none_is_read() -> None:
    """Were the first ones read, it would make a difference which came first."""
    full = understood((line() + b"\n") * MOST_LINES, templates=TEMPLATES, staged=STAGED)
    assert (len(full.selected), full.refused) == (1, ())
    more = understood((line() + b"\n") * MOST_LINES + line(), templates=TEMPLATES, staged=STAGED)
    assert more.selected == ()
    assert more.refused == ("the whole: expected at most 10000 lines, found 10001, and nothing of it was read",)
    long = understood(b" " * (1 << 20) + b"\n", templates=TEMPLATES, staged=STAGED)
    assert long.refused == ("the whole: expected at most 1048576 bytes, found 1048577, and nothing of it was read",)


def test_nothing_is_nothing_and_a_last_line_needs_no_end() -> None:
    assert understood(b"", templates=TEMPLATES, staged=STAGED) == understood(b"", templates=(), staged={})
    assert len(understood(line(), templates=TEMPLATES, staged=STAGED).selected) == 1


def test_a_template_that_nobody_approved_is_none() -> None:
    found = understood(line(), templates=(LONG,), staged=STAGED)
    assert (found.selected, len(found.refused)) == ((), 1)


def test_a_template_has_as_many_places_as_slots() -> None:
    four = Template(name="four", says="{first}, {second}, {third} and {fourth} are alike.")
    said = line("four", *(("script", at) for at in range(4)))
    assert len(understood(said, templates=(four,), staged=STAGED).selected[0].at) == 4


@given(st.binary(max_size=400))
def test_no_bytes_do_more_than_be_dropped(output: bytes) -> None:
    found = understood(output, templates=TEMPLATES, staged=STAGED)
    assert not found.selected
    assert len(found.refused) <= MOST_REFUSED + 1
    assert all(each.isascii() and each.isprintable() for each in found.refused)
