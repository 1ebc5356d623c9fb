"""Which takes a finding shows, as pictures: those its evidence lists, those it is about, and those that say its lines."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

import msgspec

from edgecode.film.dailies import Take
from edgecode.film.film import Film
from edgecode.film.lining import Lining, SetBy
from edgecode.film.media_files import MediaFile, TakeFiles
from edgecode.film.transcript import Milliseconds
from edgecode.findings.finding import Finding
from edgecode.usecases.stills import moment_of

MOST: Final = 4
"""How many pictures one finding shows."""


class EvidencePicture(msgspec.Struct, frozen=True, kw_only=True):
    """One take in evidence: its file, the moment (``None``: the middle), and who says that it belongs here.

    A take that a paper lists was written down by a person; one that only its lining lays to the line, by whoever set that.
    """

    take: str
    file: MediaFile
    set_by: SetBy
    at: Milliseconds | None = None


class PictureFinder:
    """Finds the pictures of findings of one film."""

    def __init__(self, film: Film, *, files: Mapping[str, TakeFiles]) -> None:
        """Take the film and the files of its takes; papers and paragraphs are looked up once for all findings."""
        self._film = film
        self._files = files
        pictured = [take for take in film.dailies.takes if take.id in files and files[take.id].pictures]
        self._by_row: dict[tuple[str, int | None], Take] = {
            (row.place.path, row.place.line): take for take in pictured for row in take.recordings if row.place.line
        }
        self._indexes: dict[str, int] | None = None

    def of(self, finding: Finding) -> tuple[EvidencePicture, ...]:
        """Give the pictures of one finding, each take once, circled takes first among those that say its lines."""
        found: dict[str, EvidencePicture] = {}
        lines = [index for subject in finding.subjects if (index := self._index(subject)) is not None]
        for take, lining in self._takes(finding, lines=lines):
            files = self._files.get(take.id)
            if files is not None and files.pictures and take.id not in found:
                found[take.id] = EvidencePicture(
                    take=take.label,
                    file=files.pictures[0],
                    set_by=lining.set_by if lining is not None else SetBy.PERSON,
                    at=self._moment(take, lining, lines=lines),
                )
            if len(found) == MOST:
                break
        return tuple(found.values())

    def _moment(self, take: Take, lining: Lining | None, *, lines: Collection[int]) -> Milliseconds | None:
        """When the take is heard to say a line the finding is about, else the middle of what was heard of its lining."""
        hearing = self._film.hearings.get(take.id)
        for each in hearing.lines if hearing is not None else ():
            if each.paragraph in lines:
                return Milliseconds((each.begins + each.ends) // 2)
        return moment_of(lining) if lining is not None else None

    def _takes(self, finding: Finding, *, lines: Iterable[int]) -> Iterator[tuple[Take, Lining | None]]:
        for shown in finding.evidence:
            take = self._by_row.get((shown.place.path, shown.place.line))
            if take is not None:
                yield take, None
        for subject in finding.subjects:
            take = self._film.dailies.by_id.get(subject)
            if take is not None:
                yield take, None
        yield from self._saying(lines)

    def _saying(self, lines: Iterable[int]) -> Iterator[tuple[Take, Lining]]:
        """The usable takes that are lined over paragraphs the finding is about."""
        dailies, shot = self._film.dailies, self._film.shot
        for index in lines:
            over = [(dailies.by_id[lining.by], lining) for lining in shot.over(index) if lining.by in dailies.by_id]
            yield from sorted((each for each in over if each[0].usable), key=lambda each: not each[0].circled)

    def _index(self, paragraph: str) -> int | None:
        if self._indexes is None:
            script = self._film.script
            self._indexes = {each.id: nth for nth, each in enumerate(script.paragraphs)} if script is not None else {}
        return self._indexes.get(paragraph)
