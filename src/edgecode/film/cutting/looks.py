"""How a clip comes in, which effects lie on it and what a title says, in words that two lists can be compared by."""

import re
from typing import Final

from edgecode.film.cut import Clip, ClipKind
from edgecode.film.cutting.laid import Laid
from edgecode.film.slate import Slate, Style

_EFFECTS: Final = ("edl.effect", "otio.effects", "aaf.effects")
_CUT: Final = "cut"
_TEXT: Final = re.compile(r"(?:^|\.)(?:text|title|caption)$", re.IGNORECASE)


def transition(clip: Clip) -> str:
    """``cut``, ``dissolve``, or ``dissolve, 24 frames`` where the list says how long it lasts."""
    if not clip.transition:
        return _CUT
    frames = clip.extra.get("edl.transition_frames", "").lstrip("0")
    wipe = clip.extra.get("edl.wipe", "")
    word = f"{clip.transition} {wipe}".rstrip()
    return f"{word}, {frames} frames" if frames else word


def effects(clip: Clip) -> str:
    """The names of its effects; below a transition of a list stands the transition's own name, which is none."""
    named = (clip.extra.get(key, "") for key in _EFFECTS if not (clip.transition and key == _EFFECTS[0]))
    return ", ".join(filter(None, named))


def title(clip: Clip) -> str:
    """What a title says, as far as the cut holds it: its name, its notes, its text."""
    if clip.kind is not ClipKind.GENERATOR:
        return ""
    said = (value for key, value in sorted(clip.extra.items()) if _TEXT.search(key))
    return "; ".join(dict.fromkeys(part for part in (clip.name, *clip.notes, *said) if part))


class Slates:
    """The slates of clips: what a proof says, else their names."""

    def __init__(self, proven: dict[str, Slate], *, style: Style) -> None:
        """``proven`` are the slates of the takes of clips whose take is proven, by the clip's id."""
        self._proven = proven
        self._style = style

    def of(self, clip: Clip) -> Slate | None:
        """The slate of a clip of material, ``None`` where nothing says."""
        if clip.kind is not ClipKind.MATERIAL:
            return None
        proven = self._proven.get(clip.id) if clip.id else None
        return proven or Slate.parse(clip.name, style=self._style)

    def setup(self, use: Laid) -> str:
        """The setup a clip's take belongs to, empty where nothing says."""
        slate = self.of(use.clip)
        return slate.setup_label if slate is not None else ""

    def take(self, clip: Clip) -> str:
        """The take as people say it, empty where nothing says."""
        slate = self.of(clip)
        return slate.take_label if slate is not None else ""

    def take_and_camera(self, clip: Clip) -> str:
        """The take with its camera, where the clip's own name says: ``12A-3B``; empty where no slate is known."""
        slate = self.of(clip)
        if slate is None:
            return ""
        own = Slate.parse(clip.name, style=self._style)
        return f"{slate.take_label}{own.camera if own is not None else slate.camera}"
