"""How findings quote: templates are filled with a few words of the film, cut at a word."""


def short(text: str, *, most: int = 60) -> str:
    """Cut a text to at most ``most`` characters, at a word, on one line."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else f"{flat[:most].rsplit(' ', 1)[0]} …"
