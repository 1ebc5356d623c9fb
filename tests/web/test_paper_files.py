"""The files of a paper: previews that nobody sealed, and a pack in one ZIP that a stranger checks by the public key alone."""

import re
from pathlib import Path

from web.browsing import Opener, said_by, send, words
from web.stating import SCREENPLAY, entries, holds, signed, told, unpacked


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
    found = holds(folder, unpacked(pack.content))
    assert (found.problems, found.absent, found.signed_by) == ((), (), ("Nadia",))
    before = entries(room)
    again = send(room, "/papers/writers/pack", on="")
    assert entries(room) == before + 1
    files = unpacked(pack.content)
    assert unpacked(again.content)["disclosure.json"] == files["disclosure.json"], "writing out changes no word of it"
    assert room.get("/papers/writers/pack.zip").content == room.get("/papers/writers/pack.zip").content
    altered = {name: data.replace(b"Nadia", b"Nadja") for name, data in files.items()}
    assert altered != files
    assert holds(folder, altered).problems


@told
def test_a_pack_for_nobody_in_particular_leaves_nothing_on_record(opener: Opener, folder: Path) -> None:
    room = said_by(opener(folder), "Nadia")
    refused = room.get("/papers/writers/pack.zip")
    assert refused.status_code == 400
    assert "nothing is on record" in words(refused)
    refused = send(room, "/papers/writers/pack", on="")
    assert refused.status_code == 400
    assert entries(room) == 0, "what was not written out is not on record"
    send(room, "/papers/attest", claim=SCREENPLAY)
    before = entries(room)
    room.cookies.clear()
    found = holds(folder, unpacked(room.get("/papers/writers/pack.zip").content))
    assert (found.problems, found.signed_by) == ((), ())
    assert entries(room) == before


@told
def test_previews_are_what_stands_in_the_pack_but_for_the_seal(opener: Opener, folder: Path) -> None:
    room = said_by(opener(folder), "Nadia")
    send(room, "/papers/attest", claim=SCREENPLAY)
    page, pdf, statement = (room.get(f"/papers/writers/disclosure.{kind}") for kind in ("html", "pdf", "json"))
    assert "Nothing is sealed" in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert pdf.content.startswith(b"%PDF-")
    pack = unpacked(room.get("/papers/writers/pack.zip").content)
    assert statement.content == pack["disclosure.json"]
    for kind in ("html", "pdf", "json"):
        assert room.get(f"/papers/judges/disclosure.{kind}").status_code == 400
