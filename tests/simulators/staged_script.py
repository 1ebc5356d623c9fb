"""A script as a guest tool is shown it, for tests of tools alone."""

from collections.abc import Mapping

from edgecode.film.script import Script


def script_of(script: Script) -> Mapping[str, object]:
    """Make what ``script.json`` holds."""
    return {
        "scenes": [
            {"at": at, "heading": scene.heading, "number": scene.number} for at, scene in enumerate(script.scenes)
        ],
        "paragraphs": [
            {
                "at": at,
                "scene": each.scene if each.scene >= 0 else None,
                "kind": str(each.kind),
                "character": each.character,
                "text": each.text,
            }
            for at, each in enumerate(script.paragraphs)
        ],
    }
