import pytest

from edgecode.film.cut import Clip, ClipKind, TrackKind
from edgecode.formats.edl.clips import Use, track_kind, track_names, track_order, use
from edgecode.formats.edl.events import listing

CUT = "001  A003C002 V     C        10:04:12:00 10:04:16:00 01:00:00:00 01:00:04:00"
OUT = "002  A003C002 V     C        10:04:16:00 10:04:16:00 01:00:04:00 01:00:04:00"
IN = "002  B001C007 V     D    024 11:20:00:00 11:20:05:00 01:00:04:00 01:00:09:00"


def uses(*lines: str) -> list[Use]:
    found = listing(lines)
    return [use(event, path="a.edl", umids=found.umids) for event in found.events]


def only(*lines: str) -> Clip:
    (found,) = uses(*lines)
    return found.clip


@pytest.mark.parametrize(
    ("channels", "audio", "names"),
    [
        ("V", "", "V"),
        ("V2", "", "V2"),
        ("A", "", "A1"),
        ("A2", "", "A2"),
        ("AA", "", "A1 A2"),
        ("AA", "3", "A1 A2 A3"),
        ("B", "", "V A1"),
        ("AA/V", "", "A1 A2 V"),
        ("A2/V", "3    4", "A2 V A3 A4"),
        ("VA1A2", "", "V A1 A2"),
        ("NONE", "3    4", "A3 A4"),
        ("NONE", "", ""),
        ("A11", "", "A11"),
    ],
)
def test_channels_name_tracks(channels: str, audio: str, names: str) -> None:
    assert track_names(channels, audio=audio) == tuple(names.split())


def test_pictures_come_before_sound_and_each_by_number() -> None:
    assert sorted(["A10", "V2", "A2", "V", "A1"], key=track_order) == ["V", "V2", "A1", "A2", "A10"]
    assert [track_kind(name) for name in ("V2", "A1")] == [TrackKind.PICTURE, TrackKind.SOUND]


def test_a_clip_is_called_by_its_name_else_its_file_else_its_tape() -> None:
    assert only(CUT, "* FROM CLIP NAME: 12A-3*", "* SOURCE FILE: A003C002_1.MOV").name == "12A-3*"
    assert only(CUT, "* SOURCE FILE: A003C002_1.MOV").name == "A003C002_1.MOV"
    assert only(CUT).name == "A003C002"


@pytest.mark.parametrize(
    "line", [r"* FROM FILE: S:\path\to\take_1.exr", "* FROM CLIP: /path/to/take_1.exr", "* SOURCE FILE: take_1.exr"]
)
def test_the_file_is_named_in_three_ways(line: str) -> None:
    assert only(CUT, line).file == "take_1.exr"


def test_the_incoming_side_of_a_dissolve_is_the_clip() -> None:
    clip = only(OUT, IN, "* FROM CLIP NAME: 12A-3", "* TO CLIP NAME: 14-2", "EFFECTS NAME IS CROSS DISSOLVE")
    assert (clip.name, clip.tape, clip.transition) == ("14-2", "B001C007", "dissolve")
    assert clip.notes == ("FROM CLIP NAME: 12A-3",)
    assert clip.extra["edl.from_tape"] == "A003C002"
    assert clip.extra["edl.transition_frames"] == "024"
    assert clip.extra["edl.effect"] == "CROSS DISSOLVE"


def test_a_dissolve_that_names_the_outgoing_side_alone_does_not_lend_its_name() -> None:
    clip = only(OUT, IN, "* FROM CLIP NAME: 12A-3")
    assert clip.name == "B001C007"
    assert clip.notes == ("FROM CLIP NAME: 12A-3",)


def test_a_dissolve_whose_sides_are_named_each_below_its_line_takes_its_own() -> None:
    assert only(OUT, "* FROM CLIP NAME: 12A-3", IN, "* FROM CLIP NAME: 14-2").name == "14-2"


def test_a_cut_keeps_its_own_name_where_a_second_one_is_left_over() -> None:
    clip = only(CUT, "* FROM CLIP NAME: 112-2A*", "* TO CLIP NAME: 112-1A*")
    assert (clip.name, clip.notes) == ("112-2A*", ("TO CLIP NAME: 112-1A*",))


def test_a_file_that_is_plainly_the_outgoing_sides_is_not_the_clips() -> None:
    assert only(OUT, IN, "* TO CLIP NAME: 14-2", "* SOURCE FILE: A003C002_1").file == ""
    assert only(OUT, IN, "* TO CLIP NAME: 14-2", "* SOURCE FILE: B001C007_2").file == "B001C007_2"
    assert only(OUT, IN, "* SOURCE FILE: A003C002_1", "* SOURCE FILE: B001C007_2").file == "B001C007_2"


def test_motion_memory_gives_the_speed_of_its_own_side() -> None:
    theirs, ours = "M2   A003C002       012.0   10:04:16:00", "M2   B001C007      -048.0   11:20:00:00"
    assert only(OUT, IN, theirs).speed is None
    assert only(OUT, IN, theirs, ours).speed == -48
    assert only(CUT, "M2   A003C002       000.0   10:04:12:00").speed == 0


def test_damaged_motion_memory_is_said() -> None:
    (found,) = uses(CUT, "M2   A003C002       0")
    assert found.clip.speed is None
    assert [doubt.says for doubt in found.doubts] == ["expected an M2 line with a speed, found 'M2   A003C002       0'"]


@pytest.mark.parametrize(
    ("tape", "name", "kind"),
    [
        ("BL", "", ClipKind.BLACK),
        ("AX", "Black Video", ClipKind.BLACK),
        ("BARS", "", ClipKind.GENERATOR),
        ("A003C002", "12A-3", ClipKind.MATERIAL),
    ],
)
def test_black_and_bars_are_no_material(tape: str, name: str, kind: ClipKind) -> None:
    assert only(CUT.replace("A003C002", f"{tape:8}"), f"* FROM CLIP NAME: {name}").kind is kind


def test_markers_and_comments_are_notes_and_colour_is_kept() -> None:
    clip = only(
        CUT, "* LOC: 01:00:01:14 RED     fix", "* paint out", "*ASC_SAT 0.9", "* ASC_SOP: (1 1 1)", "REM no note"
    )
    assert clip.notes == ("LOC: 01:00:01:14 RED     fix", "paint out")
    assert clip.extra == {"edl.event": "001", "edl.asc_sat": "0.9", "edl.asc_sop": "(1 1 1)"}


def test_an_event_on_no_channel_is_said() -> None:
    (found,) = uses(CUT.replace(" V ", " NONE "))
    assert found.tracks == ()
    assert [doubt.says for doubt in found.doubts] == ["expected channels, found NONE; the event is on no track"]
