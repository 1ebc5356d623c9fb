"""How findings quote: templates are filled with a few words of the film, cut at a word."""

from edgecode.film.emphasis import plain


def short(text: str, *, most: int = 60) -> str:
    """Cut a text to at most ``most`` characters, at a word, on one line, without its emphasis marks."""
    flat = " ".join(plain(text).split())
    if len(flat) <= most:
        return flat
    room = flat[: most - 1]
    return f"{room.rsplit(' ', 1)[0]} …" if " " in room else f"{room}…"
