from pathlib import Path

from edgecode.bootstrap import open_film
from edgecode.usecases.unknown_files import MANY, unknown_files
from simulators.clock import SetClock
from simulators.entropy import CountedEntropy


def film_of(folder: Path, *, strangers: int) -> Path:
    """A small film among files that are none of its own, in many folders."""
    (folder / "script").mkdir(parents=True)
    (folder / "script" / "draft.fountain").write_text("INT. WELL - DAY #1#\n\nIt drips.\n")
    kinds = ("xmp", "dat", "json", "bin", "html", "log", "")
    for nth in range(strangers):
        place = folder / "dailies" / f"day-{nth % 37}" / f"card-{nth % 11}"
        place.mkdir(parents=True, exist_ok=True)
        ending = kinds[nth % len(kinds)]
        (place / f"file{nth}{'.' if ending else ''}{ending}").write_bytes(b"\0\1\2" * 20 + str(nth).encode())
    (folder / "dailies" / "rushes.mov").write_bytes(bytes(100))
    return folder


def test_thousands_of_files_of_no_known_kind_are_one_sentence(tmp_path: Path) -> None:
    look = open_film(film_of(tmp_path / "film", strangers=4000), clock=SetClock(), entropy=CountedEntropy()).look()
    assert look.remarks == ()
    assert unknown_files(look.holdings.readings) == (
        "4,000 files are of no kind that edgecode reads and were left alone: 572 .xmp, 572 .dat, 572 .json, 571 .bin, "
        "571 .html and 2 kinds more. What film.toml lists under ignore is not even looked at."
    )
    assert look.film.script is not None


def test_a_few_are_nobodys_question(tmp_path: Path) -> None:
    look = open_film(film_of(tmp_path / "one", strangers=MANY - 1), clock=SetClock(), entropy=CountedEntropy()).look()
    assert unknown_files(look.holdings.readings) == ""
    look = open_film(film_of(tmp_path / "two", strangers=MANY), clock=SetClock(), entropy=CountedEntropy()).look()
    assert unknown_files(look.holdings.readings).startswith("100 files are of no kind")
