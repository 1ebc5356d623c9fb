"""Agreeing on reports and letting a guest tool in at the same instant: one holds, by the record, and the other is void."""

import datetime as dt
import json
from pathlib import Path

import msgspec
import pytest

from conftest import written
from edgecode.bootstrap import open_desk
from edgecode.bootstrap_guests import guest_desk
from edgecode.bootstrap_partners import agree_desk
from edgecode.entries.kind import Kind
from edgecode.usecases.enrolment import Enrolled, enrolment
from edgecode.usecases.partners.signing_agreements import signed_by
from simulators import command_line
from simulators.agreeing_film import BEA, FILM
from simulators.agreements import ARIA, BASE
from simulators.enrolling_at_once import BUNDLE, NOTE, at_once
from simulators.guest_film import KEY
from simulators.guest_office import ODD, tool_file

ROUNDS = 10


def entries(root: Path) -> list[Kind]:
    with open_desk(root / "film").whole_record(make=False) as stores:
        assert stores is not None
        return [each.entry.kind for each in stores.record.entries() if each.entry is not None]


def test_of_two_processes_at_the_same_instant_the_first_on_record_holds_and_the_other_is_void(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each round both have looked before either is on record; what is kept, shown and allowed afterwards goes by the record."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    today = dt.datetime.now(dt.UTC).date()
    deal = msgspec.structs.replace(
        BASE, films=20, begins=today.isoformat(), until=(today + dt.timedelta(weeks=40)).isoformat()
    )
    (tmp_path / NOTE).write_bytes(signed_by(deal, key=ARIA, path=NOTE))
    tool_file(tmp_path, ODD).rename(tmp_path / BUNDLE)
    roots = [tmp_path / f"round-{number}" for number in range(ROUNDS)]
    for root in roots:
        written(FILM, root / "film")
    for root, agreed, installed in zip(roots, *at_once(roots, tmp_path), strict=True):
        kinds = entries(root)
        assert {Kind.AGREEMENT_SIGNED, Kind.GUEST_TOOL_INSTALLED} <= set(kinds), "both had looked before: this is blind"
        reports = kinds.index(Kind.AGREEMENT_SIGNED) < kinds.index(Kind.GUEST_TOOL_INSTALLED)
        assert (agreed == "", installed == "") == (reports, not reports)
        with open_desk(root / "film").whole_record(make=False) as stores:
            assert enrolment(stores) is (Enrolled.REPORTS if reports else Enrolled.GUESTS)
        assert bool(agree_desk(root / "film").here().agreed) is reports
        assert bool(guest_desk(root / "film").installed()) is not reports
        assert kinds[-1] is (Kind.GUEST_TOOL_REFUSED if reports else Kind.AGREEMENT_REFUSED)
    _goes_on(roots[0])


def _goes_on(root: Path) -> None:
    """The one that did not hold is refused from then on, and the other is not."""
    film, by = root / "film", ("--by", BEA)
    reports = bool(json.loads(command_line.run("partner", "show", film, "--json").out))
    said = command_line.run("guest", "install", root.parent / BUNDLE, film, "--key", KEY, *by)
    assert (said.code, "enrolled for reports" in said.err) == (2, reports)
    said = command_line.run("partner", "agree", root.parent / NOTE, film, *by)
    assert (said.code, "enrolled for guest tools" in said.err) == (2, not reports)
