"""A required line that only takes marked no good cover.

## What it looks for
Every required line that takes cover, all of which somebody marked NG.

## Why it matters
On paper the line is shot; in the cutting room there is nothing to use.

## When to leave it
One of the takes is good enough after all, or the line will be played over another picture. Say so once, with a name, in
`film.toml` under `[[intents]]`.

## What it cannot see
Why a take was marked no good: a bad take may still hold one good line.
"""

from edgecode.checks.check import Found, Reads, Twin, check
from edgecode.entries.vocabulary import Stage
from edgecode.film.dailies import Take
from edgecode.film.film import Film
from edgecode.film.recording import Mark
from edgecode.findings.finding import Evidence, Finding, Skipped, Weight
from edgecode.findings.wording import short

ID = "none-usable"


@check(
    stage=Stage.DAILIES,
    reads={Reads.SCRIPT, Reads.DAILIES},
    since="0.1",
    twin=Twin(
        "Read the lined script: a line crossed only by setups whose takes are all marked NG.",
        ("coverage", "--list", "lines", "--list", "takes"),
    ),
)
def none_usable(film: Film) -> Found:
    """Yield one finding for each required line that has takes, none of them usable."""
    if film.script is None or not film.shot.linings:
        yield Skipped(ID, _why_not(film))
        return
    for index in film.owed:
        over = film.shot.over(index)
        if over:
            paragraph = film.script.paragraphs[index]
            takes = tuple({lining.by: film.dailies.by_id[lining.by] for lining in over}.values())
            scene = film.scene_of(index)
            yield Finding(
                check=ID,
                kind="only-ng",
                says=f"Only takes marked NG cover “{short(paragraph.text)}”: {', '.join(take.label for take in takes)}",
                evidence=(
                    Evidence(paragraph.place, "the line"),
                    *(_marked(take) for take in takes),
                ),
                options=("Pick it up", "Use one of the takes after all", "Say it is not required"),
                subjects=(paragraph.id,),
                scene=scene.number if scene is not None else "",
                weight=Weight.HIGH,
            )


def _why_not(film: Film) -> str:
    if film.script is None:
        return "there is no script to cover"
    return "no take could be laid to a line" if film.dailies.takes else "no paper says what was shot"


def _marked(take: Take) -> Evidence:
    """The paper that says NG, which need not be the one that is believed most."""
    row = next((row for row in take.recordings if row.mark is Mark.NG), take.recordings[0])
    return Evidence(row.place, f"{take.label} is marked NG")
