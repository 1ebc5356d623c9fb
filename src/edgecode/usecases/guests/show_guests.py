"""Guest tools as people read them: what one is before it is let in, how each stands, and what its last run found."""

from collections.abc import Iterable
from enum import StrEnum

import msgspec

from edgecode.boundary.guest.manifest import Manifest, ModelCard, Part, Template
from edgecode.boundary.guest.selection import Confidence
from edgecode.findings.approvals import Approvals
from edgecode.findings.finding import Finding
from edgecode.findings.word import Deed
from edgecode.usecases.moments import day_of, minute_of
from edgecode.usecases.ports.guests import Installed, LastRun
from edgecode.usecases.run_checks import Intended
from edgecode.usecases.today import Card

SURE = {Confidence.LOW: 0.3, Confidence.MEDIUM: 0.6, Confidence.HIGH: 0.9}
"""What a confidence is as a number, which no face prints."""


class State(StrEnum):
    """How a guest tool stands."""

    IN = "in"
    EXPIRED = "expired"
    REMOVED = "removed"


class Judged(StrEnum):
    """How a sentence of a tool stands."""

    OPEN = "not decided"
    APPROVED = "approved"
    REFUSED = "refused"
    BY_RULE = "refused by rule"


class TemplateRow(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence that a tool may choose once it is approved; ``why`` says why a rule refuses it, ``by`` who decided."""

    name: str
    says: str
    state: Judged
    by: str = ""
    why: str = ""


class PartRow(msgspec.Struct, frozen=True):
    """A part of the film that a tool reads, and whether it may be shown now: it says of nobody what they answered."""

    part: Part
    is_shown: bool


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """What a bundle is, before it is let in: everything a person has to see.

    ``before`` is the version that it would take the place of, 0 for none; ``enrols`` whether the film is enrolled by it.
    """

    manifest: Manifest
    templates: tuple[TemplateRow, ...]
    parts: tuple[PartRow, ...]
    size: int
    """Bytes of all its files."""
    before: int = 0
    enrols: bool = False


class GuestRow(msgspec.Struct, frozen=True, kw_only=True):
    """A tool that was let in. ``tool`` is its 16 digits, ``installed`` a day; ``ran`` is when it ran last, to the minute."""

    tool: str
    version: int
    title: str
    does: str
    partner: str
    key: str
    until: str
    state: State
    installed: str
    by: str
    parts: tuple[PartRow, ...]
    templates: tuple[TemplateRow, ...]
    models: tuple[ModelCard, ...]
    removed: str = ""
    ran: str = ""
    ending: str = ""

    @property
    def approved(self) -> tuple[TemplateRow, ...]:
        """The sentences that are approved."""
        return tuple(each for each in self.templates if each.state is Judged.APPROVED)

    @property
    def undecided(self) -> tuple[TemplateRow, ...]:
        """The sentences of which nobody has said anything yet."""
        return tuple(each for each in self.templates if each.state is Judged.OPEN)


class GuestFindings(msgspec.Struct, frozen=True, kw_only=True):
    """What the last run of a tool found, as far as it may be shown, in the film's own order.

    ``ran`` is when, to the minute, empty before the first run; ``ending`` how it ended. ``cards`` want a decision, ``decided``
    have one. ``gone`` counts what points at what is not in the film any more. ``hidden`` says why nothing is shown at all.
    """

    tool: GuestRow
    ran: str = ""
    by: str = ""
    version: int = 0
    ending: str = ""
    read: tuple[Part, ...] = ()
    cards: tuple[Card, ...] = ()
    decided: tuple[Card, ...] = ()
    intended: tuple[Intended, ...] = ()
    left_out: int = 0
    refused: tuple[str, ...] = ()
    gone: int = 0
    hidden: str = ""


def confidence_word(finding: Finding) -> str:
    """Say how sure a tool is of a finding, in the word it chose."""
    return min(SURE, key=lambda each: abs(SURE[each] - finding.confidence))


def template_rows(manifest: Manifest, *, said: Approvals, refused: dict[str, str]) -> tuple[TemplateRow, ...]:
    """Give the sentences of a tool, in its order; ``refused`` tells by name why a rule refuses one."""
    return tuple(
        _template(str(manifest.tool), each, said=said, why=refused.get(each.name, "")) for each in manifest.templates
    )


def guest_row(
    installed: Installed,
    *,
    templates: tuple[TemplateRow, ...],
    parts: Iterable[PartRow],
    run: LastRun | None,
    today: str,
) -> GuestRow:
    """Give one tool; ``today`` is the day it is, as ISO 8601 has it."""
    manifest = installed.manifest
    expired = State.EXPIRED if manifest.until < today else State.IN
    return GuestRow(
        tool=str(manifest.tool),
        version=manifest.version,
        title=manifest.title,
        does=manifest.does,
        partner=manifest.partner.name,
        key=manifest.partner.key,
        until=manifest.until,
        state=expired if installed.removed is None else State.REMOVED,
        installed=day_of(installed.at),
        by=installed.by,
        parts=tuple(parts),
        templates=templates,
        models=manifest.models,
        removed=day_of(installed.removed) if installed.removed is not None else "",
        ran=minute_of(run.at) if run is not None else "",
        ending=run.ending if run is not None else "",
    )


def _template(tool: str, template: Template, *, said: Approvals, why: str) -> TemplateRow:
    word = said.word(tool, template.name, template.says)
    if why:
        state = Judged.BY_RULE
    elif word is None:
        state = Judged.OPEN
    else:
        state = Judged.APPROVED if word.deed is Deed.APPROVE else Judged.REFUSED
    by = word.by if word is not None and not why else ""
    return TemplateRow(name=template.name, says=template.says, state=state, by=by, why=why)
