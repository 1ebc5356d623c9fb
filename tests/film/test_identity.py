import re

import msgspec
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from edgecode.film.board import Panel
from edgecode.film.cut import Clip, Cut, Track, TrackKind
from edgecode.film.identity import digest, named_clips, named_panels, scene_key, with_ids
from edgecode.film.place import Place
from edgecode.film.script import Script
from simulators.papers import script

WHITE = """
    A title card.
    # 4 INT. KITCHEN - NIGHT
    She waits.
    MAYA: You said you'd be here.
    BO: Yes.
    MAYA: Yes.
    # 5 EXT. YARD - DAY
    She waits.
    MAYA: Yes.
    """


def test_every_paragraph_and_scene_has_an_id_of_its_own() -> None:
    made = script(WHITE)
    named = [*(paragraph.id for paragraph in made.paragraphs), *(scene.id for scene in made.scenes)]
    assert len(set(named)) == len(named)
    assert all(re.fullmatch("[0-9a-f]{16}", each) for each in named)


def test_the_same_words_are_the_same_paragraph_in_the_next_draft_wherever_they_stand() -> None:
    blue = WHITE.replace("BO: Yes.", "BO: I was held up.\n    He sits.").replace("# 4", "# 3 INT. HALL\n    # 4")
    kept = {paragraph.id for paragraph in script(blue).paragraphs}
    gone = [paragraph.text for paragraph in script(WHITE).paragraphs if paragraph.id not in kept]
    assert gone == ["Yes."]


def test_spaces_and_case_do_not_make_a_new_paragraph_and_another_speaker_does() -> None:
    def own(words: str) -> str:
        return script(f"# 4 INT. KITCHEN\n{words}").paragraphs[-1].id

    assert own("MAYA: You  said it") == own("MAYA: You SAID it")
    assert own("MAYA: You said it") != own("BO: You said it")


def test_a_scene_is_known_by_its_number_however_it_is_printed_else_by_its_heading() -> None:
    four, zeros, none = (script(f"# {number} INT. ROOM").scenes[0] for number in ("4a", "004A.", "-"))
    assert four.id == zeros.id != none.id
    assert scene_key(none) == "heading int. room"


def test_scenes_with_one_number_or_one_heading_are_told_apart_by_their_turn() -> None:
    made = script(
        """
        # 4 INT. ROOM
        She waits.
        # 4 INT. ROOM
        She waits.
        # - INT. ROOM
        She waits.
        # - INT. ROOM
        She waits.
        """
    )
    assert len({scene.id for scene in made.scenes}) == 4
    assert len({paragraph.id for paragraph in made.paragraphs}) == 8


words = st.text(alphabet="abc ", min_size=1, max_size=4).map(str.strip).filter(bool)
lines = st.lists(st.tuples(st.sampled_from(["MAYA: ", "BO: ", ""]), words).map("".join), min_size=1, max_size=6)
scripts = st.lists(lines, min_size=1, max_size=4)


def drafted(scenes: list[list[str]]) -> Script:
    told = [line for number, scene in enumerate(scenes, start=1) for line in (f"# {number} INT. ROOM", *scene)]
    return script("\n".join(told))


@settings(deadline=None)
@given(scripts, st.data())
def test_editing_a_paragraph_changes_its_own_id_alone(scenes: list[list[str]], data: st.DataObject) -> None:
    """Unless the same words stand again in its scene: then those count anew which one they are."""
    made = drafted(scenes)
    index = data.draw(st.integers(0, len(made.paragraphs) - 1))
    old = made.paragraphs[index]
    assume(sum((each.scene, each.text) == (old.scene, old.text) for each in made.paragraphs) == 1)
    new = msgspec.structs.replace(old, text="rewritten")
    edited = with_ids(
        msgspec.structs.replace(made, paragraphs=(*made.paragraphs[:index], new, *made.paragraphs[index + 1 :]))
    )
    changed = [
        place
        for place, pair in enumerate(zip(made.paragraphs, edited.paragraphs, strict=True))
        if pair[0].id != pair[1].id
    ]
    assert changed == [index]


@settings(deadline=None)
@given(scripts, st.data())
def test_a_line_put_in_or_taken_out_changes_no_id_in_another_scene(
    scenes: list[list[str]], data: st.DataObject
) -> None:
    number = data.draw(st.integers(0, len(scenes) - 1))
    place = data.draw(st.integers(0, len(scenes[number])))
    other = data.draw(st.sampled_from([[], ["MAYA: a"], ["new"]]))
    edited = [*scenes[:number], [*scenes[number][:place], *other, *scenes[number][place + 1 :]], *scenes[number + 1 :]]
    before, after = drafted(scenes), drafted(edited)
    assert [scene.id for scene in before.scenes] == [scene.id for scene in after.scenes]
    for scene in range(len(scenes)):
        if scene != number:
            old, new = before.scenes[scene], after.scenes[scene]
            assert [each.id for each in before.paragraphs[old.first : old.last]] == [
                each.id for each in after.paragraphs[new.first : new.last]
            ]


@settings(deadline=None)
@given(st.lists(st.text(max_size=4), max_size=4), st.lists(st.text(max_size=4), max_size=4))
def test_parts_are_told_apart_by_where_they_end(one: list[str], other: list[str]) -> None:
    assert (digest(*one) == digest(*other)) == (one == other)


def test_a_lone_surrogate_can_be_hashed() -> None:
    assert digest("\ud800") != digest("\ud801")


def test_panels_are_known_by_scene_name_and_turn() -> None:
    def panel(name: str, scene: str) -> Panel:
        return Panel(name=name, scene=scene, place=Place("boards/panels.csv"))

    named = named_panels([panel("1", "4"), panel("1", "4"), panel("1", "5"), panel("2", "4")])
    assert len({each.id for each in named}) == 4
    assert named_panels([panel("1", "04.")])[0].id == named[0].id


def test_a_panel_that_has_a_name_of_its_own_keeps_its_id_when_another_is_drawn_before_it() -> None:
    def panel(name: str, uid: str) -> Panel:
        return Panel(name=name, scene="4", uid=uid, place=Place("boards/4.storyboarder"))

    (first,) = named_panels([panel("1A", "UDRF3")])
    new, second = named_panels([panel("1A", "RRO6K"), panel("2A", "UDRF3")])
    assert (second.id == first.id, new.id == first.id) == (True, False)


def clips(*names: str) -> dict[str, str]:
    """Give the ids of clips by name, of one track."""
    own = (Clip(name=name, place=Place("cuts/a.edl"), track=0, source_in_text="01:00:00:00") for name in names)
    cut = named_clips(Cut(name="a", path="", tracks=(Track(name="V", kind=TrackKind.PICTURE, clips=tuple(own)),)))
    return {clip.name: clip.id for clip in cut.tracks[0].clips}


def test_a_clip_keeps_its_id_when_others_come_and_go() -> None:
    first, second = clips("4-1", "4A-2"), clips("title", "4A-2", "4-1", "5-1")
    assert [first[name] for name in first] == [second[name] for name in first]
    assert len(set(second.values())) == 4
