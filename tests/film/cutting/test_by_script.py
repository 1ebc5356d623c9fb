import msgspec

from edgecode.film import coverage
from edgecode.film.cutting.by_script import ScriptChanges, by_script, cut_lines
from edgecode.film.dailies import assembled
from edgecode.film.drafts import drafts_of
from edgecode.film.film import Film
from simulators.papers import row, script
from simulators.told_cuts import cut

DRAFT = script(
    """
    # 1 INT. ROOM - DAY
    ADA: Who is it?
    BO: Nobody.
    The door opens.
    # 2 EXT. YARD - DAY
    ADA: It is raining.
    BO: It always is.
    # 3 INT. ROOM - NIGHT
    ADA: Good night.
    """
)
ROWS = (
    row("1A-1", covers="1"),
    row("1B-1", covers="2-3"),
    row("2A-1", covers="1"),
    row("2B-1", covers="2"),
    row("3A-1", covers="1"),
)


def film() -> Film:
    dailies = assembled(ROWS, scenes=("1", "2", "3"))
    shot = coverage.shot(dailies, drafts=drafts_of(DRAFT, [DRAFT])).lined
    return Film(script=DRAFT, drafts=(DRAFT,), dailies=dailies, shot=shot)


def told(old: str, new: str) -> ScriptChanges:
    made = film()
    before, after = cut_lines(cut(old), film=made), cut_lines(cut(new, name="two"), film=made)
    return by_script(before, after, script=DRAFT)


WHOLE = "1A-1@0+20 1B-1@0+20 2A-1@0+20 2B-1@0+20 3A-1@0+20"


def test_a_line_whose_last_clip_went_is_lost_and_it_is_said_who_speaks_it() -> None:
    found = told(WHOLE, "1A-1@0+20 2A-1@0+20 2B-1@0+20 3A-1@0+20")
    assert [(line.scene, line.number, line.character, line.text) for line in found.lost] == [
        ("1", 2, "BO", "Nobody."),
        ("1", 3, "", "The door opens."),
    ]
    assert {who: [line.text for line in lines] for who, lines in found.silenced.items()} == {"BO": ["Nobody."]}
    assert (found.added, found.reordered, found.scenes) == ((), (), ())


def test_a_line_that_another_clip_still_has_is_not_lost() -> None:
    assert not told(f"{WHOLE} 1A-1@50+20", WHOLE).lost


def test_a_line_that_came_is_added() -> None:
    assert [line.text for line in told("1A-1@0+20", "1A-1@0+20 3A-1@0+20").added] == ["Good night."]


def test_lines_and_scenes_that_come_in_another_order_are_told() -> None:
    found = told(WHOLE, "1A-1@0+20 1B-1@0+20 3A-1@0+20 2A-1@0+20 2B-1@0+20")
    assert [line.text for line in found.reordered] == ["Good night."]
    assert found.scenes == ("3",)


def test_a_clip_without_a_proof_counts_for_no_line_and_is_counted() -> None:
    found = told("1A-1@0+20 leader@0+20", "1A-1@0+20")
    assert found.unproven == (1, 0)
    assert not found.lost


def test_the_current_cut_is_not_proven_again() -> None:
    made = film()
    current = cut(WHOLE)
    made = msgspec.structs.replace(made, cut=current, proofs=())
    assert cut_lines(current, film=made).proofs is made.proofs
    assert len(cut_lines(cut(WHOLE), film=made).proofs) == 5


def test_a_film_without_a_script_has_proofs_and_no_lines() -> None:
    made = msgspec.structs.replace(film(), script=None)
    lines = cut_lines(cut(WHOLE), film=made)
    assert len(lines.proofs) == 5
    assert not lines.used.linings
