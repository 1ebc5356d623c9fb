import re
from pathlib import Path

import pytest

from edgecode.bootstrap import open_desk
from edgecode.web.cut_clips import CutClip, CutClips, State
from edgecode.web.cut_laid import PART
from web.browsing import Opener, Room, words


def clips_of(folder: Path) -> CutClips:
    """The clips of the current cut."""
    today = open_desk(folder).today()
    assert today.look.film.cut is not None
    return CutClips(today, today.look.film.cut)


def named(clips: CutClips, name: str) -> CutClip:
    """The first clip of a name."""
    return clips.told(next(each for each in clips.every if each.clip.name == name))


def test_the_current_cut_is_drawn_clip_by_clip(room: Room) -> None:
    page = room.get("/cut")
    assert page.status_code == 200
    assert "Cut 2 00:07:53:16 · 60 clips · 24 frames a second · cuts/cut-2.otio" in words(page)
    assert page.text.count('class="clip proven"') == 58
    assert page.text.count("<tr ") == 60
    assert [word in page.text for word in ("01:00:00:00", "01:00:10:00", "01:07:49:19")] == [True] * 3


def test_a_clip_that_nothing_proves_is_dashed_and_says_so(room: Room) -> None:
    page = room.get("/cut").text
    [clip] = re.findall(r'class="clip not-proven".*?</a>', page, re.DOTALL)
    assert 'aria-label="1B-1A, not proven, 01:00:00:00"' in clip
    facts = words(room.get(f"/cut?clip={_key(page, '1B-1A')}"))
    assert "its name says 1B-1, which no report lists" in facts


def test_what_is_still_to_come_is_hatched_where_a_check_says_so(room: Room) -> None:
    page = room.get("/cut").text
    [clip] = re.findall(r'class="clip missing".*?</a>', page, re.DOTALL)
    assert "01:05:55:12" in clip
    assert page.count("placeholder in cut") + page.count("for something still to come") >= 1


def test_a_circled_take_is_ringed_on_the_strip_and_in_the_list(room: Room, ferry: Path) -> None:
    page = room.get("/cut").text
    clips = clips_of(ferry)
    circled = sum(clips.told(each).circled for each in clips.every)
    assert page.count('class="ring"') == circled
    assert page.count('<b class="circled">') == circled + 1  # and the one in the legend


def test_scenes_have_bands_in_the_order_of_the_cut_and_a_colour_each(room: Room) -> None:
    overview = room.get("/cut").text.split('class="overview"')[1].split("</svg>")[0]
    assert re.findall(r'aria-label="Scene (\w+)"', overview) == ["1", "3", "2", "5", "A6", "6"]
    assert re.findall(r'class="tint-(\d)"', overview) == ["0", "1", "2", "3", "4", "5"]


def test_the_list_gives_timecode_take_lines_and_file(room: Room) -> None:
    page = room.get("/cut").text
    row = page.split(f'id="row-{_key(page, "1A-2A*")}"')[1].split("</tr>")[0]
    assert "01:00:34:16" in row
    assert '<b class="circled">2</b>' in row
    assert '<a href="/script?scene=1#line-8">8-18</a>' in row
    assert "A001C005_260302_R1AB.mp4" in row


def test_a_chosen_clip_tells_its_take_its_source_and_what_else_was_shot(room: Room) -> None:
    page = room.get("/cut").text
    answer = room.get(f"/cut?clip={_key(page, '1-3B*')}")
    facts = re.sub(r"<[^>]*>", " ", answer.text.split('id="facts"')[1].split("</aside>")[0])
    facts = " ".join(facts.split())
    assert "01:00:16:04 · 9.5 s · V1" in facts
    assert "Best for the click." in facts
    assert "09:08:29:06 – 09:08:38:18" in facts
    assert "B001C003_260302_R2CD.mp4" in facts
    assert facts.index("Slow on the glasses.") < facts.index("no good Wide from the bank")
    assert answer.text.count(' aria-current="true"') == 3  # the cut, the clip on the strip, its row


def test_alternates_cover_one_of_the_same_lines_circled_first(ferry: Path) -> None:
    clips = clips_of(ferry)
    for clip in map(clips.told, clips.every):
        found = clips.alternates(clip)
        marks = [each.take.mark for each in found]
        assert marks == sorted(marks, key=["circled", "good", "hold", "", "ng"].index)
        assert all(clip.take is not None and each.take.setup == clip.take.setup for each in found)
        assert all(each.take != clip.take for each in found)
    pickup = named(clips, "2B-4PUA*")
    assert [each.take.label for each in clips.alternates(pickup)] == ["2B-3PU"]


def test_lines_off_camera_are_told_apart_beside_the_clip(ferry: Path) -> None:
    clips = clips_of(ferry)
    on, off = clips.on_and_off(named(clips, "2A-2A*"))
    assert [run.says for run in off][:2] == ["3 off", "5 off"]
    assert [run.says for run in on][:2] == ["4", "6"]
    assert len(named(clips, "2A-2A*").lines) < len(on) + len(off)


def test_what_the_checks_noticed_stands_at_the_clip_and_leads_to_its_card(room: Room) -> None:
    page = room.get("/cut").text
    answer = room.get(f"/cut?clip={_key(page, '1B-1A')}").text
    [href] = set(re.findall(r'<li><a href="/#(card-[0-9a-f]+)">', answer.split('id="facts"')[1]))
    assert f'id="{href}"' in room.get("/").text


def test_the_rendered_movie_plays_over_the_strip_from_the_clip_on(room: Room) -> None:
    page = room.get("/cut").text
    assert 'preload="metadata"' in page
    assert 'src="/film/cuts/cut-2.mp4"' in page
    key = _key(page, "1-3A*")
    assert re.search(rf'id="clip-{key}"[^>]*data-seconds="7.375" data-until="16.167"', page)
    chosen = room.get(f"/cut?clip={key}").text
    assert 'src="/film/cuts/cut-2.mp4#t=7.375"' in chosen
    assert '<a href="/film/cuts/cut-2.mp4#t=7.375">Play from here</a>' in chosen


def test_without_a_movie_the_strip_stands_alone(opener: Opener, ferry: Path) -> None:
    (ferry / "cuts" / "cut-2.mp4").unlink()
    page = opener(ferry).get("/cut").text
    assert "<video" not in page
    assert page.count('class="clip proven"') == 58


def test_another_cut_is_shown_by_its_path_and_its_clips_stay_with_it(room: Room) -> None:
    answer = room.get("/cut?cut=cuts/assembly.edl")
    assert "THE FERRY ASSEMBLY" in words(answer)
    assert "not the current cut" in words(answer)
    assert "<video" not in answer.text
    assert 'href="/cut?cut=cuts%2Fassembly.edl&amp;clip=' in answer.text
    assert answer.text.count('class="clip proven"') > 50


@pytest.mark.parametrize("asked", ["cut=cuts/none.edl", "clip=0000", "cut=%00", "clip=" + "9" * 4000])
def test_a_cut_or_a_clip_that_is_not_there_is_one_sentence(room: Room, asked: str) -> None:
    answer = room.get(f"/cut?{asked}")
    assert answer.status_code == 404
    assert "of this film, found" in words(answer)


def test_a_list_without_a_frame_rate_is_listed_and_says_how_to_give_it_one(opener: Opener, ferry: Path) -> None:
    settings = ferry / "film.toml"
    settings.write_text(re.sub(r"\[rates\][^\[]*", "", settings.read_text()))
    edl = ferry / "cuts" / "assembly.edl"
    edl.write_text("\n".join(row for row in edl.read_text().splitlines() if "RATE" not in row.upper()) + "\n")
    answer = opener(ferry).get("/cut?cut=cuts/assembly.edl")
    assert "does not say its frame rate" in words(answer)
    assert '<svg class="strip"' not in answer.text
    assert answer.text.count("<tr ") == 61


def test_a_film_without_a_cut_is_said_calmly(opener: Opener, ferry: Path) -> None:
    for file in (ferry / "cuts").iterdir():
        file.unlink()
    answer = opener(ferry).get("/cut")
    assert answer.status_code == 200
    assert "There is no cut yet" in words(answer)


def test_a_long_cut_is_shown_in_parts_and_a_clip_is_found_in_its_own(opener: Opener, ferry: Path) -> None:
    """A list of 450 clips of one second each."""
    rows = ["TITLE: LONG", "FCM: NON-DROP FRAME", "* FRAME RATE: 24"]
    for nth in range(450):
        first, last = (f"{1 + at // 3600:02}:{at // 60 % 60:02}:{at % 60:02}:00" for at in (nth, nth + 1))
        rows += [f"{nth + 1:06d}  A001 V     C        {first} {last} {first} {last}", f"* FROM CLIP NAME:  C{nth}"]
    (ferry / "cuts" / "long.edl").write_text("\n".join(rows) + "\n")
    settings = ferry / "film.toml"
    settings.write_text(
        settings.read_text().replace('current_cut = "cuts/cut-2.otio"', 'current_cut = "cuts/long.edl"')
    )
    if "long.edl" not in settings.read_text().split("[rates]")[-1]:
        settings.write_text(settings.read_text().replace("[rates]", '[rates]\n"cuts/long.edl" = "24"'))
    room = opener(ferry)
    first, second, last = (room.get(f"/cut?first={at}").text for at in (0, 200, 100000))
    assert [page.count("<tr ") for page in (first, second, last)] == [PART, PART, 50]
    assert "clips 401 to 450 of 450" in last
    assert "Clips before" not in first
    assert "Clips after" not in last
    assert ">C200</a>" in second
    assert ">C200</a>" in room.get(f"/cut?clip={_key(second, 'C200')}").text


def test_every_state_has_its_own_word(ferry: Path) -> None:
    clips = clips_of(ferry)
    states = [clips.state(each) for each in clips.every]
    assert states.count(State.PROVEN) == 58
    assert named(clips_of(ferry), "1B-1A").state is State.UNPROVEN


def _key(page: str, name: str) -> str:
    """The id of the first clip of a name, from the list on the page."""
    found = re.search(rf'data-clip="([0-9a-f]+)">{re.escape(name)}</a>', page)
    assert found is not None
    return found[1]
