from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from edgecode.formats.fdx.attributes import attributes, escaped, kept, pairs_of, said, tag_of

NAMES = st.sampled_from(["Name", "Range", "xml:id"])
VALUES = st.text(st.characters(blacklist_categories=["Cs"]), max_size=20)


@given(st.text(max_size=40))
def test_escaped_words_stand_in_any_document(words: str) -> None:
    data = f"<T>{escaped(words)}</T>".encode("utf-8", "ignore")
    read = etree.fromstring(data).text or ""
    assert [each for each in words if each.isalnum() and not "\ud800" <= each <= "\udfff"] == [
        each for each in read if each.isalnum()
    ]


def test_what_xml_forbids_is_left_out_and_the_rest_stays() -> None:
    assert escaped('a\0\x0b<b> & "c"\r\n') == "a&lt;b&gt; &amp; &quot;c&quot;&#13;\n"
    assert attributes([("A", "1\n2\t3")]) == ' A="1&#10;2&#9;3"'


@given(st.dictionaries(NAMES, st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=20)))
def test_kept_attributes_are_read_again(pairs: dict[str, str]) -> None:
    assert pairs_of(kept(pairs)) == {
        name: value.replace("\ufffe", "").replace("\uffff", "") for name, value in pairs.items()
    }


def test_kept_attributes_stand_in_the_order_of_the_alphabet() -> None:
    assert kept({"b": "2\n", "a": '"1"'}) == 'a="&quot;1&quot;" b="2&#10;"'
    assert pairs_of('a="&quot;1&quot;" b="2&#10;"') == {"a": '"1"', "b": "2\n"}


def test_an_element_says_its_tag_and_its_attributes() -> None:
    element = etree.fromstring('<A b="1"/>')
    assert (tag_of(element), said(element)) == ("A", {"b": "1"})
    assert tag_of(etree.Comment("no element")) == ""
