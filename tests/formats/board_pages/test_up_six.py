from edgecode.film.film import Film
from edgecode.formats.board_pages import up_six
from edgecode.formats.writers import writer_of


def test_it_is_found_by_its_word() -> None:
    writer = writer_of("boards-pdf-6")
    assert (up_six.WRITES, Film) == (writer.WRITES, writer.OF)
    assert up_six.FILES
