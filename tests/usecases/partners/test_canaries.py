import re

import pytest

from edgecode.boundary.scan.fingerprints import fingerprints_of
from edgecode.boundary.scan.letters import letters_of
from edgecode.boundary.scan.name_rule import is_telling
from edgecode.boundary.scan.scanner import scan
from edgecode.usecases.partners.canaries import canaries_of

SECRET = bytes(range(32))


def test_the_same_secret_gives_the_same_canaries_and_another_others() -> None:
    assert canaries_of(SECRET) == canaries_of(SECRET)
    assert not set(canaries_of(SECRET).all) & set(canaries_of(bytes(32)).all)


def test_canaries_look_like_a_line_a_name_and_a_file() -> None:
    made = canaries_of(SECRET)
    assert re.fullmatch(r"[A-Z][a-z]+( [a-z]+){7}\.", made.line)
    assert re.fullmatch(r"[A-Z][a-z]{7} [A-Z][a-z]{7}", made.name)
    assert re.fullmatch(r"[a-z]{10}_[a-z]{10}\.mov", made.file)


def test_the_name_is_one_that_is_looked_for_whole() -> None:
    assert all(is_telling(letters_of(canaries_of(bytes([each]) * 32).name)) for each in range(100))


@pytest.mark.parametrize("which", [0, 1, 2])
@pytest.mark.parametrize(
    "kind",
    [
        '{{"edgecode":"partner report 1","film":"0123456789abcdef","week":"2026-W14"}}\n{{"class":"base","cells":["{}"]}}\n',
        "edgecode.partner/00/11\n{}\n\n— edgecode.partner/00/11 QUJDREVGR0hJSktMTU5PUFFSU1RVVldY\n",
        'id = "0011223344556677"\npurpose = "{}"\nclasses = ["base"]\n',
        '<!doctype html><html lang="en"><body><main><p>Next slot: Thursday</p><!-- {} --></main></body></html>',
        '{{"code":"not-found","says":"{}"}}',
        "HTTP/1.1 403 Forbidden\r\nX-Why: {}\r\n\r\n",
        "Dear partner, the tool found nothing on Monday. {} Yours, the studio",
        "edgecode.partner/00/11\n3\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n{}\n",
    ],
    ids=["batch", "signed note", "agreement", "page", "answer", "header", "letter", "checkpoint"],
)
def test_a_canary_is_found_for_certain_in_whatever_goes_out(kind: str, which: int) -> None:
    """The text around is nothing of the film, and is found to be nothing."""
    made = canaries_of(SECRET).all
    prints = fingerprints_of([], key=SECRET, canaries=made)
    found = scan(kind.format(made[which]).encode(), fingerprints=prints)
    assert found.hit
    assert found.canary
    assert not scan(kind.format("").encode(), fingerprints=prints).stops
