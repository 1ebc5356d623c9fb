import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import log2

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from edgecode.boundary.agreement import Agreement
from edgecode.boundary.bits import SET_BY, bits, count, within_ceiling, worst_case_bits
from edgecode.boundary.errors import AgreementError, CeilingError, UncountableError
from edgecode.entries.vocabulary import ReportClass
from simulators.told_week import BARE, WHOLE, changed

Schema = Mapping[str, object]

SCALARS: tuple[object, ...] = ("a", "b", 0, 1, True, None)
KEYS = ("x", "y")


def listed(items: Sequence[Schema]) -> Schema:
    """Write the schema of a list with just these items."""
    return {
        "type": "array",
        "prefixItems": list(items),
        "items": False,
        "minItems": len(items),
        "maxItems": len(items),
    }


def repeated(item: Schema, length: int) -> Schema:
    """Write the schema of a list of so many items of one kind."""
    return {"type": "array", "items": item, "minItems": length, "maxItems": length}


def closed(parts: Mapping[str, Schema]) -> Schema:
    """Write the schema of an object with just these keys."""
    return {"type": "object", "properties": dict(parts), "required": list(parts), "additionalProperties": False}


def one_of(*branches: Schema) -> Schema:
    """Write the schema of what keeps to one of several."""
    return {"oneOf": list(branches)}


SCALAR = st.one_of(
    st.sampled_from(SCALARS).map(lambda value: {"const": value}),
    st.lists(st.sampled_from(SCALARS), min_size=1, max_size=4, unique_by=json.dumps).map(lambda words: {"enum": words}),
)


def larger(inner: st.SearchStrategy[Schema]) -> st.SearchStrategy[Schema]:
    """Make a schema around others."""
    return st.one_of(
        st.lists(inner, max_size=2).map(listed),
        st.builds(repeated, inner, st.integers(0, 2)),
        st.dictionaries(st.sampled_from(KEYS), inner, max_size=2).map(closed),
        st.lists(inner, min_size=1, max_size=3).map(lambda branches: one_of(*branches)),
    )


FLAT = st.one_of(
    SCALAR, larger(SCALAR), larger(SCALAR).flatmap(lambda one: larger(SCALAR).map(lambda two: one_of(one, two)))
)
DEEP = st.recursive(SCALAR, larger, max_leaves=6)


def universe() -> Iterator[object]:
    """Give every value there is out of the scalars, lists of two of them at most, and objects of the two keys."""
    yield from SCALARS
    for length in range(4):
        yield from (list(items) for items in product(SCALARS, repeat=length) if length < 3 or len(set(items)) == 1)
    for keys in ((), ("x",), ("y",), KEYS, ("z",)):
        yield from (dict(zip(keys, values, strict=True)) for values in product(SCALARS, repeat=len(keys)))


UNIVERSE = list(universe())


def values_of(schema: Schema) -> Iterator[object]:
    """Give every value of a schema in our forms; of branches, those of each."""
    if "const" in schema:
        yield schema["const"]
    elif "enum" in schema:
        yield from _these(schema["enum"])
    elif "oneOf" in schema:
        yield from (value for branch in _these(schema["oneOf"]) for value in values_of(branch))
    elif "properties" in schema:
        parts: object = schema["properties"]
        assert isinstance(parts, dict)
        for values in product(*(values_of(part) for part in parts.values())):
            yield dict(zip(parts, values, strict=True))
    else:
        length = schema["minItems"]
        assert isinstance(length, int)
        items = _these(schema["prefixItems"]) if "prefixItems" in schema else _these([schema["items"]]) * length
        yield from (list(values) for values in product(*map(values_of, items)))


def near(value: object) -> Iterator[object]:
    """Give values that differ from one in a single place: a scalar, an item more or less, a key more or less."""
    if isinstance(value, list):
        yield from ([*value, "a"], value[:-1], {"x": value})
        for place, item in enumerate(value):
            yield from ([*value[:place], other, *value[place + 1 :]] for other in near(item))
    elif isinstance(value, dict):
        yield from ({**value, "z": "a"}, list(value), [value])
        for key, part in value.items():
            yield {other: value[other] for other in value if other != key}
            yield from ({**value, key: other} for other in near(part))
    else:
        yield from (other for other in (*SCALARS, "c", 2, False, [], {}) if json.dumps(other) != json.dumps(value))


def counted(schema: Schema) -> int:
    """Count the values of a schema, or give up on one whose branches cannot be seen to differ."""
    try:
        return count(schema)
    except UncountableError:
        assume(False)  # noqa: FBT003  the name of Hypothesis
        raise


def _these(value: object) -> list[Schema]:
    assert isinstance(value, list)
    return value


@given(FLAT)
@settings(max_examples=120)
def test_the_count_is_that_of_all_values_there_are(schema: Schema) -> None:
    """Of every value of a small universe jsonschema says whether it is valid; no schema here allows one outside of it."""
    number = counted(schema)
    validator = Draft202012Validator(dict(schema))
    assert number == sum(validator.is_valid(value) for value in UNIVERSE)


@given(DEEP)
@settings(max_examples=120)
def test_the_count_is_that_of_the_values_one_by_one(schema: Schema) -> None:
    number = counted(schema)
    assume(number <= 60)
    validator = Draft202012Validator(dict(schema))
    values = {json.dumps(value, sort_keys=True): value for value in values_of(schema)}
    assert len(values) == number
    assert all(validator.is_valid(value) for value in values.values())
    around = {json.dumps(other, sort_keys=True): other for value in values.values() for other in near(value)}
    assert not [name for name, other in around.items() if name not in values and validator.is_valid(other)]


@given(FLAT, FLAT)
@settings(max_examples=120)
def test_branches_that_a_value_could_share_are_never_counted(one: Schema, other: Schema) -> None:
    shared = [
        value for value in UNIVERSE if all(Draft202012Validator(dict(each)).is_valid(value) for each in (one, other))
    ]
    if shared:
        with pytest.raises(UncountableError):
            count(one_of(one, other))


def test_objects_multiply_and_branches_add() -> None:
    """Three times five, and two more that have another word in the same place."""
    five = {"enum": ["-", "a", "b", "c", "d"]}
    tables = closed({"holds": {"const": "tables"}, "phase": {"enum": [1, 2, 3]}, "cell": five})
    nothing = closed({"holds": {"const": "nothing"}, "phase": {"enum": [1, 2]}, "cell": {"const": "-"}})
    assert count(one_of(tables, nothing)) == 17
    assert count(repeated(five, 33)) == 5**33
    assert count(listed([])) == count(closed({})) == 1


def test_what_others_set_counts_as_one_value() -> None:
    week = {"type": "string", "pattern": "^[0-9]{4}-W[0-9]{2}$", SET_BY: "clock", "title": "the week"}
    version = {"type": "integer", "minimum": 1, SET_BY: "agreement"}
    assert count(closed({"week": week, "version": version, "cell": {"enum": ["a", "b"]}})) == 2


def test_what_others_set_tells_no_branches_apart() -> None:
    """A string of a pattern could be any word; it is no list and no object."""
    alias = {"type": "string", "pattern": "^a$", SET_BY: "seed"}
    for other in ({"const": "b"}, {"enum": [1, 2]}, alias):
        for branches in ((alias, other), (other, alias)):
            with pytest.raises(UncountableError, match="branches that differ in a constant"):
                count(one_of(*branches))
    for shape in (listed([]), closed({})):
        assert count(one_of(alias, shape)) == count(one_of(shape, alias)) == 2


def test_true_is_another_value_than_one() -> None:
    assert count({"enum": [1, True, "1", None]}) == 4
    assert count(one_of({"const": 1}, {"const": True})) == 2


@pytest.mark.parametrize(
    ("schema", "says"),
    [
        (True, "a schema that is an object, found bool"),
        ({}, "one of the forms that have a count, found none"),
        ({"type": "string"}, "one of the forms that have a count, found 'type'"),
        ({"type": "integer", "minimum": 0, "maximum": 9}, "one of the forms"),
        ({"enum": ["a"], "type": "string"}, "one of the forms"),
        ({"anyOf": [{"const": 1}]}, "one of the forms"),
        ({"$ref": "#/$defs/cell"}, "one of the forms"),
        ({"type": "string", "pattern": "^a$"}, "one of the forms"),
        ({"type": "number", "pattern": "^a$", SET_BY: "clock"}, "one of the forms"),
        ({"type": "string", "pattern": "^a$", SET_BY: "film"}, "x-edgecode-set-by: one of agreement, clock, seed"),
        ({"enum": []}, "a list of words, found none"),
        ({"enum": "ab"}, "a list of words, found none"),
        ({"enum": ["a", "a"]}, "each word once, found one twice"),
        ({"enum": ["a", 1.0]}, "text, whole numbers, true, false or null, found float"),
        ({"const": ["a"]}, "text, whole numbers, true, false or null, found list"),
        ({"oneOf": []}, "a list of branches, found none"),
        (one_of({"const": "a"}, {"enum": ["b", "a"]}), "branches that differ in a constant"),
        (one_of(closed({"x": {"const": 1}}), closed({"x": {"const": 1}})), "branches that differ in a constant"),
        ({**closed({"x": {"const": 1}}), "additionalProperties": True}, "a closed object, found one that is not"),
        ({**closed({"x": {"const": 1}}), "additionalProperties": {}}, "a closed object"),
        ({**closed({"x": {"const": 1}}), "additionalProperties": 0}, "a closed object"),
        ({**closed({"x": {"const": 1}}), "properties": []}, "a closed object"),
        ({**closed({"x": {"const": 1}}), "required": "x"}, "a closed object"),
        ({**closed({"x": {"const": 1}}), "required": []}, "each key required"),
        ({**closed({"x": {"const": 1}}), "required": ["x", "y"]}, "each key required"),
        ({**listed([{"const": 1}]), "minItems": 0}, "minItems and maxItems, one number"),
        ({**listed([{"const": 1}]), "minItems": True, "maxItems": True}, "minItems and maxItems, one number"),
        ({**listed([{"const": 1}]), "maxItems": 1.0}, "minItems and maxItems, one number"),
        ({**listed([{"const": 1}]), "items": True}, "as many prefixItems as items, and no others"),
        ({**listed([{"const": 1}]), "prefixItems": {}}, "as many prefixItems as items"),
        ({**listed([{"const": 1}]), "prefixItems": []}, "as many prefixItems as items"),
        (repeated({"const": 1}, -1), "0 to 1000 items, found -1"),
        (repeated({"const": 1}, 1001), "0 to 1000 items, found 1001"),
        (repeated({"type": "string"}, 2), "one of the forms"),
        (closed({"x": {"type": "string"}}), "one of the forms"),
        (one_of({"type": "string"}), "one of the forms"),
    ],
)
def test_what_has_no_count_is_an_error(schema: object, says: str) -> None:
    with pytest.raises(UncountableError, match=f"^schema: expected {says}".replace("$", r"\$").replace("+", r"\+")):
        count(schema)


def test_bits_are_those_it_takes_to_tell_apart() -> None:
    assert [bits(values) for values in (1, 2, 1024)] == [0, 1, 10]
    assert bits(5**1000) == pytest.approx(1000 * log2(5))


def test_the_base_class_comes_to_83_bits() -> None:
    """33 cells of five symbols or an empty batch, nine times of arrival, two visits of three answers."""
    assert worst_case_bits(BARE) == pytest.approx(log2((5**33 + 1) * 9 * 3**2))
    assert worst_case_bits(BARE) == pytest.approx(82.96, abs=0.01)


def test_an_outcome_is_counted_where_one_is_due_in_any_week() -> None:
    cells = 5 ** (4 * 3 + 2 + 6)
    assert worst_case_bits(WHOLE) == pytest.approx(log2((3 * cells + 1) * 9 * 3**2))
    assert worst_case_bits(changed(WHOLE, trials=())) == pytest.approx(log2((cells + 1) * 9 * 3**2))


@pytest.mark.parametrize("visits", range(1, 8))
def test_each_visit_tells_something(visits: int) -> None:
    assert worst_case_bits(changed(BARE, visits=visits)) == pytest.approx(log2((5**33 + 1) * 9 * 3**visits))


def test_a_narrower_agreement_tells_less() -> None:
    assert worst_case_bits(changed(BARE, groups=BARE.groups[:1])) < worst_case_bits(BARE)


def test_a_term_without_a_whole_week_is_refused() -> None:
    with pytest.raises(AgreementError, match="a term with a whole week in it, Monday to Sunday, found 2026-03-31 to"):
        worst_case_bits(changed(BARE, begins="2026-03-31", until="2026-04-09"))


@pytest.mark.parametrize(
    ("agreement", "says"),
    [
        (changed(BARE, ceiling=80.0), "at most 80.0 bits a week and film, found 83.0 in the worst case"),
        (changed(BARE, classes=tuple(ReportClass), pairs=WHOLE.pairs * 4), "at most 100.0 bits .* found 115.5"),
        (changed(BARE, classes=tuple(ReportClass), pairs=WHOLE.pairs * 4, ceiling=500.0), "at most 100.0 bits"),
    ],
)
def test_an_agreement_above_its_ceiling_is_refused(agreement: Agreement, says: str) -> None:
    with pytest.raises(CeilingError, match=says) as caught:
        within_ceiling(agreement)
    assert caught.value.advice()


def test_an_agreement_below_its_ceiling_says_its_worst_case() -> None:
    assert within_ceiling(BARE) == worst_case_bits(BARE)
    assert within_ceiling(changed(BARE, ceiling=83.0)) == worst_case_bits(BARE)
