"""What was said in a take, told line by line: each line of the text is one cue of two seconds."""

import inspect

from edgecode.film.heard.hearing import Hearing
from edgecode.film.heard.listen import listen
from edgecode.film.heard.scene_words import SceneWords, scene_words
from edgecode.film.place import Place
from edgecode.film.script import Script
from edgecode.film.transcript import Cue, Milliseconds, Transcript

LENGTH = 2000


def transcript(said: str, *, media: str = "12-1", path: str = "") -> Transcript:
    """Make a transcript; ``NADIA| words`` names the speaker of a cue."""
    cues = []
    for number, line in enumerate(inspect.cleandoc(said).splitlines()):
        speaker, bar, words = line.rpartition("|")
        place = Place(path or f"{media}.vtt", number + 1)
        begins, ends = Milliseconds(number * LENGTH), Milliseconds((number + 1) * LENGTH)
        cues.append(Cue(text=words.strip() if bar else line, place=place, begins=begins, ends=ends, speaker=speaker))
    return Transcript(path=path or f"{media}.vtt", media=media, cues=tuple(cues))


def words_of(script: Script, *, scene: int = 0) -> SceneWords:
    """Give what a scene has to say."""
    return scene_words(script, script.scenes[scene])


def heard(said: str | Transcript, *, script: Script, scene: int = 0) -> Hearing:
    """Listen to what was said of a scene."""
    told = transcript(said) if isinstance(said, str) else said
    return listen(told, scene=words_of(script, scene=scene), script=script)


def lines(hearing: Hearing, *, script: Script) -> list[tuple[int, str]]:
    """Give the lines heard: run, and the first word of the line."""
    return [(line.run, script.paragraphs[line.paragraph].text.split()[0]) for line in hearing.lines]
