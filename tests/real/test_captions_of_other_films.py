"""Captions of other films, each slated by mistake for a scene of the ferry: not one in a hundred may be lined."""

from pathlib import Path

import pytest

from edgecode.film.heard.listen import listen
from edgecode.film.heard.scene_words import scene_words
from edgecode.film.heard.take_words import take_words
from edgecode.film.script import Script
from edgecode.film.transcript import Transcript
from edgecode.formats import vtt
from edgecode.formats.fountain import reader as fountain
from simulators.memory_source import MemorySource
from simulators.the_ferry import FERRY

CAPTIONS = sorted((Path(__file__).resolve().parents[3] / "shared" / "real" / "subtitles").glob("*.vtt"))
MOST = 0.01
"""Share of its cues."""

pytestmark = pytest.mark.skipif(not CAPTIONS, reason="the real material is not beside this checkout")


@pytest.mark.parametrize("path", CAPTIONS, ids=lambda path: path.stem)
def test_captions_of_another_film_line_no_scene_of_this_one(path: Path) -> None:
    [told] = [each for each in vtt.read(MemorySource.of(path)) if isinstance(each, Transcript)]
    page = MemorySource.of(FERRY / "script" / "the-ferry-blue.fountain")
    [film] = [each for each in fountain.read(page) if isinstance(each, Script)]
    cues = take_words(told).cue
    for scene in film.scenes:
        placed = listen(told, scene=scene_words(film, scene), script=film).words
        lined = {cue for cue, paragraph in zip(cues, placed, strict=True) if paragraph >= 0}
        assert len(lined) <= MOST * len(told.cues), scene.number
