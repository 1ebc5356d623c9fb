"""Forms that no page has: answered by a sentence, by nobody counted, and nothing is said by them."""

from pathlib import Path
from urllib.parse import quote

import pytest

from edgecode.bootstrap import open_desk
from edgecode.consent.purpose import Purpose
from web.browsing import Room, said_by, send, words

ANSWER = "/permissions/consent"
EVERY = "/permissions/every-check"
READING = str(Purpose.CHECKS)
REFUSED = (
    ("/permissions/film", {"check": "unshot-line", "standing": "always"}, 400, "off, on request, offered, standard"),
    ("/permissions/film", {"check": "no-such", "standing": "off"}, 404, "expected the id of a check"),
    ("/permissions/film", {"check": "no-such", "standing": "offered"}, 404, "expected the id of a check"),
    ("/permissions/film", {"standing": "off"}, 400, "Expected a whole form"),
    ("/permissions/mine", {"check": "unshot-line", "standing": "always"}, 400, "expected one of off, on request"),
    ("/permissions/mine", {"check": "no-such", "standing": ""}, 404, "expected the id of a check"),
    (EVERY, {"whose": "everybody"}, 400, "expected one of film, mine"),
    (ANSWER, {"purpose": READING, "answer": "maybe"}, 400, "expected yes or no, found 'maybe'"),
    (ANSWER, {"purpose": "reading minds", "answer": "yes"}, 400, "expected one of"),
    (ANSWER, {"purpose": READING, "answer": "yes", "stage": "house"}, 400, "stage: expected one of"),
    (ANSWER, {"purpose": READING, "answer": "yes", "report_class": "x"}, 400, "class: expected one of"),
    (ANSWER, {"purpose": READING, "answer": "yes", "until": "soon"}, 400, "expected a day such as"),
    (ANSWER, {"purpose": READING, "answer": "yes", "until": "2024-02-30"}, 400, "expected a day such as"),
    (ANSWER, {"purpose": READING, "answer": "yes", "until": "2024-02-29"}, 400, "a day that is not over yet"),
    (ANSWER, {"purpose": READING, "answer": "yes", "until": "9999-12-31"}, 400, "expected a day up to"),
    (ANSWER, {"purpose": READING, "answer": "yes", "person": "Jun Arai"}, 403, "speak for Jun Arai"),
    (ANSWER, {"purpose": READING, "answer": "yes", "person": "Mallory"}, 403, "Mallory"),
    ("/permissions/people", {"name": "  "}, 400, "expected what a person is called"),
    ("/permissions/people", {"name": "Vera", "may": "set intents"}, 403, "may set intents"),
    ("/permissions/people", {"name": "Vera", "may": "do everything"}, 400, "expected one of"),
    ("/permissions/left", {"name": "Mallory"}, 403, "Mallory"),
    ("/as-intended/withdraw", {"key": "0" * 16}, 409, ""),
    ("/as-intended/withdraw", {"key": ""}, 409, ""),
    ("/read", {"entry": ""}, 400, "expected one that was told to you"),
    ("/read", {"entry": "0" * 32}, 400, "expected one that was told to you"),
    ("/ask", {"check": "unshot-line"}, 409, "on request"),
    ("/ask", {"check": "no-such"}, 404, "expected the id of a check"),
    ("/decide-first", {"finding": "f4cccf30a0f03223", "option": "9"}, 400, "expected a person who consents to it now"),
    ("/decide-first", {"finding": "0" * 16, "option": "1"}, 404, "expected the id of a finding"),
)


FORMS = (
    (EVERY, {"whose": "film"}),
    (EVERY, {"whose": "mine"}),
    (EVERY, {"whose": "mine", "ended": "yes"}),
    ("/permissions/film", {"check": "unshot-line", "standing": "off"}),
    ("/permissions/film", {"check": "unshot-line", "standing": "offered"}),
    ("/permissions/mine", {"check": "unshot-line", "standing": "off"}),
    (ANSWER, {"purpose": READING, "answer": "no"}),
    ("/permissions/people", {"name": "Mallory"}),
    ("/permissions/left", {"name": "Jun Arai"}),
    ("/as-intended/withdraw", {"key": "0" * 16}),
    ("/read", {"entry": "0" * 32}),
    ("/ask", {"check": "unshot-line"}),
    ("/decide-first", {"finding": "f4cccf30a0f03223", "option": "1"}),
)


def recorded(room: Room) -> int:
    """How many entries are on record, which are all on one page."""
    return room.get("/record").text.count('id="entry-')


def test_a_form_made_by_hand_is_answered_by_a_sentence_and_says_nothing(room: Room, ferry: Path) -> None:
    said_by(room, "Beatrice Nwosu")
    for path, fields, status, tells in REFUSED:
        answer = send(room, path, **fields)
        assert answer.status_code == status, (path, fields)
        assert tells in words(answer), (path, fields)
        assert "Traceback" not in answer.text
    assert not [word for word in open_desk(ferry).today().said.words if not word.written]


def test_no_form_counts_without_the_key_that_its_page_had(room: Room) -> None:
    said_by(room, "Beatrice Nwosu")
    for path, fields in FORMS:
        for key in ({}, {"_csrf_token": "0" * 128}):
            refused = room.post(path, data={**fields, **key})
            assert refused.status_code == 403, path
            assert "Expected a form of a page that is open now" in words(refused), path
    assert recorded(room) == 0


@pytest.mark.parametrize("name", ["", "Mallory"])
def test_no_form_counts_from_nobody_or_from_a_stranger(room: Room, name: str) -> None:
    room.cookies.set("edgecode-person", quote(name))
    for path, fields in FORMS:
        refused = send(room, path, **fields)
        assert refused.status_code == 403, path
        assert "expected a person of this film" in words(refused), path
        assert "Traceback" not in refused.text
    assert recorded(room) == 0
