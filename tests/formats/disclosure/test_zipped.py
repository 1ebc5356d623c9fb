"""A pack in one ZIP: the same bytes for the same files, in no order of their own."""

from io import BytesIO
from zipfile import ZipFile

from edgecode.formats.disclosure.zipped import zipped

FILES = {"seal.note": b"a note\n", "disclosure.json": b"{}\n", "disclosure.pdf": bytes(range(256)) * 8}


def test_another_reader_finds_every_file_as_it_was() -> None:
    with ZipFile(BytesIO(zipped(FILES))) as pack:
        assert pack.testzip() is None
        assert {name: pack.read(name) for name in pack.namelist()} == FILES


def test_the_bytes_hang_on_the_files_alone() -> None:
    turned = dict(reversed(FILES.items()))
    assert zipped(turned) == zipped(FILES)
    assert zipped(FILES | {"seal.note": b"another\n"}) != zipped(FILES)


def test_names_are_sorted_and_no_day_but_the_first_is_told() -> None:
    with ZipFile(BytesIO(zipped(FILES))) as pack:
        assert pack.namelist() == sorted(FILES)
        assert {each.date_time for each in pack.infolist()} == {(1980, 1, 1, 0, 0, 0)}
