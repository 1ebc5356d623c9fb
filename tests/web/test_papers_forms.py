"""Forms of *Papers* that no page has, and that nobody or a stranger sends: answered by a sentence, and nothing is said."""

from pathlib import Path

import pytest

from web.browsing import Opener, said_by, send, words
from web.stating import FORMS, WRITERS, entries, stated, told


@told
@pytest.mark.parametrize("name", ["", "Mallory"])
def test_nobody_and_no_stranger_states_anything(opener: Opener, folder: Path, name: str) -> None:
    room = opener(folder)
    if name:
        room.cookies.set("edgecode-person", name)
    for path, fields in FORMS.items():
        refused = send(room, path, **fields)
        assert refused.status_code in {400, 403}, path
        assert "Traceback" not in refused.text
        assert refused.status_code == 403 or "nothing is on record" in words(refused)
    assert stated(folder) == []
    assert entries(room) == 0
    assert "Say who you are" in words(room.get("/papers"))
    assert "I attest" not in words(room.get(WRITERS))


@told
def test_no_form_counts_without_the_key_that_its_page_had(opener: Opener, folder: Path) -> None:
    room = said_by(opener(folder), "Nadia")
    for path, fields in FORMS.items():
        refused = room.post(path, data=fields)
        assert refused.status_code == 403, path
        assert "Expected a form of a page that is open now" in words(refused)
    assert stated(folder) == []


REFUSED = (
    ("/papers/attest", {"claim": "no-such"}, "expected one of"),
    ("/papers/attest", {"claim": "no-partner"}, "a claim that people attest"),
    ("/papers/tool", {"name": "  "}, "expected the name of a tool"),
    ("/papers/tool", {"name": "Quill", "nature": "magical"}, "nature: expected one of"),
    ("/papers/tool", {"name": "Quill", "training": "books", "refuses": "training"}, "found both"),
    ("/papers/use", {"tool": "Quill", "part": ""}, "part: expected one of"),
    ("/papers/use", {"tool": "Quill", "part": "music", "since": "soon"}, "expected a day such as"),
    ("/papers/use", {"tool": "Quill", "part": "music", "since": "2999-01-01"}, "expected a day up to today"),
    ("/papers/use", {"tool": "Quill", "part": "music", "consented": "2020-01-01"}, "expected the name of a person"),
    ("/papers/use", {"tool": "Quill", "part": "music", "what": "x" * 2001}, "at most 2000 letters"),
    ("/papers/authorship", {"part": "edit", "people": " ; ", "making": "by people"}, "found nobody"),
    ("/papers/authorship", {"part": "edit", "people": "Wim", "making": ""}, "how it was made: expected one of"),
    ("/papers/wording", {"text": "x" * 2001}, "at most 2000 letters"),
    ("/papers/sign", {"profile": "judges", "on": "", "seen": "0" * 64}, "expected one of writers"),
    ("/papers/sign", {"profile": "writers", "on": "2999-01-01", "seen": "0" * 64}, "expected a day up to today"),
    ("/papers/take-back", {"entry": ""}, "Nadia"),
    ("/papers/take-back", {"entry": "0" * 32}, "Nadia"),
    ("/papers/judges/pack", {"on": ""}, "expected one of writers"),
)


@told
def test_a_form_made_by_hand_is_answered_by_a_sentence_and_says_nothing(opener: Opener, folder: Path) -> None:
    room = said_by(opener(folder), "Nadia")
    for path, fields, tells_ in REFUSED:
        answer = send(room, path, **fields)
        assert answer.status_code in {400, 409}, (path, fields)
        assert tells_ in words(answer), (path, fields)
        assert "Traceback" not in answer.text
    assert stated(folder) == []
    assert room.get("/papers?profile=judges").status_code == 400
    assert room.get("/papers?profile=writers&on=2999-01-01").status_code == 400
