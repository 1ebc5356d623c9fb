from pathlib import Path

import pytest

from edgecode.bootstrap import open_film
from edgecode.film.film import Film
from edgecode.film.lining import SetBy
from edgecode.film.media_files import MediaFile, TakeFiles
from edgecode.film.place import Place
from edgecode.findings.finding import Evidence, Finding
from edgecode.usecases.evidence_pictures import MOST, EvidencePicture, PictureFinder

FERRY = Path(__file__).resolve().parents[2] / "examples" / "the-ferry"


@pytest.fixture(scope="module")
def film() -> Film:
    """The example film."""
    return open_film(FERRY).look().film


def pictures(film: Film, *subjects: str, places: tuple[Place, ...] = (Place("film.toml"),)) -> list[EvidencePicture]:
    """The pictures of a finding, every take having a file."""
    files = {take.id: TakeFiles((MediaFile(path=f"{take.label}.mov", key=""),)) for take in film.dailies.takes}
    finding = Finding(
        check="c", kind="k", says="s", options=(), subjects=subjects,
        evidence=tuple(Evidence(place, "there") for place in places),
    )  # fmt: skip
    return list(PictureFinder(film, files=files).of(finding))


def test_a_take_that_a_paper_lists_is_a_persons_and_shown_once(film: Film) -> None:
    take = next(take for take in film.dailies.takes if take.label == "1-3")
    places = tuple(row.place for row in take.recordings)
    [shown] = pictures(film, take.id, places=places)
    assert (shown.take, shown.set_by, shown.at) == ("1-3", SetBy.PERSON, None)


def test_a_line_is_shown_by_the_takes_that_say_it_circled_ones_first(film: Film) -> None:
    script = film.script
    assert script is not None
    index = next(nth for nth, each in enumerate(script.paragraphs) if each.text == "Over and back, Mrs. Hazen?")
    shown = pictures(film, script.paragraphs[index].id)
    over = {film.dailies.by_id[lining.by].label: lining for lining in film.shot.over(index)}
    assert shown
    assert len(shown) <= MOST
    assert film.dailies.by_id[over[shown[0].take].by].circled
    for each in shown:
        assert each.set_by is over[each.take].set_by
        assert film.dailies.by_id[over[each.take].by].usable


def test_what_no_take_has_to_do_with_shows_nothing(film: Film) -> None:
    assert pictures(film, "nothing that is there") == []
    assert list(PictureFinder(film, files={}).of(Finding(
        check="c", kind="k", says="s", options=(), subjects=(film.dailies.takes[0].id,),
        evidence=(Evidence(film.dailies.takes[0].place, "there"),),
    ))) == []  # fmt: skip
