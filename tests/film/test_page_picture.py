from edgecode.film.page_picture import PagePicture, file_of, page_picture


def test_a_picture_on_a_page_is_named_by_its_file_page_and_place() -> None:
    wanted = PagePicture("boards/pages #2.pdf", 2, 3)
    assert page_picture(str(wanted)) == wanted
    assert file_of("boards/pages #2.pdf#page=2&picture=3") == "boards/pages #2.pdf"


def test_any_other_picture_is_a_file_of_its_own() -> None:
    for image in ("boards/1.png", "boards/1.png#page=1&picture=1", "boards/pages.pdf#page=2", ""):
        assert page_picture(image) is None
        assert file_of(image) == image
