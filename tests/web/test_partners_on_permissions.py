"""*Permissions* where there are partners: what each asks, and that nobody is told who withdrew; and the phase of the film."""

import datetime as dt
import re
import shutil
from pathlib import Path

from httpx import Response

from edgecode.bootstrap import open_desk
from edgecode.boundary.week import Week
from edgecode.consent.purpose import Purpose
from edgecode.entries.vocabulary import ReportClass
from edgecode.usecases.partners.mirror import MirrorDesk
from simulators.made_agreement import LAB, OTHER, HeldPartners, agreed, made_agreement
from simulators.telling import tells
from web.browsing import Opener, Room, said_by, send, words
from web.permissions_film import FILM

ANSWER = "/permissions/consent"
PAGES = (
    *("/", "/script", "/boards", "/takes", "/cut", "/pickups", "/record"),
    *("/permissions", "/reliance", "/as-intended", "/folder"),
)

told = tells(FILM)


def recorded(room: Room) -> int:
    """How many entries are on record, which are all on one page."""
    return room.get("/record").text.count('id="entry-')


def plain(answer: Response) -> str:
    """A whole page without what differs between two copies of a film: keys of forms, ids of entries, and moments."""
    body = re.sub(r'value="[0-9a-f]{32,}"', 'value="KEY"', answer.text)
    body = re.sub(r'since=\d+"', 'since=N"', body)
    return re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?", "THEN", body)


@told
def test_each_partner_is_asked_about_apart_and_none_while_there_is_no_agreement(opener: Opener, folder: Path) -> None:
    room = said_by(opener(folder), "Wim")
    page = room.get("/permissions")
    assert "This film has no agreement with a partner: nobody counts anybody, and nothing is asked." in words(page)
    assert 'value="counting in a partner report"' not in page.text
    lab = made_agreement(until="2098-12-31", ceiling=37.5)
    zoo = made_agreement(OTHER, name="Zoo <b>", until="2097-12-31", classes=(ReportClass.BASE,))
    over = made_agreement("00000000000000ef", name="Gone", until="2025-02-01")
    partners = HeldPartners(*(agreed(each, at=1_000) for each in (lab, zoo, over)))
    room = said_by(opener(folder, partners=partners.asking), "Wim")
    page = room.get("/permissions")
    said = words(page)
    assert "Aperture Lab At most 37.5 bits a week of this film, until 2098-12-31" in said
    assert "Zoo <b> At most 100 bits a week of this film, until 2097-12-31 . Base : the weekly table itself." in said
    assert "Gone" not in said
    fields = {"purpose": str(Purpose.REPORT), "report_class": "base", "partner": LAB}
    after = send(room, ANSWER, **fields, answer="yes").text
    one, other = after.split(f'id="partner-{LAB}"')[1].split(f'id="partner-{OTHER}"')
    assert one.count("<small>given") == 8, "every stage at once, and stage by stage"
    assert "<small>given" not in other.split('id="phase"')[0]
    refused = send(room, ANSWER, **(fields | {"partner": "Nobody"}), answer="no")
    assert refused.status_code == 400
    assert "partner: expected one whose agreement is in force" in words(refused)


@told
def test_no_page_of_another_tells_who_withdrew(opener: Opener, folder: Path) -> None:
    other = folder.with_name("other")
    shutil.copytree(folder, other)
    today = dt.datetime.now(dt.UTC).date()
    partners = HeldPartners(agreed(made_agreement(begins="2025-01-01", until=f"{today.year + 1}-12-31"), at=1_000))
    week = Week.of((today - dt.date(1970, 1, 1)).days).name
    desks = [open_desk(each, partners=partners.asking) for each in (folder, other)]
    MirrorDesk(desks[0], partners).look(LAB, week, by="Wim")
    MirrorDesk(desks[1], partners).withhold(LAB, week, by="Wim")
    looking, withdrawing = (opener(each, partners=partners.asking) for each in (folder, other))
    for name in ("Otto", "Nadia", ""):
        said_by(looking, name)
        said_by(withdrawing, name)
        assert "Wim looked at their own contribution" in words(withdrawing.get("/record"))
        for path in (each for each in PAGES if each != "/folder"):
            assert plain(looking.get(path)) == plain(withdrawing.get(path)), (name, path)
    assert 'name="entry"' not in said_by(withdrawing, "Wim").get("/takes").text, "it is not undone"


@told
def test_the_phase_is_said_by_one_form_by_those_whose_it_is_to_say(opener: Opener, folder: Path) -> None:
    room = said_by(opener(folder), "Wim")
    form = room.get("/permissions").text.split('id="phase-form"')[1].split("</form>")[0]
    assert (form.count("disabled"), 'value="prepare" aria-pressed="true"' in form) == (3, True)
    refused = send(room, "/permissions/phase", phase="shoot")
    assert (refused.status_code, "found Wim" in words(refused), recorded(room)) == (403, True, 0)
    said_by(room, "Nadia")
    after = send(room, "/permissions/phase", phase="shoot")
    assert after.url.path == "/permissions"
    form = after.text.split('id="phase-form"')[1].split("</form>")[0]
    assert 'value="shoot" aria-pressed="true"' in form
    assert "Nadia said so" in words(after)
    entries = recorded(room)
    assert send(room, "/permissions/phase", phase="shoot").status_code == 200
    assert recorded(room) == entries, "said where it stands already, nothing is said"
    nonsense = send(room, "/permissions/phase", phase="wrap")
    assert (nonsense.status_code, "expected one of prepare, shoot, finish" in words(nonsense)) == (400, True)
    entry = re.search(r'name="entry" value="([0-9a-f]+)"', room.get("/takes").text)
    assert entry is not None
    assert "You said the phase: shoot" in words(room.get("/takes"))
    send(room, "/undo", entry=entry[1])
    assert 'value="prepare" aria-pressed="true"' in room.get("/permissions").text
