"""Two papers that call one moment by two slates.

## What it looks for
Rows of two papers (camera report, sound report, log, ALE) about one moment, the same file or the same time of the same
day, that name two different takes; and clips of the cut whose name says one take and whose file says another.

## Why it matters
Sound is synchronised, and lines are counted, by what the slate says. One wrong digit hides a take.

## When to leave it
The difference is known and written up elsewhere. Say so once, with a name, in `film.toml` under `[[intents]]`.

## What it cannot see
Which of the two is right: only the picture of the clapper shows that. Rows without timecode and file are not compared.
"""

from collections.abc import Iterable

from edgecode.checks.check import Found, Reads, Twin, check
from edgecode.entries.vocabulary import Stage
from edgecode.film.dailies import Dailies
from edgecode.film.film import Film
from edgecode.film.proof import Proof
from edgecode.film.recording import Recording
from edgecode.findings.finding import Evidence, Finding, Skipped, Weight

ID = "slate-differs"
_SHOWN = 3
"""How many clips of one take are shown: a cut goes back to a take again and again."""


@check(
    stage=Stage.DAILIES,
    reads={Reads.DAILIES, Reads.CUTS},
    since="0.1",
    twin=Twin(
        "Lay the camera report beside the sound report and compare slates by timecode, then the names of the clips.",
        ("coverage", "--list", "reports", "--list", "clips"),
    ),
)
def slate_differs(film: Film) -> Found:
    """Yield one finding for each two slates that one moment has."""
    if not film.dailies.recordings:
        yield Skipped(ID, "there is no report, log or ALE to compare")
        return
    moments: dict[tuple[str, str], dict[str, Recording]] = {}
    for one, other in film.dailies.differing:
        keys = tuple(sorted((_key(one), _key(other))))
        if keys[0] != keys[1]:
            moments.setdefault((keys[0], keys[1]), {}).update({str(one.place): one, str(other.place): other})
    for keys, rows in moments.items():
        yield _papers(keys, rows.values(), dailies=film.dailies)
    clips: dict[tuple[str, str], list[Proof]] = {}
    for proof in film.proofs:
        if proof.differs:
            clips.setdefault((proof.named, proof.filed), []).append(proof)
    for uses in clips.values():
        yield _cut(uses, dailies=film.dailies)


def _papers(keys: tuple[str, str], rows: Iterable[Recording], *, dailies: Dailies) -> Finding:
    labels = sorted(dailies.by_key[key].label for key in keys)
    return Finding(
        check=ID,
        kind="papers-differ",
        says=f"One moment has two slates: {labels[0]} and {labels[1]}",
        evidence=tuple(
            Evidence(row.place, f"the {row.written_by} says {row.slate_text}{_at(row)}")
            for row in sorted(rows, key=lambda row: (row.place.path, row.place.line or 0))
        ),
        options=tuple(f"It is {label}" for label in labels),
        subjects=tuple(sorted(dailies.by_key[key].id for key in keys)),
        scene=dailies.by_key[keys[0]].scene,
        take=labels[0],
        weight=Weight.HIGH,
    )


def _cut(uses: list[Proof], *, dailies: Dailies) -> Finding:
    proof = uses[0]
    named, filed = dailies.by_id[proof.named], dailies.by_id[proof.filed]
    return Finding(
        check=ID,
        kind="cut-differs",
        says=f"The cut calls it {named.label}; its file is listed as {filed.label}",
        evidence=(
            *(Evidence(use.clip.place, f"the clip is named {use.clip.name}") for use in uses[:_SHOWN]),
            Evidence(filed.place, f"{proof.clip.file or proof.clip.tape} is listed as {filed.label}"),
        ),
        options=(f"It is {named.label}", f"It is {filed.label}"),
        subjects=(filed.id, named.id),
        scene=filed.scene,
        take=filed.label,
        weight=Weight.HIGH,
    )


def _key(row: Recording) -> str:
    return row.slate.take_key if row.slate is not None else ""


def _at(row: Recording) -> str:
    return f" at {row.start}" if row.start is not None else ""
