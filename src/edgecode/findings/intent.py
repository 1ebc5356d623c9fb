"""As intended: a named person says that what a check finds here is meant, and it stays said."""

from collections.abc import Collection, Iterable

import msgspec

from edgecode.film import scene_number
from edgecode.film.identity import digest
from edgecode.film.place import Place, Remark
from edgecode.film.pointer import Pointer, paragraph_at
from edgecode.film.script import Script
from edgecode.film.slate import Slate
from edgecode.findings.finding import Finding


class Intent(msgspec.Struct, frozen=True, kw_only=True):
    """One person's word about one check at one place; ``because`` is theirs to give or not."""

    check: str
    pointer: Pointer
    by: str
    place: Place
    on: str = ""
    because: str = ""
    finding: str = ""
    """The id of one finding, where the intent names it directly."""
    subject: str = ""
    """The id of the paragraph it means, where it stands beside it (a note in the script)."""


class Aimed(msgspec.Struct, frozen=True):
    """An intent with the paragraph it means; ``subject`` is empty when it means a whole scene or a take."""

    intent: Intent
    subject: str = ""


class Tried(msgspec.Struct, frozen=True, kw_only=True):
    """What became of an intent in one run: whether its check ``looked``, and whether it ``excused`` anything."""

    aim: Aimed
    looked: bool = False
    excused: bool = False


def tried(aims: Iterable[Aimed], *, looked: Collection[str], findings: Iterable[Finding]) -> tuple[Tried, ...]:
    """Say of each intent what became of it; ``looked`` are the ids of the checks that could look, ``findings`` all theirs."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.check, []).append(finding)
    return tuple(
        Tried(
            aim=aim,
            looked=aim.intent.check in looked,
            excused=any(excuses(aim, finding) for finding in found.get(aim.intent.check, ())),
        )
        for aim in aims
    )


def aimed(intents: Iterable[Intent], *, script: Script | None) -> tuple[tuple[Aimed, ...], tuple[Remark, ...]]:
    """Find what each intent points at; one that points at words nobody says is remarked on and excuses nothing."""
    found: list[Aimed] = []
    remarks: list[Remark] = []
    for intent in intents:
        if intent.subject:
            found.append(Aimed(intent, intent.subject))
            continue
        if intent.finding or not intent.pointer.line:
            found.append(Aimed(intent))
            continue
        index = paragraph_at(intent.pointer, script=script) if script is not None else None
        if script is None or index is None:
            remarks.append(
                Remark(intent.place, f"expected a line of the current draft, found none at {intent.pointer}")
            )
        else:
            found.append(Aimed(intent, script.paragraphs[index].id))
    return tuple(found), tuple(remarks)


def excuses(aim: Aimed, finding: Finding) -> bool:
    """Say whether this intent means this finding. One of the whole film means what belongs to no scene and no take."""
    intent = aim.intent
    if intent.check != finding.check:
        return False
    if intent.finding:
        return intent.finding == finding.id
    if aim.subject:
        return aim.subject in finding.subjects
    if intent.pointer.film:
        return not finding.scene and not finding.take
    if intent.pointer.take:
        return _means(intent.pointer.take, finding)
    return bool(intent.pointer.scene) and scene_number.folded(intent.pointer.scene) == scene_number.folded(
        finding.scene
    )


def _means(said: str, finding: Finding) -> bool:
    """Whether a person's slate means the take that a finding is about, or one of them."""
    slate, found = Slate.parse(said), Slate.parse(finding.take)
    if slate is None:
        return False
    return (found is not None and slate.take_key == found.take_key) or digest(
        "take", slate.take_key
    ) in finding.subjects
