"""The first bytes of a file as text, for recognising it by content."""

import codecs


def peeked(head: bytes) -> str:
    """Decode the start of a file by its byte order mark, else as UTF-8; bytes that do not fit become U+FFFD.

    Never raises: a head may end in the middle of a character, and most files it is asked about are something else.
    """
    for bom, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if head.startswith(bom):
            return head[len(bom) :].decode(encoding, "replace")
    return head.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")
