import io
from pathlib import Path

import pytest
from PIL import Image

from edgecode.media.animatic_messages import Begin, Done, Failed, Finish, Said, Show, Want, said
from edgecode.media.piped import send_message

av = pytest.importorskip("av", reason="PyAV is not installed here")
worker = pytest.importorskip("edgecode.media.animatic_worker", reason="PyAV is not installed here")


def picture() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (64, 36), (200, 40, 40)).save(made, "PNG")
    return made.getvalue()


def made(to: Path, *tell: Show | Finish) -> tuple[Done | Failed, list[Said]]:
    """What comes of it, and what is said on the way."""
    asked, answers = io.BytesIO(), io.BytesIO()
    for each in tell:
        send_message(asked, each)
    asked.seek(0)
    begin = Begin(to=str(to), numerator=25, denominator=1, frames=5)
    came = worker.made(begin, asked=asked, answers=answers)
    answers.seek(0)
    assert isinstance(came, Done | Failed)
    return came, list(iter(lambda: said(answers), None))


def test_it_wants_one_picture_after_the_other_until_it_is_told_to_finish(tmp_path: Path) -> None:
    show = Show(picture=picture(), frames=2)
    came, words = made(tmp_path / "a", show, show, Finish())
    assert (came, words) == (Done(4), [Want()] * 3)
    with av.open(str(tmp_path / "a")) as file:
        assert file.streams.video[0].frames == 4


def test_when_nobody_asks_any_more_there_is_no_movie(tmp_path: Path) -> None:
    assert made(tmp_path / "a", Show(picture=picture(), frames=2))[0] == Failed("nobody asks any more")


def test_a_fault_is_told_in_a_few_words(tmp_path: Path) -> None:
    came, _words = made(tmp_path / "a", Show(picture=b"no picture", frames=2), Finish())
    assert isinstance(came, Failed)
    assert str(tmp_path) not in came.why
    came, _words = made(tmp_path / "not there" / "a", Finish())
    assert came == Failed("no such file or directory")
