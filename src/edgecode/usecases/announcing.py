"""Announcing: what wants announcing of a film is announced at once, and the check goes one standing down each time."""

from collections.abc import Iterable

from edgecode.checks.check import Check
from edgecode.consent.standing import Standing
from edgecode.entries.vocabulary import IdRole
from edgecode.findings.decision import Said
from edgecode.formats.film_toml import Settings
from edgecode.usecases.announce import due, use_announced
from edgecode.usecases.deciding import Deciding
from edgecode.usecases.dependences import dependence_announced, dependences_due
from edgecode.usecases.note_film_toml import standings_in_force
from edgecode.usecases.permitted import people_of


def announced(deciding: Deciding, settings: Settings, *, said: Said, checks: Iterable[Check]) -> bool:
    """Announce what depends on a check, then what use has outgrown; tells whether anything wanted announcing.

    ``said`` is what was said until now. Raises what deciding raises.
    """
    people = people_of(settings, said)
    names = {deciding.handle(IdRole.PERSON, name).digits: name for name in people}
    now = {check: word.standing for check, word in standings_in_force(settings, said).items()}
    leanings = deciding.leanings(checks, people=people)
    any_told = False
    for each in dependences_due(settings.standings.values(), said.announced):
        before = now.get(each.check, Standing.OFF)
        deciding.announce(*dependence_announced(each, now=before), before=before)
        now[each.check], any_told = before.one_down(), True
    for leaning, alarm in due(leanings):
        before = now.get(leaning.check.id, Standing.OFF)
        told = use_announced(leaning.check.id, alarm, decisions=leaning.decisions, names=names, now=before)
        deciding.announce(*told, before=before)
        any_told = True
    return any_told
