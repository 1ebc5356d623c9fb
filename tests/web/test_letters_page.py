"""Letters on *Guest tools* by forms alone: taken in, shown as they go, stopped, signed, withdrawn, and given out."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from edgecode.dispatch.letters import checked_letter, given_key
from edgecode.entries.kind import Kind
from simulators.guest_film import BEA, EDO, ID, WIM
from web.browsing import send, words
from web.guests_at_hand import DEAR, FILM_IN_IT, PATH, GuestHouse

_LETTERS = f"{PATH}/letters"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[GuestHouse]:
    with GuestHouse(tmp_path) as made:
        yield made.ready()


def test_the_page_says_that_nothing_goes_to_a_partner_beside_letters(house: GuestHouse) -> None:
    assert (
        "Beside these nothing goes to a partner of a guest tool: no finding, no count, no time, no error."
        in house.page()
    )
    assert "No letter yet." in house.page()
    assert "Write a letter" not in house.page()
    assert "Write a letter" in house.page(EDO)


def test_a_letter_is_shown_exactly_as_it_goes_and_may_be_signed_and_given_out(house: GuestHouse) -> None:
    wrote = house.writes(DEAR, by=BEA, sender="Night Bus Films")
    said = words(wrote)
    assert "To Aria Labs, about Second Hearing written, and not signed yet" in said
    assert f"{BEA} wrote it" in said
    [view] = house.here.letters.letters()
    assert _shown(house) == view.text
    assert "from Night Bus Films\nto Aria Labs\n" in view.text
    assert DEAR in view.text
    signed = words(send(house.browser, f"{_LETTERS}/sign", letter=view.id))
    assert "signed, and not sent yet" in signed
    assert "They check it with the key of your letters" in signed
    given = send(house.browser, f"{_LETTERS}/give-out", letter=view.id)
    assert given.headers["content-disposition"] == f'attachment; filename="letter-{view.id}.txt"'
    assert given.headers["content-type"] == "text/plain; charset=utf-8"
    [view] = house.here.letters.letters()
    assert checked_letter(given.content, key=given_key(view.key), path="letter") == view.letter
    assert _shown(house) == view.text
    assert "\n\n— " in given.text, "the signature is in the file"
    assert "\n\n— " not in _shown(house), "and not on the page, from which it would go out unrecorded"
    assert "sent" in house.part(f"letter-{view.id}")
    assert send(house.browser, f"{_LETTERS}/give-out", letter=view.id).content == given.content
    assert house.kinds().count(Kind.LETTER_SENT) == 2, "each time is on record"


def test_a_letter_with_the_film_in_it_is_stopped_and_shows_where(house: GuestHouse) -> None:
    said = words(house.writes(FILM_IN_IT, by=WIM))
    assert "stopped by the scanner The scanner found the film in it. It cannot be signed." in said
    assert "Line 5 of what was written, as it stands: says: You said you would have it mended by Easter." in said
    assert f"{WIM} wrote it" in said
    assert "The scanner stopped it" in said
    found = re.findall(r"<mark>(.*?)</mark>", house.browser.get(PATH).text)
    assert found == ["In one scene Nadia says: You said you would have it mended by Easter."]
    [view] = house.here.letters.letters()
    house.by(BEA)
    assert "Sign it" not in house.part(f"letter-{view.id}")
    refused = send(house.browser, f"{_LETTERS}/sign", letter=view.id)
    assert refused.status_code == 409
    assert "stopped by the scanner" in words(refused)
    gone = words(send(house.browser, f"{_LETTERS}/withdraw", letter=view.id))
    assert f"{BEA} withdrew it" in gone


def test_what_was_put_right_in_a_letter_is_told(house: GuestHouse) -> None:
    assert "Put right in what you wrote: line ends made plain" in words(house.writes(DEAR.replace("\n", "\r\n")))


def test_who_wrote_a_letter_may_withdraw_it_and_who_may_agree_may_sign_it(house: GuestHouse) -> None:
    house.writes(DEAR, by=WIM)
    [view] = house.here.letters.letters()
    offered = {name: house.page(name).split("Letters to partners")[1] for name in (WIM, EDO, BEA)}
    assert ("Sign it" in offered[WIM], "Withdraw it" in offered[WIM]) == (False, True)
    assert ("Sign it" in offered[EDO], "Withdraw it" in offered[EDO]) == (False, False)
    assert ("Sign it" in offered[BEA], "Withdraw it" in offered[BEA]) == (True, True)
    for name, path in ((WIM, "sign"), (EDO, "sign"), (EDO, "withdraw"), (WIM, "give-out")):
        house.by(name)
        refused = send(house.browser, f"{_LETTERS}/{path}", letter=view.id)
        assert refused.status_code == 403, (name, path)
    house.by(WIM)
    assert "withdrawn" in words(send(house.browser, f"{_LETTERS}/withdraw", letter=view.id))
    again = send(house.browser, f"{_LETTERS}/withdraw", letter=view.id)
    assert "expected one that was not sent yet, found withdrawn" in words(again)


def test_what_is_no_letter_is_refused_by_a_sentence_and_nothing_is_kept(house: GuestHouse) -> None:
    house.by(BEA)
    entries = house.kinds()
    for file, tool, says in (
        (None, ID, "expected a text file that you wrote, found no file"),
        (("letter.txt", b"\xff\xfe"), ID, "letter.txt: expected a plain text in UTF-8"),
        (("letter.txt", "a\u200bb\n".encode()), ID, "letter.txt, line 1: expected characters that everybody sees"),
        (("letter.txt", b""), ID, "expected a letter with something in it"),
        (("letter.txt", DEAR.encode()), "none", "expected a guest tool that is in"),
    ):
        refused = house.sends(f"{_LETTERS}/write", file=file, field="text", tool=tool, **{"from": ""})
        assert refused.status_code == 409, says
        assert says in words(refused), words(refused)
    assert send(house.browser, f"{_LETTERS}/sign", letter="none").status_code == 409
    house.browser.cookies.set("edgecode-person", "Mallory")
    assert house.sends(f"{_LETTERS}/write", file=("a.txt", DEAR.encode()), field="text", tool=ID).status_code == 403
    assert house.kinds() == entries
    assert house.here.letters.letters() == ()


def _shown(house: GuestHouse) -> str:
    """What stands on the page as the letter."""
    found = re.search(r'<pre class="goes".*?>(.*?)</pre>', house.browser.get(PATH).text, re.DOTALL)
    assert found is not None
    return html.unescape(re.sub(r"</?mark>", "", found[1]))
