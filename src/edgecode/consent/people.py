"""The people of a film, what each may do, and for whom they may speak."""

from enum import StrEnum

import msgspec


class May(StrEnum):
    """What a person may do that not everybody may; the words are those of film.toml."""

    RAISE_STANDINGS = "raise standings"
    SET_INTENTS = "set intents"
    SAY_WHAT_IS_REQUIRED = "say what is required"
    SAY_WHICH_SCENE = "say which scene"
    SIGN = "sign pages and days"
    NAME_PEOPLE = "name people"
    SIGN_PAPERS = "sign papers"
    AGREE = "agree with partners"


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """One person, by name; ``role`` is the trade's word for what they do on this film.

    ``speaks_for`` names those whose consents this person may give and refuse: an agent, a guardian, a head of department.
    ``plays`` names the parts of an actor, as the cues of the script do.
    """

    name: str
    role: str = ""
    may: frozenset[May] = frozenset()
    speaks_for: frozenset[str] = frozenset()
    plays: frozenset[str] = frozenset()

    def answers_for(self, name: str) -> bool:
        """Whether this person may say yes or no in somebody's name: their own, or one they speak for."""
        return name == self.name or name in self.speaks_for
