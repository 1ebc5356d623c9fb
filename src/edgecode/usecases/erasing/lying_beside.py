"""The index, what is kept for partners, and guest tools, cleared of the names of people who were erased."""

from collections.abc import Callable, Mapping

from edgecode.findings.naming import Names
from edgecode.usecases.ports.guests import GuestTools
from edgecode.usecases.ports.index import Index
from edgecode.usecases.ports.partners import Partners


class LyingBeside:
    """All of them; see :class:`~edgecode.usecases.ports.beside.Beside`."""

    def __init__(
        self,
        index: Callable[[], Index],
        *,
        partners: Callable[[bool], Partners | None],
        guests: Callable[[], GuestTools | None],
    ) -> None:
        """Take ways to them; none is opened before, and nothing for partners or of guest tools is made."""
        self._index, self._partners, self._guests = index, partners, guests

    def clear(self, names: Names, *, by: Mapping[str, str]) -> None:
        """Drop from the index every reading with one of the names, and call people elsewhere as ``by`` has it."""
        if names:
            self._index().forget(names.stand_in)
        self._call(by, anew=bool(names))

    def compare(self, *, by: Mapping[str, str]) -> None:
        """Call people as ``by`` has it, where that is not how they are called."""
        self._call(by, anew=False)

    def _call(self, by: Mapping[str, str], *, anew: bool) -> None:
        if not by:
            return
        guests = self._guests()
        if guests is not None:
            guests.call(by, anew=anew)
        partners = self._partners(False)  # noqa: FBT003  it is asked so
        if partners is not None:
            partners.call(by, anew=anew)
