"""The decisions since a standing was last raised, counted."""

from edgecode.consent.reliance.clusters import LEAST_RHO, Clusters
from edgecode.consent.reliance.cusum import MOST_M
from edgecode.consent.reliance.decided import Choice, Decided
from edgecode.consent.reliance.recent import Recent
from edgecode.consent.reliance.unexamined import Paces


class Evidence:
    """What was decided, by whom, and how alike; it grows by one decision at a time."""

    def __init__(self) -> None:
        """Begin with nothing decided."""
        self.clusters = Clusters()
        self.recent = Recent()
        self.paces = Paces()
        self.people: set[str] = set()
        self.pulled = 0
        self.choices = dict.fromkeys(Choice, 0)

    def add(self, decided: Decided) -> None:
        """Add one decision."""
        cluster = (decided.who, decided.sitting)
        self.clusters.add(cluster, consulted=decided.consulted)
        self.recent.add(cluster)
        self.paces.add(decided)
        self.people.add(decided.who)
        if decided.consulted:
            self.pulled += decided.pulled
            self.choices[decided.choice] += 1

    @property
    def asked_for(self) -> bool:
        """Whether at least half of what was consulted was asked for; nothing consulted is not."""
        return 0 < self.clusters.consulted <= 2 * self.pulled

    def hindrance(self, *, floor: int) -> str:
        """Say why nothing may be announced on it however it is used; empty when nothing stands in the way."""
        if not self.people:
            return "Nothing was decided yet that it could have spoken to."
        if len(self.people) < floor:
            return f"Only {len(self.people)} of at least {floor} people have decided anything yet."
        if self.recent.m > MOST_M:
            return f"Sittings are too long to tell a habit from a mood: m is {self.recent.m:.1f}, at most {MOST_M} will do."
        if self.clusters.shows_more_than(LEAST_RHO):
            return f"Decisions of one sitting are too much alike to tell: correlated by more than {LEAST_RHO}."
        return ""
