"""File names of recordings, as papers and cuts write them."""

import unicodedata


def stem(name: str) -> str:
    """A file's name for comparing: no folder, no extension, upper case, accents as one letter with what they stand on."""
    name = name if name.isascii() else unicodedata.normalize("NFC", name)
    short = name.replace("\\", "/").rsplit("/", 1)[-1].strip().upper()
    head, dot, tail = short.rpartition(".")
    return head if dot and head and tail.isalnum() and not tail.isdigit() else short
