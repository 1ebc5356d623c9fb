from edgecode.consent.reliance.decided import Choice
from edgecode.consent.reliance.evidence import Evidence
from simulators.deciding import by_chance, by_pattern, decided


def evidence(*streams: object) -> Evidence:
    """Add decisions one by one."""
    found = Evidence()
    for each in streams:
        found.add(each)  # type: ignore[arg-type]
    return found


def test_what_did_not_consult_the_check_says_nothing_of_pulling_or_choosing() -> None:
    found = evidence(decided(pulled=True, choice=Choice.REJECTED), decided(consulted=True, choice=Choice.CHANGED))
    assert (found.pulled, found.choices[Choice.REJECTED], found.choices[Choice.CHANGED]) == (0, 0, 1)


def test_exactly_half_asked_for_is_asked_for() -> None:
    asked, offered = decided(consulted=True, pulled=True), decided(consulted=True)
    assert evidence(asked, offered).asked_for
    assert not evidence(asked, offered, offered).asked_for


def test_too_few_people_come_first_of_what_stands_in_the_way() -> None:
    endless = evidence(*by_pattern([True] * 90, size=30, people=2))
    assert endless.hindrance(floor=3) == "Only 2 of at least 3 people have decided anything yet."
    assert endless.hindrance(floor=2) == (
        "Sittings are too long to tell a habit from a mood: m is 30.0, at most 20 will do."
    )


def test_sittings_much_alike_stand_in_the_way() -> None:
    alike = evidence(*by_pattern(by_chance(5, (400, 0.5), size=10, rho=0.6), size=10))
    assert (
        alike.hindrance(floor=3) == "Decisions of one sitting are too much alike to tell: correlated by more than 0.2."
    )
    assert not evidence(*by_pattern(by_chance(5, (400, 0.5), size=10, rho=0.1), size=10)).hindrance(floor=3)
