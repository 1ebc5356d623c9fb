"""A film told once for many tests of a file."""

from collections.abc import Callable
from typing import TypeVar

F = TypeVar("F", bound=Callable[..., None])


def tells(film: str) -> Callable[[F], F]:
    """Give tests one film as their docstring, which the fixtures write out and open."""

    def told(function: F) -> F:
        function.__doc__ = film
        return function

    return told
