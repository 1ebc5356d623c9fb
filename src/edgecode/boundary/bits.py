"""How many bits a partner can learn: log2 of the number of values that a schema allows, which is counted exactly.

A schema that allows *n* values tells at most log2 *n* bits to whoever sees one of them, whatever they know besides. Only forms
whose values can be counted have a count: anything else is an error and never a guess.
"""

import math
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations
from typing import Final

from edgecode.boundary.agreement import MOST_BITS, Agreement
from edgecode.boundary.errors import AgreementError, CeilingError, UncountableError
from edgecode.boundary.schema import observation_schema
from edgecode.boundary.trials import due_trial

SET_BY: Final = "x-edgecode-set-by"
"""Says in a published schema that a value is not the film's: the agreement, the clock or the seed set it."""
SETTERS: Final = ("agreement", "clock", "seed")
_NOTES: Final = {"$schema", "$id", "$comment", "title", "description"}
"""Keywords that allow and forbid nothing."""
_LENGTH: Final = {"minItems", "maxItems"}
_FORMS: Final = (
    ({"const"}, None),
    ({"enum"}, None),
    ({"oneOf"}, None),
    ({"type", "properties", "required", "additionalProperties"}, "object"),
    ({"type", "prefixItems", "items", *_LENGTH}, "array"),
    ({"type", "items", *_LENGTH}, "array"),
    ({"type", "pattern", SET_BY}, "string"),
    ({"type", "minimum", SET_BY}, "integer"),
)
"""The keywords of each form that has a count, with its type."""
_MOST_ITEMS: Final = 1_000
_ANY_ALIAS: Final = "0" * 16

Form = Mapping[str, object]


def count(schema: object) -> int:
    """Count the values that a schema allows; what is set by agreement, clock or seed counts as one value.

    Raises :class:`~edgecode.boundary.errors.UncountableError` for a schema in another form than those of
    :mod:`edgecode.boundary.schema`, for a word that stands twice, and for branches of which one value could keep to two.
    """
    form = _form(schema)
    if "const" in form:
        _scalar(form["const"])
        return 1
    if "enum" in form:
        return len(_words(form))
    if SET_BY in form:
        return 1
    if "oneOf" in form:
        return _sum(_branches(form))
    if "properties" in form:
        return math.prod(map(count, _properties(form).values()))
    return math.prod(map(count, _items(form)))


def bits(values: int) -> float:
    """Give how many bits it takes to tell so many values (1 at least) apart."""
    return math.log2(values)


def worst_case_bits(agreement: Agreement) -> float:
    """Give the most bits that the partner can learn of one film in one week of the agreement: its observation, counted.

    Weeks differ only in whether the outcome of a trial is due; it is counted where that is so in any. Raises
    :class:`~edgecode.boundary.errors.AgreementError` for a term without a whole week, of which nothing could be told.
    """
    weeks = tuple(agreement.weeks())
    if not weeks:
        found = f"{agreement.begins} to {agreement.until}"
        raise AgreementError("agreement", expected="a term with a whole week in it, Monday to Sunday", found=found)
    week = next((week for week in weeks if due_trial(agreement, week=week)), weeks[0])
    return bits(count(observation_schema(agreement, alias=_ANY_ALIAS, week=week)))


def within_ceiling(agreement: Agreement) -> float:
    """Give the worst case, as :func:`worst_case_bits` does, of an agreement that keeps below its ceiling.

    Raises :class:`~edgecode.boundary.errors.CeilingError` where it does not; no ceiling lies above
    :data:`~edgecode.boundary.agreement.MOST_BITS`.
    """
    worst, ceiling = worst_case_bits(agreement), min(agreement.ceiling, MOST_BITS)
    if worst > ceiling:
        raise CeilingError(
            "agreement",
            expected=f"at most {ceiling:.1f} bits a week and film",
            found=f"{worst:.1f} in the worst case",
            advice="Take out a class, a group, a pair or a visit, or agree on a higher ceiling.",
        )
    return worst


def _sum(branches: Sequence[object]) -> int:
    for one, other in combinations(branches, 2):
        if not _apart(one, other):
            raise _uncountable(expected="branches that differ in a constant", found="two that one value could keep to")
    return sum(map(count, branches))


def _apart(one: object, other: object) -> bool:
    """Whether it can be seen that no value keeps to both schemas."""
    first, second = _form(one), _form(other)
    if "oneOf" in first:
        return all(_apart(branch, second) for branch in _branches(first))
    if "oneOf" in second:
        return _apart(second, first)
    if _is_open(first) or _is_open(second):
        return "properties" in first or "properties" in second or "items" in first or "items" in second
    if "properties" in first and "properties" in second:
        mine, theirs = _properties(first), _properties(second)
        return mine.keys() != theirs.keys() or any(_apart(mine[key], theirs[key]) for key in mine)
    if "items" in first and "items" in second:
        items, others = _items(first), _items(second)
        return len(items) != len(others) or any(map(_apart, items, others))
    return not _words(first) & _words(second)


def _is_open(form: Form) -> bool:
    return SET_BY in form


def _form(schema: object) -> Form:
    """Give a schema without what only explains it; refuses every form that has no count."""
    if not isinstance(schema, Mapping):
        raise _uncountable(expected="a schema that is an object", found=type(schema).__name__)
    form = {key: value for key, value in schema.items() if key not in _NOTES}
    if not any(form.keys() == keys and form.get("type") == type_ for keys, type_ in _FORMS):
        raise _uncountable(
            expected="one of the forms that have a count", found=", ".join(sorted(map(ascii, form))) or "none"
        )
    if form.get(SET_BY, SETTERS[0]) not in SETTERS:
        raise _uncountable(expected=f"{SET_BY}: one of {', '.join(SETTERS)}", found=ascii(form[SET_BY]))
    return form


def _branches(form: Form) -> Sequence[object]:
    return _list(form["oneOf"], what="branches")


def _words(form: Form) -> AbstractSet[tuple[type, object]]:
    """Give the scalars that a form allows; none for a form of objects or lists."""
    if "const" in form:
        return {_scalar(form["const"])}
    if "enum" not in form:
        return set()
    words = [_scalar(word) for word in _list(form["enum"], what="words")]
    if len(set(words)) < len(words):
        raise _uncountable(expected="each word once", found="one twice")
    return set(words)


def _scalar(value: object) -> tuple[type, object]:
    """Tell a scalar by its type too: ``true`` is another value than 1."""
    if not isinstance(value, str | int | None):
        raise _uncountable(expected="text, whole numbers, true, false or null", found=type(value).__name__)
    return type(value), value


def _properties(form: Form) -> Mapping[str, object]:
    properties, required = form["properties"], form["required"]
    if (
        not isinstance(properties, Mapping)
        or not isinstance(required, list)
        or form["additionalProperties"] is not False
    ):
        raise _uncountable(expected="a closed object", found="one that is not")
    if sorted(map(ascii, required)) != sorted(map(ascii, properties)):
        raise _uncountable(expected="each key required", found="other keys required than there are")
    return properties


def _items(form: Form) -> Sequence[object]:
    """Give the schema of each item; a list has as many as it must have."""
    length = form["minItems"]
    if type(length) is not int or type(form["maxItems"]) is not int or length != form["maxItems"]:
        raise _uncountable(expected="minItems and maxItems, one number", found="others")
    if not 0 <= length <= _MOST_ITEMS:
        raise _uncountable(expected=f"0 to {_MOST_ITEMS} items", found=f"{length}")
    if "prefixItems" not in form:
        return [form["items"]] * length
    prefix = form["prefixItems"]
    if not isinstance(prefix, list) or len(prefix) != length or form["items"] is not False:
        raise _uncountable(expected="as many prefixItems as items, and no others", found="another list")
    return prefix


def _list(value: object, *, what: str) -> Sequence[object]:
    if not isinstance(value, list) or not value:
        raise _uncountable(expected=f"a list of {what}", found="none")
    return value


def _uncountable(*, expected: str, found: str) -> UncountableError:
    return UncountableError("schema", expected=expected, found=found)
