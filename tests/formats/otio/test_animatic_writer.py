import json
from typing import Any

import msgspec
import opentimelineio
import pytest

from edgecode.errors import ExportError
from edgecode.film.board import Panel
from edgecode.film.boards.animatic import RATE, animatic
from edgecode.film.boards.shot import Boards, Carry, Fate, Scratch
from edgecode.film.cut import Cut, TrackKind
from edgecode.film.film import Film, FilmScene
from edgecode.film.place import Place
from edgecode.film.rate import Rate
from edgecode.formats.otio.animatic_writer import WRITES, animatic_document, written
from edgecode.formats.otio.reader import read
from edgecode.formats.writers import writer_of
from simulators.memory_source import MemorySource

PLACE = Place("boards/panels.csv", 2)


def panel(name: str, scene: str, seconds: float | None, **more: str) -> Panel:
    return msgspec.structs.replace(Panel(name=name, id=f"id {name}", place=PLACE, scene=scene, seconds=seconds), **more)


FILM = Film(
    title="The Lift",
    scenes=(FilmScene(number="1", heading="INT. HALL - DAY"), FilmScene(number="2A", heading="EXT. ROAD - NIGHT")),
    panels=(
        panel("1.1", "1", 1.5, image="boards/a é.png", shot="1"),
        panel("1.2", "1", None, shot="1A"),
        panel("2.1", "2A", 0.7, image="boards/b.png"),
        panel("1.3", "1", 3.0, image="boards/b.png"),
    ),
)


def cut_of(data: bytes) -> Cut:
    [cut] = read(MemorySource(data, path="a.otio"))
    assert isinstance(cut, Cut)
    return cut


def opened(data: bytes) -> Any:  # noqa: ANN401  the library has no types
    return opentimelineio.adapters.read_from_string(data.decode(), "otio_json")  # type: ignore[no-untyped-call]


def without_colours(node: dict[str, object]) -> dict[str, object]:
    """The library adds the colour of what has none."""
    return {key: value for key, value in node.items() if (key, value) != ("color", None)}


def sounded(*sounds: Scratch) -> Film:
    return msgspec.structs.replace(FILM, boards=Boards(sounds=sounds))


@pytest.mark.parametrize("rate", ["23.976", "24", "25", "29.97", "59.94"])
def test_our_own_reader_finds_every_panel_frame_by_frame(rate: str) -> None:
    made = animatic(FILM, rate=Rate.parse(rate))
    document = animatic_document(made, film=FILM)
    assert document.remarks == ()
    cut = cut_of(document.data)
    assert cut.rate == Rate.parse(rate)
    [track] = cut.tracks
    assert track.kind is TrackKind.PICTURE
    assert [(clip.name, clip.record_in, clip.record_out) for clip in track.clips] == [
        (each.panel.name, each.first, each.first + each.frames) for each in made.panels
    ]


def test_a_clip_tells_its_panel_shot_and_scene_and_where_its_picture_is() -> None:
    first, second, *_rest = cut_of(written(FILM).data).tracks[0].clips
    assert first.extra == {"panel": "id 1.1", "scene": "1", "shot": "1", "seconds": "said"}
    assert second.extra["seconds"] == "assumed"
    assert (first.file, second.file) == ("a é.png", "")
    clips = list(opened(written(FILM).data).tracks[0])
    assert [clip.media_reference.schema_name() for clip in clips[:2]] == ["ExternalReference", "MissingReference"]
    assert clips[0].media_reference.target_url == "boards/a%20%C3%A9.png"


def test_each_scene_begins_with_a_marker_also_one_that_is_come_back_to() -> None:
    markers = list(opened(written(FILM).data).tracks.markers)
    assert [(each.name, each.comment, each.marked_range.start_time.value) for each in markers] == [
        ("Scene 1", "INT. HALL - DAY", 0),
        ("Scene 2A", "EXT. ROAD - NIGHT", 84),
        ("Scene 1", "INT. HALL - DAY", 101),
    ]
    clips = cut_of(written(FILM).data).tracks[0].clips
    assert [clip.notes for clip in clips] == [
        ("Scene 1: INT. HALL - DAY",),
        (),
        ("Scene 2A: EXT. ROAD - NIGHT",),
        ("Scene 1: INT. HALL - DAY",),
    ]


def test_opentimelineio_opens_it_in_the_versions_it_writes_itself() -> None:
    data = written(sounded(Scratch(panel="id 1.2", file="sound/rain.wav"))).data
    again = opentimelineio.adapters.write_to_string(opened(data), "otio_json")  # type: ignore[no-untyped-call]
    assert json.loads(again, object_hook=without_colours) == json.loads(data, object_hook=without_colours)


def test_sounds_never_overlap_on_a_track() -> None:
    """The rain lasts from 1.1 to the end, the bell and the steps are short, and hit 1.2 and 1.3."""
    film = sounded(
        Scratch(panel="id 1.1", file="sound/rain.wav", skip=2.0),
        Scratch(panel="id 1.2", file="sound/bell.wav"),
        Scratch(panel="id 1.3", file="sound/steps.wav"),
    )
    made = animatic(film, rate=RATE)
    document = animatic_document(
        made, film=film, lengths={"sound/rain.wav": 60.0, "sound/bell.wav": 1.0, "sound/steps.wav": 9.0}
    )
    assert document.remarks == ()
    _picture, one, two = cut_of(document.data).tracks
    assert [(track.name, track.kind) for track in (one, two)] == [("A1", TrackKind.SOUND), ("A2", TrackKind.SOUND)]
    assert [(clip.file, clip.record_in, clip.record_out) for clip in one.clips] == [("rain.wav", 0, made.frames)]
    assert [(clip.file, clip.record_in, clip.record_out) for clip in two.clips] == [
        ("bell.wav", 36, 60),
        ("steps.wav", 101, 173),
    ]
    rain = next(iter(opened(document.data).tracks[1].find_clips()))
    assert rain.source_range.start_time.value == 48
    assert rain.metadata["edgecode"] == {"panel": "id 1.1"}


def test_a_sound_of_unknown_length_goes_up_to_the_next_and_one_that_is_not_heard_is_told() -> None:
    film = sounded(
        Scratch(panel="id 1.1", file="sound/rain.wav"),
        Scratch(panel="id 1.2", file="sound/bell.wav", skip=5.0),
        Scratch(panel="id 1.3", file="sound/steps.wav"),
    )
    document = animatic_document(animatic(film, rate=RATE), film=film, lengths={"sound/bell.wav": 4.0})
    assert [remark.says for remark in document.remarks] == [
        "expected sounds of known length, found 2 of unknown; each written up to the next one",
        "expected sounds that are heard in the animatic, found 1 that are not; left out",
    ]
    [_picture, track] = cut_of(document.data).tracks
    assert [(clip.record_in, clip.record_out) for clip in track.clips] == [(0, 36), (101, 173)]


def test_panels_that_are_left_out_are_told() -> None:
    waiting = Carry(panel="id 2.1", fate=Fate.DECIDE)
    still = msgspec.structs.replace(FILM.panels[1], seconds=0.0)
    film = msgspec.structs.replace(
        FILM, panels=(FILM.panels[0], still, *FILM.panels[2:]), boards=Boards(carried={waiting.panel: waiting})
    )
    document = written(film)
    assert [(str(remark.place), remark.says) for remark in document.remarks] == [
        (
            "boards/panels.csv:2",
            "expected every panel's place decided, found 1 to decide about (such as 2.1); left out",
        ),
        ("boards/panels.csv:2", "expected panels that stand longer than 0 s, found 1 (such as 1.2); left out"),
    ]
    assert [clip.name for clip in cut_of(document.data).tracks[0].clips] == ["1.1", "1.3"]


@pytest.mark.parametrize(
    ("panels", "found"),
    [((), "none in this film"), ((panel("1", "1", 0.0),), "none that stands longer than 0 s")],
)
def test_without_a_panel_to_show_there_is_nothing_to_write(panels: tuple[Panel, ...], found: str) -> None:
    with pytest.raises(ExportError, match=f"otio-animatic: expected storyboard panels, found {found}"):
        written(Film(panels=panels))


def test_it_is_found_by_its_word() -> None:
    assert writer_of(WRITES).OF is Film
