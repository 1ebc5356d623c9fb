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


def sound(clips: Sequence[Used], *, folder: Path, doubles: dict[str, str], rate: int) -> Samples:
    """Join the sound of the clips; ``doubles`` gives the recorder's file of a slate, where there is one."""
    parts = []
    kept: dict[str, Samples] = {}
    for clip in clips:
        one = clip.filmed
        begins, long = 0, clip.length * SAMPLE_RATE // rate
        whole: Samples = np.zeros(0)
        if one is not None and one.media:
            double = doubles.get(one.slate, "")
            name = double or one.media
            if name not in kept:
                kept[name] = first_track(folder / double) if double else read_sound(folder / name)
            whole, begins = kept[name], (clip.start - one.start) * SAMPLE_RATE // rate
        part = np.zeros(long)
        heard = whole[begins : begins + long]
        part[: len(heard)] = heard
        part[:_JOIN] *= np.linspace(0, 1, _JOIN)
        part[-_JOIN:] *= np.linspace(1, 0, _JOIN)
        parts.append(part)
    return np.concatenate(parts)
