"""The five symbols of a partner report: four buckets of person-days, and one for all that is not told."""

from enum import StrEnum
from typing import Final

FEWEST_PEOPLE: Final = 5
"""Distinct consenting people below whom a cell is not told (DESIGN section 10)."""


class Bucket(StrEnum):
    """How many person-days there were: a person counts once a day.

    The first symbol stands for fewer than five people and for what was withheld alike. The borders of the others are
    choices: each is twice the one before, so that one person more or less seldom shows.
    """

    NOT_TOLD = "-"
    FIVE = "a"
    TEN = "b"
    TWENTY = "c"
    FORTY = "d"


_FROM: Final = ((40, Bucket.FORTY), (20, Bucket.TWENTY), (10, Bucket.TEN), (FEWEST_PEOPLE, Bucket.FIVE))
SAYS: Final = {
    Bucket.NOT_TOLD: "fewer than five people, or withheld",
    Bucket.FIVE: "5 to 9 person-days",
    Bucket.TEN: "10 to 19 person-days",
    Bucket.TWENTY: "20 to 39 person-days",
    Bucket.FORTY: "40 person-days or more",
}


def bucket_of(*, people: int, person_days: int) -> Bucket:
    """Give the symbol of a cell in which so many distinct people had so many person-days together."""
    if people < FEWEST_PEOPLE:
        return Bucket.NOT_TOLD
    return next(bucket for least, bucket in _FROM if person_days >= least)
