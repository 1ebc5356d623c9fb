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

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

MOST: Final = 50_000
"""Branches that are tried in one place: one to two seconds. Forty things with a hundred candidates dealt by chance take some
hundreds; the bound is met only where very many candidates are alike."""


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
    """The search at one place; ``best`` is the best choice so far.

    Things wanted, candidates and people are bits of whole numbers: ``_serves`` and ``_cast`` of each candidate, ``_serving``
    are the candidates of each thing.
    """

    def __init__(self, wanted: frozenset[str], candidates: Sequence[Candidate], *, most: int) -> None:
        self.candidates = _undominated([each for each in candidates if each.serves & wanted], wanted=wanted)
        self.best = greedy_cover(wanted, self.candidates)
        self.price = price_of(self.best)
        self.exact = True
        self._most, self._tried = most, 0
        things = {each: 1 << at for at, each in enumerate(sorted(wanted))}
        people = {each: 1 << at for at, each in enumerate(sorted(frozenset().union(*(one.cast for one in candidates))))}
        self._serves = [sum(things[each] for each in one.serves & wanted) for one in self.candidates]
        self._cast = [sum(people[each] for each in one.cast) for one in self.candidates]
        self._eighths = [one.eighths for one in self.candidates]
        self._serving = {bit: self._those_serving(bit) for bit in things.values()}

    def run(self) -> None:
        """Find the best choice."""
        self._from(sum(self._serving), open_=(1 << len(self.candidates)) - 1, chosen=(), cast=0, eighths=0)

    def _from(self, left: int, *, open_: int, chosen: tuple[int, ...], cast: int, eighths: int) -> None:
        """Try everything that goes on from what is chosen, with the candidates that are open."""
        self._tried += 1
        if self._tried > self._most:
            self.exact = False
            return
        if not left:
            price = Price(len(chosen), cast.bit_count(), eighths)
            if price < self.price:
                self.best, self.price = tuple(self.candidates[at] for at in chosen), price
            return
        serving = sorted(
            ((self._serving[bit] & open_).bit_count(), bit, self._serving[bit] & open_) for bit in _bits(left)
        )
        fewest, _bit, hardest = serving[0]
        least = self._least(left, (each for _count, _thing, each in serving), open_=open_)
        price = Price(len(chosen) + least.count, cast.bit_count() + least.called, eighths + least.eighths)
        if not fewest or not price < self.price:
            return
        for at in sorted(_places(hardest), key=lambda at: self._promise(at, left=left, cast=cast)):
            self._from(
                left & ~self._serves[at],
                open_=open_,
                chosen=(*chosen, at),
                cast=cast | self._cast[at],
                eighths=eighths + self._eighths[at],
            )
            open_ &= ~(1 << at)

    def _promise(self, at: int, *, left: int, cast: int) -> tuple[int, int, int, int]:
        """In which order candidates are tried: what serves most, calls fewest more, and runs least comes first."""
        served = (self._serves[at] & left).bit_count()
        return (-served, (self._cast[at] & ~cast).bit_count(), self._eighths[at], at)

    def _least(self, left: int, serving: Iterable[int], *, open_: int) -> Price:
        """What is left costs this at the least: things that no candidate has in common want one each."""
        seen = count = eighths = 0
        for each in serving:
            if not each & seen:
                count += 1
                eighths += min(self._eighths[at] for at in _places(each))
            seen |= each
        able = max(((self._serves[at] & left).bit_count() for at in _places(seen & open_)), default=1)
        return Price(max(count, -(-left.bit_count() // max(able, 1))), 0, eighths)

    def _those_serving(self, bit: int) -> int:
        return sum(1 << at for at, serves in enumerate(self._serves) if serves & bit)


def _undominated(candidates: Sequence[Candidate], *, wanted: frozenset[str]) -> list[Candidate]:
    """Leave out what another candidate does as well, with nobody more and no longer; of equals the first by key stays."""
    kept: list[Candidate] = []
    for each in sorted(candidates, key=lambda one: (-len(one.serves & wanted), len(one.cast), one.eighths, one.key)):
        if not any(_does(one, each, wanted=wanted) for one in kept):
            kept.append(each)
    return sorted(kept, key=lambda one: one.key)


def _does(one: Candidate, other: Candidate, *, wanted: frozenset[str]) -> bool:
    return (other.serves & wanted) <= one.serves and one.cast <= other.cast and one.eighths <= other.eighths


def _bits(number: int) -> Iterator[int]:
    """Give each bit of a number that is set, as a number."""
    while number:
        bit = number & -number
        yield bit
        number ^= bit


def _places(number: int) -> Iterator[int]:
    """Give the places of the bits that are set, from 0."""
    return (bit.bit_length() - 1 for bit in _bits(number))
