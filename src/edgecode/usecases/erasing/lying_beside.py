"""The index, and what is kept for partners, cleared of the names of people who were erased."""

from collections.abc import Callable, Mapping

from edgecode.findings.naming import Names
from edgecode.usecases.ports.index import Index
from edgecode.usecases.ports.partners import Partners


class LyingBeside:
    """Both of them; see :class:`~edgecode.usecases.ports.beside.Beside`."""

    def __init__(self, index: Callable[[], Index], *, partners: Callable[[bool], Partners | None]) -> None:
        """Take ways to them; neither is opened before, and nothing for partners is made."""
        self._index, self._partners = index, partners

    def clear(self, names: Names, *, by: Mapping[str, str]) -> None:
        """Drop from the index every reading with one of the names, and call who signed agreements as ``by`` has it."""
        if names:
            self._index().forget(names.stand_in)
        self._call(by, anew=bool(names))

    def compare(self, *, by: Mapping[str, str]) -> None:
        """Call who signed agreements as ``by`` has it, where that is not how they are called."""
        self._call(by, anew=False)

    def _call(self, by: Mapping[str, str], *, anew: bool) -> None:
        partners = self._partners(False) if by else None  # noqa: FBT003  it is asked so
        if partners is not None:
            partners.call(by, anew=anew)
