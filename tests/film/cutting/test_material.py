from edgecode.film.cut import Clip, ClipKind
from edgecode.film.cutting.material import Materials, marks_of
from edgecode.film.place import Place
from edgecode.film.rate import Rate
from edgecode.film.timecode import Timecode

WHOLE = "A118_C029_1102JR"


def clip(name: str = "", *, file: str = "", tape: str = "", frame: int | None = None, frames: int = 50) -> Clip:
    source = Timecode(frame, Rate.of(24)) if frame is not None else None
    return Clip(
        name=name,
        place=Place("cuts/a.edl"),
        track=0,
        file=file,
        tape=tape,
        source_in=source,
        source_out=source + frames if source is not None else None,
    )


def test_a_file_says_what_a_clip_shows_whatever_its_folder_and_ending() -> None:
    materials = Materials(
        [one := clip("1-1", file=f"/dailies/{WHOLE}.mov"), other := clip("x", file=f"{WHOLE.lower()}.MXF")]
    )
    assert materials.of(one) == materials.of(other) == WHOLE


def test_a_name_of_eight_characters_stands_for_the_one_whole_name_that_begins_so() -> None:
    short = clip("1-1", tape=WHOLE[:8])
    assert Materials([clip("1-1", file=WHOLE), short]).of(short) == WHOLE
    assert Materials([short]).of(short) == "A118_C02"


def test_of_two_whole_names_that_begin_alike_the_clips_own_name_decides() -> None:
    short = clip("7B-2*", tape="A118_C02")
    whole = [clip("7B-2", file=WHOLE), clip("7C-1", file="A118_C028_1102JR")]
    assert Materials([*whole, short]).of(short) == WHOLE


def test_without_a_name_it_is_where_in_their_timecode_it_lies() -> None:
    short = clip(tape="A118_C02", frame=1020)
    whole = [clip("7B-2", file=WHOLE, frame=1000), clip("7C-1", file="A118_C028_1102JR", frame=5000)]
    assert Materials([*whole, short]).of(short) == WHOLE
    lost = clip(tape="A118_C02", frame=9000)
    assert Materials([*whole, lost]).of(lost) == "A118_C02"


def test_a_name_alone_stands_for_the_file_it_has_elsewhere() -> None:
    bare = clip("7B-2")
    assert Materials([clip("7B-2*", file=WHOLE), bare]).of(bare) == WHOLE
    assert Materials([bare]).of(bare) == "name 7b-2"
    assert Materials([bare]).of(bare, by_name=True) == "name 7b-2"


def test_black_and_titles_are_no_files() -> None:
    black = Clip(name="BLACK", place=Place("a"), track=0, kind=ClipKind.BLACK, tape="BL")
    title = Clip(name="Spring", place=Place("a"), track=0, kind=ClipKind.GENERATOR)
    assert [Materials([]).of(each) for each in (black, title)] == ["black", "made spring"]
    assert marks_of(clip("1-1", tape="AX")).short == ""
