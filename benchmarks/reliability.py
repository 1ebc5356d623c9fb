"""How far the stated chance of a line can be believed: lines in ten bins by what is stated, and what of them was said.

Run by itself, it judges the shipped weights on untouched seeds and writes the table into docs/lining.md and the diagram to
docs/images/reliability.svg: the same bytes each time.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from lining_cases import UNTOUCHED, cases, judged

from edgecode.film.heard.confidence import confidence

TAKES_A_SEED: Final = 350
DOCS: Final = Path(__file__).resolve().parent.parent / "docs"
_BINS: Final = 10
_MARK: Final = "<!-- reliability -->"
_SIDE: Final = 300
_LEFT: Final = 60
_TOP: Final = 20


class Bin(NamedTuple):
    """Lines of which about the same chance is stated."""

    lines: int
    stated: float
    said: float


def untouched() -> list[tuple[float, bool]]:
    """State a chance for every line that may be one in takes nobody tuned on, and tell whether it was said."""
    return [
        (confidence(line.candidate.features), line.said)
        for seed in UNTOUCHED
        for case in cases(seed, TAKES_A_SEED)
        for line in judged(case)
    ]


def binned(lines: Iterable[tuple[float, bool]]) -> list[Bin]:
    """Sort lines into ten bins by the chance stated."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(_BINS)]
    for stated, said in lines:
        bins[min(int(stated * _BINS), _BINS - 1)].append((stated, said))
    return [
        Bin(len(each), sum(s for s, _ in each) / len(each), sum(t for _, t in each) / len(each))
        if each
        else Bin(0, 0, 0)
        for each in bins
    ]


def expected_error(bins: Sequence[Bin]) -> float:
    """Expected calibration error: how far stated and true share lie apart, on average over the lines."""
    return sum(each.lines * abs(each.stated - each.said) for each in bins) / max(sum(each.lines for each in bins), 1)


def table(bins: Sequence[Bin]) -> str:
    """Print the bins as a table in Markdown."""
    rows = [
        f"| {at / _BINS:.1f} to {(at + 1) / _BINS:.1f} | {each.lines:,} | {each.stated:.3f} | {each.said:.3f} |"
        for at, each in enumerate(bins)
    ]
    return "\n".join(["| stated between | lines | stated, mean | true share |", "|---|---|---|---|", *rows])


def picture(bins: Sequence[Bin]) -> str:
    """Draw the bins: a dot for each, its area by its lines; on the thin line what is stated is what is true."""
    most = max(each.lines for each in bins)
    dots = "\n".join(
        f'<circle cx="{_LEFT + each.stated * _SIDE:.1f}" cy="{_TOP + (1 - each.said) * _SIDE:.1f}"'
        f' r="{3 + 9 * (each.lines / most) ** 0.5:.1f}" fill="#e0a83a" fill-opacity="0.85"/>'
        for each in bins
        if each.lines
    )
    ticks = "\n".join(_tick(at / 5) for at in range(6))
    right, bottom = _LEFT + _SIDE, _TOP + _SIDE
    return f"""\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {right + 30} {bottom + 60}" role="img" \
font-family="DejaVu Sans, Helvetica, Arial, sans-serif" font-size="12">
<title>Stated chance and true share of lines, in ten bins</title>
<rect width="100%" height="100%" fill="#1b1b1b" rx="6"/>
<rect x="{_LEFT}" y="{_TOP}" width="{_SIDE}" height="{_SIDE}" fill="none" stroke="#6a6a68"/>
<line x1="{_LEFT}" y1="{bottom}" x2="{right}" y2="{_TOP}" stroke="#a3a3a0" stroke-width="1"/>
{ticks}
{dots}
<text x="{_LEFT + _SIDE / 2}" y="{bottom + 42}" fill="#e8e8e6" text-anchor="middle">stated chance that the line was said</text>
<text transform="translate(18 {_TOP + _SIDE / 2}) rotate(-90)" fill="#e8e8e6" text-anchor="middle">share that was said</text>
</svg>
"""


def _tick(share: float) -> str:
    x, y = _LEFT + share * _SIDE, _TOP + (1 - share) * _SIDE
    return (
        f'<text x="{x}" y="{_TOP + _SIDE + 18}" fill="#a3a3a0" text-anchor="middle">{share:.1f}</text>\n'
        f'<text x="{_LEFT - 8}" y="{y + 4}" fill="#a3a3a0" text-anchor="end">{share:.1f}</text>'
    )


def paragraph(lines: Sequence[tuple[float, bool]]) -> str:
    """Say the table and the two errors in a few words."""
    bins = binned(lines)
    unsure = [each for each in lines if 0.1 <= each[0] < 0.9]
    return (
        f"{table(bins)}\n\nExpected calibration error over these {len(lines):,} lines of {TAKES_A_SEED * len(UNTOUCHED):,}"
        f" takes: {expected_error(bins):.4f}. Most lines are clear cases, which flatters that figure; over the"
        f" {len(unsure):,} lines stated between 0.1 and 0.9 alone it is {expected_error(binned(unsure)):.3f}."
    )


def main() -> None:
    """Judge, and write both."""
    lines = untouched()
    page = DOCS / "lining.md"
    before, _old, after = page.read_text(encoding="utf-8").split(_MARK)
    page.write_text(f"{before}{_MARK}\n{paragraph(lines)}\n{_MARK}{after}", encoding="utf-8")
    (DOCS / "images" / "reliability.svg").write_text(picture(binned(lines)), encoding="utf-8")
    print(paragraph(lines))


if __name__ == "__main__":
    main()
