import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from edgecode.boundary.agreement import Agreement
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import Group
from edgecode.record.keys import read_verifier
from edgecode.usecases.partners.signing_agreements import check_countersigned, signed_by
from simulators.agreeing_film import BEA, WIM, AgreeingFilm
from simulators.agreements import ARIA, BASE, WIDE
from simulators.command_line import Edgecode, Said

Run = Callable[..., Said]


def note(agreement: Agreement = BASE, *, name: str = "deal.note") -> str:
    Path(name).write_bytes(signed_by(agreement, key=ARIA, path=name))
    return name


def test_a_dry_run_tells_what_it_comes_to_and_signs_nothing(film: AgreeingFilm, here: Run) -> None:
    said = here("partner", "agree", note(WIDE), "--dry-run")
    assert said.code == 0
    for words in (
        "a1b2c3d4e5f60718, version 1",
        "Aria Labs, for Night Bus Films",
        "To learn which kinds of work",
        "all 11 groups of kinds",
        "intent.declared on finding.later",
        "unshot-line, 2026-01-05 to 2026-02-27",
        "50.0 bits a week of this film; its ceiling is 100",
        "from 2025-12-01 until 2026-11-30",
        "Thursdays at 12:00 UTC, 3 days after the week or later",
        "on at most 2 days a week",
        "asked afresh base; pairs of kinds; reason codes; hold-out trials",
        "Nothing was signed: this was a dry run.",
    ):
        assert words in said.out
    assert film.kinds() == []


def test_agreeing_tells_it_first_and_then_that_it_is_signed(film: AgreeingFilm, here: Run, tmp_path: Path) -> None:
    said = here("partner", "agree", note(), "--by", BEA, "--out", "both.note")
    assert said.code == 0
    assert said.out.index("at most") < said.out.index("signed an agreement")
    key = said.out.strip().rpartition(" ")[2]
    both = (tmp_path / "both.note").read_bytes()
    assert check_countersigned(both, log=read_verifier(key), path="both.note") == BASE
    assert film.kinds()[0] is Kind.AGREEMENT_SIGNED


def test_json_says_the_same_and_holds_the_note(film: AgreeingFilm, here: Run) -> None:
    dry = json.loads(here("partner", "agree", note(), "--dry-run", "--json").out)
    assert (dry["said"], dry["note"], dry["bits"], dry["ceiling"]) == (None, None, 50.0, 90.0)
    told = json.loads(here("partner", "agree", note(), "--by", BEA, "--json").out)
    assert told["note"].encode() == film.partners.versions[0].note
    assert told["agreement"] == str(BASE.id)
    assert told["said"]["entry"] == film.partners.versions[0].entry


def test_what_is_wider_and_narrower_is_told_before_it_is_signed(film: AgreeingFilm, here: Run) -> None:
    here("partner", "agree", note(), "--by", BEA)
    second = msgspec.structs.replace(BASE, version=2, ceiling=95.0, visits=1, groups=tuple(Group)[:3])
    said = here("partner", "agree", note(second, name="two.note"), "--dry-run")
    assert "wider        The ceiling is raised from 90 to 95 bits a week." in said.out
    assert "narrower     The partner may read its window on fewer days" in said.out
    assert "asked afresh base" in said.out
    assert "choosing projects; script and drafts; boards" in said.out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("agree", "no.note", "--by", BEA), "edgecode: no.note: expected a file, found no such file"),
        (("agree", "deal.note", "--by", WIM), "expected a person who may agree with partners, found Wim Oort"),
        (("agree", "deal.note"), "expected a person of this film"),
        (("agree", "spoiled.note", "--by", BEA), "edgecode: spoiled.note: expected a signature by the partner's key"),
        (("agree", "wrong.note", "--by", BEA), "edgecode: wrong.note:9: expected a number above 0 and up to 100"),
        (("revoke", "ffff", "--by", BEA), "expected the id of one of this film's (none yet), found 'ffff'"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_exit_2(
    film: AgreeingFilm, here: Run, words: tuple[str, ...], says: str
) -> None:
    data = Path(note()).read_bytes()
    Path("spoiled.note").write_bytes(data.replace(b"90.0", b"91.0"))
    Path("wrong.note").write_bytes(data.replace(b"90.0", b"910"))
    said = here("partner", *words)
    assert said.code == 2
    assert says in said.err
    assert "Traceback" not in said.err
    assert film.partners.versions == []


def test_an_agreement_over_its_ceiling_is_refused_with_both_numbers(film: AgreeingFilm, here: Run) -> None:
    film.bits = 97.31
    said = here("partner", "agree", note(), "--by", BEA)
    assert "expected at most 90 bits a week, its own ceiling, found 97.3 in the worst case" in said.err
    assert "Take out a class, a group, pairs or visits" in said.err
    assert said.code == 2


def test_the_list_is_clear_when_empty_and_says_how_each_stands(film: AgreeingFilm, here: Run) -> None:
    assert "No agreement with a partner yet." in here("partner", "show").out
    assert json.loads(here("partner", "show", "--json").out) == []
    here("partner", "agree", note(), "--by", BEA)
    said = here("partner", "show")
    assert "Aria Labs, version 1: base; at most 90 bits a week; until 2026-11-30; begins on 2025-12-01" in said.out
    assert here("partner", "revoke", "a1b2", "--by", BEA).code == 0
    [row] = json.loads(here("partner", "show", "--json").out)
    assert (row["id"], row["state"]) == (str(BASE.id), "revoked by the studio on 2025-11-24")


def test_a_real_folder_without_partners_says_so(edgecode: Edgecode, tmp_path: Path) -> None:
    (tmp_path / "film").mkdir()
    said = edgecode("partner", "show", tmp_path / "film")
    assert (said.code, said.err) == (0, "")
    assert "No agreement with a partner yet." in said.out
