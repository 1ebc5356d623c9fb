from pathlib import Path

from edgecode.film.place import Place, Remark
from edgecode.findings.naming import Names
from edgecode.store.index_db import IndexDb
from edgecode.usecases.erasing.lying_beside import LyingBeside
from edgecode.usecases.ports.index import Reading
from edgecode.usecases.ports.partners import Partners
from simulators.agreeing_film import BEA, AgreeingFilm
from simulators.agreements import BASE
from simulators.entropy import CountedEntropy

NAMED = Reading(path="c.csv", key="3", remarks=(Remark(Place("c.csv", 3), "found Ida Lund"),))


def test_the_index_forgets_and_who_signed_is_called_otherwise(tmp_path: Path) -> None:
    film = AgreeingFilm(tmp_path)
    signed = film.sign(BASE)
    index = IndexDb(None, code="code", entropy=CountedEntropy())
    kept = IndexDb(tmp_path / "index.db", code="code", entropy=CountedEntropy())
    kept.keep([NAMED])
    asked: list[bool] = []

    def partners(make: bool) -> Partners:  # noqa: FBT001  it is asked so
        asked.append(make)
        return film.partners

    beside = LyingBeside(lambda: kept, partners=partners)
    beside.clear(Names({"Ida Lund": "gone"}), by={signed.entry: "gone"})
    assert kept.known([("c.csv", "3")]) == {}
    assert [each.by for each in film.partners.agreed()] == ["gone"]
    beside.compare(by={signed.entry: BEA})
    assert [each.by for each in film.partners.agreed()] == [BEA]
    LyingBeside(lambda: index, partners=partners).clear(Names({}), by={})
    assert asked == [False, False]
