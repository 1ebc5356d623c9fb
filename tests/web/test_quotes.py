from edgecode.film.film import Film
from edgecode.film.place import Place
from edgecode.film.script import Paragraph, ParagraphKind, Script
from edgecode.findings.finding import Evidence, Finding
from edgecode.web.quotes import quotes


def quoted(*places: Place) -> dict[Place, str]:
    """Quote two lines that stand at two places."""
    texts = ("Rain.", "More rain.")
    paragraphs = tuple(
        Paragraph(kind=ParagraphKind.ACTION, text=text, place=place, start=0, end=0)
        for text, place in zip(texts, places, strict=True)
    )
    finding = Finding(
        check="a", kind="b", says="c", evidence=(Evidence(places[0], "this"),), options=(), subjects=("id",)
    )
    return quotes(Film(drafts=(Script(path="script", paragraphs=paragraphs),)), [finding])


def test_a_line_is_quoted_in_its_own_words() -> None:
    place = Place("quay.fountain", line=3)
    assert quoted(place, Place("quay.fountain", line=5)) == {place: "Rain."}


def test_a_page_is_not_quoted_by_another_paragraph_on_it() -> None:
    assert quoted(Place("quay.pdf", page="2"), Place("quay.pdf", page="2")) == {}
