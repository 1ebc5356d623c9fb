"""What a guest tool is, line by line: nothing that a person has to see is left out."""

import io

from rich.console import Console

from edgecode.cli.guest.offer_lines import offer_document, print_offer, print_templates
from edgecode.usecases.guests.show_guests import Judged, Offer, PartRow, TemplateRow
from simulators.guest_film import TOOL

ROWS = (
    TemplateRow(name="alike", says="{first} and {second} say nearly the same.", state=Judged.APPROVED, by="Bea"),
    TemplateRow(name="odd", says="{first} is odd.", state=Judged.BY_RULE, why="the rule on names expects none"),
)
OFFER = Offer(manifest=TOOL, templates=ROWS, parts=(PartRow(TOOL.reads[0], is_shown=True),), size=1_234_567, before=2)


def printed(offer: Offer) -> str:
    """An offer as it is printed."""
    out = Console(file=io.StringIO(), width=200, markup=False)
    print_offer(out, offer)
    assert isinstance(out.file, io.StringIO)
    return out.file.getvalue()


def test_who_what_reads_until_models_and_each_sentence_are_told() -> None:
    told = printed(OFFER)
    for wanted in (
        *(TOOL.title, str(TOOL.tool), TOOL.partner.name, TOOL.partner.key, TOOL.does, TOOL.until),
        *("1,234,567 bytes", "2 files", "version 2, whose place it takes"),
        *("pairs 2.1: Tells how alike two speeches are.", "Apache-2.0", f"weights {TOOL.models[0].sha256[:16]}…"),
        *(
            "length 1: Counts words.",
            "no weights",
            "approved by Bea",
            "refused by rule",
            "the rule on names expects none",
        ),
    ):
        assert wanted in told, wanted
    assert "enrolled for guest tools" not in told


def test_a_sentence_that_is_approved_does_not_say_why() -> None:
    out = Console(file=io.StringIO(), width=200, markup=False)
    print_templates(out, ROWS[:1])
    assert isinstance(out.file, io.StringIO)
    assert out.file.getvalue().splitlines()[1:] == [
        "  alike  {first} and {second} say nearly the same.  approved by Bea"
    ]


def test_the_document_has_the_manifest_whole() -> None:
    document = offer_document(OFFER)
    assert (document["tool"], document["version_before"], document["bytes"]) == (str(TOOL.tool), 2, 1_234_567)
    assert document["files"] == TOOL.files
    assert document["templates"] == ROWS
