import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.formats.json_document import Json
from edgecode.formats.omc.document import document_of

leaves = st.none() | st.integers(-9, 9) | st.text(max_size=8)
keys = st.sampled_from(["identifier", "identifierValue", "name", "Context"])
trees = st.recursive(leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3))


@given(trees)
@settings(deadline=None)
def test_each_identifier_has_the_line_it_stands_on(tree: Json) -> None:
    """Printed with one key a line, the identifiers in document order stand on rising lines that hold their key."""
    printed = msgspec.json.format(msgspec.json.encode([tree]), indent=2)
    document = document_of(printed, path="film.json")
    lines = document.text.content.split("\n")
    assert len(document.lines) == sum(line.lstrip().startswith('"identifierValue":') for line in lines)
    assert list(document.lines.values()) == sorted(document.lines.values())
    assert all('"identifierValue"' in lines[line - 1] for line in document.lines.values())
