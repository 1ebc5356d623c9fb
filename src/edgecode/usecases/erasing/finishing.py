"""An erasure is carried through: whatever the record says of it holds for the words, and for all that lies beside them.

It is done when somebody is erased, and again at each opening where it is not known to be done: after a kill in between, and
where files came back from a backup. What came before an erasure is cleared; somebody of the same name who came to the film
after it is somebody else.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from edgecode.consent.erased import erased_name, is_erased
from edgecode.entries.handle import Handle
from edgecode.entries.vocabulary import IdRole
from edgecode.findings.naming import Names
from edgecode.findings.word import Deed, Word
from edgecode.usecases.erasing.clearing import cleared, every_name
from edgecode.usecases.handles import handle
from edgecode.usecases.ports.beside import Beside
from edgecode.usecases.ports.record import Erasure, Record
from edgecode.usecases.ports.words import Words

_KEPT_BESIDE: Final = frozenset({Deed.AGREE, Deed.INSTALL, Deed.RUN})
"""What is kept beside the words as well, with who did it."""


def finish(words: Words, *, record: Record, beside: Beside) -> None:
    """Clear words, and what lies beside them, of everybody who was erased and is still in them.

    What lies beside comes first: the names that it is cleared of are found in the words. Raises ``WordsStoreError``,
    ``RecordError``, and what ``beside`` raises.
    """
    erasures = record.erasures()
    if not erasures:
        return
    done = words.cleared()
    for erasure in erasures:
        if erasure.key not in done:
            _clear(words, record=record, erasure=erasure, beside=beside)
    beside.compare(by=called_by(words.all()))


def _clear(words: Words, *, record: Record, erasure: Erasure, beside: Beside) -> None:
    every = words.all()
    indices = {each.id.hex(): each.index for each in record.entries()}
    before = [word for word in every.values() if _is_before(word, erasure, indices=indices, words=every)]
    names = Names(_called(before, erasure, words=words))
    gone = frozenset(word.entry for word in before if word.entry not in indices and names.name(word.by) != word.by)
    changed = {}
    for word in before:
        own = word.entry in erasure.entries or names.name(word.by) != word.by
        after = cleared(word, names=names, own=own, words=every)
        if after != word and word.entry not in gone:
            changed[word.entry] = after
    beside.clear(names, by=called_by(every | changed))
    words.clear(erasure.key, changed=changed.values(), gone=gone)


def called_by(words: Mapping[str, Word]) -> dict[str, str]:
    """Say by its entry who did what is kept beside the words as well, as they are called by now."""
    return {entry: word.by for entry, word in words.items() if word.deed in _KEPT_BESIDE}


def _is_before(word: Word, erasure: Erasure, *, indices: Mapping[str, int], words: Mapping[str, Word]) -> bool:
    """Whether a word was said before an erasure. One that never came on record goes by its time, where that is known."""
    if erasure.index is None:
        return True
    index = indices.get(word.entry)
    if index is not None:
        return index <= erasure.index
    own = words.get(erasure.key)
    return own is None or word.at <= own.at


def _called(before: Iterable[Word], erasure: Erasure, *, words: Words) -> dict[str, str]:
    """Find the names of whoever was erased, and give what each becomes."""
    return {name: erased_name(of.digits) for name, of in _named(before, erasure, words=words) if not is_erased(name)}


def _named(before: Iterable[Word], erasure: Erasure, *, words: Words) -> Iterator[tuple[str, Handle]]:
    handles: dict[str, Handle] = {}
    for word in before:
        for name in every_name(word):
            of = handles.setdefault(name, handle(words, IdRole.PERSON, name))
            if of in erasure.people or (name == word.by and word.entry in erasure.entries):
                yield name, of
