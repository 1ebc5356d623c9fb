from pathlib import Path

from edgecode.formats.edl.events import Listing, listing

SAMPLES = Path(__file__).parents[2] / "samples" / "edl"


def sample(name: str) -> Listing:
    return listing((SAMPLES / f"{name}.edl").read_text(encoding="utf-8").splitlines())


def doubts(of: Listing) -> list[str]:
    return [f"{doubt.line}: {doubt.says}" for doubt in of.doubts]


def test_the_outgoing_side_of_a_dissolve_is_no_event() -> None:
    found = sample("two_line_dissolve")
    assert [event.line.line for event in found.events] == [3, 6, 14]
    outgoing = found.events[1].other
    assert outgoing is not None
    assert (outgoing.line, outgoing.tape) == (5, "A003C002")
    assert found.doubts == ()


def test_the_outgoing_side_is_found_under_another_number_too() -> None:
    found = listing(
        [
            "001  TST V     C        01:00:04:14 01:00:04:14 01:00:00:09 01:00:00:09",
            "002  TST V     D    010 01:00:08:08 01:00:08:18 01:00:00:09 01:00:00:19",
        ]
    )
    assert [event.line.number for event in found.events] == ["002"]
    assert found.events[0].other is not None
    assert found.doubts == ()


def test_picture_and_sound_dissolve_side_by_side() -> None:
    found = listing(
        [
            "002  OUT V     C        01:00:04:14 01:00:04:14 01:00:00:09 01:00:00:09",
            "002  OUT A     C        01:00:04:14 01:00:04:14 01:00:00:09 01:00:00:09",
            "002  IN  V     D    010 01:00:08:08 01:00:08:18 01:00:00:09 01:00:00:19",
            "002  IN  A     D    010 01:00:08:08 01:00:08:18 01:00:00:09 01:00:00:19",
            "* FROM CLIP NAME: 12A-3",
            "* TO CLIP NAME: 14-2",
        ]
    )
    assert [(event.line.channels, event.other.channels if event.other else "") for event in found.events] == [
        ("V", "V"),
        ("A", "A"),
    ]
    assert found.events[0].said == found.events[1].said
    assert found.doubts == ()


def test_a_line_of_no_length_without_a_transition_is_said() -> None:
    found = listing(["TITLE: x", "001  TST V     C        01:00:04:14 01:00:04:14 01:00:00:09 01:00:00:09"])
    assert found.events == ()
    assert doubts(found) == ["2: expected an event with a length, found one from 01:00:00:09 to itself"]


def test_what_stands_below_a_broken_event_is_about_no_other() -> None:
    found = sample("broken_event")
    assert [[statement.text for statement in event.said] for event in found.events] == [["12A-3"], ["12C-4"]]
    four, six, nine = doubts(found)
    assert four.startswith(
        "4: expected an event with four timecodes, found '002  A003C003 V     C        10:10:00:00 10:10"
    )
    assert four.endswith("…'; left out")
    assert six == "6: expected an event or a comment, found 'the grader wants this shot brighter'; left out"
    assert nine.startswith("9: expected an event with four timecodes, found '004  A003C005")


def test_the_table_of_sources_belongs_to_no_event() -> None:
    found = sample("source_table")
    assert found.umids == {"A003C002_250506_R1AB": "060a2b340101010101010f00-13-00-00-00"}
    assert "A003C009_250506_R1AB" not in [statement.text for statement in found.events[0].said]
    assert found.doubts == ()


def test_a_list_may_state_its_rate_above_the_first_event() -> None:
    assert (sample("stated_rate").rate, sample("stated_rate").rate_line) == ("23.976", 2)
    assert listing(["TITLE: x", "FPS: 25"]).rate == "25"
    assert listing(["TITLE: x", "FPS: 25"]).doubts == ()


def test_a_rate_in_a_comment_on_a_clip_is_not_the_lists() -> None:
    found = listing(["001  A V C 01:00:00:00 01:00:01:00 01:00:00:00 01:00:01:00", "* FPS: 48"])
    assert found.rate == ""


def test_the_first_fcm_line_counts_and_another_one_is_said() -> None:
    found = listing(["FCM: NON-DROP FRAME", "FCM: DROP FRAME", "FCM: NON-DROP FRAME"])
    assert (found.drop, found.drop_line) == (False, 1)
    assert doubts(found) == [
        "2: expected one way of counting in the whole list, found FCM: DROP FRAME as well; counted as the first one says"
    ]


def test_an_unknown_fcm_line_is_said() -> None:
    assert doubts(listing(["FCM: 24 HOUR"])) == ["1: expected FCM: DROP FRAME or NON-DROP FRAME, found '24 HOUR'"]


def test_semicolons_drop_frames_where_no_fcm_line_says() -> None:
    line = "001  A V C 01:00:00;00 01:00:01;00 01:00:00;00 01:00:01;00"
    assert listing([line]).drop is True
    assert listing(["FCM: NON-DROP FRAME", line]).drop is False


def test_a_second_title_does_not_end_the_list() -> None:
    found = listing(["TITLE: A", "TITLE: B"])
    assert found.title == "A"
    assert doubts(found) == ["2: expected one TITLE line, found another; read as one list"]
