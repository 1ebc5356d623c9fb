import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.film.matching.match import matched
from edgecode.film.matching.matching import How, Matching
from edgecode.film.script import Script
from simulators.papers import script

WHITE = """
    # 1 INT. KITCHEN - NIGHT
    She waits by the stove, counting spoons.
    MAYA: You said you'd be here at nine, with the keys.
    BO: I was held up at the bridge.
    MAYA: Yes.
    BO: Nobody drives on a night like this one.
    # 2 EXT. YARD - DAY
    A dog sleeps under the broken cart.
    BO: Come back before the rain does.
    MAYA: Tell my brother where the ladder is.
    # 3 INT. STATION - DAY
    The clock has stopped at a quarter past four.
    IDA: There are no trains to the coast today.
    MAYA: Then sell me one for yesterday.
    """


def told(old: Script, new: Script) -> dict[str, tuple[str, How]]:
    """What became of each line: its words -> the words it became, and how."""
    return {
        old.paragraphs[pair.old].text: (new.paragraphs[pair.new].text, pair.how)
        for pair in matched(old, new).paragraphs
        if old.paragraphs[pair.old].kind not in {"character", "heading"}
    }


def changed(*changes: tuple[str, str]) -> tuple[Script, Script]:
    """White, and white with words replaced."""
    text = WHITE
    for was, now in changes:
        assert was in text
        text = text.replace(was, now)
    return script(WHITE), script(text)


def test_the_same_draft_is_the_same_throughout() -> None:
    found = matched(script(WHITE), script(WHITE))
    assert {pair.how for pair in (*found.scenes, *found.paragraphs)} == {How.SAME}
    assert {pair.old for pair in found.paragraphs if pair.old == pair.new} == set(range(len(script(WHITE).paragraphs)))
    assert (found.gone, found.added, found.shared, found.stranger) == ((), (), 1.0, False)


def test_a_line_with_most_of_its_words_is_edited_and_one_with_others_rewritten() -> None:
    lines = told(*changed(("with the keys", "with both keys"), ("I was held up at the bridge", "Ask the sergeant")))
    assert lines["You said you'd be here at nine, with the keys."] == (
        "You said you'd be here at nine, with both keys.",
        How.EDITED,
    )
    assert lines["I was held up at the bridge."] == ("Ask the sergeant.", How.REWRITTEN)


def test_case_and_punctuation_alone_are_no_edit() -> None:
    assert told(*changed(("Come back before", "COME back, before")))["Come back before the rain does."][1] is How.SAME


def test_a_line_of_one_speaker_is_never_rewritten_to_another_speaker() -> None:
    old, new = changed(("BO: I was held up at the bridge.", "IDA: Ask the sergeant."))
    assert "I was held up at the bridge." not in told(old, new)


def test_where_two_lines_could_be_the_rewritten_one_neither_is_taken() -> None:
    old, new = changed(
        ("BO: I was held up at the bridge.", "BO: Ask the sergeant.\n    He coughs.\n    BO: It was raining frogs.")
    )
    assert "I was held up at the bridge." not in told(old, new)


def test_a_line_that_was_moved_is_found_in_another_scene() -> None:
    line = "    BO: Nobody drives on a night like this one.\n"
    old, new = changed((line, ""), ("    A dog sleeps", f"{line}    A dog sleeps"))
    assert told(old, new)["Nobody drives on a night like this one."] == (
        "Nobody drives on a night like this one.",
        How.MOVED,
    )


def test_a_stock_phrase_is_not_found_again_elsewhere() -> None:
    old, new = changed(("    MAYA: Yes.\n", ""), ("    A dog sleeps", "    MAYA: Yes.\n    A dog sleeps"))
    assert "Yes." not in told(old, new)


def test_a_renamed_character_keeps_every_line() -> None:
    old, new = changed(("BO:", "TOBIAS:"))
    found = matched(old, new)
    assert found.renamed == (("BO", "TOBIAS"),)
    assert (found.gone, found.added) == ((), ())


def test_an_omitted_scene_keeps_its_number_and_a_new_one_takes_none_of_the_others() -> None:
    old = script(WHITE)
    new = script(
        WHITE.replace(
            "# 2 EXT. YARD - DAY\n    A dog sleeps under the broken cart.\n    BO: Come back before the rain does.\n"
            "    MAYA: Tell my brother where the ladder is.",
            "# 2 OMITTED\n    # A3 EXT. HARBOUR - DAWN\n    Gulls quarrel over a herring.\n    IDA: Whose boat is that?",
        )
    )
    found = matched(old, new)
    assert [(pair.old, pair.new) for pair in found.scenes] == [(0, 0), (1, 1), (2, 3)]
    assert found.scenes_added == (2,)


def test_numbers_that_were_given_anew_mislead_nobody() -> None:
    """A scene is put in at the front and all are numbered again: each number now carries another scene."""
    old = script(WHITE)
    renumbered = WHITE.replace("# 3", "# 4").replace("# 2", "# 3").replace("# 1", "# 2")
    new = script(
        "# 1 EXT. RIVER - DAWN\nFog. A barge without a light.\nIDA: Is anybody steering?\n" + inspectless(renumbered)
    )
    found = matched(old, new)
    assert [(pair.old, pair.new) for pair in found.scenes] == [(0, 1), (1, 2), (2, 3)]
    assert found.gone == ()


def inspectless(told: str) -> str:
    """Take the indent out, so that lines can be put before."""
    return "\n".join(line.strip() for line in told.strip().splitlines())


def test_a_number_that_carries_another_scene_now_is_not_believed() -> None:
    old = script(WHITE)
    new = script(
        WHITE.replace("# 2 EXT. YARD - DAY", "# 2 INT. BANK - DAY")
        .replace("A dog sleeps under the broken cart.", "Marble. Forty typewriters.")
        .replace("BO: Come back before the rain does.", "CLERK: Kindly queue at window seven.")
        .replace("MAYA: Tell my brother where the ladder is.", "PORTER: Closed for lunch, madam.")
    )
    found = matched(old, new)
    assert [(pair.old, pair.new) for pair in found.scenes] == [(0, 0), (2, 2)]
    assert (found.scenes_gone, found.scenes_added) == ((1,), (1,))


def test_a_scene_that_was_moved_is_said_to_be_and_its_lines_are_the_same() -> None:
    lines = inspectless(WHITE).splitlines()
    station = lines.index("# 3 INT. STATION - DAY")
    moved = script("\n".join([*lines[station:], *lines[:station]]))
    found = matched(script(WHITE), moved)
    assert [(pair.old, pair.new) for pair in found.scenes] == [(2, 0), (0, 1), (1, 2)]
    assert sum(pair.how is How.MOVED for pair in found.scenes) == 1
    assert {pair.how for pair in found.paragraphs} == {How.SAME}


def test_a_scene_that_was_split_keeps_all_its_lines() -> None:
    old, new = changed(("    MAYA: Yes.\n", "    # 1A INT. PANTRY - NIGHT\n    MAYA: Yes.\n"))
    found = matched(old, new)
    assert found.gone == ()
    assert [(pair.old, pair.new) for pair in found.scenes] == [(0, 0), (1, 2), (2, 3)]


def test_scenes_that_were_merged_keep_all_their_lines() -> None:
    old, new = changed(("    # 2 EXT. YARD - DAY\n", ""))
    assert [old.paragraphs[at].text for at in matched(old, new).gone] == ["EXT. YARD - DAY"]


def test_a_scene_without_a_line_in_common_is_the_same_by_its_heading_and_the_scene_beside_it() -> None:
    """All was rewritten and all numbers given anew: the heading and the place tell."""
    text = inspectless(WHITE)
    new = text.replace("A dog sleeps under the broken cart.", "Marble. Forty typewriters.")
    new = new.replace("Come back before the rain does.", "Kindly queue at window seven.")
    new = new.replace("Tell my brother where the ladder is.", "Closed for lunch, sir.")
    for was, now in (("# 3", "# 13"), ("# 2", "# 12"), ("# 1 ", "# 11 ")):
        new = new.replace(was, now)
    found = matched(script(text), script(new))
    assert [(pair.old, pair.new) for pair in found.scenes] == [(0, 0), (1, 1), (2, 2)]
    assert found.gone == ()


def test_a_line_rewritten_behind_the_place_where_its_scene_was_split_is_found() -> None:
    old, new = changed(
        (
            "    MAYA: Yes.\n    BO: Nobody drives on a night like this one.",
            (
                "    # 1A INT. PANTRY - NIGHT\n    BO: Ask the sergeant.\n    MAYA: Yes.\n"
                "    BO: Nobody drives on a night like this one."
            ),
        ),
        ("    BO: I was held up at the bridge.\n", ""),
    )
    assert told(old, new)["I was held up at the bridge."] == ("Ask the sergeant.", How.REWRITTEN)


def test_a_line_merged_with_the_next_is_found_in_it() -> None:
    old, new = changed(
        (
            "MAYA: Yes.\n    BO: Nobody drives on a night like this one.",
            "MAYA: Yes, nobody drives on a night like this one.",
        )
    )
    assert "Nobody drives on a night like this one." in told(old, new)


OTHER = "\n".join(
    f"# {number} EXT. {place} - DAY\n{who}: {words}\nThe {place.lower()} burns quietly. {action}"
    for number, (place, who, words, action) in enumerate(
        [
            ("VOLCANO", "KARL", "Fetch sulphur, somebody.", "Ash settles on umbrellas."),
            ("GLACIER", "PIA", "Measure it again tomorrow.", "Instruments hum beneath tarpaulin."),
            ("DESERT", "KARL", "Camels refuse these boots.", "Vultures circle without enthusiasm."),
            ("REEF", "PIA", "Parrotfish never blink.", "Bubbles climb past coral."),
            ("TUNDRA", "KARL", "Reindeer moss tastes awful.", "Wind erases their footprints."),
            ("SWAMP", "PIA", "Something bit through my glove.", "Frogs fall silent together."),
        ],
        start=1,
    )
)


def test_a_script_of_another_film_is_a_stranger_and_nothing_is_paired() -> None:
    more = "\n# 4 INT. ATTIC - DAY\nDust.\nIDA: Look what he kept.\nBO: Moths, mostly.\nMAYA: And a letter.\n"
    found = matched(script(inspectless(WHITE) + more), script(OTHER))
    assert found.stranger
    assert (found.paragraphs, found.scenes) == ((), ())
    assert found.shared < 0.1


@pytest.mark.parametrize("empty", ["", "# 1 OMITTED"])
def test_a_draft_with_hardly_anything_in_it_is_matched_and_no_stranger(empty: str) -> None:
    found = matched(script(WHITE), script(empty))
    assert not found.stranger
    assert len(found.gone) == len(script(WHITE).paragraphs) - len(found.paragraphs)


speech = st.tuples(
    st.sampled_from(["MAYA: ", "BO: ", ""]), st.sampled_from(["a b c", "a b d", "e f g h i", "yes", "a"])
)
scenes = st.lists(st.lists(speech.map("".join), max_size=5), max_size=4)


def drafted(told_scenes: list[list[str]], first: int) -> Script:
    return script(
        "\n".join(row for at, scene in enumerate(told_scenes, first) for row in (f"# {at} INT. ROOM", *scene))
    )


@settings(deadline=None, max_examples=300)
@given(scenes, scenes, st.integers(1, 2))
def test_whatever_the_drafts_every_pair_is_one_to_one_and_nothing_is_lost(
    one: list[list[str]], other: list[list[str]], first: int
) -> None:
    old, new = drafted(one, 1), drafted(other, first)
    found = matched(old, new)
    for pairs, gone, added, counts in (
        (found.paragraphs, found.gone, found.added, (len(old.paragraphs), len(new.paragraphs))),
        (found.scenes, found.scenes_gone, found.scenes_added, (len(old.scenes), len(new.scenes))),
    ):
        assert sorted([*(pair.old for pair in pairs), *gone]) == list(range(counts[0]))
        assert sorted([*(pair.new for pair in pairs), *added]) == list(range(counts[1]))
        assert all(0 <= pair.confidence <= 1 for pair in pairs)
    assert matched(old, new) == found


@settings(deadline=None, max_examples=200)
@given(scenes)
def test_whatever_the_draft_it_is_the_same_as_itself(told_scenes: list[list[str]]) -> None:
    made = drafted(told_scenes, 1)
    found = matched(made, made)
    assert [(pair.old, pair.new, pair.how) for pair in found.paragraphs] == [
        (at, at, How.SAME) for at in range(len(made.paragraphs))
    ]


def test_ids_are_not_looked_at() -> None:
    old, new = changed(("BO:", "TOBIAS:"))
    nameless = msgspec.structs.replace(
        new, paragraphs=tuple(msgspec.structs.replace(each, id="") for each in new.paragraphs)
    )
    assert matched(old, nameless) == matched(old, new)


def test_a_long_text_without_any_heading_is_matched_too() -> None:
    """No scene to hold on to: one block of four hundred lines, some of them changed."""
    lines = [
        f"{'MAYA' if at % 2 else 'BO'}: line {at} about the {at * 7 % 31} boats and the {at * 3} men"
        for at in range(400)
    ]
    edited = [line.replace("about", "of") if at % 20 == 0 else line for at, line in enumerate(lines) if at % 33]
    found: Matching = matched(script("\n".join(lines)), script("\n".join(edited)))
    pairs = {pair.old // 2: pair.new // 2 for pair in found.paragraphs}
    kept = [at for at in range(400) if at % 33]
    assert [pairs.get(at) for at in kept] == list(range(len(kept)))
