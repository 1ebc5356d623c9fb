"""Roles as people write them, at which stages they work, and whose the material of a stage is."""

import re
from collections.abc import Iterator, Mapping
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
    "screenwriter": Role.WRITER,
    "editor's assistant": Role.ASSISTANT_EDITOR,
    "continuity": Role.SCRIPT_SUPERVISOR,
    "cinematographer": Role.CAMERA,
    "director of photography": Role.CAMERA,
    "dop": Role.CAMERA,
    "dp": Role.CAMERA,
    "dit": Role.CAMERA,
    "sound mixer": Role.SOUND,
    "boom operator": Role.SOUND,
    "composer": Role.MUSIC,
    "music supervisor": Role.MUSIC,
    "vfx supervisor": Role.VFX,
    "visual effects supervisor": Role.VFX,
    "production designer": Role.ART,
    "costume designer": Role.COSTUME_HAIR_MAKE_UP,
}
_ALSO: Final = {
    "author": Role.WRITER,
    "screenplay": Role.WRITER,
    "script editor": Role.WRITER,
    "storyboard": Role.STORYBOARD_ARTIST,
    "storyboards": Role.STORYBOARD_ARTIST,
    "boards": Role.STORYBOARD_ARTIST,
    "first ad": Role.FIRST_AD,
    "mixer": Role.SOUND,
    "recordist": Role.SOUND,
    "editing": Role.EDITOR,
    "cutter": Role.EDITOR,
}
"""Words that tell whose work it is without being anybody's title."""
_PARTS: Final = re.compile(r"\s*(?:[/,;&+|-]|\band\b)\s*")

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
    """Find the closed word for a role as people write it: of several, such as writer/director, the first that has one.

    Whatever has none is crew.
    """
    return next(_known(said), Role.CREW)


def roles_of(said: str) -> frozenset[Role]:
    """Find the closed words for all roles in what people write, such as writer/director."""
    return frozenset(_known(said))


def owns(said: str, stage: Stage) -> bool:
    """Whether the material of a stage is the work of whoever has this role, as people write it.

    In doubt it is: whoever has a title in which such a trade is named, *writer-director* or *supervising editor*, is asked.
    """
    words, owners = _tidy(re.sub(r"[^\w\s]", " ", said)), OWNERS.get(stage, frozenset())
    return any(f" {title} " in f" {words} " for title, role in (_TITLES | _ALSO).items() if role in owners)


def decides(said: str, stage: Stage) -> bool:
    """Whether whoever has this role, as people write it, decides at a stage day by day."""
    return role_of(said) in DECIDE.get(stage, frozenset())


def _known(said: str) -> Iterator[Role]:
    found = (_TITLES.get(_tidy(part)) for part in (said, *_PARTS.split(said.casefold())))
    return (role for role in found if role is not None)


def _tidy(said: str) -> str:
    return " ".join(said.casefold().replace("-", " ").split())


_TITLES: Final = {
    **{role.value.replace("-", " "): role for role in Role if role not in {Role.PARTNER, Role.EDGECODE}},
    **_SPOKEN,
}
