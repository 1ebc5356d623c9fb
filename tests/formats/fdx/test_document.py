import pytest

from edgecode.errors import UnreadableError
from edgecode.formats.fdx.document import begins_like_fdx, document

TOLD = (
    '<?xml version="1.0" encoding="ENCODING"?>\n<FinalDraft><Content>\n'
    "<Paragraph><Text>Renée & Bob&nbsp;x &ferry; &amp; <![CDATA[a & b]]></Text></Paragraph>\n"
    "<!-- one & two --><Paragraph><Text>“2”</Text></Paragraph></Content></FinalDraft>"
)
WORDS = ["Renée & Bob\xa0x &ferry; & a & b", "“2”"]


def told(*, declared: str, written: str) -> bytes:
    """Write the same document in an encoding, under the name of that or another one."""
    return TOLD.replace("ENCODING", declared).encode(written)


@pytest.mark.parametrize(
    ("declared", "written", "codec", "says"),
    [
        ("UTF-8", "utf-8", "utf-8", ""),
        ("UTF-8", "utf-8-sig", "utf-8", ""),
        ("utf8", "utf-8", "utf-8", ""),
        ("UTF-16", "utf-16", "utf-16-le", ""),
        ("UTF-8", "utf-16-be", "utf-16-be", ""),
        ("UTF-16", "utf-16-le", "utf-16-le", ""),
        ("windows-1252", "windows-1252", "windows-1252", ""),
        ("UTF-8", "windows-1252", "windows-1252", "expected UTF-8, found other bytes; read as Windows-1252"),
        (
            "ISO-8859-1",
            "utf-8",
            "utf-8",
            "expected ISO-8859-1, as the file declares, found UTF-8; read as UTF-8",
        ),
        ("UTF-16", "utf-8", "utf-8", "expected UTF-16, as the file declares, found UTF-8; read as UTF-8"),
        ("no-such-encoding", "utf-8", "utf-8", ""),
    ],
)
def test_no_encoding_costs_a_word_or_a_place(declared: str, written: str, codec: str, says: str) -> None:
    data = told(declared=declared, written=written)
    found = document(data, path="a.fdx")
    assert ["".join(map(str, each.itertext())) for each in found.root.iter("Paragraph")] == WORDS
    texts = [data[start:end].decode(codec) for start, end in found.spans.values()]
    assert texts == [line[line.index("<Paragraph") :].partition("</Content>")[0] for line in TOLD.splitlines()[2:]]
    assert [remark.says for remark in found.remarks if remark.says.endswith(("UTF-8", "1252"))] == (
        [says] if says else []
    )


def test_each_bare_ampersand_is_said_with_its_line() -> None:
    found = document(told(declared="UTF-8", written="utf-8"), path="a.fdx")
    assert [f"{remark.place}: {remark.says}" for remark in found.remarks] == [
        "a.fdx:3: expected &amp; for an ampersand, found & alone; kept as &",
        "a.fdx:3: expected an entity of XML's own, found &nbsp; of HTML, kept as its character",
        "a.fdx:3: expected &amp; for an ampersand, found & alone; kept as &",
    ]


def test_many_bare_ampersands_are_counted_in_the_end() -> None:
    found = document(b"<FinalDraft>" + b"<Text>a & b</Text>" * 50 + b"</FinalDraft>", path="a.fdx")
    assert len(found.remarks) == 21
    assert found.remarks[-1].says == "expected every & as &amp;, found 30 more alone"
    assert [each.text for each in found.root] == ["a & b"] * 50


def test_many_comments_that_never_close_take_no_time_at_all() -> None:
    data = b"<FinalDraft>" + b"<!-- & <![CDATA[" * 60_000
    assert document(data, path="a.fdx").remarks


@pytest.mark.parametrize(
    "data", [b"", b"words", b"<html><body/></html>", b"\x89PNG\r\n\0\0\0\0\0\0\0\0\0\0", b"<?xml?>"]
)
def test_what_is_no_fdx_is_refused_as_a_whole(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        document(data, path="a.fdx")


@pytest.mark.parametrize(
    ("head", "known"),
    [
        (b"<FinalDraft>", True),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\r\n<!-- by hand -->\n<FinalDraft Version="5">', True),
        ('\ufeff<?xml version="1.0"?><FinalDraft>'.encode("utf-16-le"), True),
        ('<?xml version="1.0"?><FinalDraft>'.encode("utf-16-be"), True),
        (b"FinalDraft", False),
        (b"How <FinalDraft> begins", False),
        (b"<html>", False),
        (b"", False),
    ],
)
def test_an_fdx_is_known_by_how_it_begins(head: bytes, *, known: bool) -> None:
    assert begins_like_fdx(head) is known
