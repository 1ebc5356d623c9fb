"""What film.toml makes depend on a check: something that cannot be done without it, or a template it came on in.

Either is announced at once, and counts for one standing less until a named person of this film raises the check.
"""

from collections.abc import Iterable, Iterator

from edgecode.consent.announced import Announced, Why
from edgecode.consent.standing import Standing, StandingSet
from edgecode.findings.word import Deed, Word


def dependence_announced(said: StandingSet, *, now: Standing) -> tuple[Announced, str]:
    """Put into an announcement that a check is required for something, or came on in a template.

    ``now`` is the standing it has, which may be another than the one that stands in film.toml.
    """
    why = Why.REQUIRED if said.required_for else Why.TEMPLATE
    what = said.required_for or said.template
    because = f"{what} cannot be done without it" if said.required_for else f"it came on in the template {what}"
    says = f"{said.check}: {because}. It is {now.one_down()} until a named person of this film raises it"
    return Announced(why=why, check=said.check, declared=said.standing, what=what), says


def dependences_due(standings: Iterable[StandingSet], announced: Iterable[Word]) -> Iterator[StandingSet]:
    """Give the words of film.toml that make something depend on a check, and were not announced yet."""
    known = {
        (word.check, word.announced.what, word.announced.declared)
        for word in announced
        if word.deed is Deed.DEPEND and word.announced is not None
    }
    for said in standings:
        what = said.required_for or said.template
        if what and said.standing is not Standing.OFF and (said.check, what, said.standing) not in known:
            yield said
