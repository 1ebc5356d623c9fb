import io

import pytest

from edgecode.film.transcript import Milliseconds
from edgecode.media.asking import AskStill
from edgecode.media.piped import message_body, send_message


def test_messages_come_out_one_by_one_as_they_went_in() -> None:
    pipe = io.BytesIO()
    for width in (1, 2):
        send_message(pipe, AskStill("take.mp4", Milliseconds(5), width))
    pipe.seek(0)
    first, second = message_body(pipe), message_body(pipe)
    assert first is not None
    assert second is not None
    assert first != second
    assert message_body(pipe) is None


@pytest.mark.parametrize("said", [b"", b"\0\0", b"\0\0\0\5four", b"\xff\xff\xff\xff" + b"x" * 100])
def test_what_is_cut_short_or_too_long_is_none(said: bytes) -> None:
    assert message_body(io.BytesIO(said)) is None
