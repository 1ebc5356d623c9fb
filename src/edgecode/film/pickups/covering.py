"""The fewest candidates that serve everything: an exact search by branch and bound, place by place.

What is minimised, in this order (:class:`Price`): how many candidates are chosen; how many people are called, where somebody
who is called to two places counts twice; and the eighths of what is run. How many places there are follows from what is
asked, since everything asked is served at one place: so the list is sorted by place, and the moves between places are one
fewer than these.

The places do not lean on each other, so that the best of each together are the best of all. In each the search takes what is
not served yet and has the fewest candidates, tries these in turn, and leaves a branch as soon as what it has chosen, with the
least that is still wanted, is no better than the best so far. It begins from a greedy choice. Where it has tried :data:`MOST`
branches without coming to an end, the best so far is given and said not to be proven.
"""

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

MOST: Final = 200_000
"""Branches that are tried in one place: about a second. A bound against the worst case, never met in practice."""


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that could be shot: what it serves (by their ids), where, with whom, and how many eighths it runs."""

    key: str
    serves: frozenset[str]
    place: str = ""
    cast: frozenset[str] = frozenset()
    eighths: int = 1


class Price(msgspec.Struct, frozen=True, order=True):
    """What a choice costs; the smaller is the better, read from the left."""

    count: int = 0
    called: int = 0
    eighths: int = 0


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """The keys of what was chosen, sorted; what no candidate serves; what it costs, and whether that is proven the least."""

    keys: tuple[str, ...] = ()
    unserved: frozenset[str] = frozenset()
    price: Price = Price()
    exact: bool = True


def smallest_cover(wanted: Iterable[str], candidates: Iterable[Candidate], *, most: int = MOST) -> Chosen:
    """Choose the cheapest candidates that serve all that is wanted, as far as any does.

    What is wanted has to be served at one place alone: candidates of two places that serve one thing are looked at in the
    place that comes first by name.
    """
    left = frozenset(wanted)
    places: dict[str, list[Candidate]] = {}
    for candidate in sorted(candidates, key=lambda each: (each.place, each.key)):
        places.setdefault(candidate.place, []).append(candidate)
    keys: list[str] = []
    price, exact = Price(), True
    for own in places.values():
        here = left & frozenset().union(*(each.serves for each in own))
        search = _Search(here, own, most=most)
        search.run()
        keys += [each.key for each in search.best]
        price = _sum(price, search.price)
        exact = exact and search.exact
        left -= here
    return Chosen(keys=tuple(sorted(keys)), unserved=left, price=price, exact=exact)


def greedy_cover(wanted: Iterable[str], candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Choose again and again what serves most of what is left, of equals the cheapest: what the search begins from."""
    left = set(wanted)
    chosen: list[Candidate] = []
    while left and any(left & each.serves for each in candidates):
        best = min(candidates, key=lambda each: (-len(left & each.serves), len(each.cast), each.eighths, each.key))
        chosen.append(best)
        left -= best.serves
    return tuple(chosen)


def price_of(chosen: Iterable[Candidate]) -> Price:
    """What a choice at one place costs."""
    every = tuple(chosen)
    called = frozenset().union(*(each.cast for each in every))
    return Price(len(every), len(called), sum(each.eighths for each in every))


def _sum(one: Price, other: Price) -> Price:
    return Price(one.count + other.count, one.called + other.called, one.eighths + other.eighths)


class _Search:
    """The search at one place; ``best`` is the best choice so far."""

    def __init__(self, wanted: frozenset[str], candidates: Sequence[Candidate], *, most: int) -> None:
        self.wanted = wanted
        self.candidates = [each for each in candidates if each.serves & wanted]
        self.best = greedy_cover(wanted, self.candidates)
        self.price = price_of(self.best)
        self.exact = True
        self._most = most
        self._tried = 0
        self._serving = {each: [one for one in self.candidates if each in one.serves] for each in wanted}

    def run(self) -> None:
        """Find the best choice."""
        self._from(self.wanted, (), frozenset(), frozenset())

    def _from(
        self, left: frozenset[str], chosen: tuple[Candidate, ...], cast: frozenset[str], barred: frozenset[str]
    ) -> None:
        """Try everything that goes on from what is chosen; ``barred`` was tried in this place before and is left out."""
        self._tried += 1
        if self._tried > self._most:
            self.exact = False
            return
        eighths = sum(each.eighths for each in chosen)
        if not left:
            price = Price(len(chosen), len(cast), eighths)
            if price < self.price:
                self.best, self.price = chosen, price
            return
        open_ = {each: [one for one in self._serving[each] if one.key not in barred] for each in sorted(left)}
        if not self._might_be_better(left, open_, count=len(chosen), called=len(cast), eighths=eighths):
            return
        hardest = min(open_, key=lambda each: (len(open_[each]), each))
        for one in sorted(
            open_[hardest], key=lambda each: (-len(left & each.serves), len(each.cast - cast), each.eighths, each.key)
        ):
            self._from(left - one.serves, (*chosen, one), cast | one.cast, barred)
            barred |= {one.key}

    def _might_be_better(
        self, left: frozenset[str], open_: dict[str, list[Candidate]], *, count: int, called: int, eighths: int
    ) -> bool:
        """Whether the least that can come of it is cheaper than the best so far; not where something is left unserved."""
        if not all(open_.values()):
            return False
        every = [one for serving in open_.values() for one in serving]
        more = -(-len(left) // max(len(left & one.serves) for one in every))
        least = Price(count + more, called, eighths + more * min(one.eighths for one in every))
        return least < self.price
