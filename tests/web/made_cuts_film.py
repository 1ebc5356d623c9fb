"""A small film with cuts of every kind, for the page *Cut*: several tracks, nests, speeds, and cuts that differ."""

import json
from pathlib import Path
from typing import Any, Final

from edgecode.film.cut import Cut
from edgecode.film.rate import Rate
from edgecode.formats.otio.writer import written
from simulators.told_cuts import cut

Node = dict[str, Any]
_OLD: Final = (
    "12A-1A@100+48 12B-2A@500+36 12A-1A@200+60 12C-1A@50+72 ~12D-3A@10+48 12A-2A@900+40 12E-1A@300+60 12F-1A@0+96 "
    "13A-1A@0+48 13B-1A@77+52 13C-2A@40+64 14A-1A@5+80"
)
"""What was assembled first."""
_NEW: Final = (
    "12A-1A@100+40 12B-4A@520+36 12A-1A@200+60 12C-1A@62+72 13C-2A@40+64 12D-3A@10+96x0.5 12E-1A@300+30 12E-1A@340+20 "
    "12F-1A@0+96 12G-1A@30+24 13A-1A@0+48 14A-1A@5+80"
)
"""Trimmed, replaced, slipped, moved, retimed, split, removed and added."""
_SPEECH: Final = "12A-1A@100+144 gap+228 12F-1A@0+96"
_MUSIC: Final = "MX_opening@0+400"


def made_cuts_film(folder: Path) -> Path:
    """Write the film, with two cuts of one name, one in another rate, one flattened, one of another film."""
    cuts = folder / "cuts"
    cuts.mkdir(parents=True)
    settings = ['title = "Cuts"', 'current_cut = "cuts/2-fine.otio"']
    (folder / "film.toml").write_text("\n".join(settings) + "\n", encoding="utf-8")
    _write(cuts / "1-rough.otio", cut(_OLD, name="The Lift", A1=_SPEECH, A2=_MUSIC, V2="gap+48 title:LONDON+36"))
    _write(cuts / "2-fine.otio", cut(_NEW, name="The Lift", A1=_SPEECH, A2=_MUSIC, V2="gap+48 title:LONDON,_1962+36"))
    _write(cuts / "3-tv.otio", cut(_NEW, name="The Lift, television", rate=Rate.of(25)))
    _write(cuts / "4-flat.otio", cut("whole_film@0+600", name="The Lift, flattened"))
    other = " ".join(f"X{nth}-1@{nth * 100}+40" for nth in range(1, 16))
    _write(cuts / "5-other.otio", cut(other, name="Another Film"))
    (cuts / "6-nested.otio").write_text(json.dumps(_nested()), encoding="utf-8")
    return folder


def _write(path: Path, made: Cut) -> None:
    path.write_bytes(written(made).data)


def _time(value: float) -> Node:
    return {"OTIO_SCHEMA": "RationalTime.1", "value": value, "rate": 24.0}


def _clip(name: str, begin: int, frames: int, *effects: Node) -> Node:
    span = {"OTIO_SCHEMA": "TimeRange.1", "start_time": _time(begin), "duration": _time(frames)}
    return {"OTIO_SCHEMA": "Clip.2", "name": name, "source_range": span, "effects": list(effects)}


def _track(name: str, kind: str, *children: Node) -> Node:
    return {"OTIO_SCHEMA": "Track.1", "name": name, "kind": kind, "children": list(children)}


def _nested() -> Node:
    """One timeline with a nested sequence, a dissolve, a clip at double speed and one that stands still."""
    fast = {"OTIO_SCHEMA": "LinearTimeWarp.1", "name": "", "effect_name": "LinearTimeWarp", "time_scalar": 2.0}
    still = {"OTIO_SCHEMA": "FreezeFrame.1", "name": "", "effect_name": "FreezeFrame", "time_scalar": 0.0}
    inner = _track("inner", "Video", _clip("13A-1A", 0, 48), _clip("13B-1A", 77, 52))
    nest = {"OTIO_SCHEMA": "Stack.1", "name": "VFX of scene 13", "children": [inner]}
    dissolve = {
        "OTIO_SCHEMA": "Transition.1", "transition_type": "SMPTE_Dissolve", "in_offset": _time(12), "out_offset": _time(12),
    }  # fmt: skip
    first = _track(
        "V1", "Video", _clip("12A-1A", 100, 96), dissolve, _clip("12B-2A", 500, 72, fast), nest, _clip("12E-1A", 300, 48, still)
    )  # fmt: skip
    sound = _track("A1", "Audio", _clip("12A-1A", 100, 168))
    stack = {"OTIO_SCHEMA": "Stack.1", "name": "tracks", "children": [first, sound]}
    return {"OTIO_SCHEMA": "Timeline.1", "name": "The Lift, nested", "global_start_time": _time(86400), "tracks": stack}
