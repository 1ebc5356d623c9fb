"""A name and every way it may be written in what people said, to be found and to be replaced."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from edgecode.film.composed import composed


class Names:
    """Names of people who were erased, each with what they are called from then on."""

    def __init__(self, called: Mapping[str, str]) -> None:
        """Take what each name becomes."""
        self._called = {composed(name): after for name, after in called.items()}
        self._found = re.compile("|".join(_written(called)), re.IGNORECASE) if called else None

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self._called)

    def name(self, name: str) -> str:
        """Give what a whole name becomes; one of somebody else stays."""
        return self._called.get(composed(name), name)

    def text(self, text: str) -> str:
        """Replace each name in a text, however its letters and accents are written; the rest stays."""
        if self._found is None or not text:
            return text
        return self._found.sub(self._after, text)

    def stand_in(self, text: str) -> bool:
        """Whether one of the names stands in a text."""
        return self._found is not None and self._found.search(text) is not None

    def _after(self, found: re.Match[str]) -> str:
        folded = composed(found[0]).casefold()
        return next(after for name, after in self._called.items() if name.casefold() == folded)


def _written(names: Iterable[str]) -> list[str]:
    forms = {form for name in names for form in (composed(name), unicodedata.normalize("NFD", name))}
    return [_pattern(form) for form in sorted(forms, key=len, reverse=True)]


def _pattern(name: str) -> str:
    """A name of several words is looked for as it stands; one of a single word, such as *Ida*, not inside of others."""
    return re.escape(name) if " " in name else rf"(?<!\w){re.escape(name)}(?!\w)"
