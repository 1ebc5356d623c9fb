import pytest

from edgecode.boundary.scan.fingerprints import fingerprints_of
from edgecode.boundary.scan.scanner import Scan
from edgecode.usecases.partners.scanning import scan_batch, scan_says

PRINTS = fingerprints_of(
    ["The lamplighter's daughter counts the boats again."], key=bytes(32), names=["Ottoline Quarrier"]
)


def test_a_batch_with_a_line_of_the_film_stops() -> None:
    assert scan_batch('{"cells":["-"],"note":"lamplighters daughter counts"}\n', PRINTS).stops
    assert not scan_batch('{"cells":["-"],"phase":"shoot"}\n', PRINTS).stops


def test_half_a_character_is_scanned_like_any_other() -> None:
    assert not scan_batch("\udc80", PRINTS).stops


@pytest.mark.parametrize(
    ("found", "says"),
    [
        (Scan(), "Nothing of the film was found."),
        (Scan(whole=False), "There was more to look through than is looked through."),
        (
            Scan(hit=True, how="base64; as it stands", shingles=7, names=1),
            "Something of the film was found, read 'base64; as it stands': 7 stretches of 20 letters and a name.",
        ),
        (
            Scan(hit=True, how="as it stands", shingles=1, canary=True),
            "Something of the film was found, read 'as it stands': a stretch of 20 letters; a canary of this film is among it.",
        ),
        (Scan(hit=True, how="backwards", names=2), "Something of the film was found, read 'backwards': 2 names."),
    ],
)
def test_a_scan_is_told_in_a_sentence(found: Scan, says: str) -> None:
    assert scan_says(found) == says
