"""The list of a film's scenes: the script's where there is one, and those that only papers know."""

from collections.abc import Iterable

from edgecode.film import scene_number
from edgecode.film.dailies import Dailies
from edgecode.film.film import FilmScene
from edgecode.film.omc_film import OmcFilm
from edgecode.film.proof import Proof
from edgecode.film.script import Script
from edgecode.film.settle import settle


def script_numbers(script: Script | None, *, omc: OmcFilm) -> tuple[str, ...]:
    """Give the scene numbers that decide how slates are read: the script's, else those of OMC's NarrativeScenes."""
    if script is not None:
        return tuple(scene.number for scene in script.scenes if scene.number)
    return tuple(scene.number for scene in omc.scenes if scene.number)


def film_scenes(
    script: Script | None, *, omc: OmcFilm, dailies: Dailies, proofs: Iterable[Proof]
) -> tuple[FilmScene, ...]:
    """List the scenes: those of the script in its order, then those that only OMC, the takes or the cut know, by number."""
    listed = _of_script(script, omc=omc)
    known = {_key(scene) for scene in listed}
    others: dict[str, FilmScene] = {}
    for scene in (*_of_omc(omc), *_of_numbers(take.scene for take in dailies.takes)):
        others.setdefault(_key(scene), scene)
    for scene in _of_numbers(_of_cut(proofs, numbers=script_numbers(script, omc=omc))):
        others.setdefault(_key(scene), scene)
    unlisted = [scene for key, scene in others.items() if key not in known]
    return (*listed, *sorted(unlisted, key=lambda scene: scene_number.order(scene.number)))


def _key(scene: FilmScene) -> str:
    """What tells a scene from others: its number, else its heading."""
    return scene_number.folded(scene.number) or " ".join(scene.heading.casefold().split())


def _of_script(script: Script | None, *, omc: OmcFilm) -> list[FilmScene]:
    if script is None:
        return []
    production = {scene_number.folded(scene.number): scene.production for scene in _of_omc(omc) if scene.number}
    return [
        FilmScene(
            number=scene.number,
            heading=scene.heading,
            index=index,
            omitted=scene.omitted,
            production=production.get(scene_number.folded(scene.number), ()),
        )
        for index, scene in enumerate(script.scenes)
    ]


def _of_omc(omc: OmcFilm) -> list[FilmScene]:
    return [
        FilmScene(
            number=scene.number,
            heading=scene.heading,
            production=tuple(made.name for made in omc.production_scenes if scene.id in made.narrative),
        )
        for scene in omc.scenes
    ]


def _of_numbers(numbers: Iterable[str]) -> list[FilmScene]:
    return [FilmScene(number=number) for number in dict.fromkeys(numbers) if number]


def slated_scene(proof: Proof, numbers: tuple[str, ...]) -> str:
    """Give the scene a clip's own name says, empty where the name is no slate."""
    return settle(proof.slate, numbers).scene if proof.slate is not None else ""


def _of_cut(proofs: Iterable[Proof], *, numbers: tuple[str, ...]) -> list[str]:
    """Scenes that only clip names know; a clip that names a known take has its scene from there."""
    return [scene for proof in proofs if not proof.take and (scene := slated_scene(proof, numbers))]
