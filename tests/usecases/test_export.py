from pathlib import Path

import pytest

from edgecode.bootstrap import exports_of
from edgecode.errors import ExportError, NotExportedError, UnknownFormatError
from edgecode.usecases.export import export, put
from edgecode.usecases.open_film import Look

TWO_OF_EACH = """
    --- script/white.fountain
    Title: The Lift
    Draft: White

    INT. HALL #1#

    Rain.

    --- script/blue.fountain
    Title: The Lift
    Draft: Blue

    INT. HALL #1#

    Snow.

    --- cuts/a.cut
    1-1

    --- cuts/b.cut
    1-2

    --- film.toml
    drafts = ["script/white.fountain", "script/blue.fountain"]
    current_cut = "cuts/a.edl"
    ignore = ["exports/*"]
"""


def test_the_current_draft_and_cut_are_written_unless_another_is_named(look: Look) -> None:
    assert export(look, "fountain").of == "script/blue.fountain"
    assert export(look, "edl").of == "cuts/a.edl"
    assert export(look, "csv-lined").of == "The Lift"


test_the_current_draft_and_cut_are_written_unless_another_is_named.__doc__ = TWO_OF_EACH


@pytest.mark.parametrize("name", ["script/white.fountain", "white.fountain", "WHITE.Fountain", "White", "white"])
def test_a_draft_is_named_by_path_file_or_name(look: Look, name: str) -> None:
    made = export(look, "fountain", draft=name)
    assert (made.what, made.of) == ("fountain", "script/white.fountain")
    assert b"Rain." in made.document.data


test_a_draft_is_named_by_path_file_or_name.__doc__ = TWO_OF_EACH


def test_a_name_that_is_none_or_several_is_refused_with_those_there_are(look: Look) -> None:
    known = r"script/white\.fountain \(White\), script/blue\.fountain \(Blue\)"
    with pytest.raises(ExportError, match=f"pink: expected one draft of {known}, found none of that name"):
        export(look, "fountain", draft="pink")
    with pytest.raises(ExportError, match=r"cut: expected one cut of .*, found 2 of that name"):
        export(look, "edl", cut="cut")


test_a_name_that_is_none_or_several_is_refused_with_those_there_are.__doc__ = TWO_OF_EACH


@pytest.mark.parametrize(
    ("what", "draft", "cut", "says"),
    [
        ("fountain", "", "x", "fountain: expected no --cut, as it is not written from one, found 'x'"),
        ("edl", "x", "", "edl: expected no --draft, as it is not written from one, found 'x'"),
        ("csv-takes", "x", "", "csv-takes: expected no --draft"),
        ("omc", "", "x", "omc: expected no --cut"),
    ],
)
def test_an_option_that_means_nothing_is_refused(look: Look, what: str, draft: str, cut: str, says: str) -> None:
    with pytest.raises(ExportError, match=says):
        export(look, what, draft=draft, cut=cut)


@pytest.mark.parametrize("what", ["fountain", "edl", "otio", "ale", "csv-lined", "csv-takes", "csv-panels"])
def test_a_film_that_has_none_of_it_is_refused_in_a_sentence(look: Look, what: str) -> None:
    with pytest.raises(ExportError, match=f"{what}: expected .*, found none in this film"):
        export(look, what)


def test_a_format_nobody_writes_is_refused(look: Look) -> None:
    with pytest.raises(UnknownFormatError, match="'pdf': expected a format to export, one of ale, "):
        export(look, "pdf")


def test_a_document_in_the_films_folder_is_said_to_count_as_the_films(look: Look, folder: Path) -> None:
    made = export(look, "fountain")
    exports = exports_of(folder)
    [remark] = put(made, str(folder / "out.fountain"), look=look, exports=exports)
    assert str(remark.place) == "out.fountain"
    assert "from now on" in remark.says
    (folder / "exports").mkdir()
    assert put(made, str(folder / "exports" / "out.fountain"), look=look, exports=exports) == ()
    assert put(made, str(folder.parent / "out.fountain"), look=look, exports=exports) == ()
    with pytest.raises(NotExportedError):
        put(made, str(folder / "out.fountain"), look=look, exports=exports)
    assert put(made, str(folder / "out.fountain"), look=look, exports=exports, replace=True) == (remark,)


test_a_document_in_the_films_folder_is_said_to_count_as_the_films.__doc__ = TWO_OF_EACH
