from edgecode.film.film import Film
from edgecode.formats.board_pages import up_two
from edgecode.formats.writers import writer_of


def test_it_is_found_by_its_word() -> None:
    writer = writer_of("boards-pdf-2")
    assert (up_two.WRITES, Film) == (writer.WRITES, writer.OF)
    assert up_two.FILES
