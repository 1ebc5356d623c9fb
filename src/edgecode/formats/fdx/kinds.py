"""What Final Draft calls the paragraphs of a script, and what they are here."""

import re
from typing import Final

import msgspec

from edgecode.film.script import AsideKind, ParagraphKind

TYPE_OF: Final = {
    ParagraphKind.HEADING: "Scene Heading",
    ParagraphKind.ACTION: "Action",
    ParagraphKind.CHARACTER: "Character",
    ParagraphKind.PARENTHETICAL: "Parenthetical",
    ParagraphKind.DIALOGUE: "Dialogue",
    ParagraphKind.LYRIC: "Lyrics",
    ParagraphKind.TRANSITION: "Transition",
    ParagraphKind.SHOT: "Shot",
    ParagraphKind.GENERAL: "General",
}
"""The type each kind is written as: the elements of Final Draft's screenplay template, and Lyrics."""

KIND_OF: Final = {name.casefold(): kind for kind, name in TYPE_OF.items()} | {
    "singing": ParagraphKind.LYRIC,
    "cast list": ParagraphKind.GENERAL,
    "new act": ParagraphKind.GENERAL,
    "end of act": ParagraphKind.GENERAL,
}
"""The kind of every type Final Draft has of itself, by its name in lower case; writers may make others."""

BONEYARD: Final = "Boneyard"
"""The type of a script note that holds words taken out of the script; our own, Final Draft shows it as it is."""

DEEPEST: Final = 4
"""Final Draft's outline has four levels."""

_OUTLINE: Final = re.compile(r"outline (?:(\d)|body)")


class Types(msgspec.Struct, frozen=True):
    """The types that a file's own settings print in capitals, and those they hide in print; names in lower case."""

    capitals: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()

    def aside(self, name: str) -> tuple[AsideKind, int] | None:
        """What a type that is not printed is, and how deep a section; ``None`` for what is printed.

        Final Draft keeps its outline among the paragraphs and hides it in print; sections and synopses are just that.
        """
        found = _OUTLINE.fullmatch(name.casefold())
        if found:
            return (AsideKind.SECTION, int(found[1])) if found[1] else (AsideKind.SYNOPSIS, 0)
        if name.casefold() not in self.hidden:
            return None
        return (AsideKind.NOTE if name.casefold() == "note" else AsideKind.SYNOPSIS), 0


def outline_type(kind: AsideKind, *, depth: int) -> str:
    """The type a section or a synopsis is written as."""
    return f"Outline {min(max(depth, 1), DEEPEST)}" if kind is AsideKind.SECTION else "Outline Body"
