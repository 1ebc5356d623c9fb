"""*Pickups* without a browser: what is owed, what might fill it, and what the buttons say."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from httpx import Response

from edgecode.bootstrap import open_desk
from edgecode.consent.purpose import Purpose
from edgecode.usecases.stills import StillMaker
from simulators.picked_film import PICKED_FILM
from simulators.stills import KeptPictures, PaintedStills
from simulators.telling import tells
from web.browsing import Opener, Room, said_by, send, words
from web.rooms import room_of

INES = "Ines Calder"
CONSENT = f"""    [[consents]]
    purpose = "{Purpose.AGAIN}"
    answer = "given"
    by = "Bo Berg"
    on = 2026-01-01
"""


@pytest.fixture
def desk(room: Room) -> Room:
    """The room on the example film, with its director in it."""
    return said_by(room, INES)


@pytest.fixture
def bare(ferry: Path) -> Iterator[Room]:
    """The room on the example film where nothing can look into files."""
    with room_of(open_desk(ferry), ferry, stills=StillMaker(PaintedStills(engine=""), pictures=KeptPictures())) as room:
        yield room


def card(answer: Response, quoted: str) -> str:
    """The HTML of the open card that quotes something."""
    found = [each for each in open_cards(answer) if quoted in each]
    assert len(found) == 1, quoted
    return found[0]


def open_cards(answer: Response) -> list[str]:
    """The HTML of every open card."""
    return [each.split("</article>")[0] for each in answer.text.split('<article class="owed"')[1:]]


def button(card: str, key: str, *, nth: int = 0) -> str:
    """What one of the buttons of a card says, by its key."""
    return str(re.findall(rf'name="say" value="([^"]+)" data-key="{key}"', card)[nth])


def pressed(room: Room, quoted: str, key: str, *, nth: int = 0) -> Response:
    """Press a key at the card that quotes something."""
    said = button(card(room.get("/pickups"), quoted), key, nth=nth)
    answer = send(room, "/pickups/say", say=said, back="/pickups")
    assert answer.status_code == 200, words(answer)
    return answer


def numbers(answer: Response) -> str:
    """The sentence with the two numbers."""
    found = re.search(r'<p class="numbers-said">(.*?)</p>', answer.text)
    assert found is not None
    return " ".join(re.sub(r"<[^>]*>", "", found[1]).split())


def test_what_is_owed_stands_by_scene_with_why_and_what_might_fill_it(desk: Room) -> None:
    """The line a take has is quoted beside a frame at the moment; the take opens there."""
    page = desk.get("/pickups")
    assert 'aria-current="page">Pickups' in page.text
    assert numbers(page) == "4 would have to be shot; 1 of them is in material you have."
    said = words(page)
    assert said.index("INT. WHEELHOUSE - DAY") < said.index("EXT. FERRY DECK - DAY") < said.index("EXT. WEST LANDING")
    lost = card(page, "Crew doesn't count.".replace("'", "&#39;"))
    assert "Lost in the cut" in lost
    assert "WENDELL" in lost
    assert "at=3" in lost
    assert 'href="/takes?take=5A-2#t=31.358"' in lost
    assert "<code>dailies/day-2/log.csv:16</code>" in lost
    assert 'href="/script?scene=5#line-12"' in lost
    no_good = card(page, "There wasn&#39;t a creamery.")
    assert "Only no good takes</b>, 3A-2, 3A-3" in no_good
    assert no_good.count("somebody marked it no good") == 2
    assert "Never shot" in card(page, "fifty-two minutes")
    assert "Placeholder in the cut" in card(page, "SCENE A6 INSERT")
    assert 'aria-pressed="true"' not in page.text.split("<main")[1]


def test_one_scene_is_shown_alone(desk: Room) -> None:
    said = words(desk.get("/pickups?scene=5"))
    assert "Crew doesn't count." in said
    assert "fifty-two minutes" not in said
    assert "Nothing is owed in scene 1." in words(desk.get("/pickups?scene=1"))
    assert desk.get("/pickups?scene=99").status_code == 404


def test_what_a_take_fills_steps_aside_and_comes_back(desk: Room) -> None:
    """Jun says that 5A-2 has the line; the numbers stay true of the search; it is taken back by a word, and by undo."""
    page = pressed(desk, "Crew doesn", "f")
    assert len(open_cards(page)) == 3
    assert not any("Crew doesn" in each for each in open_cards(page))
    assert "Filled 1 5 WENDELL Crew doesn't count. 5A-2, 0:31 filled, says Ines Calder" in words(page)
    assert numbers(page) == "4 would have to be shot; 1 of them is in material you have. Of 1 somebody said so."
    entry = re.search(r'name="entry" value="([0-9a-f]+)"', page.text)
    assert entry is not None
    undone = send(desk, "/undo", entry=entry[1], back="/pickups")
    assert "Filled" not in words(undone)
    page = pressed(desk, "Crew doesn", "f")
    back = re.findall(r'value="(needed [0-9a-f]+)"', page.text)
    assert len(back) == 1
    page = send(desk, "/pickups/say", say=back[0])
    assert "Lost in the cut" in card(page, "Crew doesn")


def test_a_filler_that_is_refused_is_kept_and_nothing_is_left_to_look_at(desk: Room) -> None:
    page = pressed(desk, "Crew doesn", "x")
    own = card(page, "Crew doesn")
    assert "1 take does not fill it" in words(page)
    assert 'class="more-fillers"' in own
    assert numbers(page) == "4 would have to be shot."


def test_a_line_is_waived_and_taken_back(desk: Room) -> None:
    page = pressed(desk, "fifty-two minutes", "w")
    assert "Waived 1 2 ALMA By the bridge it's fifty-two minutes. waived, says Ines Calder" in words(page)
    assert numbers(page).startswith("3 would have to be shot")
    back = re.findall(r'value="(needed [0-9a-f]+)"', page.text)
    assert "Never shot" in card(send(desk, "/pickups/say", say=back[0]), "fifty-two minutes")


def test_how_much_is_needed_is_a_persons_word_and_shows_who_said_it(desk: Room) -> None:
    page = pressed(desk, "fifty-two minutes", "1")
    own = card(page, "fifty-two minutes")
    assert own.count('aria-pressed="true"') == 1
    assert "must, says <bdi>Ines Calder</bdi>" in own
    assert "nice, says" in card(pressed(desk, "fifty-two minutes", "2"), "fifty-two minutes")


def test_both_lists_stand_beside_each_other(desk: Room) -> None:
    said = words(desk.get("/pickups?lists=both"))
    assert "Before anybody looked: to be shot 4 After: still to be shot 3" in said
    assert "5 WENDELL Crew doesn't count. lost in the cut 5A-2 0:31 circled take, to be looked at" in said
    assert "A6 SCENE A6 INSERT - TO COME placeholder in the cut to be shot" in said


def test_a_browser_is_sent_only_the_scenes_it_does_not_have(desk: Room) -> None:
    page = desk.get("/pickups")
    keys = re.findall(r'data-has="([0-9a-f]+)"', page.text)
    assert len(keys) == 4
    headers = {"HX-Request": "true", "Pickups-Has": " ".join(keys)}
    assert 'class="owed"' not in desk.get("/pickups", headers=headers).text
    pressed(desk, "fifty-two minutes", "1")
    assert desk.get("/pickups", headers=headers).text.count('class="owed"') == 1


def test_nobody_says_anything_without_a_name_and_no_other_word_is_known(room: Room) -> None:
    said = button(card(room.get("/pickups"), "fifty-two"), "w")
    assert send(room, "/pickups/say", say=said).status_code == 403
    said_by(room, INES)
    for word in ("", "frob", "need x", f"need {said.split()[1]} dearly", "waive", "fill 5/12", "waive 9/9"):
        answer = send(room, "/pickups/say", say=word)
        assert answer.status_code in {400, 404}, word
        assert "expected" in words(answer)


def test_without_an_engine_frames_are_skipped_and_that_is_said(bare: Room) -> None:
    page = bare.get("/pickups")
    assert "Frames: skipped." in words(page)
    assert "frame skipped" in card(page, "Crew doesn")
    assert "<img" not in page.text


@tells(PICKED_FILM.replace("    --- script/a.fountain", f"{CONSENT}    --- script/a.fountain"))
def test_a_line_is_given_to_adr_by_the_consent_of_whoever_plays_the_part(opener: Opener, folder: Path) -> None:
    """Bo Berg consents: the key is there, and what was given stands apart; nobody else's line has the key."""
    room = said_by(opener(folder), "Ines")
    page = room.get("/pickups")
    assert page.text.count('data-key="a"') == 1
    own = card(page, "Nobody asked me.")
    assert "wild track" in own
    assert "off camera" in own
    assert "recorded again, by Bo Berg" in own
    page = pressed(room, "Nobody asked me.", "a")
    assert "Given to ADR 1 1 BEN Nobody asked me. given to ADR, says Ines" in words(page)


@tells(PICKED_FILM)
def test_without_consent_there_is_no_key_and_it_is_said_why(opener: Opener, folder: Path) -> None:
    page = opener(folder).get("/pickups")
    assert 'data-key="a"' not in page.text
    assert "needs the consent of Bo Berg" in card(page, "Nobody asked me.")
    assert "no camera file in the folder" in card(page, "I heard it an hour ago.")
    assert "tail of a take" in card(page, "I heard it an hour ago.")
    assert "Boarded and never shot" in card(page, "2B: The latch")


def test_a_film_without_a_script_says_so(opener: Opener, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for path, says in (
        ("/pickups", "There is no script yet, so nobody can say what is owed."),
        ("/pickups/list", "Nothing is owed, so nothing is to be shot."),
        ("/pickups/states", "Nobody noted a state yet."),
    ):
        answer = opener(tmp_path / "empty").get(path)
        assert answer.status_code == 200
        assert says in words(answer)


@tells("""
    --- a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    The kettle is on.
    --- log.csv
    slate,mark,covers,file
    1-1,good,1,A001
    """)
def test_where_nothing_is_owed_that_is_said(opener: Opener, folder: Path) -> None:
    assert "Nothing is owed. Every line that has to be shot is in a usable take, every boarded shot was shot" in words(
        opener(folder).get("/pickups")
    )


@tells(f"""
    --- a.fountain
    INT. {"KITCHEN AND " * 30}HALL - DAY #1#

    ADA
    {"The kettle is on and it goes on. " * 80}{"<b>loud</b>" * 3}{"x" * 400}
    """)
def test_long_texts_stand_whole_and_escaped(opener: Opener, folder: Path) -> None:
    page = opener(folder).get("/pickups")
    assert page.text.count("it goes on.") == 80
    assert "&lt;b&gt;loud" in page.text
    assert "Nothing that was recorded has it." in words(page)
