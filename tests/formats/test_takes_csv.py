from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.bootstrap import open_film
from edgecode.errors import ExportError
from edgecode.film.dailies import assembled
from edgecode.film.film import Film
from edgecode.film.place import Place, Remark
from edgecode.film.rate import Rate
from edgecode.film.recording import Mark, Recording, WrittenBy
from edgecode.film.slate import Slate
from edgecode.film.timecode import Timecode
from edgecode.formats.set_report import read, recognises
from edgecode.formats.takes_csv import written
from simulators.memory_source import MemorySource

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "the-ferry"
REAL = Path(__file__).resolve().parents[2] / ".." / "shared" / "real"
WORDS = st.text(alphabet="aB1 =+-@'\",;\n*é", max_size=10).map(str.strip)


def film_of(*rows: Recording) -> Film:
    return Film(dailies=assembled(rows, scenes=("12",)))


def again(film: Film) -> tuple[list[Recording], list[str]]:
    found = list(read(MemorySource(written(film).data, path="takes.csv")))
    says = [each.says for each in found if isinstance(each, Remark)]
    return [each for each in found if isinstance(each, Recording)], says


def plain(row: Recording) -> Recording:
    """A row without its place; what other formats kept comes back as a column of theirs."""
    extra = {f"csv.{key.removeprefix('csv.')}": value for key, value in row.extra.items()}
    return msgspec.structs.replace(row, place=Place(""), extra=extra)


def test_every_take_of_the_example_reads_back_as_it_was() -> None:
    film = open_film(EXAMPLE).look().film
    rows, says = again(film)
    assert says == []
    assert len(rows) > 100
    assert list(map(plain, rows)) == list(map(plain, film.dailies.recordings))


@pytest.mark.skipif(not REAL.exists(), reason="the real material is not there")
def test_the_slates_of_a_real_short_read_back_as_they_were() -> None:
    film = open_film(REAL / "production" / "hyperspace-madness").look().film
    rows, says = again(film)
    assert (len(rows), says) == (131, [])
    assert list(map(plain, rows)) == list(map(plain, film.dailies.recordings))


@given(
    st.lists(
        st.tuples(
            *(st.sampled_from(WrittenBy), st.sampled_from(Mark), st.sampled_from(["12A-3", "12A-3*", "nothing", "W1"])),
            *(WORDS, WORDS, WORDS, WORDS, st.one_of(st.none(), st.integers(0, 9999)), st.integers(0, 2_000_000)),
            st.sampled_from([None, *(Rate.parse(text) for text in ("24", "23.976", "29.97 DF"))]),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_any_rows_read_back_as_they_were(
    parts: list[tuple[WrittenBy, Mark, str, str, str, str, str, int | None, int, Rate | None]],
) -> None:
    rows = [
        Recording(
            written_by=paper,
            place=Place("a", line=nth),
            slate_text=slate,
            slate=Slate.parse(slate),
            mark=mark,
            roll=roll,
            file=file,
            note=note,
            draft=draft,
            shoot_day=day,
            start=Timecode(frame, rate) if rate else None,
            end=Timecode(frame + 24, rate) if rate else None,
        )
        for nth, (paper, mark, slate, roll, file, note, draft, day, frame, rate) in enumerate(parts, start=1)
    ]
    film = film_of(*rows)
    read_back, _says = again(film)
    assert list(map(plain, read_back)) == list(map(plain, film.dailies.recordings))


def test_a_timecode_nobody_could_count_goes_back_into_its_column() -> None:
    source = "slate,camera,tc in,fps,mark\n12A-3,A,25:00:00:00,24,lovely\n"
    [row] = [each for each in read(MemorySource(source, path="a.csv")) if isinstance(each, Recording)]
    rows, says = again(film_of(row))
    assert rows[0].extra == row.extra == {"csv.tc in": "25:00:00:00", "csv.mark": "lovely"}
    assert len(says) == 2


def test_a_scene_beside_no_slate_is_said_to_be_left_out() -> None:
    row = Recording(written_by=WrittenBy.CAMERA, place=Place("a.csv", line=3), scene="12", file="A001")
    [remark] = written(film_of(row)).remarks
    assert remark == Remark(
        Place("a.csv", line=3), "expected a slate beside the scene 12, found none; the scene is left out"
    )


def test_a_film_without_takes_is_refused() -> None:
    with pytest.raises(ExportError, match="csv-takes: expected takes that some paper lists, found none in this film"):
        written(Film())


def test_our_reader_knows_what_is_written() -> None:
    data = written(film_of(Recording(written_by=WrittenBy.OMC, place=Place("a"), slate_text="1-1"))).data
    assert recognises(data, suffix=".csv")
