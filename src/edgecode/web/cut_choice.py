"""The cuts of a film as people choose among them: in the order first seen, two of one name told apart by their files."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from edgecode.errors import NotInFilmError
from edgecode.film.cut import Cut
from edgecode.usecases.open_film import Look
from edgecode.usecases.seen_order import cuts_in_order


class CutChoice(msgspec.Struct, frozen=True, kw_only=True):
    """One cut of the film.

    ``key`` stands for it in addresses: the path of its file, and its number in it where the file holds several. ``file`` is
    what tells it from another of the same name, empty where it has its name for itself.
    """

    cut: Cut
    key: str
    name: str
    file: str = ""
    current: bool = False

    @property
    def label(self) -> str:
        """What it is called, so that no other cut of the film is called so."""
        return f"{self.name} · {self.file}" if self.file else self.name


def cut_choices(look: Look) -> tuple[CutChoice, ...]:
    """Give the cuts of a film in the order in which they were first seen."""
    cuts = cuts_in_order(look.film.cuts, look.holdings)
    paths = Counter(cut.path for cut in cuts)
    names = Counter((cut.name or cut.path).casefold() for cut in cuts)
    met: Counter[str] = Counter()
    found = []
    for cut in cuts:
        met[cut.path] += 1
        key = cut.path if paths[cut.path] == 1 else f"{cut.path}#{met[cut.path]}"
        name = cut.name or cut.path
        file = key if names[name.casefold()] > 1 and name != key else ""
        found.append(CutChoice(cut=cut, key=key, name=name, file=file, current=cut is look.film.cut))
    return tuple(found)


def chosen_cut(choices: Sequence[CutChoice], key: str) -> CutChoice | None:
    """Find a cut by its key, or the first of its path; the current one without. Raises :class:`NotInFilmError`."""
    if not key:
        return next((each for each in choices if each.current), None)
    found = next((each for each in choices if key in {each.key, each.cut.path}), None)
    if found is None:
        says = f"expected a cut of this film, found {key!r}"
        raise NotInFilmError(says)
    return found


def cut_before(choices: Sequence[CutChoice], one: CutChoice) -> CutChoice | None:
    """The cut that was seen before one; of the first, the next; ``None`` where there is no other."""
    others = [each for each in choices if each is not one]
    at = choices.index(one)
    return others[max(at - 1, 0)] if others else None
