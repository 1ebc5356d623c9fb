"""How long a feature in FDX takes, bytes to script and back, against lxml parsing the same bytes in the same run.

Prints one JSON line. The file is the made feature written by our own writer; ``same_script`` says whether reading it gives
the script that was written.
"""

import json
import sys

from bench_fountain import Held, best
from lxml import etree
from made_script import made_script

from edgecode.film.emphasis import plain
from edgecode.film.script import Script
from edgecode.formats.fdx.reader import read
from edgecode.formats.fdx.writer import written
from edgecode.formats.fountain import reader as fountain

LIMIT_MS = 1000
PAGES = 120


def main() -> int:
    """Measure and print; 0 if within the limit and the same script."""
    [script, *_] = fountain.read(Held(made_script(7, PAGES).encode()))
    assert isinstance(script, Script)  # noqa: S101 - the first record of a reader of scripts
    data = written(script)
    source = Held(data)
    [again, *_] = read(source)
    assert isinstance(again, Script)  # noqa: S101 - likewise
    same = [(each.kind, plain(each.text)) for each in script.paragraphs] == [
        (each.kind, plain(each.text)) for each in again.paragraphs
    ]
    ours_ms, peer_ms = best(lambda: list(read(source))), best(lambda: etree.fromstring(data))
    told = {
        "bench": "fdx",
        "paragraphs": len(again.paragraphs),
        "bytes": len(data),
        "read_ms": round(ours_ms, 2),
        "write_ms": round(best(lambda: written(script)), 2),
        "peer": f"lxml {etree.__version__}, parsing alone",
        "peer_ms": round(peer_ms, 2),
        "ratio": round(ours_ms / peer_ms, 1),
        "limit_ms": LIMIT_MS,
        "same_script": same,
    }
    print(json.dumps(told))
    return 0 if same and ours_ms <= LIMIT_MS else 1


if __name__ == "__main__":
    sys.exit(main())
