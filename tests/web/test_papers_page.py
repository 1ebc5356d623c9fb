"""*Papers* by forms alone: who may state what, that nothing is stated without its basis, and that a pack checks out."""

import html
import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from httpx import Response

from edgecode.bootstrap import open_desk
from edgecode.papers.checking import Checked, checked
from edgecode.papers.claims import CLAIM, CLAIMS, By
from edgecode.papers.registry import every_paper
from edgecode.papers.statements import Attested, Concerned, Fact, Tool, Use
from edgecode.papers.words import Nature, Part, Runs, Told, YesNo
from edgecode.record.keys import read_verifier
from simulators.telling import tells
from web.browsing import Opener, Room, said_by, send, words

FILM = """
    --- film.toml
    title = "Twelve Floors"
    [people."Nadia"]
    role = "producer"
    may = ["sign papers", "name people"]
    [people."Wim"]
    role = "writer"
    [people."Otto"]
    role = "director"
    --- script.fountain
    INT. LIFT - NIGHT #12#

    NADIA
    You said you'd fixed it.
    """
SCREENPLAY = "no-generated-screenplay"
SAYS = CLAIM[SCREENPLAY].says
WRITERS = "/papers?profile=writers"
FORMS = {
    "/papers/attest": {"claim": SCREENPLAY},
    "/papers/tool": {"name": "Quill"},
    "/papers/use": {"tool": "Quill", "part": "screenplay"},
    "/papers/authorship": {"part": "screenplay", "people": "Wim", "making": "by people"},
    "/papers/wording": {"text": "Made by hand."},
    "/papers/sign": {"profile": "writers", "on": "", "seen": "0" * 64},
    "/papers/writers/pack": {"on": ""},
}

told = tells(FILM)


def digest(answer: Response) -> str:
    """What the page shows to be signed."""
    found = re.search(r'name="seen" value="([0-9a-f]{64})"', answer.text)
    assert found is not None
    return found[1]


def signed(room: Room, profile: str) -> Response:
    """Sign a paper as it is shown."""
    shown = room.get(f"/papers?profile={profile}")
    on = re.search(r'name="on" value="(\d{4}-\d\d-\d\d)"', shown.text)
    assert on is not None
    return send(room, "/papers/sign", profile=profile, on=on[1], seen=digest(shown))


def holds(folder: Path, data: bytes) -> Checked:
    """Check a pack by the public key of the record that it was made from."""
    with ZipFile(BytesIO(data)) as pack:
        files = {name: pack.read(name) for name in pack.namelist()}
    with open_desk(folder).whole_record(make=False) as stores:
        assert stores is not None
        return checked(files, keys=[read_verifier(stores.record.key())])


def stated(folder: Path) -> list[object]:
    """What stands in words."""
    return [word.stated for word in open_desk(folder).today().said.stated]


def bare(answer: Response) -> list[str]:
    """The sentences that deny and stand on a page with no basis beside them."""
    rows = re.findall(r"<tr[^>]*>.*?</tr>|<article.*?</article>", answer.text, re.DOTALL)
    inside = [html.unescape(re.sub("<[^>]*>", " ", row)).lower() for row in rows]
    based = [row for row in inside if re.search(r"\b(enforced|logged|attested|rests on your word)\b", row)]
    whole = words(answer)
    return [
        claim.says
        for claim in CLAIMS
        if whole.count(claim.says) > sum(row.count(claim.says.lower()) for row in based if claim.says.lower() in row)
    ]


@told
def test_every_paper_is_listed_with_what_it_lacks_and_opens(opener: Opener, folder: Path) -> None:
    room = opener(folder)
    said = words(room.get("/papers"))
    for paper in every_paper():
        assert paper.kind in said
        one = room.get(f"/papers?profile={paper.profile}")
        assert one.status_code == 200
        assert words(one).count("Nobody has signed this") == 2, "at the top, and on the paper"
        for heading in ("How to read this", "What is stated", "The record"):
            assert heading in words(one)
    assert "Nothing is on record yet" in said
    assert "begins the record" in said


@told
def test_a_claim_is_attested_by_one_click_and_taken_back_by_one(opener: Opener, folder: Path) -> None:
    room = said_by(opener(folder), "Wim")
    assert f"I attest: {SAYS}" in words(room.get(WRITERS))
    after = send(room, "/papers/attest", claim=SCREENPLAY, back=WRITERS)
    assert after.url.path == "/papers"
    assert stated(folder) == [Attested(SCREENPLAY)]
    assert "I attest: " + SAYS not in words(after)
    mine = after.text.split("Attested by you")[1]
    entry = re.search(r'name="entry" value="([0-9a-f]+)"', mine)
    assert entry is not None
    back = send(room, "/papers/take-back", entry=entry[1], back=WRITERS)
    assert f"I attest: {SAYS}" in words(back)
    assert stated(folder) == []


@told
def test_who_may_not_attest_sees_the_question_and_who_can(opener: Opener, folder: Path) -> None:
    room = said_by(opener(folder), "Otto")
    page = room.get(WRITERS)
    assert SAYS not in words(page)
    assert f"{CLAIM[SCREENPLAY].asks[1:]}" in words(page)
    assert "For Nadia, Wim" in words(page)
    assert "Signing is for who may sign papers: Nadia." in words(page)
    assert 'action="/papers/sign"' not in page.text
    for path in ("/papers/attest", "/papers/wording", "/papers/sign"):
        refused = send(room, path, **FORMS[path])
        assert refused.status_code == 403, path
        assert "found Otto" in words(refused)
    other = send(room, "/papers/authorship", part="screenplay", people="Wim", making="by people")
    assert other.status_code == 403
    assert stated(folder) == []


@told
def test_no_sentence_that_denies_stands_on_a_page_without_its_basis(opener: Opener, folder: Path) -> None:
    """Law 9, on every page of every paper, for everybody, before and after somebody attests and something speaks against."""
    room = opener(folder)
    paths = ["/papers", "/record", *(f"/papers?profile={each.profile}" for each in every_paper())]
    people = ("Nadia", "Wim", "Otto")
    for step in (
        {},
        {"/papers/attest": {"claim": SCREENPLAY}},
        {"/papers/use": {"tool": "Quill", "part": "screenplay", "in_film": "yes"}},
        {"/papers/tool": {"name": "Quill", "nature": "generative"}},
    ):
        for path, fields in step.items():
            said_by(room, "Wim")
            assert send(room, path, **fields).status_code == 200
        for name in people:
            said_by(room, name)
            for path in paths:
                if path != "/record":
                    assert bare(room.get(path)) == [], (step, name, path)
    assert "What something speaks against" in words(room.get(WRITERS))
    assert SAYS not in words(room.get(WRITERS))


def test_a_planted_sentence_without_a_basis_is_seen() -> None:
    fine = Response(200, text=f"<table><tr><td>{SAYS}</td><td>attested</td></tr></table>")
    planted = Response(200, text=f"<p>{SAYS}</p><table><tr><td>{SAYS}</td><td>attested</td></tr></table>")
    assert bare(fine) == []
    assert bare(planted) == [SAYS]


@told
def test_a_tool_is_stated_as_far_as_it_is_known_and_the_rest_is_unknown(opener: Opener, folder: Path) -> None:
    room = said_by(opener(folder), "Otto")
    send(room, "/papers/tool", name="Quill")
    fields = {"name": "Upscaler", "vendor": "Glass & Co", "nature": "generative", "runs": "at its maker's"}
    send(room, "/papers/tool", **fields, refuses="training", weights="sha256:00", learns="no")
    assert stated(folder) == [
        Tool(name="Quill"),
        Tool(
            name="Upscaler",
            vendor="Glass & Co",
            nature=Nature.GENERATIVE,
            runs=Runs.VENDOR,
            weights=Fact(Told.VALUE, "sha256:00"),
            training=Fact(Told.REFUSED),
            learns=YesNo.NO,
        ),
    ]
    page = words(room.get("/papers"))
    assert "Glass & Co" in page
    assert "trained on: its maker refuses to say" in page


@told
def test_a_declared_use_asks_for_no_reason_and_names_nobody_to_anybody_else(opener: Opener, folder: Path) -> None:
    room = said_by(opener(folder), "Otto")
    page = room.get("/papers")
    form = page.text.split('action="/papers/use"')[1].split("</form>")[0]
    assert "because" not in form
    assert "reason" in words(Response(200, text=form))
    assert "nothing follows from it" in form
    send(room, "/papers/use", tool="Quill", part="music", declared="yes", person="Ada", consented="2020-02-02")
    assert stated(folder) == [
        Use(
            tool="Quill",
            part=Part.MUSIC,
            concerns=(Concerned(person="Ada", consented="2020-02-02"),),
            declared=True,
        )
    ]
    assert 'action="/papers/take-back"' in room.get("/papers").text
    said_by(room, "Nadia")
    rows = [room.get("/papers").text.split('id="of-tool-1"')[1].split("</article>")[0]]
    for paper in every_paper():
        rows += re.findall(r"<tr[^>]*>.*?</tr>", room.get(f"/papers?profile={paper.profile}").text, re.DOTALL)
    told_of = [row for row in rows if "Quill" in row]
    assert len(told_of) > 3
    assert not [row for row in told_of if "Otto" in row and "amnesty" in row]
    assert "to the amnesty register, which names nobody" in rows[0]
    assert "Otto" not in rows[0]
    assert 'action="/papers/take-back"' not in room.get("/papers").text


@told
def test_on_the_record_s_page_who_declared_a_tool_is_told_to_them_alone(opener: Opener, folder: Path) -> None:
    room = said_by(opener(folder), "Otto")
    send(room, "/papers/use", tool="Quill", part="music", declared="yes")
    send(room, "/undo", entry="")
    for name, named in (("Otto", True), ("Nadia", False)):
        entries = words(said_by(room, name).get("/record")).split("declared a tool that was used outside edgecode")
        assert len(entries) == 2
        assert ("Otto" in entries[0][-40:]) == named


@told
def test_who_made_what_and_the_words_are_set_and_stand_on_the_paper(opener: Opener, folder: Path) -> None:
    room = said_by(opener(folder), "Nadia")
    send(room, "/papers/authorship", part="screenplay", people="Wim; Ada  Lovelace", making="by people")
    send(room, "/papers/wording", text="No scene of this film is what it seems.")
    paper = words(room.get("/papers?profile=festival"))
    assert "Wim, Ada Lovelace" in paper
    assert "“No scene of this film is what it seems.”" in paper
    assert "Who made the screenplay" not in paper.split("How to read this")[0]


@told
def test_what_is_signed_is_what_was_seen(opener: Opener, folder: Path) -> None:
    room = said_by(opener(folder), "Nadia")
    send(room, "/papers/tool", name="Quill")
    seen = digest(room.get(WRITERS))
    send(room, "/papers/attest", claim=SCREENPLAY)
    refused = send(room, "/papers/sign", profile="writers", on="", seen=seen)
    assert refused.status_code == 400
    assert "it has changed since" in words(refused)
    assert send(room, "/papers/sign", profile="writers", on="", seen="").status_code == 400
    assert "Nobody has signed this" in words(room.get(WRITERS))
    after = signed(room, "writers")
    assert words(after).count("Signed by Nadia, producer") == 2
    assert "Take the signature back" in words(after)
    assert "Signed as it stands" in words(room.get("/papers"))
    send(room, "/papers/tool", name="Quill", version="2")
    later = words(room.get(WRITERS))
    assert "Nobody has signed this" in later
    assert "as it was then; something was said since" in later


@told
def test_a_pack_is_written_out_whole_and_that_it_was_is_on_record(opener: Opener, folder: Path) -> None:
    room = said_by(opener(folder), "Nadia")
    send(room, "/papers/attest", claim=SCREENPLAY)
    signed(room, "writers")
    pack = send(room, "/papers/writers/pack", on="")
    assert pack.headers["content-type"] == "application/zip"
    assert re.fullmatch(
        r'attachment; filename="edgecode-writers-\d{4}-\d\d-\d\d\.zip"', pack.headers["content-disposition"]
    )
    found = holds(folder, pack.content)
    assert (found.problems, found.absent, found.signed_by) == ((), (), ("Nadia",))
    entries = room.get("/record").text.count('id="entry-')
    again = send(room, "/papers/writers/pack", on="")
    assert again.content == pack.content, "the same record and day"
    assert room.get("/record").text.count('id="entry-') == entries + 1
    with ZipFile(BytesIO(pack.content)) as files:
        altered = {name: files.read(name).replace(b"Nadia", b"Nadja") for name in files.namelist()}
        assert any(altered[name] != files.read(name) for name in altered)
    with open_desk(folder).whole_record(make=False) as stores:
        assert stores is not None
        assert checked(altered, keys=[read_verifier(stores.record.key())]).problems


@told
def test_a_pack_for_nobody_in_particular_leaves_nothing_on_record(opener: Opener, folder: Path) -> None:
    room = said_by(opener(folder), "Nadia")
    refused = room.get("/papers/writers/pack.zip")
    assert refused.status_code == 400
    assert "nothing is on record" in words(refused)
    refused = send(room, "/papers/writers/pack", on="")
    assert refused.status_code == 400
    assert room.get("/record").text.count('id="entry-') == 0, "what was not written out is not on record"
    send(room, "/papers/attest", claim=SCREENPLAY)
    entries = room.get("/record").text.count('id="entry-')
    room.cookies.clear()
    found = holds(folder, room.get("/papers/writers/pack.zip").content)
    assert (found.problems, found.signed_by) == ((), ())
    assert room.get("/record").text.count('id="entry-') == entries


@told
def test_previews_are_what_stands_in_the_pack_but_for_the_seal(opener: Opener, folder: Path) -> None:
    room = said_by(opener(folder), "Nadia")
    send(room, "/papers/attest", claim=SCREENPLAY)
    page, pdf, statement = (room.get(f"/papers/writers/disclosure.{kind}") for kind in ("html", "pdf", "json"))
    assert "Nothing is sealed" in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert pdf.content.startswith(b"%PDF-")
    with ZipFile(BytesIO(room.get("/papers/writers/pack.zip").content)) as pack:
        assert statement.content == pack.read("disclosure.json")
    for kind in ("html", "pdf", "json"):
        assert room.get(f"/papers/judges/disclosure.{kind}").status_code == 400


@told
@pytest.mark.parametrize("name", ["", "Mallory"])
def test_nobody_and_no_stranger_states_anything(opener: Opener, folder: Path, name: str) -> None:
    room = opener(folder)
    if name:
        room.cookies.set("edgecode-person", name)
    for path, fields in FORMS.items():
        refused = send(room, path, **fields)
        assert refused.status_code in {400, 403}, path
        assert "Traceback" not in refused.text
        assert refused.status_code == 403 or "nothing is on record" in words(refused)
    assert stated(folder) == []
    assert room.get("/record").text.count('id="entry-') == 0
    assert "Say who you are" in words(room.get("/papers"))
    assert "I attest" not in words(room.get(WRITERS))


@told
def test_no_form_counts_without_the_key_that_its_page_had(opener: Opener, folder: Path) -> None:
    room = said_by(opener(folder), "Nadia")
    for path, fields in FORMS.items():
        refused = room.post(path, data=fields)
        assert refused.status_code == 403, path
        assert "Expected a form of a page that is open now" in words(refused)
    assert stated(folder) == []


REFUSED = (
    ("/papers/attest", {"claim": "no-such"}, "expected one of"),
    ("/papers/attest", {"claim": "no-partner"}, "a claim that people attest"),
    ("/papers/tool", {"name": "  "}, "expected the name of a tool"),
    ("/papers/tool", {"name": "Quill", "nature": "magical"}, "nature: expected one of"),
    ("/papers/tool", {"name": "Quill", "training": "books", "refuses": "training"}, "found both"),
    ("/papers/use", {"tool": "Quill", "part": ""}, "part: expected one of"),
    ("/papers/use", {"tool": "Quill", "part": "music", "since": "soon"}, "expected a day such as"),
    ("/papers/use", {"tool": "Quill", "part": "music", "since": "2999-01-01"}, "expected a day up to today"),
    ("/papers/use", {"tool": "Quill", "part": "music", "consented": "2020-01-01"}, "expected the name of a person"),
    ("/papers/use", {"tool": "Quill", "part": "music", "what": "x" * 2001}, "at most 2000 letters"),
    ("/papers/authorship", {"part": "edit", "people": " ; ", "making": "by people"}, "found nobody"),
    ("/papers/authorship", {"part": "edit", "people": "Wim", "making": ""}, "how it was made: expected one of"),
    ("/papers/wording", {"text": "x" * 2001}, "at most 2000 letters"),
    ("/papers/sign", {"profile": "judges", "on": "", "seen": "0" * 64}, "expected one of writers"),
    ("/papers/sign", {"profile": "writers", "on": "2999-01-01", "seen": "0" * 64}, "expected a day up to today"),
    ("/papers/take-back", {"entry": ""}, "Nadia"),
    ("/papers/take-back", {"entry": "0" * 32}, "Nadia"),
    ("/papers/judges/pack", {"on": ""}, "expected one of writers"),
)


@told
def test_a_form_made_by_hand_is_answered_by_a_sentence_and_says_nothing(opener: Opener, folder: Path) -> None:
    room = said_by(opener(folder), "Nadia")
    for path, fields, tells_ in REFUSED:
        answer = send(room, path, **fields)
        assert answer.status_code in {400, 409}, (path, fields)
        assert tells_ in words(answer), (path, fields)
        assert "Traceback" not in answer.text
    assert stated(folder) == []
    assert room.get("/papers?profile=judges").status_code == 400
    assert room.get("/papers?profile=writers&on=2999-01-01").status_code == 400


@told
def test_nothing_is_taken_back_that_somebody_else_stated(opener: Opener, folder: Path) -> None:
    room = said_by(opener(folder), "Wim")
    after = send(room, "/papers/attest", claim=SCREENPLAY, back=WRITERS)
    entry = re.search(r'name="entry" value="([0-9a-f]+)"', after.text)
    assert entry is not None
    said_by(room, "Nadia")
    assert send(room, "/papers/take-back", entry=entry[1]).status_code == 409
    assert stated(folder) == [Attested(SCREENPLAY)]


@told
def test_nothing_is_filled_in_or_ticked_before_somebody_does(opener: Opener, folder: Path) -> None:
    room = said_by(opener(folder), "Nadia")
    send(room, "/papers/use", tool="Quill", part="screenplay")
    for path in ("/papers", *(f"/papers?profile={each.profile}" for each in every_paper())):
        page = room.get(path).text
        main = page.split("<main")[1]
        fields = re.findall(r"<input\b[^>]*>", main)
        assert fields
        shown = [each for each in fields if 'type="hidden"' not in each]
        assert not [each for each in shown if "checked" in each], path
        assert not [each for each in shown if 'value="' in each and 'type="checkbox"' not in each], path
        assert "selected" not in main
        assert "<textarea" not in main
        ids = re.findall(r'\bid="([^"]+)"', page)
        assert len(ids) == len(set(ids)), (path, sorted({each for each in ids if ids.count(each) > 1}))


@told
def test_a_paper_of_an_earlier_day_says_so(opener: Opener, folder: Path) -> None:
    room = said_by(opener(folder), "Wim")
    send(room, "/papers/attest", claim=SCREENPLAY)
    early = words(room.get(f"{WRITERS}&on=2020-02-02"))
    assert "what was said after that day is not in it" in early
    assert "Nothing was on record by that day" in early


def test_nobody_named_on_the_film_is_told_where_to_begin(opener: Opener, folder: Path) -> None:
    """
    --- script.fountain
    INT. LIFT - NIGHT #12#
    """
    room = opener(folder)
    for path in ("/papers", WRITERS):
        assert "Name yourself first" in words(room.get(path))


@told
def test_every_claim_that_people_attest_is_asked_for_in_some_paper() -> None:
    asked = {claim for paper in every_paper() for claim in paper.claims}
    assert {each.id for each in CLAIMS if each.by is By.PERSON} <= asked
