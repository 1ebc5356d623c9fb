"""File names of recordings, as papers and cuts write them."""

from edgecode.film.composed import composed


def stem(name: str) -> str:
    """A file's name for comparing: no folder, no extension, upper case, accents as one letter with what they stand on."""
    short = composed(name).replace("\\", "/").rsplit("/", 1)[-1].strip().upper()
    head, dot, tail = short.rpartition(".")
    return head if dot and head and tail.isalnum() and not tail.isdigit() else short
