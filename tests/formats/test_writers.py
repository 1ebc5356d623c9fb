import pytest

from edgecode.errors import UnknownFormatError
from edgecode.film.cut import Cut
from edgecode.film.film import Film
from edgecode.film.place import Place, Remark
from edgecode.film.script import Script
from edgecode.formats.registry import every_reader
from edgecode.formats.writers import Held, Subject, Writer, document_of, every_writer, none_held, writer_of
from edgecode.formats.written import Written


class Told:
    """A writer of one word."""

    def __init__(self, writes: str, made: bytes | Written) -> None:
        """Take the word it is asked for by, and what it gives."""
        self.WRITES = writes
        self.OF: type[Script | Cut | Film] = Film
        self.made = made

    def written(self, subject: Subject) -> bytes | Written:
        """Write the same whatever comes."""
        del subject
        return self.made


@pytest.fixture
def writers() -> list[Writer]:
    """Two writers, one of which has something to say."""
    remark = Remark(Place("a"), "left out")
    return [Told("bare", b"1"), Told("full", Written(b"2", (remark,)))]


def test_writers_are_found_by_walking_and_stand_by_their_word() -> None:
    found = {writer.WRITES: writer.OF for writer in every_writer()}
    assert list(found) == sorted(found)
    assert len(found) == len(every_writer()), "one word, one writer"
    expected = {
        "fountain": Script,
        "edl": Cut,
        "otio": Cut,
        "ale": Film,
        "csv-lined": Film,
        "csv-panels": Film,
        "csv-takes": Film,
        "omc": Film,
        "storyboarder": Film,
    }
    assert expected.items() <= found.items()


def test_no_module_is_both_reader_and_writer() -> None:
    """Each would otherwise be imported, and changed, for the other's sake."""
    assert not {id(reader) for reader in every_reader()} & {id(writer) for writer in every_writer()}


def test_a_writer_is_found_by_its_word(writers: list[Writer]) -> None:
    assert writer_of("full", writers=writers) is writers[1]


def test_a_word_that_none_has_is_told_with_those_there_are(writers: list[Writer]) -> None:
    with pytest.raises(UnknownFormatError, match="'doc': expected a format to export, one of bare, full"):
        writer_of("doc", writers=writers)


def test_bare_bytes_are_a_document_without_remarks(writers: list[Writer]) -> None:
    assert document_of(writers[0], Film()) == Written(b"1")
    assert [remark.says for remark in document_of(writers[1], Film()).remarks] == ["left out"]


class Filed(Told):
    """A writer that puts one file of the folder into its document."""

    FILES = True

    def written(self, subject: Subject, held: Held = none_held) -> bytes | Written:
        """Write what the file holds, or that it is not there."""
        del subject
        return held("boards/1.png") or b"not there"


def test_a_writer_of_files_gets_them_by_their_paths() -> None:
    writer = Filed("pages", b"")
    assert document_of(writer, Film(), held={"boards/1.png": b"drawn"}.get) == Written(b"drawn")
    assert document_of(writer, Film()) == Written(b"not there")
