import io
from collections.abc import Iterator
from typing import BinaryIO

import pytest

from edgecode.errors import NoSuchFileError
from edgecode.film.board import Panel
from edgecode.film.cut import Cut
from edgecode.film.place import Place, Remark
from edgecode.film.rate import Rate
from edgecode.film.recording import Recording
from edgecode.film.script import Script
from edgecode.formats.records import Record
from edgecode.formats.source import Source
from edgecode.usecases.read_file import read_file
from simulators.memory_source import MemorySource

SCRIPT = "INT. KITCHEN - DAY #1#\n\nADA\nYes.\n"


class Torn(MemorySource):
    """A file on a bad disk: it can be opened, and read so far and no further."""

    def __init__(self, data: str, *, path: str, good: int) -> None:
        """Hold a text of which so many bytes can be read in one go."""
        super().__init__(data, path=path)
        self.good = good

    def open(self) -> BinaryIO:
        """Open a stream that breaks."""
        good = self.good

        class _Stream(io.BytesIO):
            def read(self, size: int | None = -1, /) -> bytes:
                if size is None or size < 0 or size > good:
                    raise OSError(5, "Input/output error")
                return super().read(size)

        return _Stream(self.data)

    def bytes(self) -> bytes:
        """Read it all, which cannot be."""
        return self.open().read()


class Broken:
    """A reader with a fault of ours in it, which shows after the first row."""

    NAME = "broken"
    SUFFIXES: tuple[str, ...] = (".broken",)

    def recognises(self, head: bytes, *, suffix: str) -> bool:
        """Know its own kind."""
        return suffix in self.SUFFIXES and head.startswith(b"broken")

    def read(self, source: Source) -> Iterator[Record | Remark]:
        """Give one remark, then fail."""
        yield Remark(Place(source.path, 1), "one row")
        raise KeyError("row")


def test_a_file_is_read_by_the_reader_that_knows_it() -> None:
    reading = read_file(MemorySource(SCRIPT, path="script/a.fountain"), key="k", now=7)
    assert (reading.path, reading.key, reading.format, reading.first_seen) == ("script/a.fountain", "k", "fountain", 7)
    [script] = reading.records
    assert isinstance(script, Script)
    assert reading.remarks == ()


def test_paragraphs_panels_and_clips_have_their_ids() -> None:
    edl = "TITLE: a\nFCM: NON-DROP FRAME\n001  A V C 01:00:00:00 01:00:01:00 01:00:00:00 01:00:01:00\n"
    [script] = read_file(MemorySource(SCRIPT, path="a.fountain")).records
    [panel, twin] = read_file(MemorySource("panel,scene\n1,1\n1,1\n", path="a.csv")).records
    [cut] = read_file(MemorySource(edl, path="a.edl")).records
    assert isinstance(script, Script)
    assert isinstance(panel, Panel)
    assert isinstance(twin, Panel)
    assert isinstance(cut, Cut)
    ids = [*(each.id for each in script.paragraphs), *(each.id for each in script.scenes), panel.id, twin.id]
    ids += [clip.id for track in cut.tracks for clip in track.clips]
    assert "" not in ids
    assert len(set(ids)) == len(ids)


def test_a_file_nobody_knows_has_no_format() -> None:
    reading = read_file(MemorySource("Call time is seven.\n", path="notes.md"), key="k", now=7)
    assert (reading.format, reading.records, reading.remarks, reading.first_seen) == ("", (), (), 7)


def test_a_rate_that_a_person_set_reaches_the_reader() -> None:
    report = MemorySource("slate,tc in,tc out\n1-1,01:00:00:00,01:00:01:00\n", path="a.csv", rate=Rate.parse("25"))
    [row] = read_file(report).records
    assert isinstance(row, Recording)
    assert row.start is not None
    assert row.start.rate == Rate.parse("25")


def test_what_is_not_what_it_claims_becomes_a_remark() -> None:
    reading = read_file(MemorySource(b"{\x22OTIO_SCHEMA\x22: ", path="a.otio"))
    assert reading.records == ()
    assert [remark.place.path for remark in reading.remarks] == ["a.otio"]
    assert reading.remarks[0].says.startswith("expected ")


def test_half_a_row_costs_no_other_row() -> None:
    reading = read_file(MemorySource('slate,camera\n1-1,A\n1-2\n"1-3,', path="a.csv"))
    assert [row.slate_text for row in reading.records if isinstance(row, Recording)][:2] == ["1-1", "1-2"]
    assert {remark.place.line for remark in reading.remarks} <= {3, 4}
    assert reading.remarks


@pytest.mark.parametrize("good", [0, 70_000])
def test_a_file_that_breaks_under_the_hand_is_told_of(good: int) -> None:
    with pytest.raises(NoSuchFileError, match=r"a\.fountain: expected a file, found input/output error"):
        read_file(Torn(SCRIPT, path="a.fountain", good=good))


def test_a_fault_in_a_reader_costs_no_more_than_its_file() -> None:
    reading = read_file(MemorySource("broken\n", path="a.broken"), readers=[Broken()])
    assert reading.format == "broken"
    assert [remark.says for remark in reading.remarks] == [
        "one row",
        "expected to read it as broken, found a fault in edgecode, KeyError: 'row'; what was read before it stands",
    ]


def test_the_middle_of_a_remark_that_quotes_rubbish_is_left_out() -> None:
    rubbish = "[" * 2000
    said = f'<Paragraph Type="{rubbish}"><Text>A</Text></Paragraph>'
    fdx = f'<FinalDraft DocumentType="Script"><Content>{said}</Content></FinalDraft>'
    [remark] = read_file(MemorySource(fdx, path="a.fdx")).remarks
    assert len(remark.says) < 420
    assert remark.says.startswith("expected a type of paragraph that is known, found [[[")
    assert remark.says.endswith("[[[; kept as general")
