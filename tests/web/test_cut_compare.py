"""The page *Cut* in compare mode, on the example film and on a made one with cuts of every kind."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from edgecode.bootstrap import open_desk
from web.browsing import Opener, Room, words
from web.made_cuts_film import made_cuts_film
from web.rooms import room_of

PAIR = "a=cuts/1-rough.otio&b=cuts/2-fine.otio"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """The room on the made film, which no test here changes."""
    folder = made_cuts_film(tmp_path_factory.mktemp("cuts") / "film")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(folder.parent / "state"))
        with room_of(open_desk(folder), folder) as room:
            yield room


def row(page: str, op: str) -> str:
    """The first row of the change list for an operation."""
    found = re.search(rf'<tr id="change-\d+"[^>]*class="{op}">.*?</tr>', page, re.DOTALL)
    assert found is not None, op
    return found[0]


def test_without_a_choice_the_current_cut_is_compared_with_the_one_seen_before(room: Room) -> None:
    page = room.get("/cut/compare")
    assert "Cut 2 after THE FERRY ASSEMBLY" in words(page)
    assert "3 added, 4 removed, 50 trimmed, 8 moved, 7 replaced" in words(page)
    assert 'href="/cut/compare?a=cuts%2Fassembly.edl&amp;b=cuts%2Fcut-2.otio"' in room.get("/cut").text


def test_every_operation_has_a_ribbon_of_its_own_shape_and_a_row_with_its_word(made: Room) -> None:
    page = made.get(f"/cut/compare?{PAIR}").text
    for op in ("added", "removed", "trimmed", "slipped", "moved", "replaced", "retimed", "split"):
        number = re.search(rf'class="ribbon {op}"[^>]*data-change="(\d+)"', page)
        assert number is not None, op
        assert f'id="change-{number[1]}"' in page
        assert f"#sign-{op}" in row(page, op)
        assert re.search(rf'data-words="{number[1]}">{number[1]} {op}', page), op
    shapes = {op: re.search(rf'class="ribbon {op}".*?d="([^"]*)"', page) for op in ("moved", "replaced")}
    assert all(shapes.values())
    assert page.count('class="ribbon same"') >= 2


def test_a_row_leads_to_its_clip_in_both_cuts_and_to_itself(made: Room) -> None:
    page = made.get(f"/cut/compare?{PAIR}").text
    slipped = row(page, "slipped")
    older, newer = re.findall(r'href="(/cut\?[^"]*)"', slipped)
    assert "12C-1A" in words(made.get(older.replace("&amp;", "&")))
    facts = made.get(newer.replace("&amp;", "&")).text
    assert 'id="facts"' in facts
    assert "12C-1A" in facts.split('id="facts"')[1]
    chosen = re.search(r'href="(/cut/compare\?[^"]*)#change-\d+" data-choose', slipped)
    assert chosen is not None
    answer = made.get(chosen[1].replace("&amp;", "&"))
    assert "begins 12 frames later in its source" in words(answer).split("Choose")[0]
    aside = answer.text.split('id="facts"')[1]
    assert "01:00:06:00" in aside
    assert "01:00:05:16" in aside
    number = re.search(r"change=(\d+)", chosen[1])
    assert number is not None
    assert f'data-change="{number[1]}" aria-current="true"' in answer.text


def test_one_kind_of_change_can_be_listed_and_what_merely_shifted_only_so(made: Room) -> None:
    every = made.get(f"/cut/compare?{PAIR}").text
    assert 'class="shifted"' not in every
    shifted = made.get(f"/cut/compare?{PAIR}&kind=shifted").text
    assert shifted.count('<tr class="shifted">') >= 1
    moved = made.get(f"/cut/compare?{PAIR}&kind=moved").text
    assert re.findall(r'<tr id="change-\d+"[^>]*class="(\w+)">', moved) == ["moved"]
    nonsense = made.get(f"/cut/compare?{PAIR}&kind=polished").text
    assert nonsense.count('<tr id="change-') == every.count('<tr id="change-')


def test_who_is_touched_and_the_lines_of_the_script_stand_beside_as_short_lists(room: Room) -> None:
    aside = room.get("/cut/compare").text.split("<aside")[1]
    told = " ".join(re.sub(r"<[^>]*>", " ", aside).split())
    assert "Sound 72 changes on S001, S002" in told
    assert "MRS. HAZEN : 1 line went" in told
    assert "Lost 3" in told
    assert 'href="/script?scene=3#line-15"' in aside
    assert "In another order 17" in told


def test_the_change_list_goes_out_as_a_table_an_edl_and_pages(made: Room) -> None:
    table = made.get(f"/cut/compare/changes.csv?{PAIR}")
    assert table.headers["content-disposition"] == 'attachment; filename="changes.csv"'
    rows = list(csv.reader(io.StringIO(table.content.decode("utf-8-sig"))))
    assert any("slipped" in cell for each in rows for cell in each)
    edl = made.get(f"/cut/compare/changes.edl?{PAIR}")
    assert edl.text.startswith("TITLE:")
    assert made.get(f"/cut/compare/changes.pdf?{PAIR}").content.startswith(b"%PDF")
    assert made.get(f"/cut/compare/changes.doc?{PAIR}").status_code == 404


@pytest.mark.parametrize(
    ("other", "says"),
    [
        ("cuts/3-tv.otio", "expected two cuts whose frames can be counted in one another"),
        ("cuts/4-flat.otio", "expected the clips of an edit, found one clip for the whole picture"),
        ("cuts/5-other.otio", "expected two cuts of one film, found hardly any material"),
    ],
)
def test_cuts_that_cannot_be_compared_are_told_in_a_sentence_and_both_still_stand(
    made: Room, other: str, says: str
) -> None:
    answer = made.get(f"/cut/compare?a={other}&b=cuts/2-fine.otio")
    assert answer.status_code == 200
    assert says in words(answer).replace("Expected", "expected")
    assert answer.text.count('class="whole"') == 2
    assert "beside-strip" not in answer.text
    assert "changes.csv" not in answer.text
    refused = made.get(f"/cut/compare/changes.csv?a={other}&b=cuts/2-fine.otio")
    assert refused.status_code >= 400
    assert says in words(refused)


def test_two_cuts_of_one_name_are_chosen_by_their_files(made: Room) -> None:
    page = made.get(f"/cut/compare?{PAIR}")
    assert "The Lift · cuts/2-fine.otio after The Lift · cuts/1-rough.otio" in words(page)
    assert page.text.count(">The Lift · cuts/1-rough.otio</option>") == 2
    assert "The Lift, television</option>" in page.text
    chips = made.get("/cut").text
    assert "<code>cuts/1-rough.otio</code>" in chips
    assert "<code>cuts/3-tv.otio</code>" not in chips.split("</ol>")[0].split("Cuts")[1]


def test_the_other_way_round_what_was_added_was_removed(made: Room) -> None:
    there = words(made.get(f"/cut/compare?{PAIR}"))
    back = words(made.get("/cut/compare?a=cuts/2-fine.otio&b=cuts/1-rough.otio"))
    assert "1 added, 2 removed" in there
    assert "2 added, 1 removed" in back
    assert "1 joined" in back


def test_a_cut_against_itself_has_nothing_changed(made: Room) -> None:
    page = words(made.get("/cut/compare?a=cuts/2-fine.otio&b=cuts/2-fine.otio"))
    assert "Nothing was changed." in page


def test_a_cut_that_is_not_there_is_said(made: Room) -> None:
    answer = made.get("/cut/compare?a=cuts/none.otio")
    assert answer.status_code == 404
    assert "expected a cut of this film, found 'cuts/none.otio'" in words(answer).replace("&#39;", "'")


def test_a_film_with_one_cut_or_none_says_what_is_missing(opener: Opener, tmp_path: Path) -> None:
    folder = tmp_path / "alone"
    folder.mkdir()
    (folder / "film.toml").write_text('title = "Alone"\n', encoding="utf-8")
    room = opener(folder)
    assert "There is no cut yet" in words(room.get("/cut/compare"))
    other = made_cuts_film(tmp_path / "made")
    for path in sorted((other / "cuts").iterdir())[1:]:
        path.unlink()
    (other / "film.toml").write_text('title = "One"\n', encoding="utf-8")
    assert "There is one cut" in words(opener(other).get("/cut/compare"))


def test_tracks_are_lanes_with_titles_named_and_sound_without_a_change_left_out(made: Room) -> None:
    strip = made.get("/cut?cut=cuts/2-fine.otio").text
    assert re.findall(r'class="tracknames".*?</svg>', strip, re.DOTALL)
    assert "V2 · titles" in strip
    assert strip.index(">V2 · titles<") < strip.index(">V1<") < strip.index(">A1<") < strip.index(">A2<")
    beside = made.get(f"/cut/compare?{PAIR}")
    assert "2 tracks of sound without a change here are not drawn" in words(beside)


def test_nests_speeds_and_transitions_are_drawn_and_told(made: Room) -> None:
    page = made.get("/cut?cut=cuts/6-nested.otio")
    assert page.text.count('class="nest"') == 2
    assert page.text.count('class="wedge"') == 1
    assert "in the nested sequence VFX of scene 13" in words(page)
    assert "dissolve; 48 fps" in words(page)
    assert "another speed" in words(page)
    assert "another speed" not in words(made.get("/cut?cut=cuts/4-flat.otio"))


def test_the_table_has_columns_for_circled_unused_and_tried_takes(room: Room) -> None:
    page = room.get("/cut").text
    assert "Unused circled takes" in page
    tried = re.search(r"<tr[^>]*>(?:(?!</tr>).)*1-3A\*.*?</tr>", page, re.DOTALL)
    assert tried is not None
    assert '<a href="/takes?take=1A-2">1A-2</a>' in tried[0]
    assert "<td>yes</td>" in tried[0]


def test_a_chosen_clip_shows_what_was_tried_what_no_cut_used_and_its_panels(room: Room) -> None:
    page = room.get("/cut").text
    key = re.search(r'data-clip="([^"]+)">1-3A\*</a>', page)
    assert key is not None
    facts = words(room.get(f"/cut?clip={key[1]}"))
    assert "Tried before 1" in facts
    assert "in THE FERRY ASSEMBLY" in facts
    assert "Takes of these lines that no cut ever used." in facts
    assert re.search(r"Panels \d", facts)


def test_whoever_goes_from_change_to_change_is_sent_no_more_than_what_stands_beside(made: Room) -> None:
    """The same holds for clips of one cut."""
    facts = made.get(f"/cut/compare?{PAIR}&change=4&only=facts")
    assert "4 · slipped" in words(facts)
    assert "<svg" not in facts.text
    assert facts.text.count('id="facts"') == 1
    key = re.search(r'data-clip="([^"]+)">12C-1A</a>', made.get("/cut").text)
    assert key is not None
    clip = made.get(f"/cut?clip={key[1]}&only=facts")
    assert "12C-1A" in words(clip)
    assert "<table" not in clip.text
