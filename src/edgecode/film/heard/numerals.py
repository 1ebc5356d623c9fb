"""Numbers in words, as English speakers say them, so that ``52`` on the page meets ``fifty-two`` in a transcript."""

from typing import Final

_ONES: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS: Final = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS: Final = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_YEARS: Final = range(1100, 2000)
"""Four digits that are said as two pairs: nineteen forty."""
LONGEST: Final = 6
"""Digits of the longest number that is put into words; longer ones are codes, and stay as they are."""


def spoken(number: int) -> tuple[str, ...]:
    """Put a number below a million into words: ``(fifty, two)``, ``(nineteen, forty)``, ``(two, thousand, five)``."""
    if number in _YEARS and number % 100 >= len(_ONES) // 2:
        return (*spoken(number // 100), *spoken(number % 100))
    if number < len(_ONES):
        return (_ONES[number],)
    for unit, name in ((1000, "thousand"), (100, "hundred")):
        if number >= unit:
            return (*spoken(number // unit), name, *(spoken(number % unit) if number % unit else ()))
    return (_TENS[number // 10], *((_ONES[number % 10],) if number % 10 else ()))


def spoken_ordinal(number: int) -> tuple[str, ...]:
    """Put a number below a million into words as an ordinal: ``(twenty, first)``."""
    *front, last = spoken(number)
    made = _ORDINALS.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return (*front, made)
