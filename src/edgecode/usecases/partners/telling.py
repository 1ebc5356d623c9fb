"""What a week's batch tells a partner: people's contributions, counted class by class and made symbols."""

from collections.abc import Sequence

from edgecode.boundary.pairs import pairs_of
from edgecode.boundary.reasons import reasons_of
from edgecode.boundary.table import table_of
from edgecode.boundary.told import Told
from edgecode.boundary.trials import Outcome, due_trial, outcome_of
from edgecode.boundary.week import Week
from edgecode.entries.vocabulary import ReportClass
from edgecode.usecases.partners.contributions import Contributors, contributions, trial_count, withheld_from
from edgecode.usecases.ports.record import Recorded
from edgecode.usecases.reliance_history import HandleOf


def told_of(recorded: Sequence[Recorded], *, of: Contributors, week: Week, handle: HandleOf) -> Told:
    """Count one week under an agreement, from the consents of the moment ``of.at``; nothing of the film is looked at."""
    agreement = of.agreed.agreement
    withheld = withheld_from(recorded, agreement=str(agreement.id), week=week, handle=handle)
    doings = contributions(recorded, of=of, week=week, withheld=withheld)
    return Told(
        table=table_of(doings.get(ReportClass.BASE, ()), agreement=agreement),
        pairs=pairs_of(doings.get(ReportClass.PAIRS, ()), agreement=agreement),
        reasons=reasons_of(doings.get(ReportClass.REASONS, ()), agreement=agreement),
        outcome=_outcome(recorded, of=of, week=week, handle=handle),
    )


def _outcome(recorded: Sequence[Recorded], *, of: Contributors, week: Week, handle: HandleOf) -> Outcome:
    trial = due_trial(of.agreed.agreement, week=week)
    if trial is None:
        return Outcome.NONE_DUE
    return outcome_of(trial, count=trial_count(recorded, trial, of=of, handle=handle))
