"""*Partners* by forms alone: what is told to whom, one's own part, ending, judging; and that nobody's no shows to others."""

import re
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import quote

import pytest
from httpx import Response

from edgecode.consent.purpose import Purpose
from edgecode.entries.kind import Kind
from edgecode.usecases.partners.mirror import MirrorDesk
from edgecode.usecases.permission_desk import PermissionDesk
from simulators.partnered_film import CAST, FIRST, NEXT, WEEK, PartneredFilm
from simulators.two_partners import P, Q
from web.browsing import Opener, Room, said_by, send, words
from web.rooms import room_of

pytestmark = pytest.mark.xdist_group("partners page")
LEAD, OFFICE = CAST["lead"], CAST["office"]
PART = {"agreement": str(P.id), "week": WEEK}


class Partnered:
    """The film with two partners, and rooms on it."""

    def __init__(self, root: Path) -> None:
        """Lay it out."""
        self.film = PartneredFilm(root)
        self.rooms = ExitStack()

    def room(self, part: str = "", *, name: str = "") -> Room:
        """A browser of its own, in which somebody of the cast was chosen, or a name stands that the list does not have."""
        room = self.rooms.enter_context(room_of(self.film.desk, self.film.folder))
        if name:
            room.cookies.set("edgecode-person", quote(name))
        return said_by(room, CAST[part]) if part else room

    def last(self) -> tuple[Kind, str]:
        """What came on record last, and by whom."""
        with self.film.desk.whole_record(make=False) as stores:
            assert stores is not None
            row = stores.record.entries()[-1]
            word = next(each for each in stores.deciding.every_word() if each.entry == row.id.hex())
            assert row.entry is not None
            return row.entry.kind, word.by


@pytest.fixture
def partnered(tmp_path: Path) -> Iterator[Partnered]:
    made = Partnered(tmp_path)
    with made.rooms:
        yield made


def own(answer: Response) -> str:
    """What stands beside the page: one's own part."""
    return words(Response(200, text=answer.text.split('<section id="mine"')[1].split("</section>")[0]))


def deal(answer: Response, name: str) -> str:
    """What the page says of one partner."""
    found = [part for part in answer.text.split('<section class="card deal')[1:] if f">{name}</bdi></h2>" in part]
    return words(Response(200, text=found[0].split("</section>")[0]))


def seen(room: Room) -> str:
    """The page, byte for byte, without the key that every answer draws anew and how often the folder changed."""
    return re.sub(r'name="_csrf_token" value="[0-9a-f]+"|since=\d+', "KEY", room.get("/partners").text)


def test_a_film_without_partners_says_that_nobody_is_told_anything(room: Room) -> None:
    said = words(room.get("/partners"))
    assert "No partner Nothing of the work on this film is told to anybody." in said
    assert "edgecode partner agree FILE" in said
    assert "Nothing is told, so there is nothing of yours in it." in said
    assert "bits a week" not in said
    assert "For who" not in said


def test_each_partner_has_its_bits_its_next_slot_and_what_went(partnered: Partnered) -> None:
    page = partnered.room("join").get("/partners")
    assert page.status_code == 200
    aria, quill = deal(page, "Aria Labs"), deal(page, "Quill Research")
    assert "At most 85 bits a week." in aria
    assert (
        "If they told of nothing but the film, this script alone would take 2.9 weeks , a one-line idea 1.6 weeks"
        in aria
    )
    assert "It does not prove that nothing of the film is." in aria
    assert "85 bits used of 423 in its term; 338 left. A week counts in full, whatever goes." in aria
    assert f"Goes next: the week of 9 to 15 March 2026 {WEEK}, on 2026-03-19 12:00 UTC" in aria
    assert f"Then: the week of 16 to 22 March 2026 {NEXT}, on 2026-03-26 12:00 UTC" in aria
    assert "as if everybody had said yes and withdrawn nothing. What goes is made only then" in aria
    assert "withdrawn nothing; the week is not over." in aria
    assert f"What went: 1 week {FIRST.name} 2 to 8 March 2026 tables" in aria
    assert "received 2026-03-12" in aria
    assert "the empty batch: the scanner stopped it" in quill
    assert "82 bits used of 407 in its term; 325 left." in quill
    assert "tables of" not in quill.split("What went:")[1]


def test_what_each_is_told_and_never_and_what_nothing_protects_from_are_in_words(partnered: Partnered) -> None:
    aria = deal(partnered.room().get("/partners"), "Aria Labs")
    for says in (
        "A table for each week",
        "Once a quarter at most, how a trial came out",
        "in which minute after its slot it came",
        "On 2 days a week their window",
        "or any other words of the film.",
        "no anonymity is claimed",
        "Whoever knows what all the others did can work out the part of the last one.",
        f"Agreed to by {OFFICE} on 2026-02-27 , version 1, until 2026-04-05 .",
    ):
        assert says in aria, says


def test_nobody_chosen_sees_the_deals_and_nobodys_part(partnered: Partnered) -> None:
    page = partnered.room().get("/partners")
    assert "Say who you are, at the side" in own(page)
    assert "<form" not in page.text.split('<section id="mine"')[1].split("</section>")[0]
    assert "End this agreement" not in words(page)
    assert "It was the film" not in words(page)
    refused = send(partnered.room(), "/partners/look", **PART)
    assert refused.status_code == 403


def test_one_looks_at_one_s_own_part_and_that_is_on_record(partnered: Partnered) -> None:
    room = partnered.room("lead")
    before = room.get("/partners")
    assert "takes and linings" not in own(before), "nobody reads it over a shoulder before it is asked for"
    entries = partnered.film.entries
    after = send(room, "/partners/look", **PART)
    assert f'id="{after.url.fragment}"' in after.text, "the card has the focus then"
    assert "takes and linings shoot 3 days" in own(after)
    assert "trial of unshot line, so far 2 decisions" in own(after)
    assert "reason: known already 2 days" in own(after)
    assert own(after).count("Withdraw it") == 1, "of the other batches nothing was asked"
    assert (partnered.film.entries, partnered.last()) == (entries + 1, (Kind.MIRROR_READ, LEAD))
    assert own(room.get("/partners")) == own(before)
    assert partnered.film.entries == entries + 1, "to open the page is no entry"


def test_one_withdraws_and_lets_it_count_again_at_one_click_each(partnered: Partnered) -> None:
    room = partnered.room("lead")
    gone = own(send(room, "/partners/own-part", **PART, withdrawn="yes"))
    assert "Withdrawn. Nothing of yours is in it." in gone
    assert "takes and linings" not in gone
    assert partnered.last() == (Kind.MIRROR_WITHDRAWN, LEAD)
    bar = re.search(r'<form class="bar" id="last".*?</form>', room.get("/partners").text, re.DOTALL)
    assert bar is None or "own part" not in bar[0], "an undoing would be on record as one, and tell which it was"
    back = own(send(room, "/partners/own-part", **PART, withdrawn=""))
    assert "takes and linings shoot 3 days" in back
    assert partnered.last() == (Kind.MIRROR_WITHDRAWAL_ENDED, LEAD)
    again = send(room, "/partners/own-part", **PART, withdrawn="")
    assert again.status_code == 400
    assert f"expected one to {WEEK} that was withdrawn, found none" in words(again)


def test_who_has_nothing_in_it_yet_can_withdraw_what_is_to_come(partnered: Partnered) -> None:
    room = partnered.room("log")
    part = {"agreement": str(Q.id), "week": NEXT}
    looked = own(send(room, "/partners/look", **part))
    assert "the week is not over, and more may come to it" in looked
    assert "Withdraw it" in looked
    assert "Withdrawn." in own(send(room, "/partners/own-part", **part, withdrawn="yes"))


@pytest.mark.parametrize("what", ["withdraws", "withdraws and lets it count", "looks", "says no"])
def test_to_another_viewer_the_page_is_the_same_whatever_somebody_answers(partnered: Partnered, what: str) -> None:
    """Byte for byte, for a producer, an editor and nobody; the record says the same of each but how many times it was."""
    others = [partnered.room("office"), partnered.room("join"), partnered.room()]
    before = [seen(room) for room in others]
    mirror = MirrorDesk(partnered.film.desk, partnered.film.partners)
    if what == "says no":
        PermissionDesk(partnered.film.desk).consent(Purpose.REPORT, yes=False, by=LEAD)
    elif what == "looks":
        mirror.look(str(P.id), WEEK, by=LEAD)
    else:
        for week in (WEEK, NEXT):
            mirror.withhold(str(P.id), week, by=LEAD)
            if what != "withdraws":
                mirror.withhold_ended(str(P.id), week, by=LEAD)
    assert [seen(room) for room in others] == before
    record = words(others[0].get("/record"))
    assert "withdrew" not in record
    assert "withdrawal" not in record


def test_requests_that_come_at_once_are_each_answered(partnered: Partnered) -> None:
    """What is kept for partners is one connection to a database, and a page asks it many times."""
    room = partnered.room("join")
    room.get("/partners")
    with ThreadPoolExecutor(6) as several:
        assert {each.status_code for each in several.map(lambda _nth: room.get("/partners"), range(12))} == {200}


def test_whoever_left_sees_and_withdraws_their_part_and_no_more(partnered: Partnered) -> None:
    PermissionDesk(partnered.film.desk).has_left(LEAD, by=OFFICE)
    room = partnered.room(name=LEAD)
    assert "Aria Labs 9 to 15 March 2026" in own(room.get("/partners"))
    assert "takes and linings shoot 3 days" in own(send(room, "/partners/look", **PART))
    assert "Withdrawn." in own(send(room, "/partners/own-part", **PART, withdrawn="yes"))
    assert "Aria Labs 9 to 15 March 2026" not in own(partnered.room(name="Mallory").get("/partners"))


def test_an_agreement_is_ended_by_who_may_and_by_no_other(partnered: Partnered) -> None:
    room = partnered.room("lead")
    assert "End this agreement" not in words(room.get("/partners"))
    refused = send(room, "/partners/revoke", agreement=str(P.id))
    assert refused.status_code == 403
    assert f"found {LEAD}" in words(refused)
    office = partnered.room("office")
    assert "End this agreement with Aria Labs now" in words(office.get("/partners"))
    after = send(office, "/partners/revoke", agreement=str(P.id))
    aria = deal(after, "Aria Labs")
    assert "revoked by the studio on 2026-03-17" in aria
    assert "It was at most 85 bits a week." in aria
    assert "85 bits used. No more will be." in aria
    assert "End this agreement" not in aria
    assert "Goes next" not in aria
    assert "End this agreement with Quill Research now" in deal(after, "Quill Research")
    assert "Aria Labs" not in own(send(said_by(office, LEAD), "/partners/look", agreement=str(Q.id), week=WEEK))


def test_what_the_scanner_stopped_is_judged_by_who_may_agree(partnered: Partnered) -> None:
    room = partnered.room("join")
    quill = deal(room.get("/partners"), "Quill Research")
    assert f"The scanner stopped the batch of week {FIRST.name}." in quill
    assert f"is for who may agree with partners to say: {OFFICE}." in quill
    assert "I cannot tell" not in quill
    office = partnered.room("office")
    page = office.get("/partners")
    found = re.search(r'name="entry" value="([0-9a-f]{32})"><?', page.text)
    entry = re.search(r'action="/partners/judge".*?name="entry" value="([0-9a-f]+)"', page.text, re.DOTALL)
    assert entry is not None, found
    assert send(room, "/partners/judge", entry=entry[1], outcome="held").status_code == 403
    after = send(office, "/partners/judge", entry=entry[1], outcome="did not hold")
    assert f"{OFFICE} found that it was not the film." in deal(after, "Quill Research")
    assert "I cannot tell" not in words(after)
    assert partnered.last() == (Kind.SCANNER_JUDGED, OFFICE)


BAD = (
    (
        "/partners/look",
        {"agreement": str(P.id), "week": FIRST.name},
        "which went on 2026-03-12 12:00 UTC and cannot be called",
    ),
    ("/partners/look", {"agreement": str(P.id), "week": "next week"}, "expected"),
    ("/partners/look", {"agreement": "Mallory", "week": WEEK}, "expected one whose agreement is in force"),
    ("/partners/look", {"week": WEEK}, "Expected a whole form"),
    ("/partners/own-part", {"agreement": str(P.id), "week": "2026-W30", "withdrawn": "yes"}, "does not tell"),
    ("/partners/own-part", {"agreement": str(P.id), "week": "2026-W13", "withdrawn": "yes"}, "which has not begun"),
    ("/partners/revoke", {"agreement": ""}, "expected the id of one of this film's"),
    ("/partners/revoke", {"agreement": "ffff"}, "expected the id of one of this film's"),
    ("/partners/judge", {"entry": "0" * 32, "outcome": "held"}, "expected one by which the scanner stopped a batch"),
    ("/partners/judge", {"entry": "0" * 32, "outcome": "perhaps"}, "expected one of held, did not hold"),
)


def test_what_cannot_be_is_answered_by_a_sentence_and_changes_nothing(partnered: Partnered) -> None:
    room = partnered.room("office")
    before, entries = seen(room), partnered.film.entries
    for path, fields, says in BAD:
        for htmx in ({}, {"htmx": "true"}):
            refused = send(room, path, **fields, **htmx)
            assert refused.status_code >= 400, (path, fields)
            said = words(refused)
            assert says in said, (path, fields, said)
            assert "fault in edgecode" not in said, (path, fields)
            assert "Traceback" not in said
    assert partnered.film.entries == entries
    assert seen(room) == before


def test_a_film_without_partners_answers_every_form_by_a_sentence(room: Room) -> None:
    said_by(room, "Beatrice Nwosu")
    for path in ("/partners/look", "/partners/own-part"):
        refused = send(room, path, agreement=str(P.id), week=WEEK)
        assert refused.status_code >= 400
        assert "partners: expected an agreement with one, found none on this film" in words(refused)
    assert "No partner" in words(room.get("/partners"))


def test_why_nothing_can_be_sent_is_said_first(partnered: Partnered) -> None:
    room = partnered.room()
    says = "bubblewrap: expected to find it, found nothing. Install it."
    room.app.state["cannot_send"] = lambda: says
    assert f"None of them sees the film. {says}" in words(room.get("/partners"))


def test_a_copy_that_is_only_read_refuses_every_form_and_shows_the_page(
    partnered: Partnered, opener: Opener, tmp_path: Path
) -> None:
    partnered.film.mirror.look(str(P.id), WEEK, by=LEAD)
    copy = tmp_path / "copy"
    shutil.copytree(partnered.film.folder, copy)
    room = said_by(opener(copy), OFFICE)
    page = room.get("/partners")
    assert page.status_code == 200
    assert "It was at most 85 bits a week." in words(page), "by the clock of this machine it is over"
    refused = send(room, "/partners/revoke", agreement=str(P.id))
    assert refused.status_code == 409
    assert "found a copy of the record in" in words(refused)
    assert "revoked" not in words(room.get("/partners"))


def test_no_page_of_it_asks_to_write_and_ids_stand_once(partnered: Partnered) -> None:
    room = partnered.room()
    for part in ("", "lead", "office"):
        room = said_by(room, CAST[part]) if part else room
        page = (send(room, "/partners/look", **PART) if part else room.get("/partners")).text
        assert "<textarea" not in page
        ids = re.findall(r'\bid="([^"]+)"', page)
        assert len(ids) == len(set(ids))
        shown = [each for each in re.findall(r"<input\b[^>]*>", page.split("<main")[1]) if 'type="hidden"' not in each]
        assert shown == []
        for word in ("ledger", "rung", "act ", "mark", "assist", "bench", "drift", "sync", "gate"):
            assert not re.search(rf"\b{word.strip()}\b", words(Response(200, text=page.split("<main")[1]))), word
