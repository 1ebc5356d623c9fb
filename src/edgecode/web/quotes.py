"""What stands at the places that evidence points to, in the words of the paper itself."""

from collections.abc import Iterable, Iterator

from edgecode.film.emphasis import plain
from edgecode.film.film import Film
from edgecode.film.place import Place
from edgecode.film.recording import Recording
from edgecode.film.script import Paragraph
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
    told = ((wanted.get((each.place.path, each.place.line)), each) for each in _pointed_to(film))
    return {place: words for place, each in told if place is not None and (words := _words(each))}


def _pointed_to(film: Film) -> Iterator[Paragraph | Recording]:
    yield from (paragraph for script in film.drafts for paragraph in script.paragraphs)
    yield from film.dailies.recordings


def _words(of: Paragraph | Recording) -> str:
    return short(plain(of.text), most=_MOST) if isinstance(of, Paragraph) else _row(of)


def _row(recording: Recording) -> str:
    told = (recording.slate_text, recording.mark, recording.note)
    return short(", ".join(part for part in told if part), most=_MOST)
