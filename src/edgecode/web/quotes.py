"""What stands at the places that evidence points to, in the words of the paper itself."""

from collections.abc import Iterable, Iterator

from edgecode.film.emphasis import plain
from edgecode.film.film import Film
from edgecode.film.place import Place
from edgecode.film.recording import Recording
from edgecode.findings.finding import Finding
from edgecode.findings.wording import short

_MOST = 110
"""How many characters of a place are quoted."""


def quotes(film: Film, findings: Iterable[Finding]) -> dict[Place, str]:
    """Quote the lines of scripts and the rows of papers that some findings point to; a place that is neither has no quote.

    Nor has a page: many paragraphs stand on it, and the place does not say which is meant.
    """
    places = [shown.place for finding in findings for shown in finding.evidence if not shown.place.page]
    wanted = {(place.path, place.line): place for place in places}
    return {wanted[key]: words for key, words in _told(film) if key in wanted and words}


def _told(film: Film) -> Iterator[tuple[tuple[str, int | None], str]]:
    for script in film.drafts:
        for paragraph in script.paragraphs:
            yield (paragraph.place.path, paragraph.place.line), short(plain(paragraph.text), most=_MOST)
    for recording in film.dailies.recordings:
        yield (recording.place.path, recording.place.line), _row(recording)


def _row(recording: Recording) -> str:
    told = (recording.slate_text, recording.mark, recording.note)
    return short(", ".join(part for part in told if part), most=_MOST)
