"""Roles as people write them, at which stages they work, and whose the material of a stage is."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from edgecode.entries.vocabulary import Role, Stage

_SPOKEN: Final = {
    "1st ad": Role.FIRST_AD,
    "first assistant director": Role.FIRST_AD,
    "script supervisor": Role.SCRIPT_SUPERVISOR,
    "assistant editor": Role.ASSISTANT_EDITOR,
    "post supervisor": Role.POST_SUPERVISOR,
    "storyboard artist": Role.STORYBOARD_ARTIST,
    "business affairs": Role.BUSINESS_AFFAIRS,
}

_KNOWN: Final = {role.value.replace("-", " "): role for role in Role if role not in {Role.PARTNER, Role.EDGECODE}}

OWNERS: Final[Mapping[Stage, frozenset[Role]]] = MappingProxyType(
    {
        Stage.SCRIPT: frozenset({Role.WRITER}),
        Stage.BOARDS: frozenset({Role.STORYBOARD_ARTIST}),
        Stage.PLANNING: frozenset({Role.FIRST_AD}),
        Stage.DAILIES: frozenset({Role.SCRIPT_SUPERVISOR, Role.CAMERA, Role.SOUND}),
        Stage.CUT: frozenset({Role.EDITOR, Role.ASSISTANT_EDITOR}),
    }
)
"""Whose work the material of a stage is: a check that reads it waits for their consent. No file says who made it, so this
goes by what people do on the film. The director and the producer own none of it alone."""

DECIDE: Final[Mapping[Stage, frozenset[Role]]] = MappingProxyType(
    {
        Stage.SCRIPT: frozenset({Role.WRITER}),
        Stage.BOARDS: frozenset({Role.STORYBOARD_ARTIST}),
        Stage.PLANNING: frozenset({Role.FIRST_AD}),
        Stage.DAILIES: frozenset({Role.SCRIPT_SUPERVISOR}),
        Stage.CUT: frozenset({Role.EDITOR, Role.ASSISTANT_EDITOR}),
    }
)
"""Who decides day by day at a stage: the people whose decisions a check of that stage could speak to, beside everybody who
did decide there."""


def role_of(said: str) -> Role:
    """Find the closed word for a role as people write it; whatever has none is crew."""
    tidy = " ".join(said.casefold().replace("-", " ").split())
    return _SPOKEN.get(tidy) or _KNOWN.get(tidy, Role.CREW)


def owns(said: str, stage: Stage) -> bool:
    """Whether the material of a stage is the work of whoever has this role, as people write it."""
    return role_of(said) in OWNERS.get(stage, frozenset())


def decides(said: str, stage: Stage) -> bool:
    """Whether whoever has this role, as people write it, decides at a stage day by day."""
    return role_of(said) in DECIDE.get(stage, frozenset())
