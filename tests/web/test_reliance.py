"""*Reliance*: told to those it is about, to others no number that rests on fewer than three people."""

import re
from pathlib import Path

from simulators.replayed_film import replayed
from web.browsing import Opener, Room, said_by, send, words

CHECK = "line-lost-in-cut"
THREE = (("Hanne Lindqvist", "script supervisor"), ("Jun Arai", "editor"), ("Ines Calder", "director"))
ALONE = THREE[1:2]
SAID = f"{CHECK} is used more than “offered” says"


def row(room: Room) -> str:
    """What is told of the check."""
    page = room.get("/reliance")
    assert page.status_code == 200
    shown = re.search(rf'<section class="card leaning [^>]*id="check-{CHECK}".*?</section>', page.text, re.DOTALL)
    return " ".join(re.sub(r"<[^>]*>", " ", shown[0]).split()) if shown is not None else ""


def test_with_nothing_decided_it_says_so_and_names_what_is_let_in(room: Room) -> None:
    said = words(room.get("/reliance"))
    assert "It cannot be told yet." in said
    assert "Let in, and nothing decided yet:" in said
    assert "unshot line" in said.split("nothing decided yet")[1].split("Off:")[0]
    assert "Announced Nothing yet." in said


def test_on_a_film_where_nothing_is_let_in_there_is_nothing_to_lean_on(opener: Opener, tmp_path: Path) -> None:
    (tmp_path / "film").mkdir()
    said = words(opener(tmp_path / "film").get("/reliance"))
    assert "No check is let in: there is nothing to lean on." in said


def test_what_three_people_do_is_told_to_everybody_with_the_worst_first(opener: Opener, ferry: Path) -> None:
    replayed(ferry, CHECK, stage="cut", people=THREE, consulted=[True] * 14)
    room = opener(ferry)
    for name in ("", "Tomasz Wolny", "Jun Arai"):
        said_by(room, name)
        page = words(room.get("/reliance"))
        assert "1 check is used more than declared." in page
        assert f"{SAID}: consulted in 13 of the last 13" in page
        assert "told to everybody" in page
        assert "Beyond its standing on request, taken down until a named person raises it" in row(room)
        assert "Decisions 14 People 3 of 3" in row(room)


def test_what_one_does_is_told_to_them_alone_and_to_others_no_number_of_it(opener: Opener, ferry: Path) -> None:
    replayed(ferry, CHECK, stage="cut", people=ALONE, consulted=[True] * 14)
    room = opener(ferry)
    for name in ("", "Tomasz Wolny", "Beatrice Nwosu"):
        said_by(room, name)
        page = words(room.get("/reliance"))
        assert "used more than" not in page
        assert "Announced Nothing yet." in page
        assert "told to them alone" in row(room)
        assert not re.search(r"\d", row(room).replace("50 %", "")), row(room)
        assert all(SAID not in words(room.get(path)) for path in ("/", "/record", "/permissions"))
    said_by(room, "Jun Arai")
    assert "Decisions 14 People 1 of 1" in row(room)
    page = words(room.get("/reliance"))
    assert SAID in page
    assert "told to you alone" in page


def test_an_announcement_is_read_once_by_each_and_stays_to_be_read_again(opener: Opener, ferry: Path) -> None:
    replayed(ferry, CHECK, stage="cut", people=THREE, consulted=[True] * 14)
    room = said_by(opener(ferry), "Tomasz Wolny")
    entry = re.search(r'name="entry" value="([0-9a-f]+)"', room.get("/reliance").text)
    assert entry is not None
    after = send(room, "/read", entry=entry[1], back="/reliance")
    assert (after.status_code, after.url.path) == (200, "/reliance")
    assert SAID in words(after)
    assert "I have read it" not in words(after)
    assert SAID not in words(room.get("/"))
    assert "I have read it" in words(said_by(room, "Jun Arai").get("/reliance"))
    assert "I have read it" not in words(said_by(room, "").get("/reliance"))


def test_nobody_reads_what_was_told_to_another_alone(opener: Opener, ferry: Path) -> None:
    replayed(ferry, CHECK, stage="cut", people=ALONE, consulted=[True] * 14)
    room = said_by(opener(ferry), "Jun Arai")
    entry = re.search(r'name="entry" value="([0-9a-f]+)"', room.get("/reliance").text)
    assert entry is not None
    said_by(room, "Tomasz Wolny")
    refused = send(room, "/read", entry=entry[1], back="/reliance")
    assert refused.status_code == 400
    assert SAID not in words(refused)


def test_use_that_stays_within_its_standing_is_told_as_that_and_no_more(opener: Opener, ferry: Path) -> None:
    replayed(ferry, CHECK, stage="cut", people=THREE, consulted=[nth % 3 == 0 for nth in range(60)])
    room = opener(ferry)
    assert "Nothing is used more than declared." in words(room.get("/reliance"))
    assert "As declared offered" in row(room)
    assert "Consulted 33 %" in row(room)
