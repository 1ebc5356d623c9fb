from collections.abc import Iterable

import msgspec
import pytest

from edgecode.film import coverage
from edgecode.film.board import Panel
from edgecode.film.boards.shot import Carry, Fate
from edgecode.film.coverage import Covering, setup_of
from edgecode.film.covers import Span
from edgecode.film.cut import Clip
from edgecode.film.dailies import Dailies, assembled
from edgecode.film.drafts import Drafts, drafts_of
from edgecode.film.lining import Basis, Lined, Lining, LiningKind, SetBy
from edgecode.film.place import Place
from edgecode.film.proof import Proof
from edgecode.film.recording import Recording, WrittenBy
from edgecode.film.script import Script
from edgecode.usecases.open_film import Look
from simulators.papers import row, script

LOG, SOUND = WrittenBy.SCRIPT_SUPERVISOR, WrittenBy.SOUND
WHITE = script(
    """
    # 4 INT. KITCHEN - NIGHT
    She waits.
    MAYA: You said you'd be here.
    BO: I was held up.
    MAYA: At nine.
    He sits.
    # 5 EXT. YARD - DAY
    BO: Come back.
    """,
    path="script/white.fountain",
    draft="White",
)
"""Scene 4 is 0 to 8: 1 she waits, 2-3 Maya, 4-5 Bo, 6-7 Maya, 8 he sits; scene 5 is 9 to 11."""

BLUE = script(
    """
    # 4 INT. KITCHEN - NIGHT
    A clock.
    MAYA: You said you'd be here.
    BO: I forgot.
    MAYA: At nine.
    He sits.
    # 5 EXT. YARD - DAY
    BO: Come back.
    """,
    path="script/blue.fountain",
    draft="Blue revision",
)
"""As white, but 1 is another action and 5 another speech."""


def drafts(*, current: Script = WHITE, also: Iterable[Script] = ()) -> Drafts:
    return drafts_of(current, (*also, current))


def shot(*rows: Recording, among: Drafts | None = None) -> tuple[dict[str, list[str]], list[str]]:
    """Line takes; give for each the paragraphs and how it is known, and the remarks."""
    made = assembled(rows, scenes=("4", "5"))
    found = coverage.shot(made, drafts=among or drafts())
    return told(found.lined, made), [f"{remark.place}: {remark.says}" for remark in found.remarks]


def told(lined: Lined, dailies: Dailies) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for lining in lined.linings:
        words = f"{lining.first}-{lining.last - 1}{' off' if lining.off else ''} {lining.basis.name} {lining.set_by}"
        found.setdefault(dailies.by_id[lining.by].label, []).append(words)
    return found


def test_a_take_covers_the_lines_its_paper_names() -> None:
    made, remarks = shot(row("4-1", paper=LOG, covers="1-2; 3 off", by="Hanne"))
    assert made == {"4-1": ["1-3 SAID person", "4-5 off SAID person"]}
    assert not remarks


def test_the_person_who_wrote_the_paper_is_named() -> None:
    dailies = assembled(
        (row("4-1", paper=LOG, covers="1", by="Hanne"), row("4-1", covers="2", by="Oskar")), scenes=("4",)
    )
    (lining,) = coverage.shot(dailies, drafts=drafts()).lined.linings
    assert (lining.person, lining.first, lining.last) == ("Hanne", 1, 2)
    unsigned = assembled((row("4-1", paper=LOG, covers="1"), row("4-1", covers="2", by="Oskar")), scenes=("4",))
    assert [each.person for each in coverage.shot(unsigned, drafts=drafts()).lined.linings] == [""]


def test_a_take_of_which_no_paper_says_the_lines_has_those_of_its_setup() -> None:
    made, _ = shot(row("4A-1", paper=LOG, covers="2"), row("4A-2", paper=LOG, covers="2-3"), row("4A-3"), row("4-1"))
    assert made["4A-3"] == ["2-5 SETUP machine"]
    assert made["4-1"] == ["0-8 SCENE machine"]


def test_lines_on_camera_in_one_take_and_off_in_another_are_both_of_the_setup() -> None:
    made, _ = shot(row("4A-1", paper=LOG, covers="2-3"), row("4A-2", paper=LOG, covers="2-3 off"), row("4A-3"))
    assert made["4A-3"] == ["2-5 SETUP machine", "2-5 off SETUP machine"]


@pytest.mark.parametrize(("part", "paper"), [("4A-1PU", LOG), ("4A-WT1", LOG), ("4A-1", SOUND)])
def test_a_pickup_and_sound_alone_say_nothing_of_the_other_takes(part: str, paper: WrittenBy) -> None:
    made, _ = shot(row(part, paper=paper, covers="4"), row("4A-2"))
    assert made["4A-2"] == ["0-8 SCENE machine"]


def test_sound_alone_covers_only_what_a_paper_says_and_that_off_camera() -> None:
    made, _ = shot(row("4-1", paper=SOUND), row("4A-1", paper=SOUND, covers="2"), row("4-WT1", paper=LOG, covers="4"))
    assert made == {"4A-1": ["2-3 off SAID person"], "4-1WT": ["6-7 off SAID person"]}


def test_a_take_without_sound_is_not_assumed_to_hold_anybodys_words() -> None:
    made, _ = shot(row("4A-1 MOS"), row("4B-1 MOS", paper=LOG, covers="2"), row("5-1 MOS"))
    assert made == {"4A-1": ["1-1 SCENE machine", "8-8 SCENE machine"], "4B-1": ["2-3 SAID person"]}


def test_a_take_of_a_scene_the_script_does_not_have_covers_nothing() -> None:
    made, remarks = shot(row("9-1"), row("9-2", paper=LOG, covers="1-2"))
    assert made == {}
    assert remarks == ["dailies/script_supervisor.csv:1: expected a scene of script/white.fountain, found 9-2, scene 9"]


def test_lines_that_cannot_be_read_are_told_and_the_scene_is_what_is_left() -> None:
    made, remarks = shot(row("4-1", paper=LOG, covers="12"))
    assert made == {"4-1": ["0-8 SCENE machine"]}
    assert remarks == ["dailies/script_supervisor.csv:1: 4-1: expected a line between 1 and 5, found 12"]


def test_lines_of_an_earlier_draft_are_carried_over_and_what_was_rewritten_is_not_covered() -> None:
    both = drafts(current=BLUE, also=(WHITE,))
    made, remarks = shot(row("4-1", paper=LOG, covers="1-5", draft="White"), among=both)
    assert made == {"4-1": ["2-3 SAID person", "6-8 SAID person"]}
    assert not remarks


def test_a_cue_goes_where_its_words_go() -> None:
    """Else the second of three speeches, put in later, would look shot by the cue of the one that was second."""
    old = script("# 4 INT. ROOM\nMAYA: One.\nMAYA: Two.", path="old.fountain", draft="White")
    new = script("# 4 INT. ROOM\nMAYA: One.\nMAYA: New.\nMAYA: Two.", path="new.fountain", draft="Blue")
    made, _ = shot(row("4-1", paper=LOG, covers="1-2", draft="White"), among=drafts(current=new, also=(old,)))
    assert made == {"4-1": ["1-2 SAID person", "5-6 SAID person"]}


def test_a_take_of_which_every_line_was_rewritten_covers_nothing() -> None:
    """It must not fall back to the whole scene, or the rewritten line would not be owed."""
    both = drafts(current=BLUE, also=(WHITE,))
    assert shot(row("4-1", paper=LOG, covers="1", draft="white"), among=both) == ({}, [])
    assert shot(row("4-1", paper=LOG, covers="1", draft="white"), row("4-2"), among=both) == ({}, [])


def test_a_whole_scene_shot_from_an_earlier_draft_holds_what_that_draft_had() -> None:
    both = drafts(current=BLUE, also=(WHITE,))
    made, _ = shot(row("4-1", draft="White"), row("4A-1", draft="Blue"), row("4B-1"), among=both)
    assert made["4-1"] == ["0-0 SCENE machine", "2-3 SCENE machine", "6-8 SCENE machine"]
    assert made["4A-1"] == made["4B-1"] == ["0-8 SCENE machine"]


def test_a_draft_nobody_knows_is_told_once_a_paper() -> None:
    rows = [row(f"4-{take}", paper=LOG, covers="1", draft="Cherry") for take in (1, 2, 3)]
    made, remarks = shot(*rows, among=drafts(current=BLUE, also=(WHITE,)))
    assert made["4-1"] == ["1-1 SAID person"]
    known = "expected one of the drafts White, Blue revision, found 'Cherry'; its lines are read in the current one"
    assert remarks == [f"dailies/script_supervisor.csv: {known}"]


@pytest.mark.parametrize(
    ("named", "line"),
    [
        ("white", 1),
        ("WHITE Draft", 1),
        ("2nd blue", 2),
        ("The Blue Door, 2nd blue revision", 2),
        ("pink", 3),
        ("the blue door - pink", 3),
        ("Blue", 4),
        ("Blue 2026-03-01", 4),
    ],
)
def test_a_draft_is_found_by_its_title_page_then_by_its_file_and_the_nearest_wins(named: str, line: int) -> None:
    """A film's own title may hold a colour. Each draft has one action of its own; the current one has them all."""
    told = [("the-blue-door-white", ""), ("the-blue-door-2", "2nd Blue"), ("the-blue-door-pink", "")]
    actions = ["First.", "Second.", "Third.", "Fourth."]
    others = [
        script(f"# 4 INT. ROOM\n{action}", path=f"script/{name}.fountain", draft=draft)
        for (name, draft), action in zip(told, actions, strict=False)
    ]
    newest = "\n".join(["# 4 INT. ROOM", *actions])
    current = script(newest, path="script/the-blue-door.fountain", draft="Blue 2026-03-01")
    covers = "1" if line < 4 else "4"
    made, remarks = shot(row("4-1", paper=LOG, covers=covers, draft=named), among=drafts(current=current, also=others))
    assert (made, remarks) == ({"4-1": [f"{line}-{line} SAID person"]}, [])


def test_two_scenes_of_one_number_are_both_there_and_papers_mean_the_first() -> None:
    twice = script(
        """
        # 4 INT. KITCHEN
        MAYA: One.
        # 4 INT. KITCHEN
        MAYA: Two.
        """
    )
    made, _ = shot(row("4-1"), among=drafts(current=twice))
    assert made == {"4-1": ["0-2 SCENE machine"]}


def test_a_script_without_scene_numbers_is_covered_by_nothing() -> None:
    bare = script("# - INT. KITCHEN\nMAYA: One.")
    assert shot(row("4-1"), row("4-2", paper=LOG, covers=""), among=drafts(current=bare)) == ({}, [])


def planned(*panels: Panel) -> tuple[list[str], list[str]]:
    found: Covering = coverage.planned(panels, drafts=drafts())
    told = [f"{each.by} {each.first}-{each.last - 1} {each.basis.name} {each.set_by}" for each in found.lined.linings]
    assert {each.kind for each in found.lined.linings} <= {LiningKind.PLANNED}
    return told, [f"{remark.place}: {remark.says}" for remark in found.remarks]


def panel(name: str, **said: str) -> Panel:
    return msgspec.structs.replace(Panel(name=name, place=Place("boards/panels.csv", 2), id=name), **said)


def test_a_panel_covers_the_lines_it_names_else_its_scene() -> None:
    assert planned(panel("a", scene="04", covers="1-2"), panel("b", scene="4"), panel("c", scene="4", covers=";")) == (
        ["a 1-3 SAID person", "b 0-8 SCENE machine", "c 0-8 SCENE machine"],
        [],
    )


def test_a_panel_whose_lines_cannot_be_read_or_have_no_scene_is_told() -> None:
    assert planned(panel("a", scene="4", covers="9"), panel("b", scene="7", covers="1"), panel("c", covers="1")) == (
        ["a 0-8 SCENE machine"],
        [
            "boards/panels.csv:2: panel a: expected a line between 1 and 5, found 9",
            "boards/panels.csv:2: panel b: expected a scene of script/white.fountain, found scene 7",
            "boards/panels.csv:2: panel c: expected a scene of script/white.fountain, found none",
        ],
    )
    assert planned(panel("d", scene="7"), panel("e")) == ([], [])


def test_a_panel_covers_its_lines_of_an_earlier_draft_where_they_are_now() -> None:
    """Line 1 of white is gone: what covered it wants a decision, and covers nothing while it does."""
    both = drafts(current=BLUE, also=(WHITE,))
    said = (panel("a", scene="4", covers="2", draft="White"), panel("b", scene="4", covers="1", draft="White"))
    found = coverage.planned(said, drafts=both)
    assert [(each.by, each.first, each.last) for each in found.lined.linings] == [("a", 2, 4)]
    assert found.remarks == ()


def test_a_panel_is_lined_as_it_was_carried() -> None:
    carried = {
        "a": Carry(
            panel="a", fate=Fate.CARRIED, scene=WHITE.scenes[0].id, spans=(Span(2, 4, off=True),), problems=("Hm.",)
        ),
        "b": Carry(panel="b", fate=Fate.DECIDE, spans=(Span(2, 4),)),
    }
    found = coverage.planned([panel("a"), panel("b")], drafts=drafts(), carried=carried)
    [lining] = found.lined.linings
    assert (lining.by, lining.first, lining.last, lining.off, lining.basis) == ("a", 2, 4, True, Basis.SAID)
    assert [remark.says for remark in found.remarks] == ["panel a: Hm."]


def test_a_list_that_names_a_draft_which_is_none_is_told_of_once_and_its_panels_are_lined() -> None:
    listed = [panel(name, scene="4", covers="1", draft="Salmon") for name in "ab"]
    found = coverage.planned(listed, drafts=drafts(current=BLUE, also=(WHITE,)))
    assert [each.by for each in found.lined.linings] == ["a", "b"]
    [remark] = found.remarks
    assert str(remark.place) == "boards/panels.csv"
    assert remark.says.startswith("expected one of the drafts White, Blue revision, found 'Salmon'; for which")


def test_what_a_panel_covers_of_a_scene_that_is_gone_is_told() -> None:
    only = script("# 5 EXT. YARD - DAY\nBO: Come back.", path="script/pink.fountain", draft="Pink")
    found = coverage.planned(
        [panel("a", scene="4", covers="1"), panel("b", scene="4")], drafts=drafts(current=only, also=(WHITE,))
    )
    assert found.lined.linings == ()
    assert [remark.says for remark in found.remarks] == [
        "panel a: expected a scene of script/pink.fountain, found scene 4"
    ]


def test_a_proven_clip_covers_what_its_take_does_and_another_covers_nothing() -> None:
    dailies = assembled((row("4-1", paper=LOG, covers="1; 2 off"), row("4-2", paper=LOG, covers="3")), scenes=("4",))
    of_takes = coverage.shot(dailies, drafts=drafts()).lined
    clips = [Clip(name="", place=Place("cuts/a.edl"), track=0, id=name) for name in "abc"]
    takes = ["", dailies.takes[0].id, "unknown"]
    found = coverage.used(
        (Proof(clip=clip, take=take) for clip, take in zip(clips, takes, strict=True)),
        shot=of_takes,
        drafts=drafts(),
    )
    used = LiningKind.USED
    assert found.linings == (
        Lining(by="b", kind=used, first=1, last=2, basis=Basis.TAKE),
        Lining(by="b", kind=used, first=2, last=4, off=True, basis=Basis.TAKE),
    )
    assert {each.set_by for each in found.linings} == {SetBy.MACHINE}


def test_the_setup_of_a_take_is_found() -> None:
    dailies = assembled((row("4-1"), row("4A-1"), row("4A-2")), scenes=("4",))
    assert [setup_of(take, dailies=dailies) for take in dailies.takes] == [
        dailies.setups[0],
        dailies.setups[1],
        dailies.setups[1],
    ]
    assert setup_of(dailies.takes[0], dailies=Dailies()) is None


def test_a_film_told_in_files_is_lined_through_two_drafts(look: Look) -> None:
    """A line is rewritten after it was shot.

    --- film.toml
    drafts = ["script/white.fountain", "script/blue.fountain"]

    --- script/white.fountain
    Draft: White

    INT. KITCHEN - NIGHT #4#

    MAYA
    You said you'd be here.

    BO
    I was held up.

    --- script/blue.fountain
    Draft: Blue

    INT. KITCHEN - NIGHT #4#

    MAYA
    You said you'd be here.

    BO
    I forgot.

    --- dailies/log.csv
    Report,Script supervisor's log
    Draft,White

    slate,covers
    4-1,1-2

    --- cuts/first.cut
    4-1
    """
    film = look.film
    assert film.script is not None
    texts = [paragraph.text for paragraph in film.script.paragraphs]
    assert [texts[index] for index in range(len(texts)) if film.shot.over(index)] == [
        "MAYA",
        "You said you'd be here.",
    ]
    assert [texts[index] for index in film.owed] == ["I forgot."]
    assert [bool(over) for over in film.used.at] == [bool(over) for over in film.shot.at]
