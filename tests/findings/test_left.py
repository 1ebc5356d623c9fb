import msgspec

from edgecode.film.board import Panel
from edgecode.film.boards.arranged import arranged
from edgecode.film.covers import Span
from edgecode.film.dailies import assembled
from edgecode.film.drafts import drafts_of
from edgecode.film.film import Film
from edgecode.film.hand import lines_of
from edgecode.film.identity import digest
from edgecode.film.names import Draft, Version, carried
from edgecode.film.owed import Requirement
from edgecode.film.place import Place
from edgecode.film.pointer import Pointer
from edgecode.film.recording import Recording, WrittenBy
from edgecode.film.script import Script
from edgecode.findings.intent import Intent
from edgecode.findings.left import Left, Work, work_left
from edgecode.findings.word import Deed, Word
from simulators.papers import row, script

LOG = WrittenBy.SCRIPT_SUPERVISOR
WHITE = script(
    """
    # 1 INT. KITCHEN - NIGHT
    She waits by the stove, counting spoons.
    MAYA: You said you'd be here at nine, with the keys.
    BO: I was held up at the bridge.
    MAYA: Nobody drives on a night like this one.
    # 2 EXT. YARD - DAY
    BO: Come back before the rain does.
    """,
    path="script/white.fountain",
    draft="White",
)
BLUE = script(
    """
    # 1 INT. KITCHEN - NIGHT
    She waits by the stove, counting spoons.
    MAYA: You said you'd be here at nine, with the keys.
    BO: Ask the sergeant.
    # 2 OMITTED
    """,
    path="script/blue.fountain",
    draft="Blue",
)
KINDS = {"unshot-line": ("never-covered",)}


def film(*rows: Recording, panels: tuple[Panel, ...] = ()) -> Film:
    drafts = carried([Draft(Version(each.path, each)) for each in (WHITE, BLUE)], {})
    placed, boards = arranged(panels, drafts=drafts_of(drafts[1], drafts))
    return Film(
        script=drafts[1], drafts=drafts, panels=placed, boards=boards, dailies=assembled(rows, scenes=("1", "2"))
    )


def told(found: tuple[Left, ...]) -> list[tuple[str, str, str]]:
    """What hangs there: whose, the words it hangs on, and what stands there now."""
    return [(each.says, each.was, each.now_says) for each in found]


def line(made: Film, words: str, *, draft: int = 0) -> str:
    """The id of a line by its words."""
    held: Script = made.drafts[draft]
    return next(each.id for each in held.paragraphs if each.text.startswith(words))


def word(finding: str, **more: object) -> Word:
    made = Word(
        entry="00", deed=Deed.LEAVE, by="Ida", at=1, says="No take covers it", check="unshot-line", finding=finding
    )
    return msgspec.structs.replace(made, **more)


def test_takes_of_lines_that_are_gone_or_rewritten_are_listed_by_line() -> None:
    made = film(
        row("1-1", paper=LOG, covers="1-4", draft="White"),
        row("1-2", paper=LOG, covers="3", draft="White"),
        row("2-1", paper=LOG, covers="1", draft="White"),
    )
    found = work_left(made)
    assert told(found) == [
        ("1-1, 1-2", "I was held up at the bridge.", "Ask the sergeant."),
        ("1-1", "Nobody drives on a night like this one.", ""),
        ("2-1", "Come back before the rain does.", ""),
    ]
    assert [str(each.place) for each in found] == [f"script/white.fountain:{at}" for at in (4, 5, 7)]
    assert [str(each.now) for each in found] == ["script/blue.fountain:4", "None", "None"]


def test_takes_of_the_current_draft_and_of_none_that_is_named_are_not() -> None:
    assert work_left(film(row("1-1", paper=LOG, covers="1-3", draft="Blue"), row("1-2", paper=LOG, covers="1-3"))) == ()


def test_a_take_of_a_whole_scene_holds_all_its_old_lines() -> None:
    assert told(work_left(film(row("2-1", paper=LOG, draft="White")))) == [
        ("2-1", "Come back before the rain does.", "")
    ]


def test_panels_of_an_omitted_scene_or_of_words_that_nobody_says_now_are_listed() -> None:
    def panel(name: str, scene: str, covers: str = "") -> Panel:
        return Panel(id=name, name=name, scene=scene, covers=covers, place=Place("boards/panels.csv", int(name)))

    made = film(panels=(panel("1", "2"), panel("2", "1", '"held up"'), panel("3", "1", "1"), panel("4", "1")))
    found = work_left(made)
    assert told(found) == [
        ("panel 2", "I was held up at the bridge.", "Ask the sergeant."),
        ("panel 1", "EXT. YARD - DAY", "OMITTED"),
    ]
    assert [each.work for each in found] == [Work.PANEL] * 2


def test_words_that_point_at_lines_which_are_gone_are_listed_with_where_they_stood() -> None:
    at = Place("film.toml", 9)
    made = film()
    found = work_left(
        made,
        intents=[Intent(check="unshot-line", pointer=Pointer(scene="1", line="Nobody drives"), by="Ida", place=at)],
        requirements=[
            Requirement(pointer=Pointer(line="counting spoons"), by="Ida", place=at),
            Requirement(pointer=Pointer(scene="9"), by="Ida", place=at),
            Requirement(pointer=Pointer(line="never said"), by="Ida", place=at, required=False),
        ],
    )
    assert told(found) == [
        ("Ida said “as intended” of scene 1, “Nobody drives”", "Nobody drives on a night like this one.", ""),
        ("Ida said it must be shot: scene 9", "", ""),
        ("Ida said it must not be shot: “never said”", "never said", ""),
    ]
    assert found[0].at == at


def test_a_decision_about_a_line_that_is_gone_is_listed_and_one_about_a_rewritten_line_is_not() -> None:
    made = film()
    gone, kept = (
        digest("finding", "unshot-line", "never-covered", line(made, words))
        for words in ("Nobody drives", "I was held up")
    )
    assert told(work_left(made, words=[word(gone), word(kept)], kinds=KINDS)) == [
        ("Ida: No take covers it", "Nobody drives on a night like this one.", "")
    ]


def test_a_decision_about_what_no_draft_holds_any_more_is_listed_by_its_own_words() -> None:
    assert told(work_left(film(), words=[word("0" * 16)], kinds=KINDS)) == [("Ida: No take covers it", "", "")]
    assert work_left(film(), words=[word("0" * 16, check="slate-differs")], kinds=KINDS) == ()


def test_without_a_script_nothing_is_left() -> None:
    assert work_left(Film()) == ()


def test_lines_lined_by_hand_that_were_rewritten_since_are_listed_with_their_take() -> None:
    made = film(row("1-1", written_by=LOG))
    white = made.drafts[0]
    by_hand = Word(
        entry="e1",
        deed=Deed.LINE,
        by="Ida",
        at=1,
        subject="t",
        pointer=Pointer(take="1-1"),
        lines=lines_of((Span(2, 8),), script=white),
    )
    assert told(work_left(made, words=[by_hand])) == [
        ("1-1", "I was held up at the bridge.", "Ask the sergeant."),
        ("1-1", "Nobody drives on a night like this one.", ""),
    ]
