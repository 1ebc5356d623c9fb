"""What a guest tool is shown: lists of texts with dealt numbers, and nothing else of the film."""

import json
import re
from pathlib import Path

from conftest import written
from edgecode.bootstrap import open_film
from edgecode.boundary.guest.manifest import Part
from edgecode.film.film import Film
from edgecode.usecases.guests.staging import has_part, staged
from simulators.clock import SetClock
from simulators.guest_film import GuestFilm


def shown(film: Film, *parts: Part) -> dict[str, dict[str, list[dict[str, object]]]]:
    """What is staged, read back."""
    return {name: json.loads(data) for name, data in staged(film, parts=parts).inputs.items()}


def test_each_part_is_a_file_of_its_own_in_these_very_words(film: GuestFilm) -> None:
    told = shown(film.desk.look().film, *Part)
    assert told["about.json"] == {"edgecode": 1, "parts": ["script", "boards", "dailies", "cuts"]}
    assert told["script.json"]["scenes"][1] == {"at": 1, "heading": "INT. DEPOT - DAY", "number": "13"}
    assert told["script.json"]["paragraphs"][2] == {
        "at": 2,
        "scene": 0,
        "kind": "dialogue",
        "character": "NADIA",
        "text": "You said you would have it mended by Easter.",
    }
    assert told["boards.json"] == {
        "panels": [
            {"at": 0, "scene": 0, "text": "The bus in the rain"},
            {"at": 1, "scene": None, "text": "A depot gate"},
        ]
    }
    assert told["dailies.json"]["takes"][1] == {
        "at": 1,
        "scene": "12",
        "slate": "12A-2",
        "circled": True,
        "notes": "good",
        "said": "",
    }
    assert told["cuts.json"] == {
        "rate": "24",
        "clips": [
            {"at": 0, "slate": "12A-2", "first": 0, "frames": 48},
            {"at": 1, "slate": "12A-1", "first": 48, "frames": 48},
        ],
    }


def test_what_is_not_asked_for_is_not_there_and_nothing_refers_to_it(film: GuestFilm) -> None:
    told = shown(film.desk.look().film, Part.BOARDS)
    assert set(told) == {"about.json", "boards.json"}
    assert told["about.json"] == {"edgecode": 1, "parts": ["boards"]}
    assert [panel["scene"] for panel in told["boards.json"]["panels"]] == [None, None]


def test_what_the_film_does_not_have_is_not_there(tmp_path: Path) -> None:
    folder = written("--- script.fountain\nRain.", tmp_path)
    film = open_film(folder, clock=SetClock()).look().film
    assert [part for part in Part if has_part(film, part)] == [Part.SCRIPT]
    told = shown(film, *Part)
    assert set(told) == {"about.json", "script.json"}
    assert told["script.json"]["paragraphs"][0]["scene"] is None
    assert set(shown(Film(), *Part)) == {"about.json"}


def test_no_path_id_hash_or_person_s_name_is_in_it(film: GuestFilm) -> None:
    """Also not of what was decided and meant, which is nowhere in the film that is staged."""
    film.ready()
    [card] = film.run().cards
    film.running.intend(card.finding.id, by="Wim Oort", because="a private reason")
    film.room.shown.clear()
    film.run()
    every = b"\n".join(film.room.shown[0].values()).decode()
    assert not re.search(r"[0-9a-f]{12,}|\.fountain|\.csv|\.edl|day1|panels/|Oort|Nwosu|Dey|private", every)
    assert film.desk.look().film.title not in every


def test_the_same_film_gives_the_same_bytes_and_deals_the_film_s_own_ids(film: GuestFilm) -> None:
    look = film.desk.look().film
    one, other = staged(look, parts=tuple(Part)), staged(look, parts=tuple(reversed(Part)))
    assert (one.inputs, list(one.dealt)) == (other.inputs, list(Part))
    assert look.script is not None
    assert one.dealt[Part.SCRIPT] == tuple(each.id for each in look.script.paragraphs)
    every = [own for ids in one.dealt.values() for own in ids]
    assert all(every)
    assert len(set(every)) == len(every)


def test_a_clip_s_take_is_as_the_dailies_prove_it_only_where_they_are_shown_too(tmp_path: Path) -> None:
    """A clip that is named by its camera file is proven by a report; without the dailies it is of no take."""
    told = """
    --- dailies/day1.csv
    Report,Camera report
    slate,file
    12A-1,A001C002_260301_R1AB
    --- cuts/one.cut
    A001C002_260301_R1AB
    """
    film = open_film(written(told, tmp_path), clock=SetClock()).look().film
    assert shown(film, Part.CUTS)["cuts.json"]["clips"][0]["slate"] == ""
    assert shown(film, Part.CUTS, Part.DAILIES)["cuts.json"]["clips"][0]["slate"] == "12A-1"


def test_what_was_said_is_the_words_of_the_transcript_alone(tmp_path: Path) -> None:
    told = """
    --- dailies/day1.csv
    Report,Log
    slate,notes
    12A-1,good
    --- dailies/12A-1.srt
    1
    00:00:01,000 --> 00:00:02,000
    You said so.

    2
    00:00:02,000 --> 00:00:03,000
    I did.
    """
    film = open_film(written(told, tmp_path), clock=SetClock()).look().film
    assert shown(film, Part.DAILIES)["dailies.json"]["takes"][0]["said"] == "You said so.\nI did."


def test_a_cut_without_a_rate_has_clips_without_frames(tmp_path: Path) -> None:
    told = """
    --- cuts/one.edl
    TITLE: one
    001  T001     V     C        01:00:00:00 01:00:02:00 01:00:00:00 01:00:02:00
    * FROM CLIP NAME: 12A-1
    """
    film = open_film(written(told, tmp_path), clock=SetClock()).look().film
    assert shown(film, Part.CUTS)["cuts.json"] == {
        "rate": "",
        "clips": [{"at": 0, "slate": "12A-1", "first": None, "frames": None}],
    }
