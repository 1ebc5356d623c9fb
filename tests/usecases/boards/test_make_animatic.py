from pathlib import Path

import msgspec
import pytest

from edgecode.bootstrap import exports_of
from edgecode.errors import ExportError, NotExportedError, UnknownSceneError
from edgecode.film.boards.shot import Boards, Carry, Fate, Scratch
from edgecode.film.cut import Cut
from edgecode.formats.otio.reader import read
from edgecode.usecases.boards.make_animatic import AnimaticMade, laid, make_animatic
from edgecode.usecases.open_film import Look
from edgecode.usecases.ports.animatics import AtPanel, MovieMade, MovieToMake, NotMade, SoundHeard
from simulators.memory_source import MemorySource

BOARDED = """
    --- script/a.fountain
    INT. HALL #1#

    Rain.

    EXT. ROAD #2#

    Dust.

    --- boards/panels.csv
    panel,scene,image,seconds
    1.1,1,a.png,1.5
    1.2,1,missing.png,
    2.1,2,,0
    2.2,2,../../outside.png,2

    --- boards/a.png
    a picture to whoever reads it

    --- sound/rain.wav
    a sound
"""


class Painter:
    """Makes movies that are a few letters long, and keeps what was asked for."""

    engine = "Paint 1"

    def __init__(self, made: MovieMade | NotMade | None = None) -> None:
        """Take what shall come of it."""
        self.made = made or MovieMade(frames=1)
        self.asked: list[MovieToMake] = []
        self.known = {"sound/rain.wav": 1.0}

    def make(self, movie: MovieToMake, *, to: str, at_panel: AtPanel | None = None) -> MovieMade | NotMade:
        """Write half of it where none is made: nothing of that may be left."""
        self.asked.append(movie)
        Path(to).write_bytes(b"movie")
        if at_panel is not None:
            at_panel(0, 1, "1.1")
        return self.made

    def seconds(self, file: str) -> float | None:
        """Know one sound."""
        return self.known.get(file)


def make(look: Look, to: Path, painter: Painter, *, scene: str = "", replace: bool = False) -> AnimaticMade | NotMade:
    exports = exports_of(to.parent / "film")
    return make_animatic(look, str(to), maker=painter, exports=exports, scene=scene, replace=replace)


def sounded(look: Look, *files: str) -> Look:
    """The film with scratch sound under its first panel."""
    sounds = tuple(Scratch(panel=look.film.panels[0].id, file=file) for file in files)
    film = msgspec.structs.replace(look.film, boards=Boards(sounds=sounds))
    return msgspec.structs.replace(look, joined=msgspec.structs.replace(look.joined, film=film))


def test_a_movie_is_made_of_the_panels_in_frames_and_of_files_of_the_folder_alone(look: Look, tmp_path: Path) -> None:
    painter = Painter(MovieMade(frames=132, cards=2, has_sound=True))
    made = make(sounded(look, "sound/rain.wav", "/etc/sound.wav"), tmp_path / "a.mp4", painter)
    assert isinstance(made, AnimaticMade)
    [movie] = painter.asked
    assert [(each.name, each.scene, each.picture, each.frames) for each in movie.panels] == [
        ("1.1", "1", "boards/a.png", 36),
        ("1.2", "1", "", 48),
        ("2.2", "2", "", 48),
    ]
    assert movie.sounds == (SoundHeard(file="sound/rain.wav", at=0),)
    assert (made.rate, made.frames, made.seconds, made.panels, made.assumed) == ("24", 132, 5.5, 4, 1)
    assert (made.cards, made.sounds, made.of) == (2, 1, look.film.title)
    assert [(str(remark.place), remark.says) for remark in made.remarks] == [
        ("boards/panels.csv:5", "expected ../../outside.png in the film's folder, found no such file"),
        ("boards/panels.csv:3", "expected boards/missing.png in the film's folder, found no such file"),
        ("boards/panels.csv:2", "expected /etc/sound.wav in the film's folder, found no such file"),
    ]
    assert (tmp_path / "a.mp4").read_bytes() == b"movie"


test_a_movie_is_made_of_the_panels_in_frames_and_of_files_of_the_folder_alone.__doc__ = BOARDED


def test_what_was_broken_is_told_and_one_that_is_not_made_leaves_nothing(look: Look, tmp_path: Path) -> None:
    painter = Painter(MovieMade(frames=132, broken={"boards/a.png": "expected a picture, found mud"}))
    made = make(look, tmp_path / "a.mp4", painter)
    assert isinstance(made, AnimaticMade)
    assert made.remarks[-1].says == "expected a picture, found mud"
    absent = NotMade("Paint", "none", absent=True)
    assert make(look, tmp_path / "b.mp4", Painter(absent)) == absent
    assert sorted(file.name for file in tmp_path.iterdir() if file.is_file()) == ["a.mp4"]


test_what_was_broken_is_told_and_one_that_is_not_made_leaves_nothing.__doc__ = BOARDED


def test_a_file_that_is_there_is_replaced_only_where_it_was_made_here_and_somebody_says_so(
    look: Look, tmp_path: Path
) -> None:
    """It is looked at before anything is made."""
    to, painter = tmp_path / "a.mp4", Painter()
    make(look, to, painter)
    with pytest.raises(NotExportedError, match="found one that is there"):
        make(look, to, painter)
    assert len(painter.asked) == 1
    assert isinstance(make(look, to, painter, replace=True), AnimaticMade)
    (tmp_path / "theirs.mp4").write_bytes(b"theirs")
    with pytest.raises(NotExportedError, match="did not export"):
        make(look, tmp_path / "theirs.mp4", painter, replace=True)
    assert (tmp_path / "theirs.mp4").read_bytes() == b"theirs"


test_a_file_that_is_there_is_replaced_only_where_it_was_made_here_and_somebody_says_so.__doc__ = BOARDED


def test_a_document_has_the_same_frames_and_asks_how_long_sounds_are(look: Look, tmp_path: Path) -> None:
    painter = Painter()
    made = make(sounded(look, "sound/rain.wav"), tmp_path / "a.otio", painter, scene="1")
    assert isinstance(made, AnimaticMade)
    assert (made.of, made.frames, made.sounds) == (f"scene 1 of {look.film.title}", 84, 1)
    [cut] = read(MemorySource((tmp_path / "a.otio").read_bytes(), path="a.otio"))
    assert isinstance(cut, Cut)
    assert [(clip.name, clip.record_in, clip.record_out) for track in cut.tracks for clip in track.clips] == [
        ("1.1", 0, 36),
        ("1.2", 36, 84),
        ("rain.wav", 0, 24),
    ]
    assert painter.asked == []
    assert [remark.says for remark in made.remarks] == [
        "expected boards/missing.png in the film's folder, found no such file"
    ]


test_a_document_has_the_same_frames_and_asks_how_long_sounds_are.__doc__ = BOARDED


def test_what_cannot_be_shown_is_said(look: Look, tmp_path: Path) -> None:
    with pytest.raises(UnknownSceneError, match="scene 7: expected one of 1, 2, found none with that number"):
        laid(look.film, scene="7")
    with pytest.raises(ExportError, match=r"expected a file that ends in \.mp4 or \.otio"):
        make(look, tmp_path / "a.mov", Painter())
    carried = {panel.id: Carry(panel=panel.id, fate=Fate.DECIDE) for panel in look.film.panels[:2]}
    undecided = msgspec.structs.replace(look.film, boards=Boards(carried=carried))
    with pytest.raises(ExportError, match="found none in scene 1: 2 to be decided about"):
        laid(undecided, scene="1")
    long = tuple(msgspec.structs.replace(panel, seconds=5000.0) for panel in look.film.panels)
    film = msgspec.structs.replace(look.film, panels=long)
    longer = msgspec.structs.replace(look, joined=msgspec.structs.replace(look.joined, film=film))
    with pytest.raises(ExportError, match=r"expected a movie of at most 4 hours, found 5\.6 hours of panels"):
        make(longer, tmp_path / "a.mp4", Painter())
    with pytest.raises(ExportError, match="expected storyboard panels, found none in this film"):
        laid(msgspec.structs.replace(look.film, panels=()))


test_what_cannot_be_shown_is_said.__doc__ = BOARDED


def test_panels_to_be_decided_about_are_left_out_and_told_in_both_kinds(look: Look, tmp_path: Path) -> None:
    waiting = Carry(panel=look.film.panels[1].id, fate=Fate.DECIDE)
    film = msgspec.structs.replace(look.film, boards=Boards(carried={waiting.panel: waiting}))
    decided = msgspec.structs.replace(look, joined=msgspec.structs.replace(look.joined, film=film))
    says = "expected every panel's place decided, found 1 to decide about (such as 1.2); left out"
    for name in ("a.mp4", "a.otio"):
        made = make(decided, tmp_path / name, Painter(), scene="1")
        assert isinstance(made, AnimaticMade)
        assert [remark.says for remark in made.remarks] == [says]
        assert made.panels == 1


test_panels_to_be_decided_about_are_left_out_and_told_in_both_kinds.__doc__ = BOARDED
