import json
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from edgecode.boundary.agreement_toml import read
from edgecode.entries.vocabulary import ReportClass
from edgecode.record.keys import read_verifier
from edgecode.usecases.partners.signing_agreements import read_signed
from simulators.command_line import Edgecode, Said

Run = Callable[..., Said]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_partner_makes_a_key_drafts_an_agreement_and_signs_it(edgecode: Edgecode) -> None:
    """The whole way, each step in a process of its own as people walk it."""
    key = edgecode("partner", "key", "aria-labs", "--out", "aria.key").out.strip()
    assert read_verifier(key).name == "aria-labs"
    assert stat.S_IMODE(Path("aria.key").stat().st_mode) == 0o600
    drafted = edgecode("partner", "draft", "--partner", "Aria Labs", "--key", key, "--studio", "Night Bus").out
    Path("deal.toml").write_text(drafted, encoding="utf-8")
    said = edgecode("partner", "sign", "deal.toml", "--key", "aria.key", "--out", "deal.note")
    assert said.code == 0
    agreement = read_signed(Path("deal.note").read_bytes(), path="deal.note").agreement
    assert (agreement.partner.name, agreement.studio, agreement.version) == ("Aria Labs", "Night Bus", 1)
    following = edgecode("partner", "draft", "--after", "deal.note").out
    assert read(following, path="next.toml").version == 2


def test_two_drafts_are_two_agreements(here: Run) -> None:
    key = here("partner", "key", "aria", "--out", "aria.key").out.strip()
    words = ("partner", "draft", "--partner", "Aria Labs", "--key", key, "--json")
    first, second = (read(json.loads(here(*words).out)["text"], path="draft") for _ in range(2))
    assert first.id != second.id


def test_a_draft_with_every_class_can_be_read(here: Run) -> None:
    key = json.loads(here("partner", "key", "aria", "--out", "aria.key", "--json").out)["key"]
    classes = [word for each in ReportClass for word in ("--class", each.value)]
    said = here("partner", "draft", "--partner", "Aria Labs", "--key", key, "--purpose", "To learn.", *classes)
    agreement = read(said.out, path="draft")
    assert (agreement.classes, agreement.purpose) == (tuple(ReportClass), "To learn.")


def test_what_is_signed_may_go_to_standard_output_or_be_json(here: Run) -> None:
    key = here("partner", "key", "aria", "--out", "aria.key").out.strip()
    Path("deal.toml").write_text(here("partner", "draft", "--partner", "A", "--key", key).out, encoding="utf-8")
    out = here("partner", "sign", "deal.toml", "--key", "aria.key").out
    told = json.loads(here("partner", "sign", "deal.toml", "--key", "aria.key", "--json").out)
    assert told["note"] == out
    assert read_signed(out.encode(), path="-").agreement.partner.name == "A"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("key", "two words", "--out", "x.key"), "key: expected a name without a space or a plus"),
        (("key", "Ünï", "--out", "x.key"), "key: expected a name of plain letters, such as aria-labs"),
        (("key", "aria", "--out", "aria.key"), "aria.key: expected to write a new file, found file exists"),
        (("key", "aria", "--out", "no/aria.key"), "no/aria.key: expected to write a new file, found no such file"),
        (("draft", "--partner", "Aria"), "expected one of --partner with --key, --after"),
        (("draft", "--partner", "Aria", "--key", "aria"), "draft:18: expected a public key as edgecode partner key"),
        (("draft", "--after", "no.note"), "no.note: expected a file, found no such file"),
        (("sign", "no.toml", "--key", "aria.key"), "no.toml: expected a file"),
        (("sign", "deal.toml", "--key", "no.key"), "no.key: expected a file"),
        (("sign", "deal.toml", "--key", "deal.toml"), "deal.toml: expected a private key as edgecode partner key"),
        (("sign", "deal.toml", "--key", "other.key"), "deal.toml: expected an agreement with the key other+"),
        (("sign", "bytes.toml", "--key", "aria.key"), "bytes.toml: expected an agreement as TOML in UTF-8"),
        (("sign", "aria.key", "--key", "aria.key"), "aria.key:1: expected TOML"),
        (("sign", "deal.toml", "--key", "aria.key", "--out", "deal.toml"), "deal.toml: expected to write a new file"),
        (("frob",), "No such command 'frob'."),
    ],
)
def test_what_cannot_be_is_one_sentence_and_exit_2(here: Run, words: tuple[str, ...], says: str) -> None:
    key = here("partner", "key", "aria", "--out", "aria.key").out.strip()
    here("partner", "key", "other", "--out", "other.key")
    Path("deal.toml").write_text(here("partner", "draft", "--partner", "A", "--key", key).out, encoding="utf-8")
    Path("bytes.toml").write_bytes(b"\xff\xfe")
    said = here("partner", *words)
    assert said.code == 2
    assert said.err.startswith(f"edgecode: {says}")
    assert "Traceback" not in said.err
