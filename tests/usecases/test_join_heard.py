"""What was heard in takes, joined with what papers and people say."""

from edgecode.film.covers import Span
from edgecode.film.hand import HandLining, lines_of
from edgecode.film.lining import Basis, SetBy
from edgecode.findings.decision import Said
from edgecode.usecases.open_film import Look, OpenFilm


def test_a_take_with_a_transcript_is_lined_from_its_words(look: Look) -> None:
    """No paper says which lines 12A-1 covers; what was said in it does. 12B-1 has no transcript: its whole scene.

    --- script.fountain
    INT. LIFT - NIGHT #12#

    The doors stay open.

    NADIA
    You said you would have fixed it by the weekend.

    PORTER
    I said I would look at it, which is a different verb.

    NADIA
    Then look at it now, before anybody comes.
    --- day1/camera.csv
    Report,Camera report
    Shoot day,1
    slate,camera,roll
    12A-1,A,A001
    12B-1,A,A001
    --- day1/12A-1.srt
    1
    00:00:01,000 --> 00:00:03,000
    You said you would have fixed it by Friday.

    2
    00:00:03,500 --> 00:00:06,000
    I said I would look at it, which is a different verb.
    --- day1/somebody.srt
    1
    00:00:01,000 --> 00:00:03,000
    Good morning.
    """
    film = look.film
    take = film.dailies.by_key["12A-1"]
    [heard] = [lining for lining in film.shot.linings if lining.by == take.id]
    assert (heard.basis, heard.set_by, heard.first, heard.last) == (Basis.HEARD, SetBy.MACHINE, 2, 6)
    assert (heard.begins, heard.ends) == (1000, 6000)
    assert 0.5 < heard.confidence <= 1
    assert film.transcripts[take.id].path == "day1/12A-1.srt"
    assert [note.said for note in film.hearings[take.id].deviations] == ["Friday."]
    [other] = [lining for lining in film.shot.linings if lining.by != take.id]
    assert other.basis is Basis.SCENE
    assert [f"{remark.place}: {remark.says}" for remark in look.remarks] == [
        "day1/somebody.srt: expected a take's slate or the name of its recording, found 'somebody'; it lines nothing"
    ]


def test_a_paper_and_a_person_count_for_more_than_what_was_heard(opened: OpenFilm) -> None:
    """
    --- script.fountain
    INT. LIFT - NIGHT #12#

    NADIA
    You said you would have fixed it by the weekend.

    PORTER
    I said I would look at it, which is a different verb.
    --- day1/log.csv
    Shoot day,1
    slate,covers
    12A-1,1
    --- day1/12A-1.srt
    1
    00:00:01,000 --> 00:00:06,000
    I said I would look at it, which is a different verb.
    """
    look = opened.look()
    [said] = look.film.shot.linings
    assert (said.basis, said.first) == (Basis.SAID, 1)
    assert look.film.script is not None
    by_hand = HandLining(take=said.by, by="Ida", lines=lines_of((Span(4, 5),), script=look.film.script))
    [drawn] = opened.joined(opened.read(), Said(lined={said.by: by_hand})).film.shot.linings
    assert (drawn.person, drawn.first) == ("Ida", 4)


def test_a_take_that_says_nothing_but_what_counts_for_no_word_is_not_lined_from_it(look: Look) -> None:
    """The page itself has the sounds: everything that was heard is left out of the words.

    --- script.fountain
    INT. LIFT - NIGHT #12#

    NADIA
    Mm. Mm. Hmm. Uh.
    --- day1/log.csv
    Shoot day,1
    slate,camera
    12-1,A
    --- day1/12-1.srt
    1
    00:00:01,000 --> 00:00:03,000
    Mm. Mm. Hmm. Uh.
    """
    [take] = look.film.dailies.takes
    assert look.film.hearings[take.id].lines == ()
    assert [lining.basis for lining in look.film.shot.linings] == [Basis.SCENE]


def test_lines_that_stand_before_any_heading_in_the_next_draft_keep_what_was_shot_of_them(look: Look) -> None:
    """
    --- film.toml
    drafts = ["white.fountain", "blue.fountain"]
    --- white.fountain
    Title: Lift
    Draft: White

    INT. LIFT - NIGHT #12#

    NADIA
    You said you would have fixed it by the weekend.

    PORTER
    I said I would look at it, which is a different verb.
    --- blue.fountain
    Title: Lift
    Draft: Blue

    NADIA
    You said you would have fixed it by the weekend.

    PORTER
    I said I would look at it, which is a different verb.
    --- log.csv
    Draft,White
    slate,covers
    12-1,1-2
    """
    assert look.film.script is not None
    assert look.film.script.scenes == ()
    [lining] = look.film.shot.linings
    assert (lining.first, lining.last) == (0, len(look.film.script.paragraphs))
