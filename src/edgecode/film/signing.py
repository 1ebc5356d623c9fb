"""Signatures on linings: a page or a day is signed, and what stood on it then is drawn double."""

from collections.abc import Collection, Iterator

import msgspec

from edgecode.film.covers import words_of
from edgecode.film.film import Film
from edgecode.film.identity import digest
from edgecode.film.lining import Lined, Lining, SetBy, lined
from edgecode.film.script import Script


def lining_key(lining: Lining, *, script: Script) -> str:
    """What a signature holds on to: the take, the first and last paragraph and all words between, on or off camera."""
    span = script.paragraphs[lining.first : lining.last]
    words = "".join(words_of(paragraph.text) for paragraph in span)
    return digest("lining", lining.by, span[0].id, span[-1].id, words, "off" if lining.off else "on")


def page_lines(film: Film, *, scene: int) -> Iterator[str]:
    """Give the keys of the linings of takes that stand in one scene of the current draft, by its index."""
    if film.script is not None:
        here = film.script.scenes[scene]
        yield from (
            lining_key(each, script=film.script)
            for each in film.shot.linings
            if here.first <= each.first < each.last <= here.last
        )


def day_lines(film: Film, *, day: str) -> Iterator[str]:
    """Give the keys of the linings of the takes shot on a day, by its number or its date as the papers have it."""
    if film.script is not None:
        for each in film.shot.linings:
            rows = film.dailies.by_id[each.by].recordings
            if any(day in {str(row.shoot_day), row.date} for row in rows):
                yield lining_key(each, script=film.script)


def signed_lines(film: Film, signed: Collection[str]) -> Lined:
    """Draw the linings of takes, what was signed as signed; a lining that changed since is not what was signed."""
    script = film.script
    if script is None or not signed:
        return film.shot
    drawn = (
        msgspec.structs.replace(each, set_by=SetBy.SIGNED) if lining_key(each, script=script) in signed else each
        for each in film.shot.linings
    )
    return lined(drawn, paragraphs=len(script.paragraphs))
