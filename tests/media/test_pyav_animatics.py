import io
import os
import sys
import wave
from collections.abc import Iterator
from fractions import Fraction
from itertools import groupby
from pathlib import Path
from typing import Final

import msgspec
import numpy as np
import pytest
from PIL import Image

from edgecode.film.rate import Rate
from edgecode.media import pyav_animatics
from edgecode.media.pyav_animatics import PyavAnimatics
from edgecode.usecases.ports.animatics import MovieMade, MovieToMake, NotMade, PanelShown, SoundHeard

av = pytest.importorskip("av", reason="PyAV is not installed here, so no movie can be made")

RATE: Final = Rate.parse("23.976")
COLOURS: Final = {
    "red.png": (200, 40, 40),
    "green.jpg": (40, 180, 40),
    "blue.webp": (40, 40, 200),
    "yellow.gif": (200, 200, 40),
    "violet.tiff": (160, 40, 160),
    "huge.png": (20, 160, 160),
}
PANELS: Final = (
    PanelShown(name="1", frames=7, picture="red.png"),
    PanelShown(name="2", frames=1, picture="green.jpg"),
    PanelShown(name="3", frames=12, picture="blue.webp"),
    PanelShown(name="4", frames=5, picture="yellow.gif"),
    PanelShown(name="5", frames=5, picture="violet.tiff"),
    PanelShown(name="6", frames=9, picture="huge.png"),
    PanelShown(name="7", frames=8, scene="3", picture="broken.png"),
    PanelShown(name="8", frames=13, scene="3"),
)
SOUNDS: Final = (
    SoundHeard(file="tone.wav", at=24, skip=0.25),
    SoundHeard(file="tone.m4a", at=40),
    SoundHeard(file="tone.mp3", at=40),
    SoundHeard(file="broken.mp3", at=0),
)


def tone(seconds: float) -> np.ndarray:
    """Samples of 440 Hz at 48 kHz."""
    return (np.sin(np.arange(round(seconds * 48_000)) * 2 * np.pi * 440 / 48_000) * 12_000).astype("<i2")


def encoded(target: Path, *, codec: str, seconds: float) -> None:
    """Write a tone as M4A or MP3."""
    with av.open(str(target), "w") as file:
        stream = file.add_stream(codec, rate=48_000, layout="mono")
        frame = av.AudioFrame.from_ndarray(tone(seconds).reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate, frame.pts = 48_000, 0
        file.mux(stream.encode(frame))
        file.mux(stream.encode(None))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of flat pictures, one of them of 12,000 pixels, of tones, and of what is neither."""
    made = tmp_path_factory.mktemp("film")
    for name, colour in COLOURS.items():
        if name == "huge.png":
            picture = Image.new("P", (12_000, 6_750), 1)
            picture.putpalette((0, 0, 0, *colour))
            picture.save(made / name, compress_level=1)
        else:
            Image.new("RGB", (320, 180), colour).save(made / name, quality=95)
    (made / "broken.png").write_bytes((made / "red.png").read_bytes()[:50])
    (made / "broken.mp3").write_bytes(b"no sound at all")
    with wave.open(str(made / "tone.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(48_000)
        file.writeframes(tone(0.75).tobytes())
    encoded(made / "tone.m4a", codec="aac", seconds=0.5)
    encoded(made / "tone.mp3", codec="libmp3lame", seconds=0.5)
    return made


@pytest.fixture(scope="module")
def maker(folder: Path) -> Iterator[PyavAnimatics]:
    made = PyavAnimatics(folder)
    yield made
    made.close()


Told = list[tuple[int, int, str]]


@pytest.fixture(scope="module")
def movie(folder: Path, maker: PyavAnimatics) -> tuple[MovieMade, Path, Told]:
    """One movie of all of it, and what was told while it was made."""
    told: Told = []
    to = folder / "movie"
    made = maker.make(
        MovieToMake(rate=RATE, panels=PANELS, sounds=SOUNDS), to=str(to), at_panel=lambda *said: told.append(said)
    )
    assert isinstance(made, MovieMade), made
    return made, to, told


def test_every_panel_is_seen_for_its_frames_at_the_rate(movie: tuple[MovieMade, Path, Told]) -> None:
    """Told apart by their colours, frame by frame."""
    made, to, _told = movie
    assert made.frames == sum(panel.frames for panel in PANELS) == 60
    with av.open(str(to)) as file:
        video = file.streams.video[0]
        assert (video.frames, video.average_rate) == (60, Fraction(24000, 1001))
        frames = list(file.decode(video))
    assert [frame.time_base * frame.pts for frame in frames] == [Fraction(1001 * n, 24000) for n in range(60)]
    seen = [_colour(frame.to_ndarray(format="rgb24").mean(axis=(0, 1))) for frame in frames]
    assert [(name, len(list(group))) for name, group in groupby(seen)] == [
        *((panel.picture, panel.frames) for panel in PANELS[:6]),
        ("grey", 21),
    ]
    broken, none = frames[45].to_ndarray(format="gray8"), frames[59].to_ndarray(format="gray8")
    assert (broken != none).any(), "each card has its own panel's name"


def _colour(mean: np.ndarray) -> str:
    known = {**COLOURS, "grey": (98, 98, 98)}
    name = min(known, key=lambda each: float(np.abs(mean - known[each]).max()))
    assert np.abs(mean - known[name]).max() < 10, (mean, name)
    return name


def test_sounds_are_heard_where_they_begin(movie: tuple[MovieMade, Path, Told]) -> None:
    """The tone of half a second, its first quarter skipped, from frame 24 on; two of them together from frame 40 on."""
    made, to, _told = movie
    assert made.has_sound
    with av.open(str(to)) as file:
        audio = file.streams.audio[0]
        assert (audio.codec_context.name, audio.codec_context.sample_rate) == ("aac", 48_000)
        level = np.zeros(3 * 48_000)
        for frame in file.decode(audio):
            at = round(frame.time * 48_000)
            heard = frame.to_ndarray()[0]
            level[max(at, 0) : max(at, 0) + heard.size] = heard[: level.size - max(at, 0)]
        length = float(audio.duration * audio.time_base)
    assert abs(length - 60 * 1001 / 24000) < 0.05
    begins, ends, again = 24 * 1001 / 24000, 24 * 1001 / 24000 + 0.5, 40 * 1001 / 24000
    assert _loud(level, 0.1, begins - 0.06) < 0.005
    alone = _loud(level, begins + 0.06, ends - 0.06)
    assert alone > 0.1
    assert _loud(level, ends + 0.06, again - 0.06) < 0.005
    assert _loud(level, again + 0.15, again + 0.4) > 1.3 * alone


def _loud(level: np.ndarray, first: float, last: float) -> float:
    return float(np.sqrt(np.mean(level[round(first * 48_000) : round(last * 48_000)] ** 2)))


def test_what_is_broken_is_told_and_costs_nothing_else(movie: tuple[MovieMade, Path, Told], folder: Path) -> None:
    made, _to, _told = movie
    assert made.cards == 2
    assert set(made.broken) == {"broken.png", "broken.mp3"}
    assert all(why.startswith("expected ") and str(folder) not in why for why in made.broken.values())


def test_each_panel_is_told_before_it_is_made(movie: tuple[MovieMade, Path, Told]) -> None:
    assert movie[2] == [(nth, 8, panel.name) for nth, panel in enumerate(PANELS)]


def test_the_same_panels_give_the_same_bytes(maker: PyavAnimatics, folder: Path) -> None:
    small = MovieToMake(rate=RATE, panels=PANELS[:2], sounds=SOUNDS[:1])
    for name in ("one", "two"):
        assert isinstance(maker.make(small, to=str(folder / name)), MovieMade)
    assert (folder / "one").read_bytes() == (folder / "two").read_bytes()


def test_a_photo_is_turned_as_its_camera_says(maker: PyavAnimatics, folder: Path) -> None:
    """A drawing that was photographed with the phone upright: stored on its side, its top to the left."""
    stored = Image.new("RGB", (320, 180), COLOURS["red.png"])
    stored.paste(COLOURS["blue.webp"], (0, 0, 160, 180))
    exif = Image.Exif()
    exif[0x0112] = 6
    made = io.BytesIO()
    stored.save(made, "JPEG", exif=exif, quality=95)
    (folder / "phone.jpg").write_bytes(made.getvalue())
    one = MovieToMake(rate=RATE, panels=(PanelShown(name="1", frames=1, picture="phone.jpg"),))
    assert isinstance(maker.make(one, to=str(folder / "phone")), MovieMade)
    with av.open(str(folder / "phone")) as file:
        seen = next(file.decode(video=0)).to_ndarray(format="rgb24")
    assert _colour(seen[100:300, 500:780].mean(axis=(0, 1))) == "blue.webp"
    assert _colour(seen[420:620, 500:780].mean(axis=(0, 1))) == "red.png"
    assert _colour(seen[100:620, 100:300].mean(axis=(0, 1))) == "grey"


def test_a_sound_that_never_comes_is_left_out_and_the_movie_is_made(folder: Path) -> None:
    """A pipe that nobody writes to: opening it waits for ever."""
    os.mkfifo(folder / "slow.wav")
    slow = PyavAnimatics(folder, seconds=3)
    movie = MovieToMake(
        rate=RATE, panels=PANELS[:1], sounds=(SoundHeard(file="slow.wav", at=0), SoundHeard(file="tone.wav", at=0))
    )
    made = slow.make(movie, to=str(folder / "without"))
    slow.close()
    assert made == MovieMade(
        frames=7,
        broken={"slow.wav": "expected a sound, found a file that ends the process that reads it"},
        has_sound=True,
    )


def test_where_nothing_can_be_written_it_says_so(maker: PyavAnimatics, folder: Path) -> None:
    made = maker.make(MovieToMake(rate=RATE, panels=PANELS[:1]), to=str(folder / "nowhere" / "a"))
    assert isinstance(made, NotMade)
    assert made.why == "expected to make a movie, found otherwise: no such file or directory"


def test_a_process_that_ends_at_once_is_said(
    maker: PyavAnimatics, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "false")
    made = maker.make(MovieToMake(rate=RATE, panels=PANELS[:1]), to=str(folder / "a"))
    assert isinstance(made, NotMade)
    assert made.why == "expected a movie in time, found that the process that makes it ended, or said nothing"


def test_how_long_a_sound_is(maker: PyavAnimatics) -> None:
    assert maker.seconds("tone.wav") == pytest.approx(0.75, abs=0.01)
    assert maker.seconds("broken.mp3") is None
    assert maker.seconds("nowhere.wav") is None


def test_without_the_engine_nothing_is_made_and_it_says_how_to_have_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pyav_animatics, "_engine", lambda: "")
    made = PyavAnimatics(folder).make(MovieToMake(rate=RATE, panels=PANELS), to=str(folder / "absent"))
    assert isinstance(made, NotMade)
    assert made.absent
    assert "pip install 'edgecode[media]'" in made.why
    assert not (folder / "absent").exists()
    assert msgspec.structs.asdict(made)["found"].startswith("it not installed")
