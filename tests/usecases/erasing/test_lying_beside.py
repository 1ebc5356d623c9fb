from pathlib import Path

from edgecode.film.place import Place, Remark
from edgecode.findings.naming import Names
from edgecode.store.index_db import IndexDb
from edgecode.usecases.erasing.lying_beside import LyingBeside
from edgecode.usecases.ports.guests import Installed, LastRun
from edgecode.usecases.ports.index import Reading
from edgecode.usecases.ports.partners import Partners
from simulators.agreeing_film import BEA, AgreeingFilm
from simulators.agreements import BASE
from simulators.entropy import CountedEntropy
from simulators.guest_bundles import MANIFEST
from simulators.guest_tools_at_hand import ToolsAtHand

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

    tools = ToolsAtHand()
    tools.kept["1"] = Installed(manifest=MANIFEST, note=b"", at=0, by=BEA, entry=signed.entry)
    tools.runs["1"] = LastRun(version=1, at=0, by=BEA, ending="done", entry=signed.entry)
    beside = LyingBeside(lambda: kept, partners=partners, guests=lambda: tools)
    beside.clear(Names({"Ida Lund": "gone"}), by={signed.entry: "gone"})
    assert (tools.kept["1"].by, tools.runs["1"].by) == ("gone", "gone")
    assert kept.known([("c.csv", "3")]) == {}
    assert [each.by for each in film.partners.agreed()] == ["gone"]
    beside.compare(by={signed.entry: BEA})
    assert [each.by for each in film.partners.agreed()] == [BEA]
    assert (tools.kept["1"].by, tools.runs["1"].by) == (BEA, BEA)
    LyingBeside(lambda: index, partners=partners, guests=lambda: None).clear(Names({}), by={})
    assert asked == [False, False]
