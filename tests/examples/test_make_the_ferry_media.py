"""Pictures and sound of the example film, as committed, are what its papers say, and its maker makes them again."""

import csv
import importlib.util
import json
import re
import shutil
import subprocess
import sys
import wave
from collections.abc import Collection, Iterator
from fractions import Fraction
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from wavinfo import WavInfoReader  # type: ignore[import-untyped]

from edgecode.bootstrap import open_film
from edgecode.film.covers import spans_of
from edgecode.film.film import Film
from edgecode.film.script import SPOKEN, Script

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FILM = EXAMPLES / "the-ferry"
MAKER = EXAMPLES / "make_the_ferry_media.py"
PICTURES = sorted(FILM.glob("dailies/day-*/*.mp4"))
SOUNDS = sorted(FILM.glob("dailies/day-*/*.WAV"))
WORDS = sorted(FILM.glob("dailies/day-*/words/*.json"))
RATE = 24
CLAP = 36
MOST = 20_000_000
"""Bytes the example may weigh."""
NEARLY = 2.0
"""Levels of 255 by which two encoders may differ on average where they show the same picture."""

Frames = NDArray[np.uint8]
Row = dict[str, str]


def rows(path: Path) -> list[Row]:
    """The rows of a report below its head."""
    lines = path.read_text(encoding="utf-8").partition("\n\n")[2].splitlines()
    return list(csv.DictReader(lines))


def count(timecode: str) -> int:
    """Frames from midnight."""
    hours, minutes, seconds, last = map(int, timecode.split(":"))
    return ((hours * 60 + minutes) * 60 + seconds) * RATE + last


@pytest.fixture(scope="module")
def av() -> ModuleType:
    return pytest.importorskip("av", reason="PyAV is not here to look into picture files")  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def reported() -> dict[str, Row]:
    """Every camera row of both days, by its file."""
    papers = sorted(FILM.glob("dailies/day-*/camera-*.csv"))
    return {row["file"]: row for path in papers for row in rows(path)}


@pytest.fixture(scope="module")
def film() -> Film:
    return open_film(FILM).look().film


def decoded(av: ModuleType, path: Path, *, most: int | None = None) -> Frames:
    """The first ``most`` frames of a file, as grey."""
    with av.open(str(path)) as file:
        frames: list[Frames] = []
        for frame in file.decode(video=0):
            frames.append(frame.to_ndarray(format="gray"))
            if len(frames) == most:
                break
    return np.stack(frames)


def seen(av: ModuleType, path: Path, wanted: Collection[int]) -> dict[int, Frames]:
    """Some frames of a file by their number, as grey; the file is decoded up to the last of them."""
    found: dict[int, Frames] = {}
    with av.open(str(path)) as file:
        for number, frame in enumerate(file.decode(video=0)):
            if number in wanted:
                found[number] = frame.to_ndarray(format="gray")
            if len(found) == len(wanted):
                break
    return found


def heard(av: ModuleType, path: Path) -> NDArray[np.float32]:
    with av.open(str(path)) as file:
        return np.concatenate([frame.to_ndarray()[0] for frame in file.decode(audio=0)])


def make(*words: str | Path) -> None:
    if importlib.util.find_spec("av") is None:
        pytest.skip("PyAV is not here to make pictures with")
    if shutil.which("flite") is None:
        pytest.skip("the program flite is not here to speak")
    subprocess.run([sys.executable, MAKER, *words], check=True)


def test_there_is_enough_to_see_and_hear_and_it_stays_small() -> None:
    assert (len(PICTURES), len(SOUNDS), len(WORDS)) == (27, 6, 22)
    assert sum(path.stat().st_size for path in FILM.rglob("*") if ".edgecode" not in path.parts) < MOST


def test_each_picture_is_as_long_as_its_report_says_and_starts_at_its_timecode(
    av: ModuleType, reported: dict[str, Row]
) -> None:
    unlisted = []
    for path in PICTURES:
        row = reported.get(path.stem)
        if row is None:
            unlisted.append(path.stem)
            continue
        with av.open(str(path)) as file:
            [video] = file.streams.video
            length = count(row["tc out"]) - count(row["tc in"])
            assert video.metadata["timecode"] == row["tc in"], path.name
            assert [each.metadata["timecode"] for each in file.streams.data] == [row["tc in"]], path.name
            assert (video.frames, video.average_rate, video.codec_context.name) == (length, RATE, "h264"), path.name
            assert (video.width, video.height) == (426, 178)
            sounds = [(each.codec_context.name, each.rate, each.channels) for each in file.streams.audio]
            assert sounds == ([] if "MOS" in row["slate"] else [("aac", 16_000, 1)]), path.name
    assert unlisted == ["A001C009_260302_R1AB"]


def test_a_picture_holds_as_many_frames_as_it_says(av: ModuleType) -> None:
    with av.open(str(FILM / "dailies/day-2/A003C001_260303_R1AB.mp4")) as file:
        times = [frame.pts * frame.time_base for frame in file.decode(video=0)]
    assert times == [Fraction(number, RATE) for number in range(12 * RATE)]


def test_the_clapper_is_heard_on_the_frame_on_which_it_shuts_and_then_leaves(av: ModuleType) -> None:
    for path in PICTURES:
        frames = decoded(av, path, most=60).astype(np.int16)
        moved = np.abs(np.diff(frames[:, 20:150, 100:330], axis=0)).mean(axis=(1, 2))
        assert np.argmax(moved) + 1 == 48, f"{path.name}: the board leaves"
        assert np.abs(frames[CLAP] - frames[CLAP + 6]).mean() < NEARLY, f"{path.name}: the stick is down"
        with av.open(str(path)) as file:
            silent = not file.streams.audio
        if not silent:
            assert abs(int(np.abs(heard(av, path)[:48_000]).argmax()) - CLAP * 16_000 // RATE) < 16_000 / RATE, (
                path.name
            )


def test_the_second_camera_starts_with_the_first_and_sees_something_else(
    av: ModuleType, reported: dict[str, Row]
) -> None:
    seconds = [path for path in PICTURES if path.name.startswith("B")]
    assert len(seconds) == 4
    for path in seconds:
        [first] = [each for each in PICTURES if each != path and each.stem in reported
                   and reported[each.stem]["tc in"] == reported[path.stem]["tc in"]]  # fmt: skip
        one, other = (decoded(av, each, most=80)[-1].astype(np.int16) for each in (first, path))
        assert np.abs(one - other).mean() > 5 * NEARLY


def test_each_sound_file_says_what_the_sound_report_says() -> None:
    found: dict[str, Row] = {}
    for paper in sorted(FILM.glob("dailies/day-*/sound.csv")):
        found |= {row["file"]: row for row in rows(paper)}
    for path in SOUNDS:
        row, told = found[path.name], WavInfoReader(str(path))
        slate = f"{told.ixml.scene}-{told.ixml.take}"
        assert slate == row["slate"], path.name
        assert told.ixml.tape == path.name[:4]
        start, end = count(row["start tc"]), count(row["end tc"])
        assert told.bext.time_reference == start * 16_000 // RATE, path.name
        with wave.open(str(path)) as file:
            assert (file.getframerate(), file.getnframes()) == (16_000, (end - start) * 16_000 // RATE), path.name
            assert file.getsampwidth() == 2


def test_one_take_was_recorded_on_two_tracks() -> None:
    tracks = {path.name: WavInfoReader(str(path)).fmt.channel_count for path in SOUNDS}
    assert {name for name, channels in tracks.items() if channels == 2} == {"S001T13.WAV"}


def test_every_line_a_take_covers_is_spoken_in_its_transcript(film: Film) -> None:
    """In the draft it was shot from, in order, and nothing else: but for one retake."""
    covered: dict[str, tuple[str, Script]] = {}
    for paper, draft in zip(sorted(FILM.glob("dailies/day-*/log.csv")), film.drafts, strict=True):
        covered |= {row["slate"]: (row["covers"], draft) for row in rows(paper)}
    differ = {}
    for path in WORDS:
        said = [each["text"] for each in json.loads(path.read_bytes())["segments"]]
        written = list(speeches(*covered[path.stem], slate=path.stem))
        if said != written:
            differ[path.stem] = said, written
    assert differ == {"2B-3PU": (["Somebody who writes like barbed wire."], ["Somebody who signs like barbed wire."])}


def speeches(covers: str, draft: Script, *, slate: str) -> Iterator[str]:
    """What edgecode finds said in the lines a take covers."""
    number = re.match(r"[A-Z]?\d+", slate)
    [scene] = [each for each in draft.scenes if number and each.number == number[0]]
    spans = spans_of(covers, script=draft, scene=scene).spans
    indexes = sorted({index for span in spans for index in range(span.first, span.last)})
    line: list[str] = []
    for index in indexes:
        each = draft.paragraphs[index]
        if each.kind in SPOKEN:
            line.append(" ".join(each.text.split()))
        elif each.kind.value in {"character", "action"} and line:
            yield " ".join(line)
            line = []
    if line:
        yield " ".join(line)


def test_words_follow_each_other_and_end_within_their_take(reported: dict[str, Row]) -> None:
    long = {row["slate"]: (count(row["tc out"]) - count(row["tc in"])) / RATE for row in reported.values()}
    for path in WORDS:
        told = [word for each in json.loads(path.read_bytes())["segments"] for word in each["words"]]
        times = [time for word in told for time in (word["start"], word["end"])]
        assert times == sorted(times), path.name
        assert times[-1] < long.get(path.stem, 22.0), path.name


def test_where_words_are_there_is_sound_and_where_none_are_it_is_still() -> None:
    """The times are flite's own: 2B-4PU has six words and nothing else but the clap."""
    [words] = [path for path in WORDS if path.stem == "2B-4PU"]
    told = [word for each in json.loads(words.read_bytes())["segments"] for word in each["words"]]
    with wave.open(str(FILM / "dailies/day-2/S002T02.WAV")) as file:
        sound = np.frombuffer(file.readframes(file.getnframes()), dtype="<i2").astype(np.float64)
    begin, end = (round(time * 16_000) for time in (told[0]["start"], told[-1]["end"]))
    loud = np.sqrt(np.mean(sound[begin:end] ** 2))
    for still in (sound[30_000 : begin - 200], sound[end + 200 :]):
        assert np.sqrt(np.mean(still**2)) < loud / 10
    for word in told:
        part = sound[round(word["start"] * 16_000) : round(word["end"] * 16_000)]
        assert np.sqrt(np.mean(part**2)) > loud / 4, word


def test_no_cut_falls_into_a_word() -> None:
    said = {
        path.stem: [word for each in json.loads(path.read_bytes())["segments"] for word in each["words"]]
        for path in WORDS
    }
    clips = json.loads((FILM / "cuts" / "cut-2.otio").read_bytes())["tracks"]["children"][0]["children"]
    inside = 0
    for clip in clips:
        media, span = clip["media_references"]["DEFAULT_MEDIA"], clip["source_range"]
        words = said.get(clip["name"].rstrip("*")[:-1], [])
        if not words:
            continue
        begin = (span["start_time"]["value"] - media["available_range"]["start_time"]["value"]) / RATE
        end = begin + span["duration"]["value"] / RATE
        for word in words:
            for edge in (begin, end):
                assert not word["start"] < edge < word["end"], (clip["name"], word)
            inside += begin <= word["start"] < end
    assert inside > 400


def test_every_clip_of_both_cuts_has_its_file() -> None:
    clips = json.loads((FILM / "cuts" / "cut-2.otio").read_bytes())["tracks"]["children"][0]["children"]
    referred = [clip["media_references"]["DEFAULT_MEDIA"].get("target_url") for clip in clips]
    assert [name for name in referred if not name] == [None]
    assert all((FILM / "cuts" / name).resolve() in PICTURES for name in referred if name)
    listed = re.findall(r"SOURCE FILE: (\S+)", (FILM / "cuts" / "assembly.edl").read_text(encoding="utf-8"))
    assert len(listed) == 61
    assert set(listed) <= {path.name for path in PICTURES}


def test_the_rendered_cut_is_as_long_as_the_cut_and_shows_a_card_for_the_placeholder(
    av: ModuleType, film: Film
) -> None:
    clips = json.loads((FILM / "cuts" / "cut-2.otio").read_bytes())["tracks"]["children"][0]["children"]
    lengths = [int(clip["source_range"]["duration"]["value"]) for clip in clips]
    [card] = [number for number, clip in enumerate(clips) if "TO COME" in clip["name"]]
    first = sum(lengths[:card])
    after = first + lengths[card]
    frames = seen(av, FILM / "cuts" / "cut-2.mp4", (first - 1, first, after - 1, after))
    for number, grey in ((first - 1, False), (first, True), (after - 1, True), (after, False)):
        assert bool(np.abs(frames[number][:40].astype(np.int16) - 120).mean() < 3 * NEARLY) is grey, number
    with av.open(str(FILM / "cuts" / "cut-2.mp4")) as file:
        assert file.streams.video[0].metadata["timecode"] == "01:00:00:00"
        assert sum(packet.size > 0 for packet in file.demux(video=0)) == sum(lengths)


def test_a_clip_of_the_rendered_cut_shows_what_its_take_shows(av: ModuleType) -> None:
    clips = json.loads((FILM / "cuts" / "cut-2.otio").read_bytes())["tracks"]["children"][0]["children"]
    lengths = [int(clip["source_range"]["duration"]["value"]) for clip in clips[:8]]
    starts = [sum(lengths[:number]) + 12 for number in range(8)]
    frames = seen(av, FILM / "cuts" / "cut-2.mp4", starts)
    for at, clip in zip(starts, clips, strict=False):
        media, span = clip["media_references"]["DEFAULT_MEDIA"], clip["source_range"]
        begin = int(span["start_time"]["value"] - media["available_range"]["start_time"]["value"]) + 12
        source = seen(av, (FILM / "cuts" / media["target_url"]).resolve(), [begin])[begin]
        assert np.abs(frames[at].astype(np.int16) - source).mean() < 2 * NEARLY, clip["name"]


def test_the_boards_are_drawn_again_as_committed(tmp_path: Path) -> None:
    make(tmp_path, "--panels")
    drawn = sorted((tmp_path / "boards").iterdir())
    assert len(drawn) >= 24
    assert [path.name for path in drawn] == sorted(path.name for path in FILM.glob("boards/*.png"))
    for path in drawn:
        ours, theirs = (
            np.asarray(Image.open(each).convert("L"), dtype=np.int16) for each in (path, FILM / "boards" / path.name)
        )
        assert np.abs(ours - theirs).mean() < NEARLY, path.name


def test_a_take_made_again_is_the_committed_one(av: ModuleType, tmp_path: Path) -> None:
    """Two runs here give the same bytes; against the committed files, only what one sees and hears must agree."""
    runs = [tmp_path / "one", tmp_path / "two"]
    for folder in runs:
        make(folder, "--only", "2B-3PU")
    one, two = ({path.relative_to(folder).as_posix(): path for path in folder.rglob("*.*")} for folder in runs)
    day = "dailies/day-2"
    assert sorted(one) == [f"{day}/A003C001_260303_R1AB.mp4", f"{day}/S002T01.WAV", f"{day}/words/2B-3PU.json"]
    assert {name: path.read_bytes() for name, path in one.items()} == {
        name: path.read_bytes() for name, path in two.items()
    }
    picture, sound, words = sorted(one)
    ours, theirs = (decoded(av, each).astype(np.int16) for each in (one[picture], FILM / picture))
    assert ours.shape == theirs.shape
    assert np.abs(ours - theirs).mean() < NEARLY
    tracks = [
        np.frombuffer(each.read_bytes()[-400_000:-2000], dtype="<i2").astype(np.float64)
        for each in (one[sound], FILM / sound)
    ]
    assert np.corrcoef(tracks[0], tracks[1])[0, 1] > 0.99
    told = [json.loads(each.read_bytes())["segments"] for each in (one[words], FILM / words)]
    assert [each["text"] for each in told[0]] == [each["text"] for each in told[1]]
    assert told[0][0]["end"] == pytest.approx(told[1][0]["end"], abs=0.02)
