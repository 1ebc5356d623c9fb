"""Five symbols: fewer than five people are never told, and the borders lie where they are said to lie."""

import pytest

from edgecode.boundary.bucket import FEWEST_PEOPLE, SAYS, Bucket, bucket_of


@pytest.mark.parametrize(
    ("people", "person_days", "bucket"),
    [
        (0, 0, Bucket.NOT_TOLD),
        (4, 28, Bucket.NOT_TOLD),
        (5, 5, Bucket.FIVE),
        (5, 9, Bucket.FIVE),
        (5, 10, Bucket.TEN),
        (6, 19, Bucket.TEN),
        (6, 20, Bucket.TWENTY),
        (9, 39, Bucket.TWENTY),
        (9, 40, Bucket.FORTY),
        (200, 1400, Bucket.FORTY),
    ],
)
def test_a_cell_has_the_symbol_of_its_person_days(people: int, person_days: int, bucket: Bucket) -> None:
    assert bucket_of(people=people, person_days=person_days) is bucket


def test_every_symbol_is_one_letter_and_is_said_in_words() -> None:
    assert {*SAYS} == {*Bucket}
    assert {len(each) for each in Bucket} == {1}
    assert "fewer than five" in SAYS[Bucket.NOT_TOLD]
    assert FEWEST_PEOPLE == 5
