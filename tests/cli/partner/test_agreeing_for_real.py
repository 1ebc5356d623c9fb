"""The whole way over real files: a record, a report.db and a partner's log in a folder, each step a process of its own."""

import json
from pathlib import Path

import pytest

from conftest import written
from edgecode.boundary.agreement_toml import read, text
from edgecode.record.keys import read_verifier
from edgecode.usecases.partners.signing_agreements import check_countersigned
from simulators.agreeing_film import BEA, FILM
from simulators.command_line import Edgecode


@pytest.fixture
def signed(edgecode: Edgecode, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A film, and an agreement that a partner signed, for a year from today on."""
    monkeypatch.chdir(tmp_path)
    written(FILM, tmp_path / "film")
    key = edgecode("partner", "key", "aria-labs", "--out", "aria.key").out.strip()
    Path("one.toml").write_text(edgecode("partner", "draft", "--partner", "Aria", "--key", key).out, encoding="utf-8")
    assert edgecode("partner", "sign", "one.toml", "--key", "aria.key", "--out", "one.note").code == 0
    return tmp_path


def test_an_agreement_is_signed_narrowed_shown_and_revoked(edgecode: Edgecode, signed: Path) -> None:
    dry = edgecode("partner", "agree", "one.note", "film", "--dry-run", "--json")
    assert 0 < json.loads(dry.out)["bits"] <= 100
    assert not (signed / "film" / ".edgecode" / "report.db").exists()
    told = json.loads(edgecode("partner", "agree", "one.note", "film", "--by", BEA, "--out", "both.note", "--json").out)
    log = read_verifier(told["log_key"])
    agreement = check_countersigned(Path("both.note").read_bytes(), log=log, path="both.note")
    following = edgecode("partner", "draft", "--after", "both.note").out.replace("visits = 2", "visits = 1")
    Path("two.toml").write_text(following, encoding="utf-8")
    edgecode("partner", "sign", "two.toml", "--key", "aria.key", "--out", "two.note")
    said = edgecode("partner", "agree", "two.note", "film", "--by", BEA)
    assert (said.code, said.err) == (0, "")
    assert "narrower     The partner may read its window on fewer days a week, 1 in place of 2." in said.out
    assert said.out.strip().endswith(str(log))
    [row] = json.loads(edgecode("partner", "show", "film", "--json").out)
    assert (row["id"], row["version"], row["state"]) == (str(agreement.id), 2, "holds")
    assert edgecode("partner", "revoke", str(agreement.id), "film", "--by", BEA).code == 0
    assert edgecode("partner", "revoke", str(agreement.id), "film", "--by", BEA).code == 2
    [row] = json.loads(edgecode("partner", "show", "film", "--json").out)
    assert row["state"].startswith("revoked by the studio on ")
    entries = [each["says"] for each in json.loads(edgecode("record", "log", "film", "--json").out)]
    assert entries[::-1] == [
        *("signed an agreement", "named a research partner", "enrolled a film for partner reports"),
        *("narrowed an agreement", "revoked an agreement"),
    ]


def test_a_second_film_under_an_agreement_for_one_is_refused(edgecode: Edgecode, signed: Path) -> None:
    written(FILM, signed / "second")
    assert edgecode("partner", "agree", "one.note", "film", "--by", BEA).code == 0
    said = edgecode("partner", "agree", "one.note", "second", "--by", BEA)
    assert said.code == 2
    assert "expected at most 1 films under it, found that this is film 2" in said.err
    [refused] = json.loads(edgecode("record", "log", "second", "--json").out)
    assert refused["says"] == "refused an agreement that cannot be kept"


def test_one_that_is_above_its_own_ceiling_is_refused_with_both_numbers(edgecode: Edgecode, signed: Path) -> None:
    low = read(Path("one.toml").read_text(encoding="utf-8"), path="one.toml")
    Path("low.toml").write_text(text(low).replace("ceiling = 100.0", "ceiling = 10.0"), encoding="utf-8")
    edgecode("partner", "sign", "low.toml", "--key", "aria.key", "--out", "low.note")
    said = edgecode("partner", "agree", "low.note", "film", "--by", BEA)
    assert said.code == 2
    assert "expected at most 10 bits a week, its own ceiling, found " in said.err
    assert json.loads(edgecode("partner", "show", "film", "--json").out) == []
