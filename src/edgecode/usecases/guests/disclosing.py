"""A guest tool as the papers have it: what its partner's cards say of it, and on which parts of the film it was used."""

from collections.abc import Iterable
from typing import Final

from edgecode.boundary.guest.manifest import Manifest, ModelCard
from edgecode.boundary.guest.manifest import Part as Read
from edgecode.papers.statements import Fact, Tool, Use
from edgecode.papers.words import Nature, Part, Runs, Told, YesNo

_PART: Final = {
    Read.SCRIPT: Part.SCREENPLAY,
    Read.BOARDS: Part.STORYBOARDS,
    Read.DAILIES: Part.PICTURE,
    Read.CUTS: Part.EDIT,
}
_NO_MODEL: Final = "none: it has no model"


def described(manifest: Manifest) -> Tool:
    """Give a tool as its partner signed it. It runs here, where nothing leaves: its maker learns nothing from it."""
    return Tool(
        name=_name(manifest),
        vendor=manifest.partner.name,
        version=str(manifest.version),
        nature=Nature.ANALYTICAL,
        runs=Runs.HERE,
        weights=_fact(f"{each.name} {each.version}: {each.sha256 or 'no weights'}" for each in manifest.models),
        training=_fact(_trained(each) for each in manifest.models),
        learns=YesNo.NO,
    )


def uses_of(manifest: Manifest, parts: Iterable[Read], *, on: str) -> tuple[Use, ...]:
    """Give a use for each part that a tool is shown on a day (ISO 8601). It points at what is there; nothing of it stays."""
    name, what = _name(manifest), f"a guest tool: {manifest.does}"
    return tuple(Use(tool=name, part=_PART[each], what=what, since=on, in_film=YesNo.NO) for each in parts)


def _name(manifest: Manifest) -> str:
    return f"{manifest.title} of {manifest.partner.name}"


def _trained(card: ModelCard) -> str:
    return f"{card.name}: {card.trained_on} ({card.licence})"


def _fact(told: Iterable[str]) -> Fact:
    return Fact(Told.VALUE, "; ".join(told) or _NO_MODEL)
