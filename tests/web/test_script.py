import re
from pathlib import Path

import pytest

from web.browsing import Opener, Room, said_by, send, words


def test_one_scene_is_shown_lined_with_the_draft_it_stands_in(room: Room) -> None:
    page = room.get("/script?scene=5")
    said = words(page)
    assert "The Ferry, Blue revision" in said
    assert "Scene 5 · about pages 4 to 6 · 4 setups, 11 takes · 12 clips in the cut" in said
    assert "EXT. WEST LANDING - NIGHT" in said
    assert page.text.count('<g class="setup">') == 4


def test_the_list_of_scenes_counts_what_is_owed(room: Room) -> None:
    said = words(room.get("/script"))
    assert "2 INT. WHEELHOUSE - DAY 1 owed" in said
    assert "6 EXT. FERRY - NIGHT" in said


def test_an_owed_line_is_hatched_and_leads_to_its_card(room: Room) -> None:
    page = room.get("/script?scene=2").text
    assert page.count('fill="url(#hatch)"') == 1
    assert '<a class="note" href="/#card-f4cccf30a0f03223">unshot line</a>' in page


def test_a_setup_opens_to_its_takes(room: Room) -> None:
    said = words(room.get("/script?scene=5"))
    assert "2 circled, camera A Keep to the end: the last line is only here." in said
    assert "no good, cameras A B" in said


def test_a_signed_page_is_drawn_double_and_says_by_whom(room: Room) -> None:
    said_by(room, "Hanne Lindqvist")
    before = room.get("/script?scene=5").text
    assert 'class="line signed"' not in before
    after = send(room, "/script/sign", scene="5")
    assert [step.status_code for step in after.history] == [303]
    assert after.text.count('class="line signed"') > 4
    assert 'class="line person"' not in after.text
    assert "page signed, Hanne Lindqvist" in after.text


@pytest.mark.parametrize(
    ("person", "scene", "status"),
    [("Jun Arai", "5", 403), ("Hanne Lindqvist", "99", 404), ("Hanne Lindqvist", "4", 409)],
)
def test_what_cannot_be_signed_is_not(room: Room, person: str, scene: str, status: int) -> None:
    said_by(room, person)
    assert send(room, "/script/sign", scene=scene).status_code == status


@pytest.mark.parametrize("asked", ["scene=99", "scene=%00", "at=99", "at=-1", "at=x", "scene=" + "9" * 4000])
def test_a_scene_that_is_not_there_is_one_sentence(room: Room, asked: str) -> None:
    answer = room.get(f"/script?{asked}")
    assert answer.status_code in {400, 404}
    assert "expected" in words(answer).casefold()


def test_scenes_without_a_number_of_their_own_are_found_by_their_place(opener: Opener, tmp_path: Path) -> None:
    """Two scenes without numbers, and two that share one."""
    headings = ("ONE - DAY", "TWO - DAY", "THREE - DAY #7#", "FOUR - DAY #7#")
    text = "\n\n".join(f"INT. {heading}\n\nAct {heading.split()[0].lower()}." for heading in headings)
    (tmp_path / "film").mkdir()
    (tmp_path / "film" / "draft.fountain").write_text(text)
    room = opener(tmp_path / "film")
    page = room.get("/script").text
    assert [f"/script?{asked}" in page for asked in ("at=0", "at=1", "scene=7", "at=3")] == [True] * 4
    assert "Act two." in room.get("/script?at=1").text
    assert "Act four." in room.get("/script?at=3").text


def test_takes_without_a_script_are_listed_by_setups(opener: Opener, ferry: Path) -> None:
    for draft in (ferry / "script").iterdir():
        draft.unlink()
    said = words(opener(ferry).get("/script?scene=5"))
    assert "no page of a script to line" in said
    assert "5B" in said


def test_a_take_is_lined_by_hand_and_drawn_solid_as_somebodys_word(room: Room) -> None:
    said_by(room, "Hanne Lindqvist")
    assert 'id="covers-2-2" name="covers" value="1-18; 20-21; 23"' in room.get("/script?scene=2").text
    after = send(room, "/script/line", take="2-2", scene="2", covers="1-4; 6 off")
    assert [step.status_code for step in after.history] == [303]
    assert 'id="covers-2-2" name="covers" value="1-4; 6 off"' in after.text
    assert "12 lined the script by hand" not in after.text
    assert "You lined" in words(after)
    assert "2-2 covers lines 1-4, 6 off camera of scene 2" in words(room.get("/record"))


def test_what_is_drawn_is_confirmed_and_an_empty_field_covers_nothing(room: Room) -> None:
    said_by(room, "Hanne Lindqvist")
    send(room, "/script/line", take="5A-1", scene="5", covers="9", confirm="1")
    assert "confirmed a lining that a machine had set" in words(room.get("/record"))
    after = send(room, "/script/line", take="5A-1", scene="5", covers=" ")
    assert 'id="covers-5A-1" name="covers" value="nothing"' in after.text


def form_of(room: Room, take: str, *, scene: str) -> dict[str, str]:
    """The form by which a take is lined, as it stands on the page now."""
    page = room.get(f"/script?scene={scene}").text
    form = page.split(f'name="take" value="{take}"')[1].split("</form>")[0]
    fields = dict(re.findall(r'name="(since|drawn|covers)" value="([^"]*)"', form))
    assert fields.keys() == {"since", "drawn", "covers"}
    return {"take": take, "scene": scene, **fields}


def test_a_form_from_before_somebody_else_lined_the_take_is_refused_and_shows_both_words(room: Room) -> None:
    said_by(room, "Hanne Lindqvist")
    form = form_of(room, "2-2", scene="2")
    assert send(room, "/script/line", **form | {"covers": "1-4"}).status_code == 200
    said_by(room, "Ines Calder")
    late = send(room, "/script/line", **form | {"covers": "6 off"})
    assert late.status_code == 409
    said = words(late)
    assert "2-2: expected it lined as your page showed it, found that Hanne Lindqvist lined it since: 1-4" in said
    assert "You typed “6 off”: this was not recorded." in said
    assert 'id="covers-2-2" name="covers" value="1-4"' in late.text
    assert set(re.findall(r'name="back" value="([^"]*)"', late.text)) == {"/script?scene=2"}
    assert "6 off" not in words(room.get("/record"))
    again = send(room, "/script/line", **form_of(room, "2-2", scene="2") | {"covers": "6 off"})
    assert again.status_code == 200
    assert 'id="covers-2-2" name="covers" value="6 off"' in again.text
    both = words(room.get("/record"))
    assert both.index("Ines Calder") < both.index("2-2 covers lines 1-4 of scene 2")


def test_what_was_lined_and_undone_since_stands_in_nobodys_way(room: Room) -> None:
    said_by(room, "Hanne Lindqvist")
    form = form_of(room, "2-2", scene="2")
    send(room, "/script/line", **form | {"covers": "1-4"})
    send(room, "/undo", entry="")
    said_by(room, "Ines Calder")
    assert send(room, "/script/line", **form | {"covers": "6"}).status_code == 200


def test_only_what_is_drawn_now_is_confirmed(room: Room, ferry: Path) -> None:
    """A report that changes what it says a take covers, between a page and its form."""
    said_by(room, "Hanne Lindqvist")
    form = form_of(room, "5A-1", scene="5")
    log = ferry / "dailies" / "day-2" / "log.csv"
    rows = log.read_text(encoding="utf-8")
    changed = rows.replace("5A-1,19:21:40:03,19:22:06:14,ng,4 off; 5; 6 off; 7,", "5A-1,19:21:40:03,19:22:06:14,ng,1,")
    assert changed != rows
    log.write_text(changed, encoding="utf-8")
    late = send(room, "/script/line", **form | {"confirm": "1"})
    assert late.status_code == 409
    assert "found it drawn otherwise since: 1. You found it right as it was drawn" in words(late)
    assert send(room, "/script/line", **form_of(room, "5A-1", scene="5") | {"confirm": "1"}).status_code == 200


@pytest.mark.parametrize(
    ("person", "fields", "status"),
    [
        ("", {"take": "2-2", "covers": "1"}, 403),
        ("Hanne Lindqvist", {"take": "99-1", "covers": "1"}, 404),
        ("Hanne Lindqvist", {"take": "2-2", "covers": "99"}, 400),
    ],
)
def test_what_cannot_be_lined_is_one_sentence(room: Room, person: str, fields: dict[str, str], status: int) -> None:
    if person:
        said_by(room, person)
    answer = send(room, "/script/line", scene="2", **fields)
    assert answer.status_code == status
    assert "expected" in words(answer)
