"""Reads back the sound files this maker writes."""

import wave
from pathlib import Path

import numpy as np

from the_ferry_media.voices import Samples


def first_track(source: Path) -> Samples:
    """The first track of a 16-bit wave file, between -1 and 1."""
    with wave.open(str(source)) as file:
        raw = np.frombuffer(file.readframes(file.getnframes()), dtype="<i2")
        return raw[:: file.getnchannels()].astype(np.float64) / 32767
