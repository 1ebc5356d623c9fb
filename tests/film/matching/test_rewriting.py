from edgecode.film.matching.gaps import Weighing
from edgecode.film.matching.lines import Lines
from edgecode.film.matching.moved import counted
from edgecode.film.matching.rewriting import names, rewrite
from edgecode.film.matching.worded import Lexicon, Worded, worded
from simulators.papers import script


def drafts(*told: str) -> tuple[Worded, Worded, Lexicon]:
    """Two drafts in one lexicon."""
    lexicon = Lexicon()
    old, new = (worded(script(each), lexicon=lexicon) for each in told)
    return old, new, lexicon


def weighing(old: Worded, new: Worded) -> Weighing:
    """What lines are weighed by where nobody is named."""
    units = ([unit for block in draft.blocks for unit in block.units] for draft in (old, new))
    return Weighing(drafts=counted(*units), names={}, renamed={})


def pairs(lines: Lines) -> dict[tuple[int, int], tuple[int, int]]:
    """Where each old line went."""
    return {old: new for old, (new, _like, _elsewhere) in lines.of_old.items()}


def test_lines_of_a_scene_that_was_split_are_rewritten_in_its_second_part_too() -> None:
    old, new, _lexicon = drafts(
        "# 1 INT. ROOM\nMAYA: a b c d\nBO: e f g h\nIDA: i j k l\nBO: m n o p",
        "# 1 INT. ROOM\nMAYA: a b c d\n# 2 EXT. YARD\nBO: e f g h\nIDA: x y z\nBO: m n o p",
    )
    lines = Lines(old, new)
    for before, after in (((0, 0), (0, 0)), ((0, 1), (1, 0)), ((0, 3), (1, 2))):
        lines.add(before, after, like=1.0, elsewhere=after[0] == 1)
    rewrite(lines, [(0, 0), (0, 1)], weighing=weighing(old, new))
    assert pairs(lines)[0, 2] == (1, 1)


def test_two_scenes_may_be_joined_by_several_lines() -> None:
    """Each pair of scenes that hold lines of one another is named once for each such line."""
    told = "# 1 INT. ROOM\nBO: yes\nMAYA: a b c d\nIDA: yes"
    old, new, _lexicon = drafts(told, told.replace("IDA: yes", "IDA: no"))
    lines = Lines(old, new)
    for at in (0, 1):
        lines.add((0, at), (0, at), like=1.0, elsewhere=False)
    rewrite(lines, [(0, 0), (0, 0)], weighing=weighing(old, new))
    assert pairs(lines)[0, 2] == (0, 2)


def test_lines_of_scenes_that_were_merged_are_rewritten_in_the_one_that_is_left() -> None:
    old, new, _lexicon = drafts(
        "# 1 INT. ROOM\nMAYA: a b c d\n# 2 EXT. YARD\nBO: e f g h\nIDA: i j k l",
        "# 1 INT. ROOM\nMAYA: a b c d\nBO: e f g h\nIDA: x y z",
    )
    lines = Lines(old, new)
    lines.add((0, 0), (0, 0), like=1.0, elsewhere=False)
    lines.add((1, 0), (0, 1), like=1.0, elsewhere=True)
    rewrite(lines, [(0, 0), (1, 0)], weighing=weighing(old, new))
    assert pairs(lines)[1, 1] == (0, 2)


def test_scenes_that_have_nothing_to_do_with_one_another_share_no_line() -> None:
    old, new, _lexicon = drafts("# 1 INT. ROOM\nMAYA: a b c d", "# 1 INT. ROOM\nBO: e\n# 2 EXT. YARD\nMAYA: x y z")
    lines = Lines(old, new)
    rewrite(lines, [(0, 0)], weighing=weighing(old, new))
    assert pairs(lines) == {}


def test_a_pair_with_little_in_common_is_parted_where_another_is_as_likely() -> None:
    """“It isn't the letter” is no more like “It isn't the money” than like the line beside it."""
    common = "\n".join(f"IDA: it isn't the w{at}" for at in range(40))
    old, new, _lexicon = drafts(
        f"# 1 INT. ROOM\nBO: it isn't the letter\n# 2 EXT. YARD\n{common}",
        f"# 1 INT. ROOM\nBO: it isn't the money\nBO: it isn't the nail\n# 2 EXT. YARD\n{common}",
    )
    lines = Lines(old, new)
    lines.add((0, 0), (0, 1), like=0.75, elsewhere=False)
    rewrite(lines, [(0, 0)], weighing=weighing(old, new))
    assert pairs(lines) == {}


def test_a_pair_with_little_in_common_comes_back_where_there_is_no_other() -> None:
    common = "\n".join(f"IDA: it isn't the w{at}" for at in range(40))
    old, new, _lexicon = drafts(
        f"# 1 INT. ROOM\nBO: it isn't the letter\n# 2 EXT. YARD\n{common}",
        f"# 1 INT. ROOM\nBO: it isn't the money\n# 2 EXT. YARD\n{common}",
    )
    lines = Lines(old, new)
    lines.add((0, 0), (0, 0), like=0.75, elsewhere=False)
    rewrite(lines, [(0, 0)], weighing=weighing(old, new))
    assert pairs(lines) == {(0, 0): (0, 0)}


def test_a_name_means_whoever_bears_it_now_and_a_word_that_stands_everywhere_means_nobody() -> None:
    actions = "\n".join(f"The wind takes w{at}." for at in range(20))
    old, new, lexicon = drafts(
        f"# 1 INT. ROOM\nTHE CLERK: yes\n{actions}\nThe clerk yawns.", f"# 1 INT. ROOM\nTHE BAKER: yes\n{actions}"
    )
    units = ([unit for block in draft.blocks for unit in block.units] for draft in (old, new))
    found = names(old, new, lexicon=lexicon, drafts=counted(*units), renamed={"THE CLERK": "THE BAKER"})
    assert found == {lexicon.signs("clerk"): frozenset({"THE BAKER"})}
