"""*Papers* by forms alone: who may state what, that nothing is stated without its basis."""

import html
import re
import shutil
from pathlib import Path

import pytest
from httpx import Response

from edgecode.papers.claims import CLAIM, CLAIMS, By
from edgecode.papers.registry import every_paper
from edgecode.papers.statements import Attested, Concerned, Fact, Tool, Use
from edgecode.papers.words import Nature, Part, Runs, Told, YesNo
from web.browsing import Opener, said_by, send, words
from web.stating import FORMS, SAYS, SCREENPLAY, WRITERS, digest, signed, stated, told


def bare(answer: Response) -> list[str]:
    """The sentences that deny and stand on a page with no basis beside them."""
    rows = [
        row
        for part in (r"<tr\b.*?</tr>", r'<article class="(?:card|entry)\b.*?</article>')
        for row in re.findall(part, answer.text, re.DOTALL)
    ]
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
    assert "What is disclosed" in words(room.get(WRITERS))
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


@told
def test_a_no_to_edgecode_is_on_no_paper_that_somebody_else_sees(opener: Opener, folder: Path, tmp_path: Path) -> None:
    """Who refused and who never answered are the same: what Wim says of himself changes nothing but how long the record is."""
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    seen = []
    for film, answer in ((folder, "no"), (copy, "yes")):
        room = said_by(opener(film), "Wim")
        send(room, "/permissions/consent", purpose="checks reading my material", answer=answer)
        said_by(room, "Nadia")
        paths = ["/papers", *(f"/papers?profile={each.profile}" for each in every_paper())]
        seen.append({path: re.sub(r"[0-9a-f]{16,}|since=\d+", "KEY", room.get(path).text) for path in paths})
    assert seen[0] == seen[1]


@told
def test_a_copy_that_is_only_read_says_why_nothing_can_be_stated(
    opener: Opener, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = said_by(opener(folder), "Wim")
    send(room, "/papers/attest", claim=SCREENPLAY)
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    with (copy / "film.toml").open("a") as settings:
        settings.write('\n[[tools]]\nname = "Quill"\nby = "Wim"\non = 2026-01-01\n')
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "elsewhere"))
    room = said_by(opener(copy), "Nadia")
    paper = room.get(WRITERS)
    assert paper.status_code == 200
    assert "Nothing can be decided here" in words(paper)
    assert "Nothing can be signed here" in words(paper)
    assert "Nothing can be sealed here" in words(paper)
    assert "I attest" not in words(paper)
    assert "Nothing can be stated here" in words(room.get("/papers"))
    for path in ("/papers/tool", "/papers/writers/pack"):
        assert send(room, path, **FORMS[path]).status_code == 409, path
