import pytest

from edgecode.formats.fdx.spans import spans


@pytest.mark.parametrize(
    "element",
    [
        b'<Paragraph Type="Action"><Text>A &gt; b</Text></Paragraph>',
        b'<Paragraph Type="a &gt; b"/>',
        b'<Paragraph Title=">"><Text>x</Text></Paragraph >',
        b"<Paragraph />",
        b"<Paragraph>/></Paragraph>",
        b"<Paragraph><Text/></Paragraph>",
        "<Paragraph><Text>Renée 😀</Text></Paragraph>".encode(),
        b'<ScriptNote Range="0,1"></ScriptNote>',
        b"<OmittedScene/>",
    ],
)
def test_an_element_is_where_its_bytes_are(element: bytes) -> None:
    data = b"<F>\n  <!-- <Paragraph> -->" + element + b"<Other/></F>"
    [(start, end)] = spans(data)
    assert data[start:end] == element


def test_nested_elements_come_in_the_order_in_which_they_begin() -> None:
    data = b"<F><Paragraph><OmittedScene><Paragraph/></OmittedScene></Paragraph><Paragraph/></F>"
    found = spans(data)
    assert [data[start:end] for start, end in found] == [
        b"<Paragraph><OmittedScene><Paragraph/></OmittedScene></Paragraph>",
        b"<OmittedScene><Paragraph/></OmittedScene>",
        b"<Paragraph/>",
        b"<Paragraph/>",
    ]
    assert found == sorted(found)


def test_before_the_damage_places_are_known_and_what_was_open_has_none() -> None:
    data = b"<F><Paragraph/><Paragraph><Text>torn"
    assert spans(data) == [(3, 15), (0, 0)]
    assert spans(b"<F><Paragraph/></G><Paragraph/>") == [(3, 15)]


def test_a_document_with_entities_of_its_own_has_no_places() -> None:
    assert spans(b'<!DOCTYPE F [<!ENTITY a "b">]><F><Paragraph/></F>') == []
