"""The rendered cut: the clips of a cut, decoded from the takes' files and joined, a card where there is none."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

import numpy as np
from make_the_ferry import Used
from PIL import Image

from the_ferry_media.clapper import card
from the_ferry_media.film_file import SIZE, read_pictures, read_sound
from the_ferry_media.voices import SAMPLE_RATE, Samples
from the_ferry_media.wave_reading import first_track

_JOIN: Final = SAMPLE_RATE // 200
"""Samples over which sound fades at a join: 5 milliseconds, against clicks."""


def pictures(clips: Sequence[Used], *, folder: Path) -> Iterator[Image.Image]:
    """Give every frame of the cut in order."""
    for clip in clips:
        one = clip.filmed
        if one is None or not one.media:
            still = card(SIZE, words=clip.name).picture()
            yield from (still for _ in range(clip.length))
            continue
        begins = clip.start - one.start
        for shown in islice(read_pictures(folder / one.media), begins, begins + clip.length):
            yield Image.fromarray(shown)


def sound(clips: Sequence[Used], *, folder: Path, sources: dict[str, str], rate: int) -> Samples:
    """Join the sound of the clips; ``sources`` gives the file with the best sound of each slate, whichever camera is seen."""
    parts = []
    kept: dict[str, Samples] = {}
    for clip in clips:
        one = clip.filmed
        part = np.zeros(clip.length * SAMPLE_RATE // rate)
        if one is not None and one.slate in sources:
            name = sources[one.slate]
            if name not in kept:
                kept[name] = (first_track if name.endswith(".WAV") else read_sound)(folder / name)
            begins = (clip.start - one.start) * SAMPLE_RATE // rate
            heard = kept[name][begins : begins + len(part)]
            part[: len(heard)] = heard
        part[:_JOIN] *= np.linspace(0, 1, _JOIN)
        part[-_JOIN:] *= np.linspace(1, 0, _JOIN)
        parts.append(part)
    return np.concatenate(parts)
