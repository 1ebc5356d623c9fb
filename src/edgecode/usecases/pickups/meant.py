"""What of that which is owed somebody said is as intended, of a check that says the same: nobody is asked about it again."""

from collections.abc import Iterable, Iterator

from edgecode.film.film import Film
from edgecode.film.pickups.owing import Owing, OwingKind
from edgecode.film.pickups.placeholders import placeholders
from edgecode.findings.finding import Evidence, Finding
from edgecode.findings.intent import Intent, aimed, excuses

_CHECKS = {
    OwingKind.LINE: (("unshot-line", "never-covered"), ("unshot-line", "scene-not-begun"), ("none-usable", "only-ng")),
    OwingKind.ACTION: (
        ("unshot-line", "never-covered"),
        ("unshot-line", "scene-not-begun"),
        ("none-usable", "only-ng"),
    ),
    OwingKind.LOST: (("line-lost-in-cut", "line-not-used"),),
    OwingKind.LEFT_OUT: (("line-lost-in-cut", "scene-not-used"),),
    OwingKind.PLACEHOLDER: (("placeholder-in-cut", "says-so"),),
}
"""The checks and kinds of findings that say of a thing what makes it owed."""
_OF_SCENE = frozenset({"scene-not-begun", "scene-not-used"})


def meant(film: Film, owings: Iterable[Owing], *, intents: Iterable[Intent]) -> dict[str, str]:
    """Give, by the id of what is owed, who said that it is as intended; ``intents`` are those in force."""
    aims, _remarks = aimed(intents, script=film.script)
    found: dict[str, str] = {}
    for owing in owings:
        for finding in _findings(film, owing):
            by = next((aim.intent.by for aim in aims if excuses(aim, finding)), "")
            if by:
                found.setdefault(owing.id, by)
    return found


def _findings(film: Film, owing: Owing) -> Iterator[Finding]:
    for check, kind in _CHECKS.get(owing.kind, ()):
        subject = _subject(film, owing, of_scene=kind in _OF_SCENE)
        if subject:
            yield Finding(
                check=check,
                kind=kind,
                says=owing.says,
                evidence=(Evidence(owing.place, owing.kind),),
                options=(),
                subjects=(subject,),
                scene=owing.scene,
            )


def _subject(film: Film, owing: Owing, *, of_scene: bool) -> str:
    if owing.kind is OwingKind.PLACEHOLDER:
        every = placeholders(film.cut) if film.cut is not None else ()
        return next((each.subject for each in every if each.clip.id == owing.clip), "")
    if film.script is None or not owing.paragraphs:
        return ""
    scene = film.scene_of(owing.paragraphs[0])
    if of_scene:
        return scene.id if scene is not None else ""
    return film.script.paragraphs[owing.paragraphs[0]].id
