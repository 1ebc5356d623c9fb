import html
import re

from edgecode.web.checkpoint_code import CheckpointCode, checkpoint_code
from web.browsing import Room, said_by, send, words


def test_nothing_recorded_yet_is_said_so(room: Room) -> None:
    assert "Nothing was recorded yet" in words(room.get("/record"))
    assert "There is nothing to verify yet" in words(room.get("/record?verify=now"))


def test_what_was_said_is_listed_newest_first_in_plain_words(room: Room) -> None:
    said_by(room, "Hanne Lindqvist")
    send(room, "/decide", finding="f4cccf30a0f03223", deed="take 1", because="the set stands")
    send(room, "/decide", finding="0848df36fc16ed69", deed="leave")
    said = words(room.get("/record"))
    assert said.index("Only takes marked NG") < said.index("Pick it up")
    assert "because the set stands" in said
    assert "UTC" in said


def test_verifying_says_what_it_comes_to_and_no_more(room: Room) -> None:
    said_by(room, "Hanne Lindqvist")
    send(room, "/decide", finding="f4cccf30a0f03223", deed="take 1")
    said = words(room.get("/record?verify=now"))
    assert "entries are unaltered" in said
    assert "This does not show that the record is complete" in said


def test_a_checkpoint_is_signed_only_when_asked_for_and_shown(room: Room) -> None:
    said_by(room, "Hanne Lindqvist")
    answer = send(room, "/decide", finding="f4cccf30a0f03223", deed="take 1")
    assert answer.status_code == 200
    before = words(room.get("/record"))
    assert "—" not in before
    assert words(room.get("/record")) == before
    shown = send(room, "/record/checkpoint")
    assert shown.status_code == 200
    assert "— edgecode" in words(shown)


def test_a_checkpoint_is_shown_as_a_code_too_which_says_the_same_byte_for_byte(room: Room) -> None:
    said_by(room, "Hanne Lindqvist")
    send(room, "/decide", finding="f4cccf30a0f03223", deed="take 1")
    page = send(room, "/record/checkpoint").text
    note = html.unescape(page.split('aria-label="Checkpoint">')[1].split("</pre>")[0])
    drawn = re.search(r'viewBox="0 0 (\d+) \1" [^>]*>.*?<path [^>]* d="([^"]+)"/></svg>', page)
    assert drawn is not None
    assert note.startswith("edgecode")
    assert CheckpointCode(side=int(drawn[1]), path=drawn[2]) == checkpoint_code(note)
    assert 'role="img" aria-label="The checkpoint as a QR code"' in page
    assert "<svg" not in room.get("/record").text


def test_forms_beside_a_checkpoint_lead_back_to_the_record(room: Room) -> None:
    said_by(room, "Hanne Lindqvist")
    send(room, "/decide", finding="f4cccf30a0f03223", deed="take 1")
    page = send(room, "/record/checkpoint").text
    assert set(re.findall(r'name="back" value="([^"]*)"', page)) == {"/record"}


def test_a_long_record_is_listed_in_parts(room: Room) -> None:
    said_by(room, "Hanne Lindqvist")
    send(room, "/decide", finding="f4cccf30a0f03223", deed="take 1")
    assert "Nothing was recorded yet" in words(room.get("/record?before=0"))
    assert "The newest" not in words(room.get("/record"))


def test_what_is_ones_own_business_is_told_whole_to_oneself_and_to_others_that_it_was_something(room: Room) -> None:
    said_by(room, "Jun Arai")
    after = send(room, "/permissions/mine", check="unshot-line", standing="off")
    entry = re.search(r'name="entry" value="([0-9a-f]+)"', after.text)
    assert entry is not None
    send(room, "/undo", entry=entry[1])
    own = words(room.get("/record"))
    assert "undone: unshot-line: off" in own
    others = words(said_by(room, "Hanne Lindqvist").get("/record"))
    assert "Jun Arai said how far checks are let in for themselves" in others
    assert "undone:" not in others
    assert not re.search("unshot-line: off(?!ered)", others)


def test_consents_of_the_film_are_answered_in_the_same_words_whatever_the_answer(room: Room) -> None:
    said_by(room, "Beatrice Nwosu")
    send(room, "/permissions/mine", check="unshot-line", standing="off")
    said = words(room.get("/record"))
    assert said.count("answered a question of consent") == 6
    assert "timing of my decisions" not in said
    assert words(said_by(room, "Jun Arai").get("/record")).count("timing of my decisions: given") == 1
