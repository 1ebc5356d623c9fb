"""Law 7 for guest tools: the record says that one ran, by handles, and nothing of what it was shown or what it gave."""

from pathlib import Path

from edgecode.entries.kind import Kind
from edgecode.usecases.ports.guests import Ending
from simulators.guest_film import ALIKE, ID, WIM, GuestFilm

CANARY = "the canary sang at the depot"


def rows(film: GuestFilm) -> list[str]:
    """Every entry, as all that is in it."""
    return [repr(row.entry) for row in film.record.rows]


def test_a_run_s_entries_are_the_same_whatever_it_gave(tmp_path: Path) -> None:
    """No finding, one, forty and more, or nothing that is understood: nobody who has the record can tell."""
    places = [("script", at) for at in range(7)]
    many = [("alike", [one, other], "high") for one in places for other in places if one != other]
    told = []
    for number, selects in enumerate(([], [("odd", places[:1], "low")], many, None)):
        film = GuestFilm(tmp_path / str(number)).ready()
        film.room.selects(*(selects or ()))
        if selects is None:
            film.room.gives = CANARY.encode() * 50
        found = film.run()
        assert (len(found.cards), film.kinds()[-1]) == ((0, 1, 40, 0)[number], Kind.GUEST_TOOL_RUN)
        told.append(rows(film))
    assert told[0] == told[1] == told[2] == told[3]


def test_neither_record_nor_words_hold_what_a_tool_wrote_beside_its_selections(tmp_path: Path) -> None:
    film = GuestFilm(tmp_path).ready()
    for ending in Ending:
        film.room.ending, film.room.errors = ending, CANARY.encode()
        film.room.gives = f'{{"template": "{CANARY}", "at": [["script", 2]], "confidence": "high"}}\n'.encode()
        film.run()
    kept = repr((film.words.kept, film.tools.runs))
    assert CANARY not in "".join(rows(film)) + kept


def test_the_record_holds_no_sentence_no_title_no_partner_and_no_line(tmp_path: Path) -> None:
    """A refused run, a run that was stopped, and decisions about what it found as well; the words do hold a sentence."""
    film = GuestFilm(tmp_path)
    film.ready()
    [card] = film.run().cards
    film.running.intend(card.finding.id, by=WIM)
    film.guests.refuse(ID, "odd", by=WIM)
    film.room.ending = Ending.OUT_OF_TIME
    film.run()
    every = "".join(rows(film))
    for told in (
        ID,
        "Hearing",
        "Aria",
        "Easter",
        "alike",
        "odd",
        ALIKE.says,
        card.finding.id,
        card.finding.subjects[0],
    ):
        assert told not in every, told
    assert ALIKE.says in repr(film.words.kept)
