"""What is odd about one cut, each thing in one sentence."""

import msgspec

from edgecode.film.cut import Cut
from edgecode.film.cutting.strange import oddities
from edgecode.film.dailies import assembled
from edgecode.film.place import Place
from edgecode.film.proof import proofs
from edgecode.film.recording import Recording, WrittenBy
from edgecode.film.slate import Slate
from simulators.told_cuts import cut, with_clips

ROWS = [
    Recording(
        written_by=WrittenBy.CAMERA, place=Place("a.csv"), slate_text=slate, slate=Slate.parse(slate), roll=roll, file=file
    )
    for slate, roll, file in (
        ("1-1", "A001", "A001C001_260302_R1AB.mov"),
        ("1-2", "A001", "A001C001_260303_R2CD.mov"),
        ("2-1", "A002", "A002C001_260302_R1AB.mov"),
    )
]  # fmt: skip
DAILIES = assembled(ROWS, scenes=("1", "2"))


def odd(made: Cut) -> list[str]:
    return list(oddities(made, proofs(made, dailies=DAILIES), dailies=DAILIES, scenes=("1", "2")))


def test_an_ordinary_cut_is_not_odd() -> None:
    assert odd(cut(" ".join(f"{1 + nth % 2}-1@0+48" for nth in range(20)))) == []


def test_a_flattened_cut_is_one_long_clip_and_a_long_take_beside_others_is_not() -> None:
    [says] = odd(cut("mixdown@0+9000"))
    assert says.startswith("expected the clips of an edit, found one clip of 9000 frames for the whole picture")
    assert odd(cut("1-1@0+9000 2-1@0+48")) == []
    assert odd(cut("1-1@0+2000")) == []


def test_a_cut_of_another_film_names_scenes_that_this_one_does_not_have() -> None:
    [says] = odd(cut(" ".join(f"{40 + nth}C-2@0+48" for nth in range(12))))
    assert says.endswith("found none among 12, and 0 that name a scene of it: a cut of another film?")


def test_takes_that_no_report_lists_yet_are_no_other_film() -> None:
    assert odd(cut(" ".join(f"2{letter}-9@0+48" for letter in "ABCDEFGHJKLM"))) == []


def test_a_few_clips_do_not_make_another_film() -> None:
    assert odd(cut("77-1@0+48 78-1@0+48")) == []


def test_names_cut_to_eight_characters_that_could_be_two_recordings_are_told() -> None:
    made = with_clips(cut("x@0+48 y@0+48"), name="A001C001", tape="A001C001", file="")
    [says] = odd(made)
    assert "found 2 clips whose reels were cut to eight characters (such as 'A001C001')" in says
    one = with_clips(cut("x@0+48"), name="A002C001", tape="A002C001", file="")
    assert odd(one) == []
    assert proofs(one, dailies=DAILIES)[0].take
    assert msgspec.structs.asdict(made)["name"] == "cut"
