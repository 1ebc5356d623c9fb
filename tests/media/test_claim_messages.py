import io

import msgspec
import pytest

from edgecode.media.claim_messages import (
    AskClaim,
    AskRead,
    AskSignature,
    GiveSignature,
    GotClaims,
    GotNothing,
    GotWritten,
    answer,
    question,
)
from edgecode.media.piped import send_message
from edgecode.usecases.ports.delivery import Action, Failure, Manifest

CLAIMS = GotClaims(
    manifests=(Manifest(label="1", at=5, actions=(Action(name="c2pa.opened"),)),),
    failures=(Failure(code="a.b"),),
    earlier=(),
    chained=True,
)


@pytest.mark.parametrize(
    "asked",
    [
        AskRead(file="a.jpg", kind="image/jpeg", anchors=""),
        AskClaim(file="a", kind="b", to="c", definition=b"{}", certificates="d", root="e"),
        GiveSignature(signature=bytes(64)),
    ],
)
def test_a_question_comes_through_as_it_was_asked(asked: msgspec.Struct) -> None:
    pipe = io.BytesIO()
    send_message(pipe, asked)
    pipe.seek(0)
    assert question(pipe) == asked
    assert question(pipe) is None


@pytest.mark.parametrize("said", [AskSignature(data=b"x"), CLAIMS, GotWritten(), GotNothing(kind="Io", why="no")])
def test_an_answer_comes_through_as_it_was_given(said: msgspec.Struct) -> None:
    pipe = io.BytesIO()
    send_message(pipe, said)
    pipe.seek(0)
    assert answer(pipe) == said
    assert answer(pipe) is None


def test_what_is_no_answer_is_none() -> None:
    pipe = io.BytesIO()
    send_message(pipe, GiveSignature(signature=b""))
    pipe.seek(0)
    assert answer(pipe) is None
