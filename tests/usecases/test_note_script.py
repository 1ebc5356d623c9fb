from edgecode.usecases.open_film import Look, OpenFilm


def test_a_note_in_a_line_says_it_is_meant(opened: OpenFilm) -> None:
    """Two lines are owed; of one the script itself says that it is meant.

    --- film.toml
    [people."Ida Rée"]
    may = ["raise standings", "set intents"]
    [[standings]]
    check = "unshot-line"
    standing = "offered"
    by = "Ida Rée"
    --- script.fountain
    INT. LIFT - NIGHT #12#

    NADIA
    You said you'd fixed it. [[as intended: unshot-line, by Ida Rée, because the doors say it]]

    PORTER
    I said I'd look at it.

    NADIA
    Then look.
    --- day1/log.csv
    Shoot day,1
    slate,covers,mark
    12A-1,2,circled
    """
    look = opened.look()
    assert look.remarks == ()
    [intent] = look.holdings.settings.intents
    assert (intent.check, intent.by, intent.because) == ("unshot-line", "Ida Rée", "the doors say it")
    assert str(intent.place) == "script.fountain:4"
    checked = opened.check(look)
    assert [finding.says for finding in checked.findings] == ["No take covers “Then look.”"]
    [excused] = checked.intended
    assert "You said you'd fixed it." in excused.finding.says


def test_a_note_under_the_heading_means_the_scene(look: Look) -> None:
    """
    --- film.toml
    [people.Ida]
    may = ["set intents"]
    --- script.fountain
    INT. LIFT - NIGHT #12#

    [[as intended: unshot-line by Ida]]

    NADIA
    You said you'd fixed it.
    """
    [intent] = look.holdings.settings.intents
    assert (intent.pointer.scene, intent.pointer.line, intent.subject, intent.because) == ("12", "", "", "")


def test_a_note_that_says_it_badly_is_told_with_its_line(look: Look) -> None:
    """
    --- film.toml
    [people.Ida]
    may = ["set intents"]
    [people.Otto]
    role = "1st AD"
    --- script.fountain
    [[as intended: unshot-line, by Ida]]

    INT. LIFT - NIGHT #12#

    She waits. [[as intended: unshot-line]]

    She sits. [[as intended: unshot-line, by Otto]]

    She stands. [[As intended!]]

    She goes. [[intended as a joke, by Ida]]
    """
    assert look.holdings.settings.intents == ()
    assert [f"{remark.place}: {remark.says}" for remark in look.remarks] == [
        "script.fountain:1: expected the note in a scene, found it before the first heading; it excuses nothing",
        "script.fountain:5: expected by = a person of [people] who may set intents, found nobody; it does not apply",
        "script.fountain:7: expected by = a person of [people] who may set intents, found Otto; it does not apply",
        "script.fountain:9: expected a note such as [[as intended: CHECK, by NAME]], found 'As intended!'; it excuses nothing",
    ]


def test_only_the_current_draft_says_what_is_meant(look: Look) -> None:
    """
    --- film.toml
    drafts = ["a.fountain", "b.fountain"]
    [people.Ida]
    may = ["set intents"]
    --- a.fountain
    INT. LIFT - NIGHT #12#

    She waits. [[as intended: unshot-line, by Ida]]
    --- b.fountain
    INT. LIFT - NIGHT #12#

    She waits.
    """
    assert look.holdings.settings.intents == ()


def test_a_note_that_says_something_else_is_left_alone(look: Look) -> None:
    """
    --- script.fountain
    INT. LIFT - NIGHT #12#

    She waits. [[ask Ida]]
    """
    assert look.remarks == ()
