import pytest

from edgecode.formats.fountain.document import document

TEXT = "Title: A\n\n  INT. SHED [[or\nquay]]\n\nRENÉE\nRain.\n  \nWind.\n"


@pytest.mark.parametrize(("codec", "mark"), [("utf-8", b""), ("utf-8-sig", b""), ("utf-16-be", b"\xfe\xff")])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_an_event_is_where_its_bytes_are(codec: str, mark: bytes, ending: str) -> None:
    data = mark + TEXT.replace("\n", ending).encode(codec)
    found = document(data, path="a.fountain")
    spans = [found.span(event) for event in found.events]
    cut = [data[start:end].decode(codec.removesuffix("-sig")).replace(ending, "\n") for start, end in spans]
    assert cut == ["  INT. SHED [[or\nquay]]", "RENÉE", "Rain.\n  \nWind."]
    assert [str(found.place(event)) for event in found.events] == ["a.fountain:3", "a.fountain:6", "a.fountain:7"]
    assert found.title_page.entries == (("Title", ("A",)),)
