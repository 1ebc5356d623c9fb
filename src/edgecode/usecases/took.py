"""How a decision was come to, kept only as far as the person consents."""

from typing import Final

import msgspec

from edgecode.checks.registry import check_named
from edgecode.consent.letting_in import Permitted
from edgecode.consent.purpose import Purpose
from edgecode.entries.detail import SCALES, Detail
from edgecode.entries.vocabulary import Reason, Stage
from edgecode.errors import ConsentError
from edgecode.film.identity import digest
from edgecode.findings.decision import Said
from edgecode.findings.finding import Finding
from edgecode.usecases.acting import Acting
from edgecode.usecases.done import Done
from edgecode.usecases.shape import Details

_ONE_IN: Final = 10
"""One finding in so many is decided before it is shown, by whoever consents to it."""


class Took(msgspec.Struct, frozen=True):
    """Seconds from seeing a finding to deciding, and how many other options were opened before."""

    seconds: int
    opened: int = 0


def kept(took: Took | None, let: Permitted, *, person: str, stage: Stage) -> Details:
    """Give what of it may be kept: all, if the person consented the whole time from seeing to deciding; else nothing."""
    if took is None or not _on_scale(took):
        return ()
    since = let.at - took.seconds * 1000
    if not let.consents.held(person, Purpose.TIMING, stage=stage, since=since, at=let.at):
        return ()
    return ((Detail.SECONDS, took.seconds), (Detail.ALTERNATIVES_OPENED, took.opened))


def how_of(
    took: Took | None, why: Reason | None, *, acting: Acting, finding: Finding | None, stage: Stage | None = None
) -> Details:
    """Give all that is kept of how a decision was come to: the reason that was chosen, and of a finding what may be kept.

    ``stage`` is that of a finding of a guest tool; a check of ours has its own.

    A reason is the person's own word about what they decide, and kept as the decision is; that it is counted in a partner
    report wants their consent to that class.
    """
    chosen = ((Detail.REASON, list(Reason).index(why)),) if why is not None else ()
    if finding is None:
        return chosen
    today, person, stage = acting.today, acting.person.name, stage or check_named(finding.check).stage
    timed = kept(took, today.let, person=person, stage=stage)
    return (*timed, *shown_after(finding.id, today.said, person=person, let=today.let, stage=stage), *chosen)


def _on_scale(took: Took) -> bool:
    return SCALES[Detail.SECONDS].holds(took.seconds) and SCALES[Detail.ALTERNATIVES_OPENED].holds(took.opened)


def without_timing(done: Done, took: Took | None, how: Details) -> Done:
    """Say so where a decision is on record without the timing that came with it."""
    if took is None or any(detail is Detail.SECONDS for detail, _ in how):
        return done
    why = "there was no consent to that the whole time" if _on_scale(took) else "no decision takes that long"
    says = f"{done.says}. How long it took was not kept: {why}"
    return msgspec.structs.replace(done, says=says)


def shown_after(finding: str, said: Said, *, person: str, let: Permitted, stage: Stage) -> Details:
    """Mark a decision that was made once already, before its finding was shown, while the person still consents to that."""
    did = _consents(let, person=person, stage=stage) and (finding, person) in said.decided_first
    return ((Detail.BEFORE_SHOWN, 1),) if did else ()


def check_decides_first(let: Permitted, *, person: str, stage: Stage) -> None:
    """Raise :class:`ConsentError` where a person does not consent to deciding before a finding is shown."""
    if not _consents(let, person=person, stage=stage):
        raise ConsentError(Purpose.DECIDE_FIRST, expected="a person who consents to it now", found=person)


def decides_first(finding: str, let: Permitted, *, person: str, stage: Stage, said: Said) -> bool:
    """Whether a person decides before this finding is shown: they consent, it is in their sample, and they have not yet."""
    if not person or not _consents(let, person=person, stage=stage):
        return False
    sampled = int(digest("decide first", finding, person), 16) % _ONE_IN == 0
    return sampled and (finding, person) not in said.decided_first


def _consents(let: Permitted, *, person: str, stage: Stage) -> bool:
    return let.consents.holds(person, Purpose.DECIDE_FIRST, stage=stage, at=let.at)
