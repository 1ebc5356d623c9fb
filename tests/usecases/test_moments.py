from edgecode.usecases.moments import day_of, minute_of, second_of, utc

AT = 1_764_000_000_999


def test_a_time_is_printed_to_the_second_in_utc() -> None:
    assert second_of(AT) == "2025-11-24T16:00:00Z"


def test_a_time_is_printed_as_finely_as_asked_for() -> None:
    assert (day_of(AT), minute_of(AT)) == ("2025-11-24", "2025-11-24 16:00 UTC")
    assert utc(AT).tzname() == "UTC"
