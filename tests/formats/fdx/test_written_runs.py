from hypothesis import assume, given
from hypothesis import strategies as st
from lxml import etree

from edgecode.film.styled_text import marked, spelled
from edgecode.formats.fdx.runs import run_of, words_of
from edgecode.formats.fdx.written_runs import text_runs

MARKED = st.text(alphabet="ab *_\\\n&<", max_size=30)


def read_again(xml: str) -> str:
    """Read runs as the words of one paragraph."""
    return words_of([run_of(each) for each in etree.fromstring(f"<P>{xml}</P>")], indent=False).text


def test_marks_become_styles_and_numbers_are_on_every_run() -> None:
    assert text_runs("So **it** _goes_ & goes", revision="2", tags=[("7", 3, 7)]) == (
        '<Text RevisionID="2">So </Text><Text RevisionID="2" Style="Bold" TagNumber="7">it</Text>'
        '<Text RevisionID="2"> </Text><Text RevisionID="2" Style="Underline">goes</Text>'
        '<Text RevisionID="2"> &amp; goes</Text>'
    )
    assert text_runs("") == ""


def test_of_two_tags_on_one_character_the_first_stays() -> None:
    assert (
        text_runs("abc", tags=[("1", 0, 2), ("2", 1, 3)]) == '<Text TagNumber="1">ab</Text><Text TagNumber="2">c</Text>'
    )


@given(MARKED)
def test_words_and_styles_are_read_again(text: str) -> None:
    meant = spelled(text)
    assume(meant.plain == meant.plain.strip())
    assert read_again(text_runs(meant.text)) == marked(meant.plain, emphasis=meant.emphasis).text
