"""Which sentences of guest tools people approved: by their very words, so that another sentence is another approval."""

from collections.abc import Collection, Iterable

import msgspec

from edgecode.film.identity import digest
from edgecode.findings.word import ON_TEMPLATES, Deed, Word


class Approvals(msgspec.Struct, frozen=True):
    """The last word on each sentence: by tool, template and digest."""

    last: dict[tuple[str, str, str], Word]

    def word(self, tool: str, template: str, says: str) -> Word | None:
        """Give the last word on a sentence of a tool; ``None`` where nobody said any."""
        return self.last.get((tool, *template_lines(template, says)))

    def is_approved(self, tool: str, template: str, says: str) -> bool:
        """Whether a person approved it, and nobody refused it since."""
        word = self.word(tool, template, says)
        return word is not None and word.deed is Deed.APPROVE

    @property
    def approved(self) -> frozenset[tuple[str, str, str]]:
        """Everything that is approved."""
        return frozenset(key for key, word in self.last.items() if word.deed is Deed.APPROVE)


def approvals(words: Iterable[Word], *, undone: Collection[str] = ()) -> Approvals:
    """Fold words in the order of the record; what was undone does not count, nor what came before a record was adopted.

    The record that was adopted may be older than what was refused.
    """
    last: dict[tuple[str, str, str], Word] = {}
    for word in words:
        if word.deed is Deed.ADOPT:
            last.clear()
        elif word.deed in ON_TEMPLATES and word.entry not in undone:
            last[word.subject, word.lines[0], word.lines[1]] = word
    return Approvals(last)


def template_lines(template: str, says: str) -> tuple[str, str]:
    """Give how a word names a sentence: by the template's name, and the digest of what it says."""
    return template, digest("template", says)
