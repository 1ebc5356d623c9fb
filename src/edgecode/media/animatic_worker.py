"""The process that makes one movie of panels, and ends: sounds first, then one picture after the other.

Started by :mod:`edgecode.media.pyav_animatics`. The pictures it gets were decoded and written anew by
:mod:`edgecode.media.decoder`; what a sound file does to FFmpeg ends this process and no more. It writes to the one path it is
given, holds no store, and its memory is bounded.
"""

import os
import sys
from fractions import Fraction
from typing import BinaryIO

from av.error import FFmpegError

from edgecode.media.animatic_encoding import Movie
from edgecode.media.animatic_messages import Begin, Busy, Done, Failed, Said, Show, Want, told
from edgecode.media.animatic_sound import mixed, reason
from edgecode.media.decoder import bound_memory
from edgecode.media.piped import send_message


def main() -> None:
    """Make the one movie."""
    asked = os.fdopen(os.dup(sys.stdin.fileno()), "rb")
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    bound_memory()
    begin = told(asked)
    if isinstance(begin, Begin):
        send_message(answers, made(begin, asked=asked, answers=answers))


def made(begin: Begin, *, asked: BinaryIO, answers: BinaryIO) -> Done | Failed:
    """Make a movie of what comes through a pipe."""

    def say(what: Said) -> None:
        send_message(answers, what)

    try:
        movie = Movie(begin.to, fps=Fraction(begin.numerator, begin.denominator))
        if begin.sounds:
            movie.hear(mixed(begin.sounds, frames=begin.frames, fps=movie.fps, say=say))
        say(Want())
        while isinstance(show := told(asked), Show):
            for _frames in movie.show(show.picture, frames=show.frames):
                say(Busy())
            say(Want())
        if show is None:
            return Failed("nobody asks any more")
        movie.close()
    except (FFmpegError, OSError, ValueError, MemoryError, OverflowError) as error:
        return Failed(reason(error))
    return Done(movie.frames)


if __name__ == "__main__":
    main()
