from pathlib import Path

import pytest
from wavinfo import WavInfoReader  # type: ignore[import-untyped]

from edgecode.formats.sound_file.chunks import chunks_of
from edgecode.formats.sound_file.ixml import ixml_of

REAL = Path(__file__).parents[3] / ".." / "shared" / "real" / "sound"


def fields(inside: str) -> dict[str, str]:
    return ixml_of(f"<BWFXML>{inside}</BWFXML>".encode()).fields


def test_fields_go_by_their_path_and_empty_ones_are_none() -> None:
    assert fields("<SCENE> 12A </SCENE><NOTE></NOTE><SPEED><NOTE>slow</NOTE></SPEED><scene>13</scene>") == {
        "SCENE": "12A",
        "SPEED.NOTE": "slow",
    }


def test_tracks_go_by_their_channel_with_what_they_are_for() -> None:
    tracks = (
        "<TRACK><CHANNEL_INDEX>3</CHANNEL_INDEX><NAME>Ada</NAME></TRACK>"
        "<TRACK><NAME>Boom</NAME><FUNCTION>M</FUNCTION></TRACK><TRACK/><OTHER><NAME>no track</NAME></OTHER>"
    )
    assert fields(f"<TRACK_LIST><TRACK_COUNT>3</TRACK_COUNT>{tracks}</TRACK_LIST>") == {
        "track 3": "Ada",
        "track 2": "Boom, M",
    }


def test_what_repeats_the_bext_chunk_is_left_out() -> None:
    assert fields("<BEXT><BWF_ORIGINATOR>Recorder</BWF_ORIGINATOR></BEXT>") == {}


@pytest.mark.parametrize(
    ("inside", "wild", "no_good"),
    [
        ("<WILD_TRACK>TRUE</WILD_TRACK>", True, False),
        ("<WILD_TRACK>false</WILD_TRACK>", False, False),
        ("<TAKE_TYPE>WILD_TRACK,NO_GOOD</TAKE_TYPE>", True, True),
        ("<TAKE_TYPE>DEFAULT</TAKE_TYPE>", False, False),
        ("", False, False),
    ],
)
def test_a_flag_is_said_in_two_ways(inside: str, *, wild: bool, no_good: bool) -> None:
    read = ixml_of(f"<BWFXML>{inside}</BWFXML>".encode())
    assert (read.yes("WILD_TRACK"), read.yes("NO_GOOD")) == (wild, no_good)


def test_a_damaged_chunk_is_read_as_far_as_it_goes_and_said_once() -> None:
    read = ixml_of(b"<BWFXML><SCENE>12A</SCENE>\n<TAKE>3</TAKE>\n<NOTE>Tom & Jer")
    assert (read.fields["SCENE"], read.fields["TAKE"]) == ("12A", "3")
    assert read.faults == ("expected well-formed iXML, found a fault on its line 3; read as far as it goes",)


def test_no_xml_at_all_is_said() -> None:
    assert ixml_of(b"\0\0\0").faults == ("expected iXML to be XML, found something else; left out",)


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "utf-16"])
def test_a_note_is_read_in_every_encoding_it_comes_in(encoding: str) -> None:
    said = "<BWFXML><NOTE>Caf\xe9</NOTE></BWFXML>"
    assert ixml_of(said.encode(encoding)).fields == {"NOTE": "Caf\xe9"}


def test_elements_without_end_in_each_other_do_not_end_the_program() -> None:
    assert ixml_of(b"<BWFXML>" + b"<A>" * 5000).fields == {}


@pytest.mark.skipif(not REAL.exists(), reason="the real material is not there")
def test_every_real_chunk_is_read_as_wavinfo_reads_it() -> None:
    for file in (file for file in sorted(REAL.rglob("*")) if file.suffix.lower() == ".wav"):
        with file.open("rb") as stream:
            held = chunks_of(stream, size=file.stat().st_size).held
        ours, theirs = ixml_of(held[b"iXML"]).fields, WavInfoReader(str(file)).ixml
        assert theirs is not None
        assert (ours["SCENE"], ours["TAKE"], ours["TAPE"]) == (theirs.scene, theirs.take, theirs.tape)
        assert (ours["PROJECT"], ours["FILE_SET.FAMILY_UID"]) == (theirs.project, theirs.family_uid)
        named = {name: value for name, value in ours.items() if name.startswith("track ")}
        assert named == {f"track {track.channel_index}": track.name for track in theirs.track_list}
