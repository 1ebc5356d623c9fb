"""Grey cards with the name of a panel, for panels without a picture: text on grey, set by typst in a font of its own."""

from typing import Final

import msgspec
import typst

_TEMPLATE: Final = b"""
#set page(width: 1280pt, height: 720pt, margin: 80pt, fill: rgb(96, 96, 96))
#set text(font: "DejaVu Sans Mono", fill: rgb(224, 224, 224), size: 56pt, hyphenate: false)
#let (name, more) = json(bytes(sys.inputs.card))
#align(center + horizon, block(height: 560pt, clip: true, {
  name
  if more != "" { parbreak(); text(size: 32pt, more) }
}))
"""
_LONGEST: Final = 120
"""Letters of a name that a card shows; it is cut there."""


def card(name: str, more: str = "") -> bytes:
    """Draw a card of 1280 x 720 pixels as PNG: a panel's name, and below it what else is to be said."""
    words = msgspec.json.encode((name[:_LONGEST], more[:_LONGEST])).decode()
    made = typst.compile(_TEMPLATE, format="png", ppi=72, sys_inputs={"card": words}, ignore_system_fonts=True)
    return bytes(made)
