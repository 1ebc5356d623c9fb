"""How long a still takes, as JSON lines with the ratio to bare PyAV: decode the same frame, write the same JPEG, here.

*Made* is through the process that decodes, nothing kept; *kept* is given again from the stores' folder. Needs PyAV.
"""

import json
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from edgecode.film.media_files import MediaFile
from edgecode.film.movie import Still
from edgecode.media.decoding import still_of
from edgecode.media.pyav_stills import PyavStills
from edgecode.store.picture_files import PictureFiles
from edgecode.usecases.stills import TILE, StillMaker

FERRY: Final = Path(__file__).resolve().parents[1] / "examples" / "the-ferry"
ROUNDS: Final = 5


def timed(job: Callable[[], object]) -> float:
    """Give how many milliseconds a job takes, the best of some rounds."""
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        job()
        times.append((time.perf_counter() - began) * 1000)
    return min(times)


def bare(path: Path) -> None:
    """Decode and encode here."""
    with path.open("rb") as stream:
        if not isinstance(still_of(stream, at=None, width=TILE), Still):
            raise TypeError(path)


def main() -> None:
    """Time every camera file of the example film."""
    files = sorted(FERRY.glob("dailies/**/*.mp4"))
    engine = PyavStills(FERRY)
    began = time.perf_counter()
    engine.facts(files[0].relative_to(FERRY).as_posix())
    started = (time.perf_counter() - began) * 1000
    with tempfile.TemporaryDirectory() as made:
        maker = StillMaker(engine, pictures=PictureFiles(Path(made)))
        rows = []
        for file in files:
            media = MediaFile(path=file.relative_to(FERRY).as_posix(), key="k")
            limit = timed(partial(bare, file))
            asked = timed(partial(engine.still, media.path, at=None, width=TILE))
            maker.still(media)
            rows.append((limit, asked, timed(partial(maker.still, media))))
    engine.close()
    limits, asked_ms, kept_ms = (list(each) for each in zip(*rows, strict=True))
    facts = {"bench": "stills", "files": len(files), "bare_ms": round(statistics.median(limits), 1)}
    for what, times in (("made", asked_ms), ("kept", kept_ms)):
        ratio = statistics.median(one / limit for one, limit in zip(times, limits, strict=True))
        print(
            json.dumps(
                facts | {"what": what, "median_ms": round(statistics.median(times), 2), "ratio": round(ratio, 3)}
            )
        )
    print(json.dumps({"bench": "stills", "what": "first, process started", "ms": round(started, 1)}))


if __name__ == "__main__":
    main()
