"""The words people said about a film, and the film's own secret that handles are made with. Authoritative."""

from collections.abc import Iterable
from typing import Protocol

from edgecode.film.cutting.footage import Footage
from edgecode.film.cutting.turned_over import Issued
from edgecode.film.names import Names
from edgecode.findings.word import Word


class Words(Protocol):
    """Keeps words. What :meth:`keep` returned for is durable."""

    @property
    def film_id(self) -> str:
        """The film's id, sixteen hex digits from entropy."""

    @property
    def secret(self) -> bytes:
        """Thirty-two bytes that turn ids of the film into handles; never leaves this store."""

    def keep(self, word: Word) -> None:
        """Keep a word under its entry's id, before the entry is. Raises ``WordsStoreError``; nothing is half done then."""

    def keep_all(self, words: Iterable[Word]) -> None:
        """Keep several words, all or none."""

    def names(self, contents: Iterable[str]) -> dict[str, Names]:
        """Give the tables of names that were frozen for some contents. They win over whatever matching says now."""

    def freeze(self, names: Iterable[Names]) -> None:
        """Keep tables of names for good; one that is there stays as it is. Raises ``WordsStoreError``."""

    def footage(self) -> tuple[Footage, ...]:
        """Give what cuts used of takes, with when each stretch was first seen."""

    def keep_footage(self, seen: Iterable[Footage]) -> None:
        """Keep for good what cuts use; what is there stays as it is. Raises ``WordsStoreError``."""

    def turnover(self, turnover: str) -> Issued | None:
        """Give a turnover as it was issued, by its id; ``None`` for one that is not kept."""

    def keep_turnover(self, issued: Issued) -> None:
        """Keep a turnover as it is issued, before it is said that it was. Raises ``WordsStoreError``."""

    def cleared(self) -> frozenset[str]:
        """Give the erasures by which these words were cleared, by whatever tells one erasure from another."""

    def clear(self, erasure: str, *, changed: Iterable[Word], gone: Iterable[str]) -> None:
        """Put words in the place of those of the same entry, drop others, and leave nothing of either in any file.

        ``gone`` are the entries of the words that are dropped. Raises ``WordsStoreError`` where that could not be finished;
        it is not among :meth:`cleared` then and is done again.
        """

    def all(self) -> dict[str, Word]:
        """Give every word there is, by the hex id of its entry, also those whose entry never came to be (orphans)."""
