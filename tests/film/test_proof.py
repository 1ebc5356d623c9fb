import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.film.cut import Clip, ClipKind, Cut, Track, TrackKind
from edgecode.film.dailies import Dailies, assembled
from edgecode.film.file_name import stem
from edgecode.film.place import Place
from edgecode.film.proof import How, Proof, proofs
from edgecode.film.rate import Rate
from edgecode.film.recording import Recording, WrittenBy
from edgecode.film.timecode import Timecode
from simulators.papers import FILM, row

FULL = "A026C019_170614_R287"


def shot(*rows: Recording) -> Dailies:
    return assembled(rows, scenes=("12",))


def clip(name: str = "title", *, file: str = "", tape: str = "", source: str = "", rated: Rate | None = None) -> Clip:
    """Make a clip; ``source`` is where its source begins, as the list says it and, where ``rated``, as timecode."""
    return Clip(
        name=name,
        place=Place("cuts/a.edl", 2),
        track=0,
        file=file,
        tape=tape,
        source_in_text=source,
        source_in=Timecode.parse(source, rated) if rated else None,
    )


def proven(given_clip: Clip, dailies: Dailies) -> tuple[str, How]:
    """Prove one clip alone: its take's label, and how."""
    cut = Cut(name="a", path="", tracks=(Track(name="V", kind=TrackKind.PICTURE, clips=(given_clip,)),))
    (found,) = proofs(cut, dailies=dailies)
    return dailies.by_id[found.take].label if found.take else "", found.how


@pytest.mark.parametrize("name", ["12A-3", "12a/3", "12A-3A*", "012A-3 48FPS", "12A T3"])
def test_a_clips_name_proves_the_take_it_says(name: str) -> None:
    assert proven(clip(name), shot(row("12A-3"))) == ("12A-3", How.SLATE)


@pytest.mark.parametrize("name", ["12A-4", "12A-3PU", "12A", "START LEADER", ""])
def test_a_clip_of_a_take_nobody_listed_is_not_proven(name: str) -> None:
    assert proven(clip(name), shot(row("12A-3"))) == ("", How.NOTHING)


def test_a_take_that_only_the_sound_report_has_proves_a_clip_as_well() -> None:
    assert proven(clip("12A-3"), shot(row("12A-3", paper=WrittenBy.SOUND))) == ("12A-3", How.SLATE)


@pytest.mark.parametrize(
    ("listed", "used"),
    [
        (FULL, f"{FULL}.mov"),
        (f"{FULL}.MXF", FULL),
        (f"/media/day 1/{FULL}.mov", f"D:\\rushes\\{FULL.lower()}.MOV"),
        (FULL, "A026C019"),
        ("A026C019", FULL),
        ("A118_C029_1102JR", "A118C029"),
        ("A118C029", "A118_C029_1102JR_001.R3D"),
        ("S001T14.WAV", "s001t14.wav"),
        ("GX010023", "GX010023.MP4"),
    ],
)
def test_a_file_proves_its_take_in_full_and_by_its_clip_number(listed: str, used: str) -> None:
    dailies = shot(row("12A-3", file=listed), row("12A-4", file="A026C020"))
    assert proven(clip(file=used), dailies) == ("12A-3", How.FILE)
    assert proven(clip(tape=used), dailies) == ("12A-3", How.FILE)
    assert proven(clip(used), dailies) == ("12A-3", How.FILE)


def test_two_files_with_one_clip_number_are_two() -> None:
    """A second unit has rolls of the same names: only the whole name tells its files apart."""
    dailies = shot(row("12A-3", file=FULL))
    assert proven(clip(file="A026C019_170620_R6L6"), dailies) == ("", How.NOTHING)
    dailies = shot(row("12A-3", file=FULL), row("12A-4", file="A026C019_170620_R6L6"))
    assert proven(clip(file="A026C019"), dailies) == ("", How.NOTHING)
    assert proven(clip(file=FULL), dailies) == ("12A-3", How.FILE)


@pytest.mark.parametrize("listed", ["20170614_0001", "A026_06141200_C019", "S12T3_take"])
def test_a_name_up_to_its_first_dash_is_no_clip_number(listed: str) -> None:
    assert proven(clip(file=listed.partition("_")[0]), shot(row("12A-3", file=listed))) == ("", How.NOTHING)


def test_a_file_that_two_papers_list_under_two_slates_proves_nothing() -> None:
    dailies = shot(row("12A-3", file=FULL), row("12A-4", file=FULL, paper=WrittenBy.LOG))
    assert proven(clip(file=FULL), dailies) == ("", How.NOTHING)
    assert proven(clip("12A-3", file=FULL), dailies) == ("12A-3", How.SLATE)


def test_a_clip_whose_name_and_file_say_two_takes_is_not_proven_and_tells_both() -> None:
    dailies = shot(row("12A-3", file=FULL), row("12A-4"))
    cut = Cut(name="a", path="", tracks=(Track(name="V", kind=TrackKind.PICTURE, clips=(clip("12A-4", file=FULL),)),))
    (found,) = proofs(cut, dailies=dailies)
    assert found.differs
    assert not found.take
    assert [dailies.by_id[take].label for take in (found.named, found.filed)] == ["12A-4", "12A-3"]


MORNING = ("10:00:00:00", "10:01:00:00")


@pytest.mark.parametrize(
    ("source", "label"),
    [("10:00:00:00", "12A-3"), ("10:00:59:23", "12A-3"), ("10:01:00:00", ""), ("09:59:59:23", ""), ("nonsense", "")],
)
def test_a_roll_and_a_timecode_prove_the_take_that_ran(source: str, label: str) -> None:
    """The end of a recording is the first frame after it. An unrated list is read at the recording's rate."""
    found = proven(clip(tape=" a026", source=source), shot(row("12A-3", roll="A026", ran=MORNING)))
    assert found == (label, How.ROLL if label else How.NOTHING)


def test_a_roll_without_timecode_proves_nothing() -> None:
    assert proven(clip(tape="A026", source="10:00:00:00"), shot(row("12A-3", roll="A026"))) == ("", How.NOTHING)


def test_a_time_at_which_two_takes_ran_on_one_roll_proves_neither() -> None:
    dailies = shot(
        row("12A-3", roll="A026", ran=MORNING), row("12A-4", roll="A026", ran=("10:00:30:00", "10:02:00:00"))
    )
    found = [
        proven(clip(tape="A026", source=f"10:0{minute}"), dailies)[0] for minute in ("0:10:00", "0:40:00", "1:40:00")
    ]
    assert found == ["12A-3", "", "12A-4"]


def test_papers_that_agree_on_one_take_prove_it_together() -> None:
    dailies = shot(row("12A-3", roll="A026", ran=MORNING), row("12A-3", roll="A026", ran=MORNING, paper=WrittenBy.LOG))
    assert proven(clip(tape="A026", source="10:00:10:00"), dailies) == ("12A-3", How.ROLL)


@pytest.mark.parametrize(("rate", "how"), [("24", How.ROLL), ("23.976", How.ROLL), ("25", How.NOTHING)])
def test_a_cut_at_a_rate_that_prints_the_same_timecode_is_understood(rate: str, how: How) -> None:
    dailies = shot(row("12A-3", roll="A026", ran=MORNING, rate=FILM))
    assert proven(clip(tape="A026", source="10:00:10:00", rated=Rate.parse(rate)), dailies)[1] is how


def test_a_take_that_ran_past_midnight_is_found_after_it() -> None:
    over = row("12A-3", roll="A026", ran=("23:59:30:00", "00:00:30:00"))
    assert over.start is not None
    assert over.end is not None
    over = msgspec.structs.replace(over, end=over.end.after(over.start))
    for source in ("23:59:40:00", "00:00:10:00"):
        assert proven(clip(tape="A026", source=source), shot(over)) == ("12A-3", How.ROLL)
        assert proven(clip(tape="A026", source=source, rated=FILM), shot(over)) == ("12A-3", How.ROLL)
    assert proven(clip(tape="A026", source="00:00:30:00"), shot(over)) == ("", How.NOTHING)


def test_black_titles_and_what_is_switched_off_are_not_asked_about() -> None:
    own = (
        clip("12A-3"),
        msgspec.structs.replace(clip("12A-3"), kind=ClipKind.BLACK),
        msgspec.structs.replace(clip("12A-3"), kind=ClipKind.GENERATOR),
        msgspec.structs.replace(clip("12A-3"), enabled=False),
    )
    tracks = (Track(name="V", kind=TrackKind.PICTURE, clips=own), Track(name="A", kind=TrackKind.SOUND, clips=own[:1]))
    found = proofs(Cut(name="a", path="", tracks=tracks), dailies=shot(row("12A-3")))
    assert [proof.clip for proof in found] == [own[0], own[0]]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("a/b/Clip.MOV", "CLIP"),
        ("clip.new.01", "CLIP.NEW.01"),
        ("A001_06.14", "A001_06.14"),
        (".mov", ".MOV"),
        ("Scene 4. Take 3", "SCENE 4. TAKE 3"),
        ("", ""),
        ("folder/", ""),
    ],
)
def test_files_are_compared_without_folder_extension_and_case(name: str, short: str) -> None:
    assert stem(name) == short


names = st.sampled_from(["12A-3", "12A-4", "99-1", "title", ""])
files = st.sampled_from(["", FULL, "A026C019", "A026C020_170614_R287", "clip"])
rows = st.builds(row, st.sampled_from(["12A-3", "12A-4"]), file=files, roll=st.sampled_from(["", "A026"]))


@settings(deadline=None)
@given(st.lists(rows, max_size=6), st.lists(st.builds(clip, names, file=files, tape=files), max_size=4))
def test_a_proven_clip_has_one_take_and_nothing_that_says_another(listed: list[Recording], clips: list[Clip]) -> None:
    dailies = shot(*listed)
    cut = Cut(name="a", path="", tracks=(Track(name="V", kind=TrackKind.PICTURE, clips=tuple(clips)),))
    found: tuple[Proof, ...] = proofs(cut, dailies=dailies)
    assert [proof.clip for proof in found] == clips
    for proof in found:
        assert (
            bool(proof.take)
            == (proof.how is not How.NOTHING)
            == (bool(proof.named or proof.filed) and not proof.differs)
        )
        assert {proof.take, proof.named, proof.filed} <= {"", *dailies.by_id}
        assert not proof.take or {proof.named, proof.filed} <= {"", proof.take}
