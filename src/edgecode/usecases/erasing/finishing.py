"""An erasure is carried through: whatever the record says of it holds for the words, and for all that lies beside them.

It is done when somebody is erased, and again at each opening where it is not known to be done: after a kill in between, and
where files came back from a backup. What came before an erasure is cleared; somebody of the same name who came to the film
after it is somebody else.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from edgecode.consent.erased import erased_name, is_erased
from edgecode.entries.handle import Handle
from edgecode.entries.vocabulary import IdRole
from edgecode.findings.word import Word
from edgecode.usecases.erasing.clearing import cleared, every_name
from edgecode.usecases.erasing.naming import Names
from edgecode.usecases.handles import handle
from edgecode.usecases.ports.record import Erasure, Record
from edgecode.usecases.ports.words import Words


class Cleared(msgspec.Struct, frozen=True):
    """What words were cleared of: each name with what the person is called from then on."""

    called: dict[str, str] = {}


def finish(words: Words, *, record: Record, also: Callable[[Names], None] = lambda _names: None) -> Cleared:
    """Clear words of everybody who was erased and is still in them. Raises ``WordsStoreError``, ``RecordError``.

    ``also`` clears what lies beside the words, by the names that were found in these.
    """
    done = words.cleared()
    due = [erasure for erasure in record.erasures() if erasure.key not in done]
    called: dict[str, str] = {}
    for erasure in due:
        called |= _clear(words, record=record, erasure=erasure, also=also)
    return Cleared(called)


def _clear(words: Words, *, record: Record, erasure: Erasure, also: Callable[[Names], None]) -> dict[str, str]:
    every = words.all()
    indices = {each.id.hex(): each.index for each in record.entries()}
    before = [word for word in every.values() if _is_before(word, erasure, indices=indices, words=every)]
    called = _called(before, erasure, words=words)
    names = Names(called)
    changed, gone = [], []
    for word in before:
        if word.entry not in indices and names.name(word.by) != word.by:
            gone.append(word.entry)
            continue
        own = word.entry in erasure.entries or names.name(word.by) != word.by
        after = cleared(word, names=names, own=own, words=every)
        if after != word:
            changed.append(after)
    if names:
        also(names)
    words.clear(erasure.key, changed=changed, gone=gone)
    return called


def _is_before(
    word: Word, erasure: Erasure, *, indices: Mapping[str, int], words: Mapping[str, Word]
) -> bool:
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
    return {
        name: erased_name(of.digits) for name, of in _named(before, erasure, words=words) if not is_erased(name)
    }


def _named(before: Iterable[Word], erasure: Erasure, *, words: Words) -> Iterator[tuple[str, Handle]]:
    handles: dict[str, Handle] = {}
    for word in before:
        for name in every_name(word):
            of = handles.setdefault(name, handle(words, IdRole.PERSON, name))
            if of in erasure.people or (name == word.by and word.entry in erasure.entries):
                yield name, of
