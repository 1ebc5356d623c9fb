"""An intent that excuses nothing any more.

## What it looks for
Every word of somebody's that something is meant (`[[intents]]` in `film.toml`, or `edgecode intend`) whose check looked this
time and found nothing there: the line is back, the scene is gone, or the pointer never met anything.

## Why it matters
An intent that lies idle will excuse the next fault at the same place, which nobody has seen yet.

## When to leave it
The fault comes and goes with each cut, and the word shall be there when it comes back. Say so once, with a name, in
`film.toml` under `[[intents]]`, for the check `idle-intent`.

## What it cannot see
An intent about a check that is off, that waits to be asked or that could not look: nobody knows whether it is idle. One that
points at words the current draft does not say: that is a remark, whether this check is on or off. And intents about this
check itself.
"""

from edgecode.checks.check import Found, Twin, check_of_intents
from edgecode.entries.vocabulary import Stage
from edgecode.film import scene_number
from edgecode.findings.finding import Evidence, Finding, Skipped, Weight
from edgecode.findings.intent import Tried

ID = "idle-intent"


@check_of_intents(
    stage=Stage.CUT,
    since="0.1",
    twin=Twin(
        "Go through the intents and look up in the lined script whether what each excuses is still so.",
        ("coverage", "--list", "intents", "--list", "lines"),
    ),
)
def idle_intent(tried: tuple[Tried, ...]) -> Found:
    """Yield one finding for each intent whose check looked and found nothing that it excuses."""
    others = [each for each in tried if each.aim.intent.check != ID]
    if others and not any(each.looked for each in others):
        yield Skipped(ID, "none of the checks that the intents are about has looked")
        return
    seen: set[str] = set()
    for each in others:
        if each.looked and not each.excused:
            finding = _finding(each)
            if finding.id not in seen:
                seen.add(finding.id)
                yield finding


def _finding(tried: Tried) -> Finding:
    intent, pointer = tried.aim.intent, tried.aim.intent.pointer
    about = f"finding {intent.finding}" if intent.finding else str(pointer)
    return Finding(
        check=ID,
        kind="excuses-nothing",
        says=f"{intent.by} said “as intended” of {about}, where {intent.check} finds nothing now",
        evidence=(Evidence(intent.place, "the intent"),),
        options=("Take the intent out", "Let it stand, in case it is found again"),
        subjects=(
            tried.aim.subject or pointer.line,
            f"intent about {intent.check}",
            intent.finding,
            scene_number.folded(pointer.scene),
            pointer.take,
        ),
        scene=pointer.scene,
        take=pointer.take,
        weight=Weight.LOW,
    )
