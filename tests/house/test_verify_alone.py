"""``edgecode-verify`` is checked by what it loads: whoever checks a pack needs no film, no store and no network."""

import subprocess
import sys
from typing import Final

_ALLOWED: Final = {
    *(
        "edgecode.cli",
        "edgecode.cli.verify",
        "edgecode.cli.verify_batch",
        "edgecode.cli.verify_claim",
        "edgecode.cli.verify_letter",
        "edgecode.errors",
    ),
    *("edgecode.dispatch", "edgecode.dispatch.checked_batch", "edgecode.dispatch.held", "edgecode.dispatch.letters"),
    *("edgecode.usecases", "edgecode.usecases.ports", "edgecode.usecases.ports.delivery"),
}
_ROOMS: Final = ("edgecode.papers", "edgecode.record", "edgecode.entries", "edgecode.consent", "edgecode.boundary")
_ASK: Final = (
    "import sys; import edgecode.cli.verify; print(*sorted(m for m in sys.modules if m.partition('.')[0] in {names}))"
)


def loaded(*names: str) -> list[str]:
    """Start the command's module in a process of its own and tell which modules of some packages it has."""
    ask = _ASK.replace("{names}", repr(set(names)))
    return subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True).stdout.split()


def test_checking_a_pack_loads_no_film_and_no_store() -> None:
    strange = [
        name
        for name in loaded("edgecode")
        if name not in {"edgecode", *_ALLOWED}
        and not name.startswith(tuple(f"{room}." for room in _ROOMS))
        and name not in _ROOMS
    ]
    assert not strange


def test_checking_a_pack_loads_nothing_that_reaches_out() -> None:
    assert not loaded("apsw", "pysqlite3", "litestar", "granian", "cedarpy", "typst", "c2pa", "av")


def test_what_is_looked_for_can_be_found() -> None:
    """The question finds a module that is there: else an empty answer would say nothing."""
    assert "edgecode.papers.checking" in loaded("edgecode")
