import re
from pathlib import Path

import pytest

from edgecode.bootstrap import open_desk
from edgecode.entries.vocabulary import Reason
from edgecode.findings.word import Deed
from edgecode.usecases.card_keys import CARD_KEYS
from simulators.replayed_film import replayed
from web.browsing import Opener, Room, said_by, send, words

UNSHOT = "f4cccf30a0f03223"
TWO_SLATES = "f2ebe3e4a39a9955"
"""Jun Arai is among those who decide about this finding first, where they consent to that."""
FIRST = "deciding before a finding is shown"
TIMING = "timing of my decisions"


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


def on_request(room: Room) -> Room:
    """Let a check look only for who asks."""
    said_by(room, "Beatrice Nwosu")
    assert send(room, "/permissions/film", check="unshot-line", standing="on request").status_code == 200
    return room


def test_a_check_on_request_looks_for_who_asked_and_for_nobody_else(room: Room) -> None:
    said_by(on_request(room), "Hanne Lindqvist")
    before = words(room.get("/"))
    assert "No take covers" not in before
    assert "Unshot line A required line of the script that no take covers. Look now a" in before
    after = words(send(room, "/ask", check="unshot-line"))
    assert "No take covers" in after
    assert "Unshot line looked, as you asked in this sitting: 1 finding to decide about." in after
    assert "Look now" not in after
    assert send(room, "/decide", finding=UNSHOT, deed="later").status_code == 200
    others = words(said_by(room, "Jun Arai").get("/"))
    assert "No take covers" not in others
    assert "5 findings want a decision" in others
    assert "Look now" in others
    assert "No take covers" not in words(room.get("/script?scene=2"))


def test_nobody_who_did_not_say_who_they_are_is_offered_to_ask(room: Room) -> None:
    said_by(on_request(room), "")
    assert "Look now" not in words(room.get("/"))


def test_a_finding_decided_about_first_is_told_on_no_page_before_that(room: Room) -> None:
    said_by(room, "Jun Arai")
    send(room, "/permissions/consent", purpose=FIRST, stage="dailies", answer="yes")
    page = room.get("/").text
    card = page.split(f'id="card-{TWO_SLATES}"')[1].split("</article>")[0]
    assert "What do you do here?" in card
    assert not re.search(r"% sure|slate differs|slates|camera-a|<code>|name=\"because\"", card)
    assert re.findall(r'name="option" value="(\d)" data-key="(.)"', card) == [("1", "1"), ("2", "2"), ("0", "x")]
    for path in (
        "/",
        "/script?scene=5",
        "/takes",
        "/takes?take=5B-3",
        "/cut",
        "/boards",
        "/boards/plan",
        "/record",
        "/as-intended",
    ):
        assert "One moment has two slates" not in words(room.get(path)), path
    assert "6 findings want a decision" in words(room.get("/"))
    assert "One moment has two slates" in words(said_by(room, "Hanne Lindqvist").get("/")), "nobody else waits for it"


def test_what_was_decided_first_is_shown_then_and_decided_again(room: Room, ferry: Path) -> None:
    said_by(room, "Jun Arai")
    send(room, "/permissions/consent", purpose=FIRST, stage="dailies", answer="yes")
    after = send(room, "/decide-first", finding=TWO_SLATES, option="0")
    card = after.text.split(f'id="card-{TWO_SLATES}"')[1].split("</article>")[0]
    assert "One moment has two slates" in card
    assert "camera-a.csv:18" in card
    assert "6 findings want a decision" in words(after), "what was said first decides nothing yet"
    assert send(room, "/decide", finding=TWO_SLATES, deed="take 2").status_code == 200
    [decided] = open_desk(ferry).today().decided
    assert decided.decision is not None
    assert (decided.decision.by, decided.decision.option) == ("Jun Arai", 2)


def test_only_who_consents_has_the_time_of_their_decisions_on_the_page(room: Room) -> None:
    fields = ('name="seconds"', 'name="opened"', "data-timed=")
    said_by(room, "Hanne Lindqvist")
    assert all(field in room.get("/").text for field in fields)
    send(room, "/permissions/consent", purpose=TIMING, stage="cut", answer="no")
    sections = re.findall(r'id="at-(\w+)">(.*?)</section>', room.get("/").text, re.DOTALL)
    assert {stage: fields[0] in cards for stage, cards in sections} == {"dailies": True, "cut": False}
    for name in ("Beatrice Nwosu", ""):
        page = said_by(room, name).get("/").text
        assert not any(field in page for field in fields)
    said_by(room, "Beatrice Nwosu")
    answer = send(room, "/decide", finding=UNSHOT, deed="take 1", seconds="7", opened="2")
    assert answer.status_code == 200
    assert "5 findings want a decision" in words(answer)


@pytest.mark.parametrize("seconds", ["-1", "1e3", "٣", "9" * 30, "soon"])
def test_a_time_that_is_none_changes_no_decision(room: Room, seconds: str) -> None:
    said_by(room, "Hanne Lindqvist")
    answer = send(room, "/decide", finding=UNSHOT, deed="take 1", seconds=seconds, opened="1")
    assert answer.status_code == 200
    assert "5 findings want a decision" in words(answer)


def test_what_is_announced_stands_at_the_top_until_it_is_read(opener: Opener, ferry: Path) -> None:
    three = (("Hanne Lindqvist", "script supervisor"), ("Jun Arai", "editor"), ("Ines Calder", "director"))
    replayed(ferry, "line-lost-in-cut", stage="cut", people=three, consulted=[True] * 14)
    room = opener(ferry)
    tells = "line-lost-in-cut is used more than “offered” says"
    page = words(room.get("/"))
    assert page.index(tells) < page.index("Dailies")
    assert "I have read this" not in page
    said_by(room, "Tomasz Wolny")
    entry = re.search(r'name="entry" value="([0-9a-f]+)" data-key="r" data-everywhere', room.get("/").text)
    assert entry is not None
    after = send(room, "/read", entry=entry[1])
    assert after.status_code == 200
    assert tells not in words(after)
    assert tells in words(said_by(room, "Jun Arai").get("/"))
    assert "Tomasz Wolny read something" in words(room.get("/record"))


def test_a_reason_in_a_word_is_one_choice_of_a_closed_list_and_none_is_chosen_before(room: Room) -> None:
    form = room.get("/").text.split(f'id="card-{UNSHOT}"')[1].split("</form>")[0]
    choices = re.findall(r'<option value="([^"]*)"( selected)?>', form)
    assert choices == [("", " selected"), *((each.value, "") for each in Reason)]
    said_by(room, "Hanne Lindqvist")
    send(room, "/decide", finding=UNSHOT, deed="leave", why="solved another way", because="on Friday")
    assert "left what a finding speaks of as it is" in words(room.get("/record"))
    assert "(solved another way) because on Friday" in words(room.get("/record"))


def test_a_reason_that_is_none_of_them_is_refused_and_nothing_is_decided(room: Room) -> None:
    said_by(room, "Hanne Lindqvist")
    for deed in ("leave", "intend"):
        refused = send(room, "/decide", finding=UNSHOT, deed=deed, why="it felt right")
        assert (refused.status_code, "reason: expected one of on purpose" in words(refused)) == (400, True)
    assert "6 findings want a decision" in words(room.get("/"))
