"""*Permissions* by forms alone: who may what, what is one's own business, and that a no costs what a yes costs."""

import re
import shutil
from pathlib import Path
from urllib.parse import quote

from httpx import Response

from edgecode.bootstrap import open_desk
from edgecode.checks.registry import every_check
from edgecode.consent.people import May
from edgecode.consent.purpose import Purpose
from edgecode.consent.standing import Standing
from edgecode.entries.vocabulary import Stage
from edgecode.usecases.permitted import asking
from simulators.made_agreement import HeldPartners, agreed, made_agreement
from simulators.telling import tells
from web.browsing import Opener, Room, said_by, send, words
from web.permissions_film import FILM

ANSWER = "/permissions/consent"
EVERY = "/permissions/every-check"
PAGES = (
    *("/", "/script", "/boards", "/takes", "/cut", "/pickups", "/record"),
    *("/permissions", "/reliance", "/as-intended", "/folder"),
)
READING = str(Purpose.CHECKS)


told = tells(FILM)


def looked(film: Path, viewer: str = "") -> tuple[str, ...]:
    """The checks that look for somebody."""
    return open_desk(film).today(viewer=viewer).checked.ran


def recorded(room: Room) -> int:
    """How many entries are on record, which are all on one page."""
    return room.get("/record").text.count('id="entry-')


def plain(answer: Response) -> str:
    """A whole page without what differs between two copies of a film: keys of forms, ids of entries, and moments."""
    body = re.sub(r'value="[0-9a-f]{32,}"', 'value="KEY"', answer.text)
    body = re.sub(r'since=\d+"', 'since=N"', body)
    return re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?", "THEN", body)


def answered(film: Path, name: str, purpose: Purpose, stage: Stage) -> str:
    """Where somebody stands on a question."""
    let = open_desk(film).today().let
    return str(let.consents.answer(name, purpose, stage=stage, at=let.at))


def pressed(answer: Response, check: str) -> list[str]:
    """What is pressed at a check: for the film, and for whoever looks."""
    row = answer.text.split(f'id="card-{check}"')[1].split("</article>")[0]
    return re.findall(r'value="([a-z ]*)" aria-pressed="true"', row)


def test_one_act_of_anybody_turns_every_check_off_and_every_page_goes_on(room: Room, ferry: Path) -> None:
    said_by(room, "Tomasz Wolny")
    page = room.get("/permissions").text
    form = page.split('id="no-ai"')[1].split("</form>")[0]
    assert form.count("<button") == 1
    assert not re.search(r'<(?:textarea|select)|type="text"', form), "no reason is asked for"
    after = send(room, EVERY, whose="film")
    assert "Tomasz Wolny turned every check off" in words(after)
    assert all(looked(ferry, viewer) == () for viewer in ("", "Tomasz Wolny", "Beatrice Nwosu"))
    for path in PAGES:
        answer = room.get(path)
        assert answer.status_code == 200, path
        assert "No AI on this film" in words(answer), path
        assert "Look now" not in answer.text, path
    assert send(room, "/let-go", key=re.findall(r'name="key" value="([0-9a-f]{16})"', room.get("/").text)[0]).is_success


def test_it_is_ended_by_who_may_raise_standings_and_by_nobody_else(room: Room, ferry: Path) -> None:
    before = looked(ferry)
    said_by(room, "Tomasz Wolny")
    send(room, EVERY, whose="film")
    assert "Who may raise standings ends it: Beatrice Nwosu" in words(room.get("/permissions"))
    entries = recorded(room)
    refused = send(room, EVERY, whose="film", ended="yes")
    assert refused.status_code == 403
    assert "expected a person who may raise standings, found Tomasz Wolny" in words(refused)
    assert (looked(ferry), recorded(room)) == ((), entries)
    said_by(room, "Beatrice Nwosu")
    assert "Let checks in again, as far as they were 0" in words(room.get("/permissions"))
    assert send(room, EVERY, whose="film", ended="yes").status_code == 200
    assert looked(ferry) == before


def test_who_may_let_checks_in_takes_it_back_by_undo_and_others_are_not_offered_it(room: Room, ferry: Path) -> None:
    before = looked(ferry)
    said_by(room, "Tomasz Wolny")
    assert 'name="entry"' not in send(room, EVERY, whose="film", back="/takes").text
    said_by(room, "Beatrice Nwosu")
    send(room, EVERY, whose="film", ended="yes")
    after = send(room, EVERY, whose="film", back="/takes")
    assert after.url.path == "/takes"
    entry = re.search(r'name="entry" value="([0-9a-f]+)"', after.text)
    assert entry is not None
    assert send(room, "/undo", entry=entry[1]).status_code == 200
    assert looked(ferry) == before


def test_every_check_off_for_oneself_is_ones_own_and_seen_by_nobody(room: Room, ferry: Path) -> None:
    before = looked(ferry)
    others = {path: plain(said_by(room, "Jun Arai").get(path)) for path in PAGES if path != "/record"}
    said_by(room, "Tomasz Wolny")
    assert "You turned every check off for yourself" in words(send(room, EVERY, whose="mine"))
    assert (looked(ferry, "Tomasz Wolny"), looked(ferry, "Jun Arai")) == ((), before)
    assert {path: plain(said_by(room, "Jun Arai").get(path)) for path in others} == others
    said_by(room, "Tomasz Wolny")
    assert "Let checks in for me again 9" in words(room.get("/permissions"))
    send(room, EVERY, whose="mine", ended="yes")
    assert looked(ferry, "Tomasz Wolny") == before
    assert "Tomasz Wolny said how far checks are let in for themselves" in words(
        said_by(room, "Jun Arai").get("/record")
    )


@told
def test_raising_wants_authority_and_a_sentence_says_whose(opener: Opener, folder: Path) -> None:
    room = said_by(opener(folder), "Otto")
    page = room.get("/permissions")
    assert "Raising is for who may raise standings: Nadia." in words(page)
    row = page.text.split('id="card-single-cover"')[1].split("</fieldset>")[0]
    assert row.count("disabled") == 3
    for path, fields in (
        ("/permissions/film", {"standing": "offered"}),
        ("/permissions/film", {"standing": "standard"}),
    ):
        refused = send(room, path, check="single-cover", **fields)
        assert refused.status_code == 403
        assert "expected a person who may raise standings, found Otto" in words(refused)
    assert recorded(room) == 0
    said_by(room, "Nadia")
    assert "Raising is for" not in words(room.get("/permissions"))
    after = send(room, "/permissions/film", check="single-cover", standing="on request")
    assert pressed(after, "single-cover") == ["on request", ""]


@told
def test_lowering_wants_nothing_for_the_film_or_for_oneself(opener: Opener, folder: Path) -> None:
    room = said_by(opener(folder), "Otto")
    mine = send(room, "/permissions/mine", check="unshot-line", standing="off")
    assert pressed(mine, "unshot-line") == ["offered", "off"]
    assert pressed(send(room, "/permissions/mine", check="unshot-line", standing=""), "unshot-line") == ["offered", ""]
    entries = recorded(room)
    assert send(room, "/permissions/mine", check="unshot-line", standing="").status_code == 200
    assert recorded(room) == entries, "what stands so already is not said again"
    lower = send(room, "/permissions/film", check="unshot-line", standing="on request")
    assert pressed(lower, "unshot-line") == ["on request", ""]
    assert "by Otto" in words(lower)
    assert pressed(send(room, "/permissions/film", check="unshot-line", standing="off"), "unshot-line") == ["off", ""]
    assert send(room, "/permissions/film", check="unshot-line", standing="offered").status_code == 403


def test_a_lower_standing_for_oneself_hides_what_a_check_finds_from_that_person_alone(room: Room) -> None:
    line = "No take covers"
    said_by(room, "Hanne Lindqvist")
    send(room, "/permissions/mine", check="unshot-line", standing="off")
    assert line not in words(room.get("/"))
    assert line in words(said_by(room, "Jun Arai").get("/"))
    said_by(room, "Hanne Lindqvist")
    send(room, "/permissions/mine", check="unshot-line", standing="")
    assert line in words(room.get("/"))


@told
def test_a_question_is_answered_yes_and_no_by_one_form_alike(opener: Opener, folder: Path) -> None:
    room = said_by(opener(folder), "Wim")
    page = room.get("/permissions")
    assert "Asked of you" in words(page)
    forms = re.findall(r'<form class="question".*?</form>', page.text, re.DOTALL)
    assert forms
    for form in forms:
        assert re.findall(r'<button name="answer" value="(\w+)" data-key="(\w)"', form) == [("yes", "y"), ("no", "n")]
        assert not re.search(r"<(?:input|textarea)[^>]*\brequired\b", form)
    assert "unshot-line" not in looked(folder), "it reads what Wim wrote, and he has not answered"
    assert "waits for a consent" in words(page)
    assert "script given" in words(send(room, ANSWER, purpose=READING, stage="script", answer="yes"))
    assert "unshot-line" in looked(folder)
    assert "script withdrawn" in words(send(room, ANSWER, purpose=READING, stage="script", answer="no"))
    assert "unshot-line" not in looked(folder)
    assert "script refused" in words(send(room, ANSWER, purpose=READING, stage="script", answer="no"))


@told
def test_a_question_is_answered_by_class_and_until_a_day(opener: Opener, folder: Path) -> None:
    partners = HeldPartners(agreed(made_agreement(until="2098-12-31"), at=1_000))
    room = said_by(opener(folder, partners=partners.asking), "Wim")
    purpose = str(Purpose.REPORT)
    after = words(send(room, ANSWER, purpose=purpose, report_class="pairs of kinds", answer="yes", until="2099-03-01"))
    assert re.search(r"pairs of kinds, every stage given \d{4}-\d\d-\d\d , until 2099-03-01", after)
    assert "base, every stage not answered" in after
    assert "pairs of kinds, script given" in after
    assert "for every stage" in after
    no = words(
        send(room, ANSWER, purpose=purpose, report_class="base", stage="script", answer="no", until="1999-01-01")
    )
    assert "base, script refused" in no, "a no holds whatever day stands beside it"


@told
def test_one_answers_for_whom_one_speaks_for_and_for_nobody_else(opener: Opener, folder: Path) -> None:
    room = said_by(opener(folder), "Sol")
    assert "You also speak for Wim" in words(room.get("/permissions"))
    page = room.get("/permissions?person=Wim")
    assert "Asked of Wim, for whom you speak" in words(page)
    after = send(room, ANSWER, purpose=READING, stage="script", person="Wim", shown="Wim", answer="no")
    assert (after.url.path, after.url.params.get("person")) == ("/permissions", "Wim")
    assert "script refused" in words(after)
    assert ", by Sol" in words(after)
    assert answered(folder, "Wim", Purpose.CHECKS, Stage.SCRIPT) == "refused"
    assert answered(folder, "Sol", Purpose.CHECKS, Stage.SCRIPT) == "given"
    said_by(room, "Otto")
    assert room.get("/permissions?person=Wim").status_code == 403
    assert send(room, ANSWER, purpose=READING, person="Wim", answer="yes").status_code == 403
    assert "by Sol" in words(said_by(room, "Wim").get("/permissions"))


@told
def test_no_page_of_another_differs_by_whether_somebody_refused_or_never_answered(opener: Opener, folder: Path) -> None:
    silent = folder.with_name("silent")
    shutil.copytree(folder, silent)
    refusing, quiet = opener(folder), opener(silent)
    said_by(refusing, "Wim")
    for purpose in Purpose:
        assert send(refusing, ANSWER, purpose=str(purpose), answer="no").status_code == 200
    for name in ("Otto", "Nadia", "Sol", ""):
        said_by(refusing, name)
        said_by(quiet, name)
        for path in (each for each in PAGES if each not in {"/record", "/folder"}):
            assert plain(refusing.get(path)) == plain(quiet.get(path)), (name, path)
    assert "refused" in words(said_by(refusing, "Wim").get("/permissions"))


@told
def test_a_yes_and_a_no_read_the_same_on_record_to_others_and_are_answered_again(opener: Opener, folder: Path) -> None:
    other = folder.with_name("other")
    shutil.copytree(folder, other)
    yes, no = opener(folder), opener(other)
    for room, answer in ((yes, "yes"), (no, "no")):
        said_by(room, "Wim")
        after = send(room, ANSWER, purpose=str(Purpose.TIMING), answer=answer)
        send(room, ANSWER, purpose=str(Purpose.REPORT), report_class="pairs of kinds", stage="cut", answer=answer)
        assert 'name="entry"' not in after.text, "an answer is not undone: one gives another"
    assert "timing of my decisions: given" in words(yes.get("/record"))
    assert "timing of my decisions: refused" in words(no.get("/record"))
    for name in ("Otto", "Nadia", ""):
        said_by(yes, name)
        said_by(no, name)
        page = yes.get("/record")
        assert plain(page) == plain(no.get("/record")), name
        assert words(page).count("Wim answered a question of consent") == 2
        assert "timing" not in words(page).split("newest first")[1]
        assert all(plain(yes.get(path)) == plain(no.get(path)) for path in PAGES if path != "/folder")


def test_who_is_first_on_a_film_names_themselves_and_may_do_everything(opener: Opener, tmp_path: Path) -> None:
    film = tmp_path / "new"
    film.mkdir()
    room = opener(film)
    page = room.get("/permissions")
    assert "Name yourself" in words(page)
    assert "<fieldset><legend>May" not in page.text
    after = send(room, "/permissions/people", name="  Zoë   Okafor ", role="director", may="sign pages and days")
    assert "You are Zoë Okafor" in words(after)
    [person] = open_desk(film).today().people
    assert (person.name, person.role, person.may) == ("Zoë Okafor", "director", frozenset(May))
    assert "Name somebody" in words(after)
    let_in = send(room, "/permissions/film", check="single-cover", standing="offered")
    assert pressed(let_in, "single-cover") == ["offered", ""]
    undone = room.get("/permissions").text
    entry = re.findall(r'name="entry" value="([0-9a-f]+)"', undone)[0]
    assert send(room, "/undo", entry=entry).status_code == 200


@told
def test_a_person_is_named_changed_and_has_left(opener: Opener, folder: Path) -> None:
    room = said_by(opener(folder), "Nadia")
    send(room, "/permissions/people", name="Vera", role="editor", may="name people", speaks_for="Wim; Otto ;")
    vera = open_desk(folder).today().people[-1]
    assert (vera.name, vera.may, vera.speaks_for) == ("Vera", frozenset({May.NAME_PEOPLE}), frozenset({"Wim", "Otto"}))
    change = room.get("/permissions?name=Vera")
    assert "Change Vera" in words(change)
    assert 'value="Otto; Wim"' in change.text
    send(room, "/permissions/people", name="Vera", role="assistant editor")
    assert open_desk(folder).today().people[-1].may == frozenset()
    said_by(room, "Otto")
    assert send(room, "/permissions/people", name="Pia").status_code == 403
    assert send(room, "/permissions/left", name="Vera").status_code == 403
    said_by(room, "Vera")
    gone = send(room, "/permissions/left", name="Vera")
    assert gone.status_code == 200
    assert "Who are you?" in words(gone)
    assert [each.name for each in open_desk(folder).today().people] == ["Nadia", "Wim", "Sol", "Otto"]
    assert send(room, EVERY, whose="film").status_code == 403, "who has left says nothing more"
    assert all(room.get(path).status_code == 200 for path in PAGES)


@told
def test_names_are_words_and_never_markup_in_any_script(opener: Opener, folder: Path) -> None:
    room = said_by(opener(folder), "Nadia")
    names = ('<script>alert("1")</script>', "שרה בן־דוד", "ليلى", 'O\'Brien & "Co" <b>', "\u202eevil")
    for name in names:
        whom = "" if name == names[0] else names[0]
        named = send(room, "/permissions/people", name=name, role="<i>editor</i>", speaks_for=whom)
        assert named.status_code == 200
    for name in names:
        said_by(room, name)
        send(room, EVERY, whose="mine")
        for path in ("/", "/permissions", f"/permissions?name={quote(name)}", "/record", "/reliance", "/as-intended"):
            page = room.get(path)
            assert page.status_code == 200
            assert "<script>alert" not in page.text
            assert "<i>editor" not in page.text
            assert "<b>" not in page.text.split("</summary>")[0]
        assert f"<bdi>{name}</bdi>" in room.get("/permissions").text or not name.isprintable() or set(name) & set("<&'")
    said_by(room, "Nadia")
    changed = room.get(f"/permissions?name={quote(names[3])}").text
    assert 'value="O&#39;Brien &amp; &#34;Co&#34; &lt;b&gt;"' in changed


@told
def test_a_check_that_was_let_in_reads_what_the_page_says_it_reads(opener: Opener, folder: Path) -> None:
    """The page lists every check there is once, with its twin by hand."""
    page = said_by(opener(folder), "Nadia").get("/permissions").text
    shown = re.findall(r'class="card check" id="card-([^"]+)"', page)
    order = list(Stage)
    assert shown == [each.id for each in sorted(every_check(), key=lambda each: (order.index(each.stage), each.id))]
    let = open_desk(folder).today().let
    assert {let.standing(asking(each)) for each in every_check()} == {Standing.OFF}
    assert page.count("<b>By hand</b>") == len(every_check())
