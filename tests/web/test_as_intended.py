"""*As intended*: every rule that somebody broke on purpose, said once, taken back by who said it."""

import re
from pathlib import Path

from edgecode.bootstrap import open_desk
from web.browsing import Opener, Room, said_by, send, words

UNSHOT = "f4cccf30a0f03223"
WRITTEN = "You could have asked."


def keys(room: Room) -> list[str]:
    """The keys by which whoever looks takes back what they said."""
    return re.findall(r'name="key" value="([0-9a-f]+)"', room.get("/as-intended").text)


def test_each_stands_with_its_line_who_said_so_when_and_why(room: Room) -> None:
    said = words(room.get("/as-intended"))
    assert f"Scene 6, line 23 {WRITTEN} He washed her side of the truck. He did ask." in said
    assert "says Ines Calder, 2026-03-19" in said
    assert "it excuses what its check finds there" in said


def test_nothing_on_the_page_counts_or_scores_or_sorts_people(room: Room) -> None:
    said_by(room, "Hanne Lindqvist")
    send(room, "/decide", finding=UNSHOT, deed="intend")
    main = room.get("/as-intended").text.split("<main")[1].split("</main>")[0]
    assert "%" not in main
    assert not re.search(
        r"\b(?:total|score|count|most|rank)\b", main.split("nothing counts or scores it")[1], re.IGNORECASE
    )
    shown = re.findall(r'href="/script\?scene=(\w+)', main)
    assert shown == sorted(shown, key=int), "in the order of the script, whoever said it"
    assert len(shown) == 2


def test_who_said_it_takes_it_back_by_one_act_and_nobody_else_can(room: Room, ferry: Path) -> None:
    said_by(room, "Ines Calder")
    [key] = keys(room)
    said_by(room, "Jun Arai")
    assert keys(room) == []
    refused = send(room, "/as-intended/withdraw", key=key)
    assert refused.status_code == 409
    assert len(open_desk(ferry).today().checked.intended) == 1
    said_by(room, "Ines Calder")
    after = send(room, "/as-intended/withdraw", key=key)
    assert (after.status_code, after.url.path) == (200, "/as-intended")
    assert "Nothing yet." in words(after)
    assert open_desk(ferry).today().checked.intended == ()
    assert send(room, "/as-intended/withdraw", key=key).status_code == 409


def test_what_is_said_on_today_stands_there_and_goes_as_one_takes_it_back(room: Room) -> None:
    said_by(room, "Hanne Lindqvist")
    send(room, "/decide", finding=UNSHOT, deed="intend", because="the silence says it")
    assert "the silence says it" in words(room.get("/as-intended"))
    [key] = keys(room)
    assert "the silence says it" not in words(send(room, "/as-intended/withdraw", htmx="true", key=key))
    assert "7 findings" not in words(room.get("/"))
    assert "6 findings want a decision" in words(room.get("/"))


def test_with_every_check_off_it_still_stands_and_says_that_its_check_does_not_look(room: Room) -> None:
    said_by(room, "Jun Arai")
    send(room, "/permissions/every-check", whose="film")
    said = words(room.get("/as-intended"))
    assert WRITTEN in said
    assert "its check does not look now" in said


def test_a_reason_and_a_name_are_words_and_never_markup(opener: Opener, ferry: Path) -> None:
    settings = ferry / "film.toml"
    hostile = settings.read_text().replace("He washed her side", "<script>alert(1)</script> שלום")
    settings.write_text(hostile.replace("Ines Calder", "<b>Ines"))
    page = opener(ferry).get("/as-intended").text
    assert "<bdi>&lt;script&gt;alert(1)&lt;/script&gt; שלום of the truck. He did ask.</bdi>" in page
    assert "<script>alert" not in page
    assert "<b>Ines" not in page


def test_a_film_where_nothing_is_meant_otherwise_says_how_that_is_said(opener: Opener, tmp_path: Path) -> None:
    (tmp_path / "film").mkdir()
    assert "Nothing yet. What a check finds is broken on purpose by one key, m" in words(
        opener(tmp_path / "film").get("/as-intended")
    )
