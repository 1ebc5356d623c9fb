import pytest

from edgecode.errors import UnreadableError
from edgecode.formats.xml_tree import line_of, parsed
from simulators.damage import damaged


def test_a_document_is_read_with_its_lines() -> None:
    tree = parsed(b"<a>\n  <b>one</b>\n</a>", path="a.xml")
    assert (tree.root.tag, [(child.text, line_of(child)) for child in tree.root]) == ("a", [("one", 2)])
    assert tree.remarks == ()


def test_a_broken_entity_costs_one_remark_and_nothing_else() -> None:
    tree = parsed(b"<a>\n<b>Tom & Jerry</b>\n<b>&nbsp;two</b>\n</a>", path="a.fdx")
    assert [child.tag for child in tree.root] == ["b", "b"]
    assert {str(remark.place) for remark in tree.remarks} == {"a.fdx:2", "a.fdx:3"}


def test_what_a_truncated_file_still_has_is_read() -> None:
    tree = parsed(b"<a><b>one</b><b>tw", path="a.xml")
    assert [child.text for child in tree.root][:1] == ["one"]
    assert tree.remarks


def test_no_other_file_is_read_and_nothing_is_blown_up() -> None:
    outside = b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>"
    assert not (parsed(outside, path="a.xml").root.text or "").strip()
    bomb = b"<!DOCTYPE a [<!ENTITY x '" + b"y" * 50 + b"'><!ENTITY z '" + b"&x;" * 1000 + b"'>]><a>&z;&z;</a>"
    assert len("".join(map(str, parsed(bomb, path="a.xml").root.itertext()))) < 1000


@pytest.mark.parametrize("data", [b"", b"just words", b"\0\0\0\0"])
def test_what_is_no_xml_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="expected XML"):
        parsed(data, path="a.xml")


def test_damage_never_lets_anything_else_out() -> None:
    document = b"<?xml version='1.0' encoding='UTF-8'?>\n<a>" + b"<b c='d'>\xc3\xa9 text</b>\n" * 40 + b"</a>"
    for data in damaged(document):
        try:
            parsed(data, path="a.xml")
        except UnreadableError:
            continue
