"""A clip of the current cut that stands for something still to come.

## What it looks for
Picture clips, titles and generators whose name or note says that something is missing: placeholder, scene missing, shot
missing, insert missing, to come, slug, temp card. Clips that are switched off are passed over.

## Why it matters
A card holds the place so well that it stays until the mix.

## When to leave it
The card is meant to be seen. Say so once, with a name, in `film.toml` under `[[intents]]`.

## What it cannot see
A picture that stands in for another without saying so in its name.
"""

from edgecode.checks.check import Found, Reads, Twin, check
from edgecode.entries.vocabulary import Stage
from edgecode.film.film import Film
from edgecode.film.pickups.placeholders import Placeholder, placeholders
from edgecode.findings.finding import Evidence, Finding, Skipped, Weight

ID = "placeholder-in-cut"


@check(
    stage=Stage.CUT,
    reads={Reads.CUTS},
    since="0.1",
    twin=Twin("Watch the cut from end to end, or read the clip names of its list.", ("coverage", "--list", "clips")),
)
def placeholder_in_cut(film: Film) -> Found:
    """Yield one finding for each clip that says it holds a place."""
    if film.cut is None:
        yield Skipped(ID, "there is no cut")
        return
    for placeholder in placeholders(film.cut):
        yield _finding(placeholder)


def _finding(placeholder: Placeholder) -> Finding:
    name = placeholder.clip.name
    return Finding(
        check=ID,
        kind="says-so",
        says=f"{f'“{name}”' if name else 'A clip without a name'} stands in the cut for something still to come",
        evidence=(Evidence(placeholder.clip.place, f"the clip says “{placeholder.words}”"),),
        options=("Find what it stands for", "Shoot it", "Cut it"),
        subjects=(placeholder.subject,),
        scene=placeholder.scene,
        weight=Weight.HIGH,
    )
