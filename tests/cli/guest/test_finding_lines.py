"""A finding of a guest tool is printed as one of a check is, with how sure it is in a word."""

import io

from rich.console import Console

from edgecode.cli.guest.finding_lines import finding_row, print_card, print_intended
from edgecode.entries.vocabulary import Stage
from edgecode.film.place import Place
from edgecode.film.pointer import Pointer
from edgecode.findings.decision import Decision
from edgecode.findings.finding import Evidence, Finding
from edgecode.findings.intent import Intent
from edgecode.findings.word import Deed
from edgecode.usecases.run_checks import Intended
from edgecode.usecases.today import Card

FINDING = Finding(
    check="guest-00c0ffee00c0ffee",
    kind="odd",
    says="“Rain.” is odd.",
    evidence=(Evidence(Place("script.fountain", 3), "“Rain.”"),),
    options=("Take it up",),
    subjects=("a",),
    scene="12",
    confidence=0.6,
)


def decided(deed: Deed) -> Card:
    """The finding with a decision."""
    decision = Decision(
        entry="1", finding=FINDING.id, deed=deed, option=1, says="Take it up", by="Wim", at=1, because="so"
    )
    return Card(finding=FINDING, stage=Stage.SCRIPT, decision=decision)


def printed(card: Card | Intended) -> list[str]:
    """What is printed, line by line."""
    out = Console(file=io.StringIO(), width=200, markup=False)
    if isinstance(card, Card):
        print_card(out, card)
    else:
        print_intended(out, card)
    assert isinstance(out.file, io.StringIO)
    return out.file.getvalue().splitlines()


def test_a_finding_has_its_places_its_option_and_a_word_for_how_sure_it_is() -> None:
    lines = printed(Card(finding=FINDING, stage=Stage.SCRIPT))
    assert lines[1:] == [
        "○ “Rain.” is odd.  scene 12",
        "  script.fountain:3  “Rain.”",
        "  1 Take it up",
        f"  guest-00c0ffee00c0ffee · odd · medium confidence · {FINDING.id}",
    ]


def test_what_was_decided_is_told_with_who_and_why() -> None:
    assert printed(decided(Deed.TAKE))[1:] == ["✓ “Rain.” is odd.", "  “Take it up”, says Wim: so"]
    assert printed(decided(Deed.LEAVE))[2] == "  leave it, says Wim: so"
    assert printed(decided(Deed.LATER))[-1] == "  Wim put it off"
    intent = Intent(check=FINDING.check, pointer=Pointer(), by="Wim", place=Place("the record"), because="a quote")
    assert printed(Intended(FINDING, intent))[1:] == ["= “Rain.” is odd.", "  as intended, says Wim: a quote"]


def test_as_json_a_confidence_is_a_word_too() -> None:
    row = finding_row(decided(Deed.TAKE))
    assert (row["confidence"], row["id"]) == ("medium", FINDING.id)
    assert row["decision"] == {"deed": "take", "option": 1, "by": "Wim", "because": "so"}
    assert finding_row(Card(finding=FINDING, stage=Stage.SCRIPT))["decision"] is None
