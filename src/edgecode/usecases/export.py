"""Export a film, one of its drafts or one of its cuts as a new document."""

import fnmatch
from collections.abc import Iterable
from typing import TypeVar

import msgspec

from edgecode.errors import ExportError
from edgecode.film.cut import Cut
from edgecode.film.film import Film
from edgecode.film.place import Place, Remark
from edgecode.film.script import Script
from edgecode.formats.writers import Held, Subject, Writer, document_of, none_held, writer_of
from edgecode.formats.written import Written
from edgecode.usecases.open_film import Look
from edgecode.usecases.ports.exports import Exports

T = TypeVar("T")


class Exported(msgspec.Struct, frozen=True, kw_only=True):
    """One document: what of the film it is of (the path of a draft or cut, or the film's title), and how it was written."""

    what: str
    of: str
    document: Written


def export(
    look: Look,
    what: str,
    *,
    draft: str = "",
    cut: str = "",
    held: Held = none_held,
    writers: Iterable[Writer] | None = None,
) -> Exported:
    """Write a document of a look at a film; nothing is put on disk.

    ``draft`` and ``cut`` choose another than the current one, by path, file name or name. ``held`` gives the files that a
    document needs (:func:`edgecode.usecases.held_bytes.held_bytes`); without it none is there. Raises
    :class:`UnknownFormatError`, and :class:`ExportError` where there is nothing to write or the choice is not clear.
    """
    writer = writer_of(what, writers=writers)
    subject = _subject(look.film, writer, draft=draft, cut=cut)
    of = look.film.title if isinstance(subject, Film) else subject.path
    return Exported(what=what, of=of, document=document_of(writer, subject, held=held))


def put(exported: Exported, to: str, *, look: Look, exports: Exports, replace: bool = False) -> tuple[Remark, ...]:
    """Put a document on disk; give what is to be said about where. Raises :class:`NotExportedError`."""
    exports.write(to, exported.document.data, replace=replace)
    return counts_as_film(to, look=look, exports=exports)


def counts_as_film(to: str, *, look: Look, exports: Exports) -> tuple[Remark, ...]:
    """Remark on a new file that lies in the film's folder, where it will be read as one of the film's."""
    inside = exports.within(to)
    name = inside.rpartition("/")[2]
    ignored = any(fnmatch.fnmatchcase(inside, pattern) for pattern in look.holdings.settings.ignore)
    if not inside or ignored or inside.startswith(".") or "/." in inside or name.startswith("."):
        return ()
    counts = "where it counts as a file of the film from now on"
    says = f"expected a place outside the film's folder, found one in it, {counts}; ignore = in film.toml leaves it out"
    return (Remark(Place(inside), says),)


def _subject(film: Film, writer: Writer, *, draft: str, cut: str) -> Subject:
    if writer.OF is Script:
        _none_of(cut, what=writer.WRITES, option="--cut")
        return _draft(film, draft, what=writer.WRITES)
    _none_of(draft, what=writer.WRITES, option="--draft")
    if writer.OF is Cut:
        return _cut(film, cut, what=writer.WRITES)
    _none_of(cut, what=writer.WRITES, option="--cut")
    return film


def _none_of(name: str, *, what: str, option: str) -> None:
    if name:
        raise ExportError(what, expected=f"no {option}, as it is not written from one", found=repr(name))


def _draft(film: Film, name: str, *, what: str) -> Script:
    if name:
        return chosen(name, [(each.path, each.draft, each) for each in film.drafts], what="draft")
    if film.script is None:
        raise ExportError(what, expected="a script", found="none in this film")
    return film.script


def _cut(film: Film, name: str, *, what: str) -> Cut:
    if name:
        return chosen(name, [(each.path, each.name, each) for each in film.cuts], what="cut")
    if film.cut is None:
        raise ExportError(what, expected="a cut", found="none in this film")
    return film.cut


def chosen(name: str, among: list[tuple[str, str, T]], *, what: str) -> T:
    """Choose by path, else by the file's name, else by the name inside, among (path, name, it).

    Raises :class:`ExportError` where none has the name, and where several have: which is meant is not clear then.
    """
    wanted = name.replace("\\", "/").casefold()
    ways = (
        [each for path, _, each in among if path.casefold() == wanted],
        [each for path, _, each in among if path.rpartition("/")[2].casefold() == wanted],
        [each for _, title, each in among if title.casefold() == wanted],
    )
    found = next(filter(None, ways), [])
    if len(found) == 1:
        return found[0]
    known = ", ".join(f"{path} ({title})" if title else path for path, title, _ in among) or "none at all"
    said = "none of that name" if not found else f"{len(found)} of that name"
    raise ExportError(name, expected=f"one {what} of {known}", found=said)
