"""What somebody said is as intended is not asked about again."""

import pytest

from edgecode.checks.check import Check
from edgecode.checks.cut.line_lost_in_cut import line_lost_in_cut
from edgecode.checks.cut.placeholder_in_cut import placeholder_in_cut
from edgecode.checks.dailies.none_usable import none_usable
from edgecode.checks.dailies.unshot_line import unshot_line
from edgecode.film.pickups.owing import owing
from edgecode.film.place import Place
from edgecode.film.pointer import Pointer
from edgecode.findings.finding import Finding
from edgecode.findings.intent import Intent
from edgecode.usecases.open_film import Look
from edgecode.usecases.pickups.meant import meant
from simulators.picked_film import PICKED_FILM
from simulators.telling import tells

told = tells(PICKED_FILM)
CHECKS = (line_lost_in_cut, placeholder_in_cut, none_usable, unshot_line)


def said(look: Look, *intents: Intent) -> dict[str, str]:
    """By the words of what is owed, who said that it is meant."""
    every = owing(look.film)
    found = meant(look.film, every, intents=intents)
    return {each.says: found[each.id] for each in every if each.id in found}


@told
def test_an_intent_at_a_line_means_what_is_owed_there(look: Look) -> None:
    lost = Intent(check="line-lost-in-cut", pointer=Pointer(scene="1", line="I heard it"), by="Ines", place=Place("x"))
    assert said(look, lost) == {"I heard it an hour ago.": "Ines"}
    other = Intent(check="unshot-line", pointer=Pointer(scene="1", line="I heard it"), by="Ines", place=Place("x"))
    assert said(look, other) == {}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
@told
def test_an_intent_at_a_finding_means_what_is_owed_for_it(look: Look, check: Check) -> None:
    """Whatever one of these checks finds, and somebody says is meant by its id, is not asked about in the list."""
    findings = [each for each in check.look(look.film) if isinstance(each, Finding)]
    for finding in findings:
        intent = Intent(check=check.id, pointer=Pointer(), by="Ines", place=Place("x"), finding=finding.id)
        assert len(said(look, intent)) == (finding.kind != "only-off-camera")
    assert findings
