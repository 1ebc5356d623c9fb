"""How alike decisions of one sitting are: clusters, their m, the intra-class correlation and the design effect.

A cluster is one person in one sitting. ``m = sum m^2 / sum m`` is the size of the cluster that a decision finds itself in,
on average over the decisions.

The correlation of *consulted* within clusters is the analysis-of-variance estimator (Donner 1986, *A review of inference
procedures for the intraclass correlation coefficient in the one-way random effects model*, International Statistical Review
54: 67-82; for yes and no: Ridout, Demetrio and Firth 1999, Biometrics 55: 137-148). Its 95 % bounds are Searle's (1971,
*Linear Models*, chapter 9), with the m0 of unequal clusters, which Ukoumunne (2002, Statistics in Medicine 21: 3757-3774)
found to hold up best. They suppose normal rates and are an approximation for yes and no.

Whether there is *evidence of more* than a correlation is asked otherwise. A habit that changed makes the sittings before
differ from those after, and an estimator over all of them would take the very change that is to be announced for
correlation. So neighbouring sittings are compared: the mean square successive difference (von Neumann, Kent, Bellinson and
Hart 1941, Annals of Mathematical Statistics 12: 153-162) stands in for the mean square between clusters, with the degrees
of freedom that its variance is worth, ``2 (k-1)^2 / (3k-4)`` of k clusters.
"""

from typing import Final

import msgspec

from edgecode.consent.reliance.variance_ratio import below, quantile

LEAST_RHO: Final = 0.2
"""The design effect never reckons with less: what the boundaries are simulated for."""
_UPPER: Final = 0.975
_LEAST_CLUSTERS: Final = 2
_LEAST_SQUARE: Final = 0.5


class Correlation(msgspec.Struct, frozen=True, kw_only=True):
    """An intra-class correlation with its 95 % bounds; below 0 where decisions of a sitting are less alike than by chance."""

    rho: float
    low: float
    high: float


class _Sums:
    """What clusters and pairs of neighbours add up to, kept up to date for those that have changed."""

    def __init__(self) -> None:
        self.explained = 0.0  # of clusters: hits^2 / size
        self.differences = 0.0  # of neighbours: squared difference of rates over what chance alone gives
        self.weights = 0.0  # of neighbours: harmonic mean size
        self._clusters: list[float] = []
        self._pairs: list[tuple[float, float]] = []

    def renew(self, place: int, *, sizes: list[int], hits: list[int]) -> None:
        """Reckon one cluster anew, with the pairs it is in; places come in rising order the first time."""
        if place == len(self._clusters):
            self._clusters.append(0.0)
            self._pairs.append((0.0, 0.0))
        explained = hits[place] * hits[place] / sizes[place]
        self.explained += explained - self._clusters[place]
        self._clusters[place] = explained
        for right in (place, place + 1):
            if 0 < right < len(self._clusters):
                self._renew_pair(right, sizes=sizes, hits=hits)

    def _renew_pair(self, right: int, *, sizes: list[int], hits: list[int]) -> None:
        spread = 1 / sizes[right - 1] + 1 / sizes[right]
        apart = hits[right - 1] / sizes[right - 1] - hits[right] / sizes[right]
        difference, weight = apart * apart / spread, 2 / spread
        before = self._pairs[right]
        self.differences += difference - before[0]
        self.weights += weight - before[1]
        self._pairs[right] = (difference, weight)


class Clusters:
    """The clusters of decisions so far; adding one costs the same however many there are."""

    def __init__(self) -> None:
        """Begin with none."""
        self._place: dict[tuple[str, str], int] = {}
        self._sizes: list[int] = []
        self._hits: list[int] = []
        self._stale: set[int] = set()
        self._kept = _Sums()
        self._squares = 0
        self.decisions = 0
        self.consulted = 0

    def add(self, cluster: tuple[str, str], *, consulted: bool) -> None:
        """Add one decision; clusters stand in the order of their first decisions."""
        place = self._place.get(cluster)
        if place is None:
            place = self._place[cluster] = len(self._sizes)
            self._sizes.append(0)
            self._hits.append(0)
        self._squares += 2 * self._sizes[place] + 1
        self._sizes[place] += 1
        self._hits[place] += consulted
        self.decisions += 1
        self.consulted += consulted
        self._stale.add(place)

    def _sums(self) -> _Sums:
        for place in sorted(self._stale):
            self._kept.renew(place, sizes=self._sizes, hits=self._hits)
        self._stale.clear()
        return self._kept

    @property
    def m(self) -> float | None:
        """The size of the cluster that a decision finds itself in; None before the first."""
        return self._squares / self.decisions if self.decisions else None

    def correlation(self) -> Correlation | None:
        """Estimate the correlation; None where nothing can be said: one cluster, none of two decisions, or all alike."""
        clusters, n, hits = len(self._sizes), self.decisions, self.consulted
        if clusters < _LEAST_CLUSTERS or n == clusters or hits in {0, n}:
            return None
        within = self._within()
        between = max(0.0, self._sums().explained - hits * hits / n) / (clusters - 1)
        size = (n - self._squares / n) / (clusters - 1)
        return Correlation(
            rho=_rho(between, within=within, size=size),
            low=_rho(between, within=within * quantile(_UPPER, over=clusters - 1, under=n - clusters), size=size),
            high=_rho(between, within=within * quantile(1 - _UPPER, over=clusters - 1, under=n - clusters), size=size),
        )

    def shows_more_than(self, rho: float) -> bool:
        """Whether the lower bound from neighbouring clusters lies above a correlation."""
        pairs = len(self._sizes) - 1
        if pairs < 1 or self.decisions == len(self._sizes) or self.consulted in {0, self.decisions}:
            return False
        sums = self._sums()
        size = sums.weights / pairs
        ratio = sums.differences / pairs / self._within() / (1 + size * rho / (1 - rho))
        worth = 2 * pairs * pairs / (3 * pairs - 1)
        return below(ratio, over=worth, under=self.decisions - len(self._sizes)) > _UPPER

    def _within(self) -> float:
        """Give the mean square within clusters.

        It is reckoned with the least there can be but none, a single cluster of two that differ: two sittings of two that
        happen to be of one mind each are no proof of anything.
        """
        return max(_LEAST_SQUARE, self.consulted - self._sums().explained) / (self.decisions - len(self._sizes))


def design_effect(m: float, correlation: Correlation | None) -> float:
    """Give by how much fewer the decisions count than they are; a correlation nobody can tell is reckoned as 1."""
    rho = 1.0 if correlation is None else max(LEAST_RHO, correlation.high)
    return 1 + (m - 1) * min(1.0, rho)


def _rho(between: float, *, within: float, size: float) -> float:
    return (between - within) / (between + (size - 1) * within)
