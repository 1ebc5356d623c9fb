"""Where the timing of decisions is kept: at the stages at which whoever looks consents to it."""

from edgecode.consent.purpose import Purpose
from edgecode.entries.vocabulary import Stage
from edgecode.usecases.today import Today


def timed_stages(today: Today) -> frozenset[Stage]:
    """Give the stages at which whoever looks consents to the timing of their decisions."""
    let, viewer = today.let, today.viewer
    consents = let.consents
    return frozenset(each for each in Stage if consents.holds(viewer, Purpose.TIMING, stage=each, at=let.at) and viewer)
