import re
from pathlib import Path

import pytest

from edgecode.bootstrap import open_desk
from edgecode.findings.word import Deed
from edgecode.usecases.card_keys import CARD_KEYS
from web.browsing import Opener, Room, said_by, send, words

UNSHOT = "f4cccf30a0f03223"


def test_what_wants_a_decision_is_shown_by_stage_with_its_evidence_quoted(room: Room) -> None:
    page = room.get("/")
    assert page.status_code == 200
    said = words(page)
    assert "6 findings want a decision" in said
    assert said.index("Dailies") < said.index("No take covers") < said.index("Cut 2 has no clip")
    assert "script/the-ferry-blue.fountain:109 the line: By the bridge it's fifty-two minutes." in said
    assert f'id="card-{UNSHOT}"' in page.text


def test_every_option_has_a_key_of_its_own_on_its_card(room: Room) -> None:
    for card in room.get("/").text.split("data-card ")[1:]:
        keys = re.findall(r'data-key="(.)"', card.split("</article>")[0])
        assert len(keys) == len(set(keys))
        assert {"1", "2", "l", "m", "x"} <= set(keys)


def test_a_card_takes_the_keys_that_the_drill_counts_and_nothing_else(room: Room) -> None:
    for card in room.get("/").text.split("data-card ")[1:]:
        form = card.split("</article>")[0]
        keys = dict(re.findall(r'<button name="deed" value="(take 1|later|intend|leave)" data-key="(.)"', form))
        assert keys == {("take 1" if deed is Deed.TAKE else deed.value): key for deed, key in CARD_KEYS.items()}
        assert not re.search(r"<(?:input|select|textarea)[^>]*\brequired\b", form), "a reason is never asked for"


def test_a_decision_is_taken_by_the_person_of_the_browser_and_sends_back(room: Room, ferry: Path) -> None:
    said_by(room, "Hanne Lindqvist")
    answer = send(room, "/decide", finding=UNSHOT, deed="take 1", because="the set stands on Friday")
    assert [step.status_code for step in answer.history] == [303]
    assert "5 findings want a decision" in words(answer)
    assert "Hanne Lindqvist took Pick it up : the set stands on Friday" in words(answer)
    [decided] = open_desk(ferry).today().decided
    assert decided.decision is not None
    assert (decided.decision.by, decided.decision.option) == ("Hanne Lindqvist", 1)


def test_htmx_gets_the_part_that_changes_and_no_more(room: Room) -> None:
    said_by(room, "Hanne Lindqvist")
    answer = send(room, "/decide", htmx="true", finding=UNSHOT, deed="later")
    assert answer.text.lstrip().startswith('<div id="page"')
    assert "<html" not in answer.text
    assert "later, says Hanne Lindqvist" in words(answer)


def test_as_intended_takes_one_step_and_so_does_taking_it_back(room: Room) -> None:
    said_by(room, "Ines Calder")
    after = send(room, "/decide", finding=UNSHOT, deed="intend", check="unshot-line", scene="2")
    assert "As intended 2" in words(after)
    entry = re.search(r'name="entry" value="([0-9a-f]+)"', after.text)
    assert entry is not None
    undone = send(room, "/undo", entry=entry[1])
    assert "6 findings want a decision" in words(undone)
    assert "As intended 1" in words(undone)


@pytest.mark.parametrize(
    ("person", "fields", "status", "tells"),
    [
        ("", {"finding": UNSHOT, "deed": "take 1"}, 403, "expected a person of this film"),
        ("Hanne Lindqvist", {"finding": "0" * 16, "deed": "take 1"}, 404, "expected the id of a finding"),
        ("Hanne Lindqvist", {"finding": UNSHOT, "deed": "take 9"}, 400, "expected an option from 1 to 3, found 9"),
        ("Hanne Lindqvist", {"finding": UNSHOT, "deed": "frob"}, 400, "expected an option from 1 to 3"),
        ("Hanne Lindqvist", {"finding": UNSHOT, "deed": f"take {'9' * 5000}"}, 400, "expected an option"),
        ("Beatrice Nwosu", {"finding": UNSHOT, "deed": "intend"}, 403, "expected a person who may set intents"),
        ("Hanne Lindqvist", {"deed": "take 1"}, 400, "Expected a whole form"),
    ],
)
def test_what_cannot_be_decided_is_two_sentences_and_decides_nothing(
    room: Room, ferry: Path, person: str, fields: dict[str, str], status: int, tells: str
) -> None:
    if person:
        said_by(room, person)
    answer = send(room, "/decide", **fields)
    assert answer.status_code == status
    assert tells in words(answer)
    assert "Traceback" not in answer.text
    assert not open_desk(ferry).today().decided


def test_for_htmx_what_went_wrong_is_told_beside_the_page(room: Room) -> None:
    answer = send(room, "/decide", htmx="true", finding=UNSHOT, deed="take 1")
    assert answer.status_code == 403
    assert answer.headers["HX-Retarget"] == "#told"
    assert "<html" not in answer.text


def test_only_people_of_the_film_can_be_chosen(room: Room) -> None:
    assert send(room, "/person", person="Somebody Else").status_code == 403
    assert "You are Jun Arai" in words(said_by(room, "Jun Arai").get("/"))
    assert "Who are you?" in words(said_by(room, "").get("/"))


@pytest.mark.parametrize("back", ["https://example.org/", "//example.org", "/\\example.org", "", "/a\nSet-Cookie: b=c"])
def test_no_form_leads_out_of_the_room(room: Room, back: str) -> None:
    answer = send(room, "/person", person="Jun Arai", back=back)
    assert [step.headers["location"] for step in answer.history] == ["/"]


def test_with_every_check_off_the_page_is_calm_and_says_how_to_turn_one_on(opener: Opener, ferry: Path) -> None:
    (ferry / "film.toml").unlink()
    room = opener(ferry)
    said = words(room.get("/"))
    assert "Every check is off" in said
    assert "[[standings]]" in said
    assert "unshot-line A required line of the script that no take covers." in said
    assert room.get("/script").status_code == 200


def test_an_empty_folder_still_opens(opener: Opener, tmp_path: Path) -> None:
    (tmp_path / "film").mkdir()
    room = opener(tmp_path / "film")
    assert all(room.get(path).status_code == 200 for path in ("/", "/script", "/record"))
    assert "There is no scene yet" in words(room.get("/script"))


def test_what_stands_in_the_film_is_escaped(opener: Opener, ferry: Path) -> None:
    """A line of dialogue, a name and a title that would be markup."""
    script = ferry / "script" / "the-ferry-blue.fountain"
    line = "By the bridge it's fifty-two minutes."
    script.write_text(script.read_text().replace(line, "<script>alert(1)</script> & on"))
    settings = ferry / "film.toml"
    settings.write_text(settings.read_text().replace('"The Ferry"', '"<b>The</b> Ferry"').replace("Jun Arai", "<i>Jun"))
    room = opener(ferry)
    for path in ("/", "/script?scene=2"):
        page = room.get(path).text
        assert "<script>alert" not in page
        assert "<b>The</b>" not in page
        assert "<i>Jun" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; on" in page


def test_work_on_lines_that_are_gone_is_shown_until_somebody_lets_it_go(room: Room) -> None:
    page = room.get("/")
    assert "Left behind by the new draft 4" in words(page)
    assert "Takes 3-1, 3-2, 3-3, 3A-1, 3A-2" in words(page)
    key = re.findall(r'name="key" value="([0-9a-f]{16})"', page.text)[0]
    said_by(room, "Hanne Lindqvist")
    after = send(room, "/let-go", key=key)
    assert "Left behind by the new draft 3" in words(after)
    assert "let go of" in words(room.get("/record")) or "is not carried over" in words(room.get("/record"))
    assert send(room, "/let-go", key=key).status_code == 404
