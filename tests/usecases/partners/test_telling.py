"""What a week's batch tells of a trace. How a class is counted stands in tests/boundary, who counts in test_contributions."""

from pathlib import Path

from edgecode.boundary.bucket import Bucket
from edgecode.boundary.told import GROUPS, PHASES, REASONS, Told
from edgecode.boundary.trials import Outcome
from edgecode.entries.vocabulary import Group, Phase, Reason
from edgecode.usecases.asking_partners import asking_partners
from edgecode.usecases.partners.contributions import Contributors, names_of
from edgecode.usecases.partners.telling import told_of
from edgecode.usecases.permitted import permitted
from simulators.held_film import HeldFilm
from simulators.trace import trace
from simulators.two_partners import P

WEEKS = [*P.weeks()]


def told(film: HeldFilm, week: int) -> Told:
    """Tell one week as of its slot."""
    film.clock.at = max(film.clock.at, P.slot(WEEKS[week]))
    settings, deciding = film.desk.look().holdings.settings, film.deciding
    asking = asking_partners(film.partners.agreed(), ())
    let = permitted(settings, deciding.said(settings), at=film.clock.at, partners=asking)
    of = Contributors(
        film=deciding.film,
        names=names_of(let, handle=deciding.handle),
        let=let,
        agreed=film.partners.agreed()[0],
        at=film.clock.at,
    )
    return told_of(film.record.entries(), of=of, week=WEEKS[week], handle=deciding.handle)


def test_each_class_is_told_by_its_phase_and_week(tmp_path: Path) -> None:
    film = HeldFilm(tmp_path).agree(P).until(P.slot(WEEKS[-1]), trace())
    first = told(film, 0)
    prepare = first.table[PHASES.index(Phase.PREPARE)]
    assert prepare[GROUPS.index(Group.BOARDS)] is Bucket.NOT_TOLD
    assert first.outcome is Outcome.NONE_DUE
    second = told(film, 1)
    assert second.table[PHASES.index(Phase.SHOOT)][GROUPS.index(Group.DAILIES)] is Bucket.TWENTY
    assert second.reasons[REASONS.index(Reason.KNOWN)] is Bucket.TEN
    assert second.pairs[1] is Bucket.FIVE
    assert told(film, 4).outcome is Outcome.DID_NOT_HOLD
