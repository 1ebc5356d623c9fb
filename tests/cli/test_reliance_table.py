"""Reliance at a terminal of eighty columns, read by somebody tired."""

import io

from rich.console import Console

from edgecode.cli.reliance_table import print_reliance, row_document
from edgecode.consent.reliance.watched import Verdict
from edgecode.consent.reliance.wilson import Share
from edgecode.consent.standing import Standing
from edgecode.entries.vocabulary import Stage
from edgecode.usecases.show_reliance import AnnouncementView, RelianceRow

SAYS = (
    "unshot-line is used more than “offered” says. Your decisions consulted it in 24 of 27 decisions."
    " It is on request until a named person raises it"
)
TOLD = AnnouncementView(
    entry="ab",
    at=1_764_000_000_000,
    says=SAYS,
    check="unshot-line",
    declared=Standing.OFFERED,
    to=("Hanne Lindqvist", "Jun Arai"),
    took_down_to=Standing.ON_REQUEST,
)
ROW = RelianceRow(
    check="unshot-line",
    stage=Stage.DAILIES,
    declared=Standing.ON_REQUEST,
    measured=None,
    verdict=Verdict.BEYOND,
    reason="At decision 27 its use had outgrown offered.",
    decisions=1,
    people=1,
    eligible_people=1,
    adoption=Share(share=0.5, low=0.254, high=0.746),
    solicited=None,
    override=None,
    unexamined=None,
    detectable=None,
    announcements=(TOLD,),
    stepped_down=True,
)


def printed(*rows: RelianceRow, terminal: bool = True) -> list[str]:
    out = Console(
        file=io.StringIO(), width=80, force_terminal=terminal, no_color=True, soft_wrap=True, color_system=None
    )
    print_reliance(out, rows)
    assert isinstance(out.file, io.StringIO)
    return out.file.getvalue().splitlines()


def test_at_eighty_columns_it_folds_at_words_and_leaves_no_blanks_behind() -> None:
    rows = printed(ROW)
    assert max(map(len, rows)) <= 80
    assert rows == [row.rstrip() for row in rows]
    assert " ".join(" ".join(rows).split()).startswith(
        f"2025-11-24T16:00:00Z {SAYS}. Told to Hanne Lindqvist and Jun Arai alone."
    )


def test_in_a_pipe_what_belongs_together_is_one_line() -> None:
    rows = printed(ROW, terminal=False)
    assert rows[1:4] == [
        "unshot-line  on request, taken down by edgecode: beyond its standing",
        "    consulted in 50% (25 to 75%) of 1 decision by 1 of 1 person",
        "    At decision 27 its use had outgrown offered.",
    ]


def test_what_cannot_be_told_is_null_in_json() -> None:
    document = row_document(ROW)
    assert (document["A"], document["A_bounds"], document["S"], document["S_bounds"]) == (
        0.5,
        [0.254, 0.746],
        None,
        None,
    )
