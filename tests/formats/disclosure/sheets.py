"""Sheets for tests: a small one as a guild would get it, and one in which everything is meant to break a page."""

from typing import Final

from edgecode.papers.sheet import Section, Sheet, Table

HASH: Final = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
LONG: Final = "x" * 300
SCRIPT: Final = "<script>alert(1)</script>"


def small(*, is_signed: bool = False) -> Sheet:
    """The Ferry, for a writers' guild."""
    return Sheet(
        title="The Ferry",
        kind="Disclosure of the use of AI: writers",
        addressee="Writers’ guild, credits",
        on="2026-11-26",
        status="Signed by Hanne Lindqvist, producer, on 2026-11-26." if is_signed else "Nobody has signed this.",
        is_signed=is_signed,
        sections=(
            Section(
                heading="What this paper rests on",
                says=("The record of this film holds 214 entries, the first of 2026-03-02.",),
                warns=("The film was half made before the record began.",),
            ),
            Section(heading="Tools", warns=("Nobody described “SceneSmith”, named in one use.",), table=_tools()),
            Section(heading="Uses", says=("LineFinder was used on one day.",), table=_uses()),
            Section(
                heading="Consents", table=Table(columns=("Person", "To what"), rows=(), empty="None was asked for.")
            ),
        ),
        checking=(f"edgecode-verify the-ferry.json --key {HASH}",),
    )


def _tools() -> Table:
    return Table(
        columns=("Tool", "Vendor", "Version", "Weights", "Kind", "Where run", "Training data"),
        rows=(
            ("LineFinder", "Quayside", "2.1", HASH, "analytical", "on the crew’s own machine", "unknown"),
            ("VoiceMatch", "Aria Labs", "5.0.3", HASH[::-1], "generative", "at the vendor’s", "refused"),
        ),
    )


def _uses() -> Table:
    return Table(
        columns=("Day", "Tool", "What for", "Scene", "Decided by"),
        rows=(("2026-04-11", "LineFinder", "Matching takes to lines of the script", "3", "Jun Arai"),),
    )


def hostile() -> Sheet:
    """Mark-up, quotes, letters of many scripts and of none, words without end, tables too long, too wide and empty."""
    return Sheet(
        title=f"{SCRIPT} 漢字の映画 #let x = 1",
        kind="\u202elive\u202c \"double\" 'single' $x^2$ *b* _i_",
        addressee="Ženská & Сын; Ελληνικά \ud800 \x00\x07 a\u0301 q\u0323\u0301 h\u0331\u094d",
        on="2026-11-26",
        status="",
        is_signed=False,
        sections=(
            Section(heading="", says=("", LONG, f'@label #import "x" /* c */ \\u{{41}} `` https://a.b/{"a" * 80}')),
            Section(heading="\u200b", warns=(LONG, "line one\nline two\ttab", SCRIPT)),
            Section(heading="Three hundred rows", table=_three_hundred()),
            Section(heading="Empty", table=Table(columns=("a", "b"), rows=())),
            Section(heading='Wide "> <b>', table=_wide()),
            Section(heading="One column", table=Table(columns=("",), rows=((LONG,), ("",)))),
        ),
        checking=(HASH * 4, "\u202e"),
    )


def _three_hundred() -> Table:
    return Table(
        columns=("№", 'Words" onclick="alert(1)', "Hash", "From right to left", "Emoji"),
        rows=tuple(
            (
                f"row-{row}",
                f'<b>Take</b> & "{row}"',
                HASH,
                ("שלום עולם", "مرحبا بالعالم")[row % 2],
                "😀 漢字" if row % 9 else "",
            )
            for row in range(300)
        ),
    )


def _wide() -> Table:
    columns = tuple(f"Column {number}" for number in range(12))
    row = tuple(LONG if number == 3 else f"{number}" for number in range(12))
    return Table(columns=columns, rows=(row, row, row))
