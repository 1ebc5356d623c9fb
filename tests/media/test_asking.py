import io

import pytest

from edgecode.film.movie import NoPicture, Still
from edgecode.film.transcript import Milliseconds
from edgecode.media.asking import AskFacts, AskStill, GotNothing, GotStill, answer, question, send


def test_questions_and_answers_come_through_a_pipe_as_they_went_in() -> None:
    asked: list[AskStill | AskFacts] = [AskStill("/a", None, 320), AskFacts("/b"), AskStill("/c", Milliseconds(7), 960)]
    pipe = io.BytesIO()
    for each in asked:
        send(pipe, each)
    pipe.seek(0)
    assert [question(pipe) for _ in range(4)] == [*asked, None]
    got: list[GotStill | GotNothing] = [
        GotStill(Still(engine="x", jpeg=b"\xff", at=Milliseconds(1))),
        GotNothing(NoPicture("no")),
    ]
    pipe = io.BytesIO()
    for reply in got:
        send(pipe, reply)
    pipe.seek(0)
    assert [answer(pipe) for _ in range(3)] == [*got, None]


@pytest.mark.parametrize("said", [b"", b"\0\0", b"\0\0\0\5ab", b"\xff\xff\xff\xff", b"\0\0\0\1\xc1", b"\0\0\0\0"])
def test_what_is_no_answer_is_none(said: bytes) -> None:
    assert answer(io.BytesIO(said)) is None
