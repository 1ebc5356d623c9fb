from edgecode.film.scene_draft import Became, SceneDraft, became, scenes_of
from edgecode.film.script import Paragraph
from edgecode.usecases.open_film import Look


def drafts(look: Look, *, scene: str = "1") -> tuple[SceneDraft, SceneDraft]:
    """One scene as the first draft and as the last one has it."""
    first, last = look.film.drafts[0], look.film.drafts[-1]
    return scenes_of(first)[scene], scenes_of(last)[scene]


def what(look: Look, words: str) -> tuple[str, str]:
    """What became of the line that says these words, and what it says now."""
    was, now = drafts(look)
    old = was.quoted(words)
    assert isinstance(old, Paragraph)
    fate, new = became(old, was=was, now=now, words=words)
    return fate.value, new.text if new is not None else ""


def test_a_line_is_changed_moved_or_cut(look: Look) -> None:
    """Ben's first line is reworded, his second is given other words, Ada's last is in scene 2, and the steam is gone.

    --- film.toml
    drafts = ["white.fountain", "blue.fountain"]

    --- white.fountain
    INT. KITCHEN - DAY #1#

    ADA
    The kettle is on.

    BEN
    I heard it a while ago.

    ADA
    Then you pour.

    BEN
    Where is everybody?

    Steam on the window.

    ADA
    They have all gone to the ferry.

    INT. HALL - DAY #2#

    ADA
    Ben?

    --- blue.fountain
    INT. KITCHEN - DAY #1#

    ADA
    The kettle is on.

    BEN
    I heard it an hour ago.

    ADA
    Then you pour.

    BEN
    Is there milk?

    INT. HALL - DAY #2#

    ADA
    Ben? They have all gone to the ferry.
    """
    assert what(look, "heard it a while") == ("changed", "I heard it an hour ago.")
    assert what(look, "Steam on the window") == ("cut", "")
    assert what(look, "all gone to the ferry") == ("moved", "Ben? They have all gone to the ferry.")


def test_other_words_of_the_same_person_in_the_same_place_are_the_line_changed(look: Look) -> None:
    """One line for one line; in the second draft Ben says nothing like it, and somebody else speaks after him.

    --- film.toml
    drafts = ["white.fountain", "blue.fountain"]

    --- white.fountain
    INT. KITCHEN - DAY #1#

    ADA
    The kettle is on.

    BEN
    Where are they going?

    CLEO
    Nobody knows.

    --- blue.fountain
    INT. KITCHEN - DAY #1#

    ADA
    The kettle is on.

    BEN
    Is this on the timetable?

    ADA
    Hush.
    """
    assert what(look, "Where are they going") == ("changed", "Is this on the timetable?")
    assert what(look, "Nobody knows") == ("cut", "")


def test_a_paragraph_that_kept_its_id_is_the_line_wherever_it_stands(look: Look) -> None:
    """Two scenes with the same words: the id says which.

    --- film.toml
    drafts = ["a.fountain"]

    --- a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    The kettle is on.

    INT. HALL - DAY #2#

    ADA
    The kettle is on.
    """
    first, _ = drafts(look)
    second, _ = drafts(look, scene="2")
    [line] = first.lines
    assert became(line, was=first, now=second, words="of yore") == (Became.MOVED, line)
    assert became(line, was=second, now=first, words="of yore") == (Became.CHANGED, line)


def test_one_word_is_quoted_only_from_a_line_that_says_no_more(look: Look) -> None:
    """Yes stands alone, and in a line.

    --- film.toml
    drafts = ["a.fountain"]

    --- a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    Yes, the kettle is *on*.

    BEN
    Yes.

    ADA
    (beat)
    Then you
    (pointing)
    pour.
    """
    scene, _ = drafts(look)
    quoted = scene.quoted("YES!")
    assert quoted is not None
    assert quoted.character == "BEN"
    assert scene.quoted("kettle") is None
    assert scene.quoted("the kettle is on") is not None
    assert scene.says("then you pour")
    assert not scene.says("then they pour")
    assert [line.text for line in scene.lines][-2:] == ["Then you", "pour."]


def test_what_numbers_cover_is_counted_in_the_draft_itself(look: Look) -> None:
    """The blue draft has a line before.

    --- film.toml
    drafts = ["white.fountain", "blue.fountain"]

    --- white.fountain
    INT. KITCHEN - DAY #1#

    ADA
    The kettle is on.

    --- blue.fountain
    Title: Kettle
    Draft: Blue

    INT. KITCHEN - DAY #1#

    Steam.

    ADA
    The kettle is on.

    .OMITTED #2#
    """
    was, now = drafts(look)
    assert was.covered("1", saying="kettle is on") is not None
    assert now.covered("1", saying="kettle is on") is None
    assert now.covered("1-2", saying="kettle is on") is not None
    assert was.covered("2", saying="kettle is on") is None
    assert (was.name, now.name) == ("white.fountain", "Blue")
    assert set(scenes_of(now.script)) == {"1"}
