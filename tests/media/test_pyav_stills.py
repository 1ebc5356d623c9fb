import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from edgecode.film.movie import Movie, NoPicture, Still
from edgecode.film.transcript import Milliseconds
from edgecode.media import pyav_stills
from edgecode.media.asking import Answer, Question, send
from edgecode.media.pyav_stills import PyavStills
from media.movies import FERRY, TAKE
from simulators.damage import damaged


@pytest.fixture
def stills() -> Iterator[PyavStills]:
    """Stills of the example film's files."""
    made = PyavStills(FERRY)
    yield made
    made.close()


def pid(stills: PyavStills) -> int:
    """The process that decodes."""
    process = stills._process  # noqa: SLF001
    assert process is not None
    return process.pid


def test_a_still_comes_out_of_another_process_that_is_kept(stills: PyavStills) -> None:
    found = stills.still(TAKE, at=None, width=320)
    assert isinstance(found, Still)
    assert found.jpeg.startswith(b"\xff\xd8")
    assert 41_000 < found.at <= 41_125
    first = pid(stills)
    assert isinstance(stills.facts(TAKE), Movie)
    assert pid(stills) == first


def test_a_process_that_was_ended_is_started_again(stills: PyavStills) -> None:
    assert isinstance(stills.facts(TAKE), Movie)
    process = stills._process  # noqa: SLF001
    assert process is not None
    process.kill()
    assert isinstance(stills.facts(TAKE), Movie)
    assert pid(stills) != process.pid


@pytest.mark.parametrize("path", ["nowhere.mp4", "film.toml", "dailies", "a\0b", "boards/panels.csv"])
def test_what_is_no_movie_is_one_sentence(stills: PyavStills, path: str) -> None:
    for found in (stills.still(path, at=None, width=320), stills.facts(path)):
        assert isinstance(found, NoPicture)
        assert found.why.startswith("expected a file")
        assert not found.absent


def test_a_file_that_takes_too_long_is_given_up_and_the_next_one_is_not(tmp_path: Path) -> None:
    """A pipe that nobody writes to: opening it waits for ever."""
    os.mkfifo(tmp_path / "slow.mp4")
    (tmp_path / "take.mp4").write_bytes((FERRY / TAKE).read_bytes())
    stills = PyavStills(tmp_path, seconds=1.5)
    began = time.monotonic()
    found = stills.still("slow.mp4", at=None, width=320)
    assert time.monotonic() - began < 5
    assert found == NoPicture("expected a frame within 1.5 s, found none by then")
    assert isinstance(stills.still("take.mp4", at=None, width=320), Still)
    stills.close()


def test_a_process_that_dies_of_a_file_costs_that_file_alone(
    stills: PyavStills, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is ended while it answers, each time it is asked about this file, as a fault in FFmpeg would end it."""
    assert isinstance(stills.facts(TAKE), Movie)

    def dying(pipe: BinaryIO, asked: Question | Answer) -> None:
        os.kill(pid(stills), signal.SIGSEGV)
        send(pipe, asked)

    with monkeypatch.context() as patched:
        patched.setattr(pyav_stills, "send", dying)
        found = stills.facts(TAKE)
    assert found == NoPicture("expected a file that can be decoded, found one that ends the process that decodes it")
    assert isinstance(stills.facts(TAKE), Movie)


def test_several_threads_share_one_process(stills: PyavStills) -> None:
    found: list[Still | NoPicture] = []
    threads = [
        threading.Thread(target=lambda at=at: found.append(stills.still(TAKE, at=Milliseconds(at), width=64)))
        for at in range(0, 8000, 1000)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert [type(each) for each in found] == [Still] * 8


def test_without_the_engine_everything_is_skipped_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pyav_stills, "_engine", lambda: "")
    stills = PyavStills(FERRY)
    found = stills.still(TAKE, at=None, width=320)
    assert isinstance(found, NoPicture)
    assert found.absent
    assert "pip install 'edgecode[media]'" in found.why
    assert stills.facts(TAKE) == found
    assert stills._process is None  # noqa: SLF001


@pytest.mark.parametrize("name", ["dailies/day-1/B001C005_260302_R2CD.mp4", "dailies/day-1/S001T11.WAV"])
def test_no_damage_hangs_or_goes_unsaid(tmp_path: Path, name: str) -> None:
    """A file cut short, flipped, spliced and rewritten: a picture, or one sentence, within the time limit."""
    stills = PyavStills(tmp_path)
    pictures, sentences = 0, 0
    for version in damaged((FERRY / name).read_bytes(), count=120 if name.endswith("mp4") else 60):
        (tmp_path / "damaged.mp4").write_bytes(version)
        began = time.monotonic()
        found, facts = stills.still("damaged.mp4", at=None, width=320), stills.facts("damaged.mp4")
        assert time.monotonic() - began < 2 * pyav_stills.SECONDS
        for each in (found, facts):
            assert not isinstance(each, NoPicture) or each.why.startswith("expected ")
        pictures += isinstance(found, Still)
        sentences += isinstance(found, NoPicture)
    assert sentences > 20
    assert pictures > 20 or name.endswith("WAV")
    stills.close()
