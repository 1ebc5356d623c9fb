"""What people do on *Boards*, sent as the page's forms, without a browser."""

import re
from pathlib import Path
from typing import Final

import pytest
from httpx import Response

from web.browsing import Opener, Room, said_by, send, words
from web.wall_read import on_the_wall, panel_ids, shots_of, wall

BY = "Ines Calder"


@pytest.fixture
def desk(room: Room) -> Room:
    """The room, with somebody in it."""
    return said_by(room, BY)


def done(answer: Response) -> str:
    """The page that a form led to."""
    assert answer.status_code == 200, words(answer)
    return answer.text


def test_a_panel_moves_behind_another_one_and_undo_takes_it_back(desk: Room) -> None:
    before = on_the_wall(wall(desk))
    ids = panel_ids(wall(desk))
    page = done(send(desk, "/boards/move", panels=ids["1.1"], after=ids["1.3"]))
    assert on_the_wall(page)["1"] == ["1.2", "1.2a", "1.3", "1.1", "1.3a"]
    assert "You changed the boards: panel 1.1 to scene 1, after 1.3" in words(desk.get("/boards"))
    entry = re.search(r'name="entry" value="([0-9a-f]+)"', page)
    assert entry is not None
    assert on_the_wall(done(send(desk, "/undo", entry=entry[1], back="/boards"))) == before


def test_several_panels_move_into_another_scene_together(desk: Room) -> None:
    ids = panel_ids(wall(desk))
    both = f"{ids['1.2']} {ids['1.2a']}"
    page = done(send(desk, "/boards/move", panels=both, after=ids["2.1"], scene="2"))
    assert on_the_wall(page)["2"][:3] == ["2.1", "1.2", "1.2a"]
    assert on_the_wall(page)["1"] == ["1.1", "1.3", "1.3a"]


def test_panels_are_grouped_into_a_shot_split_named_and_joined(desk: Room) -> None:
    ids = panel_ids(wall(desk))
    assert shots_of(wall(desk), "1") == ["1", "1A"]
    page = done(send(desk, "/boards/group", panels=f"{ids['1.2']} {ids['1.2a']}", name="1B"))
    assert shots_of(page, "1") == ["1", "1B", "1A"]
    page = done(send(desk, "/boards/split", panel=ids["1.2a"], name=""))
    assert shots_of(page, "1") == ["1", "1B", "no name yet", "1A"]
    shots = re.findall(r'data-shot="([0-9a-f]+)"', page)
    page = done(send(desk, "/boards/shot", shot=shots[2], name="1C", size="MCU", lens="50 mm", was_side=""))
    assert shots_of(page, "1")[2] == "1C MCU · 50 mm"
    page = done(send(desk, "/boards/join", shot=shots[0], other=shots[2]))
    assert shots_of(page, "1") == ["1", "1B", "1 again", "1A"]


def test_a_name_that_a_shot_of_the_scene_has_puts_panels_into_that_shot(desk: Room) -> None:
    page = done(send(desk, "/boards/group", panels=panel_ids(wall(desk))["1.1"], name="1a"))
    assert shots_of(page, "1") == ["1A", "1", "1A again"]


def test_a_panel_is_inserted_described_and_timed(desk: Room) -> None:
    ids = panel_ids(wall(desk))
    page = done(send(desk, "/boards/add", name="5.1x", after=ids["5.1"], covers="2-3", seconds="2,5"))
    assert on_the_wall(page)["5"][:2] == ["5.1", "5.1x"]
    new = panel_ids(page)["5.1x"]
    form = desk.get("/boards/change", params={"panel": new}).text
    assert 'name="covers" value="2-3"' in form
    assert 'name="seconds" value="2.5"' in form
    page = done(send(desk, "/boards/describe", panel=new, name="5.1y", was_name="5.1x", action="The door.", covers="4",
                     was_covers="2-3", seconds="2.5", was_seconds="2.5"))  # fmt: skip
    assert on_the_wall(page)["5"][:2] == ["5.1", "5.1y"]
    assert "The door." in page
    assert 'href="/script?scene=5#line-4">4</a>' in page
    page = done(send(desk, "/boards/seconds", panels=f"{new} {ids['5.1']}", seconds="7"))
    assert page.count("<small>7 s</small>") >= 2


def test_a_panel_that_is_taken_out_is_kept_and_put_back_where_it_was(desk: Room) -> None:
    before = on_the_wall(wall(desk))
    ids = panel_ids(wall(desk))
    page = done(send(desk, "/boards/take-out", panels=f"{ids['2.2']} {ids['2.3']}"))
    assert on_the_wall(page)["2"] == ["2.1", "2.3a", "2.4"]
    assert "Taken out <small>2</small>" in page
    done(send(desk, "/boards/put-back", panels=ids["2.3"]))
    page = done(send(desk, "/boards/put-back", panels=ids["2.2"]))
    assert on_the_wall(page) == before
    assert "Taken out" not in page


def test_a_picture_is_given_to_a_panel(desk: Room) -> None:
    ids = panel_ids(wall(desk))
    page = done(send(desk, "/boards/picture", panel=ids["1.1"], image="boards/1.2.png"))
    assert page.count('src="/film/boards/1.2.png"') == 2


def test_a_picture_that_no_panel_shows_is_offered_and_shown(opener: Opener, ferry: Path) -> None:
    (ferry / "boards" / "7 sketch.png").write_bytes((ferry / "boards" / "1.2.png").read_bytes())
    room = said_by(opener(ferry), BY)
    page = wall(room)
    assert "Pictures no panel shows <small>1</small>" in page
    assert '<li data-image="boards/7 sketch.png"' in page
    assert room.get("/film/boards/7%20sketch.png").headers["content-type"] == "image/png"
    page = done(send(room, "/boards/add", name="1.0", scene="1", after="", image="boards/7 sketch.png"))
    assert on_the_wall(page)["1"][0] == "1.0"
    assert "Pictures no panel shows" not in page


def test_a_long_scene_stands_in_several_lists(opener: Opener, ferry: Path) -> None:
    rows = (ferry / "boards" / "panels.csv").read_text()
    (ferry / "boards" / "panels.csv").write_text(rows + "".join(f"6.x{nth},6,6,,,,,2\n" for nth in range(130)))
    page = wall(opener(ferry))
    section = re.findall(r'<section class="board crowd".*?</section>', page, re.DOTALL)
    assert len(section) == 1
    assert section[0].count('<ul class="contacts">') == 3
    assert len(on_the_wall(page)["6"]) == 130 + 6


def test_what_a_newer_draft_left_open_is_shown_first_and_decided(desk: Room) -> None:
    """White has panel 4.1, of a scene that Blue omits: two scenes are offered, neither is chosen."""
    page = wall(desk)
    said = words(desk.get("/boards"))
    assert "1 to decide" in said
    assert "Scene 4 is omitted in Blue revision" in said
    offered = re.findall(r'name="into" value="([0-9a-f]+)"', page)
    assert len(offered) == 2
    assert "selected" not in page.split('id="to-decide"')[1].split("</section>")[0]
    page = done(send(desk, "/boards/settle", panels=panel_ids(page)["4.1"], into=offered[1]))
    assert on_the_wall(page)["5"][-1] == "4.1"
    assert 'id="to-decide"' not in page


def test_any_scene_can_be_typed_for_it_or_it_is_taken_out(desk: Room) -> None:
    ids = panel_ids(wall(desk))
    assert send(desk, "/boards/settle", panels=ids["4.1"], scene="99").status_code == 404
    page = done(send(desk, "/boards/settle", panels=ids["4.1"], scene="a6"))
    assert on_the_wall(page)["A6"][-1] == "4.1"
    page = done(send(desk, "/boards/settle", panels=ids["4.1"], out="yes"))
    assert "4.1" not in panel_ids(page)


def test_what_a_newer_draft_rewrote_stands_in_the_margin_with_both_texts(room: Room) -> None:
    page = wall(room)
    margin = re.search(r'<details class="changed">(.*?)</details>', page, re.DOTALL)
    assert margin is not None
    said = " ".join(re.sub(r"<[^>]*>", " ", margin[1]).split())
    assert said == (
        "from White: line rewritten PRIYA, before It came from this end. I can&#39;t read it. "
        "now Somebody who signs like barbed wire."
    )
    large = room.get("/boards", params={"panel": panel_ids(page)["2.3a"]})
    assert "Somebody who signs like barbed wire." in words(large)


def test_a_finding_is_as_intended_by_one_form(opener: Opener, ferry: Path) -> None:
    with (ferry / "film.toml").open("a") as settings:
        settings.write('\n[[standings]]\ncheck = "panel-behind-draft"\nstanding = "offered"\nby = "Beatrice Nwosu"\n')
    room = said_by(opener(ferry), BY)
    found = re.findall(r'form="do-intend" name="finding" value="([0-9a-f]+)"', wall(room))
    assert len(found) == len(set(found)) > 1
    page = done(send(room, "/boards/intend", finding=found[0]))
    assert f'value="{found[0]}"' not in page
    assert ">as intended</a>" in page


_REFUSED: Final[tuple[tuple[str, dict[str, str], int, str], ...]] = (
    ("move", {"panels": "nobody"}, 404, "expected a panel of the boards"),
    ("move", {}, 400, "expected panels"),
    ("group", {"panels": "1.1 2.1"}, 400, "expected panels of one scene"),
    ("seconds", {"panels": "1.1", "seconds": "soon"}, 400, "expected seconds such as 2.5"),
    ("add", {"name": "1.1", "scene": "1"}, 400, "expected a name that no panel of the scene has"),
    ("split", {"panel": "1.1"}, 400, "expected a panel inside a shot"),
    ("take-out", {}, 400, "expected panels to take out"),
    ("put-back", {"panels": "1.1"}, 400, "expected a panel that was taken out"),
    ("picture", {"panel": "1.1", "image": "../secret.png"}, 400, "expected a file of the film's folder"),
    ("describe", {"panel": "4.1", "covers": "3"}, 400, "expected a panel of a scene"),
    ("intend", {"finding": "0123456789abcdef"}, 404, "found"),
)


def test_what_cannot_be_is_one_sentence(desk: Room) -> None:
    before = on_the_wall(wall(desk))
    for path, fields, status, says in _REFUSED:
        answer = send(desk, f"/boards/{path}", **fields)
        assert (path, answer.status_code) == (path, status)
        assert says in words(answer)
    assert on_the_wall(wall(desk)) == before


def test_somebody_unknown_changes_nothing(room: Room) -> None:
    before = wall(room)
    assert send(room, "/boards/take-out", panels=panel_ids(before)["1.1"]).status_code == 403
    assert wall(room) == before


def test_a_browser_is_sent_only_the_scenes_it_does_not_have(desk: Room) -> None:
    page = wall(desk)
    has = re.findall(r'data-has="([0-9a-f]+)"', page)
    ids = panel_ids(page)
    assert len(has) == 6
    send(desk, "/boards/move", panels=ids["2.1"], after=ids["2.2"])
    part = desk.get("/boards", headers={"HX-Request": "true", "Boards-Has": " ".join(has)}).text
    drawn = re.findall(r'<section class="board[^>]* id="([\w-]+)"[^>]*>\s*<h2', part)
    assert drawn == ["scene-1"]
    assert part.count('<section class="board') == 6
    assert len(part) < len(page) / 3


def test_every_form_of_a_panel_stands_on_its_own_page_for_a_browser_without_scripts(desk: Room) -> None:
    ids = panel_ids(wall(desk))
    page = desk.get("/boards", params={"panel": ids["2.2"]}).text
    for path in ("describe", "move", "group", "settle", "shot", "split", "add", "take-out"):
        assert f'action="/boards/{path}"' in page
    back = done(send(desk, "/boards/move", panels=ids["2.2"], scene="2", after="", back=f"/boards?panel={ids['2.2']}"))
    assert "<h1>Panel <bdi>2.2</bdi></h1>" in back
    assert on_the_wall(wall(desk))["2"][0] == "2.2"
