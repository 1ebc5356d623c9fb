"""*Guest tools* by forms alone: letting one in, its sentences, a run, what it found, and taking it out."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from httpx import Response

from edgecode.boundary.errors import GuestError
from edgecode.consent.purpose import Purpose
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import Stage
from edgecode.usecases.permission_desk import PermissionDesk
from edgecode.usecases.ports.guests import Ending
from simulators.guest_film import BEA, EDO, ID, KEY, SAL, WIM
from simulators.partnered_film import CAST, PartneredFilm
from web.browsing import send, words
from web.guests_at_hand import ALIKE, PATH, GuestHouse, lines_of
from web.rooms import room_of

_MENDED = "You said you would have it mended by Easter"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[GuestHouse]:
    with GuestHouse(tmp_path) as made:
        yield made


def test_a_film_without_any_says_what_they_are_and_who_may_let_one_in(house: GuestHouse) -> None:
    said = house.page()
    assert "No guest tool A guest tool is a partner's program." in said
    assert "Nothing runs by itself." in said
    assert "by edgecode guest install FILE --key KEY" in said
    assert f"Who may: {BEA}." in said
    assert "Let a tool in" not in said, "nobody was chosen who may"
    assert "Let a tool in" not in house.page(WIM)
    assert "Let a tool in" in house.page(BEA)
    assert house.kinds() == [], "to look at the page is no entry, and makes no store"


@pytest.mark.xdist_group("partners page")
def test_a_film_with_an_agreement_on_reports_says_that_none_can_be_let_in_and_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    film = PartneredFilm(tmp_path)
    with room_of(film.desk, film.folder) as browser:
        send(browser, "/person", person=CAST["office"])
        said = words(browser.get(PATH))
    assert "No guest tool can be let in on this film It is enrolled for reports to partners." in said
    assert "for reports or for guest tools, for all partners, from the start" in said
    assert "Let a tool in" not in said


def test_why_nothing_can_run_here_is_said_first(house: GuestHouse) -> None:
    house.tool_room.why = "bubblewrap: expected to find it, found nothing. Install it."
    assert "a person writes. No guest tool can run here. bubblewrap: expected to find it" in house.page()
    house.tool_room.why = ""
    assert "can run here" not in house.page()
    asked = house.tool_room.asked
    house.page()
    assert house.tool_room.asked == asked, "that it can is tried once"


def test_a_bundle_is_shown_whole_before_a_person_lets_it_in(house: GuestHouse) -> None:
    house.by(BEA)
    looked = house.looks()
    said = words(looked)
    assert looked.url.fragment == "offer"
    for says in (
        "To be let in: Second Hearing of Aria Labs · version 1 · until",
        "Finds speeches that say nearly the same.",
        "Script everybody has said yes",
        "Dailies not everybody has said yes: it is not shown",
        "first place and second place say nearly the same.",
        "first place is odd.",
        "Before that it says nothing.",
        "It has no model.",
        f"Tool {ID} , signed with {KEY}",
        "With it the film is enrolled for guest tools, and stays so.",
    ):
        assert says in said, says
    assert house.kinds() == []
    assert "It is enrolled" not in words(house.browser.get("/partners"))
    assert "May it say this?" in words(house.lets_in())
    told = {Kind.FILM_ENROLLED_FOR_GUEST_TOOLS, Kind.GUEST_TOOL_OFFERED, Kind.GUEST_TOOL_INSTALLED}
    assert told < set(house.kinds())
    assert "enrolled for guest tools , so no agreement" in words(house.browser.get("/partners"))


def test_a_bundle_that_was_looked_at_is_let_in_once_and_shown_no_more(house: GuestHouse) -> None:
    house.by(BEA)
    looked = house.looks()
    digest = re.search(r'name="bundle" value="([0-9a-f]{64})"', looked.text)
    assert digest is not None
    send(house.browser, f"{PATH}/install", bundle=digest[1])
    again = house.browser.get(PATH, params={"bundle": digest[1]})
    assert again.status_code == 200
    assert "expected one that was looked at just now, found none. Choose the file once more" in words(again)
    assert send(house.browser, f"{PATH}/install", bundle=digest[1]).status_code == 409


def test_of_bundles_that_were_looked_at_only_a_few_are_kept(house: GuestHouse) -> None:
    house.by(BEA)
    first = house.looks(house.bundle("print(1)")).url
    for nth in (2, 3):
        assert "To be let in" in words(house.looks(house.bundle(f"print({nth})")))
    assert "found none. Choose the file once more" in words(house.browser.get(str(first)))


def test_what_is_no_bundle_is_refused_by_a_sentence(house: GuestHouse, tmp_path: Path) -> None:
    house.by(BEA)
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"PK" + bytes(40))
    assert "found no file" in words(house.sends(f"{PATH}/look", file=None, field="bundle", key=KEY))
    for refused, says in (
        (house.looks(broken), "broken.zip: expected a zip file"),
        (house.looks(key=""), "expected the partner's public key, to check it with, found none"),
        (house.looks(key="nonsense"), "key: expected a partner's public key"),
    ):
        assert refused.status_code == 409
        assert says in words(refused)
        assert "Traceback" not in refused.text
    assert house.kinds() == []


def test_nobody_lets_a_tool_in_or_takes_it_out_who_may_not(house: GuestHouse) -> None:
    house.by(WIM)
    looked = house.looks()
    assert f"Who may let it in: {BEA}." in words(looked)
    digest = looked.url.params["bundle"]
    refused = send(house.browser, f"{PATH}/install", bundle=digest)
    assert refused.status_code == 403
    assert f"found {WIM}" in words(refused)
    house.ready()
    assert "Take it out" not in house.page(WIM)
    assert send(house.browser, f"{PATH}/remove", tool=ID).status_code == 403
    assert send(house.browser, f"{PATH}/sentence", tool=ID, sentence="odd", approved="yes").status_code == 403


def test_a_sentence_is_approved_and_refused_at_one_click_each(house: GuestHouse) -> None:
    house.lets_in()
    page = house.browser.get(PATH).text
    assert len(re.findall(r'<button name="approved" value="yes"', page)) == 2
    assert len(re.findall(r'<button name="approved" value=""', page)) == 2
    said = house.page()
    assert "It cannot run yet: it may say nothing before somebody approves one of its sentences." in said
    assert "Run it" not in said
    after = words(house.approves("odd"))
    assert "You approved: “{first} is odd.”, of “Second Hearing”" in after
    assert "Run it" in after
    assert "What it may say 1 of 2 approved" in after
    refused = words(send(house.browser, f"{PATH}/sentence", tool=ID, sentence="odd", approved=""))
    assert f"refused by {BEA}" in refused
    assert "Run it" not in refused
    assert "May it say this?" in refused, "the other one still waits"


def test_anybody_on_the_film_refuses_a_sentence_and_what_was_said_by_it_goes(house: GuestHouse) -> None:
    house.ready()
    house.runs(WIM)
    assert "is odd." in house.part(_card(house, "odd"))
    house.by(EDO)
    after = words(send(house.browser, f"{PATH}/sentence", tool=ID, sentence="odd", approved=""))
    assert f"refused by {EDO}" in after
    assert "“The bus stops.” is odd." not in after
    assert _MENDED in after


def test_it_runs_once_when_a_person_says_so_and_what_it_found_leads_into_the_film(house: GuestHouse) -> None:
    house.ready()
    assert house.tool_room.ran == 0, "letting it in runs nothing"
    said = words(house.runs(WIM))
    assert "What it found 2 findings · ran" in said
    assert f"as {WIM} said, on script, cuts" in said
    assert "say nearly the same. Second Hearing of Aria Labs points at it · high confidence" in said
    assert f"NADIA “{_MENDED}.”" in said
    text = house.browser.get(PATH).text
    for href, says in (
        ("/script?scene=12#line-1", "Scene 12, line 1"),
        ("/script?scene=13#line-1", "Scene 13, line 1"),
    ):
        assert f'href="{href}"' in text
        assert says in said
        assert 'id="line-1"' in house.browser.get(href.partition("#")[0]).text
    before = house.tool_room.ran
    house.page()
    assert house.tool_room.ran == before == 1, "a page that is looked at runs nothing"


def test_what_it_found_is_decided_at_one_click_each_and_stands_on_no_other_page(house: GuestHouse) -> None:
    house.ready()
    house.runs(WIM)
    card = house.part(_card(house, "odd"))
    assert "Take it up 1 Later l As intended m Leave it x" in card
    today = words(house.browser.get("/"))
    assert "2 findings of guest tools wait for a decision on Guest tools . None stands among" in today
    assert _MENDED not in today
    after = words(_decides(house, "odd", "take 1"))
    assert f"{WIM} took Take it up" in after
    assert "Decided 1" in after
    assert "1 finding of guest tools waits" in words(house.browser.get("/"))
    last = words(_decides(house, "alike", "intend", because="she quotes him"))
    assert f"as intended, says {WIM}: she quotes him" in last
    assert "Nothing of it wants a decision any more." in last
    assert "of guest tools" not in words(house.browser.get("/"))
    again = words(house.runs(WIM))
    assert "Nothing of it wants a decision any more." in again, "what was said stays said"


@pytest.mark.parametrize("deed", ["leave", "later"])
def test_a_finding_is_left_or_put_off_and_that_is_undone(house: GuestHouse, deed: str) -> None:
    house.ready()
    house.runs(WIM)
    after = _decides(house, "odd", deed)
    assert ("later, says" in words(after)) == (deed == "later")
    entry = re.search(r'id="last".*?name="entry" value="([0-9a-f]+)"', after.text, re.DOTALL)
    assert entry is not None
    undone = words(send(house.browser, "/undo", entry=entry[1], back=PATH))
    assert "Decided 1" not in undone
    assert "later, says" not in undone


def test_a_run_goes_on_while_the_page_is_shown_and_who_let_it_run_stops_it(house: GuestHouse) -> None:
    house.ready()
    house.runs(WIM)
    house.tool_room.holds = True
    assert f"It runs , as {WIM} said. At most 120 seconds" in words(house.runs(WIM))
    text = house.browser.get(PATH).text
    assert '<noscript><meta http-equiv="refresh"' in text, "without scripts it is asked for again by the browser"
    assert "Stop it" in text
    assert "Stop it" not in house.page(EDO)
    refused = send(house.browser, f"{PATH}/stop", tool=ID)
    assert f"expected {WIM}, who let it run, to stop it, found {EDO}" in words(refused)
    assert "expected no guest tool that runs now, found one" in words(send(house.browser, f"{PATH}/run", tool=ID))
    house.by(WIM)
    after = words(send(house.browser, f"{PATH}/stop", tool=ID))
    assert f"It was stopped, as {WIM} said. What stands below is of the run before." in after
    assert "Run it again" in after
    assert house.kinds()[-1] is Kind.GUEST_TOOL_STOPPED
    assert "one that does not" in words(send(house.browser, f"{PATH}/stop", tool=ID))


def test_what_still_runs_is_stopped_when_the_room_is_closed(tmp_path: Path) -> None:
    house = GuestHouse(tmp_path)
    with house:
        house.ready()
        house.tool_room.holds = True
        house.runs(WIM)
        assert house.kinds()[-1] is Kind.GUEST_TOOL_RUN
    assert house.kinds()[-1] is Kind.GUEST_TOOL_STOPPED


def test_what_refuses_a_run_is_said_at_once_and_nothing_ran(house: GuestHouse) -> None:
    house.lets_in()
    refused = house.runs(WIM)
    assert refused.status_code == 409
    assert "expected a sentence of it that somebody approved, found none" in words(refused)
    assert send(house.browser, f"{PATH}/run", tool="ffff").status_code == 409
    house.browser.cookies.set("edgecode-person", "Mallory")
    assert send(house.browser, f"{PATH}/run", tool=ID).status_code == 403
    assert house.tool_room.ran == 0


def test_a_tool_that_fails_shows_nothing_of_what_it_gave_nor_of_what_it_wrote_as_errors(house: GuestHouse) -> None:
    """What a partner's tool writes is text of the partner's, and nobody's to read but the engineer's who tries it."""
    house.ready()
    house.tool_room.ending, house.tool_room.errors = Ending.FAILED, b"Traceback: no such \x1b[31mword\n"
    said = words(house.runs(WIM))
    assert "It failed, and nothing that it gave is shown." in said
    assert _MENDED not in said
    assert "Traceback" not in said
    assert "Traceback" not in house.page(WIM)
    house.tool_room.ending, house.tool_room.errors = Ending.OUT_OF_MEMORY, b""
    assert "It used more memory than it may, and was ended." in words(house.runs(WIM))


@pytest.mark.parametrize("breaks", [RuntimeError("a fault"), GuestError("guest room", expected="one", found="none")])
def test_a_room_that_falls_down_is_told_on_the_page_and_the_next_run_is_as_any(
    house: GuestHouse, breaks: Exception
) -> None:
    house.ready()
    house.tool_room.breaks = breaks
    said = words(house.runs(WIM))
    assert str(breaks) in said
    house.tool_room.breaks = None
    assert str(breaks) not in words(house.runs(WIM))


def test_what_was_dropped_of_a_run_is_said_in_sentences(house: GuestHouse) -> None:
    house.ready()
    house.tool_room.gives = lines_of(ALIKE) + b'{"template": "none", "at": [], "confidence": "high"}\nnothing\n'
    said = words(house.runs(WIM))
    assert "What of it is not shown 2" in said
    assert "line 2: expected the name of an approved template, found something else, and was dropped" in said
    assert "line 3: expected an object of JSON" in said


def test_what_rests_on_a_part_that_may_not_be_shown_any_more_is_hidden_and_nobody_is_named(house: GuestHouse) -> None:
    house.ready()
    house.runs(WIM)
    PermissionDesk(house.desk).consent(Purpose.GUEST_TOOLS, yes=False, by=EDO, stage=Stage.CUT)
    said = house.page(WIM)
    assert "It was shown a part that may not be shown to guest tools any more." in said
    assert _MENDED not in said
    assert "Cuts not everybody has said yes: it is not shown" in said
    assert EDO not in said.split("Guest tools Partners' tools")[1]
    PermissionDesk(house.desk).consent(Purpose.GUEST_TOOLS, yes=False, by=WIM, stage=Stage.SCRIPT)
    assert "It cannot run yet: nothing of what it reads may be shown to it." in house.page(WIM)


def test_no_ai_on_the_film_is_no_guest_tool_either(house: GuestHouse) -> None:
    house.ready()
    house.runs(WIM)
    send(house.browser, "/permissions/every-check", whose="film")
    said = house.page(WIM)
    assert "No AI on this film: no guest tool runs either." in said
    assert "Every check is off, and guest tools with them." in said
    assert _MENDED not in said


def test_a_tool_that_is_taken_out_goes_with_what_it_found(house: GuestHouse) -> None:
    house.ready()
    house.runs(WIM)
    house.by(BEA)
    after = words(send(house.browser, f"{PATH}/remove", tool=ID))
    assert "Removed 1 Second Hearing of Aria Labs, version 1, on" in after
    assert _MENDED not in after
    assert "No guest tool A guest tool is" in after
    assert house.kinds()[-1] is Kind.GUEST_TOOL_REMOVED


def test_a_later_version_is_looked_at_without_naming_the_key_again(house: GuestHouse) -> None:
    house.ready()
    house.by(BEA)
    looked = words(house.looks(house.bundle(version=2), key=""))
    assert "It takes the place of version 1." in looked
    assert "stays so" not in looked, "the film is enrolled already"
    same = words(house.looks(house.bundle("print(2)"), key=""))
    assert "another text of version 1" in same


def test_forms_made_by_hand_are_answered_by_a_sentence_and_change_nothing(house: GuestHouse) -> None:
    house.ready()
    house.runs(SAL)
    before, entries = house.page(SAL), house.kinds()
    for path, fields, says in (
        ("decide", {"finding": "0" * 16, "deed": "take 1"}, "expected the id of a finding"),
        ("decide", {"finding": "0" * 16, "deed": "intend"}, "expected the id of a finding"),
        ("decide", {"finding": "0" * 16, "deed": "take 1", "why": "whim"}, "reason: expected one of"),
        ("sentence", {"tool": ID, "sentence": "none"}, "expected the name of one of its sentences (alike, odd)"),
        ("install", {"bundle": "0" * 64}, "expected one that was looked at just now"),
        ("stop", {"tool": "none"}, "one that does not"),
        ("run", {}, "Expected a whole form"),
    ):
        for htmx in ({}, {"htmx": "true"}):
            refused = send(house.browser, f"{PATH}/{path}", **fields, **htmx)
            assert refused.status_code >= 400, path
            assert says in words(refused), (path, words(refused))
            assert "fault in edgecode" not in words(refused)
    assert house.kinds() == entries
    assert house.page(SAL) == before


def test_a_file_larger_than_the_page_takes_is_refused_by_a_sentence(
    house: GuestHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.by(BEA)
    large = b"a" * (65 * 1024)
    refused = house.sends(f"{PATH}/letters/write", file=("letter.txt", large), field="text", tool=ID)
    assert refused.status_code == 413
    assert "Expected a smaller file, found one larger than a page takes." in words(refused)


def _card(house: GuestHouse, sentence: str) -> str:
    """The id of the card of what was said by a sentence."""
    [found] = house.here.running.every_finding(viewer=BEA)
    return next(f"card-{card.finding.id}" for card in found.cards if card.finding.kind == sentence)


def _decides(house: GuestHouse, sentence: str, deed: str, **fields: str) -> Response:
    finding = _card(house, sentence).removeprefix("card-")
    return send(house.browser, f"{PATH}/decide", finding=finding, deed=deed, **fields)
