import contextlib
import io
import struct
from pathlib import Path
from typing import BinaryIO

import pytest

from edgecode.errors import UnreadableError
from edgecode.film.place import Place, Remark
from edgecode.film.rate import Rate
from edgecode.film.recording import Mark, Recording, WrittenBy
from edgecode.film.slate import Flag
from edgecode.formats.set_report import read as read_report
from edgecode.formats.sound_file.reader import named_slate, read, recognises
from simulators.damage import damaged
from simulators.memory_source import MemorySource
from simulators.wave_file import RATE, bext, chunk, fmt, ixml, slated, wave

REAL = Path(__file__).parents[3] / ".." / "shared" / "real"
HOUR = 3600 * RATE


def told(data: bytes, *, name: str = "T001.WAV", rate: str = "") -> tuple[list[Recording], list[str]]:
    """Read a file; give recordings and what was remarked."""
    source = MemorySource(data, path=f"dailies/{name}", rate=Rate.parse(rate) if rate else None)
    found = list(read(source))
    remarks = [f"{each.place}: {each.says}" for each in found if isinstance(each, Remark)]
    return [each for each in found if isinstance(each, Recording)], remarks


def recording(*chunks: bytes, name: str = "T001.WAV", seconds: float = 1, rate: str = "") -> Recording:
    """Read a file that tells of one recording, and of nothing to remark."""
    recordings, remarks = told(wave(*chunks, seconds=seconds), name=name, rate=rate)
    assert remarks == []
    (found,) = recordings
    return found


def test_a_recording_is_read_whole() -> None:
    more = "<TAPE>SR7</TAPE><NOTE>plane</NOTE><CIRCLED>TRUE</CIRCLED><FILE_UID>u1</FILE_UID><PROJECT>The Lift</PROJECT>"
    more += "<USER><SOUND_MIXER_NAME>Jo Pell</SOUND_MIXER_NAME></USER>"
    more += "<TRACK_LIST><TRACK><CHANNEL_INDEX>1</CHANNEL_INDEX><NAME>Boom</NAME></TRACK></TRACK_LIST>"
    found = recording(bext(samples=10 * HOUR), slated("12A", "3", more))
    assert found == Recording(
        written_by=WrittenBy.SOUND_FILE,
        place=Place("dailies/T001.WAV"),
        slate_text="12A-3",
        slate=found.slate,
        sound_roll="SR7",
        file="T001.WAV",
        start=found.start,
        end=found.end,
        mark=Mark.CIRCLED,
        note="plane",
        date="2025-05-06",
        by="Jo Pell",
        extra={
            "ixml.FILE_UID": "u1",
            "ixml.PROJECT": "The Lift",
            "ixml.track 1": "Boom",
            "bext.originator": "Recorder",
            "bext.originator reference": "ref",
            "bext.time": "10:04:12",
            "bext.coding history": "A=PCM",
        },
    )
    assert found.slate is not None
    assert found.slate.take_label == "12A-3"
    assert (str(found.start), str(found.end)) == ("10:00:00:00", "10:00:01:00")


@pytest.mark.parametrize(
    ("rate", "flag", "samples", "start", "end"),
    [
        ("24000/1001", "NDF", 2_191_709_524, "12:40:15:00", "12:40:16:00"),
        ("25/1", "NDF", 2_354_414_956, "13:37:30:07", "13:37:31:07"),
        ("24", "NDF", HOUR - 1, "01:00:00:00", "01:00:01:00"),
        ("30000/1001", "DF", HOUR, "01:00:00;00", "01:00:01;00"),
        ("30000/1001", "NDF", HOUR, "00:59:56:12", "00:59:57:12"),
        ("30000/1001", "DF", 8008 * RATE * 10 // 80, "00:16:41;00", "00:16:42;00"),
        ("24/1", "NDF", 24 * HOUR + RATE, "00:00:01:00", "00:00:02:00"),
    ],
)
def test_the_start_is_counted_from_midnight(rate: str, flag: str, samples: int, start: str, end: str) -> None:
    """The first two are of real recorders, beside the timecode that Wave Agent prints for them."""
    found = recording(bext(samples=samples), slated("1", "1", rate=rate, flag=flag))
    assert (str(found.start), str(found.end)) == (start, end)


def test_a_person_knows_the_rate_better_than_the_file() -> None:
    found = recording(bext(samples=HOUR), slated("1", "1", rate="25/1"), rate="24")
    assert found.start is not None
    assert str(found.start.rate) == "24"


def test_a_file_that_shall_run_slower_counts_midnight_at_its_own_rate() -> None:
    """48048 samples a second, to be played at 48000: both chunks count seconds of 48048."""
    speed = "<SPEED><TIMESTAMP_SAMPLE_RATE>48048</TIMESTAMP_SAMPLE_RATE></SPEED>"
    found = recording(bext(samples=48_048 * 3600), slated("1", "1", speed, rate="30/1"))
    assert str(found.start) == "01:00:00:00"


def test_samples_since_midnight_may_stand_in_ixml_alone() -> None:
    speed = "<SPEED><TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_HI>1</TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_HI>"
    speed += "<TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_LO>25042304</TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_LO></SPEED>"
    assert str(recording(slated("1", "1", speed)).start) == "01:00:00:05"


def test_a_recorder_whose_clock_was_never_set_gives_no_timecode() -> None:
    found = recording(bext(samples=0), slated("1", "1"))
    assert (found.start, found.end) == (None, None)


@pytest.mark.parametrize(("rate", "flag"), [("30/1", "DF"), ("12/1", "NDF"), ("fast", "")])
def test_a_rate_nobody_knows_is_said_and_kept(rate: str, flag: str) -> None:
    (found,), (remark,) = told(wave(bext(samples=HOUR), slated("1", "1", rate=rate, flag=flag)))
    assert remark.endswith("start kept in samples")
    assert (found.start, found.extra["bext.time reference"]) == (None, str(HOUR))
    assert found.extra["ixml.SPEED.TIMECODE_RATE"] == (f"{rate} DF" if flag == "DF" else rate)


def test_a_slated_file_without_a_rate_says_so_and_another_does_not() -> None:
    assert told(wave(bext(samples=9), slated("1", "1", rate="")))[1] == [
        "dailies/T001.WAV: expected a timecode rate, found none; start kept in samples"
    ]
    (found,), remarks = told(wave(bext(samples=9)), name="rain.wav")
    assert (remarks, found.slate, found.extra["bext.time reference"]) == ([], None, "9")


def test_bext_alone_is_enough_where_its_description_says_it() -> None:
    said = "dSCENE=12A\r\ndTAKE=4\r\ndTAPE=SR7\r\ndNOTE=soft\r\ndSPEED=023.976-NDF\r\ndTRK1=Boom\r\n"
    found = recording(bext(description=said, samples=HOUR))
    assert (found.slate_text, found.sound_roll, found.note) == ("12A-4", "SR7", "soft")
    assert found.start is not None
    assert str(found.start.rate) == "23.976"
    assert found.extra["bext.TRK1"] == "Boom"


def test_ixml_outranks_bext_and_what_bext_says_otherwise_is_kept() -> None:
    found = recording(bext(description="sSCENE=11\r\nsTAKE=4\r\n"), slated("12A", "4"))
    assert (found.slate_text, found.extra["bext.SCENE"]) == ("12A-4", "11")
    assert "bext.TAKE" not in found.extra


@pytest.mark.parametrize(
    ("scene", "take", "more", "text", "scene_said"),
    [
        ("12", "3", "", "12-3", "12"),
        ("001", "06", "", "001-06", "001"),
        ("2C", "01", "", "2C-01", ""),
        ("A101", "4", "", "A101-4", "A101"),
        ("12A", "2", "<WILD_TRACK>TRUE</WILD_TRACK>", "12A-2WT", ""),
        ("12A", "2WT", "<WILD_TRACK>TRUE</WILD_TRACK>", "12A-2WT", ""),
        ("12A", "2", "<TAKE_TYPE>WILD_TRACK</TAKE_TYPE>", "12A-2WT", ""),
    ],
)
def test_scene_and_take_are_the_slate(scene: str, take: str, more: str, text: str, scene_said: str) -> None:
    found = recording(slated(scene, take, more))
    assert (found.slate_text, found.scene) == (text, scene_said)
    assert found.slate is not None
    assert (Flag.WT in found.slate.flags) is ("WT" in text)


def test_scene_and_take_that_are_no_slate_are_said_and_kept() -> None:
    (found,), remarks = told(wave(slated("Kitchen", "3")))
    assert (found.slate, found.slate_text) == (None, "Kitchen-3")
    assert remarks == ["dailies/T001.WAV: expected a scene and a take such as 12A and 3, found 'Kitchen' and '3'"]


@pytest.mark.parametrize(
    ("name", "slate"),
    [
        ("12A-3.WAV", "12A-3"),
        ("12AT03.wav", "12A-3"),
        ("12A-T003.wav", "12A-3"),
        ("001-06.wav", "001-6"),
        ("S001T14.WAV", ""),
        ("T003.WAV", ""),
        ("T103.WAV", ""),
        ("A001_03.WAV", ""),
        ("240101-T014.WAV", ""),
        ("0412T003.WAV", ""),
        ("ZOOM0001.WAV", ""),
        ("Sr001-2C-01_01.WAV", ""),
        ("MIX_01.wav", ""),
        ("12.wav", ""),
        ("rain on tin.wav", ""),
    ],
)
def test_a_name_is_the_slate_only_where_it_names_a_take(name: str, slate: str) -> None:
    found = recording(bext(), name=name)
    assert (found.slate.take_label if found.slate is not None else "") == slate
    named = named_slate(name.rpartition(".")[0])
    assert (named.take_label if named is not None else "") == slate


def test_a_name_does_not_outrank_what_the_file_says() -> None:
    assert recording(slated("12A", "3"), name="14-2.wav").slate_text == "12A-3"
    assert recording(ixml("<SCENE>12A</SCENE>"), name="14-2.wav").slate_text == "12A"


@pytest.mark.parametrize(
    ("more", "mark"),
    [
        ("<CIRCLED>TRUE</CIRCLED>", Mark.CIRCLED),
        ("<CIRCLED>FALSE</CIRCLED>", Mark.NONE),
        ("<NO_GOOD>TRUE</NO_GOOD>", Mark.NG),
        ("<TAKE_TYPE>FALSE_START</TAKE_TYPE>", Mark.NG),
        ("<TAKE_TYPE>DEFAULT</TAKE_TYPE><CIRCLED>true</CIRCLED>", Mark.CIRCLED),
    ],
)
def test_marks_are_what_the_mixer_pressed(more: str, mark: Mark) -> None:
    assert recording(slated("1", "1", more)).mark is mark


def test_a_take_both_circled_and_no_good_is_said() -> None:
    (found,), remarks = told(wave(slated("1", "1", "<CIRCLED>TRUE</CIRCLED><NO_GOOD>TRUE</NO_GOOD>")))
    assert found.mark is Mark.CIRCLED
    assert remarks == ["dailies/T001.WAV: expected a take that is circled or no good, found both; read as circled"]


def test_sound_without_either_chunk_is_no_recording_and_nothing_to_remark() -> None:
    assert told(wave()) == ([], [])


def test_a_recording_that_stops_half_way_ends_where_it_stops() -> None:
    whole = wave(bext(samples=HOUR), slated("12A", "3"), seconds=2)
    (found,), (remark,) = told(whole[: -RATE * 3])
    assert (found.slate_text, str(found.start), str(found.end)) == ("12A-3", "01:00:00:00", "01:00:01:00")
    assert "bytes of sound" in remark


def test_a_recording_that_was_never_closed_has_a_start_and_no_end() -> None:
    (found,), remarks = told(wave(bext(samples=HOUR), slated("12A", "3"), seconds=0))
    assert (str(found.start), found.end, len(remarks)) == ("01:00:00:00", None, 1)


def test_what_is_no_wave_is_unreadable() -> None:
    with pytest.raises(UnreadableError, match="expected a WAV file"):
        list(read(MemorySource(b"RIFF", path="a.wav")))


def test_a_wave_is_known_whatever_its_suffix() -> None:
    assert recognises(wave(), suffix=".mov")
    assert not recognises(b"RIFF\0\0\0\0WEBP", suffix=".wav")


class Sparse(MemorySource):
    """A file of four gigabytes, of which only the beginning and the end are anywhere."""

    def __init__(self, front: bytes, *, length: int, back: bytes) -> None:
        """Take both ends and how much sound lies between."""
        super().__init__(front, path="long.wav")
        self.back = back
        self.length = length
        self.taken = 0

    @property
    def size(self) -> int:
        """The size of the file, which nobody holds."""
        return len(self.data) + self.length + len(self.back)

    def open(self) -> BinaryIO:
        """Open a stream that gives zeros in the middle."""
        return _Stream(self)


class _Stream(io.BytesIO):
    def __init__(self, source: Sparse) -> None:
        super().__init__()
        self.source = source
        self.at = 0

    def seek(self, offset: int, whence: int = 0, /) -> int:
        assert whence == 0
        self.at = offset
        return offset

    def read(self, size: int | None = -1, /) -> bytes:
        assert size is not None
        assert 0 <= size <= 1 << 20, "nobody reads the sound"
        source, end = self.source, self.at + size
        start = len(source.data) + source.length
        got = source.data[self.at : end]
        got += bytes(max(0, min(end, start) - max(self.at, len(source.data))))
        got += source.back[max(0, self.at - start) : max(0, end - start)]
        self.at += len(got)
        source.taken += len(got)
        return got


def test_a_file_of_four_gigabytes_is_read_by_its_ends() -> None:
    """Metacorder writes iXML behind the sound."""
    length = 3 * RATE * 7 * 3600
    sizes = chunk(b"ds64", struct.pack("<QQQL", 0, length, 0, 0))
    front = b"RF64\xff\xff\xff\xffWAVE" + sizes + fmt() + bext(samples=HOUR) + b"data\xff\xff\xff\xff"
    source = Sparse(front, length=length, back=slated("12A", "3"))
    (found,) = read(source)
    assert isinstance(found, Recording)
    assert (found.slate_text, str(found.start), str(found.end)) == ("12A-3", "01:00:00:00", "08:00:00:00")
    assert source.taken < 2_000


@pytest.mark.skipif(not REAL.exists(), reason="the real material is not there")
def test_real_files_say_what_the_mixers_report_prints() -> None:
    """Wave Agent printed the report of the very same files; it leaves parts of a second off a length."""
    report = MemorySource.of(REAL / "sound" / "WaveAgentSoundReport.csv")
    listed = [row for row in read_report(report) if isinstance(row, Recording)]
    rows = {row.slate.take_key: row for row in listed if row.slate is not None}
    files = [file for file in sorted((REAL / "sound").rglob("*")) if file.suffix.lower() == ".wav"]
    assert len(files) == 4
    for file in files:
        (found,) = read(MemorySource.of(file))
        assert isinstance(found, Recording)
        assert found.slate is not None
        row = rows[found.slate.take_key]
        assert (found.start, found.sound_roll, found.note) == (row.start, row.roll, row.note)
        assert found.end is not None
        assert row.end is not None
        assert 0 <= found.end - row.end <= found.end.rate.nominal
        tracks = {value for name, value in found.extra.items() if name.startswith("ixml.track")}
        assert tracks <= set(row.extra.values())


@pytest.mark.skipif(not REAL.exists(), reason="the real material is not there")
def test_real_sound_without_a_slate_is_no_recording() -> None:
    files = [*sorted((REAL / "speech").rglob("*.wav"))]
    assert len(files) > 5
    assert all(list(read(MemorySource.of(file))) == [] for file in files)


@pytest.mark.parametrize("order", ["bext first", "iXML last"])
def test_a_damaged_file_is_read_or_refused(order: str) -> None:
    head = bext(description="sSCENE=12A\r\nsTAKE=3\r\n", samples=HOUR)
    whole = wave(head, slated("12A", "3")) if order == "bext first" else wave(head) + slated("12A", "3")
    read_at_all = 0
    for data in damaged(whole, count=300):
        recognises(data[:65_536], suffix=".wav")
        with contextlib.suppress(UnreadableError):
            read_at_all += any(isinstance(each, Recording) for each in read(MemorySource(data)))
    assert read_at_all > 100
