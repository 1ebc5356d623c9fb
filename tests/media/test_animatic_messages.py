import io

import pytest

from edgecode.media.animatic_messages import (
    Begin,
    Busy,
    Done,
    Failed,
    Finish,
    Mixing,
    Said,
    Show,
    Silent,
    Sound,
    Told,
    Want,
    said,
    told,
)
from edgecode.media.piped import send_message

BEGIN = Begin(to="/a", numerator=24, denominator=1, frames=3, sounds=(Sound(file="/b", at=2, skip=0.5),))


@pytest.mark.parametrize("what", [BEGIN, Show(picture=b"\xff\xd8", frames=3), Finish()])
def test_what_the_process_is_told_goes_through_a_pipe(what: Told) -> None:
    pipe = io.BytesIO()
    send_message(pipe, what)
    pipe.seek(0)
    assert told(pipe) == what
    assert told(pipe) is None


@pytest.mark.parametrize("what", [Mixing(1), Silent(1, "why"), Busy(), Want(), Done(7), Failed("why")])
def test_what_the_process_says_goes_through_a_pipe(what: Said) -> None:
    pipe = io.BytesIO()
    send_message(pipe, what)
    pipe.seek(0)
    assert said(pipe) == what
    assert said(pipe) is None


def test_what_is_none_of_its_words_is_nothing() -> None:
    pipe = io.BytesIO()
    send_message(pipe, BEGIN)
    pipe.seek(0)
    assert said(pipe) is None
