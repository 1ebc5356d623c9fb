"""What each partner can still learn: its next slot, bits used and left, and how long a film would take through so few."""

import msgspec

from edgecode.boundary.bits import worst_case_bits
from edgecode.boundary.how_long import weeks_for_idea, years_for_script
from edgecode.boundary.slots import next_slot
from edgecode.film.script import Script
from edgecode.usecases.partners.in_force import in_force
from edgecode.usecases.ports.partners import Agreed, Partners


class BitsView(msgspec.Struct, frozen=True, kw_only=True):
    """One agreement in force, by its id.

    ``next_slot`` is in milliseconds since 1970, UTC, ``None`` after the last; ``week`` is the week that it is of. ``a_week``
    is how many bits the partner can learn in a week at most, ``used`` what was debited so far and ``left`` what the slots to
    come will take. ``script_years`` is how long this script alone would take at so many bits a week if they told of nothing
    else, ``idea_weeks`` how long an idea in one line.
    """

    agreement: str
    partner: str
    next_slot: int | None
    week: str
    a_week: float
    used: float
    left: float
    script_years: float
    idea_weeks: float


def bits_views(partners: Partners, *, at: int, script: Script | None) -> tuple[BitsView, ...]:
    """Give one for each agreement in force, at a moment in milliseconds since 1970, UTC; for people of the film alone."""
    return tuple(_view(each, partners, at=at, script=script) for each in in_force(partners))


def _view(agreed: Agreed, partners: Partners, *, at: int, script: Script | None) -> BitsView:
    agreement, a_week = agreed.agreement, worst_case_bits(agreed.agreement)
    debited = partners.debits(str(agreement.id))
    known = {each.week for each in debited}
    slot = next_slot(agreement, at=at)
    letters = sum(len(each.text) for each in script.paragraphs) if script is not None else 0
    return BitsView(
        agreement=str(agreement.id),
        partner=agreement.partner.name,
        next_slot=slot,
        week=next((week.name for week in agreement.weeks() if agreement.slot(week) == slot), ""),
        a_week=a_week,
        used=sum(each.bits for each in debited),
        left=a_week * sum(1 for week in agreement.weeks() if week not in known and agreement.slot(week) >= at),
        script_years=years_for_script(a_week, letters=letters) if letters else years_for_script(a_week),
        idea_weeks=weeks_for_idea(a_week),
    )
