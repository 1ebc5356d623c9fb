"""Rates."""
import msgspec


class Rate(msgspec.Struct, frozen=True):
    """x."""
    numerator: int
    denominator: int
    drop: bool = False
