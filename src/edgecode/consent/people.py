"""The people of a film, and what each may do."""

from enum import StrEnum

import msgspec


class May(StrEnum):
    """What a person may do that not everybody may; the words are those of film.toml."""

    RAISE_STANDINGS = "raise standings"
    SET_INTENTS = "set intents"
    SAY_WHAT_IS_REQUIRED = "say what is required"
    SAY_WHICH_SCENE = "say which scene"
    SIGN = "sign pages and days"


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """One person, by name; ``role`` is the trade's word for what they do on this film."""

    name: str
    role: str = ""
    may: frozenset[May] = frozenset()
